//! What is asked of the ranges, and how much at once.

use std::sync::Arc;
use std::task::Poll;

use super::super::fake::Fake;
use super::super::merge::Wanted;
use super::{documents, in_one_go, next, page_by_page, query, wanted};

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

/// However many scores a search has, the bound is for all of them together.
#[test]
fn searches_ask_for_no_more_at_once_than_wanted() {
    let documents = documents(60, &mut fastrand::Rng::with_seed(1));
    let scores = "FullTextScore(c.text, 'red'), FullTextScore(c.text, 'blue'), VectorDistance(c.v, [1, 0.5, 0])";
    let text = format!("SELECT TOP 20 c.id FROM c ORDER BY RANK RRF({scores})");
    for concurrency in [1, 4] {
        for seed in 0..20 {
            let fake = Arc::new(Fake::new(&text, &documents, 16, 4, seed));
            let mut query = query(&fake, Wanted { concurrency, ..wanted(None) }, None);
            let Poll::Ready(Some(page)) = next(&mut query, 1_000_000) else { panic!("the search comes to no end") };
            assert_eq!(page.unwrap().rows.len(), 20);
            assert_eq!(fake.state.lock().unwrap().busy.1, concurrency);
        }
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

/// What one page has no room for is left to the next, and is not read for nothing.
#[test]
fn single_pages_read_nothing_twice() {
    let documents = documents(200, &mut fastrand::Rng::with_seed(1));
    for (text, size) in [("SELECT * FROM c", 7), ("SELECT * FROM c WHERE c.n > 2", 7), ("SELECT * FROM c", -1)] {
        let fake = Arc::new(Fake::new(text, &documents, 16, 5, 1));
        page_by_page(&fake, Some(size));
        let asked = fake.state.lock().unwrap().asked.clone();
        for (at, ask) in asked.iter().enumerate() {
            let again =
                asked.iter().skip(at + 1).find(|other| other.target == ask.target && other.continuation == ask.continuation);
            assert!(again.is_none(), "{text}: {again:?}");
        }
    }
}

#[test]
fn only_the_ranges_of_the_filter_are_read() {
    let documents = documents(60, &mut fastrand::Rng::with_seed(1));
    let fake = Arc::new(Fake::new("SELECT * FROM c WHERE c.pk = 'p3'", &documents, 16, 100, 1));
    in_one_go(&fake, None);
    let asked = fake.state.lock().unwrap().asked.clone();
    assert!(asked.iter().all(|ask| ask.target == asked[0].target), "{asked:?}");
}
