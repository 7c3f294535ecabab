//! Rows 35 and 36: continuations that are not what they should be, and values that would be more than values. Splits and merges in the
//! midst of a query, rows 5 and 6, are in `../queries.rs`.

use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb::{Collection, ErrorKind, Result};
use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

use crate::support::{Shop, orders};

const QUERY: &str = "SELECT c.id, c.s FROM c ORDER BY c.s";

/// A page, and where the next one begins.
async fn page(orders: &Collection, query: &str, continuation: Option<&str>) -> Result<(Vec<Value>, Option<String>)> {
    let query = orders.query_documents(query).max_item_count(1).across_partitions();
    let query = match continuation {
        Some(token) => query.continuation(token),
        None => query,
    };
    let page = query.await?;
    Ok((page.items()?, page.meta().continuation().map(str::to_owned)))
}

async fn hostile_shop() -> Shop {
    let shop = Shop::new(Emulator::builder().partitions(4)).await;
    let orders = orders(&shop.client());
    for (number, text) in HOSTILE.iter().enumerate() {
        let pk = 100 + number as i64;
        orders.create_document(pk, &json!({"id": format!("h{number:02}"), "pk": pk, "s": text})).await.unwrap();
    }
    shop
}

/// What would change a query if it were put together from text.
const HOSTILE: [&str; 18] = [
    "' OR 1 = 1 --",
    "\" OR true OR \"",
    "x' ORDER BY c.id DESC --",
    "'); DELETE FROM c; --",
    "\\",
    "\\'",
    "\\\"",
    "\\u0027 OR 1=1",
    "\0",
    "\n\r\t",
    "@documentdb-formattableorderbyquery-filter",
    "{documentdb-formattableorderbyquery-filter}",
    "c.s",
    "/* */ x",
    "😀\u{2028}\u{202e}",
    "ä",
    "",
    "]}",
];

#[tokio::test(start_paused = true)]
async fn row_36_values_are_values_when_a_query_goes_on() {
    let shop = hostile_shop().await;
    let orders = orders(&shop.builder().single_endpoint().build().unwrap());
    for (query, count) in [
        ("SELECT c.id, c.s FROM c WHERE IS_DEFINED(c.s) ORDER BY c.s", HOSTILE.len()),
        ("SELECT c.id, c.s FROM c WHERE IS_DEFINED(c.s) ORDER BY c.s DESC, c.id", HOSTILE.len()),
        ("SELECT DISTINCT VALUE c.s FROM c WHERE IS_DEFINED(c.s) ORDER BY c.s", HOSTILE.len()),
    ] {
        let whole = orders.query_documents(query).across_partitions().items::<Value>().try_collect().await.unwrap();
        assert_eq!(whole.len(), count);
        let (mut found, mut token) = (Vec::new(), None);
        loop {
            let (rows, next) = page(&orders, query, token.as_deref()).await.unwrap();
            assert!(rows.len() <= 1);
            found.extend(rows);
            let Some(next) = next else { break };
            token = Some(next);
        }
        assert_eq!(found, whole, "{query}: the same, one by one");
        shop.emulator.faults().clear();
    }
    assert!(shop.wire.sent().len() > 3 * HOSTILE.len());
}

#[tokio::test(start_paused = true)]
async fn row_35_a_continuation_that_is_not_ours_is_refused() {
    let shop = hostile_shop().await;
    let client = shop.builder().single_endpoint().build().unwrap();
    let orders = orders(&client);
    let (_, token) = page(&orders, QUERY, None).await.unwrap();
    let (_, token) = page(&orders, QUERY, token.as_deref()).await.unwrap();
    let token = token.unwrap();

    // Of another query, another collection, another kind.
    let refused = |result: Result<(Vec<Value>, Option<String>)>, why: &str| {
        let error = result.map(|page| format!("{page:?}")).unwrap_err();
        shop.seen().error(&error);
        assert_eq!(error.kind(), ErrorKind::Continuation, "{why}: {error}");
    };
    refused(page(&orders, "SELECT c.id, c.s FROM c ORDER BY c.s DESC", Some(&token)).await, "another order");
    refused(page(&orders, "SELECT * FROM c", Some(&token)).await, "another query");
    let database = client.database("shop");
    database.create_collection("others", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    refused(page(&database.collection("others"), QUERY, Some(&token)).await, "another collection");
    shop.wire.sent();

    // Cut, and changed in every place.
    let mut random = fastrand::Rng::with_seed(35);
    for at in 0..token.len() {
        for round in 0..2 {
            let mut bytes = token.clone().into_bytes();
            match round {
                0 => bytes.truncate(at),
                _ => bytes[at] = *random.choice(b"azAZ09{}[]\":,-_=+/").unwrap(),
            }
            let changed = String::from_utf8(bytes).unwrap();
            if changed == token || changed.is_empty() {
                continue;
            }
            refused(page(&orders, QUERY, Some(&changed)).await, &changed);
        }
    }
    assert!(shop.wire.sent().is_empty(), "none of them is asked for");
    for nonsense in ["x", "{}", "[]", "null", "{\"version\": 99}", &"[".repeat(100_000)] {
        refused(page(&orders, QUERY, Some(nonsense)).await, "nonsense");
    }
}
