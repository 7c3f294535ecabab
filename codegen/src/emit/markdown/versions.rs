//! Every version and what it brought, as the ranges tell.

use super::page::{Links, Page, capital};
use crate::diff::{self, Action, Change, Kind};
use crate::ir::View;

pub(super) fn page(view: View<'_>, links: Links<'_>) -> Page {
    let api = view.api;
    let mut page = Page::new("Versions", "spec/");
    page.paragraph(
        "A request names the version that it speaks. What a version has is what it brought and all before it had, \
         less what went. `cargo codegen diff A B` tells what it means for code to move from one to another.",
    );
    page.table(
        ["version", "known by", "retired", "what it brought"],
        api.versions.iter().map(|it| {
            let version = it.version.to_string();
            let known = if it.published { "the reference" } else { "other clients" };
            let link = format!("[{version}](#{version})");
            [link, known.into(), it.retired.clone().unwrap_or_default(), crate::text::flat(&it.docs)]
        }),
    );
    for (i, info) in api.versions.iter().enumerate() {
        page.heading(2, info.version);
        page.paragraph(&info.docs);
        if info.version == view.version {
            page.paragraph("The generated crate speaks this version unless it is told otherwise.");
        }
        let Some(before) = i.checked_sub(1).and_then(|before| api.versions.get(before)) else {
            page.paragraph("The first version: it has whatever is said to have no beginning.");
            continue;
        };
        let diff = diff::diff(api, before.version, info.version);
        page.list(diff.changes.iter().map(|change| line(links, change)));
        if diff.changes.is_empty() {
            page.paragraph("Nothing that its requests or answers show.");
        }
    }
    page
}

fn line(links: Links<'_>, change: &Change) -> String {
    let action = match change.action {
        Action::Added => "new",
        Action::Removed => "gone",
        Action::Changed => "changed",
    };
    format!("{action} {} {}: {} ({})", change.kind.as_str(), target(links, change), change.what, change.class.as_str())
}

/// A link to the element.
fn target(links: Links<'_>, change: &Change) -> String {
    let api = links.api;
    let name = change.name.as_str();
    let link = match change.kind {
        Kind::Operation => api.operations.iter().find(|it| it.name.spec == name).map(|it| links.operation(it)),
        Kind::Header => api.headers.iter().find(|it| it.name.spec == name).map(|it| links.header_named(it)),
        Kind::Status => api.statuses.iter().find(|it| it.name.spec == name).map(|it| links.status(it)),
        Kind::Type | Kind::Property | Kind::Value | Kind::Variant => {
            let (ty, part) = name.split_once('.').unwrap_or((name, ""));
            let ty = api.types.iter().find(|it| it.name.spec == ty).map(|it| links.ty(it));
            ty.map(|ty| if part.is_empty() { ty } else { format!("`{part}` of {ty}") })
        }
    };
    link.unwrap_or_else(|| capital(name))
}
