//! A span for every call, by OpenTelemetry's conventions for Azure Cosmos DB.
//!
//! It is at level `INFO` of the target `cosmosdb`, and its attempts are events at level `DEBUG`. Where nobody listens, asking whether
//! somebody does is all that it costs.

use tracing::field::{Empty, display};
use tracing::{Span, info_span, record_all};

use crate::observer::Finished;
use crate::operation::Request;
use crate::response::Meta;
use crate::routing::Endpoint;

/// The target of spans and events.
pub(crate) const TARGET: &str = "cosmosdb";

/// The span of a call; disabled where nobody listens.
pub(crate) fn begin(request: &Request, endpoint: &Endpoint) -> Span {
    if !tracing::enabled!(target: TARGET, tracing::Level::INFO) {
        return Span::none();
    }
    let operation = request.operation().name;
    let (database, collection) = (request.database(), request.collection());
    let host = endpoint.origin().split_once("://").map_or(endpoint.origin(), |(_, host)| host);
    let (address, port): (_, Option<u16>) = match host.rsplit_once(':') {
        // The default of the scheme goes without saying.
        Some((address, port)) if !port.ends_with(']') => (address, port.parse().ok()),
        _ => (host, None),
    };
    let name = match collection.or(database) {
        Some(target) => format!("{operation} {target}"),
        None => operation.to_owned(),
    };
    let size = Some(request.body().len()).filter(|size| *size > 0);
    info_span!(
        target: TARGET,
        "call",
        otel.name = name,
        otel.kind = "client",
        otel.status_code = Empty,
        db.system.name = "azure.cosmosdb",
        db.operation.name = operation,
        db.namespace = database,
        db.collection.name = collection,
        db.response.status_code = Empty,
        server.address = address,
        server.port = port,
        "error.type" = Empty,
        azure.cosmosdb.connection.mode = "gateway",
        azure.cosmosdb.operation.contacted_regions = Empty,
        azure.cosmosdb.operation.request_charge = Empty,
        azure.cosmosdb.request.body.size = size,
        azure.cosmosdb.response.sub_status_code = Empty,
    )
}

/// What is known at the end of a call.
pub(crate) fn end(span: &Span, call: &Finished<'_>) {
    if span.is_disabled() {
        return;
    }
    let meta = match call.outcome {
        Ok(meta) => Some(meta),
        Err(error) => {
            span.record("otel.status_code", "ERROR");
            match error.status() {
                Some(status) => span.record("error.type", display(status)),
                None => span.record("error.type", display(format_args!("{:?}", error.kind()))),
            };
            error.meta()
        }
    };
    let regions: Vec<_> = call.diagnostics.regions().iter().map(|region| region.as_str()).collect();
    record_all!(
        span,
        db.response.status_code = meta.map(|meta| display(meta.status())),
        azure.cosmosdb.operation.contacted_regions = Some(regions.join(", ")).filter(|_| !regions.is_empty()),
        azure.cosmosdb.operation.request_charge = call.diagnostics.total_charge(),
        azure.cosmosdb.response.sub_status_code = meta.and_then(Meta::sub_status),
    );
}
