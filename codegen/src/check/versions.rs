//! Versions are in order, and nothing lives longer than what it belongs to.

use super::elements::{Item, elements};
use super::{Cx, versions};
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{About, Body, Content, Form, HeaderId, Operation, Property, Range, TypeRef, Version};
use crate::resolve::Op;
use crate::source::{Map, Sp};
use crate::spec;

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    listed(cx);
    for item in elements(cx) {
        range(cx, &item);
    }
    types(cx);
    let operations: Vec<_> = cx.operations().collect();
    for (op, it) in operations {
        // What is in no version at all is told already.
        if it.about.range.meets(it.about.range) {
            requirements(cx, op, it);
            uses(cx, op, it);
        }
    }
}

/// The list in `service.yaml`.
fn listed(cx: &mut Cx<'_, '_>) {
    let mut last: Option<(Version, &Sp<String>)> = None;
    for (name, it) in cx.resolved.spec.service.versions.iter() {
        if let Some(retired) = it.retired.as_ref().filter(|it| Version::parse(it).is_none()) {
            cx.fault(&codes::VERSION_ORDER, retired.span, format!("`{}` is not a date", retired.value));
        }
        let Some(version) = Version::parse(name) else {
            cx.fault(&codes::VERSION_ORDER, name.span, format!("`{}` is not a version", name.value));
            continue;
        };
        if let Some((before, at)) = last.filter(|(before, _)| *before >= version) {
            let it = Diagnostic::new(&codes::VERSION_ORDER, name.span, format!("version {version} stands after {before}"));
            cx.tell(it.and(at.span, "this is later"));
        }
        last = Some((version, name));
    }
    if cx.resolved.versions.is_empty() {
        let span = cx.resolved.spec.service.title.span;
        cx.fault(&codes::VERSION_ORDER, span, "there is no version");
    }
}

fn range(cx: &mut Cx<'_, '_>, item: &Item<'_>) {
    let (what, name, parent) = (item.what, item.name.as_str(), item.parent);
    let read = |it: Option<&Sp<String>>| it.and_then(|it| Some((Version::parse(it)?, it.span)));
    let (since, until) = (read(item.element.since()), read(item.element.until()));

    if let (Some((since, at)), Some((until, end))) = (since, until)
        && until <= since
    {
        let it = Diagnostic::new(&codes::RANGE_INVERTED, end, format!("the {what} `{name}` ends at {until}, before it begins"));
        return cx.tell(it.and(at, format!("it begins at {since}")));
    }
    if let Some((since, at)) = since.filter(|(it, _)| !parent.contains(*it)) {
        let message = format!("the {what} `{name}` begins at {since}, but what it belongs to lives {}", versions(parent));
        cx.fault(&codes::RANGE_OUTSIDE, at, message);
    }
    let too_late = |it: Version| parent.until.is_some_and(|until| it > until) || parent.since.is_some_and(|since| it <= since);
    if let Some((until, at)) = until.filter(|(it, _)| too_late(*it)) {
        let message = format!("the {what} `{name}` ends at {until}, but what it belongs to lives {}", versions(parent));
        cx.fault(&codes::RANGE_OUTSIDE, at, message);
    }
    let own = Range { since: since.map(|it| it.0).or(parent.since), until: until.map(|it| it.0).or(parent.until) };
    if let Some(deprecated) = item.element.deprecated()
        && let Some(version) = Version::parse(&deprecated.since).filter(|it| !own.contains(*it))
    {
        let message = format!("the {what} `{name}` is deprecated from {version} on, but lives {}", versions(own));
        cx.fault(&codes::RANGE_OUTSIDE, deprecated.since.span, message);
    }
}

/// An operation has what it requires in all of its versions.
fn requirements(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation) {
    let range = it.about.range;
    let required = op.full.requires.iter().flatten();
    let sent = op.full.sends.iter().flat_map(Map::iter).map(|(name, _)| name);
    let turned = op.full.pages.iter().flat_map(|it| [&it.next, &it.resume]);
    for name in required.chain(sent).chain(turned) {
        let Some(id) = cx.resolved.header_names.get(name).map(HeaderId) else { continue };
        let header = cx.api.header(id);
        if !header.about.range.covers(range) && !cx.may_be_absent(&header.ty) {
            let message = format!("the header `{}` is not in all versions of the operation `{}`", name.value, op.name.value);
            let label = format!("the header lives {}, the operation {}", versions(header.about.range), versions(range));
            cx.tell(Diagnostic::new(&codes::REQUIRED_TOO_NEW, name.span, message).label(label));
        }
    }
}

/// What has a type has it in all of its versions: else it could not be written down in some.
fn types(cx: &mut Cx<'_, '_>) {
    let (resolved, api) = (cx.resolved, cx.api);
    for ((name, source), header) in resolved.headers.iter().zip(&api.headers) {
        has_type(cx, "header", name, source.ty.as_ref(), &header.ty, header.about.range);
    }
    for ((name, source), ty) in resolved.types.iter().zip(&api.types) {
        match &ty.form {
            Form::Struct { properties, .. } => fields(cx, source.properties.as_ref(), properties),
            Form::Union { variants, .. } => {
                for ((_, source), variant) in source.variants.iter().flat_map(Map::iter).zip(variants) {
                    fields(cx, Some(&source.properties), &variant.properties);
                }
            }
            Form::Alias(aliased) => has_type(cx, "type", name, source.alias.as_ref(), aliased, ty.about.range),
            Form::Enum(_) | Form::Native { .. } => {}
        }
    }
    for (resource, ty) in resolved.resources.iter().zip(api.types.iter().skip(resolved.types.len())) {
        fields(cx, Some(&resource.file.properties), ty.form.properties().unwrap_or_default());
    }
    let operations: Vec<_> = cx.operations().collect();
    for (op, it) in operations {
        let range = it.about.range;
        match &it.body {
            Body::Whole(ty) => has_type(cx, "operation", op.name, op.full.body.as_ref(), ty, range),
            Body::Fields(id) => has_type(cx, "operation", op.name, op.full.fields.as_ref(), &TypeRef::Named(*id), range),
            Body::None => {}
        }
        for (status, content) in op.full.ok.iter().flat_map(Map::iter) {
            let meant = it.ok.iter().find(|(number, _)| status.parse() == Ok(*number)).map(|(_, content)| content);
            if let Some(Content::Type(ty)) = meant {
                has_type(cx, "operation", op.name, Some(content), ty, range);
            }
        }
    }
}

fn fields(cx: &mut Cx<'_, '_>, sources: Option<&Map<spec::Property>>, properties: &[Property]) {
    for ((wire, source), property) in sources.into_iter().flat_map(Map::iter).zip(properties) {
        has_type(cx, "property", wire, source.ty.as_ref(), &property.ty, property.about.range);
    }
}

fn has_type(cx: &mut Cx<'_, '_>, what: &str, name: &Sp<String>, written: Option<&Sp<String>>, ty: &TypeRef, range: Range) {
    let TypeRef::Named(id) = ty.base() else { return };
    let ty = cx.api.ty(*id);
    if range.meets(range) && !ty.about.range.covers(range) {
        let message = format!("the type `{}` is not in all versions of the {what} `{}`", ty.name.spec, name.value);
        let label = format!("the type lives {}, the {what} {}", versions(ty.about.range), versions(range));
        let span = written.map_or(name.span, |it| it.span);
        cx.tell(Diagnostic::new(&codes::REQUIRED_TOO_NEW, span, message).label(label));
    }
}

/// No operation names what it meets in no version.
fn uses(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation) {
    let range = it.about.range;
    let headers = op.full.headers.iter().chain(op.full.returns.iter()).flatten();
    for name in headers {
        if let Some(id) = cx.resolved.header_names.get(name) {
            meets(cx, "header", name, op, &cx.api.header(HeaderId(id)).about, range);
        }
    }
    for name in op.full.fails.iter().flatten() {
        if let Some(status) = cx.resolved.status_names.get(name).and_then(|id| cx.api.statuses.get(id)) {
            meets(cx, "status", name, op, &status.about, range);
        }
    }
}

fn meets(cx: &mut Cx<'_, '_>, what: &str, name: &Sp<String>, op: &Op<'_>, about: &About, range: Range) {
    if !about.range.meets(range) {
        let message = format!("no version has both the {what} `{}` and the operation `{}`", name.value, op.name.value);
        let label = format!("it lives {}, the operation {}", versions(about.range), versions(range));
        cx.tell(Diagnostic::new(&codes::UNREACHABLE, name.span, message).label(label));
    }
}
