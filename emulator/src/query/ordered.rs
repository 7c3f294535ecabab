//! Pages in the order of the query: its documents are gone through in order until the page is full, by an index or put in order here.

use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::plan::PathRanges;

use crate::call::Call;
use crate::documents::Scope;
use crate::error::Outcome;
use crate::indexes::{Entry, Order, Seek};
use crate::store::{Spot, State};

use super::pages::{Candidate, Page, Pages};
use super::position::Position;
use super::start::Start;

/// The documents of a query in its order.
pub(super) struct Ordered<'s> {
    pub(super) order: &'s Order,
    /// What the filter allows.
    pub(super) ranges: &'s [PathRanges],
    pub(super) source: Source<'s>,
}

/// What has an order.
pub(super) enum Source<'s> {
    /// The index, and which of its documents are wanted.
    Index { state: &'s State, call: &'s Call<'s>, parent: &'s [Spot], scope: &'s Scope },
    /// What was put in the order that the index would have.
    Sorted(Vec<(Entry, Candidate<'s>)>),
}

impl<'s> Source<'s> {
    pub(super) fn sort(candidates: Vec<Candidate<'s>>, order: &Order) -> Self {
        let entry = |candidate: Candidate<'s>| (order.entry(candidate.at, &candidate.body), candidate);
        let mut sorted: Vec<_> = candidates.into_iter().map(entry).collect();
        sorted.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Self::Sorted(sorted)
    }
}

impl<'s> Ordered<'s> {
    /// The documents from a place on.
    fn from(&self, place: Option<&Seek>) -> Box<dyn Iterator<Item = Outcome<Candidate<'s>>> + '_> {
        let section = self.order.narrowed(self.order.section(place), self.ranges);
        match &self.source {
            Source::Index { state, call, parent, scope } => {
                let found = state.in_order(parent, call.resource(), self.order, section);
                let wanted = found.filter(|(_, node)| scope.wants(node.key.as_ref(), node.epk.as_deref()));
                Box::new(wanted.map(|(at, node)| Candidate::of(state, call, at, node)))
            }
            Source::Sorted(sorted) => {
                let found = sorted.iter().filter(move |(entry, _)| section.has(entry));
                Box::new(self.order.read(found).map(|(_, candidate)| Ok(candidate.clone())))
            }
        }
    }
}

impl Pages<'_, '_> {
    /// The rows of one document after another, in order. `over`: where in the key space the documents are.
    pub(super) fn ordered(&self, documents: &Ordered<'_>, start: &Start, over: &EpkRange) -> Outcome<Page> {
        let (mut page, last) = self.one_by_one(documents.from(start.seek.as_ref()), &start.begin)?;
        if let Some(last) = last {
            let values = documents.order.values(&last.of.body);
            // Whoever has begun to count over a span has to go on so: in the place of its partition there may be several by now.
            page.next = Some(if start.over.is_none() && Position::holds(&values, self.asked.longest_token) {
                Position::Ordered { rid: last.of.rid.clone(), rows: last.rows, passed: last.passed, values }
            } else {
                let rows = self.count(documents.from(start.first.as_ref()), &last)?;
                Position::Counted { over: over.clone(), rows }
            });
        }
        if let Source::Sorted(sorted) = &documents.source {
            // All of them were looked at, to put them in order.
            page.read = sorted.iter().map(|(_, candidate)| candidate.size).collect();
            page.paid = if start.is_first { page.read.clone() } else { Vec::new() };
        }
        Ok(page)
    }
}
