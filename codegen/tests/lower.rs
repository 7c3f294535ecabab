//! What the fixture's specification becomes: every decision that renderers rely on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use cosmosdb_codegen::ir::{
    Api, Body, Content, ContentType, Effect, ExampleBody, Form, HeaderId, IdKind, Operation, Range, Retry, Step, TypeRef, Version,
};
use cosmosdb_codegen::{compile, list, load};

fn api() -> Api {
    let sources = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mini/spec")).unwrap();
    compile(&sources).api.unwrap()
}

fn operation<'a>(api: &'a Api, name: &str) -> &'a Operation {
    api.operations.iter().find(|it| it.name.spec == name).unwrap_or_else(|| panic!("no operation {name}"))
}

fn headers(api: &Api, ids: &[HeaderId]) -> Vec<String> {
    ids.iter().map(|id| api.header(*id).name.spec.clone()).collect()
}

fn failures(api: &Api, name: &str) -> Vec<String> {
    operation(api, name).fails.iter().map(|id| api.status(*id).name.spec.clone()).collect()
}

fn since(version: &str) -> Range {
    Range { since: Version::parse(version), until: None }
}

#[test]
fn parents_stand_before_their_children() {
    let api = api();
    let resources: Vec<_> = api.resources.iter().map(|it| (it.name.pascal.as_str(), it.parent.map(|id| id.0))).collect();
    assert_eq!(resources, [("Branch", None), ("Book", Some(0)), ("Loan", Some(1))]);
    let loan = &api.resources[2];
    assert_eq!((loan.id, loan.segment.as_str(), loan.signs.as_str()), (IdKind::None, "loans/current", "loans"));
    // Left out, the segment is what is signed.
    assert_eq!(api.resources[0].signs, "branches");
}

#[test]
fn the_types_of_resources_come_last() {
    let api = api();
    let names: Vec<_> = api.types.iter().map(|it| it.name.pascal.as_str()).collect();
    assert_eq!(names.first(), Some(&"Complaint"));
    assert_eq!(names[names.len() - 3..], ["Branch", "Book", "Loan"]);
    for (index, resource) in api.resources.iter().enumerate() {
        assert_eq!(api.ty(resource.ty).resource.map(|id| id.0), Some(index));
    }
    assert_eq!(api.ty(api.error).name.spec, "Complaint");
}

#[test]
fn like_takes_over_what_is_not_given() {
    let api = api();
    let head = operation(&api, "head_branch");
    assert_eq!((head.verb.as_str(), head.on_item, head.effect), ("HEAD", true, Effect::Read));
    assert_eq!(head.ok, [(200, Content::None)]);
    assert_eq!(headers(&api, &head.returns), ["etag"]);
    // But not these.
    assert_eq!(head.reference, None);
    assert_eq!(head.examples.len(), 1);
    // An empty list is given, too.
    assert_eq!(operation(&api, "return_book").headers, []);
}

#[test]
fn groups_are_written_out_without_what_everything_carries() {
    let api = api();
    assert_eq!(headers(&api, &operation(&api, "list_branches").headers), ["max_items", "continuation"]);
    assert_eq!(headers(&api, &api.responses), ["request_id", "charge", "sub_status", "retry_after"]);
    assert_eq!(headers(&api, &operation(&api, "search_books").headers), ["order", "max_items", "continuation"]);
}

#[test]
fn ranges_lie_within_those_of_the_parents() {
    let api = api();
    assert_eq!(operation(&api, "borrow_book").about.range, since("2021-03-15"));
    let Form::Struct { properties, .. } = &api.ty(api.resources[2].ty).form else { panic!("not a structure") };
    assert_eq!(properties[0].about.range, since("2021-03-15"));
    assert_eq!(properties[0].required, Some(since("2021-03-15")));
    assert_eq!(properties[1].about.range, since("2022-05-01"));
    let Form::Struct { properties, .. } = &api.ty(api.resources[0].ty).form else { panic!("not a structure") };
    let floors = properties.iter().find(|it| it.wire == "floors").unwrap();
    assert_eq!((floors.about.range, floors.required), (Range::default(), Some(since("2021-03-15"))));
}

#[test]
fn failures_are_those_of_the_effect_and_the_named_ones() {
    let api = api();
    assert_eq!(failures(&api, "read_branch"), ["bad_request", "not_found", "throttled", "closed"]);
    assert_eq!(failures(&api, "create_branch"), ["bad_request", "conflict", "throttled", "closed", "lost"]);
    assert_eq!(failures(&api, "borrow_book"), ["bad_request", "not_found", "on_loan", "throttled", "closed", "lost"]);
}

#[test]
fn retries_are_spelt_out_by_effect() {
    let api = api();
    let retry = |name: &str| &api.statuses.iter().find(|it| it.name.spec == name).unwrap().retry;
    assert_eq!(retry("throttled").len(), Effect::ALL.len());
    assert!(retry("throttled").iter().all(|(_, action)| *action == Retry::Wait));
    // The more precise entry holds: nothing is done about an execution.
    assert_eq!(retry("closed").first(), Some(&(Effect::Read, Retry::Elsewhere)));
    assert!(retry("closed").contains(&(Effect::Delete, Retry::Wait)));
    assert!(!retry("closed").iter().any(|(effect, _)| *effect == Effect::Execute));
    let maybe = |name: &str| api.statuses.iter().find(|it| it.name.spec == name).unwrap().maybe_processed;
    assert_eq!((maybe("conflict"), maybe("closed")), (false, false));
}

#[test]
fn bodies_have_their_type_and_their_media_type() {
    let api = api();
    let add = operation(&api, "add_book");
    assert_eq!((&add.body, &add.content_type), (&Body::Whole(TypeRef::Json), &ContentType::Fixed("application/json".to_owned())));
    let put = operation(&api, "put_cover");
    assert_eq!((&put.body, &put.content_type), (&Body::Whole(TypeRef::Bytes), &ContentType::FromHeader));
    let search = operation(&api, "search_books");
    assert_eq!(search.content_type, ContentType::Fixed("application/search+json".to_owned()));
    assert!(matches!(search.body, Body::Fields(id) if api.ty(id).name.spec == "Search"));
    assert_eq!(operation(&api, "read_branch").content_type, ContentType::None);
    let sent: Vec<_> = search.sends.iter().map(|(id, text)| (api.header(*id).wire.as_str(), text.as_str())).collect();
    assert_eq!(sent, [("x-lib-search", "True")]);
}

#[test]
fn examples_know_the_ids_of_their_path() {
    let api = api();
    let borrow = operation(&api, "borrow_book");
    assert_eq!(borrow.examples[0].ids, ["north", "b1"]);
    assert_eq!(borrow.path.iter().filter(|it| matches!(it, Step::Id(_))).count(), 2);
    let read = &operation(&api, "read_branch").examples[0];
    assert!(read.by_rid);
    assert_eq!((read.place.file.as_str(), read.version), ("spec/resources/branch.yaml", Version::parse("2022-05-01").unwrap()));
    let cover = &operation(&api, "put_cover").examples[0];
    assert_eq!(cover.send_body, Some(ExampleBody::Text("+--+".to_owned())));
    let Some(ExampleBody::Json(body)) = &operation(&api, "search_books").examples[0].send_body else { panic!("not JSON") };
    // The order of the file, and numbers as numbers.
    assert_eq!(body.to_string(), r#"{"text":"em*","words":[{"name":"em","value":[1,null]}],"order":"title"}"#);
}

#[test]
fn names_are_there_in_every_case() {
    let api = api();
    let Form::Struct { properties, .. } = &api.ty(api.resources[0].ty).form else { panic!("not a structure") };
    let rid = properties.iter().find(|it| it.wire == "_rid").unwrap();
    assert_eq!((rid.name.snake.as_str(), rid.name.pascal.as_str(), rid.name.screaming.as_str()), ("rid", "Rid", "RID"));
    let order = api.types.iter().find(|it| it.name.spec == "Order").unwrap();
    let Form::Enum(values) = &order.form else { panic!("not an enum") };
    assert_eq!((values[1].wire.as_str(), values[1].name.pascal.as_str()), ("none", "Unordered"));
}

#[test]
fn the_list_has_a_line_an_operation() {
    let api = api();
    let list = list::list(&api);
    assert_eq!(list.lines().count(), api.operations.len());
    let borrow = list.lines().find(|it| it.contains("borrow_book")).unwrap();
    let cells: Vec<&str> = borrow.split_whitespace().collect();
    assert_eq!(cells[..5], ["OP-6", "borrow_book", "POST", "/branches/{branch}/books/{book}/loans/current", "2021-03-15.."]);
    assert!(cells[5].starts_with("spec/resources/loan.yaml:"));
    assert!(list.lines().any(|it| it.starts_with("- ") && it.contains("head_branch")));
}
