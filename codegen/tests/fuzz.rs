//! Whatever is in the files, nothing panics, hangs or is silent: specifications with thousands of random changes are compiled.
//!
//! The changes are the same on every run. `FUZZ_ROUNDS=1000000` makes more of them, `FUZZ_SEED=7` others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use cosmosdb_codegen::diag::{Format, Level, render, render_for_github};
use cosmosdb_codegen::ir::Step;
use cosmosdb_codegen::source::Sources;
use cosmosdb_codegen::{Parsed, compile, list, load};

/// What YAML and the specification make much of.
const WORDS: [&str; 58] = [
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    ": ",
    "- ",
    "# ",
    "|\n",
    ">-\n",
    "\n",
    "  ",
    "\t",
    "&a ",
    "*a",
    "<<: *a",
    "!!str ",
    "---\n",
    "...\n",
    "%",
    "~",
    "null",
    "true",
    "no",
    "0",
    "-1",
    "1e999",
    ".nan",
    "0x7f",
    "99999999999999999999",
    "2020-01-01",
    "2021-03-15",
    "9999-99-99",
    "json",
    "json[]",
    "bytes",
    "resource",
    "feed",
    "none",
    "header",
    "$page",
    "$",
    "[]",
    "{}",
    "like: ",
    "parent: ",
    "alias: ",
    "since: ",
    "until: ",
    "required: true",
    "ä",
    "\u{feff}",
    "\u{2028}",
    "\u{10ffff}",
    "\r\n",
    "\0",
    "r#type",
];

/// A small generator of random numbers (xorshift): the test needs the same ones on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    load(folder).unwrap().iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// One change of a text.
fn change(text: &str, words: &[&str], lines: &[&str], random: &mut Random) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = random.below(bytes.len());
    match random.below(8) {
        // A word in place of another: the file stays well-formed, and means something else.
        0..=2 => {
            let old: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|it| !it.is_empty()).collect();
            if old.is_empty() {
                return text.to_owned();
            }
            let old = *random.of(&old);
            let places: Vec<_> = text.match_indices(old).map(|(at, _)| at).collect();
            let place = *random.of(&places);
            bytes.splice(place..place + old.len(), random.of::<&str>(words).bytes());
        }
        // A line left out, given twice, or one from somewhere else.
        3 | 4 => {
            let mut own: Vec<&str> = text.lines().collect();
            let line = random.below(own.len());
            match random.below(3) {
                0 if !own.is_empty() => drop(own.remove(line)),
                1 if !own.is_empty() => own.insert(line, own[random.below(own.len())]),
                _ => own.insert(line, *random.of::<&str>(lines)),
            }
            return own.join("\n") + "\n";
        }
        5 => drop(bytes.splice(at..at, random.of(&WORDS).bytes())),
        6 => {
            let end = (at + random.below(40)).min(bytes.len());
            drop(bytes.drain(at..end));
        }
        _ if bytes.is_empty() => {}
        _ => bytes[at] = u8::try_from(random.below(256)).unwrap(),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn round(bases: &[(Vec<String>, Parsed)], texts: &BTreeMap<String, String>, words: &[&str], lines: &[&str], random: &mut Random) {
    let (paths, base) = random.of(bases);
    let path = random.of(paths);
    let mut text = texts[path].clone();
    for _ in 0..=random.below(3) {
        text = change(&text, words, lines, random);
    }

    let start = Instant::now();
    let mut parsed = base.clone();
    parsed.replace(path, &text);
    let outcome = parsed.compile();
    let time = start.elapsed();
    assert!(time < Duration::from_secs(5), "one specification took {time:?}");

    let is_faulty = outcome.diagnostics.iter().any(|it| it.level == Level::Error);
    assert_eq!(outcome.api.is_none(), is_faulty);
    let few = &outcome.diagnostics[..outcome.diagnostics.len().min(2)];
    for format in [Format::Human, Format::Short, Format::Json] {
        assert_eq!(render(few, &outcome.sources, format, false).is_empty(), few.is_empty());
    }
    assert_eq!(render_for_github(few, &outcome.sources).lines().count(), few.len());
    if let Some(api) = &outcome.api {
        assert_eq!(list::list(api).lines().count(), api.operations.len());
        for operation in &api.operations {
            let ids = operation.path.iter().filter(|it| matches!(it, Step::Id(_))).count();
            assert!(operation.examples.iter().all(|it| it.ids.len() == ids), "{}", operation.name.spec);
        }
    }
}

/// What is read file by file is what is read at once.
#[test]
fn a_replaced_file_is_as_good_as_a_new_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mini/spec");
    let mut files = files(&folder);
    let mut parsed = Parsed::new(&Sources::from(files.clone()));
    for (path, old, new) in
        [("spec/service.yaml", "default: 2022", "default: 2021"), ("spec/resources/book.yaml", "verb:", "verbs:")]
    {
        let text = files[path].replace(old, new);
        parsed.replace(path, &text);
        files.insert(path.to_owned(), text);
        let (replaced, whole) = (parsed.compile(), compile(&Sources::from(files.clone())));
        assert!(!whole.diagnostics.is_empty());
        assert_eq!(format!("{:?}", replaced.diagnostics), format!("{:?}", whole.diagnostics));
    }
}

#[test]
fn no_change_makes_it_panic() {
    let number = |name: &str, default: u64| std::env::var(name).ok().map_or(default, |it| it.parse().unwrap());
    let (rounds, seed) = (number("FUZZ_ROUNDS", 10_000), number("FUZZ_SEED", 0x2545_f491_4f6c_dd1d));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = files(&root.join("tests/fixtures/mini/spec"));
    let mini = texts.clone();
    let chosen = ["spec/types/query.yaml", "spec/types/patch.yaml", "spec/resources/offer.yaml"];
    let real = files(&root.join("../spec")).into_iter().filter(|(path, _)| chosen.contains(&path.as_str()));
    texts.extend(real);

    let lines: Vec<&str> = texts.values().flat_map(|it| it.lines()).collect();
    let mut words: Vec<&str> = texts.values().flat_map(|it| it.split(|c: char| !c.is_alphanumeric() && c != '_')).collect();
    words.sort_unstable();
    words.dedup();
    words.extend(WORDS);

    // The fixture by itself, mostly, and with a file of the real specification that is changed.
    let whole = Parsed::new(&Sources::from(mini.clone()));
    let mut bases = vec![(mini.keys().cloned().collect::<Vec<_>>(), whole); 6];
    for (path, text) in texts.iter().filter(|(path, _)| !mini.contains_key(*path)) {
        let mut files = mini.clone();
        files.insert(path.clone(), text.clone());
        bases.push((vec![path.clone()], Parsed::new(&Sources::from(files))));
    }

    let threads = 2;
    std::thread::scope(|scope| {
        for thread in 1..=threads {
            let (bases, texts, words, lines) = (&bases, &texts, &words, &lines);
            scope.spawn(move || {
                let mut random = Random(seed.wrapping_mul(2 * thread + 1));
                for _ in 0..rounds / threads {
                    round(bases, texts, words, lines, &mut random);
                }
            });
        }
    });
}
