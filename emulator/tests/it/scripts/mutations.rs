//! Sources that are nearly right: whatever comes of them, the emulator goes on.

use std::time::Duration;

use cosmosdb_emulator::Emulator;
use serde_json::json;

use super::{A, DOCS, ORDERS};
use crate::site::Site;

const SOURCES: [&str; 9] = [
    include_str!("samples/aggregate.js"),
    include_str!("samples/bulk_delete.js"),
    include_str!("samples/bulk_import.js"),
    include_str!("samples/conditional_update.js"),
    include_str!("samples/metadata_before.js"),
    include_str!("samples/order_by.js"),
    include_str!("samples/regex_match.js"),
    include_str!("samples/swap.js"),
    include_str!("samples/with_promises.js"),
];

/// What is put in somewhere.
const PIECES: [&str; 22] = [
    "}",
    "{",
    "(",
    ")",
    "`",
    "/*",
    "\"",
    "=>",
    "...",
    "null",
    "__",
    "\0",
    "\u{d7ff}",
    "9e999",
    " await ",
    " yield ",
    "throw 1;",
    "while(true);",
    "getContext().abort()",
    "[].x.y",
    "(() => { for (;;) __.createDocument(__.getSelfLink(), {}) })()",
    "\u{2028}",
];

/// A small generator of numbers: the same seed gives the same tests.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % bound.max(1)
    }

    /// Takes something out of a source, repeats a part of it, or puts something in.
    fn mutated(&mut self, source: &str) -> String {
        let mut text: Vec<char> = source.chars().collect();
        for _ in 0..=self.below(3) {
            let from = self.below(text.len());
            let to = (from + 1 + self.below(40)).min(text.len());
            match self.below(3) {
                0 => drop(text.drain(from..to)),
                1 => {
                    let part = text[from..to].to_vec();
                    let at = self.below(text.len());
                    drop(text.splice(at..at, part));
                }
                _ => drop(text.splice(from..from, PIECES[self.below(PIECES.len())].chars())),
            }
        }
        text.into_iter().collect()
    }
}

#[tokio::test]
async fn mutated_scripts_do_no_harm() {
    let site = Site::of(Emulator::builder().script_time(Duration::from_millis(100)));
    site.add_orders().await;
    let mut dice = Dice(0x5EED);
    let query = [A, ("x-ms-documentdb-isquery", "True")];
    for round in 0..150 {
        let original = SOURCES[dice.below(SOURCES.len())];
        let source = dice.mutated(original);
        let id = format!("s{round}");
        site.keep(&id, &source).await;
        site.trigger(&id, "Pre", "All", &source).await;
        site.function(&id, &source).await;
        site.send("POST", DOCS, &[A], json!({"id": "1", "pk": "a", "n": 1})).await;

        let arguments = json!([[{"id": "2", "pk": "a"}], "n", "1", {"n": 2}]);
        let trigger = [A, ("x-ms-documentdb-pre-trigger-include", id.as_str())];
        for status in [
            site.call(&id, arguments).await.status,
            site.send("POST", DOCS, &trigger, json!({"id": "3", "pk": "a"})).await.status,
            site.send("POST", DOCS, &query, json!({"query": format!("SELECT udf.{id}(c.n, c) FROM c")})).await.status,
        ] {
            assert!([200, 201, 400, 408, 409, 413].contains(&status), "{status}: {source}");
        }
        for feed in ["sprocs", "triggers", "udfs"] {
            assert_eq!(site.delete(&format!("{ORDERS}/{feed}/{id}")).await.status, 204);
        }
    }
    assert_eq!(site.value("function () { __.response.setBody('well'); }", json!([])).await, json!("well"));
}
