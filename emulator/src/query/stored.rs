//! Stored resources as queries see them, and rows as answers tell them.

use cosmosdb_sql::value::{Shape, Value as Computed, View};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value, map};

use crate::rid::Rid;

/// A resource, or something in one.
#[derive(Clone, Copy)]
pub(super) enum Stored<'a> {
    Body(&'a Map<String, Value>),
    Part(&'a Value),
}

impl<'a> Stored<'a> {
    fn object(self) -> Option<&'a Map<String, Value>> {
        match self {
            Self::Body(body) => Some(body),
            Self::Part(part) => part.as_object(),
        }
    }

    fn array(self) -> &'a [Value] {
        match self {
            Self::Body(_) => &[],
            Self::Part(part) => part.as_array().map(Vec::as_slice).unwrap_or_default(),
        }
    }
}

impl<'a> View<'a> for Stored<'a> {
    type Elements = Elements<'a>;
    type Members = Members<'a>;

    fn shape(self) -> Shape<'a> {
        match self {
            Self::Body(_) => Shape::Object,
            Self::Part(part) => part.shape(),
        }
    }

    fn member(self, name: &str) -> Option<Self> {
        Some(Self::Part(self.object()?.get(name)?))
    }

    fn element(self, index: usize) -> Option<Self> {
        Some(Self::Part(self.array().get(index)?))
    }

    fn len(self) -> usize {
        self.object().map_or(self.array().len(), Map::len)
    }

    fn elements(self) -> Self::Elements {
        Elements(self.array().iter())
    }

    fn members(self) -> Self::Members {
        Members(self.object().map(Map::iter))
    }
}

/// The elements of a stored array.
pub(super) struct Elements<'a>(std::slice::Iter<'a, Value>);

impl<'a> Iterator for Elements<'a> {
    type Item = Stored<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(Stored::Part)
    }
}

/// The members of a stored object.
pub(super) struct Members<'a>(Option<map::Iter<'a>>);

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Stored<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, value) = self.0.as_mut()?.next()?;
        Some((name, Stored::Part(value)))
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
            Computed::Stored(Stored::Body(body)) => body.serialize(serializer),
            Computed::Stored(Stored::Part(part)) => part.serialize(serializer),
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
