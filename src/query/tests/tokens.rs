//! Continuations: whose they are, what is in them, what is done with those that are wrong.

use std::sync::Arc;
use std::task::Poll;

use serde_json::{Value, json};

use super::super::fake::{COLLECTION, Fake, Shared};
use super::super::merge::{Query, Wanted};
use super::super::token::{LONGEST, sealed};
use super::{documents, next, page_by_page, query, values, wanted};
use crate::error::{Error, ErrorKind};

fn first_token(fake: &Arc<Fake>) -> String {
    let mut query = query(fake, wanted(Some(3)), None);
    let Poll::Ready(Some(Ok(_))) = next(&mut query, 1000) else { panic!("no page") };
    query.continuation().unwrap().unwrap()
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
    let hostile = "') OR 1=1 --\"\\\u{0}{documentdb-formattableorderbyquery-filter}";
    let documents: Vec<Value> = (0..30).map(|at| json!({"id": at.to_string(), "pk": at.to_string(), "k": hostile})).collect();
    let fake = Arc::new(Fake::new("SELECT * FROM c ORDER BY c.k", &documents, 3, 3, 1));
    assert_eq!(page_by_page(&fake, Some(4)).len(), 30);
    let token = json!({"c": COLLECTION, "q": "f", "k": [[hostile]], "r": [
        {"min": "", "max": "FF", "rid": hostile, "nth": 1, "eq": true}, ]});
    let token = sealed(token.to_string().as_bytes());
    let mut query = query(&fake, wanted(None), Some(&token));
    assert!(matches!(next(&mut query, 1000), Poll::Ready(Some(Ok(_)))));
    let asked = fake.state.lock().unwrap().asked.clone();
    let first = asked[0].text.clone();
    assert!(asked.iter().all(|ask| ask.text == first && !ask.text.contains("1=1")));
}

/// The token of a query that has read nothing yet, and of which the stages hold this.
fn held(stages: &Value) -> String {
    let token = json!({"c": COLLECTION, "q": "f", "r": [{"min": "", "max": "FF"}], "s": stages});
    sealed(token.to_string().as_bytes())
}

/// A token says by as many values where the query is as it sorts by, and so does each row that it holds.
#[test]
fn tokens_have_a_value_for_each_order() {
    let documents = documents(20, &mut fastrand::Rng::with_seed(2));
    let streamed = Fake::new("SELECT * FROM c ORDER BY c.k", &documents, 3, 3, 1);
    let distance = "VectorDistance(c.v, [1, 0.5, 0], false, {'distanceFunction': 'Euclidean'})";
    let collected = Fake::new(&format!("SELECT TOP 9 c.id FROM c ORDER BY {distance}"), &documents, 3, 3, 1);
    let row = |keys: &Value| held(&json!([{"sort": [[keys, "x", {"id": "of the token"}]]}, {"take": 9}]));
    for keys in [json!([]), json!([[1], [2]]), json!([[1, 2]])] {
        let ranges = json!([{"min": "", "max": "FF", "rid": "x", "nth": 1, "eq": true}]);
        let token = json!({"c": COLLECTION, "q": "f", "k": keys, "r": ranges});
        for (fake, token) in [(&streamed, sealed(token.to_string().as_bytes())), (&collected, row(&keys))] {
            let error = refused(fake, "f", &token);
            assert_eq!(error.kind(), ErrorKind::Continuation, "{error} for {keys}");
        }
    }
    let mut taken = query(&Arc::new(collected), wanted(None), Some(&row(&json!([[-1]]))));
    let Poll::Ready(Some(Ok(page))) = next(&mut taken, 1000) else { panic!("as many as there are to be") };
    assert!(values(&page).contains(&json!({"id": "of the token"})), "{:?}", values(&page));
}

/// A count that a token sets as high as it goes stays there.
#[test]
fn hostile_counts_do_not_overflow() {
    let documents = documents(20, &mut fastrand::Rng::with_seed(2));
    let fake = Arc::new(Fake::new("SELECT VALUE COUNT(1) FROM (SELECT DISTINCT c.k FROM c)", &documents, 3, 3, 1));
    for (count, most) in [(0, 20), (u64::MAX, u64::MAX)] {
        let mut query = query(&fake, wanted(None), Some(&held(&json!([{"distinct": ""}, {"count": count}]))));
        let Poll::Ready(Some(Ok(page))) = next(&mut query, 1000) else { panic!("no page") };
        let counted = values(&page)[0].as_u64().unwrap();
        assert!((count.max(2)..=most).contains(&counted), "{counted} from {count}");
    }
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
        if let Err(error) = query.continuation() {
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
