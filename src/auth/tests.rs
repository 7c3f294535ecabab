//! Credentials that change while a client is at work, in virtual time.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use tokio::time::{Instant, advance, sleep, timeout};

use super::*;
use crate::error::Error;
use crate::service::{Origin, Range, Status};

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const REQUEST: Signed<'_> = Signed { method: "GET", resource_type: "docs", link: "dbs/a", date: "Thu, 27 Apr 2017 00:51:12 GMT" };

/// A directory that answers as it is told, and counts.
#[derive(Clone, Default)]
struct Directory(Arc<Mutex<Script>>);

#[derive(Default)]
struct Script {
    asked: Vec<Option<String>>,
    /// In this order; then with a token that is called after the number of the question.
    answers: VecDeque<Reply>,
    delay: Duration,
}

enum Reply {
    Token(&'static str),
    Failure,
    Silence,
    Panic,
}

impl Directory {
    fn new(delay: Duration, answers: impl IntoIterator<Item = Reply>) -> Self {
        Self(Arc::new(Mutex::new(Script { asked: Vec::new(), answers: answers.into_iter().collect(), delay })))
    }

    fn asked(&self) -> usize {
        self.0.lock().unwrap().asked.len()
    }

    fn credential(&self) -> Credential {
        Credential::provider(self.clone())
    }
}

impl TokenProvider for Directory {
    fn token<'a>(&'a self, claims: Option<&'a str>) -> Provided<'a, AccessToken> {
        let (number, reply, delay) = {
            let mut script = self.0.lock().unwrap();
            script.asked.push(claims.map(str::to_owned));
            (script.asked.len(), script.answers.pop_front(), script.delay)
        };
        Box::pin(async move {
            sleep(delay).await;
            let token = match reply {
                Some(Reply::Failure) => return Err("the directory is on fire".into()),
                Some(Reply::Silence) => std::future::pending().await,
                Some(Reply::Panic) => panic!("the directory is mad"),
                Some(Reply::Token(token)) => token.to_owned(),
                None => number.to_string(),
            };
            Ok(AccessToken::new(token).expiring_in(HOUR))
        })
    }
}

/// The token that a call uses; and how long the call waited for it.
async fn call(credential: &Credential) -> Result<String> {
    let authorization = credential.authorize(&REQUEST, "dbs/a").await?;
    assert!(authorization.value.is_sensitive());
    authorization.background.alongside(async {}).await;
    Ok(token(&authorization.value))
}

fn token(header: &HeaderValue) -> String {
    header.to_str().unwrap().strip_prefix(header::AAD).unwrap().to_owned()
}

/// Many calls at once.
async fn calls(credential: &Credential, count: usize) -> Vec<Result<String>> {
    let calls = (0..count).map(|_| {
        let credential = credential.clone();
        tokio::spawn(async move { call(&credential).await })
    });
    let calls: Vec<_> = calls.collect();
    let mut done = Vec::new();
    for call in calls {
        done.push(call.await.unwrap());
    }
    done
}

fn challenge(text: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(WWW_AUTHENTICATE, HeaderValue::from_static(text))])
}

#[tokio::test(start_paused = true)]
async fn however_many_ask_the_directory_is_asked_once() {
    let directory = Directory::new(3 * SECOND, []);
    let credential = directory.credential();
    for result in calls(&credential, 100).await {
        assert_eq!(result.unwrap(), "1");
    }
    assert_eq!(call(&credential).await.unwrap(), "1");
    assert_eq!(directory.asked(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refresh_ahead_of_expiry_holds_nobody_up() {
    let directory = Directory::new(3 * SECOND, []);
    let credential = directory.credential();
    call(&credential).await.unwrap();
    advance(HOUR / 2 - MINUTE).await;
    call(&credential).await.unwrap();
    assert_eq!(directory.asked(), 1);
    advance(2 * MINUTE).await;
    let start = Instant::now();
    let authorization = credential.authorize(&REQUEST, "dbs/a").await.unwrap();
    assert_eq!((token(&authorization.value).as_str(), start.elapsed()), ("1", Duration::ZERO));
    // The request takes five seconds, and the refresh comes to its end beside it.
    authorization.background.alongside(sleep(5 * SECOND)).await;
    assert_eq!(start.elapsed(), 5 * SECOND);
    assert_eq!(call(&credential).await.unwrap(), "2");
    assert_eq!(directory.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_refresh_goes_on_from_call_to_call() {
    let directory = Directory::new(3 * SECOND, []);
    let credential = directory.credential();
    call(&credential).await.unwrap();
    advance(HOUR / 2).await;
    // Short calls, none of which sees the refresh to its end.
    let mut used = Vec::new();
    for _ in 0..5 {
        used.push(call(&credential).await.unwrap());
        advance(SECOND).await;
    }
    assert_eq!(used, ["1", "1", "1", "1", "2"]);
    assert_eq!(directory.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_expired_token_is_waited_for() {
    let directory = Directory::new(3 * SECOND, []);
    let credential = directory.credential();
    call(&credential).await.unwrap();
    advance(HOUR).await;
    let start = Instant::now();
    assert!(calls(&credential, 10).await.into_iter().all(|used| used.unwrap() == "2"));
    assert_eq!(start.elapsed(), 3 * SECOND);
    assert_eq!(directory.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn failures_do_not_matter_while_the_old_token_is_valid() {
    let directory = Directory::new(Duration::ZERO, [Reply::Token("old"), Reply::Failure, Reply::Failure]);
    let credential = directory.credential();
    call(&credential).await.unwrap();
    advance(HOUR / 2 + MINUTE).await;
    for _ in 0..10 {
        assert_eq!(call(&credential).await.unwrap(), "old");
    }
    assert_eq!(directory.asked(), 2, "not again at once");
    advance(MINUTE).await;
    assert_eq!(call(&credential).await.unwrap(), "old");
    assert_eq!(directory.asked(), 3);
    advance(MINUTE).await;
    call(&credential).await.unwrap();
    assert_eq!(call(&credential).await.unwrap(), "4");
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_told_to_all_who_wait_and_the_next_call_asks_again() {
    let directory = Directory::new(SECOND, [Reply::Failure]);
    let credential = directory.credential();
    for result in calls(&credential, 10).await {
        assert_eq!(result.unwrap_err().to_string(), "the token provider failed: the directory is on fire");
    }
    assert_eq!(directory.asked(), 1);
    assert_eq!(call(&credential).await.unwrap(), "2");
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_goes_away_leaves_the_question_to_others() {
    let directory = Directory::new(3 * SECOND, []);
    let credential = directory.credential();
    assert!(timeout(SECOND, call(&credential)).await.is_err());
    let start = Instant::now();
    assert_eq!(call(&credential).await.unwrap(), "1");
    assert_eq!((start.elapsed(), directory.asked()), (2 * SECOND, 1));
    // The client goes away with the question: nothing is left that holds the provider.
    advance(HOUR).await;
    assert!(timeout(SECOND, call(&credential)).await.is_err());
    drop(credential);
    assert_eq!(Arc::strong_count(&directory.0), 1);
}

#[tokio::test(start_paused = true)]
async fn cancellations_at_random_wedge_nothing() {
    let directory = Directory::new(Duration::from_millis(700), []);
    let credential = directory.credential();
    let mut random = fastrand::Rng::with_seed(27);
    for _ in 0..300 {
        let calls: Vec<_> = (0..5)
            .map(|_| {
                let (credential, limit) = (credential.clone(), Duration::from_millis(random.u64(0..1500)));
                tokio::spawn(async move { timeout(limit, call(&credential)).await })
            })
            .collect();
        for call in calls {
            if let Ok(used) = call.await.unwrap() {
                used.unwrap();
            }
        }
        advance(Duration::from_secs(random.u64(0..5000))).await;
    }
    assert!(timeout(SECOND, call(&credential)).await.unwrap().is_ok());
    assert!(directory.asked() <= 301, "one question a round at most: {}", directory.asked());
}

#[tokio::test(start_paused = true)]
async fn a_refresh_that_was_left_alone_and_broke_off_is_begun_anew() {
    let directory = Directory::new(SECOND, [Reply::Token("old"), Reply::Silence]);
    let credential = directory.credential();
    call(&credential).await.unwrap();
    advance(HOUR / 2).await;
    assert_eq!(call(&credential).await.unwrap(), "old");
    // Nothing happens for so long that the token expires.
    advance(HOUR).await;
    assert_eq!(call(&credential).await.unwrap(), "3");
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_hangs_or_panics_is_an_error_and_no_more() {
    let directory = Directory::new(SECOND, [Reply::Silence, Reply::Panic]);
    let credential = directory.credential();
    assert_eq!(call(&credential).await.unwrap_err().to_string(), "the token provider failed: no answer within 60s");
    assert_eq!(call(&credential).await.unwrap_err().to_string(), "the token provider failed: it panicked");
    assert_eq!(call(&credential).await.unwrap(), "3");
}

#[tokio::test(start_paused = true)]
async fn a_provider_with_a_store_of_its_own_is_not_asked_ever_more_often() {
    /// Gives the same token until it expires.
    struct Store(Directory, SystemTime);
    impl TokenProvider for Store {
        fn token<'a>(&'a self, claims: Option<&'a str>) -> Provided<'a, AccessToken> {
            Box::pin(async move { Ok(self.0.token(claims).await?.expiring_at(self.1)) })
        }
    }
    let same = std::iter::repeat_with(|| Reply::Token("same")).take(100);
    let directory = Directory::new(Duration::ZERO, same);
    let credential = Credential::provider(Store(directory.clone(), SystemTime::now() + HOUR));
    call(&credential).await.unwrap();
    advance(HOUR / 2).await;
    for _ in 0..600 {
        assert_eq!(call(&credential).await.unwrap(), "same");
        advance(SECOND).await;
    }
    assert!((2..=11).contains(&directory.asked()), "{}", directory.asked());
}

#[tokio::test(start_paused = true)]
async fn a_token_without_an_expiry_is_for_those_who_wait() {
    struct Plain;
    impl TokenProvider for Plain {
        fn token<'a>(&'a self, _: Option<&'a str>) -> Provided<'a, AccessToken> {
            Box::pin(async { Ok(AccessToken::new(fastrand::u64(..).to_string())) })
        }
    }
    let credential = Credential::provider(Plain);
    assert_ne!(call(&credential).await.unwrap(), call(&credential).await.unwrap());
}

#[tokio::test(start_paused = true)]
async fn a_challenge_is_met_once_for_all_whom_it_was_put_to() {
    let directory = Directory::new(SECOND, []);
    let credential = directory.credential();
    let refused = credential.authorize(&REQUEST, "dbs/a").await.unwrap().used;
    // {"a":1}
    let headers = challenge(r#"Bearer error="insufficient_claims", claims="eyJhIjoxfQ==""#);
    let renewals = async || credential.renew(&refused, None, &headers).await.unwrap();
    let (a, b, c) = tokio::join!(renewals(), renewals(), renewals());
    assert!(a && b && c);
    assert_eq!(call(&credential).await.unwrap(), "2");
    // Who comes late finds the new token there.
    assert!(renewals().await);
    assert_eq!(directory.0.lock().unwrap().asked, [None, Some(r#"{"a":1}"#.to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn what_another_token_does_not_mend_is_not_sent_again() {
    let directory = Directory::new(SECOND, [Reply::Token("same"), Reply::Token("same"), Reply::Failure]);
    let credential = directory.credential();
    let refused = credential.authorize(&REQUEST, "dbs/a").await.unwrap().used;
    assert!(!credential.renew(&refused, None, &HeaderMap::new()).await.unwrap());
    assert!(!credential.renew(&refused, None, &challenge("Bearer realm=x")).await.unwrap());
    assert_eq!(directory.asked(), 1);
    static REVOKED: Status = Status {
        name: "aad_token_revoked",
        status: Some(401),
        sub_status: Some(5013),
        docs: "",
        on: &[],
        retry: &[],
        maybe_processed: false,
        origin: Origin::Service,
        range: Range::ALL,
    };
    assert!(!credential.renew(&refused, Some(&REVOKED), &HeaderMap::new()).await.unwrap(), "the same token again");
    assert_eq!(directory.asked(), 2);
    let error =
        credential.renew(&credential.authorize(&REQUEST, "dbs/a").await.unwrap().used, Some(&REVOKED), &HeaderMap::new()).await;
    assert!(error.unwrap_err().to_string().contains("on fire"));
}

fn key(base64: &str) -> MasterKey {
    MasterKey::new(base64).unwrap()
}

async fn signed_by(credential: &Credential) -> HeaderValue {
    credential.authorize(&REQUEST, "dbs/a").await.unwrap().value
}

#[tokio::test]
async fn a_rotating_key_signs_anew_at_once() {
    let rotating = RotatingKey::new(key("b25l"));
    let credential = Credential::from(rotating.clone());
    let first = credential.authorize(&REQUEST, "dbs/a").await.unwrap();
    assert_eq!(first.value, signed_by(&key("b25l").into()).await);
    assert!(!credential.renew(&first.used, None, &HeaderMap::new()).await.unwrap());
    rotating.set(key("dHdv"));
    assert!(credential.renew(&first.used, None, &HeaderMap::new()).await.unwrap());
    assert_eq!(signed_by(&credential).await, signed_by(&key("dHdv").into()).await);
}

#[tokio::test(start_paused = true)]
async fn a_key_provider_is_asked_again_when_its_key_is_refused() {
    #[derive(Clone, Default)]
    struct Vault(Arc<Mutex<(&'static str, usize)>>);
    impl KeyProvider for Vault {
        fn key(&self) -> Provided<'_, MasterKey> {
            Box::pin(async {
                sleep(SECOND).await;
                let mut vault = self.0.lock().unwrap();
                vault.1 += 1;
                Ok(MasterKey::new(vault.0)?)
            })
        }
    }
    let vault = Vault::default();
    vault.0.lock().unwrap().0 = "b25l";
    let credential = Credential::key_provider(vault.clone());
    let refused = credential.authorize(&REQUEST, "dbs/a").await.unwrap().used;
    signed_by(&credential).await;
    let renew = async || credential.renew(&refused, None, &HeaderMap::new()).await;
    assert!(!renew().await.unwrap(), "the same key would be refused again");
    vault.0.lock().unwrap().0 = "dHdv";
    let (a, b) = tokio::join!(renew(), renew());
    assert!(a.unwrap() && b.unwrap());
    assert_eq!(signed_by(&credential).await, signed_by(&key("dHdv").into()).await);
    assert_eq!(vault.0.lock().unwrap().1, 3);
    vault.0.lock().unwrap().0 = "not base64!";
    let refused = credential.authorize(&REQUEST, "dbs/a").await.unwrap().used;
    let error: Error = credential.renew(&refused, None, &HeaderMap::new()).await.unwrap_err();
    assert!(error.to_string().starts_with("the key provider failed: the account key is not base64"), "{error}");
    assert!(!format!("{error} {error:?}").contains("not base64!"));
}

#[tokio::test]
async fn resource_tokens_go_by_the_link() {
    let tokens: ResourceTokens = [("dbs/a/colls/b", "one"), ("dbs/a/colls/c", "two")].into_iter().collect();
    let credential = Credential::from(tokens);
    let value = credential.authorize(&REQUEST, "dbs/a/colls/c/docs/1").await.unwrap().value;
    assert_eq!(value, "two");
    assert!(credential.authorize(&REQUEST, "dbs/a").await.is_err());
}

#[test]
fn nothing_shows_a_secret() {
    let token = AccessToken::new("canary").expiring_in(HOUR);
    let rotating = RotatingKey::new(key("Y2FuYXJ5"));
    let tokens: ResourceTokens = [("dbs/a", "canary")].into_iter().collect();
    let told = format!(
        "{token:?} {rotating:?} {tokens:?} {:?} {:?}",
        Credential::from(rotating.clone()),
        Credential::from(tokens.clone())
    );
    assert!(!told.contains("canary") && !told.contains("Y2FuYXJ5"), "{told}");
}
