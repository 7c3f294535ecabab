//! Pages of rows.

use std::iter::Once;

use cosmosdb::types::QueryExecutionInfo;
use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::eval::{Env, EvalError, Program, Rows};
use cosmosdb_sql::plan::{QueryPlan, SortOrder};
use cosmosdb_sql::value::Value as Computed;

use crate::call::Call;
use crate::error::Outcome;
use crate::packed::{Body, Packed};
use crate::page::LARGEST;
use crate::rid::Rid;
use crate::special;
use crate::store::{self, Node, State};

use super::asked::Asked;
use super::position::Position;
use super::rows;

/// In which order documents come whose keys are equal: by their rids, and under a descending first key backwards, as the index was read.
/// Clients that go on in the middle of equal rows have to know; without the header, some take a direction for granted.
pub(super) fn execution_info(plan: Option<&QueryPlan>) -> String {
    let orders = plan.and_then(|plan| plan.query_info.as_ref()).map(|info| info.order_by.as_slice());
    let backwards = orders.and_then(<[_]>::first) == Some(&SortOrder::Descending);
    let info = QueryExecutionInfo::default().reverse_rid_enabled(false).reverse_index_scan(backwards);
    serde_json::to_string(&info).unwrap_or_default()
}

/// A resource that may have rows.
#[derive(Clone)]
pub(super) struct Candidate<'s> {
    pub(super) at: store::Position,
    pub(super) rid: &'s Rid,
    pub(super) size: usize,
    /// As the request sees it.
    pub(super) body: Body,
}

impl<'s> Candidate<'s> {
    pub(super) fn of(state: &State, call: &Call<'_>, at: store::Position, node: &'s Node) -> Outcome<Self> {
        let body = special::present(state, call, node)?.unwrap_or_else(|| node.body.clone());
        Ok(Self { at, rid: &node.rid, size: node.size, body })
    }
}

/// Makes pages of a query.
pub(super) struct Pages<'e, 'a> {
    pub(super) asked: &'e Asked,
    pub(super) program: &'a Program,
    pub(super) env: &'e Env<'a>,
    /// How many rows a page may have.
    pub(super) limit: usize,
}

/// Where in the rows a page begins.
#[derive(Default)]
pub(super) struct Begin {
    /// After so many rows of a resource, if that is still there.
    pub(super) after: Option<(store::Position, usize)>,
    /// How many of all rows come before the first resource that is given, or of the one where it goes on, before what is left of that.
    pub(super) passed: usize,
    /// How many of all rows were told.
    pub(super) told: usize,
}

/// A page.
#[derive(Default)]
pub(super) struct Page {
    /// The texts of the rows.
    pub(super) rows: Vec<Vec<u8>>,
    /// The sizes of the resources that were looked at.
    pub(super) read: Vec<usize>,
    /// Those of them that no other page is charged for.
    pub(super) paid: Vec<usize>,
    /// Where the next page begins, if there is one.
    pub(super) next: Option<Position>,
    size: usize,
}

/// The last row of a page after which there are more.
pub(super) struct Last<'s> {
    pub(super) of: Candidate<'s>,
    /// How many rows of that resource were told.
    pub(super) rows: usize,
    /// How many of all.
    pub(super) passed: usize,
}

impl Pages<'_, '_> {
    /// The rows of one resource after another, in the order of their feed.
    pub(super) fn scan<'s>(&self, candidates: impl Iterator<Item = Outcome<Candidate<'s>>>, begin: &Begin) -> Outcome<Page> {
        let (page, last) = self.one_by_one(candidates, begin)?;
        let next = last.map(|last| Position::Document { rid: last.of.rid.clone(), rows: last.rows });
        Ok(Page { next, ..page })
    }

    /// The rows of one resource after another, until the page is full.
    pub(super) fn one_by_one<'s>(
        &self,
        candidates: impl Iterator<Item = Outcome<Candidate<'s>>>,
        begin: &Begin,
    ) -> Outcome<(Page, Option<Last<'s>>)> {
        let (skip, take) = self.program.window(self.env).map_err(|error| self.asked.failed(&error))?;
        let (hidden, end) = (skip.max(begin.told), skip.saturating_add(take));
        let (mut page, mut last, mut passed) = (Page::default(), None, begin.passed);
        // What was looked at since the last row is paid for with the next one: should that be in another page, it is looked at again.
        let mut unpaid = Vec::new();
        for candidate in candidates {
            if passed >= end {
                break;
            }
            let candidate = candidate?;
            page.read.push(candidate.size);
            let begun = begin.after.filter(|(at, _)| *at == candidate.at).map(|(_, rows)| rows);
            unpaid.extend(begun.is_none().then_some(candidate.size));
            let (told, is_full) = {
                let mut rows = self.rows_of(&candidate)?;
                let mut index = self.pass(&mut rows, begun.unwrap_or(0))?;
                let skipped = self.pass(&mut rows, hidden.saturating_sub(passed))?;
                (index, passed) = (index + skipped, passed + skipped);
                if skipped > 0 && passed <= begin.told {
                    unpaid.clear();
                }
                let (mut told, mut is_full) = (0, false);
                while passed < end
                    && let Some(row) = rows.next()
                {
                    if !self.add(&mut page, row)? {
                        is_full = true;
                        break;
                    }
                    (index, passed) = (index + 1, passed + 1);
                    told = index;
                    page.paid.append(&mut unpaid);
                }
                (told, is_full)
            };
            if told > 0 {
                last = Some(Last { of: candidate, rows: told, passed });
            }
            if is_full {
                return Ok((page, last));
            }
        }
        page.paid.append(&mut unpaid);
        Ok((page, None))
    }

    /// How many rows there are up to the last one of a page, of which the resources are all among these.
    pub(super) fn count<'s>(&self, candidates: impl Iterator<Item = Outcome<Candidate<'s>>>, last: &Last<'_>) -> Outcome<usize> {
        let mut count = 0;
        for candidate in candidates {
            let candidate = candidate?;
            if candidate.at == last.of.at {
                return Ok(count + last.rows);
            }
            count += self.pass(&mut self.rows_of(&candidate)?, usize::MAX)?;
        }
        Ok(count)
    }

    /// The rows of all resources together, but for those that were told. `over`: which resources they are.
    pub(super) fn whole(&self, candidates: &[Candidate<'_>], told: usize, over: &EpkRange) -> Outcome<Page> {
        let read: Vec<usize> = candidates.iter().map(|candidate| candidate.size).collect();
        let paid = if told == 0 { read.clone() } else { Vec::new() };
        let mut page = Page { read, paid, ..Page::default() };
        candidates.iter().for_each(|candidate| self.allow(candidate));
        let documents = candidates.iter().map(|candidate| candidate.body.view());
        let rows = self.program.rows(documents, self.env).map_err(|error| self.asked.failed(&error))?;
        for row in rows.skip(told) {
            if !self.add(&mut page, row)? {
                page.next = Some(Position::Counted { over: over.clone(), rows: told + page.rows.len() });
                return Ok(page);
            }
        }
        Ok(page)
    }

    /// Adds a row, if there is room for it.
    fn add(&self, page: &mut Page, row: Result<Computed<'_, Packed<'_>>, EvalError>) -> Outcome<bool> {
        let row = row.map_err(|error| self.asked.failed(&error))?;
        if page.rows.len() == self.limit {
            return Ok(false);
        }
        let text = rows::text(&row);
        if !page.rows.is_empty() && page.size + text.len() > LARGEST {
            return Ok(false);
        }
        page.size += text.len();
        page.rows.push(text);
        Ok(true)
    }

    fn rows_of<'c>(&self, candidate: &'c Candidate<'_>) -> Outcome<Rows<'c, 'c, Packed<'c>, Once<Packed<'c>>>>
    where
        Self: 'c,
    {
        self.allow(candidate);
        self.program.rows_of(candidate.body.view(), self.env).map_err(|error| self.asked.failed(&error))
    }

    /// A large resource gives more to do: a step for each byte.
    fn allow(&self, candidate: &Candidate<'_>) {
        self.env.allow_steps(candidate.size as u64);
    }

    /// Passes over rows; returns how many.
    fn pass<'c>(&self, rows: &mut Rows<'_, 'c, Packed<'c>, Once<Packed<'c>>>, most: usize) -> Outcome<usize> {
        rows.pass(most).map_err(|error| self.asked.failed(&error))
    }
}
