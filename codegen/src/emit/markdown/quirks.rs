//! Where the reference contradicts itself or the service.

use super::page::{Links, Page};
use crate::ir::View;
use crate::text;

pub(super) fn page(view: View<'_>, links: Links<'_>) -> Page {
    let mut page = Page::new("Quirks", "spec/quirks.yaml");
    page.paragraph(
        "Where the REST reference contradicts itself or the service: what each says, who knows, and what we do about it.",
    );
    for quirk in &view.api.quirks {
        page.heading(2, &quirk.name);
        page.list([
            format!("About: {}", about(links, &quirk.about)),
            format!("The reference: {}", text::flat(&quirk.reference)),
            format!("The service: {}", text::flat(&quirk.service)),
            format!("Evidence: {}", text::flat(&quirk.evidence)),
            format!("We: {}", text::flat(&quirk.we)),
        ]);
    }
    page
}

/// `operation replace_collection`, its name linked.
fn about(links: Links<'_>, about: &str) -> String {
    let api = links.api;
    let Some((kind, name)) = about.split_once(' ') else { return about.to_owned() };
    let link = match kind {
        "operation" => api.operations.iter().find(|it| it.name.spec == name).map(|it| links.operation(it)),
        "header" => api.headers.iter().find(|it| it.name.spec == name).map(|it| links.header_named(it)),
        "status" => api.statuses.iter().find(|it| it.name.spec == name).map(|it| links.status(it)),
        "type" => api.types.iter().find(|it| it.name.spec == name).map(|it| links.ty(it)),
        "resource" => {
            let found = api.resources.iter().position(|it| it.name.spec == name);
            found.map(|i| links.resource(crate::ir::ResourceId(i)))
        }
        _ => None,
    };
    link.map_or_else(|| about.to_owned(), |link| format!("{kind} {link}"))
}
