//! Every type of the wire that is not a resource.

use super::page::{Links, Page, capital, describe, notes, yes};
use super::resource::properties_table;
use crate::ir::{Body, Content, Form, Property, Range, Type, TypeId, TypeRef, View};
use crate::json;

pub(super) fn page(view: View<'_>, links: Links<'_>) -> Page {
    let api = view.api;
    let mut page = Page::new("Types", "spec/types/");
    page.paragraph(
        "A type is followed by `[]` where it is a list and by `{}` where it is a map from strings. String enums are open: the service \
         may answer values that are not listed.",
    );
    let shown = |ty: &&Type| ty.resource.is_none();
    page.list(api.types.iter().filter(shown).map(|ty| format!("{}: {}", links.ty(ty), crate::text::first_line(&ty.about.docs))));
    for (i, ty) in api.types.iter().enumerate().filter(|(_, ty)| shown(ty)) {
        section(&mut page, view, links, TypeId(i), ty);
    }
    page
}

fn section(page: &mut Page, view: View<'_>, links: Links<'_>, id: TypeId, ty: &Type) {
    let api = view.api;
    page.heading(2, &ty.name.spec);
    page.paragraph(&ty.about.docs);
    page.paragraph(capital(&notes(&ty.about, &Range::default()).join("; ")));
    let range = &ty.about.range;
    match &ty.form {
        Form::Struct { open, of, properties, .. } => {
            properties_table(page, links, properties, range);
            let of = of.map(|id| format!("In the place of {} an application has a type of its own.", links.ty(api.ty(id))));
            page.paragraph(of.unwrap_or_default());
            page.paragraph(yes(*open, "The service may send other members; they are kept."));
        }
        Form::Enum(values) => {
            page.table(
                ["value", "what it means"],
                values.iter().map(|it| [format!("`{}`", it.wire), describe(&it.about, range)]),
            );
        }
        Form::Union { tag, variants } => {
            page.paragraph(format!("One of these, told apart by the member `{tag}`."));
            for variant in variants {
                page.paragraph(format!("**`{}`**: {}", variant.wire, describe(&variant.about, range)));
                properties_table(page, links, &variant.properties, &variant.about.range);
            }
        }
        Form::Native { schema, .. } => page.code("json", &json::to_text(schema, 100)),
        Form::Alias(of) => page.paragraph(format!("Another name for {}.", links.expression(of))),
    }
    let users = users(view, links, id);
    page.paragraph(yes(!users.is_empty(), &format!("Used by: {}.", users.join(", "))));
    page.paragraph(format!("Specification: {}.", links.source(&ty.about.place)));
}

/// The types, headers and operations that name a type.
fn users(view: View<'_>, links: Links<'_>, id: TypeId) -> Vec<String> {
    let api = view.api;
    let any = |properties: &[Property]| properties.iter().any(|it| names(&it.ty, id));
    let types = api.types.iter().filter(|ty| match &ty.form {
        Form::Struct { properties, .. } => any(properties),
        Form::Union { variants, .. } => variants.iter().any(|it| any(&it.properties)),
        Form::Alias(of) => names(of, id),
        Form::Enum(_) | Form::Native { .. } => false,
    });
    let headers = api.headers.iter().filter(|it| names(&it.ty, id));
    let operations = api.operations.iter().filter(|op| {
        let sent = match &op.body {
            Body::Whole(ty) => names(ty, id),
            Body::Fields(fields) => *fields == id,
            Body::None => false,
        };
        sent || op.rows == Some(id) || op.ok.iter().any(|(_, content)| matches!(content, Content::Type(ty) if names(ty, id)))
    });
    let types = types.map(|it| links.ty(it));
    types.chain(headers.map(|it| links.header_named(it))).chain(operations.map(|it| links.operation(it))).collect()
}

fn names(ty: &TypeRef, id: TypeId) -> bool {
    match ty {
        TypeRef::Named(it) => *it == id,
        TypeRef::List(of) | TypeRef::Map(of) => names(of, id),
        _ => false,
    }
}
