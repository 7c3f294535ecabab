//! Many partitions answer as one: in one go, page by page, stopped at any moment.

use std::sync::Arc;
use std::task::Poll;

use cosmosdb_query::value;
use serde_json::{Value, json};

use super::super::fake::Fake;
use super::super::merge::Wanted;
use super::super::source::{Execution, Target};
use super::{documents, in_one_go, interrupted, next, page_by_page, query, values, wanted};

/// Queries whose rows have one order only, or none that matters.
const SORTED: &[&str] = &[
    "SELECT VALUE c.id FROM c ORDER BY c.id",
    "SELECT c.id, c.k FROM c ORDER BY c.k, c.id",
    "SELECT * FROM c WHERE c.n > 2 ORDER BY c.k DESC, c.id ASC",
    "SELECT VALUE c.k FROM c ORDER BY c.k",
    "SELECT VALUE c.k FROM c ORDER BY c.k DESC",
    "SELECT VALUE c.n FROM c JOIN t IN c.tags ORDER BY c.n",
    "SELECT c.id, t FROM c JOIN t IN c.tags ORDER BY c.n DESC, c.id",
    "SELECT TOP 7 VALUE c.id FROM c ORDER BY c.n DESC, c.id",
    "SELECT TOP @n c.id FROM c ORDER BY c.k, c.id DESC",
    "SELECT c.id FROM c ORDER BY c.n, c.id OFFSET 3 LIMIT 5",
    "SELECT c.id FROM c WHERE c.s = @s ORDER BY c.id OFFSET 0 LIMIT 200",
    "SELECT DISTINCT VALUE c.s FROM c ORDER BY c.s",
    "SELECT DISTINCT c.k FROM c ORDER BY c.k",
    "SELECT DISTINCT c.s, c.n FROM c ORDER BY c.s, c.n DESC OFFSET 2 LIMIT 6",
    "SELECT VALUE COUNT(1) FROM c",
    "SELECT VALUE SUM(c.n) FROM c",
    "SELECT VALUE AVG(c.n) FROM c",
    "SELECT VALUE MIN(c.n) FROM c",
    "SELECT VALUE MAX(c.s) FROM c",
    "SELECT VALUE MAX(c.k) FROM c",
    "SELECT VALUE SUM(c.k) FROM c",
    "SELECT VALUE MIN(c.nothing) FROM c",
    "SELECT VALUE AVG(c.nothing) FROM c",
    "SELECT VALUE COUNT(c.k) FROM c WHERE c.n > 1000",
    "SELECT COUNT(1) AS count, MIN(c.n), MAX(c.s) AS most FROM c WHERE c.n < 6",
    "SELECT VALUE COUNT(1) FROM (SELECT DISTINCT c.k FROM c)",
    "SELECT COUNT(1) AS kinds FROM (SELECT DISTINCT VALUE c.s FROM c)",
    "SELECT TOP 0 * FROM c",
    "SELECT VALUE 1",
];

/// Queries whose rows come in any order.
const UNSORTED: &[&str] = &[
    "SELECT * FROM c",
    "SELECT VALUE c.id FROM c WHERE c.n >= 4",
    "SELECT c.id, t FROM c JOIN t IN c.tags",
    "SELECT c.id FROM c WHERE c.pk = 'p3'",
    "SELECT c.id FROM c WHERE c.pk IN ('p1', 'p4', 'p9')",
    "SELECT DISTINCT VALUE c.k FROM c",
    "SELECT DISTINCT c.s, c.n FROM c",
    "SELECT c.s, COUNT(1) AS n, SUM(c.n) AS sum, AVG(c.n) AS mean FROM c GROUP BY c.s",
    "SELECT c.k, MIN(c.n), MAX(c.n) AS most FROM c GROUP BY c.k",
    "SELECT VALUE COUNT(1) FROM c GROUP BY c.s, c.n",
    "SELECT VALUE c.s FROM c GROUP BY c.s",
    "SELECT DISTINCT COUNT(1) AS n FROM c GROUP BY c.s, c.n",
];

/// Queries that give some rows of what would be all without the window: how many, and of what.
const WINDOWS: &[(&str, &str, usize)] = &[
    ("SELECT TOP 4 VALUE c.id FROM c", "SELECT VALUE c.id FROM c", 4),
    ("SELECT VALUE c.id FROM c OFFSET 5 LIMIT 3", "SELECT VALUE c.id FROM c", 3),
    ("SELECT DISTINCT TOP 2 VALUE c.s FROM c", "SELECT DISTINCT VALUE c.s FROM c", 2),
    ("SELECT c.s, COUNT(1) AS n FROM c GROUP BY c.s OFFSET 1 LIMIT 2", "SELECT c.s, COUNT(1) AS n FROM c GROUP BY c.s", 2),
];

/// Searches that rank, with rows that are all different in score or come in the order of documents.
const RANKED: &[&str] = &[
    "SELECT TOP 8 VALUE c.id FROM c ORDER BY RANK FullTextScore(c.text, 'red', 'green')",
    "SELECT VALUE c.id FROM c WHERE c.n > 1 ORDER BY RANK FullTextScore(c.text, 'blue') OFFSET 2 LIMIT 5",
    "SELECT TOP 9 c.id, c.n FROM c ORDER BY RANK RRF(FullTextScore(c.text, 'red'), VectorDistance(c.v, [1, 0.5, 0]))",
    "SELECT TOP 9 c.id FROM c ORDER BY RANK RRF(VectorDistance(c.v, [0, 1, 1]), FullTextScore(c.text, 'green'), [2, 1])",
];

/// Keys that are equal when rows are, whatever the order of members, sorted.
pub(super) fn in_any_order(rows: Vec<Value>) -> Vec<Vec<u8>> {
    let key = |row: &Value| {
        let mut key = value::Key::new();
        value::key(&value::Value::of(row), &mut key);
        key
    };
    let mut keys: Vec<_> = rows.iter().map(key).collect();
    keys.sort();
    keys
}

fn check(text: &str, found: Vec<Value>, fake: &Fake, how: &str) {
    // Through text, as what was found: numbers are rounded on that way.
    let expected: Vec<Value> = serde_json::from_str(&Value::from(fake.whole()).to_string()).unwrap();
    if SORTED.contains(&text) {
        assert_eq!(found, expected, "{text}: {how}");
    } else {
        assert_eq!(in_any_order(found), in_any_order(expected), "{text}: {how}");
    }
}

#[test]
fn many_partitions_answer_as_one() {
    for seed in 0..3 {
        let mut random = fastrand::Rng::with_seed(seed);
        let documents = documents(random.usize(..40), &mut random);
        let (ranges, page, size) = (random.usize(1..17), random.usize(1..9), random.i64(1..12));
        for text in SORTED.iter().chain(UNSORTED) {
            for changes in [0, 6] {
                let fake = || Arc::new(Fake::new(text, &documents, ranges, page, seed).with_changes(changes));
                let how = format!("seed {seed}, {changes} changes");
                let one = fake();
                check(text, in_one_go(&one, None), &one, &format!("{how}, in one go"));
                check(text, in_one_go(&one, Some(size)), &one, &format!("{how}, pages of {size}"));
                check(text, page_by_page(&fake(), Some(size)), &one, &format!("{how}, page by page of {size}"));
                check(text, interrupted(&fake(), Some(size), &mut random), &one, &format!("{how}, interrupted"));
            }
        }
    }
}

#[test]
fn searches_rank_as_in_one_partition() {
    for seed in 0..6 {
        let mut random = fastrand::Rng::with_seed(seed);
        let documents = documents(40, &mut random);
        for text in RANKED {
            let fake = || Arc::new(Fake::new(text, &documents, 5, 7, seed).with_changes(4));
            let expected = Value::from(fake().whole());
            assert_eq!(Value::from(in_one_go(&fake(), Some(3))), expected, "{text}, seed {seed}");
            assert_eq!(Value::from(page_by_page(&fake(), Some(3))), expected, "{text}, seed {seed}");
            assert_eq!(Value::from(interrupted(&fake(), Some(3), &mut random)), expected, "{text}, seed {seed}");
        }
    }
}

#[test]
fn windows_give_some_rows() {
    for seed in 0..40 {
        let mut random = fastrand::Rng::with_seed(seed);
        let documents = documents(40, &mut random);
        for (text, all, count) in WINDOWS {
            let fake = Arc::new(Fake::new(text, &documents, random.usize(1..9), 3, seed).with_changes(4));
            let all = in_any_order(Fake::new(all, &documents, 1, 1, seed).whole());
            for rows in [in_one_go(&fake, Some(2)), page_by_page(&fake, Some(2)), interrupted(&fake, Some(2), &mut random)] {
                assert_eq!(rows.len(), *count, "{text}, seed {seed}");
                let mut left = all.clone();
                for row in in_any_order(rows) {
                    let at = left.iter().position(|other| *other == row).unwrap_or_else(|| panic!("{text}, seed {seed}"));
                    left.remove(at);
                }
            }
        }
    }
}

#[test]
fn one_partition_key_is_read_without_ranges() {
    for text in SORTED.iter().chain(UNSORTED) {
        let documents = documents(80, &mut fastrand::Rng::with_seed(3));
        let fake = Arc::new(Fake { key: Some(json!("p3")), ..Fake::new(text, &documents, 3, 2, 5) });
        check(text, page_by_page(&fake, Some(3)), &fake, "one key");
        assert!(fake.state.lock().unwrap().asked.iter().all(|ask| ask.target == Target::Key));
    }
}

#[test]
fn after_a_failure_the_query_goes_on_where_it_was() {
    let documents = documents(40, &mut fastrand::Rng::with_seed(9));
    for text in SORTED.iter().chain(UNSORTED) {
        let fake = Arc::new(Fake::new(text, &documents, 5, 3, 7));
        let (mut all, mut token): (Vec<Value>, Option<String>) = (Vec::new(), None);
        'query: loop {
            let mut query = query(&fake, wanted(Some(4)), token.as_deref());
            loop {
                match next(&mut query, 100_000) {
                    Poll::Ready(Some(Ok(page))) => {
                        all.extend(values(&page));
                        fake.state.lock().unwrap().failures = if token.is_none() { 2 } else { 0 };
                    }
                    Poll::Ready(Some(Err(_))) => break,
                    _ => break 'query,
                }
            }
            token = query.continuation().unwrap();
        }
        check(text, all, &fake, "with failures");
    }
}

/// The service says in which order rows come that are equal in order, and a page is asked for again after a split.
#[test]
fn equal_rows_come_as_the_service_says() {
    for (reverse_rid_enabled, reverse_index_scan) in [(true, false), (false, true), (false, false)] {
        for text in ["SELECT c.id FROM c ORDER BY c.n DESC", "SELECT c.id, t FROM c JOIN t IN c.tags ORDER BY c.n"] {
            for seed in 0..5 {
                let mut random = fastrand::Rng::with_seed(seed);
                let documents = documents(40, &mut random);
                let execution = Some(Execution { reverse_rid_enabled, reverse_index_scan });
                let fake = || Arc::new(Fake { execution, ..Fake::new(text, &documents, 2, 9, seed).with_changes(6) });
                let how = format!("{execution:?}, seed {seed}");
                check(text, page_by_page(&fake(), Some(3)), &fake(), &how);
                check(text, interrupted(&fake(), Some(3), &mut random), &fake(), &how);
            }
        }
    }
}

/// Whoever changes each document that comes, and with it its place in the order, gets every other one all the same, and none twice that
/// was not changed.
#[test]
fn documents_may_move_between_pages() {
    const FAR: u64 = 1_000_000;
    for text in ["SELECT c.id, c.m FROM c ORDER BY c.m", "SELECT c.id, c.m FROM c ORDER BY c.m DESC"] {
        for (seed, same) in (0..20).zip([1, 4].into_iter().cycle()) {
            let mut documents = documents(40, &mut fastrand::Rng::with_seed(seed));
            documents.iter_mut().zip(0_u64..).for_each(|(document, at)| document["m"] = json!(at * 7 % 40 / same));
            let mut fake = Arc::new(Fake::new(text, &documents, 3, 9, seed));
            let (mut unchanged, mut token) = (Vec::new(), None);
            loop {
                let mut query = query(&fake, Wanted { one_page: true, ..wanted(Some(5)) }, token.as_deref());
                let Poll::Ready(Some(page)) = next(&mut query, 1_000_000) else { break };
                let rows = values(&page.unwrap());
                token = query.continuation().unwrap();
                drop(query);
                for row in rows.into_iter().filter(|row| row["m"].as_u64().unwrap() < FAR) {
                    let documents = &mut Arc::get_mut(&mut fake).unwrap().documents;
                    let (_, document) = documents.values_mut().find(|(_, document)| document["id"] == row["id"]).unwrap();
                    document["m"] = json!(row["m"].as_u64().unwrap() + FAR);
                    unchanged.push(row["id"].as_str().unwrap().to_owned());
                }
                if token.is_none() {
                    break;
                }
            }
            unchanged.sort();
            let all: Vec<String> = (0..40).map(|at| format!("d{at:03}")).collect();
            assert_eq!(unchanged, all, "{text}, seed {seed}, {same} the same");
        }
    }
}

/// A page that its reader could not use can be asked for again.
#[test]
fn a_page_can_be_asked_for_again() {
    let documents = documents(40, &mut fastrand::Rng::with_seed(9));
    for text in SORTED.iter().chain(UNSORTED) {
        let fake = Arc::new(Fake::new(text, &documents, 5, 3, 7));
        let mut first = query(&fake, wanted(Some(4)), None);
        let mut all = Vec::new();
        while let Poll::Ready(Some(page)) = next(&mut first, 100_000) {
            let (page, beginning) = (values(&page.unwrap()), first.beginning().unwrap());
            let mut again = query(&fake, wanted(Some(4)), beginning.as_deref());
            let Poll::Ready(Some(Ok(same))) = next(&mut again, 100_000) else { panic!("{text}: no page") };
            if SORTED.contains(text) {
                assert_eq!(values(&same), page, "{text}");
            }
            all.extend(page);
        }
        check(text, all, &fake, "asked again");
    }
}
