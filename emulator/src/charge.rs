//! What requests cost, in request units: the figures that the service publishes for documents with ordinary indexing, by size alone.

/// The least that anything costs.
pub(crate) const POINT: f64 = 1.0;

/// Sizes in KB, and what reading and writing a document of that size costs.
const FIGURES: [(f64, f64, f64); 12] = [
    (1.0, 1.00, 4.95),
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

/// Creating or deleting it.
pub(crate) fn write(size: usize) -> f64 {
    between(size, |(_, _, write)| *write)
}

/// Replacing it.
pub(crate) fn replace(old: usize, new: usize) -> f64 {
    write(old) + write(new)
}

/// Changing a part of it.
pub(crate) fn patch(old: usize, new: usize, operations: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "ten at most")]
    let operations = operations as f64;
    replace(old, new) + PATCHED * operations
}

/// Reading a page of a feed.
pub(crate) fn page(sizes: impl Iterator<Item = usize>) -> f64 {
    sizes.map(read).sum::<f64>().max(POINT)
}

/// A page of a query: what it is to ask at all, to look at resources of these sizes, and to tell rows of these sizes.
pub(crate) fn query(looked_at: impl Iterator<Item = usize>, rows: impl Iterator<Item = usize>) -> f64 {
    let looking = looked_at.map(read).sum::<f64>() * LOOKED_AT;
    let telling = rows.map(read).sum::<f64>() * TOLD;
    QUERY + looking + telling
}

/// As the header has it: two decimals at most.
pub(crate) fn text(charge: f64) -> String {
    let rounded = (charge * 100.0).round() / 100.0;
    rounded.to_string()
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
mod tests {
    use super::*;

    #[test]
    fn the_published_figures_come_out() {
        for (kilobytes, reading, writing) in FIGURES {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let size = kilobytes as usize * 1024;
            assert!((read(size) - reading).abs() < 0.001, "{kilobytes} KB: {}", read(size));
            assert!((write(size) - writing).abs() < 0.001, "{kilobytes} KB: {}", write(size));
        }
        assert_eq!(text(read(100)), "1");
        assert_eq!(text(write(100)), "4.95");
        assert_eq!(text(replace(100, 200)), "9.9");
        assert!(read(4 << 20) > read(2 << 20));
    }
}
