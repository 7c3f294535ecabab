//! What needs a blessing and what does not.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use cosmosdb_codegen::lock::{self, Blessing, Lock};
use support::{edited, mini};

/// What the lock of the fixture says of an edit of it.
fn changes(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let lock = lock::bless(&mini().api, None, "first");
    lock::check(&edited(edits).api, &lock).iter().map(ToString::to_string).collect()
}

fn assert_free(edits: &[(&str, &str, &str)]) {
    assert_eq!(changes(edits), [] as [String; 0]);
}

#[test]
fn prose_and_examples_are_free() {
    assert_free(&[
        ("resources/book.yaml", "docs: Adds a book.", "docs: Adds a book to the branch."),
        ("resources/book.yaml", "title: Emma}}\n        get: {status: 201", "title: Ivanhoe}}\n        get: {status: 201"),
        ("resources/book.yaml", "reference: OP-4", "reference: OP-9"),
        ("statuses.yaml", "retry: {all: wait}", "retry: {read: wait}"),
    ]);
}

#[test]
fn the_order_of_the_specification_is_free() {
    assert_free(&[
        ("headers.yaml", "  etag: {wire: etag, in: response, type: Etag, docs: The version of what was read.}\n", ""),
        (
            "headers.yaml",
            "headers:\n",
            "headers:\n  etag: {wire: etag, in: response, type: Etag, docs: The version of what was read.}\n",
        ),
    ]);
}

#[test]
fn a_new_version_and_all_that_begins_with_it_is_free() {
    assert_free(&[
        (
            "service.yaml",
            "2022-05-01: {docs: Marks on loans.}",
            "2022-05-01: {docs: Marks on loans.}\n  2023-01-01: {docs: More., published: true}",
        ),
        (
            "headers.yaml",
            "headers:\n",
            "headers:\n  shelf: {wire: x-lib-shelf, type: Shelf, since: 2023-01-01, docs: The shelf.}\n",
        ),
        ("types/common.yaml", "Complaint:\n", "Shelf: {docs: A shelf., values: {low: {docs: Low.}}}\nComplaint:\n"),
        (
            "types/common.yaml",
            "    title: {docs: By title.}\n",
            "    title: {docs: By title.}\n    age: {docs: By age., since: 2023-01-01}\n",
        ),
        (
            "statuses.yaml",
            "statuses:\n",
            "statuses:\n  gone: {status: 410, on: all, since: 2023-01-01, retry: {all: never}, docs: It is gone.}\n",
        ),
        (
            "resources/branch.yaml",
            "  street: {docs: Where it stands.}\n",
            "  street: {docs: Where it stands.}\n  shelf: {type: Shelf, since: 2023-01-01, docs: The shelf.}\n",
        ),
        ("resources/book.yaml", "    headers: [prefer_minimal]\n", "    headers: [prefer_minimal, shelf]\n"),
        (
            "resources/book.yaml",
            "  search_books:\n",
            "  add_more_books:\n    like: add_book\n    since: 2023-01-01\n    docs: Adds books.\n    headers: []\n    sends: {shelf: low}\n    examples:\n      \
             - {name: more, version: 2023-01-01, path: /branches/north/books, send: {body: {id: b2}}, get: {status: 201, body: {id: b2}}}\n  search_books:\n",
        ),
    ]);
}

#[test]
fn what_only_unpublished_versions_have_is_free() {
    // 2022-05-01 is known to others, but the reference does not list it.
    assert_free(&[
        ("resources/loan.yaml", "deprecated: {since: 2022-05-01, note: use the drop box}", "until: 2022-05-01"),
        (
            "types/common.yaml",
            "note: {docs: A remark., properties: {text: {required: true, docs: The remark.}}}",
            "note: {docs: A remark., properties: {}}",
        ),
        ("resources/loan.yaml", ", {kind: note, text: Ha!}", ""),
    ]);
}

#[test]
fn facts_of_released_versions_are_locked() {
    for (file, old, new, expected) in [
        (
            "resources/book.yaml",
            "fails: [not_found]",
            "fails: [not_found, changed]",
            "operation `search_books` differs from what is locked for 2020-01-01 to 2021-03-15: `fails`: `changed` is new",
        ),
        (
            "resources/branch.yaml",
            "fails: [not_found, changed]",
            "fails: [not_found, conflict]",
            "operation `replace_branch` differs from what is locked for 2020-01-01 to 2021-03-15: `fails`: `changed` is gone, `conflict` is new",
        ),
        (
            "headers.yaml",
            "wire: x-lib-charge",
            "wire: x-lib-cost",
            "header `charge` differs from what is locked for 2020-01-01 to 2021-03-15: `wire` was \"x-lib-charge\", is \"x-lib-cost\"",
        ),
        (
            "types/common.yaml",
            "since: 2021-03-15, default: title,",
            "since: 2021-03-15, default: none,",
            "property `order` of `Search` differs from what is locked for 2021-03-15: `default` was \"title\", is \"none\"",
        ),
        (
            "types/common.yaml",
            "    title: {docs: By title.}\n",
            "    title: {docs: By title.}\n    age: {docs: By age.}\n",
            "value `age` of `Order` differs from what is locked for 2020-01-01 to 2021-03-15: it is new",
        ),
        (
            "resources/branch.yaml",
            "required_since: 2021-03-15, ",
            "",
            "property `floors` of `Branch` differs from what is locked for 2020-01-01 to 2021-03-15: `required` was \
             {\"since\":\"2021-03-15\"}, is not said any more",
        ),
        (
            "statuses.yaml",
            "sub: 7\n",
            "sub: 7\n    processed: maybe\n",
            "status `on_loan` differs from what is locked for 2021-03-15: `maybe_processed` was not said, is true",
        ),
        (
            "service.yaml",
            "2021-03-15: {docs: Loans., published: true}",
            "2021-03-15: {docs: Loans., published: true, retired: 2025-01-01}",
            "the service differs from what is locked for 2020-01-01 to 2021-03-15: `retired` was {\"2020-01-01\":\"2024-01-01\"}, is \
             {\"2020-01-01\":\"2024-01-01\",\"2021-03-15\":\"2025-01-01\"}",
        ),
    ] {
        let changes = changes(&[(file, old, new)]);
        assert!(changes.iter().any(|it| it == expected), "expected: {expected}\nbut: {changes:#?}");
    }
}

#[test]
fn a_range_that_moves_concerns_the_versions_between() {
    let changes = changes(&[("headers.yaml", "type: Order, since: 2021-03-15", "type: Order")]);
    assert_eq!(
        changes,
        ["header `order` differs from what is locked for 2020-01-01: `since` was \"2021-03-15\", is not said any more"]
    );
}

#[test]
fn what_goes_is_told_with_its_place_and_what_is_new_with_its_own() {
    let lock = lock::bless(&mini().api, None, "first");
    let without =
        edited(&[("resources/branch.yaml", "  street: {docs: Where it stands.}\n", "  avenue: {docs: Where it stands.}\n")]);
    let changes = lock::check(&without.api, &lock);
    let told: Vec<_> =
        changes.iter().map(|it| (it.element.as_str(), it.what.as_str(), it.place.clone().unwrap_or_default())).collect();
    let [(_, new, at), (_, gone, near)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((*new, *gone), ("it is new", "it is gone"));
    assert_eq!((at.file.as_str(), near.file.as_str()), ("spec/resources/branch.yaml", "spec/resources/branch.yaml"));
}

#[test]
fn a_version_that_is_no_longer_published_is_told() {
    let changes = changes(&[("service.yaml", "2021-03-15: {docs: Loans., published: true}", "2021-03-15: {docs: Loans.}")]);
    assert_eq!(
        changes,
        ["version 2021-03-15 differs from what is locked for 2021-03-15: it is no longer among the published versions"]
    );
}

#[test]
fn a_blessing_takes_the_new_for_known_and_keeps_the_reasons() {
    let first = lock::bless(&mini().api, None, "first");
    let after = edited(&[("statuses.yaml", "sub: 7\n", "sub: 7\n    processed: maybe\n")]);
    let second = lock::bless(&after.api, Some(&first), " seen on the wire\n");
    assert_eq!(lock::check(&after.api, &second), []);
    let reasons = [(1, "first"), (2, "seen on the wire")].map(|(number, reason)| Blessing { number, reason: reason.into() });
    assert_eq!(second.blessings, reasons);
}

#[test]
fn a_lock_can_be_read_back() {
    let lock = lock::bless(&mini().api, None, "first");
    let text = lock.to_text();
    assert_eq!(Lock::parse(&text).unwrap(), lock);
    assert_eq!(Lock::parse(&text).unwrap().to_text(), text);
    assert!(Lock::parse("{}").is_err());
    assert!(Lock::parse(&text.replace("\"2021-03-15\"", "\"soon\"")).is_err());
}
