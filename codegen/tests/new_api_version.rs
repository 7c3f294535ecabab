//! Carries out `docs/new-api-version.md`, word for word, on a copy of the repository.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod support;

use std::path::Path;
use std::process::Command;

/// A fenced block of the page: what stands after the fence, and its lines.
struct Block {
    info: String,
    lines: Vec<String>,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(info), false) => {
                blocks.push(Block { info: info.to_owned(), lines: Vec::new() });
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => blocks.last_mut().unwrap().lines.push(line.to_owned()),
            (None, false) => {}
        }
    }
    blocks
}

/// Applies a difference: the lines with ` ` and `-` stand in the file one after the other, just once, and give way to those with ` `
/// and `+`.
fn apply(path: &Path, lines: &[String]) {
    let side = |other: char| -> String {
        let kept = lines.iter().filter(|line| !line.starts_with(other));
        kept.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
    };
    let text = std::fs::read_to_string(path).unwrap();
    let (old, new) = (side('+'), side('-'));
    assert_eq!(text.matches(&old).count(), 1, "{} does not hold this once:\n{old}", path.display());
    std::fs::write(path, text.replace(&old, &new)).unwrap();
}

#[test]
fn the_page_does_what_it_says() {
    let page = std::fs::read_to_string(support::workspace().join("docs/new-api-version.md")).unwrap();
    let copy = support::copy_of_workspace();
    let (mut told, mut edits, mut commands) = (String::new(), 0, 0);
    for block in blocks(&page) {
        match block.info.split_once(' ') {
            Some(("diff", file)) => {
                apply(&copy.path().join(file), &block.lines);
                edits += 1;
            }
            None if block.info == "sh" => {
                told.clear();
                for line in &block.lines {
                    let arguments = words(line.strip_prefix("cargo codegen ").unwrap());
                    let output =
                        Command::new(env!("CARGO_BIN_EXE_codegen")).args(&arguments).current_dir(copy.path()).output().unwrap();
                    told.push_str(&String::from_utf8_lossy(&output.stdout));
                    told.push_str(&String::from_utf8_lossy(&output.stderr));
                    assert!(output.status.success(), "{line}\n{told}");
                    commands += 1;
                }
            }
            None if block.info == "text" => {
                for line in &block.lines {
                    assert!(told.contains(line), "the page says {line:?}, and it is\n{told}");
                }
            }
            _ => panic!("a block that nobody carries out: {}", block.info),
        }
    }
    assert!(edits >= 4 && commands >= 6, "{edits} edits and {commands} commands: the page has lost some");
    let other = copy.path().parent().unwrap().join("cosmosdb-2027/src/document/read_document.rs");
    assert!(std::fs::read_to_string(other).unwrap().contains("pub fn wanted_fields("));
}

/// The words of a command; quotes hold several together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            1 => vec![part.to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        })
        .collect()
}
