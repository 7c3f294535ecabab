//! What requests cost, in request units: by the figures and the formulas that the service publishes.

use crate::indexes::Terms;

/// The least that anything costs.
pub(crate) const POINT: f64 = 1.0;

/// Sizes in KB, and what reading and writing a document of that size costs. What writing 1 KB costs, the service says in two ways: 4.95 in
/// its table, and 5 where it explains what is added to that.
const FIGURES: [(f64, f64, f64); 12] = [
    (1.0, 1.00, 5.00),
    (2.0, 1.04, 6.29),
    (4.0, 1.14, 6.67),
    (8.0, 1.33, 7.04),
    (16.0, 1.67, 9.52),
    (32.0, 2.19, 11.23),
    (64.0, 4.76, 22.67),
    (128.0, 9.95, 48.19),
    (256.0, 20.28, 98.29),
    (512.0, 40.95, 184.57),
    (1024.0, 145.90, 625.00),
    (2048.0, 291.80, 1250.00),
];

/// What each term that is put into an index, or taken out of it, adds to a write.
const TERM: f64 = 0.2;
/// What each changed property adds to a patch.
const PATCHED: f64 = 0.4;

/// What running a stored procedure costs before it does anything.
pub(crate) const SCRIPT: f64 = 10.0;

/// What a query costs before it finds anything.
const QUERY: f64 = 2.3;
/// What looking at a resource costs, as a share of reading it: the index leaves little to look at.
const LOOKED_AT: f64 = 0.005;
/// What a row costs, as a share of reading something as large.
const TOLD: f64 = 0.045;

/// Reading something of `size` bytes.
pub(crate) fn read(size: usize) -> f64 {
    between(size, |(_, read, _)| *read)
}

/// Creating or deleting something of `size` bytes, with its terms.
pub(crate) fn write(size: usize, terms: &Terms) -> f64 {
    base(size) + TERM * count(terms.count())
}

/// Replacing one by another.
pub(crate) fn replace((old, old_terms): (usize, &Terms), (new, new_terms): (usize, &Terms)) -> f64 {
    let changed = old_terms.beyond(new_terms) + new_terms.beyond(old_terms);
    base(old) + base(new) + TERM * count(changed)
}

/// What patching costs beyond replacing.
pub(crate) fn patch(operations: usize) -> f64 {
    PATCHED * count(operations)
}

/// Writing so many bytes.
fn base(size: usize) -> f64 {
    between(size, |(_, _, write)| *write)
}

#[allow(clippy::cast_precision_loss, reason = "counts of what is in one document")]
fn count(count: usize) -> f64 {
    count as f64
}

/// Reading a page of a feed.
pub(crate) fn page(sizes: impl Iterator<Item = usize>) -> f64 {
    sizes.map(read).sum::<f64>().max(POINT)
}

/// A page of a query: what it is to ask so many partitions at all, which the first page pays, to look at resources of these sizes, and to
/// tell rows of these sizes.
pub(crate) fn query(asked: usize, looked_at: impl Iterator<Item = usize>, rows: impl Iterator<Item = usize>) -> f64 {
    let looking = looked_at.map(read).sum::<f64>() * LOOKED_AT;
    let telling = rows.map(read).sum::<f64>() * TOLD;
    QUERY * count(asked) + looking + telling
}

/// As the header has it: two decimals at most.
pub(crate) fn rounded(charge: f64) -> f64 {
    (charge * 100.0).round() / 100.0
}

/// On the line through the published figures; the last two give the slope beyond them.
fn between(size: usize, figure: impl Fn(&(f64, f64, f64)) -> f64) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
    let size = size as f64 / 1024.0;
    let mut charge = FIGURES.first().map_or(POINT, &figure);
    for (lower, upper) in FIGURES.iter().zip(FIGURES.iter().skip(1)) {
        if size <= lower.0 {
            break;
        }
        charge = figure(lower) + (size - lower.0) * (figure(upper) - figure(lower)) / (upper.0 - lower.0);
        if size <= upper.0 {
            break;
        }
    }
    charge
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::indexes::Policy;
    use crate::packed::Body;

    /// The terms of a document with these values at these places.
    fn terms(values: &[u64]) -> Terms {
        let policy = json!({"indexingPolicy": {"includedPaths": [{"path": "/*"}]}});
        let policy = Policy::of(policy.as_object().unwrap()).unwrap();
        let body: Map<String, Value> = values.iter().enumerate().map(|(at, value)| (format!("p{at}"), json!(value))).collect();
        Terms::of(&policy, &Body::pack(&body), |_| false)
    }

    #[test]
    fn the_published_figures_come_out() {
        let published = [
            (1, 1.00, 4.95),
            (2, 1.04, 6.29),
            (4, 1.14, 6.67),
            (8, 1.33, 7.04),
            (16, 1.67, 9.52),
            (32, 2.19, 11.23),
            (64, 4.76, 22.67),
            (128, 9.95, 48.19),
            (256, 20.28, 98.29),
            (512, 40.95, 184.57),
            (1024, 145.90, 625.00),
            (2048, 291.80, 1250.00),
        ];
        for (kilobytes, reading, writing) in published {
            let (read, written) = (read(kilobytes * 1024), write(kilobytes * 1024, &Terms::default()));
            assert!((read - reading).abs() <= 0.05 * reading, "{kilobytes} KB: {read}");
            assert!((written - writing).abs() <= 0.05 * writing, "{kilobytes} KB: {written}");
        }
        assert_eq!(rounded(read(100)).to_string(), "1");
        assert!(read(4 << 20) > read(2 << 20));
    }

    #[test]
    fn the_published_formulas_come_out() {
        let (ten, other) = (terms(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), terms(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 11]));
        let (size, two) = (1024, terms(&[1, 2, 3, 4, 5, 6, 7, 8, 99, 98]));
        assert_eq!(rounded(write(size, &ten)).to_string(), "7", "created or deleted, with ten terms");
        // Two changed: two terms go, and two come.
        assert_eq!(rounded(replace((size, &ten), (size, &two))).to_string(), "10.8");
        assert_eq!(rounded(replace((size, &ten), (size, &two)) + patch(2)).to_string(), "11.6");
        assert_eq!(rounded(replace((size, &ten), (size, &other))).to_string(), "10.4");
    }
}
