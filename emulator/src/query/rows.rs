//! Rows as answers tell them.

use cosmosdb_sql::value::Value as Computed;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use crate::packed::Packed;
use crate::rid::Rid;

/// The text of a row: what is stored stands in it as it was written.
pub(super) fn text(row: &Computed<'_, Packed<'_>>) -> Vec<u8> {
    serde_json::to_vec(&Row(row)).unwrap_or_default()
}

struct Row<'r, 'a>(&'r Computed<'a, Packed<'a>>);

impl Serialize for Row<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Computed::Stored(stored) => stored.serialize(serializer),
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
