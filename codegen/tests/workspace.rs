//! The specification of this repository: that it is whole, and that what is made of it is up to date.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use cosmosdb_codegen::{compile, list::list, load};

fn codegen(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_codegen")).args(arguments).current_dir(root).output().unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn every_operation_of_the_reference_is_listed() {
    let outcome = compile(&load(&support::workspace().join("spec")).unwrap());
    let listed = list(&outcome.api.unwrap());
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut get, mut head) = (BTreeSet::new(), Vec::new());
    for line in listed.lines() {
        let fields: Vec<_> = line.split_whitespace().collect();
        let [reference, _name, verb, path, ..] = fields.as_slice() else { panic!("not a line of the list: {line}") };
        *count.entry(reference).or_default() += 1;
        match *verb {
            "GET" => drop(get.insert(*path)),
            "HEAD" => {
                assert_eq!(*reference, "OP-68", "{line}");
                head.push(*path);
            }
            _ => {}
        }
        assert!(line.contains("spec/resources/"), "no example: {line}");
    }
    for number in 1..=76 {
        let expected = match number {
            68 => get.len(),
            76 => 6,
            _ => 1,
        };
        assert_eq!(count.get(format!("OP-{number:02}").as_str()), Some(&expected), "OP-{number:02}");
    }
    assert_eq!(head.len(), get.len());
    assert_eq!(head.into_iter().collect::<BTreeSet<_>>(), get, "a HEAD for every path that has a GET");
}

#[test]
fn what_is_generated_is_current() {
    let output = codegen(&support::workspace(), &["generate", "--check"]);
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn a_drift_is_told_with_what_mends_it() {
    let copy = support::copy_of_workspace();
    let edit = |file: &str, old: &str, new: &str| {
        let path = copy.path().join(file);
        let before = std::fs::read_to_string(&path).unwrap();
        assert!(before.contains(old), "{file} has no {old:?}");
        std::fs::write(&path, before.replacen(old, new, 1)).unwrap();
    };
    let check = || codegen(copy.path(), &["generate", "--check"]);
    assert!(check().status.success(), "{}", text(&check()));

    edit("generated/src/document/create_document.rs", "call.json(body);", "call.json(&());");
    let output = check();
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output);
    assert!(told.contains("generated/src/document/create_document.rs") && told.contains("cargo codegen generate"), "{told}");
    assert!(codegen(copy.path(), &["generate"]).status.success());
    assert!(check().status.success(), "generating mends it");

    // A new fact about a version that nobody has blessed yet.
    edit(
        "spec/headers.yaml",
        "\ngroups:\n",
        "\n  colour:\n    wire: x-ms-colour\n    since: 2024-06-06\n    docs: A colour.\n\ngroups:\n",
    );
    edit("spec/resources/document.yaml", "      - indexing_directive\n", "      - indexing_directive\n      - colour\n");
    let output = check();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output));
    assert!(text(&output).contains("cargo codegen generate"), "{}", text(&output));
}

#[test]
fn a_version_brings_what_it_is_known_for() {
    for (from, to, what) in [
        ("2015-04-08", "2015-08-06", "UpsertDocument"),
        ("2015-08-06", "2015-12-16", "x-ms-documentdb-partitionkey"),
        ("2016-07-11", "2017-02-22", "ConsistentPrefix"),
    ] {
        let output = codegen(&support::workspace(), &["diff", from, to]);
        assert!(output.status.success() && text(&output).contains(what), "{from} to {to}: {}", text(&output));
    }
}
