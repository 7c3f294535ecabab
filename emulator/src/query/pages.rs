//! Pages of rows.

use cosmosdb::types::QueryExecutionInfo;
use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::eval::{Env, EvalError, Program};
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
pub(super) struct Candidate<'s> {
    at: store::Position,
    rid: &'s Rid,
    size: usize,
    /// As the request sees it.
    body: Body,
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
    /// Which documents are candidates, where rows are counted over all of them.
    pub(super) over: EpkRange,
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

impl<'a> Pages<'_, 'a> {
    /// The rows of one resource after another. Of the one where the last page ended, the rows told there are left out.
    pub(super) fn scan(&self, candidates: &'a [Candidate<'_>], begin: Option<(store::Position, usize)>) -> Outcome<Page> {
        let mut page = Page::default();
        // The last row told: of which resource, and how many of its rows there were.
        let mut last: Option<(&Rid, usize)> = None;
        for candidate in candidates {
            page.read.push(candidate.size);
            let begun = begin.filter(|(at, _)| *at == candidate.at);
            let told = begun.map_or(0, |(_, rows)| rows);
            let documents = [candidate.body.view()];
            let rows = self.program.rows(documents, self.env).map_err(|error| self.asked.failed(&error))?;
            for (index, row) in rows.enumerate().skip(told) {
                if !self.add(&mut page, row)? {
                    if begun.is_none() && index > 0 {
                        page.paid.push(candidate.size);
                    }
                    page.next = last.map(|(rid, rows)| Position::Document { rid: rid.clone(), rows });
                    return Ok(page);
                }
                last = Some((candidate.rid, index + 1));
            }
            if begun.is_none() {
                page.paid.push(candidate.size);
            }
        }
        Ok(page)
    }

    /// The rows of all resources together, but for those that were told.
    pub(super) fn whole(&self, candidates: &'a [Candidate<'_>], told: usize) -> Outcome<Page> {
        let read: Vec<usize> = candidates.iter().map(|candidate| candidate.size).collect();
        let paid = if told == 0 { read.clone() } else { Vec::new() };
        let mut page = Page { read, paid, ..Page::default() };
        let documents = candidates.iter().map(|candidate| candidate.body.view());
        let rows = self.program.rows(documents, self.env).map_err(|error| self.asked.failed(&error))?;
        for row in rows.skip(told) {
            if !self.add(&mut page, row)? {
                page.next = Some(Position::Counted { over: self.over.clone(), rows: told + page.rows.len() });
                return Ok(page);
            }
        }
        Ok(page)
    }

    /// Adds a row, if there is room for it.
    fn add(&self, page: &mut Page, row: Result<Computed<'a, Packed<'a>>, EvalError>) -> Outcome<bool> {
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
}
