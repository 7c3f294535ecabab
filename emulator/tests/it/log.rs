//! The log of requests.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cosmosdb_emulator::{Emulator, EmulatorBuilder, Fault, Logged};
use serde_json::{Value, json};

use crate::site::{KEY, Site};

/// An emulator with `orders`, and what is logged of it from then on.
async fn site() -> (Site, Arc<Mutex<Vec<Logged>>>) {
    site_of(Emulator::builder()).await
}

async fn site_of(builder: EmulatorBuilder) -> (Site, Arc<Mutex<Vec<Logged>>>) {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&lines);
    let site = Site::of(builder.log(move |request| log.lock().unwrap().push(request.clone())));
    site.add_orders().await;
    lines.lock().unwrap().clear();
    (site, lines)
}

fn last(lines: &Mutex<Vec<Logged>>) -> Logged {
    lines.lock().unwrap().pop().unwrap()
}

async fn query(site: &Site, body: Value) -> u16 {
    let headers = [
        (KEY, r#"["a"]"#),
        ("x-ms-documentdb-isquery", "True"),
        ("content-type", "application/query+json"),
        ("x-ms-activity-id", "11111111-2222-4333-8444-555555555555"),
    ];
    site.send("POST", "/dbs/shop/colls/orders/docs", &headers, body).await.status
}

#[tokio::test]
async fn a_request_is_a_line() {
    let (site, lines) = site().await;
    site.add("1", "a").await;
    let created = last(&lines);
    assert_eq!((created.method.as_str(), created.path.as_str()), ("POST", "/dbs/shop/colls/orders/docs"));
    assert_eq!((created.operation, created.region.as_deref()), (Some("create_document"), Some("Local")));
    assert_eq!((created.status, created.sub_status, created.time), (Some(201), None, site.now()));
    assert!(created.charge.unwrap() > 1.0 && created.duration < Duration::from_secs(10) && created.query.is_none());
    let text = created.to_string();
    assert!(text.starts_with("2020-07-15T12:00:00.000Z 201 POST /dbs/shop/colls/orders/docs create_document "), "{text}");
    assert!(text.contains(" RU ") && text.contains(" ms region=\"Local\" activity="), "{text}");
    let object = serde_json::to_value(&created).unwrap();
    assert_eq!((&object["time"], &object["status"]), (&json!("2020-07-15T12:00:00.000Z"), &json!(201)));
    assert!(object["duration_ms"].is_number() && object["activity_id"].is_string(), "{object}");

    site.on_docs("GET", "none", "a", "").await;
    assert!(last(&lines).to_string().contains(" 404 GET /dbs/shop/colls/orders/docs/none read_document 1 RU "));
    site.send("GET", "/dbs/nowhere/colls/x/docs/y", &[], "").await;
    assert_eq!(last(&lines).sub_status, Some(1003));
    site.get("/nothing/here").await;
    assert!(last(&lines).to_string().contains(" 404 GET /nothing/here - "));
    assert!(lines.lock().unwrap().is_empty());
}

#[tokio::test]
async fn of_queries_it_tells_how_they_went() {
    let (site, lines) = site().await;
    for number in 0..120 {
        let document = json!({"id": number.to_string(), "pk": "a", "n": number, "name": "Ann"});
        assert_eq!(site.on_docs("POST", "", "a", document).await.status, 201);
    }
    let body = json!({
        "query": "SELECT * FROM c\n WHERE c.n = 7 AND c.name = @name -- a secret",
        "parameters": [{"name": "@name", "value": "Ann"}]
    });
    assert_eq!(query(&site, body).await, 200);
    let line = last(&lines);
    let told = line.query.clone().unwrap();
    assert_eq!(told.text.as_deref(), Some("SELECT * FROM c WHERE c.n = ? AND c.name = @name"));
    assert_eq!((told.index, told.candidates, told.read, told.rows), (Some(true), Some(1), Some(1), Some(1)));
    assert_eq!(line.activity_id.as_deref(), Some("11111111-2222-4333-8444-555555555555"));
    assert!(
        line.to_string()
            .ends_with(" index=used candidates=1 read=1 rows=1 query=\"SELECT * FROM c WHERE c.n = ? AND c.name = @name\"")
    );

    assert_eq!(query(&site, json!({"query": "SELECT c.n FROM c ORDER BY c.n DESC"})).await, 200);
    let told = last(&lines).query.unwrap();
    assert_eq!((told.candidates, told.rows, told.features), (Some(120), Some(100), vec!["OrderBy"]));
    assert_eq!(query(&site, json!({"query": "SELECT c.n FROM c"})).await, 200);
    assert!(last(&lines).to_string().contains(" index=used candidates=120 "), "that of the partition key");
    let across = [("x-ms-documentdb-isquery", "True"), ("x-ms-documentdb-query-enablecrosspartition", "True")];
    site.send("POST", "/dbs/shop/colls/orders/docs", &across, json!({"query": "SELECT c.n FROM c"})).await;
    assert!(last(&lines).to_string().contains(" index=none candidates=120 read=101 rows=100 query="));
    for wrong in [json!({"query": "SELECT * FROM c WHERE c.name = 'O'Brien'"}), json!({"query": 1}), json!([])] {
        assert_eq!(query(&site, wrong).await, 400);
        assert_eq!(last(&lines).query.unwrap().text, None, "it might be of anything");
    }
}

#[tokio::test]
async fn nothing_secret_is_in_it() {
    let (site, lines) = site().await;
    let secret = "SECRETSECRET";
    site.send_as(secret, "GET", "/dbs/shop", &[], "").await;
    site.send_as(&format!("type=master&ver=1.0&sig={secret}"), "GET", "/dbs/shop?x=SECRETSECRET", &[], "").await;
    site.on_docs("POST", "", secret, json!({"id": "1", "pk": secret, "x": secret})).await;
    query(
        &site,
        json!({"query": format!("SELECT '{secret}', [\"{secret}\"] FROM c WHERE c.x = @x /* {secret} */"),
        "parameters": [{"name": "@x", "value": secret}]}),
    )
    .await;
    query(&site, json!({"query": format!("SELECT {secret} FROM")})).await;
    let lines = lines.lock().unwrap();
    assert_eq!(lines.len(), 5);
    for line in lines.iter() {
        let (text, json) = (line.to_string(), serde_json::to_string(line).unwrap());
        assert!(!format!("{line:?}{text}{json}").contains(secret), "{text}");
        assert!(!text.contains('\n') && !json.contains('\n'));
    }
}

#[tokio::test(start_paused = true)]
async fn what_has_no_answer_is_a_line_too() {
    let (site, lines) = site().await;
    let faults = site.emulator.faults();
    let added = faults.add(Fault::cut_after().times(1));
    assert!(site.try_on_docs("POST", "", "a", json!({"id": "1", "pk": "a"})).await.is_err());
    let line = last(&lines);
    assert_eq!((line.status, line.fault, line.operation), (None, Some(added.id()), Some("create_document")));
    assert!(line.to_string().contains(" cut POST ") && line.to_string().ends_with(&format!(" fault={}", added.id())), "{line}");

    faults.add(Fault::delay(Duration::from_secs(60)));
    let read = site.on_docs("GET", "1", "a", "");
    assert!(tokio::time::timeout(Duration::from_secs(1), read).await.is_err());
    assert_eq!((last(&lines).status, lines.lock().unwrap().len()), (None, 0), "the client has gone");
    faults.clear();

    faults.add(Fault::status(503));
    site.on_docs("GET", "1", "a", "").await;
    assert_eq!((last(&lines).status, lines.lock().unwrap().len()), (Some(503), 0));

    site.emulator.set_offline("Local").await.unwrap();
    assert!(site.try_on_docs("GET", "1", "a", "").await.is_err());
    assert_eq!(lines.lock().unwrap().len(), 0, "nobody listens");
}

#[tokio::test(flavor = "current_thread")]
async fn it_waits_for_no_script() {
    let (site, lines) = site_of(Emulator::builder().script_time(Duration::from_secs(1))).await;
    let endless = json!({"id": "endless", "body": "function () { while (true); }"});
    assert_eq!(site.post("/dbs/shop/colls/orders/sprocs", endless).await.status, 201);
    lines.lock().unwrap().clear();
    let impatient = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let begin = Instant::now();
        let given_up = tokio::time::timeout(Duration::from_millis(50), site.get("/dbs/shop")).await;
        assert!(given_up.is_err() && begin.elapsed() < Duration::from_millis(700), "{:?}", begin.elapsed());
        let line = last(&lines);
        assert_eq!((line.path.as_str(), line.status, line.region.clone()), ("/dbs/shop", None, None));
        assert!(line.to_string().contains(" cut GET /dbs/shop - "), "{line}");
    };
    let script = site.send("POST", "/dbs/shop/colls/orders/sprocs/endless", &[(KEY, r#"["a"]"#)], "[]");
    let (script, ()) = tokio::join!(script, impatient);
    assert_eq!((script.status, last(&lines).status), (408, Some(408)));
}
