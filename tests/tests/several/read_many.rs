//! Many documents by their ids and partition keys.

use cosmosdb::types::{PartitionKeyDefinition, PartitionKeyKind};
use cosmosdb::{ErrorKind, PartitionKey, Rid};
use cosmosdb_emulator::Fault;
use serde_json::{Value, json};

use crate::{builder, key, order, orders, shop};

#[tokio::test]
async fn documents_stand_where_they_were_asked_for_with_few_requests() {
    for partitions in [1, 4] {
        let (emulator, orders) = shop(partitions).await;
        for number in 0..120 {
            orders.create_document(key(number), &order(number)).await.unwrap();
        }
        // Some are not there, one has another partition key, and one is asked for twice.
        let mut wanted: Vec<(String, String)> = (0..150).rev().map(|number| (key(number), format!("o{number}"))).collect();
        wanted.push((key(1), "o0".to_owned()));
        wanted.push(wanted[100].clone());
        let before = emulator.requests().total();
        let read = orders.read_many_documents(wanted.clone()).await.unwrap();
        let requests = emulator.requests().total() - before;
        let most = [("one", 1, 1 + 1 + 2), ("four", 4, 1 + 1 + 4 + 4)].iter().find(|it| it.1 == partitions).unwrap().2;
        assert!(requests <= most && read.requests() <= requests, "{requests} requests for {partitions} partitions");
        assert!(read.request_charge() > 1.0);
        let missing: Vec<usize> = read.missing().collect();
        assert_eq!(missing, (0..30).chain([150]).collect::<Vec<_>>());
        let all: Vec<Option<Value>> = read.into_json().unwrap();
        assert_eq!(all.len(), wanted.len());
        for ((key, id), found) in wanted.iter().zip(&all) {
            if let Some(found) = found {
                assert_eq!((found["id"].as_str(), found["pk"].as_str()), (Some(&**id), Some(&**key)));
            }
        }
        assert_eq!(all[151], all[100]);
    }
}

#[tokio::test]
async fn one_alone_in_its_range_is_read_by_itself() {
    let (emulator, orders) = shop(4).await;
    orders.create_document("a", &json!({"id": "1", "pk": "a"})).await.unwrap();
    let read = orders.read_many_documents([("a", "1")]).await.unwrap();
    assert_eq!((emulator.requests().of("read_document"), emulator.requests().of("query_documents")), (1, 0));
    assert_eq!(read.found::<Value>().unwrap()[0]["id"], "1");
    let read = orders.read_many_documents([("a", "none")]).await.unwrap();
    assert_eq!(read.missing().count(), 1);
    assert!(read.request_charge() > 0.0);
    let none = orders.read_many_documents(Vec::<(String, String)>::new()).await.unwrap();
    assert!(none.documents().is_empty());
}

#[tokio::test]
async fn keys_of_every_kind_are_found() {
    let (emulator, _) = shop(3).await;
    let client = builder(&emulator, emulator.transport()).build().unwrap();
    let orders = orders(&client);
    let keys = [json!("it's \"q\""), json!(5), json!(1.5), json!(true), json!(null), json!("é\u{1F600}")];
    let mut wanted = Vec::new();
    for key in &keys {
        let partition_key = PartitionKey::from_header(&json!([key]).to_string()).unwrap();
        for id in ["1", "2"] {
            orders.create_document(&partition_key, &json!({"id": id, "pk": key})).await.unwrap();
            wanted.push((partition_key.clone(), id));
        }
    }
    for id in ["1", "2"] {
        orders.create_document(PartitionKey::NONE, &json!({"id": id})).await.unwrap();
        wanted.push((PartitionKey::NONE, id));
    }
    let read = orders.read_many_documents(wanted.clone()).await.unwrap();
    assert_eq!(read.missing().collect::<Vec<_>>(), Vec::<usize>::new());
    let found: Vec<Value> = read.found().unwrap();
    assert!(found.iter().zip(&wanted).all(|(found, (_, id))| found["id"] == *id));

    // By rid, and with hierarchical keys.
    let shop = client.database("shop");
    let of_database = client.read_database("shop").await.unwrap().into_body().rid.unwrap();
    let of_collection = shop.read_collection("orders").await.unwrap().into_body().rid.unwrap();
    let by_rid = client.database(Rid(of_database)).collection(Rid(of_collection));
    assert_eq!(by_rid.read_many_documents(wanted).await.unwrap().missing().count(), 0);
    let definition = PartitionKeyDefinition::new(["/tenant", "/user"]).kind(PartitionKeyKind::MultiHash).version(2);
    shop.create_collection("visits", definition).await.unwrap();
    let visits = shop.collection("visits");
    for at in 0..20 {
        let visit = json!({"id": at.to_string(), "tenant": format!("t{}", at % 2), "user": at});
        visits.create_document((format!("t{}", at % 2), at), &visit).await.unwrap();
    }
    let all = (0..20).map(|at| ((format!("t{}", at % 2), at), at.to_string()));
    assert_eq!(visits.read_many_documents(all).await.unwrap().missing().count(), 0);
    let error = visits.read_many_documents([("t1", "1"), ("t1", "3")]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    assert!(error.to_string().contains("give all values"), "{error}");
}

#[tokio::test]
async fn ranges_that_split_in_the_meantime_are_followed_and_failures_are_told() {
    let (emulator, orders) = shop(1).await;
    for number in 0..60 {
        orders.create_document(key(number), &order(number)).await.unwrap();
    }
    let wanted = || (0..60).map(|number| (key(number), format!("o{number}")));
    assert_eq!(orders.read_many_documents(wanted()).await.unwrap().missing().count(), 0);
    // What the client knows of the ranges is out of date now.
    let children = emulator.split("dbs/shop/colls/orders", "0").unwrap();
    emulator.split("dbs/shop/colls/orders", &children[0]).unwrap();
    assert_eq!(orders.read_many_documents(wanted()).await.unwrap().missing().count(), 0);

    // One query finds out that the range is gone, not each of those that wait for it.
    for number in 60..500 {
        orders.create_document(key(number), &order(number)).await.unwrap();
    }
    let wanted = || (0..500).map(|number| (key(number), format!("o{number}")));
    let at_rest = orders.read_many_documents(wanted()).await.unwrap().requests();
    emulator.split("dbs/shop/colls/orders", &children[1]).unwrap();
    let read = orders.read_many_documents(wanted()).max_concurrency(1).await.unwrap();
    assert_eq!(read.missing().count(), 0);
    assert!(read.requests() <= at_rest + 2, "{} where there were {at_rest}", read.requests());
    emulator.faults().add(Fault::status(403).on("query_documents").times(1));
    assert!(orders.read_many_documents(wanted()).await.unwrap_err().is_forbidden());
}
