//! Places in an order: told by continuations, or by whoever knows the row where a query is to begin.

use serde_json::{Value, json};

use super::{A, Dice, ORDERS, ask, evaluated, filled, page, paged, plain, put, range, site};
use crate::site::Site;

#[tokio::test]
async fn values_that_are_too_large_for_a_header_are_gone_past() {
    for x in ["a", "x"] {
        let site = site(1).await;
        for n in 0..110 {
            let value = match n % 3 {
                0 => json!("s".repeat(3000) + &(n % 10).to_string()),
                1 => json!([vec![n % 10; 2000]]),
                _ => json!(n),
            };
            put(&site, &json!({"id": n.to_string(), "pk": "a", x: value, "tags": [1, 2]})).await;
        }
        let documents = paged(&site, A, "SELECT * FROM c", 1000, None).await;
        for text in [
            format!("SELECT VALUE c.id FROM c ORDER BY c.{x}"),
            format!("SELECT c.id, t FROM c JOIN t IN c.tags ORDER BY c.{x} DESC"),
            format!("SELECT VALUE c.id FROM c ORDER BY c.{x} OFFSET 10 LIMIT 100"),
        ] {
            let mut rows = Vec::new();
            let mut after = None;
            loop {
                let (more, next) = page(&site, range("0"), &json!({"query": text}), 13, after.as_deref()).await;
                rows.extend(more);
                assert!(next.iter().all(|token| token.len() < 2048), "{next:?}");
                after = next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(rows, evaluated(&text, &documents), "{text}");
        }
    }
}

/// A continuation that counts belongs to the first of the partitions that its own has become, until the end.
#[tokio::test]
async fn what_was_counted_before_a_split_is_told_once() {
    let site = site(1).await;
    for n in 0..120 {
        let value = if n < 60 { "a".repeat(3000) + &n.to_string() } else { format!("b{n}") };
        put(&site, &json!({"id": n.to_string(), "pk": format!("k{}", n % 7), "a": value})).await;
    }
    let text = "SELECT VALUE c.id FROM c ORDER BY c.a";
    let all = paged(&site, range("0"), text, 1000, None).await;
    let (mut rows, token) = page(&site, range("0"), &json!({"query": text}), 13, None).await;
    let children = site.emulator.split(ORDERS, "0").unwrap();
    for child in &children {
        rows.extend(paged(&site, range(child), text, 13, token.clone()).await);
    }
    let ids = |rows: &[Value]| {
        let mut ids: Vec<String> = rows.iter().map(Value::to_string).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&rows), ids(&all));
}

/// A document that has moved to a later place since it was told comes again, the last one of a page like any other.
#[tokio::test]
async fn what_moves_to_a_later_place_comes_again() {
    let site = site(1).await;
    for n in 0..130 {
        put(&site, &json!({"id": n.to_string(), "pk": "a", "n": n})).await;
    }
    let text = "SELECT VALUE c.id FROM c ORDER BY c.n";
    let (rows, token) = page(&site, range("0"), &json!({"query": text}), 10, None).await;
    for id in ["4", "9"] {
        let moved = site.on_docs("PUT", &format!("/{id}"), "a", &json!({"id": id, "pk": "a", "n": 1000})).await;
        assert_eq!(moved.status, 200, "{moved:?}");
    }
    let rest = paged(&site, range("0"), text, 1000, token).await;
    assert_eq!((rows.len(), rest.len()), (10, 122));
    assert_eq!(rest[120..], [json!("4"), json!("9")]);
}

#[tokio::test]
async fn a_continuation_is_as_short_as_is_wanted() {
    let site = site(1).await;
    for n in 0..120 {
        put(&site, &json!({"id": n.to_string(), "pk": "a", "a": "s".repeat(1000) + &(1000 + n).to_string()})).await;
    }
    let body = json!({"query": "SELECT VALUE c.id FROM c ORDER BY c.a"});
    let (mut rows, mut after, mut longest) = (Vec::new(), String::new(), [0; 2]);
    // With a bound and without, in turns.
    for turn in (0..2).cycle() {
        let bound = ("x-ms-documentdb-responsecontinuationtokenlimitinkb", ["", "1"][turn]);
        let headers = [range("0"), bound, ("x-ms-max-item-count", "7"), ("x-ms-continuation", &after)];
        let reply = ask(&site, &headers, &body).await;
        rows.extend(reply.body["Documents"].as_array().unwrap().clone());
        let Some(next) = reply.header("x-ms-continuation") else { break };
        longest[turn] = longest[turn].max(next.len());
        after = next.to_owned();
    }
    assert!(longest[0] > 1024 && longest[1] <= 1024, "{longest:?}");
    assert_eq!(rows, (0..120).map(|n| json!(n.to_string())).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_place_in_an_order_that_somebody_made_up_does_no_harm() {
    let site = filled(1, 130, &mut Dice(3)).await;
    for text in ["SELECT * FROM c ORDER BY c.a", "SELECT * FROM c ORDER BY c.b.c, c.a, c.n DESC", "SELECT * FROM c ORDER BY c.x"]
    {
        let (_, token) = page(&site, range("0"), &json!({"query": text}), 60, None).await;
        let token = token.unwrap();
        let parts: Vec<&str> = token.split(':').collect();
        let mut all: Vec<String> = vec![format!("{token}:"), format!("{token}:1"), parts[..5].join(":"), parts[..4].join(":")];
        for (at, values) in [
            (2, &["", "x", "*", "AAAA", "*-", "*-FF"][..]),
            (3, &["", "-1", "0", "18446744073709551615", "99999999999999999999"]),
            (4, &["", "-1", "0", "18446744073709551615", "x"]),
            (5, &["", "*", "AQ", "ATAJ", "ATAGAWE", "ATEGAWE", "ATAHAQcHBwcH", "ATAFAAAAAAAA-H8"]),
        ] {
            all.extend(values.iter().map(|value| {
                let mut parts = parts.clone();
                parts[at] = value;
                parts.join(":")
            }));
        }
        all.extend((0..token.len()).step_by(3).map(|end| token[..end].to_owned()));
        all.push(format!("{}:{}", parts[..5].join(":"), "BwAH".repeat(400)));
        for token in all.iter().filter(|token| !token.is_empty()) {
            let reply = ask(&site, &[range("0"), ("x-ms-continuation", token)], &json!({"query": text})).await;
            assert!([200, 400].contains(&reply.status), "{token}: {reply:?}");
        }
        let other = "SELECT * FROM c ORDER BY c.n";
        assert_eq!(ask(&site, &[range("0"), ("x-ms-continuation", &token)], &json!({"query": other})).await.code(), (400, 0));
    }
}

/// The rows of a query that begins at a row.
async fn resumed(site: &Site, text: &str, filter: &Value, size: usize) -> Vec<Value> {
    let body = json!({"query": text, "resumeFilter": filter});
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (rows, next) = page(site, range("0"), &body, size, after.as_deref()).await;
        all.extend(rows);
        after = next;
        if after.is_none() {
            return all;
        }
    }
}

#[tokio::test]
async fn a_query_begins_at_the_row_that_is_named() {
    for (documents, step) in [(20, 3), (120, 29)] {
        let site = filled(1, documents, &mut Dice(11)).await;
        for (key, paths) in [
            ("c.n", &["n"][..]),
            ("c.n DESC", &["n"]),
            ("c.a", &["a"]),
            ("c.a DESC", &["a"]),
            ("c.x", &["x"]),
            ("c.a, c.n DESC", &["a", "n"]),
            ("c.a DESC, c.n", &["a", "n"]),
        ] {
            let text = format!("SELECT * FROM c WHERE (true) ORDER BY {key}");
            let all = paged(&site, range("0"), &text, 1000, None).await;
            for at in (0..all.len()).step_by(step) {
                let row = &all[at];
                // What is not there is told by an empty array; arrays and objects cannot be named.
                let value: Vec<Value> = paths.iter().map(|path| row.get(path).cloned().unwrap_or(json!([]))).collect();
                let is_deep = |path: &&str| row.get(path).is_some_and(|value| value.is_array() || value.is_object());
                if paths.iter().any(is_deep) {
                    continue;
                }
                let same = |other: &Value| paths.iter().all(|path| other.get(path).map(plain) == row.get(path).map(plain));
                let first = all.iter().position(same).unwrap();
                let end = all.iter().rposition(same).unwrap() + 1;
                for (rid, exclude, begin) in [
                    (json!(null), json!(false), first),
                    (json!(null), json!(true), end),
                    (row["_rid"].clone(), json!(false), at),
                    (row["_rid"].clone(), json!(null), at),
                    (row["_rid"].clone(), json!(true), at + 1),
                ] {
                    let filter = json!({"value": value, "rid": rid, "exclude": exclude});
                    let size = [5, 1000][at % 2];
                    assert_eq!(resumed(&site, &text, &filter, size).await, all[begin..], "{key} {filter} by {size}");
                }
            }
        }
        let of = |value: Value| json!({"query": "SELECT * FROM c ORDER BY c.n", "resumeFilter": value});
        let (_, after) = page(&site, range("0"), &of(json!({"value": [1]})), 3, None).await;
        let next = [range("0"), ("x-ms-continuation", after.as_deref().unwrap())];
        assert_eq!(ask(&site, &next, &of(json!({"value": [1]}))).await.status, 200);
        assert_eq!(ask(&site, &next, &of(json!({"value": [2]}))).await.code(), (400, 0), "it is of another filter");
        for wrong in [
            json!(1),
            json!({}),
            json!({"value": 1}),
            json!({"value": []}),
            json!({"value": [1, 2]}),
            json!({"value": [[1]]}),
            json!({"value": [{"a": 1}]}),
            json!({"value": [1], "rid": "x"}),
            json!({"value": [1], "rid": 1}),
            json!({"value": [1], "rid": "AAAAAA=="}),
            json!({"value": [1], "exclude": 1}),
        ] {
            assert_eq!(ask(&site, &[range("0")], &of(wrong.clone())).await.code(), (400, 0), "{wrong}");
        }
        let hash = json!({"value": [{"type": "array", "low": 1, "high": -2}]});
        assert_eq!(ask(&site, &[range("0")], &of(hash)).await.status, 501);
        let unordered = json!({"query": "SELECT * FROM c", "resumeFilter": {"value": [1]}});
        assert_eq!(ask(&site, &[range("0")], &unordered).await.status, 501);
    }
}

#[tokio::test]
async fn how_an_index_was_read_is_told() {
    let site = filled(1, 3, &mut Dice(1)).await;
    for (key, backwards) in [("c.n", false), ("c.n DESC", true), ("c.a, c.n DESC", false)] {
        let reply = ask(&site, &[A], &json!({"query": format!("SELECT * FROM c ORDER BY {key}")})).await;
        let info: Value = serde_json::from_str(reply.header("x-ms-cosmos-query-execution-info").unwrap()).unwrap();
        assert_eq!(info, json!({"reverseRidEnabled": false, "reverseIndexScan": backwards}), "{key}");
    }
}
