//! Keys and tokens that expire, change, or were signed by a clock that is off.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use cosmosdb::bytes::Bytes;
use cosmosdb::http::{Request, Response};
use cosmosdb::{
    AccessToken, Client, Collection, Credential, ErrorKind, KeyProvider, MasterKey, Provided, TokenProvider, Transport,
};
use cosmosdb_emulator::Emulator;
use cosmosdb_tests::watch::{KEY, Watch};
use cosmosdb_tests::wire::Wire;
use tokio::time::advance;

use crate::support::{Shop, document, orders};

// ---- tokens of Microsoft Entra ------------------------------------------------------------------------------------------------

/// A directory that takes a while, and gives what it was told to.
#[derive(Clone)]
struct Directory {
    gives: Arc<Mutex<VecDeque<Result<&'static str, &'static str>>>>,
    asked: Arc<Mutex<Vec<Option<String>>>>,
    takes: Duration,
}

impl Directory {
    fn new(gives: impl IntoIterator<Item = Result<&'static str, &'static str>>) -> Self {
        let gives = Arc::new(Mutex::new(gives.into_iter().collect()));
        Self { gives, asked: Arc::default(), takes: Duration::from_millis(300) }
    }

    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

impl TokenProvider for Directory {
    fn token<'a>(&'a self, claims: Option<&'a str>) -> Provided<'a, AccessToken> {
        Box::pin(async move {
            self.asked.lock().unwrap().push(claims.map(str::to_owned));
            tokio::time::sleep(self.takes).await;
            let given = self.gives.lock().unwrap().pop_front().unwrap_or(Err("the directory has no more"));
            Ok(AccessToken::new(given?).expiring_in(Duration::from_secs(3600)))
        })
    }
}

/// A service that takes one token, and refuses all others with a challenge.
struct Gate {
    wire: Wire,
    takes: Arc<Mutex<&'static str>>,
    orders: Collection,
}

impl Gate {
    fn new(watch: &Watch, directory: &Directory, takes: &'static str) -> Self {
        for token in ["canary-bearer-one", "canary-bearer-two", "canary-bearer-three"] {
            watch.seen().secret(token);
        }
        let takes = Arc::new(Mutex::new(takes));
        let taken = takes.clone();
        let answer = move |request: &Request<Bytes>| {
            let authorization = request.headers()["authorization"].to_str().unwrap();
            let mut answer = Response::new(Bytes::from_static(b"{}"));
            if !authorization.ends_with(*taken.lock().unwrap()) {
                *answer.status_mut() = 401.try_into().unwrap();
                // {"access_token":{"nbf":{"essential":true}}}
                let challenge = "Bearer error=\"insufficient_claims\", \
                                 claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==\"";
                answer.headers_mut().insert("www-authenticate", challenge.parse().unwrap());
            }
            answer
        };
        let wire = Wire::answered(answer, watch.seen());
        let client = Client::builder("https://contoso.documents.azure.com").token_provider(directory.clone());
        let client = client.transport(wire.clone()).single_endpoint().observer(watch.seen().clone()).build().unwrap();
        watch.seen().debug(&client);
        watch.seen().debug(&client.pipeline());
        Self { wire, takes, orders: orders(&client) }
    }

    /// So many reads beside one another: how many succeeded, and how many requests that took.
    async fn reads(&self, count: usize) -> (usize, usize) {
        let calls: Vec<_> = (0..count)
            .map(|_| {
                let orders = self.orders.clone();
                tokio::spawn(async move { orders.read_document(1, "1").await.is_ok() })
            })
            .collect();
        let mut succeeded = 0;
        for call in calls {
            succeeded += usize::from(call.await.unwrap());
        }
        (succeeded, self.wire.sent().len())
    }
}

#[tokio::test(start_paused = true)]
async fn row_27_a_token_is_asked_for_once_and_ahead_of_its_end() {
    let watch = Watch::begin();
    let directory = Directory::new([Ok("canary-bearer-one"), Ok("canary-bearer-two")]);
    let gate = Gate::new(&watch, &directory, "canary-bearer-one");
    assert_eq!((gate.reads(100).await, directory.asked()), ((100, 100), 1), "one refresh for all callers");
    // Half of its time is over: it is used on, while the next one is asked for, slowly.
    advance(Duration::from_secs(31 * 60)).await;
    assert_eq!((gate.reads(100).await, directory.asked()), ((100, 100), 2));
    advance(Duration::from_secs(1)).await;
    gate.reads(1).await;
    *gate.takes.lock().unwrap() = "canary-bearer-two";
    assert_eq!((gate.reads(100).await, directory.asked()), ((100, 100), 2), "nobody was refused");
}

#[tokio::test(start_paused = true)]
async fn row_27_a_refresh_that_fails_or_brings_the_same_is_borne() {
    let watch = Watch::begin();
    let same = Ok("canary-bearer-one");
    let directory = Directory::new([same, Err("down"), Err("down"), same, same]);
    let gate = Gate::new(&watch, &directory, "canary-bearer-one");
    gate.reads(10).await;
    for asked in [2, 3, 4, 5] {
        advance(Duration::from_secs(31 * 60 / (if asked == 2 { 1 } else { 6 }))).await;
        let (succeeded, requests) = gate.reads(10).await;
        advance(Duration::from_secs(1)).await;
        let (again, more) = gate.reads(10).await;
        assert_eq!((succeeded, requests, again, more), (10, 10, 10, 10));
        assert!(directory.asked() <= asked, "{} {asked}: not ever more often", directory.asked());
    }
    assert!(directory.asked() >= 4);

    // It has expired, and there is none to be had: that is told, and nothing is sent.
    advance(Duration::from_secs(2 * 3600)).await;
    directory.gives.lock().unwrap().clear();
    let error = gate.orders.read_document(1, "1").await.unwrap_err();
    watch.seen().error(&error);
    assert_eq!((error.kind(), error.attempts(), gate.wire.sent().len()), (ErrorKind::Credential, 0, 0), "{error}");
    assert!(std::error::Error::source(&error).is_some_and(|source| source.to_string().contains("no more")), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn row_27_a_challenge_is_met_once() {
    let watch = Watch::begin();
    let directory = Directory::new([Ok("canary-bearer-one"), Ok("canary-bearer-two"), Ok("canary-bearer-three")]);
    let gate = Gate::new(&watch, &directory, "canary-bearer-one");
    gate.reads(1).await;
    // Revoked before its time.
    *gate.takes.lock().unwrap() = "canary-bearer-two";
    assert_eq!((gate.reads(50).await, directory.asked()), ((50, 100), 2), "each was refused once, and one question met all");
    let claims = directory.asked.lock().unwrap()[1].clone().unwrap();
    assert!(claims.contains("essential"), "{claims}");
    // The next token is refused as well: once more, and no more.
    *gate.takes.lock().unwrap() = "canary-bearer-none";
    let error = gate.orders.read_document(1, "1").await.unwrap_err();
    watch.seen().error(&error);
    assert_eq!((error.status(), error.attempts(), gate.wire.sent().len(), directory.asked()), (Some(401), 2, 2, 3));
}

// ---- keys -----------------------------------------------------------------------------------------------------------------------

const SECOND: &str = "Y2FuYXJ5OiB0aGUgc2Vjb25kIGtleSBvZiB0aGUgYWNjb3VudA==";

/// Two accounts, of which one answers: what an account is before and after its key was exchanged.
struct Exchanged {
    accounts: [Wire; 2],
    now: Arc<AtomicUsize>,
}

impl Transport for Exchanged {
    fn send<'a>(&'a self, request: Request<Bytes>) -> cosmosdb::Answer<'a> {
        self.accounts[self.now.load(Ordering::SeqCst)].send(request)
    }
}

struct Vault {
    asked: Arc<AtomicUsize>,
}

impl KeyProvider for Vault {
    fn key(&self) -> Provided<'_, MasterKey> {
        Box::pin(async {
            let first = self.asked.fetch_add(1, Ordering::SeqCst) == 0;
            tokio::time::sleep(Duration::from_millis(100)).await;
            Ok(MasterKey::new(if first { KEY } else { SECOND })?)
        })
    }
}

#[tokio::test(start_paused = true)]
async fn row_28_a_key_that_was_exchanged_is_fetched_anew() {
    let before = Shop::new(Emulator::builder()).await;
    before.seen().secret(SECOND);
    let after = Emulator::builder().key(SECOND).in_process().unwrap();
    let second = Wire::new(after.transport(), before.seen());
    let setup = Client::builder(after.endpoint()).key(SECOND).unwrap().transport(after.transport()).build().unwrap();
    setup.create_database("shop").await.unwrap();
    let definition = cosmosdb::types::PartitionKeyDefinition::new(["/pk"]).version(2);
    setup.database("shop").create_collection("orders", definition).await.unwrap();
    let now = Arc::new(AtomicUsize::new(0));
    let exchanged = Exchanged { accounts: [before.wire.clone(), second.clone()], now: now.clone() };
    let asked = Arc::new(AtomicUsize::new(0));
    let credential = Credential::key_provider(Vault { asked: asked.clone() });
    let client = Client::builder(before.emulator.endpoint()).credential(credential).transport(exchanged).single_endpoint();
    let orders = orders(&client.build().unwrap());
    before.wire.sent();
    orders.read_document(1, "1").await.unwrap();
    assert_eq!((asked.load(Ordering::SeqCst), before.wire.sent().len()), (1, 1));

    now.store(1, Ordering::SeqCst);
    let calls: Vec<_> = (0..20)
        .map(|number| {
            let orders = orders.clone();
            tokio::spawn(async move { orders.create_document(1, &document(&format!("new-{number}"), 1)).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().meta().attempts(), 2);
    }
    assert_eq!((asked.load(Ordering::SeqCst), second.sent().len()), (2, 40), "the vault was asked once, for all");
    assert_eq!(after.requests().of("create_document"), 40, "of which half were refused");

    // A key that is not the right one, and no other to be had: no third attempt.
    now.store(0, Ordering::SeqCst);
    let error = orders.read_document(1, "1").await.unwrap_err();
    before.seen().error(&error);
    assert!(error.is_unauthorized() && error.attempts() <= 2, "{error}");
    assert_eq!(before.wire.sent().len(), error.attempts() as usize);
}

#[tokio::test]
async fn row_29_a_clock_that_is_off_is_named() {
    for (minutes, ahead) in [(16, true), (16, false), (14, true), (14, false), (60 * 24, true)] {
        let off = Duration::from_secs(60 * minutes);
        let shop = Shop::new(Emulator::builder()).await;
        let clock = move || if ahead { SystemTime::now() - off } else { SystemTime::now() + off };
        let emulator = Emulator::builder().key(KEY).clock(clock).in_process().unwrap();
        let wire = Wire::new(emulator.transport(), shop.seen());
        let client = shop.builder_over(wire.clone()).single_endpoint().build().unwrap();
        let listed = client.list_databases().await;
        assert_eq!(wire.sent().len(), 1, "it would be refused again");
        match listed {
            Ok(_) => assert_eq!(minutes, 14, "the service bears a quarter of an hour"),
            Err(error) => {
                shop.seen().error(&error);
                let text = error.to_string();
                assert_eq!((error.status(), minutes == 14), (Some(403), false), "{text}");
                let which = if ahead { "ahead of" } else { "behind" };
                assert!(
                    text.contains("this machine's clock is") && text.contains(which) && text.contains("set the clock right"),
                    "{text}"
                );
            }
        }
    }
}
