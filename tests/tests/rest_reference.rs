//! The thirty requests that the REST reference prints with their answers: the client sends each of them and decodes its answer, and
//! the emulator gives each of them an answer of that shape.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use cosmosdb::bytes::Bytes;
use cosmosdb::types::{
    IncludedPath, Index, IndexDataType, IndexKind, IndexingMode, IndexingPolicy, OfferProperties, OfferType,
    PartitionKeyDefinition, PartitionKeyKind, PermissionMode, TriggerOperation, TriggerType,
};
use cosmosdb::{
    Client, Collection, Database, Document, Meta, Operation, Page, PartitionKey, RawPage, ResponseHeader, RetryPolicy, Rid,
    Scripted, Sent, User, headers, service,
};
use cosmosdb_core::HeaderText;
use cosmosdb_tests::forms::{Form, body_faults, header_fault, unknown_members};
use cosmosdb_tests::json::lacks;
use cosmosdb_tests::rest::{Pair, Repair, Reply, Request, Site, items, pairs, without_system_properties};
use serde::Serialize;
use serde_json::{Value, json};

type Failure = Box<dyn std::error::Error>;

// ---- the pages -----------------------------------------------------------------------------------------------------

/// What is no JSON as it is printed.
const TYPING_ERRORS: &[Repair] = &[Repair {
    page: "replace-a-user",
    printed: "{  \n    \"id\": \"another_user\",  \n}",
    meant: r#"{"id":"another_user"}"#,
    why: "there is a comma too many",
}];

/// What the client writes in another way, which means the same.
const OTHER_SPELLINGS: &[Repair] = &[Repair {
    page: "create-a-collection",
    printed: r#""indexingMode":"Consistent""#,
    meant: r#""indexingMode":"consistent""#,
    why: "the answer has it in lower case, and so does the client; the service takes both",
}];

#[test]
fn every_page_is_tried_and_has_its_repairs() {
    let pages = pairs(TYPING_ERRORS).into_iter().map(|pair| pair.operation);
    assert!(pages.eq(CALLS.iter().map(|(page, _)| (*page).to_owned())), "a page without a call, or a call without a page");
    for Repair { page, printed, meant, why } in TYPING_ERRORS.iter().chain(OTHER_SPELLINGS) {
        assert_ne!(printed, meant, "{page}: {why}");
    }
    let broken = TYPING_ERRORS.iter().all(|repair| serde_json::from_str::<Value>(repair.printed).is_err());
    assert!(broken, "a typing error that is none");
}

// ---- the client ----------------------------------------------------------------------------------------------------

/// Headers of the printed requests that the client is not asked for.
const NOT_COMPARED: &[(&str, &str)] = &[
    ("authorization", "the signatures are illustrations: no key is printed"),
    ("x-ms-date", "the time of the request"),
    ("host", "the account's; HTTP sends it"),
    ("content-length", "HTTP sends it"),
    ("connection", "HTTP sends it where it is needed"),
    ("expect", "HTTP sends it where it is needed"),
    ("cache-control", "the answer must not be cached anyway: it says so"),
    ("user-agent", "the name of another client"),
    ("cookie", "the session, which is the application's to send, and has a header"),
];

/// Headers that the client sends beyond the printed ones.
const SENT_BESIDES: &[&str] = &["authorization", "x-ms-date", "user-agent", "content-type", "cache-control"];

/// What the client made of an answer.
struct Told {
    meta: Meta,
    /// The body, or the items of a feed; `null` where nothing is decoded.
    decoded: Value,
    /// The type, where the specification knows all of it.
    shape: Option<&'static service::Type>,
}

type Telling = Pin<Box<dyn Future<Output = Result<Told, Failure>>>>;

fn tell<O, T>(operation: O, decode: fn(cosmosdb::Response<T>) -> Result<Value, Failure>) -> Telling
where
    O: Operation + IntoFuture<Output = cosmosdb::Result<cosmosdb::Response<T>>> + 'static,
    T: 'static,
{
    Box::pin(async move {
        let response = operation.await?;
        let meta = response.meta().clone();
        let shape = Some(O::INFO.resource.shape).filter(|_| !O::INFO.resource.free);
        Ok(Told { meta, decoded: decode(response)?, shape })
    })
}

/// A resource of a type.
fn one<O, T>(operation: O) -> Telling
where
    O: Operation + IntoFuture<Output = cosmosdb::Result<cosmosdb::Response<T>>> + 'static,
    T: Serialize + 'static,
{
    tell(operation, |response| Ok(serde_json::to_value(response.body())?))
}

/// A page of resources of a type.
fn many<O, T>(operation: O) -> Telling
where
    O: Operation + IntoFuture<Output = cosmosdb::Result<cosmosdb::Response<Page<T>>>> + 'static,
    T: Serialize + 'static,
{
    tell(operation, |response| Ok(serde_json::to_value(&response.body().items)?))
}

/// JSON that is the application's.
fn free<O>(operation: O) -> Telling
where
    O: Operation + IntoFuture<Output = cosmosdb::Result<cosmosdb::Response>> + 'static,
{
    tell(operation, |response| Ok(response.into_json()?))
}

/// A page of what is the application's.
fn many_free<O>(operation: O) -> Telling
where
    O: Operation + IntoFuture<Output = cosmosdb::Result<cosmosdb::Response<RawPage>>> + 'static,
{
    tell(operation, |response| Ok(Value::Array(response.into_items()?)))
}

/// Nothing.
fn none<O>(operation: O) -> Telling
where
    O: Operation + IntoFuture<Output = cosmosdb::Result<cosmosdb::Response<()>>> + 'static,
{
    tell(operation, |_| Ok(Value::Null))
}

const DOCUMENT: &str = "c3bb1fef-fcb1-56e3-0389-f88583c3ce0d";

fn volcanodb(client: &Client) -> Database {
    client.database("volcanodb")
}

fn volcano1(client: &Client) -> Collection {
    volcanodb(client).collection("volcano1")
}

fn a_document(client: &Client) -> Document {
    volcano1(client).document(DOCUMENT)
}

fn a_user(client: &Client) -> User {
    volcanodb(client).user("a_user")
}

fn testcoll(client: &Client) -> Collection {
    client.database("testdb").collection("testcoll")
}

/// How each page's request is made; long texts and free JSON are taken from the page.
type Ask = fn(&Client, &Request) -> Telling;

const CALLS: &[(&str, Ask)] = &[
    ("create-a-collection", |client, _| {
        let key = PartitionKeyDefinition::new(["/AccountNumber"]).kind(PartitionKeyKind::Hash);
        let index = Index::new(IndexDataType::String).kind(IndexKind::Range).precision(-1);
        let all = IncludedPath::new("/*").indexes([index]);
        let policy = IndexingPolicy::new().indexing_mode(IndexingMode::Consistent).automatic(true).included_paths([all]);
        one(client.database("testdb").create_collection("testcoll", key).indexing_policy(policy).offer_throughput(1000))
    }),
    ("create-a-database", |client, _| one(client.create_database("volcanodb2"))),
    ("create-a-document", |client, page| {
        let collection = client.database(Rid("1KtjAA==")).collection(Rid("1KtjAImkcgw="));
        free(collection.create_document("Andersen", &page.body))
    }),
    ("create-a-permission", |client, _| {
        one(a_user(client).create_permission("a_permission", PermissionMode::Read, &volcano1(client)))
    }),
    ("create-a-stored-procedure", |client, page| {
        one(volcano1(client).create_stored_procedure("sproc_1", page.property("body")).session_token("28"))
    }),
    ("create-a-trigger", |client, page| {
        let (kind, operation) = (TriggerType::Post, TriggerOperation::All);
        let call = volcano1(client).create_trigger("PostTrigger-UpdateMetaAll", page.property("body"), kind, operation);
        one(call.session_token("41"))
    }),
    ("create-an-attachment", |client, _| {
        let call = a_document(client).create_attachment(PartitionKey::UNPARTITIONED, "image_id", "image/jpg", "www.bing.com");
        one(call.session_token("16"))
    }),
    ("delete-a-collection", |client, _| none(client.database("testdb").delete_collection("testcoll"))),
    ("delete-a-database", |client, _| none(client.delete_database("volcanodb2"))),
    ("delete-a-document", |client, _| none(testcoll(client).delete_document("Account1", "SalesOrder3"))),
    ("delete-a-permission", |client, _| none(a_user(client).delete_permission("another_permission"))),
    ("delete-a-stored-procedure", |client, _| {
        none(volcano1(client).delete_stored_procedure("sproc_hello_world").session_token("30"))
    }),
    ("delete-a-user-defined-function", |client, _| {
        none(volcano1(client).delete_user_defined_function("simpleTaxUDF").session_token("40"))
    }),
    ("delete-a-user", |client, _| none(volcanodb(client).delete_user("another_user"))),
    ("execute-a-stored-procedure", |client, _| {
        free(volcano1(client).execute_stored_procedure(PartitionKey::UNPARTITIONED, "sproc_hello_world", &json!(["World"])))
    }),
    ("get-a-database", |client, _| one(client.read_database("volcanodb"))),
    ("get-a-document", |client, _| free(testcoll(client).read_document("Account1", "SalesOrder1"))),
    ("list-attachments", |client, _| many(a_document(client).list_attachments(PartitionKey::UNPARTITIONED).max_item_count(3))),
    ("list-collections", |client, _| many(client.database("SampleDatabase").list_collections())),
    ("list-databases", |client, _| many(client.list_databases().max_item_count(3))),
    ("list-documents", |client, _| {
        many_free(testcoll(client).list_documents().max_item_count(10).enable_cross_partition_query(false))
    }),
    ("list-stored-procedures", |client, _| many(volcano1(client).list_stored_procedures().session_token("30"))),
    ("list-triggers", |client, _| many(volcano1(client).list_triggers().session_token("43"))),
    ("querying-offers", |client, page| many(client.query_offers(page.property("query")).enable_cross_partition_query(false))),
    ("replace-a-document", |client, page| {
        let collection = client.database(Rid("d9RzAA==")).collection(Rid("d9RzAJRFKgw="));
        free(collection.replace_document(PartitionKey::EMPTY, Rid("d9RzAJRFKgwEAAAAAAAAAA=="), &page.body))
    }),
    ("replace-a-permission", |client, page| {
        let call = a_user(client).replace_permission("a_permission", PermissionMode::All, &volcano1(client));
        one(call.id("another_permission").based_on(&page.body))
    }),
    ("replace-a-user-defined-function", |client, page| {
        one(volcano1(client).replace_user_defined_function("simpleTaxUDF", page.property("body")).session_token("38"))
    }),
    ("replace-a-user", |client, _| one(volcanodb(client).replace_user("a_user").id("another_user"))),
    ("replace-an-attachment", |client, _| {
        let unpartitioned = PartitionKey::UNPARTITIONED;
        let call = a_document(client).replace_attachment(unpartitioned, "image_id", "image/jpg", "www.microsoft.com");
        one(call.id("image_id_2").session_token("19"))
    }),
    ("replace-an-offer", |client, page| {
        let offer: OfferProperties = serde_json::from_value(page.body.clone()).unwrap();
        one(client.replace_offer("uT2L", &offer))
    }),
];

macro_rules! read {
    ($($marker:ident)*) => {
        &[$((headers::$marker::HEADER.wire, |meta| meta.header::<headers::$marker>()?.header_text().ok()?)),*]
    };
}

/// The headers of answers that the client reads, each as text again.
type Reading = fn(&Meta) -> Option<String>;
const READ: &[(&str, Reading)] = read!(
    ContentType Etag ActivityId SessionToken RequestCharge Continuation ItemCount ServerDate ContentPath AltContentPath
    ContentLocation ResourceQuota ResourceUsage SchemaVersion ServiceVersion GatewayVersion LastStateChangeUtc MaxMediaStorageUsageMb
    MediaStorageUsageMb CollectionPartitionIndex CollectionServiceIndex QuorumAckedLsn CurrentWriteQuorum CurrentReplicaSetSize
    SetCookie
);

/// Headers of the printed answers that are not the service's but HTTP's.
const OF_HTTP: &[&str] =
    &["cache-control", "pragma", "transfer-encoding", "server", "strict-transport-security", "content-length"];

#[tokio::test]
async fn the_client_sends_every_request_and_decodes_every_answer() {
    let repairs: Vec<Repair> = TYPING_ERRORS.iter().chain(OTHER_SPELLINGS).copied().collect();
    let mut faults = Vec::new();
    for (pair, (_, ask)) in pairs(&repairs).iter().zip(CALLS) {
        let transport = Arc::new(Scripted::new([pair.response.http()]));
        let host = pair.request.header("host").unwrap();
        let builder = Client::builder(format!("https://{host}")).key("VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=").unwrap();
        let builder = builder.api_version(pair.version()).retry(RetryPolicy::NEVER).transport(Arc::clone(&transport));
        let told = ask(&builder.build().unwrap(), &pair.request).await;
        let mut found = Vec::new();
        match transport.sent().as_slice() {
            [sent] => found.extend(request_faults(sent, &pair.request)),
            several => found.push(format!("{} requests were sent", several.len())),
        }
        match told {
            Ok(told) => found.extend(told_faults(&told, pair)),
            Err(error) => found.push(error.to_string()),
        }
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", pair.operation)));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Where a request is not the printed one.
fn request_faults(sent: &Sent, printed: &Request) -> Vec<String> {
    let mut faults = Vec::new();
    if sent.method.as_str() != printed.method {
        faults.push(format!("the method is {}", sent.method));
    }
    if (sent.uri.path(), sent.uri.query()) != (printed.path.as_str(), None) {
        faults.push(format!("the address is {}", sent.uri));
    }
    let text = |name: &str| sent.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let compared = printed.headers.iter().filter(|(name, _)| !NOT_COMPARED.iter().any(|(not, _)| name.eq_ignore_ascii_case(not)));
    for (name, expected) in compared {
        // A header that is empty says nothing.
        if text(name) != expected && meaning(text(name)) != meaning(expected) {
            faults.push(format!("the header {name} is `{}`, and not `{expected}`", text(name)));
        }
    }
    let known = |name: &&str| SENT_BESIDES.contains(name) || printed.header(name).is_some();
    faults
        .extend(sent.headers.keys().map(|name| name.as_str()).filter(|name| !known(name)).map(|name| format!("it sends {name}")));
    let body = |text: &[u8]| if text.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(text) };
    match body(&sent.body) {
        Ok(body) => {
            let more = lacks(&printed.body, &body).map(|fault| format!("the body has more: {fault}"));
            faults.extend(lacks(&body, &printed.body).map(|fault| format!("the body lacks {fault}")).or(more));
        }
        Err(error) => faults.push(format!("the body is no JSON: {error}")),
    }
    faults
}

/// JSON is compared by what it means, and truth values without case.
fn meaning(text: &str) -> Value {
    let json = |text: &str| serde_json::from_str(text).ok();
    json(text).or_else(|| json(&text.to_lowercase())).unwrap_or_else(|| Value::from(text))
}

/// Where the client did not understand the printed answer.
fn told_faults(told: &Told, pair: &Pair) -> Vec<String> {
    let (meta, printed) = (&told.meta, &pair.response);
    let mut faults = Vec::new();
    if meta.status() != printed.status {
        faults.push(format!("the status is {}", meta.status()));
    }
    let mut seen = BTreeSet::new();
    for (name, value) in &printed.headers {
        let name = name.to_lowercase();
        // Of several cookies the first.
        if OF_HTTP.contains(&name.as_str()) || !seen.insert(name.clone()) {
            continue;
        }
        let read = READ.iter().find(|(wire, _)| name.eq_ignore_ascii_case(wire)).map(|(_, read)| read(meta));
        match read {
            Some(Some(text)) if text == *value => {}
            Some(read) => faults.push(format!("the header {name} is read as {read:?}, and is `{value}`")),
            None => faults.push(format!("the client does not know the header {name}")),
        }
    }
    let direct = [
        ("etag", meta.etag().map(str::to_owned)),
        ("x-ms-session-token", meta.session_token().map(str::to_owned)),
        ("x-ms-activity-id", meta.activity_id().map(str::to_owned)),
        ("x-ms-continuation", meta.continuation().map(str::to_owned)),
        ("x-ms-request-charge", meta.request_charge().map(|charge| charge.to_string())),
    ];
    for (name, value) in direct {
        let expected = printed.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone());
        if value != expected {
            faults.push(format!("the answer tells {name} {value:?}, and not {expected:?}"));
        }
    }
    let expected = printed.items().map_or_else(|| printed.body.clone(), |items| Value::Array(items.clone()));
    faults.extend(lacks(&told.decoded, &expected).map(|fault| format!("what is decoded lacks {fault}")));
    faults.extend(told.shape.into_iter().flat_map(|shape| unknown_members(shape, &expected)));
    faults
}

// ---- the emulator --------------------------------------------------------------------------------------------------

/// The procedure that the page runs and does not print.
const HELLO: &str = r#"function (name) { getContext().getResponse().setBody("Hello, " + name); }"#;

/// Everything of which there are only the things that a page needs: it is counted as the page does.
const COUNTED: &[&str] = &["storedProcedures", "triggers", "functions", "users", "permissions"];

/// What each header of the printed answers is in an answer of the emulator.
const HEADERS: &[(&str, Form)] = &[
    ("content-type", Form::Same),
    ("date", Form::Date),
    ("etag", Form::Etag),
    ("x-ms-activity-id", Form::Uuid),
    ("x-ms-request-charge", Form::AtLeast(1.0)),
    ("x-ms-session-token", Form::Numbers),
    ("x-ms-item-count", Form::Same),
    ("x-ms-continuation", Form::More),
    ("x-ms-alt-content-path", Form::Same),
    ("x-ms-content-path", Form::Parent),
    ("content-location", Form::Same),
    ("x-ms-resource-quota", Form::Counts(&[])),
    ("x-ms-resource-usage", Form::Counts(COUNTED)),
    ("x-ms-schemaversion", Form::Numbers),
    ("x-ms-serviceversion", Form::Begins("version=")),
    ("x-ms-gatewayversion", Form::Begins("version=")),
    ("x-ms-max-media-storage-usage-mb", Form::AtLeast(0.0)),
    ("x-ms-media-storage-usage-mb", Form::AtLeast(0.0)),
    ("collection-partition-index", Form::AtLeast(0.0)),
    ("collection-service-index", Form::AtLeast(0.0)),
    ("cache-control", Form::Absent("caches stand between an account and its clients, not before an emulator")),
    ("pragma", Form::Absent("as cache-control, of old")),
    ("server", Form::Absent("the name of the service's HTTP server")),
    ("strict-transport-security", Form::Absent("it speaks plain HTTP")),
    ("transfer-encoding", Form::Absent("HTTP says how long a body is; in-process there is no need")),
    ("content-length", Form::Absent("HTTP says how long a body is; in-process there is no need")),
    ("set-cookie", Form::Absent("the session has a header; no client of today keeps the cookie")),
    ("x-ms-last-state-change-utc", Form::Absent("it tells of the replica that answered; there are no replicas")),
    ("x-ms-quorum-acked-lsn", Form::Absent("it tells of the replicas that agreed; there are no replicas")),
    ("x-ms-current-write-quorum", Form::Absent("it tells how many replicas have to agree; there are no replicas")),
    ("x-ms-current-replica-set-size", Form::Absent("it tells how many replicas there are; there are none")),
];

#[tokio::test]
async fn the_emulator_answers_every_request_in_the_printed_shape() {
    let mut faults = BTreeSet::new();
    for pair in pairs(TYPING_ERRORS) {
        let mut site = Site::new(pair.version());
        seed(&mut site, &pair).await.unwrap_or_else(|error| panic!("{}: there is nothing to ask: {error}", pair.operation));
        let reply = site.ask(&pair.request, &[]).await;
        let found = reply_faults(&site, &pair, &reply).await;
        faults.extend(found.into_iter().map(|fault| (pair.operation.clone(), fault)));
    }
    let lines: String = faults.iter().map(|(page, fault)| format!("\n{page}: {fault}")).collect();
    assert!(lines.is_empty(), "the emulator answers otherwise than the reference:{lines}");
}

async fn reply_faults(site: &Site, pair: &Pair, reply: &Reply) -> Vec<String> {
    let printed = &pair.response;
    if reply.status != printed.status {
        return vec![format!("the status is {}: {}", reply.status, reply.body)];
    }
    let mut faults = body_faults(&reply.body, &printed.body, site);
    for (name, value) in &printed.headers {
        let name = name.to_lowercase();
        match HEADERS.iter().find(|(known, _)| *known == name) {
            Some((_, form)) => faults.extend(header_fault(*form, &name, value, reply, site)),
            None => faults.push(format!("the header {name} is not in the table")),
        }
    }
    // The answer of a script names the script by its path, and the collection by its rid.
    let is_script = pair.operation == "execute-a-stored-procedure";
    if let (Some(path), Some(rid), false) = (reply.header("x-ms-alt-content-path"), reply.header("x-ms-content-path"), is_script)
    {
        let version = pair.request.header("x-ms-version").unwrap_or_default();
        let parent = site.send("GET", &format!("/{path}"), &[("x-ms-version", version)], "").await;
        if parent.body.get("_rid").and_then(Value::as_str) != Some(rid) {
            faults.push(format!("the parent {path} has not the rid {rid}, but is {}", parent.body));
        }
        if items(&reply.body).is_some() && reply.body.get("_rid").and_then(Value::as_str) != Some(rid) {
            faults.push(format!("the feed is not of the parent {rid}: {}", reply.body));
        }
    }
    if let Some(continuation) = reply.header("x-ms-continuation") {
        let rest = site.ask(&pair.request, &[("x-ms-continuation", continuation)]).await;
        if rest.status != 200 || items(&rest.body).is_none_or(|items| items.len() != 1) {
            faults.push(format!("the continuation leads to {} {}", rest.status, rest.body));
        }
    }
    faults
}

/// Makes what a page is about: what it reads, replaces or deletes, what that is in, and as much beside it as it counts.
async fn seed(site: &mut Site, pair: &Pair) -> Result<(), Failure> {
    let client = site.client.clone();
    let none = PartitionKey::UNPARTITIONED;
    match pair.operation.as_str() {
        "create-a-database" | "querying-offers" => {}
        "delete-a-database" => drop(client.create_database("volcanodb2").await?),
        "get-a-database" => drop(client.create_database("volcanodb").await?),
        // One more than a page of them.
        "list-databases" => {
            for id in ["iot2", "TestDB2", "FoodDB", "volcanodb"] {
                client.create_database(id).await?;
            }
        }
        "create-a-collection" => drop(client.create_database("testdb").await?),
        "delete-a-collection" => testdb(site, "/AccountNumber", [""; 2]).await?,
        "list-collections" => {
            client.create_database("SampleDatabase").await?;
            for collection in pair.response.items().unwrap() {
                add(site, pair, "/dbs/SampleDatabase/colls", &without_system_properties(collection)).await?;
            }
        }
        "create-a-document" => testdb(site, "/LastName", ["1KtjAA==", "1KtjAImkcgw="]).await?,
        "delete-a-document" => {
            testdb(site, "/AccountNumber", [""; 2]).await?;
            let order = json!({"id": "SalesOrder3", "AccountNumber": "Account1"});
            testcoll(&client).create_document("Account1", &order).await?;
        }
        "get-a-document" | "list-documents" => {
            testdb(site, "/AccountNumber", [""; 2]).await?;
            let printed = pair.response.items().cloned().unwrap_or_else(|| vec![pair.response.body.clone()]);
            for document in printed.iter().map(without_system_properties) {
                let account = document.get("AccountNumber").and_then(Value::as_str).unwrap();
                testcoll(&client).create_document(account, &document).await?;
            }
        }
        "replace-a-document" => {
            let [database, collection] = unpartitioned(site, pair, "testdb", "testcoll").await?;
            let old = json!({"id": "_SalesOrder5", "Total": 1});
            let document: Value = testcoll(&client).create_document(none, &old).await?.into_json()?;
            let document = document.get("_rid").and_then(Value::as_str).map(str::to_owned);
            for (printed, own) in [("d9RzAA==", database), ("d9RzAJRFKgw=", collection), ("d9RzAJRFKgwEAAAAAAAAAA==", document)] {
                site.rid(printed, own);
            }
        }
        "create-a-permission" => {
            unpartitioned(site, pair, "volcanodb", "volcano1").await?;
            volcanodb(&client).create_user("a_user").await?;
        }
        "replace-a-permission" | "delete-a-permission" => {
            unpartitioned(site, pair, "volcanodb", "volcano1").await?;
            let script = volcano1(&client).stored_procedure("sproc_1");
            volcano1(&client).create_stored_procedure("sproc_1", "function () {}").await?;
            volcanodb(&client).create_user("a_user").await?;
            let id = pair.request.path.rsplit('/').next().unwrap();
            a_user(&client).create_permission(id, PermissionMode::Read, &volcano1(&client)).await?;
            a_user(&client).create_permission("one_more", PermissionMode::Read, &script).await?;
        }
        "replace-a-user" | "delete-a-user" => {
            client.create_database("volcanodb").await?;
            for id in [pair.request.path.rsplit('/').next().unwrap(), "one_more"] {
                volcanodb(&client).create_user(id).await?;
            }
        }
        "create-a-stored-procedure" | "create-a-trigger" => drop(unpartitioned(site, pair, "volcanodb", "volcano1").await?),
        "delete-a-stored-procedure" | "execute-a-stored-procedure" => {
            unpartitioned(site, pair, "volcanodb", "volcano1").await?;
            volcano1(&client).create_stored_procedure("sproc_hello_world", HELLO).await?;
        }
        "replace-a-user-defined-function" | "delete-a-user-defined-function" => {
            unpartitioned(site, pair, "volcanodb", "volcano1").await?;
            volcano1(&client).create_user_defined_function("simpleTaxUDF", "function tax() {}").await?;
        }
        "list-stored-procedures" | "list-triggers" => {
            unpartitioned(site, pair, "volcanodb", "volcano1").await?;
            for script in pair.response.items().unwrap() {
                add(site, pair, &pair.request.path, &without_system_properties(script)).await?;
            }
        }
        "create-an-attachment" | "replace-an-attachment" | "list-attachments" => {
            unpartitioned(site, pair, "volcanodb", "volcano1").await?;
            volcano1(&client).create_document(none.clone(), &json!({"id": DOCUMENT})).await?;
            let document = a_document(&client);
            match pair.operation.as_str() {
                "replace-an-attachment" => {
                    document.create_attachment(none, "image_id", "image/jpg", "www.bing.com").await?;
                }
                // One more than a page of them; the first has its media here.
                "list-attachments" => {
                    let (image, bytes) = ("image1.jpg", Bytes::from_static(b"raw"));
                    document.create_media_attachment(none.clone(), "application/octet-stream", image, bytes).await?;
                    let links = [
                        ("attachment_2", "image/png", "www.microsoft.com"),
                        ("attachment_1", "image/jpg", "www.bing.com"),
                        ("attachment_0", "image/jpg", "www.bing.com"),
                    ];
                    for (id, kind, media) in links {
                        document.create_attachment(none.clone(), id, kind, media).await?;
                    }
                }
                _ => {}
            }
        }
        "replace-an-offer" => {
            let database = client.create_database("testdb").await?.into_body().rid;
            let key = PartitionKeyDefinition::new(["/AccountNumber"]);
            let collection = client.database("testdb").create_collection("testcoll", key).offer_type(OfferType::S1).await?;
            let offer = client.list_offers().await?.into_body().items.into_iter().next().ok_or("there is no offer")?;
            for (printed, own) in [("rgkVAA==", database), ("rgkVAMHcJww=", collection.into_body().rid), ("uT2L", offer.rid)] {
                site.rid(printed, own);
            }
        }
        page => panic!("nothing is made for {page}"),
    }
    Ok(())
}

/// A database and a partitioned collection in it; the page calls their rids so, if it calls them anything.
async fn testdb(site: &mut Site, key: &str, printed: [&str; 2]) -> Result<(), Failure> {
    let database = site.client.create_database("testdb").await?.into_body().rid;
    let key = PartitionKeyDefinition::new([key]);
    let collection = site.client.database("testdb").create_collection("testcoll", key).await?.into_body().rid;
    for (printed, own) in printed.into_iter().zip([database, collection]).filter(|(printed, _)| !printed.is_empty()) {
        site.rid(printed, own);
    }
    Ok(())
}

/// A database and a collection in it that has no partition key, as they once were; their rids.
async fn unpartitioned(site: &Site, pair: &Pair, database: &str, collection: &str) -> Result<[Option<String>; 2], Failure> {
    let database_rid = site.client.create_database(database).await?.into_body().rid;
    let added = add(site, pair, &format!("/dbs/{database}/colls"), &json!({"id": collection})).await?;
    Ok([database_rid, added.get("_rid").and_then(Value::as_str).map(str::to_owned)])
}

/// Adds what the client cannot make, for it knows no collections without a partition key, or what a page prints whole.
async fn add(site: &Site, pair: &Pair, feed: &str, resource: &Value) -> Result<Value, Failure> {
    let version = pair.request.header("x-ms-version").unwrap_or_default();
    let reply = site.send("POST", feed, &[("x-ms-version", version)], &resource.to_string()).await;
    if reply.status == 201 { Ok(reply.body) } else { Err(format!("POST {feed}: {} {}", reply.status, reply.body).into()) }
}
