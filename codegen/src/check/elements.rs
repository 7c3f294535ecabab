//! Everything that has documentation and versions, in one list.

use super::Cx;
use crate::ir::{Form, Range};
use crate::source::{Map, Sp};
use crate::spec::{Element, Property};

/// An element and what it belongs to.
pub(super) struct Item<'a> {
    /// What it is: `property`.
    pub(super) what: &'static str,
    pub(super) name: &'a Sp<String>,
    pub(super) element: &'a dyn Element,
    /// The versions of what it belongs to.
    pub(super) parent: Range,
}

/// All elements of the specification.
pub(super) fn elements<'a>(cx: &Cx<'a, '_>) -> Vec<Item<'a>> {
    let mut all = Vec::new();
    let (resolved, api) = (cx.resolved, cx.api);
    let free = Range::default();
    let mut add = |what, name: &'a Sp<String>, element: &'a dyn Element, parent| all.push(Item { what, name, element, parent });

    for (name, it) in &resolved.headers {
        add("header", name, *it, free);
    }
    for (name, it) in &resolved.statuses {
        add("status", name, *it, free);
    }
    for ((name, it), ty) in resolved.types.iter().zip(&api.types) {
        add("type", name, *it, free);
        let range = ty.about.range;
        for (name, it) in it.properties.iter().flat_map(Map::iter) {
            add("property", name, it, range);
        }
        for (name, it) in it.values.iter().flat_map(Map::iter) {
            add("value", name, it, range);
        }
        let variants = if let Form::Union { variants, .. } = &ty.form { variants.as_slice() } else { &[] };
        for ((name, it), variant) in it.variants.iter().flat_map(Map::iter).zip(variants) {
            add("variant", name, it, range);
            for (name, it) in it.properties.iter() {
                add("property", name, it, variant.about.range);
            }
        }
    }
    for (it, resource) in resolved.resources.iter().zip(&api.resources) {
        add("resource", &it.file.resource, it.file, free);
        let properties: &'a Map<Property> = &it.file.properties;
        for (name, it) in properties.iter() {
            add("property", name, it, resource.about.range);
        }
    }
    for op in &resolved.operations {
        let range = api.resources.get(op.resource).map(|it| it.about.range).unwrap_or_default();
        add("operation", op.name, &op.full, range);
    }
    all
}
