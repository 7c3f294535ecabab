//! Type expressions: `PatchOperation[]`, `json{}`.

use super::Cx;
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{TypeId, TypeRef};
use crate::names::{SIMILAR, nearest};
use crate::source::Sp;

/// The types that need no declaration.
const BUILT_IN: [(&str, TypeRef); 7] = [
    ("string", TypeRef::String),
    ("integer", TypeRef::Integer),
    ("decimal", TypeRef::Decimal),
    ("boolean", TypeRef::Boolean),
    ("date", TypeRef::Date),
    ("json", TypeRef::Json),
    ("bytes", TypeRef::Bytes),
];

/// More than this many lists of lists are a slip of the pen.
const MAX_SUFFIXES: usize = 8;

impl Cx<'_, '_> {
    /// The type of an expression that may be left out.
    pub(super) fn type_or_string(&mut self, expression: Option<&Sp<String>>) -> TypeRef {
        expression.map_or(TypeRef::String, |it| self.type_of(it))
    }

    /// The type of an expression. What is not one is told, and anything fits it.
    pub(super) fn type_of(&mut self, expression: &Sp<String>) -> TypeRef {
        let mut base = expression.as_str();
        let mut suffixes = Vec::new();
        while let Some((rest, is_list)) = strip_suffix(base) {
            base = rest;
            suffixes.push(is_list);
        }
        let is_name =
            base.starts_with(|c: char| c.is_ascii_alphabetic()) && base.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !is_name || suffixes.len() > MAX_SUFFIXES {
            let message = format!("`{}` is not a type expression", expression.value);
            let it = Diagnostic::new(&codes::TYPE_SYNTAX, expression.span, message);
            self.diagnostics.push(it.note("a type expression is a name, followed by any of `[]` and `{}`"));
            return TypeRef::Json;
        }
        let built_in = BUILT_IN.into_iter().find(|(name, _)| *name == base).map(|(_, ty)| ty);
        let mut ty = match built_in {
            Some(ty) => ty,
            None => self.type_named(expression, base).map_or(TypeRef::Json, TypeRef::Named),
        };
        for is_list in suffixes.into_iter().rev() {
            ty = if is_list { TypeRef::List(Box::new(ty)) } else { TypeRef::Map(Box::new(ty)) };
        }
        ty
    }

    /// The type of a name, which is all or part of what was written; tells if there is none.
    pub(super) fn type_named(&mut self, written: &Sp<String>, name: &str) -> Option<TypeId> {
        let names = &self.resolved.type_names;
        let found = names.get(name).copied().map(TypeId);
        if found.is_none() {
            let message = format!("unknown type `{name}`");
            let it =
                Diagnostic::new(&codes::UNKNOWN_TYPE, written.span, message).label("defined neither in spec/types nor built in");
            let candidates = names.keys().map(String::as_str).chain(BUILT_IN.iter().map(|(name, _)| *name));
            self.diagnostics.push(match nearest(name, candidates) {
                Some(near) => it.replace(written.span, written.value.replacen(name, near, 1), SIMILAR),
                None => it,
            });
        }
        found
    }
}

/// The expression before its last suffix, and whether that makes a list.
fn strip_suffix(expression: &str) -> Option<(&str, bool)> {
    let list = expression.strip_suffix("[]").map(|it| (it, true));
    list.or_else(|| expression.strip_suffix("{}").map(|it| (it, false)))
}
