//! Tokens that somebody made up: continuations of the client and of the emulator, session tokens, entity tags. What cannot be used is
//! refused, and nothing of a token becomes text of a query.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cosmosdb::http::{HeaderName, HeaderValue, Request};
use cosmosdb::{
    AcrossPartitions, Answer, Client, Collection, PartitionKey, PartitionKeyValue, SessionStore, Transport, bytes::Bytes,
};
use cosmosdb_emulator::InProcess;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::ground::{DATABASE, FLAT, FULL, collection};

/// Longer tokens only take longer.
const LONGEST: usize = 8192;
/// How many pages are read with a token at most: one that was made up may lead in a circle.
const MOST_PAGES: usize = 8;

/// Queries over all partitions, of each kind that is merged in its own way.
const QUERIES: [&str; 9] = [
    "SELECT * FROM c",
    "SELECT c.id, c.n FROM c ORDER BY c.n DESC",
    "SELECT VALUE c.s FROM c ORDER BY c.pk, c.n DESC",
    "SELECT DISTINCT VALUE c.s FROM c",
    "SELECT c.s, COUNT(1) AS count, AVG(c.n) AS mean FROM c GROUP BY c.s",
    "SELECT VALUE SUM(c.n) FROM c",
    "SELECT TOP 7 VALUE t FROM c JOIN t IN c.t",
    "SELECT DISTINCT c.n FROM c ORDER BY c.n OFFSET 1 LIMIT 3",
    "SELECT TOP 5 c.id FROM c ORDER BY RANK RRF(FullTextScore(c.text, 'fox'), FullTextScore(c.text, 'dog'))",
];

/// Queries of one partition key value, of each kind that the emulator goes on with in its own way.
const PAGED: [&str; 4] = [
    "SELECT * FROM c",
    "SELECT DISTINCT VALUE c.n FROM c",
    "SELECT * FROM c ORDER BY c.n DESC",
    "SELECT VALUE t FROM c JOIN t IN c.t ORDER BY c.s, c.n DESC OFFSET 1 LIMIT 9",
];

/// What the client's own tokens have in common with one that it gave.
struct Genuine {
    /// The JSON in it.
    json: Value,
    /// All texts of queries that were sent until the end.
    texts: BTreeSet<String>,
}

static GENUINE: LazyLock<Vec<Genuine>> = LazyLock::new(|| QUERIES.iter().map(|query| FULL.run(genuine(query))).collect());

static FEED: LazyLock<Value> = LazyLock::new(|| {
    FULL.run(async {
        let documents = collection(&FULL.client(), FLAT);
        let mut changes = documents.read_change_feed().max_item_count(1).changes().start_from_beginning().events::<Value>();
        changes.try_next().await.expect("there are changes");
        opened(&changes.continuation().expect("it can go on"))
    })
});

/// For each of those queries, a continuation and what in it stands for the query.
static CONTINUATIONS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    FULL.run(async {
        let documents = collection(&FULL.client(), FLAT);
        let mut all = Vec::new();
        for query in PAGED {
            let page =
                documents.query_documents(query).partition_key(PartitionKeyValue::NULL).max_item_count(1).await.expect("a page");
            let token = page.meta().continuation().expect("there are more").to_owned();
            let binding = token.split(':').nth(1).expect("a token names its query").to_owned();
            all.push((token, binding));
        }
        all
    })
});

/// Takes the first line for the kind of token, and the rest for the token.
pub fn run(data: &[u8]) {
    let Some((kind, token)) =
        std::str::from_utf8(data).ok().filter(|text| text.len() <= LONGEST).and_then(|text| text.split_once('\n'))
    else {
        return;
    };
    let (name, number) = kind.split_at(kind.find(|c: char| c.is_ascii_digit()).unwrap_or(kind.len()));
    let number = number.parse::<usize>().unwrap_or_default();
    match name {
        // JSON that is sealed as the client would, with the names of the collection and of the query where `$c` and `$q` stand.
        "query" => query(number % QUERIES.len(), |genuine| sealed("q1.", &filled(token, &genuine.json))),
        "query-raw" => query(number % QUERIES.len(), |_| token.to_owned()),
        "feed" => feed(&sealed("f1.", &filled(token, &FEED))),
        "feed-raw" => feed(token),
        "session" => session(token),
        "etag" => etag(token),
        "emulator" => emulator(token),
        // What a service answers that means harm.
        "told-session" => told("x-ms-session-token", token),
        "told-continuation" => told("x-ms-continuation", token),
        "told-etag" => told("etag", token),
        _ => {}
    }
}

/// A query that is taken up with a token.
fn query(number: usize, token: impl Fn(&Genuine) -> String) {
    let genuine = &GENUINE[number];
    let watched = Watched::new(FULL.emulator.transport());
    FULL.run(async {
        let documents = collection(&FULL.client_by(watched.clone()), FLAT);
        read_pages(across(&documents, QUERIES[number]).continuation(token(genuine)), MOST_PAGES).await;
    });
    let sent = watched.texts();
    assert!(sent.is_subset(&genuine.texts), "texts that no token may make: {:?}", sent.difference(&genuine.texts));
}

fn across(documents: &Collection, query: &str) -> AcrossPartitions {
    documents.query_documents(query).max_item_count(2).across_partitions()
}

/// Reads some pages, each of whose continuations can be told or refused; returns the first.
async fn read_pages(query: AcrossPartitions, most: usize) -> Option<String> {
    let mut pages = query.pages();
    let mut first = None;
    for _ in 0..most {
        let Ok(Some(page)) = pages.try_next().await else { break };
        let _ = page.into_items::<Value>();
        first = first.or(pages.continuation().ok().flatten());
    }
    first
}

async fn genuine(query: &str) -> Genuine {
    let watched = Watched::new(FULL.emulator.transport());
    let documents = collection(&FULL.client_by(watched.clone()), FLAT);
    let json = match read_pages(across(&documents, query), 1).await {
        Some(token) => opened(&token),
        // It cannot be stopped: its tokens are those of another query, and refused.
        None => json!({}),
    };
    read_pages(across(&documents, query), usize::MAX).await;
    Genuine { json, texts: watched.texts() }
}

/// A change feed that is taken up with a token.
fn feed(token: &str) {
    FULL.run(async {
        let documents = collection(&FULL.client(), FLAT);
        let feed = documents.read_change_feed().max_item_count(2).changes().continuation(token);
        let mut changes = feed.poll_interval(Duration::ZERO).events::<Value>();
        for _ in 0..MOST_PAGES {
            let Ok(Some(_)) = changes.try_next().await else { break };
            assert!(changes.continuation().is_some());
        }
    });
}

fn session(token: &str) {
    let store = SessionStore::new();
    if store.import(token).is_ok() {
        let again = SessionStore::new();
        again.import(&store.export()).expect("what was exported is imported");
        assert_eq!(again.export(), store.export());
    }
    for (name, rid) in [(Some("dbs/fuzz/colls/flat"), "x"), (None, "y"), (Some("dbs/fuzz/colls/flat"), "x")] {
        store.record(name, rid, token);
        store.record(name, rid, "0:-1#24");
    }
    let _ = (store.resolve("x", "0", &["1"]), store.resolve_all("x"));
    FULL.run(async {
        let documents = collection(&FULL.client(), FLAT);
        answered(documents.read_document("p0", "d0").session_token(token).await);
        answered(documents.query_documents("SELECT * FROM c").partition_key("p0").session_token(token).await);
        answered(documents.upsert_document("p0", &json!({"id": "d0", "pk": "p0"})).session_token(token).await);
    });
}

fn etag(token: &str) {
    FULL.run(async {
        let documents = collection(&FULL.client(), FLAT);
        let document = json!({"id": "d0", "pk": "p0"});
        answered(documents.read_document("p0", "d0").if_none_match(token).await);
        answered(documents.read_change_feed().partition_key("p0").if_none_match(token).await);
        answered(documents.read_full_fidelity_change_feed().if_none_match(token).await);
        if let Ok(replaced) = documents.replace_document("p0", "d0", &document).if_match(token).await {
            // Only what is there, or anything, can be replaced.
            assert!(token.trim() == "*" || !replaced.bytes().is_empty(), "{token}");
        }
        answered(documents.delete_document("p0", "d0").if_match(token).await);
        if let Some(key) = PartitionKey::from_header(token) {
            assert_eq!(PartitionKey::from_header(&key.to_string()), Some(key));
        }
    });
}

fn emulator(token: &str) {
    let continuations = &*CONTINUATIONS;
    FULL.run(async {
        let client = FULL.client();
        let documents = collection(&client, FLAT);
        answered(documents.list_documents().continuation(token).await);
        answered(client.database(DATABASE).list_collections().continuation(token).await);
        for (query, (_, binding)) in PAGED.iter().zip(continuations) {
            // Where `$b` stands, the token is of the query.
            let token = token.replace("$b", binding);
            answered(documents.query_documents(*query).partition_key(PartitionKeyValue::NULL).continuation(token).await);
        }
        answered(documents.list_documents().start_epk(token).end_epk("FF").await);
        answered(documents.list_documents().partition_key_range_id(token).await);
    });
}

/// Everything is read from a service that answers with this header.
fn told(name: &'static str, token: &str) {
    let Ok(value) = HeaderValue::from_bytes(token.as_bytes()) else { return };
    let watched = Watched { tells: Some((name, value)), ..Watched::new(FULL.emulator.transport()) };
    FULL.run(async {
        let client: Client = FULL.client_by(watched.clone());
        let documents = collection(&client, FLAT);
        let _ = documents.read_document("p0", "d0").await;
        let _ = documents.upsert_document("p0", &json!({"id": "d0", "pk": "p0"})).await;
        let mut pages = documents.query_documents("SELECT * FROM c").partition_key("p0").pages();
        for _ in 0..MOST_PAGES {
            let Ok(Some(_)) = pages.try_next().await else { break };
        }
        read_pages(across(&documents, QUERIES[1]), MOST_PAGES).await;
        let mut changes =
            documents.read_change_feed().changes().start_from_beginning().poll_interval(Duration::ZERO).events::<Value>();
        for _ in 0..MOST_PAGES {
            let Ok(Some(_)) = changes.try_next().await else { break };
        }
    });
    let allowed = &GENUINE[1].texts;
    let sent = watched.texts();
    assert!(sent.iter().all(|text| text == QUERIES[0] || allowed.contains(text)), "{sent:?}");
}

/// Whatever comes of it, it is no fault of the emulator.
fn answered<T>(outcome: Result<T, cosmosdb::Error>) {
    if let Err(error) = outcome {
        assert_ne!(error.status(), Some(500), "{error}");
    }
}

// ---- tokens of the client ----------------------------------------------------------------------------------------------

/// The JSON of a token that the client gave.
fn opened(token: &str) -> Value {
    let (_, coded) = token.split_once('.').expect("a token has a version");
    let bytes = URL_SAFE_NO_PAD.decode(coded).expect("a token is base64");
    serde_json::from_slice(&bytes[8..]).expect("a token is JSON")
}

/// A token with its checksum.
fn sealed(version: &str, json: &str) -> String {
    let sum = Sha256::digest(json.as_bytes());
    format!("{version}{}", URL_SAFE_NO_PAD.encode([&sum[..8], json.as_bytes()].concat()))
}

/// A token of the collection and the query of a genuine one.
fn filled(text: &str, genuine: &Value) -> String {
    let of = |name: &str| genuine.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    text.replace("$c", &of("c")).replace("$q", &of("q"))
}

// ---- what is sent ------------------------------------------------------------------------------------------------------

/// A way to the emulator that notes the texts of queries, and may put a header into every answer.
#[derive(Clone)]
struct Watched {
    inner: InProcess,
    texts: Arc<Mutex<BTreeSet<String>>>,
    tells: Option<(&'static str, HeaderValue)>,
}

impl Watched {
    fn new(inner: InProcess) -> Self {
        Self { inner, texts: Arc::default(), tells: None }
    }

    fn texts(&self) -> BTreeSet<String> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Watched {
    fn send<'a>(&'a self, request: Request<Bytes>) -> Answer<'a> {
        let body: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        if let Some(text) = body.get("query").and_then(Value::as_str) {
            self.texts.lock().unwrap_or_else(PoisonError::into_inner).insert(text.to_owned());
        }
        Box::pin(async move {
            let mut response = self.inner.send(request).await?;
            if let Some((name, value)) = &self.tells {
                response.headers_mut().insert(HeaderName::from_static(name), value.clone());
            }
            Ok(response)
        })
    }
}

/// The tokens to begin with: what the client gives for each query and for a change feed, and what the emulator gives, as inputs.
pub fn seeds() -> Vec<String> {
    let text = |kind: String, json: &Value| {
        let mut json = json.clone();
        for (name, placeholder) in [("c", "$c"), ("q", "$q")] {
            if let Some(value) = json.get_mut(name) {
                *value = placeholder.into();
            }
        }
        format!("{kind}\n{json}")
    };
    let queries = GENUINE.iter().enumerate().map(|(number, genuine)| text(format!("query{number}"), &genuine.json));
    let emulator = CONTINUATIONS.iter().map(|(token, binding)| format!("emulator\n{}", token.replace(binding, "$b")));
    queries.chain([text("feed".to_owned(), &FEED)]).chain(emulator).collect()
}
