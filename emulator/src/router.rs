//! Which operation a request is for: first by its path and verb, then by the headers that it carries.

use std::borrow::Cow;

use cosmosdb_core::ApiVersion;
use cosmosdb_core::service::{IdKind, Operation, Resource, Target};
use http::Method;
use percent_encoding::percent_decode_str;

use crate::api::Api;
use crate::error::{Failure, Fault, Outcome};
use crate::headers::Headers;

/// A path, taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    /// What it leads to.
    pub(crate) resource: &'static Resource,
    /// Whether to the feed or to one of it.
    pub(crate) target: Target,
    /// The resources on the way, and the last one if it is an item: each with its id.
    pub(crate) steps: Vec<Step>,
}

/// A resource on the way, and its id or rid as it stands in the path.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) resource: &'static Resource,
    pub(crate) id: String,
}

impl Path {
    /// Takes the path of a URL apart; `None`: the service has nothing there. Slashes too many count for nothing.
    pub(crate) fn parse(api: &Api, path: &str) -> Option<Self> {
        let segments = path.split('/').filter(|segment| !segment.is_empty()).map(decoded).collect::<Option<Vec<_>>>()?;
        if segments.is_empty() {
            let root = api.service().resources.iter().copied().find(|resource| resource.segment.is_empty())?;
            let target = if root.id == IdKind::None { Target::Feed } else { Target::Item };
            return Some(Self { resource: root, target, steps: Vec::new() });
        }
        descend(api, None, &segments, &mut Vec::with_capacity(segments.len() / 2))
    }

    /// The path as names are signed and shown: without slashes at its ends, and unencoded. That of a feed is its parent's.
    pub(crate) fn link(&self) -> String {
        let length = self.steps.iter().map(|step| step.resource.segment.len() + step.id.len() + 2).sum();
        let mut link = String::with_capacity(length);
        for step in &self.steps {
            if !link.is_empty() {
                link.push('/');
            }
            link.push_str(step.resource.segment);
            link.push('/');
            link.push_str(&step.id);
        }
        link
    }
}

/// A segment as it is meant: in most there is nothing to decode.
fn decoded(segment: &str) -> Option<Cow<'_, str>> {
    if segment.contains('%') { percent_decode_str(segment).decode_utf8().ok() } else { Some(segment.into()) }
}

fn descend(api: &Api, parent: Option<&'static Resource>, rest: &[Cow<'_, str>], steps: &mut Vec<Step>) -> Option<Path> {
    for resource in api.children(parent) {
        let Some(rest) = after_segment(resource.segment, rest) else { continue };
        let Some((id, rest)) = rest.split_first() else {
            return Some(Path { resource, target: Target::Feed, steps: std::mem::take(steps) });
        };
        if resource.id == IdKind::None {
            continue;
        }
        steps.push(Step { resource, id: id.to_string() });
        if rest.is_empty() {
            return Some(Path { resource, target: Target::Item, steps: std::mem::take(steps) });
        }
        if let Some(path) = descend(api, Some(resource), rest, steps) {
            return Some(path);
        }
        steps.pop();
    }
    None
}

/// What follows a resource's step of the path, which may be of several segments.
fn after_segment<'s, 't>(step: &str, segments: &'s [Cow<'t, str>]) -> Option<&'s [Cow<'t, str>]> {
    let mut rest = segments;
    for part in step.split('/') {
        let (first, tail) = rest.split_first()?;
        if first != part {
            return None;
        }
        rest = tail;
    }
    Some(rest)
}

/// Finds the operation that a request is for.
///
/// Of those with its verb and path, it is the one whose fixed headers are all there, and that has most of them; between equals, the
/// one whose required headers are all there, and that has most of those.
pub(crate) fn route(
    api: &Api,
    method: &Method,
    path: &Path,
    headers: &Headers<'_>,
    version: ApiVersion,
) -> Outcome<&'static Operation> {
    let here = || api.operations(path.resource, path.target);
    let mut candidates: Vec<&'static Operation> = here().filter(|operation| operation.method == method).collect();
    if candidates.is_empty() && method == Method::HEAD {
        // What can be read can be asked for without its body.
        candidates = here().filter(|operation| operation.method == Method::GET).collect();
    }
    if candidates.is_empty() {
        return Err(no_verb(method, here()));
    }
    let fits = |operation: &&'static Operation| {
        let matching = |(header, value): &(&'static cosmosdb_core::service::Header, &'static str)| {
            headers.wire(header.wire).is_some_and(|sent| sent.eq_ignore_ascii_case(value))
        };
        operation.sends.iter().all(matching)
    };
    let fitting: Vec<&'static Operation> = candidates.iter().copied().filter(fits).collect();
    let best = best(&fitting, headers).ok_or_else(|| needs_headers(method, &candidates))?;
    if best.range.contains(version) {
        return Ok(best);
    }
    let in_range: Vec<&'static Operation> = fitting.into_iter().filter(|it| it.range.contains(version)).collect();
    match self::best(&in_range, headers) {
        Some(other) if other.sends.len() == best.sends.len() => Ok(other),
        _ => Err(Failure::bad_request(format!(
            "The operation {} needs API version {}; the request speaks {version}.",
            best.name, best.range
        ))),
    }
}

fn best(operations: &[&'static Operation], headers: &Headers<'_>) -> Option<&'static Operation> {
    let rank = |operation: &&&'static Operation| {
        let required = || operation.requires.iter().filter(|header| header.required_when.is_none());
        let complete = required().all(|header| headers.wire(header.wire).is_some());
        (operation.sends.len(), complete, if complete { required().count() } else { 0 })
    };
    // The first of equals: `max_by_key` would take the last.
    operations.iter().rev().max_by_key(rank).copied()
}

fn no_verb(method: &Method, here: impl Iterator<Item = &'static Operation>) -> Failure {
    let mut verbs: Vec<&str> = here.map(|operation| operation.method.as_str()).collect();
    verbs.sort_unstable();
    verbs.dedup();
    if verbs.is_empty() {
        return Failure::new(Fault::NotFound, "There is nothing at this path.");
    }
    let verbs = verbs.join(", ");
    let message = format!("The resource at this path cannot be asked for {method}, only for {verbs}.");
    Failure { allow: Some(verbs), ..Failure::new(Fault::MethodNotAllowed, message) }
}

fn needs_headers(method: &Method, candidates: &[&'static Operation]) -> Failure {
    let ways: Vec<String> = candidates
        .iter()
        .map(|operation| {
            let sends: Vec<String> = operation.sends.iter().map(|(header, value)| format!("{}: {value}", header.wire)).collect();
            sends.join(" and ")
        })
        .collect();
    Failure::bad_request(format!("A {method} of this path needs {}.", ways.join(", or ")))
}
