//! One resource: where it stands, its properties, its operations.

use super::operation;
use super::page::{Links, Page, capital, code, describe, limits, notes, yes};
use crate::ir::{Form, IdKind, Property, Range, ResourceId, View};
use crate::text;

pub(super) fn page(view: View<'_>, links: Links<'_>, id: ResourceId) -> Page {
    let api = view.api;
    let resource = api.resource(id);
    let mut page = Page::new(&capital(&text::words(&resource.name)), &resource.about.place.file);
    page.paragraph(&resource.about.docs);
    page.paragraph(capital(&notes(&resource.about, &Range::default()).join("; ")));

    let mut facts: Vec<String> = Vec::new();
    let mut fact = |name: &str, value: String| facts.extend((!value.is_empty()).then(|| format!("{name}: {value}")));
    if let Some(parent) = resource.parent {
        fact("Lives in", links.resource(parent));
    }
    let children =
        api.resources.iter().enumerate().filter(|(_, it)| it.parent == Some(id)).map(|(i, _)| links.resource(ResourceId(i)));
    fact("Holds", children.collect::<Vec<_>>().join(", "));
    fact("Path", if resource.segment.is_empty() { "`/`".into() } else { format!("`…/{}`", resource.segment) });
    let kind = match resource.id {
        IdKind::Name => "its id or its rid",
        IdKind::Rid => "its rid",
        IdKind::None => "",
    };
    fact("Addressed by", kind.into());
    fact("Resource type in signatures", yes(!resource.signs.is_empty(), &format!("`{}`", resource.signs)));
    fact("Signed part of the rid", resource.rid_bytes.map(|bytes| format!("its first {bytes} bytes")).unwrap_or_default());
    fact("Array of the feed", code(resource.feed.as_ref()));
    fact("Also called", resource.aliases.iter().map(|it| text::flat(it).replace('_', " ")).collect::<Vec<_>>().join(", "));
    fact("Specification", links.source(&resource.about.place));
    page.list(facts);

    page.heading(2, "Operations");
    page.table(
        ["operation", "request", "versions", "what it does"],
        api.operations_of(id).map(|(_, op)| {
            let request = format!("`{} {}`", op.verb, text::path(api, &op.path));
            [links.operation(op), request, text::range(&op.about.range), text::first_line(&op.about.docs).into()]
        }),
    );

    let ty = api.ty(resource.ty);
    page.heading(2, "Properties");
    if let Form::Struct { open, properties, .. } = &ty.form {
        properties_table(&mut page, links, properties, &ty.about.range);
        if properties.is_empty() {
            page.paragraph("None that are known of.");
        }
        page.paragraph(yes(resource.free, "It is free-form JSON: these are the members that mean something to the service."));
        page.paragraph(yes(*open && !resource.free, "The service may send others; they are kept."));
    }

    for (_, op) in api.operations_of(id) {
        operation::section(&mut page, view, links, op);
    }
    page
}

/// The properties of a structure.
pub(super) fn properties_table(page: &mut Page, links: Links<'_>, properties: &[Property], parent: &Range) {
    page.table(
        ["property", "type", "in requests", "default", "limits", "what it is"],
        properties.iter().map(|it| {
            [
                format!("`{}`", it.wire),
                links.expression(&it.ty),
                in_requests(it),
                code(it.default.as_ref()),
                limits(it.min, it.max),
                describe(&it.about, parent),
            ]
        }),
    );
}

fn in_requests(property: &Property) -> String {
    match &property.required {
        _ if property.system => "set by the service".into(),
        None => "optional".into(),
        Some(range) if *range == property.about.range => "required".into(),
        Some(range) => format!("required {}", text::range(range)).trim_end().to_owned(),
    }
}
