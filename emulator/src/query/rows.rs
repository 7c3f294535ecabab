//! Rows as answers tell them.

use cosmosdb_sql::value::Value as Computed;

use crate::packed::{Packed, put_string};

/// The text of a row: what is stored stands in it as it was written.
pub(super) fn text(row: &Computed<'_, Packed<'_>>) -> Vec<u8> {
    let mut text = Vec::new();
    put(&mut text, row);
    text
}

fn put(text: &mut Vec<u8>, value: &Computed<'_, Packed<'_>>) {
    match value {
        Computed::Stored(stored) => stored.put(text),
        Computed::String(string) => put_string(text, string.as_bytes()),
        Computed::Array(items) => {
            text.push(b'[');
            for (index, item) in items.iter().filter(|item| item.is_printable()).enumerate() {
                if index > 0 {
                    text.push(b',');
                }
                put(text, item);
            }
            text.push(b']');
        }
        Computed::Object(members) => {
            text.push(b'{');
            for (index, (name, member)) in members.iter().filter(|(_, member)| member.is_printable()).enumerate() {
                if index > 0 {
                    text.push(b',');
                }
                put_string(text, name.as_bytes());
                text.push(b':');
                put(text, member);
            }
            text.push(b'}');
        }
        other => {
            // What is left are scalars and parsed JSON, which always serialize.
            let _ = serde_json::to_writer(text, other);
        }
    }
}
