//! `GROUP BY`, and aggregates without it, which are those of one group.

use std::borrow::Cow;
use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use bytes::Bytes;
use cosmosdb_query::plan::{AggregateType, QueryInfo};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::aggregate::{Total, TotalState};
use super::row::{Item, Print, Row, present, print};
use super::token::{Raw, undecodable};
use crate::error::Result;

/// Groups in the making, in the order in which they were first seen.
pub(super) struct Grouping {
    /// Whether there is a `GROUP BY`.
    by: bool,
    columns: Columns,
    groups: Vec<Group>,
    places: HashMap<Print, usize>,
}

/// What rows are made of.
enum Columns {
    /// `SELECT VALUE`: of one value.
    Value(Option<AggregateType>),
    /// Of named values.
    Named(Vec<(String, Option<AggregateType>)>),
}

struct Group {
    print: Print,
    cells: Vec<Cell>,
}

enum Cell {
    /// The same for all rows of the group; `None`: undefined.
    Plain(Option<Bytes>),
    Total(Total),
}

/// A row of a page: `{"groupByItems": […], "payload": …}`; without a `GROUP BY` the payload alone, where it is a value.
#[derive(Deserialize)]
struct Partial<'a> {
    #[serde(rename = "groupByItems", default)]
    keys: Vec<Item>,
    #[serde(borrow, default, deserialize_with = "present")]
    payload: Option<&'a RawValue>,
}

impl Grouping {
    /// What a plan asks for, if it does.
    pub(super) fn of(info: &QueryInfo) -> Option<Self> {
        let by = !info.group_by_expressions.is_empty();
        let named = &info.group_by_alias_to_aggregate_type;
        if !by && info.aggregates.is_empty() && named.is_empty() {
            return None;
        }
        let columns = if info.has_select_value || !info.aggregates.is_empty() {
            Columns::Value(info.aggregates.first().copied())
        } else {
            let column = |alias: &String| (alias.clone(), named.get(alias).copied().flatten());
            Columns::Named(info.group_by_aliases.iter().map(column).collect())
        };
        Some(Self { by, columns, groups: Vec::new(), places: HashMap::new() })
    }

    /// Adds a row of a page.
    pub(super) fn push(&mut self, row: &Row) -> Result<()> {
        let Some(payload) = &row.payload else { return Ok(()) };
        self.add(payload).map_err(|error| undecodable("a row of the query", &error, None))
    }

    fn add(&mut self, row: &[u8]) -> serde_json::Result<()> {
        let bare = !self.by && matches!(self.columns, Columns::Value(_));
        let Partial { keys, payload } = if bare {
            Partial { keys: Vec::new(), payload: Some(serde_json::from_slice(row)?) }
        } else {
            serde_json::from_slice(row)?
        };
        let print = print(keys.iter().map(|key| key.item.as_ref()));
        let known = self.places.get(&print).copied();
        let at = known.unwrap_or(self.groups.len());
        if known.is_none() {
            self.places.insert(print, at);
            self.groups.push(Group { print, cells: self.columns.cells() });
        }
        let Some(group) = self.groups.get_mut(at) else { return Ok(()) };
        match &self.columns {
            Columns::Value(_) => group.cells.first_mut().map_or(Ok(()), |cell| cell.add(payload, true)),
            Columns::Named(names) => {
                let values: HashMap<Cow<'_, str>, &RawValue> =
                    payload.map_or(Ok(HashMap::new()), |payload| serde_json::from_str(payload.get()))?;
                let cells = group.cells.iter_mut().zip(names);
                cells.into_iter().try_for_each(|(cell, (name, _))| cell.add(values.get(name.as_str()).copied(), known.is_none()))
            }
        }
    }

    /// The rows. Without a `GROUP BY` there is one even of nothing.
    pub(super) fn finish(&mut self) -> Vec<Bytes> {
        self.places.clear();
        let mut groups = std::mem::take(&mut self.groups);
        if groups.is_empty() && !self.by {
            groups.push(Group { print: print([]), cells: self.columns.cells() });
        }
        groups.iter().filter_map(|group| self.columns.row(group)).collect()
    }

    pub(super) fn state(&self) -> GroupsState {
        let group = |group: &Group| (BASE64.encode(group.print), group.cells.iter().map(Cell::state).collect());
        GroupsState(self.groups.iter().map(group).collect())
    }

    /// Takes over what a token holds; `None` if it is of other groups.
    pub(super) fn restore(&mut self, state: GroupsState) -> Option<()> {
        for (print, states) in state.0 {
            let print: Print = BASE64.decode(print).ok()?.try_into().ok()?;
            let mut cells = self.columns.cells();
            if states.len() != cells.len() {
                return None;
            }
            for (cell, state) in cells.iter_mut().zip(states) {
                cell.restore(state)?;
            }
            self.places.insert(print, self.groups.len());
            self.groups.push(Group { print, cells });
        }
        Some(())
    }
}

impl Columns {
    fn cells(&self) -> Vec<Cell> {
        let cell = |aggregate: Option<AggregateType>| aggregate.and_then(Total::new).map_or(Cell::Plain(None), Cell::Total);
        match self {
            Self::Value(aggregate) => vec![cell(*aggregate)],
            Self::Named(names) => names.iter().map(|(_, aggregate)| cell(*aggregate)).collect(),
        }
    }

    /// The row of a group; `None` if it is undefined.
    fn row(&self, group: &Group) -> Option<Bytes> {
        match self {
            Self::Value(_) => group.cells.first()?.finish(),
            Self::Named(names) => {
                let mut row = b"{".to_vec();
                for ((name, _), cell) in names.iter().zip(&group.cells) {
                    let Some(value) = cell.finish() else { continue };
                    if row.len() > 1 {
                        row.push(b',');
                    }
                    row.extend(Value::from(name.as_str()).to_string().into_bytes());
                    row.push(b':');
                    row.extend(&value);
                }
                row.push(b'}');
                Some(row.into())
            }
        }
    }
}

impl Cell {
    fn add(&mut self, value: Option<&RawValue>, first: bool) -> serde_json::Result<()> {
        match (self, value) {
            (Self::Plain(plain), Some(value)) if first || plain.is_none() => *plain = Some(value.get().to_owned().into()),
            (Self::Plain(_), _) | (Self::Total(_), None) => {}
            // `SELECT VALUE` wraps what it aggregates in an array.
            (Self::Total(total), Some(value)) if value.get().starts_with('[') => {
                let partials: Vec<&RawValue> = serde_json::from_str(value.get())?;
                partials.into_iter().try_for_each(|partial| total.add(partial))?;
            }
            (Self::Total(total), Some(value)) => total.add(value)?,
        }
        Ok(())
    }

    fn finish(&self) -> Option<Bytes> {
        match self {
            Self::Plain(plain) => plain.clone(),
            Self::Total(total) => total.finish(),
        }
    }

    fn state(&self) -> CellState {
        match self {
            Self::Plain(plain) => CellState::Plain(plain.iter().cloned().map(Raw).collect()),
            Self::Total(total) => CellState::Total(total.state()),
        }
    }

    fn restore(&mut self, state: CellState) -> Option<()> {
        match (self, state) {
            (Self::Plain(plain), CellState::Plain(state)) => *plain = state.into_iter().next().map(|raw| raw.0),
            (Self::Total(total), CellState::Total(state)) => total.restore(state)?,
            _ => return None,
        }
        Some(())
    }
}

/// The groups in a token, each with the fingerprint of its keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct GroupsState(Vec<(String, Vec<CellState>)>);

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CellState {
    /// None, or one.
    Plain(Vec<Raw>),
    Total(TotalState),
}
