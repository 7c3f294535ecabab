//! What requests cost.

use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site, encode};

const DOCS: &str = "/dbs/shop/colls/orders/docs";
const QUERY: (&str, &str) = ("x-ms-documentdb-isquery", "True");
const A: (&str, &str) = (KEY, r#"["a"]"#);

fn charge(reply: &Reply) -> f64 {
    assert!(reply.status < 300, "{reply:?}");
    reply.header("x-ms-request-charge").unwrap().parse().unwrap()
}

#[tokio::test]
async fn writes_cost_by_the_terms_that_are_indexed() {
    let site = Site::with_orders().await;
    let policy = json!({"indexingMode": "consistent", "includedPaths": [{"path": "/*"}], "excludedPaths": [{"path": "/more/*"}]});
    let some = json!({"id": "some", "partitionKey": {"paths": ["/pk"], "version": 2}, "indexingPolicy": policy});
    site.post("/dbs/shop/colls", some).await;
    // Of 1 KB at most: 5 at least, and 0.2 for each of `id`, `pk`, `n` and the two tags.
    let document = json!({"id": "1", "pk": "a", "n": 1, "tags": ["x", "y", "x"], "more": {"a": 1, "b": 2}});
    let create = async |collection: &str| {
        charge(&site.send("POST", &format!("/dbs/shop/colls/{collection}/docs"), &[A], document.clone()).await)
    };
    assert_eq!(create("some").await, 6.0);
    assert_eq!(create("orders").await, 6.4, "two terms more");
    let mut other = document.clone();
    other["n"] = json!(2);
    other["tags"] = json!(["x"]);
    // One term goes and one comes for `n`, and one goes for the tags.
    assert_eq!(charge(&site.on_docs("PUT", "1", "a", other).await), 10.6);
    let patch = json!([{"op": "set", "path": "/n", "value": 3}, {"op": "add", "path": "/m", "value": 1}]);
    assert_eq!(charge(&site.on_docs("PATCH", "1", "a", patch).await), 10.0 + 0.6 + 0.8);
    assert_eq!(charge(&site.on_docs("GET", "1", "a", "").await), 1.0);
    assert_eq!(charge(&site.on_docs("DELETE", "1", "a", "").await), 6.4, "`m` came, and a tag went");
}

#[tokio::test]
async fn pages_of_a_query_cost_what_the_query_costs() {
    let site = Site::with_orders().await;
    for n in 0..20 {
        let tags: Vec<u32> = (0..n % 4).collect();
        site.on_docs("POST", "", "a", json!({"id": n.to_string(), "pk": "a", "n": n, "tags": tags})).await;
    }
    for text in [
        "SELECT * FROM c",
        "SELECT * FROM c WHERE c.n > 5",
        "SELECT VALUE t FROM c JOIN t IN c.tags",
        "SELECT VALUE t FROM c JOIN t IN c.tags ORDER BY c.n DESC",
        "SELECT VALUE COUNT(1) FROM c",
    ] {
        let ask = async |size: &str, continuation: &str| {
            let headers = [QUERY, A, ("x-ms-max-item-count", size), ("x-ms-continuation", continuation)];
            site.send("POST", DOCS, &headers, json!({"query": text})).await
        };
        let whole = charge(&ask("1000", "").await);
        assert_eq!(charge(&ask("1000", "").await), whole);
        for size in ["1", "3", "7"] {
            let (mut sum, mut pages, mut continuation) = (0.0, 0.0, String::new());
            loop {
                let reply = ask(size, &continuation).await;
                sum += charge(&reply);
                pages += 1.0;
                match reply.header("x-ms-continuation") {
                    Some(next) => next.clone_into(&mut continuation),
                    None => break,
                }
            }
            // Every page is rounded for itself.
            assert!((sum - whole).abs() <= 0.005 * (pages + 1.0), "{text} by {size}: {sum} in {pages}, and {whole} in one");
        }
    }
}

#[tokio::test]
async fn a_batch_costs_what_its_operations_do() {
    let site = Site::with_orders().await;
    let operations: Vec<Value> =
        (0..3).map(|n| json!({"operationType": "Create", "resourceBody": {"id": n.to_string(), "pk": "a"}})).collect();
    let headers = [A, ("x-ms-cosmos-is-batch-request", "True"), ("x-ms-cosmos-batch-atomic", "True")];
    let reply = site.send("POST", DOCS, &headers, json!(operations)).await;
    assert_eq!(charge(&reply), 16.2, "three times 5.4");
    let gone = site.send("GET", &format!("{DOCS}/{}", encode("none")), &[A], "").await;
    assert_eq!(gone.header("x-ms-request-charge"), Some("1"));
}
