//! Continuations of change feeds: what is in them, and what is done with those that somebody made up.

use cosmosdb_query::epk::EpkRange;
use serde_json::{Value, json};

use super::start::Start;
use super::token::{Position, Subject, Token};
use crate::error::ErrorKind;
use crate::sealed::seal;

const COLLECTION: &str = "bZEsAKMfXgc=";

fn subject() -> Subject {
    Subject { mode: "Incremental Feed".to_owned(), part: "p".to_owned() }
}

fn position(min: &str, max: &str, etag: Option<&str>) -> Position {
    Position { min: min.to_owned(), max: max.to_owned(), etag: etag.map(str::to_owned) }
}

fn token(start: Start, ranges: Vec<Position>) -> Token {
    Token { collection: COLLECTION.to_owned(), subject: subject(), start, ranges }
}

/// Reads a token with one member of its JSON changed.
fn read_with(name: &str, value: Value) -> crate::Result<Token> {
    let whole = token(Start::Now, vec![position("", "1F", Some("\"5\"")), position("1F", "FF", None)]);
    let mut json = serde_json::to_value(whole).unwrap();
    *json.get_mut(name).unwrap() = value;
    Token::read(&seal("f1.", json.to_string().as_bytes()), &subject())
}

#[test]
fn a_continuation_is_what_it_was() {
    let at = Start::At("Wed, 15 Jul 2020 13:00:00 GMT".to_owned());
    for start in [Start::Beginning, Start::Now, at, Start::After("\"16\"".to_owned())] {
        let whole = token(start, vec![position("", "1F", Some("\"5\"")), position("1F", "FF", None)]);
        let text = whole.clone().write();
        assert!(text.len() < 350, "{}", text.len());
        let read = Token::read(&text, &subject()).unwrap();
        assert_eq!(read, whole);
        read.check(COLLECTION, Some(&EpkRange::full())).unwrap();
    }
}

#[test]
fn ranges_stand_in_order_and_untouched_neighbours_are_one() {
    let of = |ranges: &[(&str, &str, Option<&str>)]| {
        ranges.iter().map(|(min, max, etag)| position(min, max, *etag)).collect::<Vec<_>>()
    };
    let scattered = of(&[("2F", "37", None), ("1F", "2F", None), ("37", "FF", Some("\"9\"")), ("", "1F", Some("\"5\""))]);
    let text = token(Start::Now, scattered).write();
    let read = Token::read(&text, &subject()).unwrap();
    assert_eq!(read.ranges, of(&[("", "1F", Some("\"5\"")), ("1F", "37", None), ("37", "FF", Some("\"9\""))]));
}

#[test]
fn what_cannot_be_is_refused() {
    read_with("s", json!("now")).unwrap();
    let wrong = [
        ("s", json!("later")),
        ("s", json!({"at": "Wed, 15 Jul 2020 13:00:00 GMT\r\nx-evil: 1"})),
        ("s", json!({"at": "yesterday"})),
        ("s", json!({"after": "5\r\nx-evil: 1"})),
        ("s", json!({"after": ""})),
        ("m", json!("Full-Fidelity Feed")),
        ("q", json!("another")),
        ("c", json!(7)),
        ("r", json!([])),
        ("r", json!({})),
        ("r", json!([{"min": "", "max": "FF", "at": "5\r\nx-evil: 1"}])),
        ("r", json!([{"min": "", "max": "FF", "at": "5\u{0}"}])),
        ("r", json!([{"min": "", "max": "FF", "at": "ä"}])),
        ("r", json!([{"min": "", "max": "FF", "at": "5".repeat(2000)}])),
        ("r", json!([{"min": "", "max": "FF\r\nx-evil: 1"}])),
        ("r", json!([{"min": "zz", "max": "FF"}])),
    ];
    for (name, value) in wrong {
        let error = read_with(name, value.clone()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Continuation, "{name} {value}");
        assert!(!error.to_string().contains("evil"), "{error}");
    }
    let long = format!("f1.{}", "A".repeat(3 * 1024 * 1024));
    assert!(Token::read(&long, &subject()).unwrap_err().to_string().contains("too long"));
}

#[test]
fn a_continuation_reads_what_the_feed_does_and_no_more() {
    type Bounds = &'static [(&'static str, &'static str)];
    let half = EpkRange { min: "1F".to_owned(), max: "FF".to_owned() };
    let check = |ranges: Bounds, scope: Option<&EpkRange>| {
        token(Start::Now, ranges.iter().map(|(min, max)| position(min, max, None)).collect()).check(COLLECTION, scope)
    };
    check(&[("1F", "2F"), ("2F", "FF")], Some(&half)).unwrap();
    check(&[("", "")], None).unwrap();
    let wrong: [(Bounds, Option<&EpkRange>); 7] = [
        (&[("", "1F"), ("1F", "FF")], Some(&half)),
        (&[("1F", "2F"), ("37", "FF")], Some(&half)),
        (&[("1F", "37"), ("2F", "FF")], Some(&half)),
        (&[("FF", "1F")], Some(&half)),
        (&[("", "")], Some(&half)),
        (&[("", "FF")], None),
        (&[("", ""), ("", "")], None),
    ];
    for (ranges, scope) in wrong {
        assert_eq!(check(ranges, scope).unwrap_err().kind(), ErrorKind::Continuation, "{ranges:?}");
    }
    let other = token(Start::Now, vec![position("1F", "FF", None)]).check("bZEsAKMfXgg=", Some(&half)).unwrap_err();
    assert!(other.to_string().contains("another collection"), "{other}");
}
