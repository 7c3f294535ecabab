//! Looks names up, and finds the one that was meant when there is none.

use std::collections::BTreeMap;

use crate::codes::Code;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::Sp;

/// What is said of a name that was probably meant.
pub(crate) const SIMILAR: &str = "a similar name exists";

/// The names of one kind of thing.
#[derive(Debug)]
pub(crate) struct Names<'s> {
    /// What they are names of: `header`.
    what: &'static str,
    /// Where they are defined: `spec/headers.yaml`.
    home: &'static str,
    /// The code of a name that is not among them.
    unknown: &'static Code,
    names: BTreeMap<&'s str, usize>,
}

impl<'s> Names<'s> {
    /// The names with the indices that they stand for; of two equal ones the first holds.
    pub(crate) fn new(
        what: &'static str,
        home: &'static str,
        unknown: &'static Code,
        names: impl IntoIterator<Item = (&'s str, usize)>,
    ) -> Self {
        let mut map = BTreeMap::new();
        for (name, index) in names {
            map.entry(name).or_insert(index);
        }
        Self { what, home, unknown, names: map }
    }

    /// The index of a name.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// The index of a name; tells if there is none.
    pub(crate) fn find(&self, name: &Sp<String>, diagnostics: &mut Diagnostics) -> Option<usize> {
        self.find_part(name, &name.value, diagnostics)
    }

    /// The index of a name that is a part of what was written, as in `Name[]`.
    pub(crate) fn find_part(&self, written: &Sp<String>, name: &str, diagnostics: &mut Diagnostics) -> Option<usize> {
        let found = self.get(name);
        if found.is_none() {
            let label = format!("not defined in {}", self.home);
            let message = format!("unknown {} `{name}`", self.what);
            let it = Diagnostic::new(self.unknown, written.span, message).label(label);
            diagnostics.push(match nearest(name, self.names.keys().copied()) {
                Some(near) => it.replace(written.span, written.value.replace(name, near), SIMILAR),
                None => it,
            });
        }
        found
    }
}

/// The candidate that differs least from a name, if it does not differ much.
pub(crate) fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // Names are short; what is not one is not worth the time of comparing it.
    if name.len() > 100 {
        return None;
    }
    let limit = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|it| it.len().abs_diff(name.len()) <= limit * 4)
        .map(|it| (distance(name, it), it))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, it)| it)
}

/// How many characters have to be put in, left out, exchanged or swapped with their neighbours, in lower case.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().flat_map(char::to_lowercase).collect();
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).collect();
    // Three rows of the usual table: the one in the making and the two before it.
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last_a = None;
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        let mut last_b = None;
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let exchanged = at(&row, j) + usize::from(x != y);
            let mut best = exchanged.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            if last_a == Some(y) && last_b == Some(x) && j > 0 {
                best = best.min(at(&before, j - 1) + 1);
            }
            next.push(best);
            last_b = Some(y);
        }
        last_a = Some(x);
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn slips_of_the_pen_cost_one() {
        for (a, b, cost) in [
            ("etag", "etag", 0),
            ("etag", "eta", 1),
            ("etag", "etags", 1),
            ("etag", "etsg", 1),
            ("etag", "teag", 1),
            ("ETag", "etag", 0),
            ("", "abc", 3),
            ("abc", "", 3),
        ] {
            assert_eq!(distance(a, b), cost, "{a} {b}");
        }
    }

    #[test]
    fn only_what_is_near_is_meant() {
        let names = ["partition_key", "partition_key_range_id", "if_match"];
        assert_eq!(nearest("partiton_key", names), Some("partition_key"));
        assert_eq!(nearest("if_macht", names), Some("if_match"));
        assert_eq!(nearest("continuation", names), None);
    }
}
