use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use cosmosdb_query::value;
use serde_json::{Value, json};

use super::fake::{COLLECTION, Fake, Shared};
use super::merge::{MergedPage, Query, Wanted};
use super::source::Target;
use super::token::LONGEST;
use crate::error::{Error, ErrorKind};

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

fn documents(count: usize, random: &mut fastrand::Rng) -> Vec<Value> {
    let document = |at: usize| {
        let mut document = json!({
            "id": format!("d{at:03}"),
            "pk": format!("p{}", random.u8(..12)),
            "n": random.u8(..8),
            "s": random.choice(["a", "b", "ä", "\u{1F600}", "\u{FFFD}"]),
            "text": (0..random.u8(1..9)).map(|_| random.choice(["red", "green", "blue", "grey"]).unwrap()).collect::<Vec<_>>().join(" "),
            "v": [random.u8(..9), random.u8(1..9), random.u8(..9)],
            "tags": (0..random.u8(..4)).map(|_| random.u8(..5)).collect::<Vec<_>>(),
        });
        let k = match random.u8(..10) {
            0 => return document,
            1 => Value::Null,
            2 => json!(random.bool()),
            3 => json!([random.u8(..3)]),
            4 => json!({"a": random.u8(..3), "b": "x"}),
            5 | 6 => json!(["", "x", "y'; DROP"][random.usize(..3)]),
            7 => json!(f64::from(random.u8(..4)) / 2.0),
            _ => json!(random.u8(..4)),
        };
        document["k"] = k;
        document
    };
    (0..count).map(document).collect()
}

fn wanted(size: Option<i64>) -> Wanted {
    Wanted { text: "".into(), fingerprint: "f".to_owned(), size, concurrency: 4, one_page: false }
}

fn query(fake: &Arc<Fake>, wanted: Wanted, continuation: Option<&str>) -> Query {
    let wanted = Wanted { text: fake.text.as_str().into(), ..wanted };
    Query::new(Arc::new(Shared(fake.clone())), wanted, continuation, None).unwrap()
}

/// The next page; `None` at the end. At most so many polls.
fn next(query: &mut Query, polls: usize) -> Poll<Option<Result<MergedPage, Error>>> {
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..polls {
        if let Poll::Ready(page) = query.poll(&mut cx) {
            return Poll::Ready(page);
        }
    }
    Poll::Pending
}

fn values(page: &MergedPage) -> Vec<Value> {
    page.rows.iter().map(|row| serde_json::from_slice(row).unwrap()).collect()
}

/// All rows, in one go.
fn in_one_go(fake: &Arc<Fake>, size: Option<i64>) -> Vec<Value> {
    let mut query = query(fake, wanted(size), None);
    let mut all = Vec::new();
    while let Poll::Ready(Some(page)) = next(&mut query, 1_000_000) {
        all.extend(values(&page.unwrap()));
    }
    all
}

/// All rows, each page by a query that goes on where the one before stopped.
fn page_by_page(fake: &Arc<Fake>, size: Option<i64>) -> Vec<Value> {
    let (mut all, mut token) = (Vec::new(), None);
    loop {
        let wanted = Wanted { one_page: true, ..wanted(size) };
        let mut query = query(fake, wanted, token.as_deref());
        let Poll::Ready(Some(page)) = next(&mut query, 1_000_000) else { return all };
        let page = page.unwrap();
        all.extend(values(&page));
        token = page.continuation.unwrap();
        if token.is_none() {
            return all;
        }
    }
}

/// All rows, where the query is stopped at any moment, and gone on with from its token.
fn interrupted(fake: &Arc<Fake>, size: Option<i64>, random: &mut fastrand::Rng) -> Vec<Value> {
    let (mut all, mut token): (Vec<Value>, Option<String>) = (Vec::new(), None);
    loop {
        let mut query = query(fake, wanted(size), token.as_deref());
        loop {
            match next(&mut query, random.usize(1..40)) {
                Poll::Pending => break,
                Poll::Ready(None) => return all,
                Poll::Ready(Some(page)) => all.extend(values(&page.unwrap())),
            }
        }
        let at = query.continuation().unwrap();
        // At the very beginning, and at the end, there is none.
        if at.is_none() && token.is_some() {
            return all;
        }
        token = at;
    }
}

/// Keys that are equal when rows are, whatever the order of members, sorted.
fn in_any_order(rows: Vec<Value>) -> Vec<Vec<u8>> {
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
fn pages_have_the_size_that_is_wanted() {
    let documents = documents(50, &mut fastrand::Rng::with_seed(1));
    for text in ["SELECT * FROM c", "SELECT * FROM c ORDER BY c.id", "SELECT c.id, COUNT(1) AS n FROM c GROUP BY c.id"] {
        let fake = Arc::new(Fake::new(text, &documents, 4, 5, 1));
        let mut query = query(&fake, wanted(Some(7)), None);
        while let Poll::Ready(Some(page)) = next(&mut query, 1_000_000) {
            assert!(page.unwrap().rows.len() <= 7, "{text}");
        }
    }
}

#[test]
fn ranges_are_read_side_by_side_and_not_more_than_wanted() {
    let documents = documents(60, &mut fastrand::Rng::with_seed(1));
    for text in ["SELECT * FROM c", "SELECT * FROM c ORDER BY c.id", "SELECT VALUE COUNT(1) FROM c"] {
        let fake = Arc::new(Fake::new(text, &documents, 16, 4, 1));
        in_one_go(&fake, None);
        assert_eq!(fake.state.lock().unwrap().busy.1, 4, "{text}");
    }
}

#[test]
fn a_single_page_reads_no_more_than_it_needs() {
    let documents = documents(200, &mut fastrand::Rng::with_seed(1));
    let fake = Arc::new(Fake::new("SELECT * FROM c", &documents, 16, 5, 1));
    let mut query = query(&fake, Wanted { one_page: true, ..wanted(Some(5)) }, None);
    assert!(matches!(next(&mut query, 1000), Poll::Ready(Some(Ok(_)))));
    let asked = fake.state.lock().unwrap().asked.len();
    assert!(asked <= 4, "{asked} pages for one");
}

#[test]
fn only_the_ranges_of_the_filter_are_read() {
    let documents = documents(60, &mut fastrand::Rng::with_seed(1));
    let fake = Arc::new(Fake::new("SELECT * FROM c WHERE c.pk = 'p3'", &documents, 16, 100, 1));
    in_one_go(&fake, None);
    let asked = fake.state.lock().unwrap().asked.clone();
    assert!(asked.iter().all(|ask| ask.target == asked[0].target), "{asked:?}");
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

fn first_token(fake: &Arc<Fake>) -> String {
    let mut query = query(fake, wanted(Some(3)), None);
    let Poll::Ready(Some(Ok(page))) = next(&mut query, 1000) else { panic!("no page") };
    page.continuation.unwrap().unwrap()
}

fn refused(fake: &Fake, fingerprint: &str, token: &str) -> Error {
    let wanted = Wanted { fingerprint: fingerprint.to_owned(), ..wanted(Some(3)) };
    let fake = Arc::new(Fake {
        collection: fake.collection.clone(),
        ..Fake::new(&fake.text, &documents(20, &mut fastrand::Rng::with_seed(2)), 3, 3, 1)
    });
    match Query::new(Arc::new(Shared(fake)), wanted, Some(token), None) {
        Err(error) => error,
        Ok(mut query) => match next(&mut query, 1000) {
            Poll::Ready(Some(Err(error))) => error,
            _ => panic!("{token} was taken"),
        },
    }
}

#[test]
fn foreign_and_damaged_tokens_are_refused() {
    let documents = documents(20, &mut fastrand::Rng::with_seed(2));
    let fake = Fake::new("SELECT * FROM c ORDER BY c.k", &documents, 3, 3, 1);
    let fake = Arc::new(fake);
    let token = first_token(&fake);
    let other = Fake { collection: "bZEsAKMfXgg=".to_owned(), ..Fake::new(&fake.text, &documents, 3, 3, 1) };
    let other_plan = Fake::new("SELECT DISTINCT c.k FROM c", &documents, 3, 3, 1);
    let cut = &token[..token.len() / 2];
    let tokens = [
        (&*fake, "g", token.as_str(), "another query"),
        (&other, "f", token.as_str(), "another collection"),
        (&other_plan, "f", token.as_str(), "in another way"),
        (&*fake, "f", cut, "damaged"),
        (&*fake, "f", "", "another version"),
        (&*fake, "f", "q2.e30", "another version"),
        (&*fake, "f", "{\"token\":\"+RID:~\"}", "another version"),
    ];
    for (fake, fingerprint, token, why) in tokens {
        let error = refused(fake, fingerprint, token);
        assert_eq!(error.kind(), ErrorKind::Continuation, "{error}");
        assert!(error.to_string().contains(why), "{error} for {why}");
    }
    let long = format!("q1.{}", "A".repeat(LONGEST));
    assert_eq!(refused(&fake, "f", &long).kind(), ErrorKind::Continuation);
}

/// Whatever a token says, it never becomes part of a query.
#[test]
fn hostile_tokens_do_not_become_sql() {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
    let hostile = "') OR 1=1 --\"\\\u{0}{documentdb-formattableorderbyquery-filter}";
    let documents: Vec<Value> = (0..30).map(|at| json!({"id": at.to_string(), "pk": at.to_string(), "k": hostile})).collect();
    let fake = Arc::new(Fake::new("SELECT * FROM c ORDER BY c.k", &documents, 3, 3, 1));
    assert_eq!(page_by_page(&fake, Some(4)).len(), 30);
    let token = json!({"c": COLLECTION, "q": "f", "k": [[hostile]], "r": [
        {"min": "", "max": "FF", "rid": hostile, "nth": 1, "eq": true}, ]});
    let token = format!("q1.{}", BASE64.encode(token.to_string()));
    let mut query = query(&fake, wanted(None), Some(&token));
    assert!(matches!(next(&mut query, 1000), Poll::Ready(Some(Ok(_)))));
    let asked = fake.state.lock().unwrap().asked.clone();
    let first = asked[0].text.clone();
    assert!(asked.iter().all(|ask| ask.text == first && !ask.text.contains("1=1")));
}

/// Tokens made of nothing but noise neither panic nor loop.
#[test]
fn noise_is_no_token() {
    let documents = documents(20, &mut fastrand::Rng::with_seed(2));
    let fake = Arc::new(Fake::new("SELECT c.s, COUNT(1) AS n FROM c GROUP BY c.s", &documents, 3, 3, 1));
    let mut stopped = query(&fake, wanted(Some(2)), None);
    let _ = next(&mut stopped, 4);
    let token = stopped.continuation().unwrap().unwrap();
    let mut random = fastrand::Rng::with_seed(4);
    for _ in 0..500 {
        let mut bytes = token.clone().into_bytes();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(3..bytes.len());
            bytes[at] = random.alphanumeric() as u8;
        }
        let text = String::from_utf8(bytes).unwrap();
        let wanted = Wanted { text: fake.text.as_str().into(), ..wanted(Some(2)) };
        if let Ok(mut query) = Query::new(Arc::new(Shared(fake.clone())), wanted, Some(&text), None) {
            for _ in 0..20 {
                let _ = next(&mut query, 1000);
            }
        }
    }
}

#[test]
fn what_is_too_much_for_a_token_says_so_and_the_query_goes_on() {
    let documents: Vec<Value> = (0..12_000).map(|at| json!({"id": at.to_string(), "pk": (at % 50).to_string()})).collect();
    let fake = Arc::new(Fake::new("SELECT DISTINCT VALUE c.id FROM c", &documents, 2, 4000, 1));
    let mut query = query(&fake, wanted(Some(-1)), None);
    let (mut refusals, mut rows) = (0, 0);
    while let Poll::Ready(Some(page)) = next(&mut query, 100_000) {
        let page = page.unwrap();
        rows += page.rows.len();
        if let Err(error) = page.continuation {
            assert_eq!(error.kind(), ErrorKind::Continuation);
            assert!(error.to_string().contains("cannot be stopped here"), "{error}");
            refusals += 1;
        }
    }
    assert_eq!(rows, 12_000);
    assert!(refusals > 0);
}

#[test]
fn tokens_are_short() {
    let documents = documents(60, &mut fastrand::Rng::with_seed(2));
    let token = |text: &str| first_token(&Arc::new(Fake::new(text, &documents, 16, 3, 1))).len();
    assert!(token("SELECT * FROM c") < 250, "{}", token("SELECT * FROM c"));
    assert!(token("SELECT * FROM c ORDER BY c.id") < 3500, "{}", token("SELECT * FROM c ORDER BY c.id"));
}
