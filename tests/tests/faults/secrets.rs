//! Row 32: what is secret is shown nowhere. Every other test has a watch as well; here are the things that those do not come by.

use cosmosdb::types::{PatchOperation, PermissionMode};
use cosmosdb::{Client, ClientBuilder, Credential, MasterKey, PartitionKey, RequestOptions, RotatingKey, Scripted};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::watch::{CONTENT, KEY, Watch};
use cosmosdb_tests::wire::Wire;
use serde_json::json;

use crate::support::{Shop, document, orders};

#[tokio::test(start_paused = true)]
async fn row_32_nothing_shows_what_a_call_holds() {
    let shop = Shop::new(Emulator::builder()).await;
    let seen = shop.seen();
    let client = shop.client();
    let (shop_handle, orders) = (client.database("shop"), orders(&client));
    seen.debug(&(&client, &shop_handle, &orders, orders.document("1"), client.pipeline(), client.pipeline().session()));
    let faults = shop.emulator.faults();
    let before = shop.emulator.requests().total();
    // Each operation as it is told, sent, answered, refused, throttled, broken off, and out of time.
    for round in 0..7 {
        match round {
            2 => faults.add(Fault::status(400)),
            3 => faults.add(Fault::status(429)),
            4 => faults.add(Fault::cut_after()),
            5 => faults.add(Fault::delay(std::time::Duration::from_secs(60))),
            6 => faults.add(Fault::body(format!("{{\"{CONTENT}\": \"{CONTENT}\"")).on("read_document")),
            _ => faults.add(Fault::delay(std::time::Duration::ZERO)),
        };
        macro_rules! see {
            ($($call:expr),* $(,)?) => {$({
                let call = || $call.timeout(std::time::Duration::from_secs(40)).activity_id("a-1");
                seen.debug(&call());
                seen.debug(&call().request());
                match call().await {
                    Ok(answer) => seen.debug(&answer),
                    Err(error) => seen.error(&error),
                }
            })*};
        }
        let secret = document(&format!("new-{round}"), 1);
        see!(
            orders.create_document(1, &secret),
            orders.upsert_document(CONTENT, &json!({"id": "1", "pk": CONTENT})),
            orders.read_document(1, "1"),
            orders.replace_document(1, "1", &document("1", 1)),
            orders.patch_document(1, "1", [PatchOperation::set("/secret", CONTENT)]),
            orders.query_documents(format!("SELECT * FROM c WHERE c.secret = '{CONTENT}'")).partition_key(1).param("@p", CONTENT),
            orders.list_documents(),
            orders.read_change_feed(),
            orders.execute_stored_procedure(1, "sum", &(CONTENT, 1)),
            orders.read_document(CONTENT, "none"),
            orders.delete_document(1, "none"),
        );
        faults.clear();
    }
    assert!(shop.emulator.requests().total() > before + 11 * 7);
    assert!(shop.watch.traced() > 11 * 7 * 2, "the spans and events were seen");
}

#[tokio::test]
async fn row_32_no_credential_shows_itself() {
    let shop = Shop::new(Emulator::builder()).await;
    let seen = shop.seen();
    let user = shop.client().database("shop").user("app");
    shop.client().database("shop").create_user("app").await.unwrap();
    let orders_handle = orders(&shop.client());
    let granted = user.create_permission("p", PermissionMode::Read, &orders_handle).await.unwrap();
    // What it is, the wire tells the watch when it is first used.
    let token = granted.body().token.clone();
    seen.debug(&granted);

    let wire = Wire::new(shop.emulator.transport(), seen);
    let builder = Client::builder(shop.emulator.endpoint()).resource_token(token.clone());
    seen.debug(&builder);
    let guest = builder.transport(wire.clone()).single_endpoint().observer(seen.clone()).build().unwrap();
    seen.debug(&(&guest, guest.pipeline()));
    orders(&guest).read_document(1, "1").await.unwrap();
    let error = orders(&guest).create_document(1, &document("2", 1)).await.unwrap_err();
    seen.error(&error);
    assert!(error.is_forbidden());
    assert_eq!(wire.sent().len(), 2);

    let rotating = RotatingKey::new(MasterKey::new(KEY).unwrap());
    seen.debug(&(&rotating, Credential::from(rotating.clone()), MasterKey::new(KEY).unwrap(), token));
}

/// What somebody pastes in the wrong place, cut and changed at every point.
#[test]
fn row_32_what_is_refused_is_not_quoted() {
    let watch = Watch::begin();
    let seen = watch.seen();
    let connection_string = format!("AccountEndpoint=https://contoso.documents.azure.com:443/;AccountKey={KEY};");
    let there = "https://contoso.documents.azure.com";
    let mut refused = 0;
    let mut told = |left: &str, result: cosmosdb::Result<ClientBuilder<Client>>| {
        let text = match result.and_then(|builder| builder.transport(Scripted::default()).build()) {
            Ok(client) => format!("{client:?} {:?}", client.pipeline()),
            Err(error) => {
                seen.error(&error);
                refused += 1;
                format!("{error} {error:?}")
            }
        };
        // Of what is left of the key, ten letters are too many.
        assert!(left.len() < 10 || !text.contains(left), "{text}");
    };
    told(KEY, Client::from_connection_string(&connection_string));
    let mut random = fastrand::Rng::with_seed(32);
    for _ in 0..2000 {
        let mut text = connection_string.clone().into_bytes();
        for _ in 0..random.usize(0..4) {
            let at = random.usize(0..text.len());
            text[at] = *random.choice(b";=:/ !\\\"\0\r\n@aZ9+").unwrap();
        }
        text.truncate(random.usize(0..=text.len()));
        let text = String::from_utf8(text).unwrap();
        let left = text.rsplit(|letter: char| !letter.is_ascii_alphanumeric()).find(|part| KEY.contains(part) && part.len() > 9);
        let left = left.unwrap_or_default();
        told(left, Client::from_connection_string(&text));
        told(left, Client::builder(text.clone()).key(KEY));
        told(left, Client::builder(there).key(&text));
        told(left, Client::builder(there).key(KEY).map(|builder| builder.application(text.clone())));
    }
    assert!(refused > 2000, "{refused}");
}

/// What a panic of the application would print: an error that was unwrapped, a body that was expected to be another one.
#[tokio::test(start_paused = true)]
async fn row_32_a_panic_shows_no_more_than_an_error() {
    let shop = Shop::new(Emulator::builder()).await;
    let orders = orders(&shop.client());
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "they are there to be missed")]
    enum Shape {
        One { id: String },
        Two,
    }
    let key = PartitionKey::from(1);
    let hostile = json!({"id": "2", "pk": 1, "x": format!("a, expected {CONTENT}: {CONTENT}"), CONTENT: {CONTENT: CONTENT}});
    orders.create_document(key, &hostile).await.unwrap();
    let read = orders.read_document(1, "2").await.unwrap();
    #[derive(Debug, serde::Deserialize)]
    #[allow(dead_code, reason = "it is there to be missed")]
    struct Number {
        x: u8,
    }
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "it is there to be missed")]
    struct Strict {
        id: String,
    }
    let shown = [
        read.json::<Number>().unwrap_err(),
        read.json::<Strict>().unwrap_err(),
        read.json::<Shape>().unwrap_err(),
        read.json::<std::collections::HashMap<String, u8>>().unwrap_err(),
        read.json::<(u8, u8)>().unwrap_err(),
    ];
    for error in shown {
        shop.seen().error(&error);
        let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            panic!("a document: {error:?}");
        }));
        let text = panic.unwrap_err().downcast_ref::<String>().cloned().unwrap();
        assert!(text.contains("a document"), "{text}");
        shop.seen().debug(&text);
    }
    assert_eq!(shop.wire.sent().len(), 2);
}
