//! Files on disk follow the emitted ones, and nothing else is touched.

#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::time::Duration;

use cosmosdb_codegen::sync::{Drift, FileSet, Mode, Report, Scope, sync};

fn set(files: &[(&str, &str)]) -> FileSet {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(*path, *text);
    }
    set
}

fn run(root: &Path, files: &[(&str, &str)], prefixes: &[&str], mode: Mode) -> Report {
    sync(root, &set(files), &Scope { manifest: "out/.manifest", prefixes: prefixes.to_vec() }, mode).unwrap()
}

#[test]
fn writes_only_what_changed() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let report = run(root, &[("out/a", "1\n"), ("out/b/c", "2\n")], &["out/"], Mode::Write);
    assert_eq!(report.written, ["out/a", "out/b/c", "out/.manifest"]);
    assert_eq!(fs::read_to_string(root.join("out/b/c")).unwrap(), "2\n");

    let before = fs::metadata(root.join("out/a")).unwrap().modified().unwrap();
    let report = run(root, &[("out/a", "1\n"), ("out/b/c", "3\n")], &["out/"], Mode::Write);
    assert_eq!((report.current, report.written.as_slice()), (2, ["out/b/c".to_owned()].as_slice()));
    assert_eq!(fs::metadata(root.join("out/a")).unwrap().modified().unwrap(), before);
    assert_eq!(report.summary(Duration::from_millis(310)), "2 files current, 1 written in 0.31 s");
}

#[test]
fn other_newlines_are_no_difference() {
    let root = tempfile::tempdir().unwrap();
    run(root.path(), &[("out/a", "1\n2\n")], &["out/"], Mode::Write);
    fs::write(root.path().join("out/a"), "1\r\n2\r\n").unwrap();
    assert_eq!(run(root.path(), &[("out/a", "1\n2\n")], &["out/"], Mode::Check).drift, []);
    assert_eq!(run(root.path(), &[("out/a", "1\r2\n")], &["out/"], Mode::Check).drift.len(), 1, "a lone return is one");
}

#[test]
fn deletes_what_it_once_wrote_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    run(root, &[("out/a", "1"), ("out/b/c", "2")], &["out/"], Mode::Write);
    fs::write(root.join("out/mine"), "by hand").unwrap();
    let report = run(root, &[("out/a", "1")], &["out/"], Mode::Write);
    assert_eq!(report.removed, ["out/b/c"]);
    assert!(!root.join("out/b").exists(), "empty folders go, too");
    assert!(root.join("out/mine").exists());
}

#[test]
fn what_is_out_of_scope_is_left_alone_and_stays_listed() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    run(root, &[("out/a", "1"), ("docs/b", "2")], &["out/", "docs/"], Mode::Write);
    let report = run(root, &[("out/a", "1")], &["out/"], Mode::Write);
    assert_eq!((report.current, report.written.len(), report.removed.len()), (2, 0, 0));
    assert!(fs::read_to_string(root.join("out/.manifest")).unwrap().contains("docs/b\n"));
    let report = run(root, &[("out/a", "1")], &["out/", "docs/"], Mode::Write);
    assert_eq!(report.removed, ["docs/b"]);
}

#[test]
fn a_check_tells_all_and_writes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    run(root, &[("out/a", "1"), ("out/b", "2"), ("out/c", "3")], &["out/"], Mode::Write);
    fs::write(root.join("out/b"), "by hand").unwrap();
    fs::remove_file(root.join("out/a")).unwrap();
    let report = run(root, &[("out/a", "1"), ("out/b", "2")], &["out/"], Mode::Check);
    let drift =
        [("out/.manifest", Drift::Differs), ("out/a", Drift::Missing), ("out/b", Drift::Differs), ("out/c", Drift::Stale)];
    assert_eq!(report.drift, drift.map(|(path, drift)| (path.to_owned(), drift)));
    assert_eq!(
        report.complaint().unwrap(),
        "out/.manifest differs\nout/a is missing\nout/b differs\nout/c is stale\nto mend it: `cargo codegen generate`"
    );
    assert_eq!(report.summary(Duration::ZERO), "0 files current, 2 drifted, 1 missing, 1 stale in 0.00 s");
    assert_eq!(fs::read_to_string(root.join("out/b")).unwrap(), "by hand");
    assert!(root.join("out/c").exists());
}

#[test]
fn a_manifest_cannot_lead_out_of_the_root() {
    let outer = tempfile::tempdir().unwrap();
    let root = outer.path().join("root");
    fs::create_dir_all(root.join("out")).unwrap();
    fs::write(outer.path().join("precious"), "1").unwrap();
    let absolute = outer.path().join("precious");
    fs::write(root.join("out/.manifest"), format!("../precious\nout/../../precious\n{}\n", absolute.display())).unwrap();
    let report = run(&root, &[], &[""], Mode::Write);
    assert_eq!(report.removed, [] as [String; 0]);
    assert!(absolute.exists());
}

#[test]
fn nothing_is_left_beside_what_was_written() {
    let root = tempfile::tempdir().unwrap();
    run(root.path(), &[("out/a.rs", "1")], &["out/"], Mode::Write);
    let mut names: Vec<_> = fs::read_dir(root.path().join("out")).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".manifest", "a.rs"]);
}
