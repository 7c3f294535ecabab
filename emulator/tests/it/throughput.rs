//! Throughput: offers, and how they come about.

use serde_json::{Value, json};

use crate::site::{Reply, Site};

async fn offers(site: &Site) -> Vec<Value> {
    site.get("/offers").await.body["Offers"].as_array().unwrap().clone()
}

async fn create(site: &Site, id: &str, headers: &[(&str, &str)]) -> Reply {
    site.send("POST", "/dbs/d/colls", headers, json!({"id": id, "partitionKey": {"paths": ["/a"]}})).await
}

async fn database(headers: &[(&str, &str)]) -> Site {
    let site = Site::new();
    assert_eq!(site.send("POST", "/dbs", headers, json!({"id": "d"})).await.status, 201);
    site
}

#[tokio::test]
async fn a_collection_gets_an_offer() {
    let site = database(&[]).await;
    assert!(offers(&site).await.is_empty());
    let collection = create(&site, "c", &[]).await;
    let all = offers(&site).await;
    let offer = &all[0];
    assert_eq!(offer["content"]["offerThroughput"], 400);
    assert_eq!((&offer["offerVersion"], &offer["offerType"]), (&json!("V2"), &json!("Invalid")));
    assert_eq!(offer["resource"], collection.body["_self"]);
    assert_eq!(offer["offerResourceId"], collection.body["_rid"]);
    assert_eq!(offer["id"], offer["_rid"]);
    assert_eq!(offer["_self"], format!("offers/{}/", offer["id"].as_str().unwrap()));
    let read = site.get(&format!("/offers/{}", offer["id"].as_str().unwrap())).await;
    assert_eq!((read.status, &read.body), (200, offer));
    assert_eq!(read.header("x-ms-cosmos-min-throughput"), Some("400"));
    assert_eq!(site.delete("/dbs/d/colls/c").await.status, 204);
    assert!(offers(&site).await.is_empty());
}

#[tokio::test]
async fn a_database_may_share_its_throughput() {
    let site = database(&[("x-ms-offer-throughput", "1000")]).await;
    create(&site, "shares", &[]).await;
    assert_eq!(offers(&site).await.len(), 1);
    create(&site, "has its own", &[("x-ms-offer-throughput", "500")]).await;
    assert_eq!(offers(&site).await.len(), 2);
    for n in 0..24 {
        assert_eq!(create(&site, &n.to_string(), &[]).await.status, 201, "{n}");
    }
    assert_eq!(create(&site, "one too many", &[]).await.code(), (403, 1019));
    assert_eq!(site.delete("/dbs/d").await.status, 204);
    assert!(offers(&site).await.is_empty());
}

#[tokio::test]
async fn headers_say_what_throughput_there_shall_be() {
    let site = database(&[]).await;
    let autoscale = ("x-ms-cosmos-offer-autopilot-settings", r#"{"maxThroughput":4000}"#);
    assert_eq!(create(&site, "auto", &[autoscale]).await.status, 201);
    assert_eq!(create(&site, "level", &[("x-ms-offer-type", "S2")]).await.status, 201);
    let all = offers(&site).await;
    assert_eq!(all[0]["content"]["offerAutopilotSettings"], json!({"maxThroughput": 4000}));
    assert_eq!(all[0]["content"]["offerThroughput"], 400);
    assert_eq!((&all[1]["offerVersion"], &all[1]["offerType"]), (&json!("V1"), &json!("S2")));
    assert_eq!(all[1].get("content"), None);
    for bad in [
        vec![("x-ms-offer-throughput", "399")],
        vec![("x-ms-offer-throughput", "450")],
        vec![("x-ms-offer-throughput", "much")],
        vec![("x-ms-offer-throughput", "2000000")],
        vec![("x-ms-cosmos-offer-autopilot-settings", "4000")],
        vec![("x-ms-cosmos-offer-autopilot-settings", r#"{"maxThroughput":500}"#)],
        vec![("x-ms-offer-type", "S9")],
        vec![("x-ms-offer-throughput", "400"), autoscale],
        vec![("x-ms-offer-throughput", "400"), ("x-ms-offer-type", "S1")],
    ] {
        assert_eq!(create(&site, "bad", &bad).await.code(), (400, 0), "{bad:?}");
    }
    assert_eq!(site.get("/dbs/d/colls/bad").await.status, 404, "nothing is left behind");
}

#[tokio::test]
async fn an_offer_can_be_changed_and_migrated() {
    let site = database(&[]).await;
    create(&site, "c", &[]).await;
    let offer = offers(&site).await[0].clone();
    let path = format!("/offers/{}", offer["id"].as_str().unwrap());
    let put = |headers: Vec<(&'static str, &'static str)>, content: Value| {
        let (site, path) = (&site, &path);
        let mut body = offer.clone();
        body["content"] = content;
        async move { site.send("PUT", path, &headers, body).await }
    };
    let changed = put(vec![], json!({"offerThroughput": 20000})).await;
    assert_eq!((changed.status, &changed.body["content"]["offerThroughput"]), (200, &json!(20000)), "{changed:?}");
    assert_eq!(changed.body["offerResourceId"], offer["offerResourceId"]);
    assert_ne!(changed.body["_etag"], offer["_etag"]);
    assert_eq!(put(vec![("If-Match", "\"x\"")], json!({"offerThroughput": 500})).await.status, 412);
    let lower = put(vec![], json!({"offerThroughput": 500})).await;
    assert_eq!(lower.header("x-ms-cosmos-min-throughput"), Some("400"));
    for bad in [json!({}), json!({"offerThroughput": 450}), json!({"offerAutopilotSettings": {"maxThroughput": 4000}}), json!(5)]
    {
        assert_eq!(put(vec![], bad.clone()).await.code(), (400, 0), "{bad}");
    }
    let to_autoscale = vec![("x-ms-cosmos-migrate-offer-to-autopilot", "true")];
    let migrated = put(to_autoscale.clone(), json!({"offerThroughput": -1})).await;
    assert_eq!(migrated.body["content"]["offerAutopilotSettings"]["maxThroughput"], 1000, "{migrated:?}");
    assert_eq!(put(to_autoscale, json!({"offerThroughput": -1})).await.status, 400);
    let scaled = put(vec![], json!({"offerThroughput": 400, "offerAutopilotSettings": {"maxThroughput": 6000}})).await;
    assert_eq!(scaled.body["content"]["offerThroughput"], 600, "{scaled:?}");
    assert_eq!(put(vec![], json!({"offerThroughput": 500})).await.status, 400);
    let back = vec![("x-ms-cosmos-migrate-offer-to-manual-throughput", "True")];
    let migrated = put(back, json!({"offerAutopilotSettings": {"maxThroughput": -1}})).await;
    assert_eq!(migrated.body["content"]["offerThroughput"], 6000, "{migrated:?}");
    assert_eq!(migrated.body["content"].get("offerAutopilotSettings"), None);
    assert_eq!(site.get("/offers/AAAA").await.code(), (404, 0));
}

#[tokio::test]
async fn the_levels_of_old_can_be_changed() {
    let site = database(&[]).await;
    create(&site, "c", &[("x-ms-offer-type", "S1")]).await;
    let mut offer = offers(&site).await[0].clone();
    let path = format!("/offers/{}", offer["id"].as_str().unwrap());
    offer["offerType"] = json!("S2");
    let replaced = site.put(&path, offer.clone()).await;
    assert_eq!((replaced.status, &replaced.body["offerType"]), (200, &json!("S2")), "{replaced:?}");
    offer["offerVersion"] = json!("V2");
    offer["offerType"] = json!("Invalid");
    offer["content"] = json!({"offerThroughput": 1000});
    let replaced = site.put(&path, offer).await;
    assert_eq!((replaced.status, &replaced.body["content"]["offerThroughput"]), (200, &json!(1000)), "{replaced:?}");
}
