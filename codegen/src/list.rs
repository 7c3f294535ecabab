//! The operations, one a line: number, name, verb, path, versions, first example.

use crate::ir::{Api, Range, Step};

/// The operations of an API as a table.
#[must_use]
pub fn list(api: &Api) -> String {
    let rows: Vec<[String; 6]> = api
        .operations
        .iter()
        .map(|op| {
            let example = op.examples.first().map_or_else(|| "-".to_owned(), |it| format!("{}:{}", it.place.file, it.place.line));
            [
                op.reference.clone().unwrap_or_else(|| "-".to_owned()),
                op.name.snake.clone(),
                op.verb.clone(),
                path(api, &op.path),
                range(op.about.range),
                example,
            ]
        })
        .collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|it| it.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut out = String::new();
    for row in &rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    out
}

fn path(api: &Api, steps: &[Step]) -> String {
    crate::lower::placeholder(steps, &api.resources)
}

/// `2015-12-16..`, `..2020-07-15`, `all`.
fn range(range: Range) -> String {
    match (range.since, range.until) {
        (None, None) => "all".to_owned(),
        (since, until) => {
            let text = |it: Option<crate::ir::Version>| it.map(|it| it.to_string()).unwrap_or_default();
            format!("{}..{}", text(since), text(until))
        }
    }
}
