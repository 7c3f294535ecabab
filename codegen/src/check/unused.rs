//! Warns of what nothing uses.

use std::collections::BTreeSet;

use super::Cx;
use crate::codes;
use crate::ir::{Body, Content, Form, HeaderId, Property, TypeId, TypeRef};
use crate::source::Sp;

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    headers(cx);
    groups(cx);
    types(cx);
    statuses(cx);
}

fn headers(cx: &mut Cx<'_, '_>) {
    let api = cx.api;
    let mut used: BTreeSet<HeaderId> = api.requests.iter().chain(&api.responses).copied().collect();
    for op in &api.operations {
        used.extend(op.requires.iter().chain(&op.headers).chain(&op.returns));
        used.extend(op.sends.iter().map(|(id, _)| id));
        used.extend(op.pages.iter().flat_map(|it| [it.next, it.resume]));
    }
    for (at, (name, it)) in cx.resolved.headers.iter().enumerate() {
        if !it.by_core && !used.contains(&HeaderId(at)) {
            cx.fault(&codes::UNUSED_HEADER, name.span, format!("nothing uses the header `{}`", name.value));
        }
    }
}

fn groups(cx: &mut Cx<'_, '_>) {
    let service = cx.resolved.spec.service;
    let operations = cx.resolved.operations.iter().map(|it| &it.full);
    let lists = operations.flat_map(|it| [&it.headers, &it.requires, &it.returns]).flatten();
    let names = lists.chain([&service.requests, &service.responses]).flatten();
    let used: BTreeSet<&str> = names.filter_map(|it: &Sp<String>| it.strip_prefix('$')).collect();
    for (name, _) in &cx.resolved.groups {
        if !used.contains(name.as_str()) {
            cx.fault(&codes::UNUSED_GROUP, name.span, format!("nothing uses the group of headers `{}`", name.value));
        }
    }
}

fn types(cx: &mut Cx<'_, '_>) {
    let api = cx.api;
    let mut left: Vec<TypeId> = Vec::new();
    let mut add = |ty: &TypeRef| {
        if let TypeRef::Named(id) = ty.base() {
            left.push(*id);
        }
    };
    api.headers.iter().for_each(|it| add(&it.ty));
    for op in &api.operations {
        match &op.body {
            Body::None => {}
            Body::Whole(ty) => add(ty),
            Body::Fields(id) => add(&TypeRef::Named(*id)),
        }
        op.rows.iter().for_each(|id| add(&TypeRef::Named(*id)));
        for (_, content) in &op.ok {
            if let Content::Type(ty) = content {
                add(ty);
            }
        }
    }
    // Resources are there for themselves.
    api.resources.iter().for_each(|it| add(&TypeRef::Named(it.ty)));
    left.extend((!api.types.is_empty()).then_some(api.error));

    let mut used: BTreeSet<TypeId> = BTreeSet::new();
    while let Some(id) = left.pop() {
        if used.insert(id) {
            let of = |properties: &[Property]| -> Vec<TypeRef> { properties.iter().map(|it| it.ty.clone()).collect() };
            let held = match &api.ty(id).form {
                Form::Struct { properties, .. } => of(properties),
                Form::Union { variants, .. } => variants.iter().flat_map(|it| of(&it.properties)).collect(),
                Form::Alias(ty) => vec![ty.clone()],
                Form::Enum(_) | Form::Native { .. } => Vec::new(),
            };
            left.extend(held.iter().filter_map(|it| if let TypeRef::Named(id) = it.base() { Some(*id) } else { None }));
        }
    }
    for (at, (name, _)) in cx.resolved.types.iter().enumerate() {
        if !used.contains(&TypeId(at)) {
            cx.fault(&codes::UNUSED_TYPE, name.span, format!("nothing uses the type `{}`", name.value));
        }
    }
}

fn statuses(cx: &mut Cx<'_, '_>) {
    let used: BTreeSet<usize> = cx.api.operations.iter().flat_map(|it| &it.fails).map(|id| id.0).collect();
    for (at, ((name, _), status)) in cx.resolved.statuses.iter().zip(&cx.api.statuses).enumerate() {
        // Successes are named for readers of logs, and so are sub-statuses: they tell more of what an operation does answer.
        let is_failure = status.sub.is_none() && status.status.is_some_and(|it| it >= 400);
        if is_failure && status.origin != crate::ir::Origin::Client && !used.contains(&at) {
            cx.fault(&codes::UNUSED_STATUS, name.span, format!("no operation answers the status `{}`", name.value));
        }
    }
}
