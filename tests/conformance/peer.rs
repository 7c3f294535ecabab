//! Our client against somebody else's server: `@vercel/cosmosdb-server`, which `tests/conformance/run` starts.
//!
//! Whatever that server can do has to work. Whatever it cannot it has to refuse the way it is known to, so that the list of what it
//! refuses, in `tests/conformance/README.md`, stays true.

use std::future::Future;
use std::process::ExitCode;
use std::time::Duration;

use cosmosdb::types::{
    BatchOperation, KeyWrapMetadata, OfferProperties, PartitionKeyDefinition, PatchOperation, PermissionMode, TriggerOperation,
    TriggerType,
};
use cosmosdb::{ApiVersion, Client, Collection, Database, Error, ErrorKind, PartitionKey, Response, RetryPolicy, versions};
use cosmosdb_emulator::WELL_KNOWN_KEY;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How long a single check may take.
const LIMIT: Duration = Duration::from_secs(15);

/// Where the server is.
const ENDPOINT: &str = "COSMOSDB_PEER_ENDPOINT";

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Order {
    id: String,
    tenant: String,
    total: f64,
}

fn order(id: &str, tenant: &str, total: f64) -> Order {
    Order { id: id.to_owned(), tenant: tenant.to_owned(), total }
}

#[tokio::main]
async fn main() -> ExitCode {
    let Ok(endpoint) = std::env::var(ENDPOINT) else {
        println!("skipped: {ENDPOINT} does not say where the server is; tests/conformance/run starts one");
        return ExitCode::SUCCESS;
    };
    if !endpoint.starts_with("http://127.0.0.1:") {
        eprintln!("{ENDPOINT} is {endpoint}, and should be http://127.0.0.1 and a port");
        return ExitCode::from(2);
    }
    let client = match client(&endpoint, None) {
        Ok(client) => client,
        Err(error) => {
            eprintln!("no client can be made: {error}");
            return ExitCode::from(2);
        }
    };
    let mut checks = Checks::default();
    databases(&mut checks, &client).await;
    let shop = client.database("shop");
    collections(&mut checks, &client, &shop).await;
    let orders = shop.collection("orders");
    documents(&mut checks, &orders).await;
    feeds(&mut checks, &orders).await;
    functions(&mut checks, &orders).await;
    old_versions(&mut checks, &endpoint).await;
    refusals(&mut checks, &client).await;
    end(&mut checks, &client).await;
    println!("{} passed, {} failed", checks.passed, checks.failed);
    if checks.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn client(endpoint: &str, version: Option<ApiVersion>) -> cosmosdb::Result<Client> {
    let builder = Client::builder(endpoint).key(WELL_KNOWN_KEY)?.retry(RetryPolicy::NEVER);
    match version {
        Some(version) => builder.api_version(version).build(),
        None => builder.build(),
    }
}

#[derive(Default)]
struct Checks {
    passed: u32,
    failed: u32,
}

impl Checks {
    /// Runs one check: prints `ok name`, or `not ok name: error`, and goes on either way.
    async fn check(&mut self, name: &str, check: impl Future<Output = Outcome>) {
        let outcome = match tokio::time::timeout(LIMIT, check).await {
            Ok(outcome) => outcome,
            Err(_) => Err(format!("no end in sight after {LIMIT:?}").into()),
        };
        match outcome {
            Ok(()) => {
                self.passed += 1;
                println!("ok {name}");
            }
            Err(error) => {
                self.failed += 1;
                println!("not ok {name}: {}", error.to_string().replace('\n', " "));
            }
        }
    }

    /// The server has no such operation: it answers 400 and this message.
    async fn unknown<T>(&mut self, name: &str, operation: impl IntoFuture<Output = cosmosdb::Result<T>>, message: &str) {
        let check = async {
            match operation.await {
                Err(error) if error.is_bad_request() => same(error.message(), message),
                other => refused(other, 400),
            }
        };
        self.check(&format!("{name} is unknown there: 400"), check).await;
    }
}

/// Fails unless the server refused with this status.
fn refused<T>(result: cosmosdb::Result<T>, status: u16) -> Outcome {
    match result {
        Err(error) if error.kind() == ErrorKind::Status && error.status() == Some(status) => Ok(()),
        Err(error) => Err(error.into()),
        Ok(_) => Err(format!("it succeeded, and {status} was expected").into()),
    }
}

/// Fails unless the two are equal.
fn same<T: PartialEq + std::fmt::Debug>(actual: T, expected: T) -> Outcome {
    if actual == expected { Ok(()) } else { Err(format!("it is {actual:?}, and {expected:?} was expected").into()) }
}

/// Fails unless the answer has this status.
fn status<T>(response: Response<T>, status: u16) -> Result<T, Box<dyn std::error::Error>> {
    same(response.status(), status)?;
    Ok(response.into_body())
}

async fn databases(checks: &mut Checks, client: &Client) {
    checks
        .check("the account is read; the client stays where it was told to go, whatever is advertised", async {
            let account = status(client.read_account().await?, 200)?;
            // The server speaks plain HTTP here, and says that it is to be found with HTTPS.
            let advertised = account.writable_locations.iter().flatten().map(|place| &place.database_account_endpoint);
            same(advertised.map(|endpoint| endpoint.starts_with("https://")).collect(), vec![true])?;
            status(client.list_databases().await?, 200)?;
            Ok(())
        })
        .await;
    checks
        .check("databases are created, read, listed, queried and deleted", async {
            same(status(client.create_database("shop").await?, 201)?.id, "shop".to_owned())?;
            refused(client.create_database("shop").await, 409)?;
            let shop = client.read_database("shop").await?;
            same(shop.meta().request_charge(), Some(1.0))?;
            same(shop.into_body().id, "shop".to_owned())?;
            refused(client.read_database("nope").await, 404)?;
            client.create_database("spare").await?;
            let mut found = Vec::new();
            let mut databases = client.list_databases().items();
            while let Some(database) = databases.try_next().await? {
                found.push(database.id);
            }
            found.sort();
            same(found, vec!["shop".to_owned(), "spare".to_owned()])?;
            let query = client.query_databases("SELECT * FROM r WHERE r.id = @id").param("@id", "spare");
            same(query.await?.into_body().items.len(), 1)?;
            status(client.delete_database("spare").await?, 204)?;
            refused(client.read_database("spare").await, 404)
        })
        .await;
    checks
        .check("databases with strange names", async {
            for id in ["with space", "Überraschung", "数据库", "100%", "a+b&c=d;e,f:g@h", "(a)'b'[c]{d}"] {
                same(client.create_database(id).await?.into_body().id, id.to_owned())?;
                same(client.read_database(id).await?.into_body().id, id.to_owned())?;
                client.delete_database(id).await?;
            }
            Ok(())
        })
        .await;
}

async fn collections(checks: &mut Checks, client: &Client, shop: &Database) {
    checks
        .check("collections are created, read, replaced, listed, queried and deleted", async {
            let key = || PartitionKeyDefinition::new(["/tenant"]).version(2);
            let created = status(shop.create_collection("orders", key()).offer_throughput(400).await?, 201)?;
            same(created.id.as_str(), "orders")?;
            refused(shop.create_collection("orders", key()).await, 409)?;
            refused(client.database("nope").create_collection("orders", key()).await, 404)?;
            let key_of_orders = shop.read_collection("orders").await?.into_body().partition_key;
            same(key_of_orders.map(|key| key.paths), Some(vec!["/tenant".into()]))?;
            shop.create_collection("spare", key()).await?;
            let replaced = status(shop.replace_collection("spare", key()).default_ttl(60).await?, 200)?;
            same(replaced.default_ttl, Some(60))?;
            same(shop.list_collections().await?.into_body().items.len(), 2)?;
            same(shop.query_collections("SELECT * FROM r WHERE r.id = 'spare'").await?.into_body().items.len(), 1)?;
            status(shop.delete_collection("spare").await?, 204)?;
            refused(shop.read_collection("spare").await, 404)
        })
        .await;
}

async fn documents(checks: &mut Checks, orders: &Collection) {
    checks
        .check("documents are created, read, upserted, replaced, patched and deleted", async {
            let created = orders.create_document("t-1", &order("o-1", "t-1", 1.5)).await?;
            same(created.status(), 201)?;
            let etag = created.meta().etag().map(str::to_owned).ok_or("no etag")?;
            same(created.into_json::<Order>()?, order("o-1", "t-1", 1.5))?;
            refused(orders.create_document("t-1", &order("o-1", "t-1", 2.0)).await, 409)?;
            let read = orders.read_document("t-1", "o-1").await?;
            same(read.meta().etag(), Some(etag.as_str()))?;
            same(read.into_json::<Order>()?, order("o-1", "t-1", 1.5))?;
            // Without this header the server stumbles over documents that are not there, and answers 500.
            let missing = orders.read_document("t-2", "o-1").header("x-ms-documentdb-query-enablecrosspartition", "true");
            refused(missing.await, 404)?;
            let replaced = orders.replace_document("t-1", "o-1", &order("o-1", "t-1", 2.5)).if_match(&etag).await?;
            same(replaced.status(), 200)?;
            refused(orders.replace_document("t-1", "o-1", &order("o-1", "t-1", 3.5)).if_match(&etag).await, 412)?;
            same(orders.upsert_document("t-1", &order("o-2", "t-1", 4.0)).await?.status(), 201)?;
            same(orders.upsert_document("t-1", &order("o-2", "t-1", 5.0)).await?.status(), 200)?;
            let patch = [PatchOperation::incr("/total", 1.0), PatchOperation::set("/note", "patched")];
            let patched: Value = orders.patch_document("t-1", "o-2", patch).await?.into_json()?;
            same((patched["total"].as_f64(), patched["note"].as_str()), (Some(6.0), Some("patched")))?;
            same(orders.delete_document("t-1", "o-2").await?.status(), 204)?;
            refused(orders.delete_document("t-1", "o-2").await, 404)
        })
        .await;
    checks
        .check("documents with strange ids and partition keys", async {
            let ids = ["with space", "Überraschung", "数据库", "🦀", "100%", "a+b&c=d;e,f:g@h", "(a)'b'\"c\"[d]{e}"];
            for name in ids {
                orders.create_document(name, &order(name, name, 1.0)).await?;
                same(orders.read_document(name, name).await?.into_json::<Order>()?.id, name.to_owned())?;
                orders.delete_document(name, name).await?;
            }
            Ok(())
        })
        .await;
    checks
        .check("documents with partition keys that are no strings", async {
            let keys: [(PartitionKey, Value); 3] =
                [(7.into(), json!(7)), (true.into(), json!(true)), (None::<&str>.into(), json!(null))];
            for (key, value) in keys {
                let document = json!({ "id": "typed", "tenant": value });
                same(orders.create_document(key.clone(), &document).await?.status(), 201)?;
                same(orders.read_document(key.clone(), "typed").await?.status(), 200)?;
                same(orders.delete_document(key, "typed").await?.status(), 204)?;
            }
            Ok(())
        })
        .await;
    checks
        .check("documents without a partition key value are created; they cannot be read", async {
            same(orders.create_document(PartitionKey::NONE, &json!({ "id": "typed" })).await?.status(), 201)?;
            refused(orders.read_document(PartitionKey::NONE, "typed").await, 400)?;
            same(orders.delete_document(PartitionKey::NONE, "typed").await?.status(), 204)
        })
        .await;
}

async fn feeds(checks: &mut Checks, orders: &Collection) {
    checks
        .check("documents are listed, page by page", async {
            for n in 0..7 {
                orders.upsert_document("pages", &order(&format!("p-{n}"), "pages", f64::from(n))).await?;
            }
            let mut pages = orders.list_documents().max_item_count(3).pages();
            let (mut sizes, mut total) = (Vec::new(), 0.0);
            while let Some(page) = pages.try_next().await? {
                let orders: Vec<Order> = page.into_items()?;
                sizes.push(orders.len());
                total += orders.iter().map(|order| order.total).sum::<f64>();
            }
            same(sizes.iter().sum::<usize>(), 8)?;
            same(total, 21.0 + 2.5)
        })
        .await;
    checks
        .check("documents are queried, with parameters, across partitions and page by page", async {
            let query = orders
                .query_documents("SELECT c.id FROM c WHERE c.tenant = @tenant AND c.total >= @least ORDER BY c.total DESC")
                .param("@tenant", "pages")
                .param("@least", 4)
                .partition_key("pages");
            let found: Vec<String> = query.await?.into_items::<Value>()?.iter().map(|row| row["id"].to_string()).collect();
            same(found, ["p-6", "p-5", "p-4"].map(|id| format!("\"{id}\"")).to_vec())?;
            let all = orders.query_documents("SELECT * FROM c").enable_cross_partition_query(true);
            let mut items = all.max_item_count(2).items::<Order>();
            let mut count = 0;
            while items.try_next().await?.is_some() {
                count += 1;
            }
            same(count, 8)?;
            refused(orders.query_documents("SELECT * FROM c").await, 400)?;
            refused(orders.query_documents("SELECT FROM WHERE").partition_key("pages").await, 400)
        })
        .await;
    checks
        .check("partition key ranges have numbers for ids there, which the client does not take for ids", async {
            match orders.list_partition_key_ranges().await {
                Err(error) if error.kind() == ErrorKind::Decode => Ok(()),
                Err(error) => Err(error.into()),
                Ok(ranges) => Err(format!("{} ranges were decoded", ranges.body().items.len()).into()),
            }
        })
        .await;
    checks
        .check("the change feed is read, and is unchanged from where it ended", async {
            let feed = orders.read_change_feed().await?;
            let etag = feed.meta().etag().map(str::to_owned).ok_or("no etag")?;
            same(feed.into_items::<Order>()?.len(), 8)?;
            same(orders.read_change_feed().if_none_match(&etag).await?.status(), 304)
        })
        .await;
    checks
        .check("a batch is carried out", async {
            let batch = [
                BatchOperation::from(BatchOperation::create(json!({ "id": "b-1", "tenant": "batch", "total": 1 }))),
                // The server wants the key once more, where the service takes that of the batch.
                BatchOperation::upsert(json!({ "id": "b-2", "tenant": "batch", "total": 2 })).partition_key("[\"batch\"]").into(),
            ];
            let results = orders.execute_batch("batch", batch).await?.into_body();
            same(results.iter().map(cosmosdb::BatchResult::status).collect(), vec![201, 201])?;
            same(orders.read_document("batch", "b-2").await?.into_json::<Order>()?.total, 2.0)
        })
        .await;
}

async fn functions(checks: &mut Checks, orders: &Collection) {
    checks
        .check("user-defined functions are created, read, replaced, upserted, listed, queried, used and deleted", async {
            let source = "function tax(income) { return income * 2; }";
            let created = status(orders.create_user_defined_function("tax", source).await?, 201)?;
            same((created.id.as_str(), created.body.as_str()), ("tax", source))?;
            refused(orders.create_user_defined_function("tax", source).await, 409)?;
            // Now, for an upsert of a function makes the server forget how to call it.
            let used = orders.query_documents("SELECT VALUE udf.tax(c.total) FROM c WHERE c.id = 'p-4'");
            same(used.enable_cross_partition_query(true).await?.into_items::<f64>()?, vec![8.0])?;
            same(orders.read_user_defined_function("tax").await?.into_body().body.as_str(), source)?;
            refused(orders.read_user_defined_function("nope").await, 404)?;
            let other = "function tax(income) { return income * 3; }";
            same(status(orders.replace_user_defined_function("tax", other).await?, 200)?.body.as_str(), other)?;
            same(orders.upsert_user_defined_function("tax", source).await?.into_body().body.as_str(), source)?;
            same(orders.list_user_defined_functions().await?.into_body().items.len(), 1)?;
            same(orders.query_user_defined_functions("SELECT * FROM r").await?.into_body().items.len(), 1)?;
            status(orders.delete_user_defined_function("tax").await?, 204)?;
            refused(orders.read_user_defined_function("tax").await, 404)
        })
        .await;
}

async fn old_versions(checks: &mut Checks, endpoint: &str) {
    for version in [versions::V2015_12_16, versions::V2018_12_31] {
        checks
            .check(&format!("the client as of {version} works, too"), async {
                let orders = client(endpoint, Some(version))?.database("shop").collection("orders");
                orders.upsert_document("old", &order("old", "old", 1.0)).await?;
                same(orders.read_document("old", "old").await?.into_json::<Order>()?, order("old", "old", 1.0))?;
                same(orders.delete_document("old", "old").await?.status(), 204)
            })
            .await;
    }
    checks
        .check("the server takes any key", async {
            let stranger = Client::builder(endpoint).key("c29tZWJvZHkgZWxzZQ==")?.build()?;
            status(stranger.read_database("shop").await?, 200)?;
            Ok(())
        })
        .await;
    checks
        .check("what a version does not have is not sent", async {
            let orders = client(endpoint, Some(versions::V2015_06_03))?.database("shop").collection("orders");
            match orders.upsert_document("old", &order("old", "old", 1.0)).await {
                Err(error) if error.kind() == ErrorKind::UnsupportedVersion => Ok(()),
                other => Err(format!("{:?}", other.map(|response| response.status())).into()),
            }
        })
        .await;
    checks
        .check("a server that is not there is an error of its own", async {
            let nobody = client("http://127.0.0.1:1", None)?;
            match nobody.read_account().await {
                Err(error) if error.kind() == ErrorKind::Connect => Ok(()),
                Err(error) => Err(error.into()),
                Ok(_) => Err("somebody listens at port 1".into()),
            }
        })
        .await;
}

/// What the server does not know, and how it says so.
async fn refusals(checks: &mut Checks, client: &Client) {
    const NO_ROUTE: &str = "no route";
    // Answers to HEAD have no body: this is what our client knows of the status.
    const NO_MESSAGE: &str = "The service does not understand the request, or does not allow what it says.";
    let shop = client.database("shop");
    let orders = shop.collection("orders");
    let document = orders.document("p-1");
    let app = shop.user("app");
    let source = "function () { }";

    checks.unknown("HEAD of anything", client.head_database("shop"), NO_MESSAGE).await;
    checks.unknown("creating a stored procedure", orders.create_stored_procedure("s", source), NO_ROUTE).await;
    checks.unknown("listing stored procedures", orders.list_stored_procedures(), NO_ROUTE).await;
    checks.unknown("running a stored procedure", orders.execute_stored_procedure("pages", "s", &["x"]), NO_ROUTE).await;
    let trigger = orders.create_trigger("t", source, TriggerType::Pre, TriggerOperation::All);
    checks.unknown("creating a trigger", trigger, NO_ROUTE).await;
    checks.unknown("listing triggers", orders.list_triggers(), NO_ROUTE).await;
    checks.unknown("creating a user", shop.create_user("app"), NO_ROUTE).await;
    checks.unknown("listing users", shop.list_users(), NO_ROUTE).await;
    checks.unknown("creating a permission", app.create_permission("p", PermissionMode::Read, &orders), NO_ROUTE).await;
    checks.unknown("listing permissions", app.list_permissions(), NO_ROUTE).await;
    checks.unknown("listing offers", client.list_offers(), NO_ROUTE).await;
    checks.unknown("querying offers", client.query_offers("SELECT * FROM r"), NO_ROUTE).await;
    checks.unknown("replacing an offer", client.replace_offer("abcd", &OfferProperties::new("abcd", "x", "y")), NO_ROUTE).await;
    checks.unknown("listing conflicts", orders.list_conflicts(), NO_ROUTE).await;
    let attachment = document.create_attachment("pages", "a", "image/png", "https://example.com/a.png");
    checks.unknown("creating an attachment", attachment, NO_ROUTE).await;
    let media = document.create_media_attachment("pages", "text/plain", "a.txt", "hello");
    checks.unknown("uploading an attachment", media, NO_ROUTE).await;
    checks.unknown("listing attachments", document.list_attachments("pages"), NO_ROUTE).await;
    checks.unknown("reading media", client.read_media("abcd"), NO_ROUTE).await;
    let metadata = KeyWrapMetadata::new("AZURE_KEY_VAULT", "key", "https://vault.example/key", "RSA-OAEP");
    let key = shop.create_client_encryption_key("k", "AEAD_AES_256_CBC_HMAC_SHA256", "AAAA", metadata);
    checks.unknown("creating a client encryption key", key, NO_ROUTE).await;
    checks.unknown("deleting a whole partition key value", orders.delete_logical_partition("pages"), NO_ROUTE).await;
    checks
        .unknown("asking for a query plan", orders.read_query_plan("Aggregate", "SELECT * FROM c"), "missing partition keys")
        .await;
}

async fn end(checks: &mut Checks, client: &Client) {
    checks
        .check("in the end all is deleted", async {
            status(client.delete_database("shop").await?, 204)?;
            same(client.list_databases().await?.into_body().items.len(), 0)
        })
        .await;
}

/// The errors of the client are errors like others.
const _: fn(Error) -> Box<dyn std::error::Error + Send + Sync> = |error| error.into();
