//! Ids, partition keys and headers that want to be something else.

use cosmosdb::{Client, ErrorKind, PartitionKey, RequestOptions};
use cosmosdb_emulator::Emulator;
use cosmosdb_tests::loopback::{OK, Server, soon};
use cosmosdb_tests::watch::Watch;
use serde_json::{Value, json};

use crate::support::{Shop, at, document, orders};

/// What would break out of where it stands.
const HOSTILE: [&str; 14] = [
    "a\r\nx-evil: 1",
    "a\nx-evil: 1\n\n",
    "a\r\n\r\nGET /evil HTTP/1.1\r\nx-evil: 1\r\n\r\n",
    "a HTTP/1.1\r\nx-evil: 1",
    "\0",
    "\u{7f}\u{1b}[2J",
    "\u{85}x-evil: 1",
    "\u{2028}x-evil: 1",
    "嘊嘍x-evil: 1",
    "ſ\u{202e}live-x",
    "\"],\"x-evil\":[\"1",
    "%0d%0ax-evil:%201",
    "\t",
    "emoji 🦀",
];

/// What went over the wire is one request, and only with headers that are ours.
fn assert_clean(requests: &[String]) {
    for request in requests {
        let mut lines = request.split("\r\n");
        let first = lines.next().unwrap();
        assert!(first.ends_with(" HTTP/1.1") && first.split(' ').count() == 3, "{first}");
        assert!(request.bytes().all(|byte| b"\r\n\t".contains(&byte) || byte >= 0x20 && byte != 0x7f), "{request:?}");
        assert_eq!(request.matches('\n').count(), request.matches("\r\n").count());
        assert!(!lines.any(|line| line.to_ascii_lowercase().starts_with("x-evil")), "{request}");
    }
}

#[tokio::test]
async fn row_33_nothing_breaks_out_of_its_place() {
    let watch = Watch::begin();
    let server = Server::start(|mut connection| async move {
        while connection.request().await.is_some() {
            connection.answer(OK).await;
        }
    });
    let server = server.await.unwrap();
    let client = at(server.endpoint(), watch.seen()).single_endpoint().build().unwrap();
    let orders = orders(&client);
    let mut sent = 0;
    for text in HOSTILE {
        macro_rules! each {
            ($($call:expr),* $(,)?) => {$({
                let call = $call;
                watch.seen().debug(&call);
                let is_sound = call.request().is_ok();
                match soon(call.into_future()).await {
                    Ok(_) => {
                        assert!(is_sound);
                        sent += 1;
                    }
                    Err(error) => {
                        watch.seen().error(&error);
                        assert_eq!((error.kind(), is_sound), (ErrorKind::InvalidInput, false), "{error}");
                    }
                }
                assert_eq!(server.requests().len(), sent, "what is refused is not sent: {text:?}");
            })*};
        }
        each!(
            orders.read_document(1, text),
            orders.read_document(text, "1"),
            orders.read_document(PartitionKey::from((text, 1, text)), "1"),
            orders.create_document(text, &json!({"id": text, "pk": text})),
            client.database(text).collection(text).read_document(1, "1"),
            orders.read_document(1, "1").session_token(text),
            orders.read_document(1, "1").activity_id(text),
            orders.read_document(1, "1").if_none_match(text),
            orders.replace_document(1, "1", &json!({"id": "1"})).if_match(text),
            orders.read_document(1, "1").header("x-own", text),
            orders.read_document(1, "1").header(text, "own"),
            orders.execute_stored_procedure(1, text, &(text,)),
            orders.list_documents().continuation(text),
            orders.query_documents(text).param("@p", text).partition_key(text),
        );
        match Client::builder(server.endpoint()).key("c2VjcmV0").unwrap().application(text).single_endpoint().build() {
            Ok(client) => {
                client.list_databases().await.unwrap_err();
                sent += 1;
            }
            Err(error) => assert_eq!(error.kind(), ErrorKind::InvalidInput),
        }
    }
    assert!(sent > HOSTILE.len() * 5, "{sent}");
    assert_clean(&server.requests());
    assert_eq!(server.requests().len(), sent);
}

/// Ids that look like something else in a path, and what is refused, by the rule that documents it.
#[tokio::test]
async fn row_34_an_id_is_what_it_is() {
    let shop = Shop::listening(Emulator::builder()).await;
    let client = shop.builder_at(shop.emulator.endpoint()).single_endpoint().build().unwrap();
    let orders = orders(&client);
    let longest = "x".repeat(1023);
    let accepted = [
        "...",
        "..a",
        "a..",
        ".a",
        "%2f",
        "%2F%2e%2e",
        "%",
        "%%",
        "%00",
        "%25",
        "a b",
        " a",
        "a+b",
        "a&b=c",
        "a;b",
        "a:b",
        "a@b",
        "a,b",
        "~",
        "*",
        "'",
        "\"",
        "<>",
        "[]",
        "{}",
        "|",
        "^",
        "`",
        "$filter",
        "docs",
        "colls",
        "日本語",
        "emoji 🦀👩‍👩‍👧",
        "é",
        "e\u{301}",
        "ÅÅ",
        "\u{200b}",
        "a\u{a0}b",
        "A",
        "a",
        "1",
        "-1",
        "null",
        "true",
        "_rid",
        "qYcAAA==",
        &longest,
    ];
    let before = shop.requests("create_document");
    for id in accepted {
        let created = soon(orders.create_document(700, &document(id, 700)).into_future())
            .await
            .unwrap_or_else(|error| panic!("{id}: {error}"));
        let etag = created.meta().etag().unwrap().to_owned();
        let read: Value = soon(orders.read_document(700, id).into_future())
            .await
            .unwrap_or_else(|error| panic!("{id}: {error}"))
            .into_json()
            .unwrap();
        assert_eq!(read["id"], *id);
        soon(orders.replace_document(700, id, &document(id, 700)).if_match(etag).into_future()).await.unwrap();
        let listed: Vec<Value> = soon(orders.list_documents().items().try_collect()).await.unwrap();
        assert_eq!(listed.iter().filter(|document| document["pk"] == 700).count(), 1, "{id}: it is nobody else");
        soon(orders.delete_document(700, id).into_future()).await.unwrap_or_else(|error| panic!("{id}: {error}"));
    }
    assert_eq!(shop.requests("create_document"), before + accepted.len() as u64);

    // No path can hold these: the client says so, and sends nothing.
    let before = shop.emulator.requests().total();
    for (id, why) in
        [("a/b", "`/`"), ("../x", "`/`"), ("a\\b", "`\\`"), ("..", "another path"), (".", "another path"), ("", "empty")]
    {
        let error = orders.read_document(700, id).await.unwrap_err();
        shop.seen().error(&error);
        assert!(error.kind() == ErrorKind::InvalidInput && error.to_string().contains(why), "{error}");
        let error = client.database(id).read_collection("orders").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
    }
    assert_eq!(shop.emulator.requests().total(), before);

    // These the service refuses itself.
    for id in ["a?b", "a#b", &"x".repeat(1024)] {
        let error = soon(orders.create_document(700, &document(id, 700)).into_future()).await.unwrap_err();
        shop.seen().error(&error);
        assert!(error.is_bad_request(), "{error}");
        // To ask for one is no harm: it is not cut off at the `?`.
        let error = soon(orders.read_document(700, id).into_future()).await.unwrap_err();
        assert!(error.is_not_found() || error.is_bad_request(), "{error}");
    }
    assert!(soon(orders.read_document(1, "1?x=1").into_future()).await.is_err(), "and document `1` is not meant");
    assert!(soon(orders.read_document(1, "1#x").into_future()).await.is_err());
}
