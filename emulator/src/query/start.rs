//! Where a page begins: in the documents that a query goes through one by one, in its order, or in the rows of all.

use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::eval::Program;

use crate::call::Call;
use crate::error::Outcome;
use crate::indexes::{Order, Seek};
use crate::store::{Spot, State};

use super::asked::Asked;
use super::pages::Begin;
use super::position::{self, Position};

/// How a page is made.
pub(super) enum Way {
    /// Of one document after another.
    Scan,
    /// Of one document after another in an order.
    Ordered(Order),
    /// Of all documents together.
    Whole,
}

/// Where a page begins.
#[derive(Default)]
pub(super) struct Start {
    pub(super) begin: Begin,
    /// The place in the order where the first page begins, if that is not where all begins.
    pub(super) first: Option<Seek>,
    /// Where this page begins.
    pub(super) seek: Option<Seek>,
    /// Whether it is the first page.
    pub(super) is_first: bool,
    /// Over what the rows are counted that were told.
    pub(super) over: Option<EpkRange>,
}

impl Way {
    /// How pages of a query are made, of which may be known that it is a scan.
    pub(super) fn of(program: &Program, is_scan: bool) -> Self {
        match program.document_order() {
            _ if is_scan => Self::Scan,
            Some(paths) => Self::Ordered(Order::by(paths)),
            None => Self::Whole,
        }
    }

    pub(super) fn order(&self) -> Option<&Order> {
        match self {
            Self::Ordered(order) => Some(order),
            Self::Scan | Self::Whole => None,
        }
    }
}

impl Start {
    /// Where the first page begins, or one that follows after a position.
    pub(super) fn of(
        state: &State,
        call: &Call<'_>,
        parent: &[Spot],
        asked: &Asked,
        way: &Way,
        after: Option<Position>,
    ) -> Outcome<Self> {
        let place = |rid: &_| state.position(call.api, parent, call.resource(), rid);
        let first = asked.resume.as_ref().map(|resume| resume.seek(way.order(), place)).transpose()?;
        let foreign = || position::foreign(call);
        Ok(match (way, after) {
            (_, None) => Self { seek: first.clone(), first, is_first: true, ..Self::default() },
            (Way::Scan, Some(Position::Document { rid, rows })) => {
                let at = place(&rid).ok_or_else(foreign)?;
                Self { begin: Begin { after: Some((at, rows)), ..Begin::default() }, ..Self::default() }
            }
            (Way::Ordered(order), Some(Position::Ordered { rid, rows, passed, values })) => {
                let at = place(&rid).ok_or_else(foreign)?;
                // The document itself is read again: it may have more rows. If it has moved, it comes again where it is now.
                let node = state.feed(parent, call.resource()).and_then(|feed| feed.get(at));
                let is_there = node.is_some_and(|node| order.values(&node.body) == values);
                let after = is_there.then_some((at, rows));
                let seek = Seek { values, position: Some(at), is_after: false };
                Self { begin: Begin { after, passed, told: 0 }, first, seek: Some(seek), ..Self::default() }
            }
            (Way::Ordered(_) | Way::Whole, Some(Position::Counted { over, rows })) => {
                let begin = Begin { told: rows, ..Begin::default() };
                Self { begin, seek: first.clone(), first, over: Some(over), ..Self::default() }
            }
            _ => return Err(foreign()),
        })
    }
}
