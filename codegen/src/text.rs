//! How the elements of the API read in words: shared by every output that people read.

use serde_json::Value;

use crate::ir::{Api, Effect, HeaderId, Name, Operation, Origin, Range, ResourceId, Retry, Status, Step, TypeRef};

/// The first line of Markdown: by the rules of the specification a sentence.
#[must_use]
pub fn first_line(docs: &str) -> &str {
    docs.trim().lines().next().unwrap_or("")
}

/// Markdown as one line, for the cell of a table or an item of a list.
#[must_use]
pub fn flat(docs: &str) -> String {
    docs.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as words: `stored procedure`.
#[must_use]
pub fn words(name: &Name) -> String {
    name.snake.replace('_', " ")
}

/// A whole number without a fraction.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "compared before it is used")]
pub fn number(value: f64) -> Value {
    let whole = value as i64;
    if whole as f64 == value { Value::from(whole) } else { Value::from(value) }
}

/// A type as the specification writes it: `string`, `IncludedPath[]`.
#[must_use]
pub fn expression(api: &Api, ty: &TypeRef) -> String {
    match ty {
        TypeRef::String => "string".into(),
        TypeRef::Integer => "integer".into(),
        TypeRef::Decimal => "decimal".into(),
        TypeRef::Boolean => "boolean".into(),
        TypeRef::Date => "date".into(),
        TypeRef::Json => "json".into(),
        TypeRef::Bytes => "bytes".into(),
        TypeRef::Named(id) => api.ty(*id).name.spec.clone(),
        TypeRef::List(of) => format!("{}[]", expression(api, of)),
        TypeRef::Map(of) => format!("{}{{}}", expression(api, of)),
    }
}

/// A path with the names of resources for their ids: `/dbs/{database}/colls`.
#[must_use]
pub fn path(api: &Api, steps: &[Step]) -> String {
    if steps.is_empty() {
        return "/".into();
    }
    steps
        .iter()
        .map(|step| match step {
            Step::Literal(text) => format!("/{}", text.trim_matches('/')),
            Step::Id(id) => format!("/{{{}}}", api.resource(*id).name.snake),
        })
        .collect()
}

/// The resources whose ids stand in a path, in order.
pub fn ids(operation: &Operation) -> impl Iterator<Item = ResourceId> + '_ {
    operation.path.iter().filter_map(|step| match step {
        Step::Id(id) => Some(*id),
        Step::Literal(_) => None,
    })
}

/// The headers that every request may carry, those that the core writes first.
pub fn common_request_headers(api: &Api) -> impl Iterator<Item = HeaderId> + '_ {
    let by_core = api.headers.iter().enumerate().filter(|(_, it)| it.by_core && it.in_request).map(|(i, _)| HeaderId(i));
    let others = api.requests.iter().copied().filter(|id| !api.header(*id).by_core);
    by_core.chain(others)
}

/// A range in words, nothing where it has no ends: `since 2015-08-06, until 2018-12-31`.
#[must_use]
pub fn range(range: &Range) -> String {
    match (range.since, range.until) {
        (None, None) => String::new(),
        (Some(since), None) => format!("since {since}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(since), Some(until)) => format!("since {since}, until {until}"),
    }
}

/// What a client does after a failure, as the specification writes it.
#[must_use]
pub fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "never",
        Retry::Wait => "wait",
        Retry::Elsewhere => "elsewhere",
        Retry::WriteRegion => "write_region",
        Retry::RefreshAccount => "refresh_account",
        Retry::RefreshCollection => "refresh_collection",
        Retry::RefreshRanges => "refresh_ranges",
    }
}

/// What a client does about a status: `wait`, `read: elsewhere, write: wait`, or effect by effect.
#[must_use]
pub fn retries(status: &Status) -> String {
    let of = |effect| retry(retry_of(status, effect));
    let (_, writes) = Effect::ALL.split_first().unwrap_or((&Effect::Read, &[]));
    let write = of(Effect::Create);
    if writes.iter().any(|effect| of(*effect) != write) {
        let each: Vec<_> = Effect::ALL.iter().map(|it| (it.as_str(), of(*it))).filter(|(_, retry)| *retry != "never").collect();
        return each.iter().map(|(effect, retry)| format!("{effect}: {retry}")).collect::<Vec<_>>().join(", ");
    }
    match of(Effect::Read) {
        read if read == write => read.into(),
        "never" => format!("write: {write}"),
        read if write == "never" => format!("read: {read}"),
        read => format!("read: {read}, write: {write}"),
    }
}

/// What a client does when an operation of this effect is answered by the status.
#[must_use]
pub fn retry_of(status: &Status, effect: Effect) -> Retry {
    status.retry.iter().find(|(it, _)| *it == effect).map_or(Retry::Never, |(_, retry)| *retry)
}

/// Who makes a status.
#[must_use]
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Service => "service",
        Origin::Gateway => "gateway",
        Origin::Client => "client",
    }
}

/// The reason phrase that HTTP has for a status, such as `Created`.
#[must_use]
pub fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        207 => "Multi-Status",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        449 => "Retry With",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        507 => "Insufficient Storage",
        _ => match status / 100 {
            2 => "Success",
            3 => "Redirection",
            4 => "Client Error",
            _ => "Server Error",
        },
    }
}
