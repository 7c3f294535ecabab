//! Plans that are made here instead of asked of the gateway: a request less for each query.

use cosmosdb_query::epk::Scheme;
use cosmosdb_query::plan::QueryPlan;
use cosmosdb_sql::plan::{Options, PartitionKey, PartitionKind, plan};
use serde_json::Value;

use crate::operation::Call;
use crate::routing::definition::KeyDefinition;

/// The plan of a query. `None` if the gateway has to be asked: it knows the policies of the collection, by which vectors and words are
/// ranked, and it is for it to say that a query is wrong.
pub(super) fn planned(call: &Call, key: &KeyDefinition) -> Option<QueryPlan> {
    let text = call.given("query")?.as_str()?;
    let named = |parameter: &Value| Some((parameter.get("name")?.as_str()?.to_owned(), parameter.get("value")?.clone()));
    let parameters: Vec<(String, Value)> = match call.given("parameters") {
        Some(parameters) => parameters.as_array()?.iter().map(named).collect::<Option<_>>()?,
        None => Vec::new(),
    };
    let plan = plan(text, &parameters, &partition_key(key)?, &Options::default()).ok()?;
    let ranks = plan.query_info.as_ref().is_none_or(|info| info.has_non_streaming_order_by);
    (!ranks).then_some(plan)
}

fn partition_key(key: &KeyDefinition) -> Option<PartitionKey> {
    let (kind, version) = match key.scheme()? {
        Scheme::HashV1 => (PartitionKind::Hash, 1),
        Scheme::HashV2 => (PartitionKind::Hash, 2),
        Scheme::MultiHash => (PartitionKind::MultiHash, 2),
        Scheme::Range => (PartitionKind::Range, 1),
        _ => return None,
    };
    let quoted = |name: &String| if name.contains('"') { format!("/'{name}'") } else { format!("/\"{name}\"") };
    let mut definition = PartitionKey::new(key.paths().iter().map(|path| path.iter().map(quoted).collect::<String>()));
    (definition.kind, definition.version) = (kind, version);
    Some(definition)
}
