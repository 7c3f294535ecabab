//! What the answers of all ranges say, as one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::response::Meta;

/// Adds up charges, metrics and session tokens.
#[derive(Default)]
pub(super) struct Tally {
    charge: f64,
    /// The last answer: what is not added up is as it says.
    last: Option<Meta>,
    /// The sums of the metrics, in the order in which they were first seen, and of how many answers.
    metrics: Vec<(String, f64)>,
    measured: f64,
    /// The session tokens by their ranges.
    sessions: BTreeMap<String, String>,
}

impl Tally {
    pub(super) fn add(&mut self, meta: Option<&Meta>) {
        let Some(meta) = meta else { return };
        self.charge += meta.request_charge().unwrap_or_default();
        for token in meta.session_token().into_iter().flat_map(|tokens| tokens.split(',')) {
            let range = token.split(':').next().unwrap_or_default();
            self.sessions.insert(range.to_owned(), token.to_owned());
        }
        if let Some(metrics) = meta.query_metrics() {
            self.measured += 1.0;
            for (name, value) in metrics.split(';').filter_map(|metric| metric.split_once('=')) {
                let Ok(value) = value.trim().parse::<f64>() else { continue };
                match self.metrics.iter_mut().find(|(known, _)| known == name) {
                    Some((_, sum)) => *sum += value,
                    None => self.metrics.push((name.to_owned(), value)),
                }
            }
        }
        self.last = Some(meta.clone());
    }

    /// The answer of the page: what was added up since the last. `None` if nothing had to be asked.
    pub(super) fn take(&mut self, rows: usize, continuation: Option<&str>, before: Option<&Meta>) -> Option<Meta> {
        let tally = std::mem::take(self);
        let sessions: Vec<String> = tally.sessions.into_values().collect();
        let mut metrics = String::new();
        for (name, sum) in &tally.metrics {
            // A share does not add up.
            let value = if name.ends_with("Ratio") { sum / tally.measured } else { *sum };
            let separator = if metrics.is_empty() { "" } else { ";" };
            let _ = write!(metrics, "{separator}{name}={}", (value * 100.0).round() / 100.0);
        }
        let meta = tally.last.as_ref().or(before)?;
        Some(meta.merged(tally.charge, rows, continuation, &sessions.join(","), &metrics))
    }
}
