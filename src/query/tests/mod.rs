//! Queries over a service that splits and merges its ranges at any moment: see `fake`.

mod answers;
mod random;
mod reading;
mod tokens;

use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use serde_json::{Value, json};

use super::fake::{Fake, Shared};
use super::merge::{MergedPage, Query, Wanted};
use crate::error::Error;

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
        token = query.continuation().unwrap();
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
