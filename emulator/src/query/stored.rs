//! Stored resources as queries see them, and rows as answers tell them.

use std::cell::Cell;

use cosmosdb_sql::value::{Shape, Value as Computed, View};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value, map};

use crate::rid::Rid;

/// How many elements of stored arrays a query may visit: a join of long arrays has no end otherwise.
const MOST: u64 = 4_000_000;

/// How much of its work a query has left.
pub(super) struct Work(Cell<u64>);

impl Default for Work {
    fn default() -> Self {
        Self(Cell::new(MOST))
    }
}

impl Work {
    /// Whether a query has done all that it may: what it found is not whole.
    pub(super) fn is_over(&self) -> bool {
        self.0.get() == 0
    }

    fn go_on(&self) -> bool {
        self.0.set(self.0.get().saturating_sub(1));
        !self.is_over()
    }
}

/// A resource, or something in one.
#[derive(Clone, Copy)]
pub(super) struct Stored<'a> {
    what: What<'a>,
    work: &'a Work,
}

#[derive(Clone, Copy)]
enum What<'a> {
    Body(&'a Map<String, Value>),
    Part(&'a Value),
}

impl<'a> Stored<'a> {
    pub(super) fn body(body: &'a Map<String, Value>, work: &'a Work) -> Self {
        Self { what: What::Body(body), work }
    }

    fn part(self, part: &'a Value) -> Self {
        Self { what: What::Part(part), ..self }
    }

    fn object(self) -> Option<&'a Map<String, Value>> {
        match self.what {
            What::Body(body) => Some(body),
            What::Part(part) => part.as_object(),
        }
    }

    fn array(self) -> &'a [Value] {
        match self.what {
            What::Body(_) => &[],
            What::Part(part) => part.as_array().map(Vec::as_slice).unwrap_or_default(),
        }
    }
}

impl<'a> View<'a> for Stored<'a> {
    type Elements = Elements<'a>;
    type Members = Members<'a>;

    fn shape(self) -> Shape<'a> {
        match self.what {
            What::Body(_) => Shape::Object,
            What::Part(part) => part.shape(),
        }
    }

    fn member(self, name: &str) -> Option<Self> {
        Some(self.part(self.object()?.get(name)?))
    }

    fn element(self, index: usize) -> Option<Self> {
        Some(self.part(self.array().get(index)?))
    }

    fn len(self) -> usize {
        self.object().map_or(self.array().len(), Map::len)
    }

    fn elements(self) -> Self::Elements {
        Elements { of: self, items: self.array().iter() }
    }

    fn members(self) -> Self::Members {
        Members { of: self, members: self.object().map(Map::iter) }
    }
}

/// The elements of a stored array, as long as there is work left.
pub(super) struct Elements<'a> {
    of: Stored<'a>,
    items: std::slice::Iter<'a, Value>,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Stored<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.items.next().filter(|_| self.of.work.go_on()).map(|item| self.of.part(item))
    }
}

/// The members of a stored object.
pub(super) struct Members<'a> {
    of: Stored<'a>,
    members: Option<map::Iter<'a>>,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Stored<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, value) = self.members.as_mut()?.next()?;
        Some((name, self.of.part(value)))
    }
}

// ---- rows ----------------------------------------------------------------------------------------------------------

/// The text of a row: what is stored stands in it as it was written.
pub(super) fn text(row: &Computed<'_, Stored<'_>>) -> Vec<u8> {
    serde_json::to_vec(&Row(row)).unwrap_or_default()
}

struct Row<'r, 'a>(&'r Computed<'a, Stored<'a>>);

impl Serialize for Row<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Computed::Stored(Stored { what: What::Body(body), .. }) => body.serialize(serializer),
            Computed::Stored(Stored { what: What::Part(part), .. }) => part.serialize(serializer),
            Computed::Json(json) => json.serialize(serializer),
            Computed::Array(items) => {
                let mut sequence = serializer.serialize_seq(None)?;
                for item in items.iter().filter(|item| item.is_printable()) {
                    sequence.serialize_element(&Row(item))?;
                }
                sequence.end()
            }
            Computed::Object(members) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in members.iter().filter(|(_, value)| value.is_printable()) {
                    map.serialize_entry(&**name, &Row(value))?;
                }
                map.end()
            }
            scalar => scalar.serialize(serializer),
        }
    }
}

/// The envelope of rows.
pub(super) fn envelope(name: &str, parent: &Rid, rows: &[Vec<u8>]) -> Vec<u8> {
    let mut text = format!("{{\"_rid\":{},{}:[", Value::from(parent.to_string()), Value::from(name)).into_bytes();
    text.extend(rows.join(&b','));
    text.extend_from_slice(format!("],\"_count\":{}}}", rows.len()).as_bytes());
    text
}
