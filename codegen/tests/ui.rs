//! Every rule is broken once, by a small patch over the specification of the fixture, and what is told of it is compared.
//!
//! A case is a file `ui/CODE-name.patch`; what is told is in `ui/CODE-name.out`, and `UPDATE_GOLDEN=1` rewrites it. A case
//! `ui/good-name.patch` comes close to breaking a rule, and nothing is told.
//!
//! A patch names a file by `@ PATH` (`@+ PATH` makes it, `@- PATH` removes it); below it, lines that begin with `-` stand in the
//! file exactly once, and are replaced by the lines that begin with `+`. Lines that begin with `#` tell what is broken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cosmosdb_codegen::diag::{Format, Level, render, render_for_github};
use cosmosdb_codegen::source::Sources;
use cosmosdb_codegen::{Outcome, codes, compile, load};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn mini() -> BTreeMap<String, String> {
    let sources = load(&folder("fixtures/mini/spec")).unwrap();
    sources.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// The names of the cases and their patches, in order.
fn cases() -> Vec<(String, String)> {
    let mut cases: Vec<_> = fs::read_dir(folder("ui"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "patch"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    cases.sort();
    cases
}

fn patched(name: &str, patch: &str) -> Outcome {
    let mut files = mini();
    let mut path = String::new();
    let mut old = String::new();
    let mut new = String::new();
    for line in patch.lines().chain(["@ end"]) {
        let ends_hunk = line.starts_with('@') || (line.starts_with('-') && !new.is_empty());
        if ends_hunk && !(old.is_empty() && new.is_empty()) {
            apply(name, files.get_mut(&path).unwrap_or_else(|| panic!("{name}: no file {path}")), &old, &new);
            old.clear();
            new.clear();
        }
        match line.split_at_checked(1) {
            Some(("@", rest)) => match rest.split_once(' ').unwrap() {
                ("+", it) => {
                    path = it.to_owned();
                    assert!(files.insert(path.clone(), String::new()).is_none(), "{name}: {path} is there already");
                }
                ("-", it) => assert!(files.remove(it).is_some(), "{name}: no file {it}"),
                (_, it) => path = it.to_owned(),
            },
            Some(("-", rest)) => old.extend([rest, "\n"]),
            Some(("+", rest)) => new.extend([rest, "\n"]),
            Some(("#", _)) | None => {}
            _ => panic!("{name}: what is `{line}`?"),
        }
    }
    compile(&Sources::from(files))
}

fn apply(name: &str, text: &mut String, old: &str, new: &str) {
    if text.is_empty() || old.is_empty() {
        text.push_str(new);
        return;
    }
    assert_eq!(text.matches(old).count(), 1, "{name}: the file has not exactly one\n{old}");
    *text = text.replacen(old, new, 1);
}

fn same(path: &Path, told: &str) -> Result<(), String> {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, told).unwrap();
        return Ok(());
    }
    let golden = fs::read_to_string(path).unwrap_or_default();
    if golden == told { Ok(()) } else { Err(format!("{} is not what is told:\n{told}\n", path.display())) }
}

#[test]
fn the_fixture_is_in_order() {
    let outcome = compile(&Sources::from(mini()));
    let told = render(&outcome.diagnostics, &outcome.sources, Format::Human, false);
    assert_eq!(told, "");
    assert!(outcome.api.is_some());
}

#[test]
fn every_fault_is_told_as_it_was() {
    let mut wrong = Vec::new();
    for (name, patch) in cases().iter().filter(|(name, _)| !name.starts_with("good-")) {
        let outcome = patched(name, patch);
        let code = name.split('-').next().unwrap();
        assert!(
            outcome.diagnostics.iter().any(|it| it.code.id == code),
            "{name}: {code} is not among {:#?}",
            outcome.diagnostics
        );
        assert_eq!(outcome.api.is_none(), outcome.diagnostics.iter().any(|it| it.level == Level::Error), "{name}");
        let told = render(&outcome.diagnostics, &outcome.sources, Format::Human, false);
        wrong.extend(same(&folder("ui").join(format!("{name}.out")), &told).err());
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 accepts it", wrong.concat());
}

#[test]
fn what_comes_close_is_no_fault() {
    for (name, patch) in cases().iter().filter(|(name, _)| name.starts_with("good-")) {
        let outcome = patched(name, patch);
        let told = render(&outcome.diagnostics, &outcome.sources, Format::Human, false);
        assert_eq!(told, "", "{name}");
    }
}

#[test]
fn every_code_has_a_case_and_an_explanation() {
    let cases: BTreeSet<String> = cases().iter().filter_map(|(name, _)| Some(name.split_once('-')?.0.to_owned())).collect();
    let mut last = "";
    for code in codes::ALL {
        assert!(last < code.id, "{} stands after {last}", code.id);
        last = code.id;
        assert!(cases.contains(code.id), "{} has no case in tests/ui", code.id);
        assert!(code.explanation.len() > 60, "{} is not explained", code.id);
        assert!(code.explanation.lines().all(|line| !line.starts_with(' ')), "{} is badly indented", code.id);
        assert!(!code.title.is_empty() && !code.title.ends_with('.'), "{}", code.id);
        assert_eq!(codes::find(&code.id.to_lowercase()).map(|it| it.id), Some(code.id));
    }
}

#[test]
fn no_golden_output_is_left_over() {
    let cases: BTreeSet<String> = cases().into_iter().map(|(name, _)| name).collect();
    for entry in fs::read_dir(folder("ui")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "out") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(cases.contains(name), "{} has no patch", path.display());
        }
    }
}

/// Two faults in two files, one of them with a suggestion.
const TWO_FAULTS: &str = "\
@ spec/headers.yaml
-  charge: {wire: x-lib-charge, in: response, type: decimal, docs: What the request cost.}
+  charge: {wire: x-lib-charge, in: response, type: decimal, docs: what the request cost}
@ spec/resources/branch.yaml
-    headers: [if_match]
+    headers: [if_macht]
";

#[test]
fn the_short_form_is_one_line_each() {
    let outcome = patched("short", TWO_FAULTS);
    let told = render(&outcome.diagnostics, &outcome.sources, Format::Short, false);
    let expected = "\
spec/headers.yaml:6:67: error[S031]: the first line of the documentation of the header `charge` does not end in a full stop
spec/resources/branch.yaml:83:15: error[S014]: unknown header `if_macht`
";
    assert_eq!(told, expected);
}

#[test]
fn the_json_form_is_one_object_a_line() {
    let outcome = patched("json", TWO_FAULTS);
    let told = render(&outcome.diagnostics, &outcome.sources, Format::Json, false);
    let objects: Vec<serde_json::Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(objects.len(), 2);
    let unknown = &objects[1];
    assert_eq!(unknown["code"], "S014");
    assert_eq!(unknown["level"], "error");
    assert_eq!(unknown["labels"][0]["place"]["path"], "spec/resources/branch.yaml");
    assert_eq!((&unknown["labels"][0]["place"]["line"], &unknown["labels"][0]["place"]["column"]), (&83.into(), &15.into()));
    assert_eq!(unknown["help"][0]["replace"]["with"], "if_match");
}

#[test]
fn github_is_told_in_commands() {
    let outcome = patched("github", TWO_FAULTS);
    let told = render_for_github(&outcome.diagnostics, &outcome.sources);
    let second = told.lines().nth(1).unwrap();
    assert!(second.starts_with("::error file=spec/resources/branch.yaml,line=83,col=15,title=S014 unknown header::"), "{second}");
    assert!(second.contains("%0Ahelp: "), "{second}");
}

/// A suggestion that is followed leaves one fault less.
#[test]
fn suggestions_mend_what_they_are_for() {
    for (name, patch) in cases() {
        let outcome = patched(&name, &patch);
        for (at, diagnostic) in outcome.diagnostics.iter().enumerate() {
            for (span, new) in diagnostic.help.iter().filter_map(|it| it.replace.as_ref()) {
                let span = outcome.sources.tidy(*span);
                let mut text = outcome.sources.text(span.file).to_owned();
                text.replace_range(span.range(), new);
                let mut files: BTreeMap<_, _> =
                    outcome.sources.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
                files.insert(outcome.sources.path(span.file).to_owned(), text);
                let mended = compile(&Sources::from(files));
                let still =
                    mended.diagnostics.iter().any(|it| it.message == diagnostic.message && it.span() == diagnostic.span());
                assert!(!still, "{name}: following the suggestion of {at} does not help: {}", diagnostic.message);
                let breaks = mended.diagnostics.iter().find(|it| ["S001", "S004"].contains(&it.code.id));
                let is_new = breaks.filter(|it| outcome.diagnostics.iter().all(|old| old.code != it.code));
                assert!(is_new.is_none(), "{name}: following the suggestion of {at} makes {is_new:?}");
            }
        }
    }
}
