//! What changes from one version to another, and what it means for code.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use cosmosdb_codegen::diff::{Action, Change, Class, Kind, diff};
use cosmosdb_codegen::ir::Api;
use support::{edited, mini, real, version};

fn changes(a: &str, b: &str) -> Vec<Change> {
    diff(&mini().api, version(a), version(b)).changes
}

fn find<'a>(changes: &'a [Change], kind: Kind, name: &str) -> &'a Change {
    changes.iter().find(|it| it.kind == kind && it.name == name).unwrap_or_else(|| panic!("no {name} in {changes:#?}"))
}

#[test]
fn a_version_is_no_different_from_itself() {
    assert_eq!(changes("2021-03-15", "2021-03-15"), []);
}

#[test]
fn what_is_added_is_compatible() {
    let changes = changes("2020-01-01", "2021-03-15");
    let borrow = find(&changes, Kind::Operation, "borrow_book");
    assert_eq!((borrow.class, borrow.action), (Class::Compatible, Action::Added));
    assert_eq!(borrow.items, ["BorrowBook", "Book::borrow_book"]);
    let order = find(&changes, Kind::Header, "order");
    assert_eq!((order.class, order.items.as_slice()), (Class::Compatible, ["SearchBooks::order".to_owned()].as_slice()));
    let order = find(&changes, Kind::Property, "Search.order");
    assert_eq!(
        (order.class, order.items.as_slice()),
        (Class::Compatible, ["Search::sorting".to_owned(), "SearchBooks::sorting".into()].as_slice())
    );
    assert_eq!(find(&changes, Kind::Status, "on_loan").items, ["BorrowBookFailure::OnLoan", "ReturnBookFailure::OnLoan"]);
}

#[test]
fn what_requests_must_have_breaks_the_wire() {
    let changes = changes("2020-01-01", "2021-03-15");
    assert_eq!(changes.first().map(|it| it.class), Some(Class::WireBreaking), "the worst comes first");
    let floors = find(&changes, Kind::Property, "Branch.floors");
    assert_eq!((floors.class, floors.action), (Class::WireBreaking, Action::Changed));
    assert_eq!(floors.items, ["BranchProperties::floors", "Client::create_branch(floors)", "Client::replace_branch(floors)"]);
}

#[test]
fn the_way_back_loses_what_the_way_there_won() {
    let back = changes("2021-03-15", "2020-01-01");
    assert_eq!(find(&back, Kind::Operation, "borrow_book").class, Class::WireBreaking);
    assert_eq!(find(&back, Kind::Header, "order").class, Class::WireBreaking);
    assert_eq!(find(&back, Kind::Status, "on_loan").class, Class::SourceBreaking);
    let floors = find(&back, Kind::Property, "Branch.floors");
    assert_eq!((floors.class, floors.items.get(1).map(String::as_str)), (Class::SourceBreaking, Some("CreateBranch::floors")));
}

#[test]
fn a_new_argument_breaks_the_source_or_the_wire() {
    let mut spec = edited(&[
        (
            "headers.yaml",
            "  max_items:",
            "  card: {wire: x-lib-card, type: ReaderKey, since: 2021-03-15, required_when: the book is precious, docs: The card.}\n  max_items:",
        ),
        ("resources/book.yaml", "    headers: [prefer_minimal]\n", "    headers: [prefer_minimal]\n    requires: [card]\n"),
    ]);
    let card = |api: &Api| find(&diff(api, version("2020-01-01"), version("2021-03-15")).changes, Kind::Header, "card").clone();
    let change = card(&spec.api);
    assert_eq!(
        (change.class, change.items.as_slice()),
        (Class::SourceBreaking, ["Branch::add_book(card)".to_owned()].as_slice())
    );
    for header in &mut spec.api.headers {
        header.required_when = None;
    }
    assert_eq!(card(&spec.api).class, Class::WireBreaking);
}

#[test]
fn deprecations_and_the_words_of_the_versions_are_told() {
    let diff = diff(&mini().api, version("2021-03-15"), version("2022-05-01"));
    let back = find(&diff.changes, Kind::Operation, "return_book");
    assert_eq!((back.class, back.what.as_str()), (Class::Compatible, "Deprecated: use the drop box"));
    assert_eq!(diff.versions.iter().map(|it| it.docs.as_str()).collect::<Vec<_>>(), ["Marks on loans."]);
    assert_eq!(diff.summary(), "3 changes: 3 compatible");
}

#[test]
fn it_is_told_as_text_markdown_and_json() {
    let diff = diff(&mini().api, version("2021-03-15"), version("2022-05-01"));
    let text = "2021-03-15 → 2022-05-01\n\n  2022-05-01  Marks on loans.\n\ncompatible\n  ~ operation return_book\n      Deprecated: use the drop box\n";
    assert!(diff.to_text().starts_with(text), "{}", diff.to_text());
    assert!(diff.to_text().ends_with("\n3 changes: 3 compatible\n"));
    assert!(
        diff.to_markdown().contains(
            "| operation changed | `return_book`: Deprecated: use the drop box | `ReturnBook`, `Book::return_book` |\n"
        )
    );
    let json: serde_json::Value = serde_json::from_str(&diff.to_json()).unwrap();
    assert_eq!(json["changes"][0]["class"], "compatible");
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_real_versions_brought_what_they_are_known_for() {
    let api = real().api;
    let changes = |a, b| diff(&api, version(a), version(b)).changes;
    assert_eq!(find(&changes("2015-04-08", "2015-08-06"), Kind::Operation, "upsert_document").action, Action::Added);
    let partitions = changes("2015-08-06", "2015-12-16");
    assert_eq!(find(&partitions, Kind::Header, "partition_key").class, Class::SourceBreaking);
    assert_eq!(find(&partitions, Kind::Property, "Collection.partitionKey").class, Class::Compatible);
    let prefix = changes("2016-07-11", "2017-02-22");
    assert_eq!(find(&prefix, Kind::Value, "ConsistencyLevel.ConsistentPrefix").class, Class::Compatible);
}
