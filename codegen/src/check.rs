//! The rules that a specification has to keep, by what they are about. All of them are looked at, whatever is found.

use std::collections::BTreeSet;

use crate::codes::Code;
use crate::diag::{Diagnostic, Diagnostics};
use crate::ir::{Api, Form, HeaderId, Operation, Range, TypeId, TypeRef, Version};
use crate::resolve::{Op, Resolved};
use crate::source::{Map, Sp, Span};

mod docs;
mod elements;
mod examples;
mod headers;
mod names;
mod operations;
mod quirks;
mod resources;
mod routes;
mod statuses;
mod types;
mod unused;
mod values;
mod versions;

/// Tells everything that is wrong with a specification.
pub(crate) fn check(resolved: &Resolved<'_>, api: &Api, diagnostics: &mut Diagnostics) {
    let mut cx = Cx { resolved, api, diagnostics, endless: BTreeSet::new() };
    names::check(&mut cx);
    docs::check(&mut cx);
    versions::check(&mut cx);
    types::check(&mut cx);
    headers::check(&mut cx);
    statuses::check(&mut cx);
    resources::check(&mut cx);
    operations::check(&mut cx);
    routes::check(&mut cx);
    examples::check(&mut cx);
    quirks::check(&mut cx);
    // Where a name is wrong, the right one is not used: that is no news.
    if !cx.diagnostics.any_error() {
        unused::check(&mut cx);
    }
}

/// What every rule looks at: the files for the places, the API for the meaning. Their lists run in step.
struct Cx<'a, 's> {
    resolved: &'a Resolved<'s>,
    api: &'a Api,
    diagnostics: &'a mut Diagnostics,
    /// The types that lead back to themselves: there is no use in asking what fits them.
    endless: BTreeSet<TypeId>,
}

impl<'a, 's> Cx<'a, 's> {
    fn tell(&mut self, it: Diagnostic) {
        self.diagnostics.push(it);
    }

    fn fault(&mut self, code: &'static Code, span: Span, message: impl Into<String>) {
        self.tell(Diagnostic::new(code, span, message));
    }

    /// The operations as they are written and as they are meant.
    fn operations(&self) -> impl Iterator<Item = (&'a Op<'s>, &'a Operation)> + use<'a, 's> {
        self.resolved.operations.iter().zip(&self.api.operations)
    }

    fn header_name(&self, id: HeaderId) -> &'a str {
        &self.api.header(id).name.spec
    }

    /// Whether the way from the root to the operation's resource is known, step by step.
    fn is_placed(&self, op: &Op<'_>) -> bool {
        let mut at = Some(op.resource);
        while let Some(resource) = at.and_then(|it| self.resolved.resources.get(it)) {
            if !resource.rooted || !resources::is_step(resource.file) {
                return false;
            }
            at = resource.parent;
        }
        op.full.on.is_some()
    }

    /// Whether every header that the operation names for its requests, or its answers, is known. Else one that it seems to
    /// lack may be what was meant.
    fn knows_headers(&self, op: &Op<'_>, in_request: bool) -> bool {
        let full = &op.full;
        let lists = if in_request { [&full.requires, &full.headers] } else { [&full.returns, &None] };
        let sends = full.sends.iter().flat_map(Map::iter).map(|(name, _)| name);
        let is_header = |name: &Sp<String>| self.resolved.header_names.get(name).is_some();
        let mut names = lists.into_iter().flatten().flatten().chain(sends);
        names.all(|name| match name.strip_prefix('$') {
            None => is_header(name),
            Some(group) => {
                let group = self.resolved.group_names.get(group).and_then(|id| self.resolved.groups.get(id));
                group.is_some_and(|(_, it)| it.headers.iter().all(is_header))
            }
        })
    }

    /// The type behind all aliases; `Json` where they lead back to themselves.
    fn unaliased(&self, ty: &'a TypeRef) -> &'a TypeRef {
        let mut at = ty;
        for _ in 0..=self.api.types.len() {
            match at {
                TypeRef::Named(id) => match &self.api.ty(*id).form {
                    Form::Alias(next) => at = next,
                    _ => return at,
                },
                _ => return at,
            }
        }
        &TypeRef::Json
    }

    /// Whether a type stands for "nothing is sent", too.
    fn may_be_absent(&self, ty: &'a TypeRef) -> bool {
        match self.unaliased(ty) {
            TypeRef::Named(id) => matches!(&self.api.ty(*id).form, Form::Native { absent: Some(_), .. }),
            _ => false,
        }
    }
}

impl Range {
    /// Whether every version of `inner` is one of these.
    fn covers(self, inner: Range) -> bool {
        let since = self.since.is_none_or(|since| inner.since.is_some_and(|it| since <= it));
        let until = self.until.is_none_or(|until| inner.until.is_some_and(|it| it <= until));
        since && until
    }

    /// Whether some version is one of both.
    fn meets(self, other: Range) -> bool {
        let before = |since: Option<Version>, until: Option<Version>| match (since, until) {
            (Some(since), Some(until)) => since < until,
            _ => true,
        };
        let since = self.since.max(other.since);
        before(since, self.until) && before(since, other.until)
    }
}

/// A range in words.
fn versions(range: Range) -> String {
    match (range.since, range.until) {
        (None, None) => "all versions".to_owned(),
        (Some(since), None) => format!("from {since} on"),
        (None, Some(until)) => format!("before {until}"),
        (Some(since), Some(until)) => format!("from {since} to before {until}"),
    }
}
