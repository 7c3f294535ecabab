//! A range as it is read: what is asked of it next, what has come, how far it has been given.

use std::collections::VecDeque;
use std::sync::Arc;

use cosmosdb_query::epk::EpkRange;
use serde::{Deserialize, Serialize};

use super::row::{Rid, Row};
use super::source::{Execution, Sheet};
use super::token::PAGE;
use crate::side_by_side::Stretch;

/// How many rows the pages of a range are to have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// What the caller wants in a page.
    pub(super) wanted: Option<i64>,
    /// How many rows there can be altogether.
    pub(super) most: Option<u64>,
    /// Whether a page of the caller is made of rows of all ranges.
    pub(super) shared: bool,
    /// How many rows there is room for, if that is less.
    pub(super) room: Option<i64>,
}

impl Size {
    /// What to ask each of so many ranges for: if the rows are spread well, one page of each will do.
    pub(super) fn of_each(self, ranges: usize) -> Option<i64> {
        let size = self.without_bound(ranges);
        self.room.map(|room| size.filter(|size| *size > 0).map_or(room, |size| size.min(room))).or(size)
    }

    fn without_bound(self, ranges: usize) -> Option<i64> {
        const SLACK: i64 = 5;
        let most = self.most.map(|most| i64::try_from(most).unwrap_or(i64::MAX).max(1));
        let wanted = self.wanted.filter(|wanted| *wanted > 0);
        let all = match (wanted, most) {
            (Some(wanted), Some(most)) => wanted.min(most),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return self.wanted,
        };
        let share = || all.unsigned_abs().div_ceil(ranges.max(1) as u64).try_into().unwrap_or(i64::MAX).saturating_mul(SLACK);
        let of_each = if self.shared { share().min(all) } else { all };
        // What there can be is no reason to ask for more than the service would give.
        Some(if wanted.is_none() { of_each.min(PAGE) } else { of_each })
    }
}

/// A stretch of the key space and how far it has been read. In a token it is just that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Position {
    pub(super) min: String,
    pub(super) max: String,
    /// The service's continuation that the page at hand was asked with; none: the first page.
    #[serde(rename = "at", default, skip_serializing_if = "Option::is_none")]
    pub(super) continuation: Option<String>,
    /// The last row given of that page.
    #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
    pub(super) given: Option<Given>,
}

impl Position {
    pub(super) fn start(keys: EpkRange) -> Self {
        Self { min: keys.min, max: keys.max, continuation: None, given: None }
    }

    pub(super) fn is_untouched(&self) -> bool {
        self.continuation.is_none() && self.given.is_none()
    }
}

/// A row that was given: the rows of its page up to it are done with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Given {
    pub(super) rid: Rid,
    pub(super) nth: u32,
    /// Whether it is equal in order to the last row of all that were given.
    #[serde(rename = "eq", default)]
    pub(super) tied: bool,
}

/// A range as it is read.
pub(super) struct Cursor {
    /// Held while there is a page at hand.
    pub(super) stretch: Stretch<Sheet, ()>,
    /// The lower end of its keys.
    pub(super) min: Arc<str>,
    /// What the page at hand, or the one to come, was asked with.
    pub(super) continuation: Option<String>,
    /// What the next page is to be asked with.
    pub(super) next: Option<String>,
    /// The rows of the page at hand.
    pub(super) rows: VecDeque<Row>,
    /// The last row given of the page at hand.
    pub(super) given: Option<Given>,
    /// Which of the runs of equal rows that was in; 0: none that is known.
    pub(super) run: u64,
    /// The rows up to this one are still to be dropped.
    pub(super) resume: Option<Given>,
    /// How the rows of the page at hand were read, if that was told.
    pub(super) execution: Option<Execution>,
    /// Whether its first row takes part in the merge.
    pub(super) queued: bool,
}

impl Cursor {
    /// Where `stretch` is, `position` says how far it has been read.
    pub(super) fn new(stretch: Stretch<Sheet, ()>, position: Position) -> Self {
        let Position { continuation, given, .. } = position;
        let (min, rows) = (stretch.keys.min.as_str().into(), VecDeque::new());
        let (next, execution, resume) = (None, None, given);
        Self { stretch, min, continuation, next, rows, given: None, run: 0, resume, execution, queued: false }
    }

    pub(super) fn is_ready(&self) -> bool {
        self.stretch.held().is_some()
    }

    /// How far it has been read, while the last row of all is in this run of equal ones.
    pub(super) fn position(&self, run: u64) -> Position {
        let given = self.given.as_ref().map(|given| Given { tied: self.run == run, ..given.clone() });
        let given = given.or_else(|| self.resume.clone());
        let EpkRange { min, max } = self.stretch.keys.clone();
        Position { min, max, continuation: self.continuation.clone(), given }
    }
}
