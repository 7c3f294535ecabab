//! Every header: what it is on the wire, what it does, who takes it.

use super::page::{Links, Page, code, limits, notes};
use crate::ir::{Header, HeaderId, Operation, Range, View};
use crate::text;

pub(super) fn page(view: View<'_>, links: Links<'_>) -> Page {
    let api = view.api;
    let mut page = Page::new("Headers", "spec/headers.yaml");
    page.paragraph(
        "Every header once, under the name that code has for it. Its setter, argument or marker in the client is called alike.",
    );
    let requests: Vec<_> = text::common_request_headers(api).collect();
    for (title, which, docs) in [
        ("Any request", &requests, "Every request carries those that the client writes by itself, and may carry the others."),
        ("Any response", &api.responses, "Any response may carry these."),
    ] {
        page.heading(2, title);
        page.paragraph(docs);
        page.table(
            ["header", "on the wire", "what it is"],
            which.iter().map(|id| {
                let header = api.header(*id);
                let by_core = if header.by_core { " Written by the client on every attempt." } else { "" };
                let docs = format!("{}{by_core}", text::first_line(&header.about.docs));
                [links.header(*id), format!("`{}`", header.wire), docs]
            }),
        );
    }

    page.heading(2, "All of them");
    for (i, header) in api.headers.iter().enumerate() {
        section(&mut page, view, links, HeaderId(i), header);
    }
    page
}

fn section(page: &mut Page, view: View<'_>, links: Links<'_>, id: HeaderId, header: &Header) {
    page.heading(3, &header.name.spec);
    let ways = match (header.in_request, header.in_response) {
        (true, true) => "request and response",
        (false, true) => "response",
        _ => "request",
    };
    let wire = header.value.as_ref().map_or_else(|| header.wire.clone(), |value| format!("{}: {value}", header.wire));
    let mut line = vec![format!("`{wire}`"), ways.into()];
    if header.value.is_none() {
        line.push(links.expression(&header.ty));
    }
    let flags = [
        (header.by_core, "written by the client"),
        (header.sensitive, "never shown"),
        (header.drops_body, "the response has no body"),
    ];
    let limits = limits(header.min, header.max);
    line.extend((!limits.is_empty()).then_some(limits));
    line.extend(header.default.is_some().then(|| format!("default: {}", code(header.default.as_ref()))));
    line.extend(header.required_when.as_ref().map(|it| format!("required when {}", it.trim_end_matches('.'))));
    line.extend(flags.iter().filter(|(said, _)| *said).map(|(_, word)| (*word).to_owned()));
    line.extend(notes(&header.about, &Range::default()));
    page.paragraph(line.join(" · "));
    page.paragraph(&header.about.docs);
    if !header.aliases.is_empty() {
        page.paragraph(format!(
            "Also called: {}.",
            header.aliases.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
        ));
    }
    let users = |uses: fn(&Operation, HeaderId) -> bool| {
        let users = view.api.operations.iter().filter(|op| uses(op, id)).map(|op| links.operation(op));
        users.collect::<Vec<_>>().join(", ")
    };
    let lines = [
        ("Fixed by", users(|op, id| op.sends.iter().any(|(it, _)| *it == id))),
        ("Argument of", users(|op, id| op.requires.contains(&id))),
        ("Option of", users(|op, id| op.headers.contains(&id))),
        ("Answered to", users(|op, id| op.returns.contains(&id))),
    ];
    page.list(lines.into_iter().filter(|(_, users)| !users.is_empty()).map(|(what, users)| format!("{what}: {users}")));
}
