//! A span for every call, by OpenTelemetry's conventions for Azure Cosmos DB.
//!
//! It is at level `INFO` of the target `cosmosdb`, and its attempts are events at level `DEBUG`. Where nobody listens, asking whether
//! somebody does is all that it costs.

use tracing::field::{Empty, display};
use tracing::{Span, info_span};

use crate::observer::Finished;
use crate::operation::Request;
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
    let (address, port) = match host.rsplit_once(':') {
        Some((address, port)) if !port.ends_with(']') => (address, port.parse().ok()),
        _ => (host, None),
    };
    let name = match collection.or(database) {
        Some(target) => format!("{operation} {target}"),
        None => operation.to_owned(),
    };
    let span = info_span!(
        target: TARGET,
        "call",
        otel.name = name,
        otel.kind = "client",
        otel.status_code = Empty,
        db.system.name = "azure.cosmosdb",
        db.operation.name = operation,
        db.namespace = Empty,
        db.collection.name = Empty,
        db.response.status_code = Empty,
        server.address = address,
        server.port = Empty,
        "error.type" = Empty,
        azure.cosmosdb.connection.mode = "gateway",
        azure.cosmosdb.operation.contacted_regions = Empty,
        azure.cosmosdb.operation.request_charge = Empty,
        azure.cosmosdb.request.body.size = Empty,
        azure.cosmosdb.response.sub_status_code = Empty,
    );
    if let Some(database) = database {
        span.record("db.namespace", database);
    }
    if let Some(collection) = collection {
        span.record("db.collection.name", collection);
    }
    if let Some(port) = port {
        // The default of the scheme goes without saying.
        let port: u16 = port;
        span.record("server.port", port);
    }
    if !request.body().is_empty() {
        span.record("azure.cosmosdb.request.body.size", request.body().len());
    }
    span
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
    if let Some(meta) = meta {
        span.record("db.response.status_code", display(meta.status()));
        if let Some(sub) = meta.sub_status() {
            span.record("azure.cosmosdb.response.sub_status_code", sub);
        }
    }
    span.record("azure.cosmosdb.operation.request_charge", call.diagnostics.total_charge());
    let regions: Vec<_> = call.diagnostics.regions().iter().map(|region| region.as_str()).collect();
    if !regions.is_empty() {
        span.record("azure.cosmosdb.operation.contacted_regions", regions.join(", "));
    }
}
