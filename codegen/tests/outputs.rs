//! The emitted documents: what they are for the fixture, that they are sound, and that they are the same every time.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use cosmosdb_codegen::cli::{self, generate};
use cosmosdb_codegen::diff::diff;
use cosmosdb_codegen::emit::{Output, emit, markdown, openapi, schema};
use cosmosdb_codegen::ir::{Body, Content, ExampleBody};
use cosmosdb_codegen::lock;
use cosmosdb_codegen::spec::Json;
use cosmosdb_codegen::sync::{FileSet, Mode, Scope, sync};
use serde_json::{Value, json};
use support::{Spec, mini, real, version};

const DOCUMENTS: [Output; 3] = [Output::Openapi, Output::Markdown, Output::Schema];

fn documents(spec: &Spec) -> FileSet {
    emit(spec.view(), &spec.groups(), &DOCUMENTS)
}

/// Compares with the files in `tests/golden/mini`; with `UPDATE_GOLDEN=1` in the environment, writes them.
#[test]
fn the_documents_of_the_fixture_are_as_they_were() {
    let spec = mini();
    let mut files = documents(&spec);
    files.insert(lock::PATH, lock::bless(&spec.api, None, "first").to_text());
    let diff = diff(&spec.api, version("2020-01-01"), version("2022-05-01"));
    files.insert("diff.txt", diff.to_text());
    files.insert("diff.md", diff.to_markdown());
    files.insert("diff.json", diff.to_json());

    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/mini");
    let mode = if std::env::var_os("UPDATE_GOLDEN").is_some() { Mode::Write } else { Mode::Check };
    let report = sync(&root, &files, &Scope { manifest: ".manifest", prefixes: vec![""] }, mode).unwrap();
    assert!(report.drift.is_empty(), "{:#?}\nif it is meant: UPDATE_GOLDEN=1 cargo test -p cosmosdb-codegen", report.drift);
}

#[test]
fn two_runs_make_the_same_bytes() {
    assert_eq!(documents(&mini()), documents(&mini()));
    let blessed = || lock::bless(&mini().api, None, "first").to_text();
    assert_eq!(blessed(), blessed());
}

#[test]
fn no_output_tells_of_the_machine() {
    for (path, bytes) in documents(&real()).iter() {
        let text = std::str::from_utf8(bytes).unwrap();
        for trace in [env!("CARGO_MANIFEST_DIR"), "/home/", "/root/", "/tmp/"] {
            assert!(!text.contains(trace), "{path} holds {trace}");
        }
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
    }
}

// ---- the OpenAPI document ------------------------------------------------------------------------------------------------------

fn each(value: &Value, see: &mut dyn FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            see(map);
            map.values().for_each(|it| each(it, see));
        }
        Value::Array(items) => items.iter().for_each(|it| each(it, see)),
        _ => {}
    }
}

/// The document without its examples: their values are the service's, and may hold anything.
fn without_examples(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            map.iter().filter(|(key, _)| *key != "examples").map(|(key, it)| (key.clone(), without_examples(it))).collect()
        }
        Value::Array(items) => items.iter().map(without_examples).collect(),
        other => other.clone(),
    }
}

#[test]
fn every_reference_of_the_openapi_document_leads_somewhere() {
    for spec in [mini(), real()] {
        let document = openapi::document(spec.view());
        let mut used = BTreeSet::new();
        each(&without_examples(&document), &mut |map| {
            if let Some(Value::String(reference)) = map.get("$ref") {
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
                used.insert(reference.clone());
            }
        });
        for kind in ["parameters", "responses"] {
            for name in document["components"][kind].as_object().unwrap().keys() {
                assert!(used.contains(&format!("#/components/{kind}/{name}")), "nothing refers to the {kind} {name}");
            }
        }
    }
}

#[test]
fn the_openapi_document_keeps_the_rules_of_its_form() {
    for spec in [mini(), real()] {
        let document = openapi::document(spec.view());
        assert_eq!(document["openapi"], "3.1.0");
        let resolve =
            |it: &Value| it["$ref"].as_str().map_or_else(|| it.clone(), |at| document.pointer(&at[1..]).unwrap().clone());
        let tags: BTreeSet<_> = document["tags"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
        let mut ids = BTreeSet::new();
        let mut shapes = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            let shape: Vec<_> = path.split('/').map(|it| if it.starts_with('{') { "{}" } else { it }).collect();
            assert!(path.starts_with('/') && shapes.insert(shape.join("/")), "{path} is ambiguous");
            let named: BTreeSet<_> = path.split('/').filter_map(|it| it.strip_prefix('{')?.strip_suffix('}')).collect();
            let common = item["parameters"].as_array().unwrap();
            for (verb, operation) in item.as_object().unwrap().iter().filter(|(key, _)| *key != "parameters") {
                let place = format!("{verb} {path}");
                assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{place}: its id is taken");
                assert!(
                    operation["tags"].as_array().unwrap().iter().all(|it| tags.contains(it.as_str().unwrap())),
                    "{place}: tags"
                );
                assert!(!operation["x-operations"].as_array().unwrap().is_empty(), "{place}");
                let own: &[Value] = operation["parameters"].as_array().map_or(&[], Vec::as_slice);
                for list in [common.as_slice(), own] {
                    let mut seen = BTreeSet::new();
                    for parameter in list.iter().map(resolve) {
                        let name = parameter["name"].as_str().unwrap().to_ascii_lowercase();
                        assert!(!["accept", "content-type", "authorization"].contains(&name.as_str()), "{place}: {name}");
                        assert_ne!(parameter.get("schema").is_some(), parameter.get("content").is_some(), "{place}: {name}");
                        assert!(seen.insert((parameter["in"].to_string(), name)), "{place}: given twice");
                    }
                }
                let declared: Vec<_> = common.iter().map(resolve).filter(|it| it["in"] == "path").collect();
                assert!(declared.iter().all(|it| it["required"] == true), "{place}");
                let declared: BTreeSet<_> = declared.iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect();
                assert_eq!(declared, named.iter().map(|it| (*it).to_owned()).collect(), "{place}: the ids of the path");
                let responses = operation["responses"].as_object().unwrap();
                assert!(!responses.is_empty(), "{place}");
                for (status, response) in responses {
                    assert!(
                        status == "default" || status.parse::<u16>().is_ok_and(|it| (100..600).contains(&it)),
                        "{place}: {status}"
                    );
                    assert!(resolve(response)["description"].is_string(), "{place}: {status}");
                }
                if let Some(body) = operation.get("requestBody") {
                    assert!(!body["content"].as_object().unwrap().is_empty(), "{place}");
                }
            }
        }
        for components in document["components"].as_object().unwrap().values() {
            for name in components.as_object().unwrap().keys() {
                assert!(name.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-".contains(&it)), "{name}");
            }
        }
    }
}

#[test]
fn every_operation_of_the_version_is_in_the_openapi_document() {
    for spec in [mini(), real()] {
        let document = openapi::document(spec.view());
        let mut named = Vec::new();
        for item in document["paths"].as_object().unwrap().values() {
            for operation in item.as_object().unwrap().values().filter_map(|it| it.get("x-operations")) {
                named.extend(operation.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()));
            }
        }
        named.sort();
        let view = spec.view();
        let mut expected: Vec<_> =
            view.api.operations.iter().filter(|it| view.has(&it.about)).map(|it| it.name.spec.clone()).collect();
        expected.sort();
        assert_eq!(named, expected);
    }
}

/// The schemas describe what the examples say.
#[test]
fn the_examples_fit_the_schemas_of_the_openapi_document() {
    let mut misfits = Vec::new();
    for spec in [mini(), real()] {
        let document = openapi::document(spec.view());
        let view = spec.view();
        // References are resolved within the document, of which a schema is a part.
        let misfit = |schema: &Value, value: &Value| {
            let mut whole =
                json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "components": document["components"]});
            whole.as_object_mut().unwrap().insert("allOf".into(), json!([schema]));
            let validator = jsonschema::validator_for(&whole).unwrap();
            validator.iter_errors(value).next().map(|it| format!("{it} at {}", it.instance_path()))
        };
        for (path, item) in document["paths"].as_object().unwrap() {
            for (verb, operation) in item.as_object().unwrap().iter().filter(|(key, _)| *key != "parameters") {
                let bodies =
                    std::iter::once(&operation["requestBody"]).chain(operation["responses"].as_object().unwrap().values());
                for media in bodies.filter_map(|it| it["content"].as_object()).flat_map(|it| it.values()) {
                    let Some(schema) = media.get("schema") else { continue };
                    for (name, example) in media["examples"].as_object().into_iter().flatten() {
                        if let Some(error) = misfit(schema, &example["value"]) {
                            misfits.push(format!("{verb} {path}, {name}: {error}"));
                        }
                    }
                }
            }
        }
        let error = &document["components"]["schemas"][&view.api.ty(view.api.error).name.spec];
        for op in view.api.operations.iter().filter(|it| view.has(&it.about)) {
            for example in op.examples.iter().filter(|it| it.status >= 400) {
                if let Some(ExampleBody::Json(body)) = &example.get_body {
                    misfits.extend(misfit(error, body).map(|it| format!("{}: {it}", example.name)));
                }
            }
        }
    }
    assert!(misfits.is_empty(), "{misfits:#?}");
}

#[test]
fn operations_that_share_a_path_and_verb_are_merged() {
    let document = openapi::document(mini().view());
    let post = &document["paths"]["/branches/{branch}/books"]["post"];
    assert_eq!(post["operationId"], "add_book");
    let names: Vec<_> = post["x-operations"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["add_book", "search_books"]);
    assert_eq!(post["x-operations"][1]["sends"], json!({"x-lib-search": "True"}));
    let content = post["requestBody"]["content"].as_object().unwrap();
    assert_eq!(content.keys().collect::<Vec<_>>(), ["application/json", "application/search+json"]);
    let search = post["parameters"].as_array().unwrap().iter().find(|it| it["name"] == "x-lib-search").unwrap();
    assert_eq!((search.get("required"), &search["schema"]), (None, &json!({"type": "string", "enum": ["True"]})));
    let codes: Vec<_> = post["responses"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(codes, ["200", "201", "400", "404", "409", "429", "503"], "what clients make is not among them");
}

// ---- the reference -------------------------------------------------------------------------------------------------------------

/// The anchors of a page: of its headings, as the hosts of such pages make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for heading in prose(text).filter(|it| it.starts_with('#')) {
        let kept = heading.trim_start_matches('#').trim().chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
        let anchor: String = kept.flat_map(char::to_lowercase).map(|it| if it == ' ' { '-' } else { it }).collect();
        let number = seen.entry(anchor.clone()).or_default();
        anchors.insert(if *number == 0 { anchor } else { format!("{anchor}-{number}") });
        *number += 1;
    }
    anchors
}

/// The lines outside of blocks of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fence = "";
    text.lines().filter(move |line| {
        let marks = &line[..line.len() - line.trim_start_matches('`').len()];
        if fence.is_empty() && marks.len() >= 3 {
            fence = marks;
            return false;
        }
        if !fence.is_empty() && line == &fence {
            fence = "";
            return false;
        }
        fence.is_empty()
    })
}

#[test]
fn every_link_of_the_reference_leads_somewhere() {
    for spec in [mini(), real()] {
        let files = emit(spec.view(), &[], &[Output::Markdown]);
        let pages: BTreeMap<&str, &str> = files
            .iter()
            .map(|(path, bytes)| (path.strip_prefix(markdown::FOLDER).unwrap(), std::str::from_utf8(bytes).unwrap()))
            .collect();
        let anchors: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|(name, text)| (*name, anchors(text))).collect();
        let sources: BTreeSet<&str> = spec.sources.iter().map(|(path, _)| path).collect();
        let mut links = 0;
        for (name, text) in &pages {
            for line in prose(text) {
                for target in line.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                    links += 1;
                    if let Some(source) = target.strip_prefix("../../") {
                        assert!(sources.contains(source), "{name}: {target}");
                        continue;
                    }
                    let (page, anchor) = target.split_once('#').unwrap_or((target, ""));
                    let page = if page.is_empty() { name } else { page };
                    let known = anchors.get(page).unwrap_or_else(|| panic!("{name}: there is no {page}"));
                    assert!(anchor.is_empty() || known.contains(anchor), "{name}: {target}");
                }
            }
        }
        assert!(links > 50);
    }
}

#[test]
fn the_pages_are_well_formed() {
    for spec in [mini(), real()] {
        for (path, bytes) in emit(spec.view(), &[], &[Output::Markdown]).iter() {
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(text.lines().all(|line| line == line.trim_end()), "{path} has spaces at the end of a line");
            assert!(!text.contains("\n\n\n"), "{path} has two empty lines in a row");
            // A row of a table has as many cells as its head.
            let mut cells = 0;
            for line in prose(text) {
                let bars = line.replace("\\|", "").matches('|').count();
                if line.starts_with('|') {
                    assert!(cells == 0 || bars == cells, "{path}: {line}");
                    cells = bars;
                } else {
                    cells = 0;
                }
            }
        }
    }
}

#[test]
fn every_operation_has_its_section() {
    let spec = real();
    let files = emit(spec.view(), &[], &[Output::Markdown]);
    for op in &spec.api.operations {
        let page = format!("{}{}.md", markdown::FOLDER, spec.api.resource(op.resource).name.snake);
        let text = std::str::from_utf8(files.get(&page).unwrap()).unwrap();
        assert!(text.contains(&format!("\n## {}\n", op.name.spec)), "{page} has no {}", op.name.spec);
        for example in &op.examples {
            assert!(text.contains(&format!("<code>{}</code>", example.name)), "{page} has no {}", example.name);
        }
    }
}

// ---- the schemas of the specification ------------------------------------------------------------------------------------------

#[test]
fn the_specifications_fit_their_schemas() {
    let mut misfits = Vec::new();
    for spec in [mini(), real()] {
        let schemas: BTreeMap<_, _> = schema::all(&spec.api, &spec.groups()).into_iter().collect();
        for (path, text) in spec.sources.iter() {
            let inner = path.split_once('/').unwrap().1;
            let name = match inner.split_once('/') {
                Some(("resources", _)) => "resource",
                Some((folder, _)) => folder,
                None => inner.trim_end_matches(".yaml"),
            };
            // `no` is a word, as for editors.
            let options = serde_saphyr::options! { strict_booleans: true };
            let value = serde_saphyr::from_str_with_options::<Json>(text, options).unwrap().to_value();
            let validator = jsonschema::validator_for(&schemas[name]).unwrap();
            misfits.extend(validator.iter_errors(&value).map(|it| format!("{path}: {it} at {}", it.instance_path())));
        }
    }
    assert!(misfits.is_empty(), "{misfits:#?}");
}

#[test]
fn the_schemas_refuse_what_the_reader_refuses() {
    let spec = mini();
    let schemas: BTreeMap<_, _> = schema::all(&spec.api, &spec.groups()).into_iter().collect();
    for (name, text) in [
        ("headers", "headers: {a: {wire: A, typ: string}}"),
        ("headers", "headers: {a: {docs: A.}}"),
        ("headers", "headers: {a: {wire: A, since: soon}}"),
        ("headers", "headers: {a: {wire: A, type: 'string['}}"),
        ("headers", "headers: {a: {wire: A, in: both ways}}"),
        ("statuses", "statuses: {a: {status: many}}"),
        ("statuses", "statuses: {a: {retry: {read: maybe}}}"),
        ("resource", "resource: a\noperations: {b: {verb: FETCH}}"),
        ("resource", "resource: a\noperations: {b: {requires: ['Not A Name']}}"),
        ("quirks", "quirks: {a: {about: nothing, reference: r, service: s, evidence: e, we: w}}"),
    ] {
        let value = serde_saphyr::from_str::<Json>(text).unwrap().to_value();
        assert!(!jsonschema::validator_for(&schemas[name]).unwrap().is_valid(&value), "{text}");
    }
}

#[test]
fn names_are_completed_where_they_are_expected() {
    let spec = mini();
    let schemas: BTreeMap<_, _> = schema::all(&spec.api, &spec.groups()).into_iter().collect();
    let definitions = &schemas["resource"]["definitions"];
    let known = |name: &str| definitions[name]["anyOf"][0]["enum"].as_array().unwrap().clone();
    assert!(known("NameOfRequestHeaderOrGroup").contains(&json!("$page")));
    assert!(known("NameOfRequestHeaderOrGroup").contains(&json!("if_match")));
    assert!(!known("NameOfRequestHeaderOrGroup").contains(&json!("etag")), "it stands in responses only");
    assert!(known("NameOfVersion").contains(&json!("2021-03-15")));
    assert!(known("TypeExpression").contains(&json!("Search")) && known("TypeExpression").contains(&json!("json")));
    assert!(known("NameOfStatus").contains(&json!("on_loan")));
    assert!(definitions["RequestHeaders"]["properties"]["if_match"].is_object());
    let operation = &definitions["Operation"]["properties"];
    assert_eq!(operation["fails"]["items"], json!({"allOf": [{"$ref": "#/definitions/NameOfStatus"}]}));
    assert_eq!(operation["sends"]["allOf"], json!([{"$ref": "#/definitions/RequestHeaders"}]));
}

// ---- the whole run -------------------------------------------------------------------------------------------------------------

#[test]
fn a_run_writes_checks_and_minds_the_lock() {
    let spec = mini();
    let root = tempfile::tempdir().unwrap();
    let run = |check, only: &[Output], spec: &Spec| {
        let arguments = generate::Generate { check, only: only.to_vec(), ..Default::default() };
        generate::run(root.path(), &spec.api, &spec.groups(), &arguments).unwrap()
    };
    let without_lock = run(false, &[], &spec);
    assert!(without_lock.ok && without_lock.text.contains("spec/lock.json is missing"), "{}", without_lock.text);
    assert!(!run(true, &[], &spec).ok, "a check wants the lock");

    let reason = |text: &str| cli::bless::Bless { reason: text.into() };
    let blessed = cli::bless::run(root.path(), &spec.api, &reason("first")).unwrap();
    assert!(blessed.text.contains("blessing 1: first\n"), "{}", blessed.text);
    assert!(run(true, &[], &spec).ok);
    assert!(cli::bless::run(root.path(), &spec.api, &reason(" ")).is_err());
    let again = cli::bless::run(root.path(), &spec.api, &reason("again")).unwrap();
    assert_eq!(again.text, "the lock says the same already; 0 files written\n");

    std::fs::remove_file(root.path().join("docs/openapi.json")).unwrap();
    assert!(run(true, &[Output::Markdown], &spec).ok, "what was not asked for is not looked at");
    let drifted = run(true, &[], &spec);
    assert!(
        !drifted.ok && drifted.text.contains("docs/openapi.json is missing\nto mend it: `cargo codegen generate`\n"),
        "{}",
        drifted.text
    );
    assert!(run(false, &[Output::Openapi], &spec).text.contains(", 1 written in "));

    let edited = support::edited(&[("statuses.yaml", "sub: 7\n", "sub: 7\n    processed: maybe\n")]);
    let refused = run(false, &[], &edited);
    assert!(!refused.ok && refused.text.ends_with("nothing was generated\n"), "{}", refused.text);
    assert!(refused.text.starts_with("spec/statuses.yaml:5: error[lock]: status `on_loan` differs"), "{}", refused.text);
    assert!(
        cli::bless::run(root.path(), &edited.api, &reason("seen on the wire"))
            .unwrap()
            .text
            .contains("blessing 2: seen on the wire")
    );
    assert!(run(false, &[], &edited).ok);
    assert!(run(true, &[], &edited).ok);
}

#[test]
fn a_crate_for_another_version_stands_on_its_own() {
    let spec = mini();
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("old");
    let arguments = generate::Generate {
        api_version: Some(version("2020-01-01")),
        out: Some(out.clone()),
        core: Some("../core".into()),
        ..Default::default()
    };
    assert!(generate::run(root.path(), &spec.api, &spec.groups(), &arguments).unwrap().ok);
    let manifest = std::fs::read_to_string(out.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("cosmosdb-core = { path = \"../core\", version = "), "{manifest}");
    assert!(!manifest.contains("workspace = true"), "{manifest}");
    assert!(out.join("src/lib.rs").is_file());

    let arguments = generate::Generate { api_version: Some(version("2020-01-02")), out: Some(out), ..Default::default() };
    assert!(generate::run(root.path(), &spec.api, &spec.groups(), &arguments).is_err());
}

/// The crate for another version is to depend on what the one in place does.
#[test]
fn both_crates_have_the_same_dependencies() {
    let spec = mini();
    let out = tempfile::tempdir().unwrap();
    let arguments =
        generate::Generate { api_version: Some(version("2020-01-01")), out: Some(out.path().to_owned()), ..Default::default() };
    generate::run(out.path(), &spec.api, &spec.groups(), &arguments).unwrap();
    let names = |path: &std::path::Path| -> BTreeSet<String> {
        let text = std::fs::read_to_string(path).unwrap();
        let section = text.split("[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap().to_owned();
        section
            .lines()
            .filter_map(|line| line.split(['.', ' ', '=']).next())
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(names(&out.path().join("Cargo.toml")), names(&support::workspace().join("generated/Cargo.toml")));
}

#[test]
fn contents_without_a_body_have_none_in_the_examples() {
    // The emitters rely on it.
    for spec in [mini(), real()] {
        for op in &spec.api.operations {
            for example in &op.examples {
                assert!(example.send_body.is_none() || op.body != Body::None, "{}", example.name);
                let none = op.ok.iter().any(|(status, content)| *status == example.status && *content == Content::None);
                assert!(!none || example.get_body.is_none(), "{}", example.name);
            }
        }
    }
}
