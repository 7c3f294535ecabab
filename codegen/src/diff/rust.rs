//! The names of the emitted Rust items that a change touches.

use super::{Part, Use};
use crate::ir::{Api, Header, IdKind, Operation, Property, Status, Type};

/// The type of an operation: `CreateDocument`.
pub(super) fn operation(op: &Operation) -> String {
    op.name.pascal.clone()
}

/// The method that makes an operation, of the handle of what the resource lives in: `Collection::create_document`.
pub(super) fn method(api: &Api, op: &Operation) -> String {
    let parents = std::iter::successors(api.resource(op.resource).parent, |id| api.resource(*id).parent);
    let handle = parents.map(|id| api.resource(id)).find(|it| it.id != IdKind::None);
    format!("{}::{}", handle.map_or("Client", |it| it.name.pascal.as_str()), op.name.snake)
}

/// The type of a wire model: `CollectionProperties`, `IndexingPolicy`.
pub(super) fn model(api: &Api, ty: &Type) -> String {
    match ty.resource {
        Some(id) => format!("{}Properties", api.resource(id).name.pascal),
        None => ty.name.pascal.clone(),
    }
}

/// The setter, argument or marker of a header.
pub(super) fn header(api: &Api, header: &Header, used: &Use<'_>) -> String {
    match (used.operation, used.part) {
        (_, Part::Answer) => format!("headers::{}", header.name.pascal),
        (None, _) => format!("*::{}", header.name.snake),
        (Some(op), Part::Fixed) => operation(op),
        (Some(op), Part::Argument) => format!("{}({})", method(api, op), header.name.snake),
        (Some(op), Part::Option) => format!("{}::{}", operation(op), header.name.snake),
    }
}

/// The setter or argument of a property that is a part of an operation's body.
pub(super) fn field(api: &Api, op: &Operation, property: &Property, required: bool) -> String {
    match required {
        true => format!("{}({})", method(api, op), property.name.snake),
        false => format!("{}::{}", operation(op), property.name.snake),
    }
}

/// The variant of an operation's failures.
pub(super) fn failure(op: &Operation, status: &Status) -> String {
    format!("{}Failure::{}", op.name.pascal, status.name.pascal)
}
