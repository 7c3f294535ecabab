//! Types are finite, their bounds can be met, and each is used for what it can be used for.

use super::Cx;
use super::values::number;
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{Body, Form, Property, TypeId, TypeRef};
use crate::names::{SIMILAR, nearest};
use crate::source::{Map, Sp, Span};
use crate::spec::{self, Scalar};

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    cycles(cx);
    let (resolved, api) = (cx.resolved, cx.api);
    for ((_, source), ty) in resolved.types.iter().zip(&api.types) {
        match &ty.form {
            Form::Struct { of, properties, .. } => {
                fields(cx, source.properties.as_ref(), properties, false);
                if let (Some(source), Some(of)) = (&source.of, of) {
                    parameter(cx, source, *of, properties);
                }
            }
            Form::Union { variants, .. } => {
                for ((_, source), variant) in source.variants.iter().flat_map(Map::iter).zip(variants) {
                    fields(cx, Some(&source.properties), &variant.properties, false);
                }
            }
            _ => {}
        }
    }
    for (resource, ty) in resolved.resources.iter().zip(api.types.iter().skip(resolved.types.len())) {
        fields(cx, Some(&resource.file.properties), ty.form.properties().unwrap_or_default(), true);
    }
    for ((_, source), header) in resolved.headers.iter().zip(&api.headers) {
        bounds(cx, &header.ty, source.min.as_ref(), source.max.as_ref(), source.default.as_ref());
    }
    structures(cx);
}

// ---- finite ------------------------------------------------------------------------------------------------------------------

/// An alias that leads to itself, or a structure that holds itself without a list or a map between, is of no size.
fn cycles(cx: &mut Cx<'_, '_>) {
    let spans = places(cx);
    for (start, span) in spans.iter().enumerate() {
        if let Some(how) = leads_back(cx, TypeId(start)) {
            let name = cx.api.types.get(start).map_or("", |it| it.name.spec.as_str());
            cx.fault(&codes::ALIAS_CYCLE, *span, format!("the type `{name}` {how} itself"));
            cx.endless.insert(TypeId(start));
        }
    }
}

/// Where each type is declared.
fn places(cx: &Cx<'_, '_>) -> Vec<Span> {
    let types = cx.resolved.types.iter().map(|(name, _)| name.span);
    types.chain(cx.resolved.resources.iter().map(|it| it.file.resource.span)).collect()
}

fn leads_back(cx: &Cx<'_, '_>, start: TypeId) -> Option<&'static str> {
    let mut seen = vec![start];
    let mut left = vec![start];
    while let Some(at) = left.pop() {
        for next in held(&cx.api.ty(at).form) {
            if next == start {
                return Some(if matches!(cx.api.ty(start).form, Form::Alias(_)) { "is an alias of" } else { "holds" });
            }
            if !seen.contains(&next) {
                seen.push(next);
                left.push(next);
            }
        }
    }
    None
}

/// The types that a type cannot be without.
fn held(form: &Form) -> Vec<TypeId> {
    let direct = |ty: &TypeRef| if let TypeRef::Named(id) = ty { Some(*id) } else { None };
    match form {
        // A list of itself is not a type either, where there is but an alias to name it.
        Form::Alias(ty) => direct(ty.base()).into_iter().collect(),
        Form::Struct { properties, .. } => properties.iter().filter_map(|it| direct(&it.ty)).collect(),
        Form::Union { variants, .. } => variants.iter().flat_map(|it| &it.properties).filter_map(|it| direct(&it.ty)).collect(),
        Form::Enum(_) | Form::Native { .. } => Vec::new(),
    }
}

// ---- properties --------------------------------------------------------------------------------------------------------------

fn fields(cx: &mut Cx<'_, '_>, sources: Option<&Map<spec::Property>>, properties: &[Property], of_resource: bool) {
    let mut identity: Option<Span> = None;
    for ((wire, source), property) in sources.into_iter().flat_map(Map::iter).zip(properties) {
        bounds(cx, &property.ty, source.min.as_ref(), source.max.as_ref(), source.default.as_ref());
        let unaliased = cx.unaliased(&property.ty);
        if let Some(each) = source.each.as_ref().filter(|_| !matches!(unaliased, TypeRef::List(_))) {
            cx.fault(&codes::PROPERTY_FIELDS, each.span, format!("`each` of `{}`, which is not a list", wire.value));
        }
        if let (Some(_), Some(since)) = (&source.required, &source.required_since) {
            let message = format!("`{}` is both `required` and `required_since`", wire.value);
            cx.fault(&codes::PROPERTY_FIELDS, since.span, message);
        }
        if let Some(at) = source.identity.as_ref().filter(|it| it.value) {
            let wrong = if !of_resource {
                Some("is not of a resource")
            } else if *unaliased != TypeRef::String {
                Some("is not a string")
            } else if identity.is_some() {
                Some("is not the only one")
            } else {
                None
            };
            if let Some(wrong) = wrong {
                cx.fault(&codes::PROPERTY_FIELDS, at.span, format!("the identity `{}` {wrong}", wire.value));
            }
            identity = Some(at.span);
        }
    }
}

/// In the place of a free-form resource applications have a type of their own: some property has to hold it, as it is.
fn parameter(cx: &mut Cx<'_, '_>, source: &Sp<String>, of: TypeId, properties: &[Property]) {
    let is_free = cx.api.ty(of).resource.is_some_and(|id| cx.api.resource(id).free);
    if !is_free {
        cx.fault(&codes::ROWS, source.span, format!("`{}` is not a free-form resource", source.value));
    } else if !properties.iter().any(|it| it.ty == TypeRef::Named(of)) {
        cx.fault(&codes::ROWS, source.span, format!("no property is of the type `{}`", source.value));
    }
}

/// `min`, `max` and `default` go together, and with the type.
fn bounds(cx: &mut Cx<'_, '_>, ty: &TypeRef, min: Option<&Sp<f64>>, max: Option<&Sp<f64>>, default: Option<&Sp<Scalar>>) {
    let api = cx.api;
    let ty = match ty {
        TypeRef::Named(id) => match &api.ty(*id).form {
            Form::Alias(aliased) => cx.unaliased(aliased),
            _ => ty,
        },
        _ => ty,
    };
    if let Some(bound) = min.or(max)
        && !matches!(ty, TypeRef::Integer | TypeRef::Decimal)
    {
        return cx.fault(&codes::BOUNDS, bound.span, "only numbers have bounds");
    }
    if let (Some(min), Some(max)) = (min, max)
        && min.value > max.value
    {
        let it = Diagnostic::new(
            &codes::BOUNDS,
            max.span,
            format!("no number is both {} or more and {} or less", min.value, max.value),
        );
        return cx.tell(it.and(min.span, "the least value"));
    }
    let Some(default) = default else { return };
    let text: &str = default;
    match ty {
        TypeRef::Integer | TypeRef::Decimal => match number(ty, text) {
            None => cx.fault(&codes::BOUNDS, default.span, format!("the default `{text}` is not such a number")),
            Some(it) if min.is_some_and(|min| it < min.value) || max.is_some_and(|max| it > max.value) => {
                cx.fault(&codes::BOUNDS, default.span, format!("the default `{text}` is out of bounds"));
            }
            Some(_) => {}
        },
        TypeRef::Boolean if !text.eq_ignore_ascii_case("true") && !text.eq_ignore_ascii_case("false") => {
            cx.fault(&codes::BOUNDS, default.span, format!("the default `{text}` is neither true nor false"));
        }
        TypeRef::Named(id) => {
            if let Form::Enum(values) = &api.ty(*id).form
                && !values.iter().any(|it| it.wire == text)
            {
                let message = format!("the default `{text}` is not a value of `{}`", api.ty(*id).name.spec);
                let it = Diagnostic::new(&codes::BOUNDS, default.span, message);
                cx.tell(match nearest(text, values.iter().map(|it| it.wire.as_str())) {
                    Some(near) => it.replace(default.span, near, SIMILAR),
                    None => it,
                });
            }
        }
        _ => {}
    }
}

// ---- structures --------------------------------------------------------------------------------------------------------------

fn structures(cx: &mut Cx<'_, '_>) {
    let api = cx.api;
    let operations: Vec<_> = cx.operations().collect();
    for (op, it) in operations {
        if let (Body::Fields(ty), Some(at)) = (&it.body, &op.full.fields)
            && api.ty(*ty).form.properties().is_none()
        {
            let message = format!("`{}` is not a structure: it has no properties to make arguments of", at.value);
            cx.fault(&codes::NOT_A_STRUCTURE, at.span, message);
        }
    }
    let error = &cx.resolved.spec.service.error;
    if let Some(ty) = cx.resolved.type_names.get(&error.value).and_then(|id| api.types.get(*id))
        && ty.form.properties().is_none()
    {
        cx.fault(&codes::NOT_A_STRUCTURE, error.span, format!("`{}` is not a structure", error.value));
    }
}
