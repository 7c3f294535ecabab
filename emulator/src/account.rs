//! The account document: what it is called, and where it is.

use serde_json::json;

use crate::answer::{Answer, success};
use crate::call::Call;
use crate::error::Outcome;
use crate::store::{Place, State};
use crate::{charge, media};

/// Reads the account.
pub(crate) fn read(state: &mut State, call: &Call<'_>, _place: &Place) -> Outcome<Answer> {
    let host = call.origin.split_once("://").map_or(call.origin, |(_, host)| host);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    // Limits of the service's query engine, as it states them.
    let query_engine = json!({
        "maxSqlQueryInputLength": 524_288,
        "maxJoinsPerSqlQuery": 10,
        "maxLogicalAndPerSqlQuery": 2000,
        "maxLogicalOrPerSqlQuery": 2000,
        "maxUdfRefPerSqlQuery": 10,
        "maxInExpressionItemsCount": 16000,
        "queryMaxInMemorySortDocumentCount": 500,
        "maxQueryRequestTimeoutFraction": 0.9,
        "sqlAllowNonFiniteNumbers": false,
        "sqlAllowAggregateFunctions": true,
        "sqlAllowSubQuery": true,
        "sqlAllowScalarSubQuery": true,
        "allowNewKeywords": true,
        "sqlAllowLike": true,
        "sqlAllowGroupByClause": true,
        "maxSpatialQueryCells": 12,
        "spatialMaxGeometryPointCount": 256,
        "sqlDisableOptimizationFlags": 0,
        "sqlAllowTop": true,
        "enableSpatialIndexing": true,
        "clientDisableOptimisticDirectExecution": true,
    });
    let mut body = json!({
        "_self": "",
        "id": name,
        "_rid": host,
        "media": "//media/",
        "addresses": "//addresses/",
        "_dbs": "//dbs/",
        "continuousBackupEnabled": false,
        "enablePerPartitionFailoverBehavior": false,
        "userReplicationPolicy": {"asyncReplication": false, "minReplicaSetSize": 1, "maxReplicasetSize": 4},
        "userConsistencyPolicy": state.consistency.policy(),
        "systemReplicationPolicy": {"minReplicaSetSize": 1, "maxReplicasetSize": 4},
        "readPolicy": {"primaryReadCoefficient": 1, "secondaryReadCoefficient": 1},
        "queryEngineConfiguration": query_engine.to_string(),
    });
    if let Some(body) = body.as_object_mut() {
        body.extend(state.regions.locations(call.origin).map(|(name, value)| (name.to_owned(), value)));
    }
    Ok(Answer::json(success(call.operation), &body, charge::POINT).with_all(media::usage(state)))
}
