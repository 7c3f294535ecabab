//! What becomes of the rows once they are one sequence: stages, one behind the other, each of which takes rows and gives rows.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use bytes::Bytes;
use cosmosdb_query::plan::{DistinctType, QueryInfo};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::group::{Grouping, GroupsState};
use super::row::{Print, Row, print};
use super::sort::{Sorted, SortedRow};
use super::token::undecodable;
use crate::error::Result;

/// A stage.
pub(super) enum Stage {
    /// Keeps all rows until the last has come, and sorts them.
    Sort(Sorted),
    /// Adds up aggregates and groups.
    Group(Grouping),
    /// Drops rows that equal the one before.
    DistinctRun(Option<Print>),
    /// Drops rows that equal any before.
    Distinct(HashSet<Print>),
    /// Drops so many rows.
    Skip(u64),
    /// Gives so many rows.
    Take(u64),
    /// Counts rows; the count goes to this property, or is the row.
    Count(u64, String),
}

/// The stages that a plan asks for.
pub(super) fn stages(info: &QueryInfo) -> Vec<Stage> {
    let mut stages = Vec::new();
    if info.has_non_streaming_order_by {
        let most = info.top.or(info.limit.map(|limit| limit.saturating_add(info.offset.unwrap_or(0))));
        // Rows that are dropped as equal leave room for others.
        stages.push(Stage::Sort(Sorted::new(&info.order_by, most.filter(|_| info.distinct_type == DistinctType::None))));
    }
    stages.extend(Grouping::of(info).map(Stage::Group));
    match info.distinct_type {
        DistinctType::Ordered => stages.push(Stage::DistinctRun(None)),
        DistinctType::Unordered => stages.push(Stage::Distinct(HashSet::new())),
        // One that we do not know could not be asked for.
        _ => {}
    }
    stages.extend(info.offset.map(Stage::Skip));
    stages.extend(info.limit.map(Stage::Take));
    stages.extend(info.top.map(Stage::Take));
    stages.extend(info.d_count_info.as_ref().map(|count| Stage::Count(0, count.d_count_alias.clone())));
    stages
}

/// Puts a row through the stages; what comes out goes to `out`. A row without a value is none.
pub(super) fn push(stages: &mut [Stage], row: Row, out: &mut impl Extend<Bytes>) -> Result<()> {
    if row.payload.is_none() {
        return Ok(());
    }
    let Some((first, rest)) = stages.split_first_mut() else {
        out.extend(row.payload);
        return Ok(());
    };
    match first.push(row)? {
        Some(row) => push(rest, row, out),
        None => Ok(()),
    }
}

/// There are no more rows: what the stages hold comes out.
pub(super) fn finish(stages: &mut [Stage], out: &mut impl Extend<Bytes>) -> Result<()> {
    let Some((first, rest)) = stages.split_first_mut() else { return Ok(()) };
    for payload in first.finish() {
        push(rest, Row { payload: Some(payload), place: None }, out)?;
    }
    finish(rest, out)
}

/// Whether no further row can change what comes out.
pub(super) fn is_full(stages: &[Stage]) -> bool {
    // Whoever collects before has not given anything yet.
    stages.iter().any(|stage| matches!(stage, Stage::Take(0)))
}

/// Whether all rows have to come before the first goes out, in whatever order they come.
pub(super) fn is_collecting(stages: &[Stage]) -> bool {
    stages.iter().any(|stage| matches!(stage, Stage::Sort(_) | Stage::Group(_) | Stage::Count(..)))
}

impl Stage {
    /// Whether it makes something of several rows: what a service does for a page at a time, it does not do for all pages.
    pub(super) fn is_stateful(&self) -> bool {
        !matches!(self, Self::Skip(_) | Self::Take(_))
    }

    /// Whether it holds the more, the more rows it has seen.
    pub(super) fn is_heavy(&self) -> bool {
        matches!(self, Self::Sort(_) | Self::Group(_) | Self::Distinct(_))
    }

    fn push(&mut self, row: Row) -> Result<Option<Row>> {
        Ok(match self {
            Self::Sort(sorted) => {
                sorted.push(row);
                None
            }
            Self::Group(groups) => {
                groups.push(&row)?;
                None
            }
            Self::DistinctRun(last) => {
                let print = print_of(&row)?;
                (last.replace(print) != Some(print)).then_some(row)
            }
            Self::Distinct(seen) => seen.insert(print_of(&row)?).then_some(row),
            Self::Skip(0) => Some(row),
            Self::Skip(left) => {
                *left -= 1;
                None
            }
            Self::Take(0) => None,
            Self::Take(left) => {
                *left -= 1;
                Some(row)
            }
            Self::Count(count, _) => {
                *count = count.saturating_add(1);
                None
            }
        })
    }

    fn finish(&mut self) -> Vec<Bytes> {
        match self {
            Self::Sort(sorted) => sorted.finish(),
            Self::Group(groups) => groups.finish(),
            Self::Count(count, alias) if alias.is_empty() => vec![count.to_string().into()],
            Self::Count(count, alias) => vec![format!("{{{}:{count}}}", Value::from(alias.as_str())).into()],
            _ => Vec::new(),
        }
    }

    /// What of it has to be in a token; for those that are done, nothing but what they are.
    pub(super) fn state(&self) -> StageState {
        match self {
            Self::Sort(sorted) => StageState::Sort(sorted.state()),
            Self::Group(groups) => StageState::Group(groups.state()),
            Self::DistinctRun(last) => StageState::DistinctRun(last.map(|last| BASE64.encode(last))),
            Self::Distinct(seen) => {
                let mut all: Vec<Print> = seen.iter().copied().collect();
                all.sort_unstable();
                StageState::Distinct(BASE64.encode(all.concat()))
            }
            Self::Skip(left) => StageState::Skip(*left),
            Self::Take(left) => StageState::Take(*left),
            Self::Count(count, _) => StageState::Count(*count),
        }
    }

    /// Takes over what a token holds; `None` if it is of another stage.
    pub(super) fn restore(&mut self, state: StageState) -> Option<()> {
        match (self, state) {
            (Self::Sort(sorted), StageState::Sort(rows)) => sorted.restore(rows)?,
            (Self::Group(groups), StageState::Group(state)) => groups.restore(state)?,
            (Self::DistinctRun(last), StageState::DistinctRun(text)) => {
                *last = text.map(|text| BASE64.decode(text).ok()?.try_into().ok()).map_or(Some(None), |print| print.map(Some))?;
            }
            (Self::Distinct(seen), StageState::Distinct(text)) => {
                let bytes = BASE64.decode(text).ok()?;
                let (prints, []) = bytes.as_chunks::<16>() else { return None };
                seen.extend(prints);
            }
            (Self::Skip(left), StageState::Skip(state)) | (Self::Take(left), StageState::Take(state)) => *left = state.min(*left),
            (Self::Count(count, _), StageState::Count(state)) => *count = state,
            _ => return None,
        }
        Some(())
    }
}

/// The state of a stage, in a token.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StageState {
    Sort(Vec<SortedRow>),
    Group(GroupsState),
    DistinctRun(Option<String>),
    Distinct(String),
    Skip(u64),
    Take(u64),
    Count(u64),
}

fn print_of(row: &Row) -> Result<Print> {
    let Some(payload) = &row.payload else { return Ok(print([None])) };
    let value: Value = serde_json::from_slice(payload).map_err(|error| undecodable("a row of the query", &error, None))?;
    Ok(print([Some(&value)]))
}
