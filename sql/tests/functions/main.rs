//! Every built-in function by cases: one line is an expression and what it gives. Also keeps `docs/sql-functions.md` true.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cosmosdb_sql::{
    eval::{Env, EvalError, Options, Program},
    functions::{self, FUNCTIONS, Family, Kind},
    parser,
};
use serde_json::Value as Json;

const CASES: &[(&str, &str)] = &[
    ("array.txt", include_str!("array.txt")),
    ("date.txt", include_str!("date.txt")),
    ("fulltext.txt", include_str!("fulltext.txt")),
    ("math.txt", include_str!("math.txt")),
    ("spatial.txt", include_str!("spatial.txt")),
    ("string.txt", include_str!("string.txt")),
    ("type.txt", include_str!("type.txt")),
];

/// Functions over rows are tested by whole queries, in this file.
const QUERIES: &str = include_str!("../eval/queries.txt");

/// 2024-10-14T14:20:30.6668888Z
const NOW: i64 = 17_289_156_306_668_888;

fn cases() -> impl Iterator<Item = (String, &'static str, &'static str)> {
    CASES.iter().flat_map(|(file, text)| {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        lines.map(move |(number, line)| {
            let (expression, expected) = line.split_once(" => ").unwrap_or_else(|| panic!("{file}:{}: no ' => '", number + 1));
            (format!("{file}:{}", number + 1), expression, expected)
        })
    })
}

fn evaluate(expression: &str) -> Result<Option<Json>, EvalError> {
    let query = parser::parse(&format!("SELECT VALUE {expression}")).unwrap_or_else(|error| panic!("{expression}: {error}"));
    let program = Program::new(&query)?;
    let options = Options::default();
    let env = Env::new(&options).with_now(NOW);
    let rows = program.rows(std::iter::empty::<&Json>(), &env)?.collect::<Result<Vec<_>, _>>()?;
    assert!(rows.len() <= 1, "{expression}: one row");
    Ok(rows.first().and_then(|row| row.to_json()))
}

#[test]
fn every_case_holds() {
    let mut wrong = Vec::new();
    for (place, expression, expected) in cases() {
        let found = match evaluate(expression) {
            Ok(Some(json)) => json.to_string(),
            Ok(None) => "undefined".into(),
            Err(_) => "error".into(),
        };
        let same = match expected.strip_prefix('~').map(|number| number.parse::<f64>().unwrap()) {
            Some(expected) => found.parse::<f64>().is_ok_and(|found| (found - expected).abs() <= expected.abs() * 1e-5),
            None => match serde_json::from_str::<Json>(expected) {
                Ok(expected) => {
                    numbers(&expected) == serde_json::from_str::<Json>(&found).map(|found| numbers(&found)).unwrap_or("?".into())
                }
                Err(_) => expected == found,
            },
        };
        if !same {
            wrong.push(format!("{place}: {expression}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// JSON with all numbers as doubles, so that `1` equals `1.0`.
fn numbers(json: &Json) -> String {
    match json {
        Json::Number(number) => number.as_f64().unwrap().to_string(),
        Json::Array(items) => format!("[{}]", items.iter().map(numbers).collect::<Vec<_>>().join(",")),
        Json::Object(members) => {
            format!(
                "{{{}}}",
                members.iter().map(|(name, value)| format!("{name:?}:{}", numbers(value))).collect::<Vec<_>>().join(",")
            )
        }
        other => other.to_string(),
    }
}

/// Whether a text, in capitals, calls the function.
fn calls(text: &str, name: &str) -> bool {
    let before = |at: usize| text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    text.match_indices(&format!("{name}(")).any(|(at, _)| !before(at))
}

/// What this crate's own cases ask, in capitals.
fn own_cases() -> Vec<String> {
    let queries = QUERIES.lines().filter(|line| line.starts_with('?'));
    cases().map(|(_, expression, _)| expression).chain(queries).map(str::to_ascii_uppercase).collect()
}

/// What the corpus asks (`tests/corpus`, with answers of other sources), in capitals.
fn corpus() -> Vec<String> {
    let read =
        |name: &str| std::fs::read_to_string(format!("{}/../tests/corpus/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let files = ["functions", "operators", "queries"].map(read);
    let asked = files.iter().flat_map(|text| text.lines()).filter(|line| line.starts_with(['>', '?']));
    asked.map(|line| line.split(" => ").next().unwrap_or_default().to_ascii_uppercase()).collect()
}

#[test]
fn the_table_holds_the_documented_functions() {
    let documented = FUNCTIONS.iter().filter(|function| function.family != Family::Internal).count();
    assert_eq!(documented, 136);
    let mut names: Vec<_> = FUNCTIONS.iter().map(|function| function.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FUNCTIONS.len(), "names are unique");
    assert_eq!(functions::find("Array_Contains").unwrap().name, "ARRAY_CONTAINS");
    assert!(functions::find("ARRAY_CONTAIN").is_none());
}

#[test]
fn wrong_numbers_of_arguments_are_errors() {
    for function in FUNCTIONS.iter().filter(|function| function.kind() == Kind::Scalar) {
        let call = |count: usize| evaluate(&format!("{}({})", function.name, vec!["1"; count].join(",")));
        for count in [function.min_args.checked_sub(1), function.max_args.checked_add(1)].into_iter().flatten() {
            assert!(call(count).is_err(), "{} with {count} arguments", function.name);
        }
        assert!(call(function.min_args).is_ok(), "{} with {} arguments", function.name, function.min_args);
    }
}

/// Type checks and the few functions that look at undefined themselves have a value; all others are undefined.
#[test]
fn undefined_arguments_make_functions_undefined() {
    for function in FUNCTIONS.iter().filter(|function| function.kind() == Kind::Scalar && function.min_args > 0) {
        let found = evaluate(&format!("{}({})", function.name, vec!["undefined"; function.min_args].join(","))).unwrap();
        assert_eq!(found.is_some(), function.name.starts_with("IS_"), "{}", function.name);
    }
}

/// No argument makes a function panic, and printing what it gives never fails.
#[test]
fn any_arguments_will_do() {
    let samples: Vec<Option<Json>> = [
        "null",
        "true",
        "-1",
        "0",
        "3",
        "1.5",
        "1e308",
        "-9223372036854775808",
        "9007199254740993",
        "\"\"",
        "\"abc\"",
        "\"😀é\"",
        "\"2024-02-29T23:59:59.9999999Z\"",
        "\"0001-01-01\"",
        "\"9999-12-31T23:59:59\"",
        "\"dd\"",
        "\"ns\"",
        "\"yyyy\"",
        "\"%_[\"",
        "[]",
        "[1, \"a\", null, {}]",
        "[0, 1]",
        "[\"a\", \"b\"]",
        "{}",
        "{\"term\": \"abd\", \"distance\": 2}",
        "{\"distanceFunction\": 1}",
        "{\"type\": \"Point\", \"coordinates\": [180, 90]}",
        "{\"type\": \"LineString\", \"coordinates\": [[0, 0], [0, 0], [180, 0]]}",
        "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [0, 0], [0, 0], [0, 0]]]}",
        "{\"type\": \"Polygon\", \"coordinates\": [[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]], []]}",
        "{\"type\": \"MultiPolygon\", \"coordinates\": [[[[0, 0], [9, 0], [9, 9], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]]]}",
    ]
    .iter()
    .map(|text| Some(serde_json::from_str(text).unwrap()))
    .chain([None])
    .collect();
    // A fixed sequence that looks random: every pair of samples is met, of longer lists some.
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        samples[usize::try_from(state >> 33).unwrap() % samples.len()].clone()
    };
    let documents: Vec<Json> = (0..samples.len() * samples.len())
        .map(|index| {
            let pair = [samples[index / samples.len()].clone(), samples[index % samples.len()].clone()];
            let arguments = pair.into_iter().chain(std::iter::repeat_with(&mut next).take(5)).enumerate();
            Json::Object(arguments.filter_map(|(index, value)| Some((format!("a{index}"), value?))).collect())
        })
        .collect();
    let options = Options::default();
    for function in FUNCTIONS.iter().filter(|function| function.kind() == Kind::Scalar) {
        for count in function.min_args..=function.max_args.min(function.min_args + 2) {
            let arguments: Vec<_> = (0..count).map(|index| format!("c.a{index}")).collect();
            let query = parser::parse(&format!("SELECT VALUE {}({}) FROM c", function.name, arguments.join(","))).unwrap();
            let program = Program::new(&query).unwrap();
            let env = Env::new(&options).with_now(NOW);
            for document in &documents {
                for row in program.rows([document], &env).unwrap().flatten() {
                    assert!(serde_json::to_string(&row).is_ok(), "{} of {document}", function.name);
                }
            }
        }
    }
}

/// What a user cannot see from the table.
const NOTES: &str = "
## Notes

- Any undefined argument, and any of a wrong type, makes a call undefined. The checks `IS_*` have a value for all arguments;
  `IIF`, `CHOOSE`, `ARRAY_CONTAINS*` and `CONTAINS_*` look at undefined themselves.
- Ticks count 100 ns since 1970, as the service's examples show. The functions of the present time give the time at which
  the query began.
- `INT*` functions work on 64 bits, but take and give doubles: beyond 2^53 they are not exact.
- Bad patterns and modifiers of `REGEXMATCH` are errors, and so are patterns of more than 4096 bytes. A match that takes too many
  steps is undefined: with look-around or back-references, about 2^27 divided by the length of the text, and no more than 2^20.
- A text that a function makes of others and that would be longer than 8 MiB is undefined.
- Distances and areas are those of the WGS-84 ellipsoid; they differ from the service's by less than 1 in 10^7. A distance to
  a line or polygon finds the nearest point on the sphere. Borders count as inside; a ring written clockwise bounds its outside;
  rings of more than 512 points are not checked for crossing themselves.
- Full-text search splits at what is neither letter nor digit, drops common English words, stems by Snowball, and scores by
  BM25 with k1 = 1.2 and b = 0.75. The service does not publish its own tokens, words or constants.
- A search term of full-text functions may be `{\"term\": text, \"distance\": edits}`, with at most 2 edits a word.
";

/// `BLESS=1 cargo test -p cosmosdb-sql` writes the table anew.
#[test]
fn the_documentation_agrees() {
    let mut table = String::from(
        "# Built-in functions\n\nWritten by a test of `cosmosdb-sql` from its table of functions: `BLESS=1 cargo test -p cosmosdb-sql`.\n\
         All are implemented. Cases are those that call the function: in `sql/tests`, and in the corpus of `tests/corpus`, which has its\n\
         answers from other sources.\n\n\
         | Function | Family | Kind | Arguments | Cases | In the corpus |\n|--|--|--|--|--:|--:|\n",
    );
    let (own, corpus) = (own_cases(), corpus());
    let count = |cases: &[String], name: &str| cases.iter().filter(|text| calls(text, name)).count();
    for function in FUNCTIONS {
        let arguments = match (function.min_args, function.max_args) {
            (min, max) if min == max => min.to_string(),
            (min, usize::MAX) => format!("{min} or more"),
            (min, max) => format!("{min} to {max}"),
        };
        let (name, family, kind) = (function.name, function.family, function.kind());
        let (own, corpus) = (count(&own, name), count(&corpus, name));
        assert!(own > 0, "{name} has no case");
        table += &format!("| `{name}` | {family:?} | {kind:?} | {arguments} | {own} | {corpus} |\n");
    }
    table += NOTES;
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/sql-functions.md");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(known == table, "docs/sql-functions.md is out of date: run `BLESS=1 cargo test -p cosmosdb-sql`");
}
