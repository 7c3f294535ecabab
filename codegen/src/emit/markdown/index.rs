//! The page that leads to all others.

use super::page::{Links, Page, capital};
use crate::ir::{ResourceId, View};
use crate::text;

pub(super) fn page(view: View<'_>, links: Links<'_>) -> Page {
    let api = view.api;
    let mut page = Page::new(&format!("{}: reference", api.title), "spec/");
    page.paragraph(&api.docs);
    page.paragraph(format!(
        "Endpoint: `{}`. The generated crate speaks version **{}** unless it is told otherwise; what other versions have or lack is \
         said with each element.",
        api.endpoint, view.version
    ));
    page.list([
        "[Versions](versions.md): what each brought".into(),
        "[Headers](headers.md)".into(),
        "[Statuses](statuses.md): what they mean, and what a client does about them".into(),
        "[Types](types.md)".into(),
        "[Quirks](quirks.md): where the service contradicts its reference".into(),
    ]);

    page.heading(2, "Resources");
    page.table(
        ["resource", "path", "what it is"],
        api.resources.iter().enumerate().map(|(i, resource)| {
            let depth = std::iter::successors(resource.parent, |id| api.resource(*id).parent).count();
            let path = if resource.segment.is_empty() { "/".into() } else { format!("…/{}", resource.segment) };
            let indent = "&emsp;".repeat(depth);
            [
                format!("{indent}{}", links.resource(ResourceId(i))),
                format!("`{path}`"),
                text::first_line(&resource.about.docs).into(),
            ]
        }),
    );

    page.heading(2, "Every operation");
    for (i, resource) in api.resources.iter().enumerate() {
        let mut operations = api.operations_of(ResourceId(i)).peekable();
        if operations.peek().is_none() {
            continue;
        }
        page.heading(3, capital(&text::words(&resource.name)));
        page.table(
            ["operation", "request", "versions", "REST reference"],
            operations.map(|(_, op)| {
                let request = format!("`{} {}`", op.verb, text::path(api, &op.path));
                [links.operation(op), request, text::range(&op.about.range), op.reference.clone().unwrap_or_default()]
            }),
        );
    }

    page.heading(2, "How requests are authorized");
    page.paragraph("The `Authorization` header holds a token of one of these kinds.");
    page.table(
        ["kind", "version", "what it is"],
        api.authorization.iter().map(|(name, kind)| [format!("`{name}`"), format!("`{}`", kind.version), text::flat(&kind.docs)]),
    );
    page
}
