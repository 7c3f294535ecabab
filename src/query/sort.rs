//! `ORDER BY` of what no range can sort for good, such as the distance of vectors: all rows are read, and sorted here.

use std::sync::Arc;

use bytes::Bytes;
use cosmosdb_query::plan::SortOrder;
use serde::{Deserialize, Serialize};

use super::keys::Keys;
use super::row::{Rid, Row};
use super::token::Raw;

/// The rows that have come, of which only the first so many can be wanted.
pub(super) struct Sorted {
    orders: Arc<[SortOrder]>,
    most: Option<usize>,
    rows: Vec<(Keys, Rid, Bytes)>,
}

impl Sorted {
    pub(super) fn new(orders: &[SortOrder], most: Option<u64>) -> Self {
        Self { orders: orders.into(), most: most.and_then(|most| usize::try_from(most).ok()), rows: Vec::new() }
    }

    pub(super) fn push(&mut self, row: Row) {
        let (Some(place), Some(payload)) = (row.place, row.payload) else { return };
        self.rows.push((place.keys, place.rid, payload));
        // Sorting only now and then costs no more than a heap would.
        if self.most.is_some_and(|most| self.rows.len() >= most.saturating_mul(2).max(64)) {
            self.settle();
        }
    }

    fn settle(&mut self) {
        let orders = &self.orders;
        // Rows come as their ranges answer: the rid makes the order of equal ones the same every time.
        self.rows.sort_by(|a, b| a.0.compare(&b.0, orders).then_with(|| a.1.cmp(&b.1)));
        self.rows.truncate(self.most.unwrap_or(usize::MAX));
    }

    pub(super) fn finish(&mut self) -> Vec<Bytes> {
        self.settle();
        std::mem::take(&mut self.rows).into_iter().map(|(_, _, payload)| payload).collect()
    }

    /// The rows with their documents.
    pub(super) fn into_rows(mut self) -> impl Iterator<Item = (Rid, Bytes)> {
        self.settle();
        self.rows.into_iter().map(|(_, rid, payload)| (rid, payload))
    }

    pub(super) fn state(&self) -> Vec<SortedRow> {
        let row = |(keys, rid, payload): &(Keys, Rid, Bytes)| SortedRow(keys.clone(), rid.clone(), Raw(payload.clone()));
        self.rows.iter().map(row).collect()
    }

    /// Takes over what a token holds; `None` if it is of another order.
    pub(super) fn restore(&mut self, rows: Vec<SortedRow>) -> Option<()> {
        let fits = |SortedRow(keys, ..): &SortedRow| keys.len() == self.orders.len();
        if !rows.iter().all(fits) {
            return None;
        }
        self.rows = rows.into_iter().map(|SortedRow(keys, rid, payload)| (keys, rid, payload.0)).collect();
        Some(())
    }
}

/// A row in a token: what it is sorted by, its document, itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SortedRow(Keys, Rid, Raw);
