//! How the client behaves, against answers that are written down beforehand.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use cosmosdb::operations::{CreateDocument, CreateDocumentFailure, ReadDocument, ReadDocumentFailure};
use cosmosdb::{
    Client, ErrorKind, PartitionKey, RequestOptions, RetryPolicy, Rid, Scripted, TransportError, bytes::Bytes, headers, http,
    types, versions,
};
use serde_json::{Value, json};

const KEY: &str = "VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=";

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> http::Response<Bytes> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

fn client(answers: impl IntoIterator<Item = http::Response<Bytes>>) -> (Client, Arc<Scripted>) {
    let transport = Arc::new(Scripted::new(answers));
    let builder = Client::builder("https://contoso.documents.azure.com").key(KEY).unwrap().single_endpoint();
    (builder.transport(transport.clone()).build().unwrap(), transport)
}

fn orders(client: &Client) -> cosmosdb::Collection {
    client.database("shop").collection("orders")
}

// ---- retry ---------------------------------------------------------------------------------------------------------------------

#[tokio::test]
async fn a_throttled_request_is_sent_again_after_the_wait_asked_for_and_signed_anew() {
    let throttled =
        || answer(429, &[("x-ms-retry-after-ms", "1100.5"), ("x-ms-substatus", "3200")], r#"{"message":"slow down"}"#);
    let (client, transport) = client([throttled(), answer(201, &[], "{}")]);
    let started = Instant::now();
    let response = orders(&client).create_document("a", &json!({"id": "1"})).await.unwrap();
    assert!(started.elapsed() >= Duration::from_millis(1100));
    assert_eq!(response.meta().attempts(), 2);
    let sent = transport.sent();
    assert_eq!(sent.len(), 2);
    assert_ne!(sent[0].headers["x-ms-date"], sent[1].headers["x-ms-date"]);
    assert_ne!(sent[0].headers["authorization"], sent[1].headers["authorization"]);
    assert_eq!(sent[0].body, sent[1].body);
}

#[tokio::test]
async fn a_write_that_may_have_been_done_is_not_repeated() {
    for status in [500, 502, 504, 408] {
        let (client, transport) = client([answer(status, &[], ""), answer(201, &[], "{}")]);
        let error = orders(&client).create_document("a", &json!({"id": "1"})).await.unwrap_err();
        assert_eq!((error.status(), transport.sent().len()), (Some(status), 1), "{error}");
    }
}

#[tokio::test]
async fn a_read_is_repeated_whenever_that_can_help() {
    for status in [408, 410, 429, 500, 502, 503, 504] {
        let (client, transport) = client([answer(status, &[], ""), answer(200, &[], "{}")]);
        orders(&client).read_document("a", "1").await.unwrap_or_else(|error| panic!("{status}: {error}"));
        assert_eq!(transport.sent().len(), 2, "{status}");
    }
    for (status, sub) in [(400, "0"), (401, "0"), (403, "0"), (404, "0"), (409, "0"), (412, "0"), (413, "0")] {
        let (client, transport) = client([answer(status, &[("x-ms-substatus", sub)], ""), answer(200, &[], "{}")]);
        orders(&client).read_document("a", "1").await.unwrap_err();
        assert_eq!(transport.sent().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_sub_status_decides_where_the_status_does_not() {
    // A read session that is not there yet, and a document that is not there.
    let (client, transport) = client([answer(404, &[("x-ms-substatus", "1002")], ""), answer(200, &[], "{}")]);
    orders(&client).read_document("a", "1").await.unwrap();
    assert_eq!(transport.sent().len(), 2);
}

#[tokio::test]
async fn a_connection_that_broke_is_ambiguous_for_writes_alone() {
    let scripted = |error: TransportError| {
        let (client, transport) = client([]);
        transport.push_error(error);
        transport.push(answer(200, &[], "{}"));
        (client, transport)
    };
    let (client, transport) = scripted(TransportError::maybe_sent("reset"));
    let error = orders(&client).create_document("a", &json!({"id": "1"})).await.unwrap_err();
    assert_eq!((error.kind(), transport.sent().len()), (ErrorKind::Ambiguous, 1));
    let (client, transport) = scripted(TransportError::not_sent("refused"));
    orders(&client).create_document("a", &json!({"id": "1"})).await.unwrap();
    assert_eq!(transport.sent().len(), 2);
    let (client, transport) = scripted(TransportError::maybe_sent("reset"));
    orders(&client).read_document("a", "1").await.unwrap();
    assert_eq!(transport.sent().len(), 2);
}

#[tokio::test]
async fn what_would_fail_in_the_same_way_is_not_sent_again() {
    // A wrong partition key; and a refusal by what is not the service, of a write.
    let mismatch = answer(400, &[("x-ms-substatus", "1001")], r#"{"message":"mismatch"}"#);
    for first in [mismatch, answer(503, &[], "<html>proxy</html>")] {
        let (client, transport) = client([first, answer(201, &[], "{}")]);
        orders(&client).create_document("a", &json!({"id": "1"})).await.unwrap_err();
        assert_eq!(transport.sent().len(), 1);
    }
}

#[tokio::test]
async fn a_page_that_cannot_be_decoded_is_where_to_go_on() {
    let (client, _) = client([page("one", r#"{"n":1}"#), page("two", "{}")]);
    #[derive(Debug, serde::Deserialize)]
    struct Item {
        #[allow(dead_code, reason = "it is there to be missed")]
        n: u32,
    }
    let mut items = orders(&client).list_documents().items::<Item>();
    assert!(items.try_next().await.unwrap().is_some());
    let error = items.try_next().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 1));
    assert_eq!(items.continuation().unwrap().as_deref(), Some("one"));
}

#[tokio::test]
async fn retries_end() {
    let transport = Arc::new(Scripted::new((0..20).map(|_| answer(429, &[("x-ms-retry-after-ms", "1")], ""))));
    let builder = Client::builder("https://contoso.documents.azure.com").key(KEY).unwrap().transport(transport.clone());
    let client = builder.retry(RetryPolicy::default().with_max_retries(3)).build().unwrap();
    let error = orders(&client).read_document("a", "1").await.unwrap_err();
    assert!(error.is_throttled());
    assert_eq!((error.attempts(), transport.sent().len()), (4, 4));
    assert_eq!(error.retry_after(), Some(Duration::from_millis(1)));
}

#[tokio::test]
async fn a_call_has_the_time_it_is_given() {
    let (client, _) = client([answer(429, &[("x-ms-retry-after-ms", "20000")], "")]);
    let started = Instant::now();
    let error = orders(&client).read_document("a", "1").timeout(Duration::from_millis(50)).await.unwrap_err();
    assert!(error.is_timeout() && started.elapsed() < Duration::from_secs(5), "{error}");
    // Why it took so long is told as well.
    assert_eq!((error.status(), error.attempts()), (Some(429), 1), "{error}");
}

// ---- errors --------------------------------------------------------------------------------------------------------------------

#[tokio::test]
async fn an_error_says_what_is_needed_and_no_more() {
    let headers = [("x-ms-activity-id", "a-1"), ("x-ms-request-charge", "1.25"), ("etag", "\"7\"")];
    let message = r#"{"code":"Conflict","message":"Entity with the specified id already exists.\r\nActivityId: a-1, x/1.0"}"#;
    let (client, _) = client([answer(409, &headers, message)]);
    let error = orders(&client).create_document("a", &json!({"id": "secret-id"})).await.unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("create_document: 409 conflict: Entity with the specified id already exists. ("), "{text}");
    assert!(text.ends_with(") [activity id a-1]"), "{text}");
    assert_eq!(error.failure::<CreateDocument>(), Some(CreateDocumentFailure::Conflict));
    assert_eq!(error.failure::<ReadDocument>(), None, "it is of another operation");
    assert_eq!((error.request_charge(), error.activity_id()), (Some(1.25), Some("a-1")));
    assert!(error.is_conflict() && !error.is_not_found());
    assert_eq!(std::mem::size_of_val(&error), std::mem::size_of::<usize>());
    assert!(!format!("{error:?}").contains("secret-id"));
}

#[tokio::test]
async fn what_is_not_from_the_service_is_told_apart() {
    let (client, _) = client([answer(403, &[], "<html>proxy</html>")]);
    let error = orders(&client).read_document("a", "1").await.unwrap_err();
    assert!(error.to_string().contains("not from the service") && !error.to_string().contains("html"), "{error}");
}

#[tokio::test]
async fn an_unchanged_document_keeps_its_etag() {
    let (client, transport) = client([answer(304, &[("etag", "\"7\"")], "")]);
    let error = orders(&client).read_document("a", "1").if_none_match("\"7\"").await.unwrap_err();
    assert!(error.is_not_modified());
    assert_eq!(error.failure::<ReadDocument>(), Some(ReadDocumentFailure::NotModified));
    assert_eq!(error.meta().and_then(|meta| meta.etag()), Some("\"7\""));
    assert_eq!(transport.sent()[0].headers["if-none-match"], "\"7\"");
}

#[tokio::test]
async fn a_document_of_another_shape_is_told_without_its_values() {
    let (client, _) = client([answer(200, &[], r#"{"total":"top secret"}"#)]);
    #[derive(Debug, serde::Deserialize)]
    struct Order {
        #[allow(dead_code, reason = "it is there to fail")]
        total: f64,
    }
    let error = orders(&client).read_document("a", "1").await.unwrap().into_json::<Order>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("expected f64") && !error.to_string().contains("secret"), "{error}");
}

#[test]
fn secrets_are_not_shown() {
    let (client, _) = client([]);
    let builder = Client::builder("https://contoso.documents.azure.com").resource_token("type=resource&ver=1&sig=secret");
    for text in [format!("{client:?}"), format!("{builder:?}"), format!("{:?}", client.pipeline())] {
        assert!(!text.contains("secret") && !text.contains(KEY), "{text}");
    }
    let request = orders(&client).create_document("secret-key", &json!({"id": "secret"})).request().unwrap();
    assert!(!format!("{request:?}").contains("secret"), "{request:?}");
    let error = Client::builder("https://contoso.documents.azure.com").key("secret!").unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"));
}

// ---- before anything is sent ---------------------------------------------------------------------------------------------------

#[tokio::test]
async fn what_the_version_does_not_have_is_not_sent() {
    let transport = Arc::new(Scripted::default());
    let at = |version| {
        let builder = Client::builder("https://contoso.documents.azure.com").key(KEY).unwrap().transport(transport.clone());
        builder.api_version(version).build().unwrap()
    };
    let needs = |error: cosmosdb::Error, version: &str| {
        assert_eq!(error.kind(), ErrorKind::UnsupportedVersion, "{error}");
        assert!(error.to_string().contains(version), "{error}");
    };
    let old = at(versions::V2015_04_08);
    needs(orders(&old).upsert_document(PartitionKey::UNPARTITIONED, &json!({})).await.unwrap_err(), "2015-08-06");
    needs(orders(&old).create_document("a", &json!({})).await.unwrap_err(), "2015-12-16");
    assert!(orders(&old).create_document(PartitionKey::UNPARTITIONED, &json!({})).request().is_ok());
    let paths = types::IndexingPolicy::new().composite_indexes([vec![types::CompositePath::new("/a")]]);
    let shop = at(versions::V2018_08_31).database("shop");
    let create = shop.create_collection("c", types::PartitionKeyDefinition::new(["/pk"])).indexing_policy(paths);
    needs(create.await.unwrap_err(), "2018-09-17");
    let multi = types::PartitionKeyDefinition::new(["/a", "/b"]).kind(types::PartitionKeyKind::MultiHash).version(2);
    needs(at(versions::V2018_12_31).database("shop").create_collection("c", multi).await.unwrap_err(), "2020-07-15");
    assert!(transport.sent().is_empty());
}

#[tokio::test]
async fn a_wrong_argument_is_told_with_its_remedy_and_sends_nothing() {
    let (client, transport) = client([]);
    let told = |error: cosmosdb::Error| {
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{error}");
        error.to_string()
    };
    let mixed = client.database("shop").collection(Rid("DPZtAKyOj5g=")).read_document("a", "1").await.unwrap_err();
    assert!(told(mixed).contains("mix names and rids"));
    assert!(told(orders(&client).read_document("a", "a/b").await.unwrap_err()).contains("`/`"));
    assert!(told(orders(&client).read_document(f64::NAN, "1").await.unwrap_err()).contains("NaN"));
    let lines = orders(&client).read_document("a", "1").session_token("0:1\r\nx-evil: 1").await.unwrap_err();
    assert!(told(lines).contains("session_token"));
    let number = orders(&client).execute_stored_procedure("a", "sum", &5).await.unwrap_err();
    assert!(told(number).contains("tuple"));
    let own = orders(&client).read_document("a", "1").header("Authorization", "mine").await.unwrap_err();
    assert!(told(own).contains("by the client itself"));
    let framing = orders(&client).read_document("a", "1").header("Content-Length", "999").await.unwrap_err();
    assert!(told(framing).contains("by the transport"));
    let user = client.database("shop").user("app");
    let granted = user.create_permission("p", types::PermissionMode::All, &orders(&client).document("..")).await.unwrap_err();
    assert!(told(granted).contains("`..`"), "a permission for a document that cannot be is not one for its collection");
    let by_rid = client.database(Rid("DPZtAA==")).replace_user(Rid("DPZtAKyOj5g=")).await.unwrap_err();
    assert!(told(by_rid).contains(".id("));
    assert!(transport.sent().is_empty());
}

#[test]
fn arguments_of_scripts_are_an_array() {
    let (client, _) = client([]);
    let body = |arguments: &dyn Fn() -> cosmosdb::operations::ExecuteStoredProcedure| {
        let request = arguments().request().unwrap();
        serde_json::from_slice::<Value>(request.body()).unwrap()
    };
    let orders = orders(&client);
    assert_eq!(body(&|| orders.execute_stored_procedure("a", "sum", &(2026, "x"))), json!([2026, "x"]));
    assert_eq!(body(&|| orders.execute_stored_procedure("a", "sum", &())), json!([]));
    assert_eq!(body(&|| orders.execute_stored_procedure("a", "sum", &([1, 2],))), json!([[1, 2]]));
}

#[test]
fn every_request_carries_what_it_has_to() {
    let (client, _) = client([]);
    let request = orders(&client).query_documents("SELECT * FROM c WHERE c.open = @open").param("@open", true).activity_id("a-1");
    let request = request.header("x-ms-new", "1").request().unwrap();
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap());
    assert_eq!(header("content-type"), Some("application/query+json"));
    assert_eq!(header("x-ms-documentdb-isquery"), Some("True"));
    assert_eq!(header("x-ms-version"), Some("2020-07-15"));
    assert_eq!(header("accept"), Some("application/json"));
    assert_eq!((header("x-ms-activity-id"), header("x-ms-new")), (Some("a-1"), Some("1")));
    assert!(header("user-agent").is_some_and(|agent| agent.contains('/')));
    assert_eq!(header("authorization"), None, "each attempt is signed for itself");
    let body: Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(body, json!({"query": "SELECT * FROM c WHERE c.open = @open", "parameters": [{"name": "@open", "value": true}]}));
}

// ---- pages ---------------------------------------------------------------------------------------------------------------------

fn page(next: &str, items: &str) -> http::Response<Bytes> {
    answer(200, &[("x-ms-continuation", next)], &format!(r#"{{"_rid":"r","Documents":[{items}],"_count":0}}"#))
}

#[tokio::test]
async fn a_feed_ends_where_no_continuation_is_and_nowhere_else() {
    let (client, transport) =
        client([page("one", r#"{"n":1}"#), page("two", ""), page("three", r#"{"n":2},{"n":3}"#), page("", "")]);
    let items = orders(&client).list_documents().items::<Value>().try_collect().await.unwrap();
    assert_eq!(items, [json!({"n": 1}), json!({"n": 2}), json!({"n": 3})]);
    let sent = transport.sent();
    let tokens: Vec<_> = sent.iter().map(|sent| sent.headers.get("x-ms-continuation").map(|t| t.to_str().unwrap())).collect();
    assert_eq!(tokens, [None, Some("one"), Some("two"), Some("three")]);
}

#[tokio::test]
async fn a_feed_can_be_stopped_and_gone_on_with() {
    let (first, _) = client([page("one", r#"{"n":1}"#), answer(400, &[], "")]);
    let mut pages = orders(&first).list_documents().pages();
    assert_eq!(pages.try_next().await.unwrap().unwrap().into_items::<Value>().unwrap().len(), 1);
    assert!(pages.try_next().await.is_err());
    assert!(pages.try_next().await.unwrap().is_none(), "an error ends it");
    let token = pages.continuation().unwrap().unwrap();
    let (second, transport) = client([page("", r#"{"n":2}"#)]);
    let rest = orders(&second).list_documents().continuation(&token).items::<Value>().try_collect().await.unwrap();
    assert_eq!(rest, [json!({"n": 2})]);
    assert_eq!(transport.sent()[0].headers["x-ms-continuation"], "one");
}

#[tokio::test]
async fn a_change_feed_ends_with_304_and_keeps_its_place() {
    let answers = [
        answer(200, &[("etag", "\"3\"")], r#"{"_rid":"r","Documents":[{"n":1}],"_count":1}"#),
        answer(304, &[("etag", "\"4\"")], ""),
    ];
    let (client, transport) = client(answers);
    let mut pages = orders(&client).read_change_feed().pages();
    assert_eq!(pages.try_next().await.unwrap().unwrap().into_items::<Value>().unwrap().len(), 1);
    assert_eq!(pages.try_next().await.unwrap().unwrap().into_items::<Value>().unwrap().len(), 0);
    assert!(pages.try_next().await.unwrap().is_none());
    assert_eq!(pages.continuation().unwrap().as_deref(), Some("\"4\""));
    assert_eq!(transport.sent()[1].headers["if-none-match"], "\"3\"");
}

#[tokio::test]
async fn a_header_is_read_by_its_marker() {
    let log = [("x-ms-documentdb-script-log-results", "hello%20world"), ("x-ms-request-charge", "2.5"), ("x-ms-item-count", "x")];
    let (client, _) = client([answer(200, &log, "1")]);
    let response = orders(&client).execute_stored_procedure("a", "sum", &()).await.unwrap();
    assert_eq!(response.header::<headers::RequestCharge>(), Some(2.5));
    assert_eq!(response.header::<headers::ScriptLog>().as_deref(), Some("hello%20world"));
    assert_eq!(response.header::<headers::ItemCount>(), None, "it is no number");
    assert_eq!(response.into_json::<i32>().unwrap(), 1);
}

// ---- ranges --------------------------------------------------------------------------------------------------------------------

/// A service whose list of ranges has no end is not read for ever; one that says nothing of how to go on has come to the end.
#[tokio::test]
async fn a_list_of_ranges_that_goes_round_is_given_up() {
    let definition = json!({"paths": ["/pk"], "kind": "Hash", "version": 2});
    let collection = json!({"id": "orders", "_rid": "bZEsAKMfXgc=", "partitionKey": definition}).to_string();
    let range = json!({"id": "0", "_rid": "bZEsAKMfXgcCAAAAAAAAUA==", "minInclusive": "", "maxExclusive": "FF"});
    let ranges = json!({"_rid": "bZEsAKMfXgc=", "PartitionKeyRanges": [range], "_count": 1}).to_string();
    let page = |continuation| answer(200, &[("x-ms-continuation", continuation)], &ranges);
    let wanted = [("a", "1"), ("b", "2")];

    for (told, most) in [(["0", "0", "0", "0"], 3), (["0", "1", "0", "1"], 4)] {
        let (round, transport) = client([answer(200, &[], &collection)].into_iter().chain(told.map(page)));
        let error = orders(&round).read_many_documents(wanted).await.unwrap_err();
        assert_eq!((error.kind(), transport.sent().len()), (ErrorKind::Decode, most), "{error}");
        assert!(error.to_string().contains("ranges"), "{error}");
    }

    let documents = json!({"_rid": "bZEsAKMfXgc=", "Documents": [], "_count": 0}).to_string();
    let (blank, transport) = client([answer(200, &[], &collection), page(" \t"), answer(200, &[], &documents)]);
    assert_eq!(orders(&blank).read_many_documents(wanted).await.unwrap().missing().count(), 2);
    assert_eq!(transport.sent().len(), 3);
}

/// After a split only those documents are asked for again that have not come before it.
#[tokio::test]
async fn what_has_come_before_a_split_is_not_read_again() {
    let (of, definition) = ("bZEsAKMfXgc=", json!({"paths": ["/pk"], "kind": "Hash", "version": 2}));
    let collection = json!({"id": "orders", "_rid": of, "partitionKey": definition}).to_string();
    let ranges = |id: &str| {
        let range = json!({"id": id, "_rid": "bZEsAKMfXgcCAAAAAAAAUA==", "minInclusive": "", "maxExclusive": "FF"});
        answer(200, &[], &json!({"_rid": of, "PartitionKeyRanges": [range], "_count": 1}).to_string())
    };
    let first = json!({"_rid": of, "Documents": [{"id": "1", "pk": "a"}], "_count": 1}).to_string();
    let (client, transport) = client([
        answer(200, &[], &collection),
        ranges("0"),
        answer(200, &[("x-ms-continuation", "more")], &first),
        answer(410, &[("x-ms-substatus", "1002")], "{}"),
        ranges("1"),
        answer(200, &[], &json!({"id": "2", "pk": "b"}).to_string()),
    ]);
    let read = orders(&client).read_many_documents([("a", "1"), ("b", "2")]).await.unwrap();
    let ids: Vec<Value> = read.found::<Value>().unwrap().iter().map(|document| document["id"].clone()).collect();
    assert_eq!(ids, ["1", "2"]);
    let sent = transport.sent();
    assert_eq!(sent.len(), 6);
    assert!(sent[5].uri.path().ends_with("/docs/2"), "{}", sent[5].uri);
}

/// A blank continuation is none, for plain pages too.
#[tokio::test]
async fn a_blank_continuation_is_the_end_of_a_feed() {
    for blank in ["", " ", "\t"] {
        let body = json!({"_rid": "", "Databases": [], "_count": 0}).to_string();
        let (client, transport) = client((0..3).map(|_| answer(200, &[("x-ms-continuation", blank)], &body)));
        let mut pages = client.list_databases().pages();
        assert!(pages.try_next().await.unwrap().is_some());
        assert_eq!(pages.continuation().unwrap(), None, "{blank:?}");
        assert!(pages.try_next().await.unwrap().is_none());
        assert_eq!(transport.sent().len(), 1, "{blank:?}");
    }
}
