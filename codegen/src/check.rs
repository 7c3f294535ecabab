//! The rules that a specification has to keep, by what they are about. All of them are looked at, whatever is found.

use crate::codes::Code;
use crate::diag::{Diagnostic, Diagnostics};
use crate::ir::{Api, Form, HeaderId, Operation, Range, TypeRef, Version};
use crate::resolve::{Op, Resolved};
use crate::source::Span;

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
    let mut cx = Cx { resolved, api, diagnostics };
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
    unused::check(&mut cx);
}

/// What every rule looks at: the files for the places, the API for the meaning. Their lists run in step.
struct Cx<'a, 's> {
    resolved: &'a Resolved<'s>,
    api: &'a Api,
    diagnostics: &'a mut Diagnostics,
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
        before(self.since.max(other.since), self.until)
            && before(self.since.max(other.since), other.until)
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
