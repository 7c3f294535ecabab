//! Orders of documents, by the values at one path or several.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use cosmosdb_query::epk::Component;
use cosmosdb_sql::ast::Direction;
use cosmosdb_sql::plan::{KeyRange, PathRanges};
use serde_json::Map;

use crate::packed::Body;
use crate::store::Position;

use super::key::Key;
use super::{FIRST, Policy};

/// An order of documents: that of an index, or the reverse.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    columns: Columns,
    is_reversed: bool,
}

/// What an index is of. The first column ascends: where it is to descend, the index is read backwards.
pub(super) type Columns = Box<[Column]>;

/// A path, and how the values at it are ordered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Column {
    path: Arc<[String]>,
    descends: bool,
}

/// Where a document is in an index. Documents with the same values are in the order of their feed.
pub(crate) type Entry = (Keys, Position);

/// The values of a document at the columns of an index. A front of them is before all that begin so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Keys(Box<[Directed]>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Directed {
    Up(Key),
    Down(Reverse<Key>),
    /// After all that begins so.
    End,
}

/// A part of an index, from a place in it to another.
#[derive(Debug, Clone)]
pub(crate) struct Section(pub(super) Range<Entry>);

/// A place in an order: before or after the documents with some values, or one of them.
#[derive(Debug, Clone)]
pub(crate) struct Seek {
    /// As [`Order::values`] tells them.
    pub(crate) values: Body,
    pub(crate) position: Option<Position>,
    pub(crate) is_after: bool,
}

impl Order {
    /// By the values at these paths, of which there is at least one.
    pub(crate) fn by(paths: Vec<(Vec<String>, Direction)>) -> Self {
        let (columns, is_reversed) =
            columns(paths.into_iter().map(|(path, direction)| (path, direction == Direction::Descending)));
        Self { columns, is_reversed }
    }

    pub(super) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// How many values decide.
    pub(crate) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether a policy wants an index for it: a path has one if it is included, several if they are listed.
    pub(crate) fn is_indexed(&self, policy: &Policy) -> bool {
        match &*self.columns {
            [one] => policy.includes(&one.path),
            _ => policy.lists(&self.columns),
        }
    }

    /// Reads what is in the order of the index.
    pub(crate) fn read<I: DoubleEndedIterator>(&self, mut index: I) -> impl Iterator<Item = I::Item> + use<I> {
        let is_reversed = self.is_reversed;
        std::iter::from_fn(move || if is_reversed { index.next_back() } else { index.next() })
    }

    /// Where a document is in the index.
    pub(crate) fn entry(&self, position: Position, body: &Body) -> Entry {
        (Keys::of(&self.columns, body), position)
    }

    /// The values that decide where a document is, by their numbers.
    pub(crate) fn values(&self, body: &Body) -> Body {
        let value = |(number, column): (usize, &Column)| Some((number.to_string(), body.at(&column.path)?.to_value()));
        Body::pack(&self.columns.iter().enumerate().filter_map(value).collect::<Map<_, _>>())
    }

    /// The part of the index that comes from a place on; all of it, from none.
    pub(crate) fn section(&self, from: Option<&Seek>) -> Section {
        let (first, end) = ((Keys::first(), FIRST), (Keys::first().end(), FIRST));
        let Some(seek) = from else { return Section(first..end) };
        let numbered = |(number, column): (usize, &Column)| Column { path: [number.to_string()].into(), ..column.clone() };
        let columns: Columns = self.columns.iter().enumerate().map(numbered).collect();
        let keys = Keys::of(&columns, &seek.values);
        // What is after something in the reversed order is before it in the index.
        let is_behind = seek.is_after != self.is_reversed;
        let cut = match seek.position {
            Some(position) if is_behind => (keys, position.after()),
            Some(position) => (keys, position),
            None if is_behind => (keys.end(), FIRST),
            None => (keys, FIRST),
        };
        Section(if self.is_reversed { first..cut } else { cut..end })
    }

    /// The part of a section that has all documents which a filter allows.
    pub(crate) fn narrowed(&self, section: Section, wanted: &[PathRanges]) -> Section {
        let is_first = |found: &&PathRanges| self.columns.first().is_some_and(|column| *column.path == *found.path);
        let Some(allowed) = wanted.iter().find(is_first).and_then(|found| sections(&found.ranges)) else { return section };
        let Section(Range { start, end }) = section;
        let first = allowed.iter().map(|part| &part.0.start).min().unwrap_or(&end);
        let last = allowed.iter().map(|part| &part.0.end).max().unwrap_or(&start);
        Section(start.clone().max(first.clone())..end.clone().min(last.clone()))
    }
}

/// The columns of an index by some paths, each with whether its values descend; and whether it is to be read backwards.
pub(super) fn columns(paths: impl IntoIterator<Item = (Vec<String>, bool)>) -> (Columns, bool) {
    let columns = paths.into_iter().map(|(path, descends)| Column { path: path.into(), descends });
    let mut columns: Columns = columns.collect();
    let is_reversed = columns.first().is_some_and(|first| first.descends);
    columns.iter_mut().for_each(|column| column.descends ^= is_reversed);
    (columns, is_reversed)
}

impl Column {
    /// That of an index by one path.
    pub(super) fn ascending(path: &[String]) -> Self {
        Self { path: path.into(), descends: false }
    }
}

impl Keys {
    pub(super) fn of(columns: &[Column], body: &Body) -> Self {
        let key = |column: &Column| match Key::of(body, &column.path) {
            key if column.descends => Directed::Down(Reverse(key)),
            key => Directed::Up(key),
        };
        Self(columns.iter().map(key).collect())
    }

    /// Before all.
    fn first() -> Self {
        Self(Box::default())
    }

    fn one(key: Key) -> Self {
        Self([Directed::Up(key)].into())
    }

    /// After all that begin so.
    fn end(self) -> Self {
        Self(self.0.into_iter().chain([Directed::End]).collect())
    }
}

impl Section {
    pub(crate) fn has(&self, entry: &Entry) -> bool {
        self.0.contains(entry)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The parts of an index in which the first value is in some ranges; `None` if there are ends in them that no index has.
pub(super) fn sections(ranges: &[KeyRange]) -> Option<Vec<Section>> {
    let between = |min: Keys, max: Keys| Section((min, FIRST)..(max, FIRST));
    let mut sections = Vec::with_capacity(ranges.len());
    for range in ranges {
        let ([min], [max]) = (range.min.as_slice(), range.max.as_slice()) else { return None };
        if let (Component::Undefined, Component::Undefined) = (min, max) {
            // That stands for arrays and objects, too, which are at the other end.
            sections.push(between(Keys::first(), Keys::one(Key::Undefined).end()));
            sections.push(between(Keys::one(Key::AfterText), Keys::first().end()));
            continue;
        }
        let (min, max) = (Keys::one(Key::end(min)?), Keys::one(Key::end(max)?));
        let min = if range.is_min_inclusive { min } else { min.end() };
        let max = if range.is_max_inclusive { max.end() } else { max };
        sections.push(between(min, max));
    }
    Some(sections)
}
