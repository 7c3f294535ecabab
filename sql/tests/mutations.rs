//! Whatever the text, the front half of the language answers; and what it accepts, it can print and read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use cosmosdb_sql::check::check;
use cosmosdb_sql::parser::parse;
use cosmosdb_sql::plan::{Options, PartitionKey, plan};
use serde_json::json;

/// Queries of every shape, to mutate.
const SEEDS: &[&str] = &[
    "SELECT * FROM c",
    "SELECT DISTINCT TOP 10 VALUE c.a[\"b c\"][0] FROM Root c WHERE c.key = 'x' AND NOT IS_DEFINED(c.d) ORDER BY c.e DESC, c.f",
    "SELECT c.a AS x, {'k': [1, -2.5e3, null, undefined, true], n: @p} y, udf.f(c.b, c['k']) FROM c OFFSET 5 LIMIT @n",
    "SELECT t.name, COUNT(1) AS n, AVG(t.v), MIN(t.v) FROM c JOIN t IN c.tags JOIN (SELECT VALUE s FROM s IN t.list) u GROUP BY t.name",
    "SELECT VALUE EXISTS(SELECT 1 FROM c) ? ARRAY(SELECT VALUE x FROM x IN c.y) : (SELECT VALUE MAX(z) FROM z IN c.w) FROM c",
    "SELECT c.id FROM c WHERE (c.a BETWEEN 1 AND 2 OR c.b NOT IN (1, 'z', [])) AND c.s LIKE 'a!_%' ESCAPE '!' /* note */",
    "SELECT TOP 5 c.t FROM c WHERE c.key >= 1 ORDER BY RANK RRF(FullTextScore(c.t, 'x', \"y\"), VectorDistance(c.v, [0.1, .2]), [1, -2])",
    "SELECT VALUE ~(1 + 2 * 3 - 4 / 5 % 6) & 7 | 8 ^ 9 << 1 >> 2 >>> 3 || 'x' ?? 1 < 2 = 3 <= 4 != 5 <> 6 -- tail",
    "SELECT COUNT(1) FROM (SELECT DISTINCT c.x FROM c WHERE ABS(c.key) = 1) AS d",
    "SELECT r._ts, '\\u00e9\\ud83d\\ude00\\n' || \"日本\" AS Größe FROM r IN c.list[\"q\"] WHERE NaN = -Infinity AND 0xFF > 1E2",
];

/// What mutations put in.
const PIECES: &[&str] = &[
    "SELECT ",
    "FROM ",
    "WHERE ",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ".",
    ":",
    "?",
    "??",
    "'",
    "\"",
    "\\",
    "@",
    "-",
    "--",
    "/*",
    "*/",
    "*",
    "VALUE ",
    " AND ",
    " OR ",
    " NOT ",
    " IN ",
    " LIKE ",
    "0",
    "1e",
    "1e999",
    "0x",
    "99999999999999999999",
    "c",
    "c.key",
    " AS ",
    "\u{0}",
    "é",
    "😀",
    "\u{2028}",
    "((((((",
    "[[[[[[",
    " JOIN ",
    "GROUP BY ",
    "ORDER BY ",
    "TOP ",
    "DISTINCT ",
    "COUNT(1)",
    "EXISTS(SELECT ",
    "\\ud800",
    "\\u12",
    " BETWEEN ",
    "udf.",
    "undefined",
    "NaN",
    "<<",
    ">>>",
    "||",
    "!=",
    "!",
    "$1",
    ";",
    "RANK ",
    "OFFSET 1 LIMIT 1",
];

/// A small generator of numbers, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn boundary(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

fn mutate(text: &mut String, random: &mut Random) {
    let (a, b) = (random.boundary(text), random.boundary(text));
    let (from, to) = (a.min(b), a.max(b));
    match random.below(6) {
        0 => text.insert_str(a, PIECES[random.below(PIECES.len())]),
        1 => {
            let some: usize = text[from..to].chars().take(12).map(char::len_utf8).sum();
            text.replace_range(from..from + some, "");
        }
        2 => text.truncate(a),
        3 => {
            let copy = text[from..to].to_owned();
            text.insert_str(a, &copy);
        }
        4 => {
            let other = SEEDS[random.below(SEEDS.len())];
            let cut = random.boundary(other);
            text.replace_range(a.., &other[cut..]);
        }
        _ => {
            if let Some(c) = text[a..].chars().next() {
                text.replace_range(a..a + c.len_utf8(), PIECES[random.below(PIECES.len())]);
            }
        }
    }
    // Copies of copies would only slow the test down; parser tests have the huge texts.
    let mut end = text.len().min(4_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
}

#[test]
fn twenty_thousand_mutated_queries() {
    let mut random = Random(42);
    let keys = [PartitionKey::new(["/key"]), PartitionKey::new(["/key", "/a"])];
    let parameters = [("@p".to_owned(), json!([1, {"a": null}])), ("@n".to_owned(), json!(3))];
    let (mut parsed, mut right) = (0, 0);
    for round in 0..20_000 {
        let mut text = SEEDS[round % SEEDS.len()].to_owned();
        for _ in 0..=random.below(3) {
            mutate(&mut text, &mut random);
        }
        let query = match parse(&text) {
            Ok(query) => query,
            Err(errors) => {
                assert!(!errors.to_string().is_empty() && serde_json::to_string(&errors).unwrap().contains("SC"), "{text}");
                continue;
            }
        };
        parsed += 1;
        let printed = query.to_string();
        let again = parse(&printed).unwrap_or_else(|errors| panic!("{text}\n{printed}\n{errors}"));
        assert_eq!(again, query, "{text}\n{printed}");
        assert_eq!(again.to_string(), printed, "{text}");
        if check(&query, &text).is_ok() {
            right += 1;
        }
        match plan(&text, &parameters, &keys[round % 2], &Options::default()) {
            Ok(plan) => {
                let ends_in_order = |range: &cosmosdb_sql::plan::QueryRange| range.min <= range.max;
                assert!(!plan.query_ranges.is_empty() && plan.query_ranges.iter().all(ends_in_order), "{text}");
                serde_json::to_string(&plan).unwrap();
            }
            Err(errors) => assert!(!errors.diagnostics().is_empty() && !errors.to_string().is_empty()),
        }
    }
    // The mutations must not be so wild that only the error paths are seen.
    assert!(parsed > 1_500 && right > 500, "{parsed} parsed, {right} of them right");
}

#[test]
fn every_prefix_and_every_broken_byte() {
    for seed in SEEDS {
        parse(seed).unwrap_or_else(|errors| panic!("{errors}"));
        for (at, c) in seed.char_indices() {
            let _ = parse(&seed[..at]).map_err(|errors| errors.to_string());
            let broken = format!("{}\u{1}{}", &seed[..at], &seed[at + c.len_utf8()..]);
            let _ = parse(&broken).map_err(|errors| errors.to_string());
        }
    }
}
