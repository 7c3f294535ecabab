//! Who may ask: keys, signatures, the clock.

use std::time::Duration;

use cosmosdb_core::{MasterKey, string_to_sign};
use cosmosdb_emulator::{Emulator, EntraToken, Role, WELL_KNOWN_KEY};
use serde_json::json;

use crate::site::{Site, cosmos_date, encode};

fn token(key: &str, method: &str, kind: &str, link: &str, date: &str) -> String {
    let signature = MasterKey::new(key).unwrap().sign(&string_to_sign(method, kind, link, date));
    encode(&format!("type=master&ver=1.0&sig={signature}"))
}

#[tokio::test]
async fn a_request_needs_a_token_that_fits() {
    let site = Site::with_orders().await;
    let date = cosmos_date(site.now());
    let ask = |token: String| {
        let site = &site;
        async move { site.send_as(&token, "GET", "/dbs/shop/colls/orders", &[], "").await }
    };
    let good = token(WELL_KNOWN_KEY, "GET", "colls", "dbs/shop/colls/orders", &date);
    assert_eq!(ask(good.clone()).await.status, 200);
    // Any case of the escapes, and no escapes at all.
    assert_eq!(ask(good.replace("%3D", "%3d").replace("%2B", "%2b").replace("%2F", "%2f")).await.status, 200);
    let plain = percent_encoding::percent_decode_str(&good).decode_utf8().unwrap().into_owned();
    assert_eq!(ask(plain).await.status, 200);

    for (method, kind, link) in [
        ("PUT", "colls", "dbs/shop/colls/orders"),
        ("GET", "docs", "dbs/shop/colls/orders"),
        ("GET", "colls", "dbs/shop"),
        ("GET", "colls", "dbs/shop/colls/ORDERS"),
        ("GET", "colls", "/dbs/shop/colls/orders/"),
    ] {
        let refused = ask(token(WELL_KNOWN_KEY, method, kind, link, &date)).await;
        assert_eq!(refused.status, 401, "{method} {kind} {link}");
        assert!(refused.message().contains(r"get\ncolls\ndbs/shop/colls/orders\nwed, 15 jul 2020"), "{}", refused.message());
    }
    assert_eq!(ask(token("b3RoZXI=", "GET", "colls", "dbs/shop/colls/orders", &date)).await.status, 401);
    for malformed in ["nonsense", "type%3Dmaster", "type%3Dother%26sig%3Dx", "type%3Dmaster%26ver%3D1.0%26sig%3D***"] {
        assert_eq!(ask(malformed.to_owned()).await.code(), (401, 5001), "{malformed}");
    }
    assert_eq!(site.send_as("", "GET", "/dbs", &[("authorization", "")], "").await.code(), (401, 5000));
    assert_eq!(ask("type%3Daad%26ver%3D1.0%26sig%3Dx.y.z".to_owned()).await.code(), (401, 5003));
}

#[tokio::test]
async fn clocks_may_be_fifteen_minutes_apart() {
    let site = Site::new();
    let then = site.now();
    let signed = token(WELL_KNOWN_KEY, "GET", "dbs", "", &cosmos_date(then));
    let ask = || {
        let (site, date, signed) = (&site, cosmos_date(then), signed.clone());
        async move { site.send_as(&signed, "GET", "/dbs", &[("x-ms-date", &date)], "").await.status }
    };
    site.wait(15 * 60);
    assert_eq!(ask().await, 200);
    site.wait(1);
    assert_eq!(ask().await, 403);
    // A date that is not signed changes nothing.
    let now = cosmos_date(site.now());
    assert_eq!(site.send_as(&signed, "GET", "/dbs", &[("x-ms-date", &now)], "").await.status, 401);
    assert_eq!(site.send_as(&signed, "GET", "/dbs", &[("x-ms-date", "")], "").await.status, 401);
    assert_eq!(site.send_as(&signed, "GET", "/dbs", &[("x-ms-date", "yesterday")], "").await.status, 401);
}

#[tokio::test]
async fn the_date_of_http_will_do() {
    let site = Site::new();
    let date = cosmos_date(site.now());
    let text = format!("get\ndbs\n\n\n{}\n", date.to_lowercase());
    let signed = encode(&format!("type=master&ver=1.0&sig={}", MasterKey::new(WELL_KNOWN_KEY).unwrap().sign(&text)));
    assert_eq!(site.send_as(&signed, "GET", "/dbs", &[("x-ms-date", ""), ("date", &date)], "").await.status, 200);
}

#[tokio::test]
async fn a_read_only_key_reads() {
    let key = "cmVhZCBvbmx5";
    let site = Site::of(Emulator::builder().read_only_key(key));
    let date = cosmos_date(site.now());
    let read = token(key, "GET", "dbs", "", &date);
    assert_eq!(site.send_as(&read, "GET", "/dbs", &[], "").await.status, 200);
    let write = token(key, "POST", "dbs", "", &date);
    assert_eq!(site.send_as(&write, "POST", "/dbs", &[], json!({"id": "x"})).await.status, 403);
    let query = site.send_as(&write, "POST", "/dbs", &[("x-ms-documentdb-isquery", "True")], json!({"query": "x"})).await;
    assert_eq!(query.status, 400, "it is allowed, only wrong: {query:?}");
}

#[tokio::test]
async fn deleting_by_partition_key_is_signed_in_two_ways() {
    let site = Site::with_orders().await;
    let date = cosmos_date(site.now());
    let path = "/dbs/shop/colls/orders/operations/partitionkeydelete";
    for (kind, status) in [("colls", 200), ("partitionkey", 200), ("docs", 401)] {
        let signed = token(WELL_KNOWN_KEY, "POST", kind, "dbs/shop/colls/orders", &date);
        let reply = site.send_as(&signed, "POST", path, &[(crate::site::KEY, r#"["a"]"#)], "").await;
        assert_eq!(reply.status, status, "{kind}: {reply:?}");
    }
}

#[tokio::test]
async fn another_key_can_be_set() {
    let site = Site::of(Emulator::builder().key("b3RoZXI="));
    assert_eq!(site.emulator.key(), "b3RoZXI=");
    assert_eq!(site.get("/dbs").await.status, 401, "signed with the well-known key");
    let signed = token("b3RoZXI=", "GET", "dbs", "", &cosmos_date(site.now()));
    assert_eq!(site.send_as(&signed, "GET", "/dbs", &[], "").await.status, 200);
    assert!(Emulator::builder().key("no base64!").in_process().is_err());
}

#[tokio::test]
async fn a_secondary_key_is_as_good_and_of_those_that_read_there_may_be_two() {
    let [second, read, other] = ["c2Vjb25k", "cmVhZA==", "b3RoZXI="];
    let site = Site::of(Emulator::builder().secondary_key(second).read_only_key(read).read_only_key(other));
    let date = cosmos_date(site.now());
    let made = site.send_as(&token(second, "POST", "dbs", "", &date), "POST", "/dbs", &[], json!({"id": "shop"})).await;
    assert_eq!(made.status, 201);
    for key in [read, other] {
        assert_eq!(site.send_as(&token(key, "GET", "dbs", "", &date), "GET", "/dbs", &[], "").await.status, 200);
        let refused = site.send_as(&token(key, "POST", "dbs", "", &date), "POST", "/dbs", &[], json!({"id": "x"})).await;
        assert_eq!(refused.status, 403);
    }
    assert!(Emulator::builder().secondary_key("no base64!").in_process().is_err());
}

#[tokio::test]
async fn tokens_of_entra_are_checked() {
    let site = Site::with_orders().await;
    let ask = async |text: String| {
        let token = encode(&format!("type=aad&ver=1.0&sig={text}"));
        site.send_as(&token, "GET", "/dbs/shop/colls/orders", &[], "").await.code()
    };
    let make = |token: EntraToken| site.emulator.entra_token(&token);
    let reader = || EntraToken::new(Role::DataReader);
    let good = make(reader());
    assert_eq!(ask(good.clone()).await, (200, 0));
    assert_eq!(ask(make(reader().audience(site.emulator.endpoint()))).await, (200, 0));
    assert_eq!(ask(make(reader().audience("https://other.documents.azure.com"))).await, (401, 5008));
    assert_eq!(ask(make(reader().begins_in(Duration::from_secs(60)))).await, (401, 5005));
    let short = make(reader().lifetime(Duration::from_secs(60)));
    assert_eq!(ask(short.clone()).await, (200, 0));
    let (head, signature) = good.rsplit_once('.').unwrap();
    assert_eq!(ask(format!("{head}.{}", signature.chars().rev().collect::<String>())).await, (401, 5004));
    let other = Emulator::builder().key("b3RoZXI=").in_process().unwrap();
    assert_eq!(ask(other.entra_token(&reader().lifetime(Duration::from_secs(1 << 40)))).await, (401, 5004));
    for malformed in ["", "x", "a.b.c", head] {
        assert_eq!(ask(malformed.to_owned()).await, (401, 5003), "{malformed}");
    }
    site.wait(60);
    assert_eq!(ask(short).await, (401, 5006));
}

#[tokio::test]
async fn roles_allow_what_is_done_with_data() {
    let site = Site::with_orders().await;
    site.on_docs("POST", "", "a", json!({"id": "1", "pk": "a"})).await;
    let body = "function () { getContext().getResponse().setBody(1); }";
    site.post("/dbs/shop/colls/orders/sprocs", json!({"id": "s", "body": body})).await;
    let key = (crate::site::KEY, r#"["a"]"#);
    let query = [key, ("x-ms-documentdb-isquery", "True"), ("content-type", "application/query+json")];
    let docs = "/dbs/shop/colls/orders/docs";
    let cases = [
        ("GET", "/dbs/shop/colls", &[][..], json!(""), 0, 0),
        ("GET", "/dbs/shop/colls/orders/pkranges", &[], json!(""), 0, 0),
        ("GET", "/dbs/shop/colls/orders/docs/1", &[key], json!(""), 0, 0),
        ("POST", docs, &query, json!({"query": "SELECT * FROM c"}), 0, 0),
        ("POST", docs, &[key], json!({"id": "2", "pk": "a"}), 5302, 0),
        ("DELETE", "/dbs/shop/colls/orders/docs/1", &[key], json!(""), 5302, 0),
        ("POST", "/dbs/shop/colls/orders/sprocs/s", &[key], json!([]), 5302, 0),
        ("POST", "/dbs", &[], json!({"id": "x"}), 5300, 5300),
        ("PUT", "/dbs/shop/colls/orders", &[], json!({"id": "orders"}), 5300, 5300),
        ("POST", "/dbs/shop/colls/orders/sprocs", &[], json!({"id": "t", "body": body}), 5300, 5300),
        ("GET", "/dbs/shop/users", &[], json!(""), 5300, 5300),
        ("GET", "/offers", &[], json!(""), 5300, 5300),
    ];
    for (method, path, headers, body, reader, contributor) in cases {
        for (role, sub_status) in [(Role::DataReader, reader), (Role::DataContributor, contributor)] {
            let token = encode(&format!("type=aad&ver=1.0&sig={}", site.emulator.entra_token(&EntraToken::new(role))));
            let reply = site.send_as(&token, method, path, headers, &body).await;
            let expected = (if sub_status == 0 { reply.status.min(299) } else { 403 }, sub_status);
            assert_eq!(reply.code(), expected, "{method} {path} as {role:?}: {reply:?}");
        }
    }
}

#[tokio::test]
async fn the_client_takes_tokens_of_entra() {
    struct Directory(cosmosdb_emulator::Emulator);
    impl cosmosdb::TokenProvider for Directory {
        fn token<'a>(&'a self, _: Option<&'a str>) -> cosmosdb::Provided<'a, cosmosdb::AccessToken> {
            let token = self.0.entra_token(&EntraToken::new(Role::DataReader));
            Box::pin(async move { Ok(cosmosdb::AccessToken::new(token).expiring_in(Duration::from_secs(3600))) })
        }
    }
    let emulator = Emulator::builder().in_process().unwrap();
    let (endpoint, transport) = (emulator.endpoint(), emulator.transport());
    let client = cosmosdb::Client::builder(endpoint).credential(cosmosdb::Credential::provider(Directory(emulator)));
    let client = client.transport(transport).build().unwrap();
    client.list_databases().await.unwrap();
    let error = client.create_database("shop").await.unwrap_err();
    assert_eq!((error.status(), error.sub_status()), (Some(403), Some(5300)), "{error}");
}
