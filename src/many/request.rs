//! The request for a group of documents: a read of the only one, or a query.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::group::Group;
use super::reading::Reading;
use crate::error::{Error, Result};
use crate::header::HeaderText;
use crate::operation::Call;
use crate::partition_key::PartitionKey;
use crate::routing::definition::KeyDefinition;

impl Reading<'_> {
    /// The request for a group.
    pub(super) fn request(&self, group: &Group, definition: &KeyDefinition) -> Result<Call> {
        if let (true, [place]) = (group.alone, group.places.as_slice()) {
            let (key, id) = self.wanted(*place)?;
            let mut call = self.of.set(Call::item(&self.of.handle, self.of.operation, id.as_str()));
            if let Some(key) = key_text(definition, key)? {
                call.set("partition_key", &key);
            }
            return Ok(call);
        }
        let mut call = self.feed.clone();
        call.set("partition_key_range_id", &group.range);
        call.set("enable_cross_partition_query", "True");
        if let Some(continuation) = &group.continuation {
            call.resume(continuation);
        }
        let (text, parameters) = self.query(group, definition)?;
        call.field("query", &text);
        call.field("parameters", &parameters);
        Ok(call)
    }

    /// The query for the documents of a group, by partition key: `(key = … AND id IN (…)) OR …`
    fn query(&self, group: &Group, definition: &KeyDefinition) -> Result<(String, Vec<Value>)> {
        let mut ids: Vec<(String, Vec<&str>)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for place in &group.places {
            let (key, id) = self.wanted(*place)?;
            let key = key_text(definition, key)?.unwrap_or_default();
            let at = *known.entry(key.clone()).or_insert_with(|| {
                ids.push((key, Vec::new()));
                ids.len() - 1
            });
            if let Some((_, ids)) = ids.get_mut(at) {
                ids.push(id);
            }
        }
        let (mut text, mut parameters) = (String::from("SELECT * FROM c WHERE "), Vec::new());
        let mut parameter = |value: Value| {
            let name = format!("@p{}", parameters.len());
            parameters.push(json!({"name": name, "value": value}));
            name
        };
        for (at, (key, ids)) in ids.into_iter().enumerate() {
            text.push_str(if at > 0 { " OR (" } else { "(" });
            let values: Vec<Value> = if key.is_empty() { Vec::new() } else { serde_json::from_str(&key).unwrap_or_default() };
            for (number, path) in definition.paths().iter().enumerate() {
                let property = path.iter().fold(String::from("c"), |all, name| format!("{all}[{}]", Value::from(name.as_str())));
                // Writing to a string does not fail.
                let _ = match values.get(number) {
                    Some(value) if !value.is_object() => write!(text, "{property} = {} AND ", parameter(value.clone())),
                    _ => write!(text, "NOT IS_DEFINED({property}) AND "),
                };
            }
            let ids: Vec<String> = ids.into_iter().map(|id| parameter(Value::from(id))).collect();
            let _ = write!(text, "c.id IN ({}))", ids.join(", "));
        }
        Ok((text, parameters))
    }
}

/// A partition key as the collection has it on the wire.
pub(super) fn key_text(definition: &KeyDefinition, key: &PartitionKey) -> Result<Option<String>> {
    let text = definition.fitted(key).header_text();
    text.map_err(|message| Error::input(format!("the partition key has no form on the wire: {message}")))
}
