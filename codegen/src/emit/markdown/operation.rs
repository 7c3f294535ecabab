//! One operation: its request line, arguments, options, answers and examples.

use super::example;
use super::page::{Links, Page, code, describe, limits, notes, yes};
use crate::ir::{Body, Content, ContentType, Form, HeaderId, Operation, Property, Range, Retry, View};
use crate::text;

pub(super) fn section(page: &mut Page, view: View<'_>, links: Links<'_>, op: &Operation) {
    let api = view.api;
    page.heading(2, &op.name.spec);
    page.paragraph(&op.about.docs);

    let mut line = vec![format!("`{} {}`", op.verb, text::path(api, &op.path))];
    line.extend(op.reference.clone());
    line.extend(notes(&op.about, &Range::default()));
    line.push(format!("effect: {}", op.effect.as_str()));
    page.paragraph(line.join(" · "));
    let sends = op.sends.iter().map(|(id, value)| format!("`{}: {value}` ({})", api.header(*id).wire, links.header(*id)));
    let sends: Vec<_> = sends.collect();
    page.paragraph(yes(!sends.is_empty(), &format!("Told from others of its path by {}.", sends.join(" and "))));

    arguments(page, view, links, op);
    options(page, view, links, op);
    body(page, links, op);
    answers(page, view, links, op);
    failures(page, view, links, op);
    if !op.returns.is_empty() {
        page.paragraph("**Response headers**, beside those of [any response](headers.md#any-response)");
        page.table(
            ["header", "on the wire", "what it tells"],
            op.returns.iter().map(|id| header_row(view, links, *id, &op.about.range)),
        );
    }
    if let Some((operations, bytes)) = op.batch {
        page.paragraph(format!("**Batch**: up to {operations} operations, of {bytes} bytes together."));
    }
    if let Some(many) = &op.many {
        let docs = many.docs.lines().next().unwrap_or_default();
        page.paragraph(format!("**Many**: `{}()`. {docs}", many.method.snake));
    }
    if let Some(pages) = &op.pages {
        let until = pages.until.map(|it| format!(" The pages end with status {it}.")).unwrap_or_default();
        let merged = match (pages.merged, pages.until) {
            (false, _) => "",
            (true, None) => " The client can put those of all partitions together: `across_partitions()`.",
            (true, Some(_)) => " The client can follow those of all partitions, and go on behind their end: `changes()`.",
        };
        page.paragraph(format!(
            "**Pages**: {} of a page, sent as {}, asks for the next.{until}{merged}",
            links.header(pages.next),
            links.header(pages.resume)
        ));
    }
    if !op.examples.is_empty() {
        page.paragraph("**Examples**");
    }
    for example in &op.examples {
        example::fold(page, view, op, example);
    }
}

fn header_row(view: View<'_>, links: Links<'_>, id: HeaderId, parent: &Range) -> [String; 3] {
    let header = view.api.header(id);
    [links.header(id), format!("`{}`", header.wire), describe(&header.about, parent)]
}

fn arguments(page: &mut Page, view: View<'_>, links: Links<'_>, op: &Operation) {
    let api = view.api;
    let mut rows: Vec<[String; 4]> = Vec::new();
    for header in op.requires.iter().map(|id| api.header(*id)) {
        let when =
            header.required_when.as_ref().map(|it| format!(" Required when {}.", it.trim_end_matches('.'))).unwrap_or_default();
        let docs = format!("{}{when}", describe(&header.about, &op.about.range));
        rows.push([links.header_named(header), format!("header `{}`", header.wire), links.expression(&header.ty), docs]);
    }
    if let Some(id) = text::ids(op).last().filter(|_| op.on_item) {
        let name = text::words(&api.resource(id).name);
        rows.push([
            format!("`{}`", api.resource(id).name.snake),
            "path".into(),
            "`string`".into(),
            format!("The id of the {name}."),
        ]);
    }
    match &op.body {
        Body::Whole(ty) => rows.push(["`body`".into(), "body".into(), links.expression(ty), "The whole body.".into()]),
        Body::Fields(_) => rows.extend(fields(view, op).filter(|it| view.requires(it)).map(|it| {
            let since = it.required.and_then(|range| range.since).filter(|since| Some(*since) != op.about.range.since);
            let since = since.map(|it| format!(" Required since {it}.")).unwrap_or_default();
            let docs = format!("{}{since}", describe(&it.about, &op.about.range));
            [format!("`{}`", it.name.snake), format!("member `{}`", it.wire), links.expression(&it.ty), docs]
        })),
        Body::None => {}
    }
    page.paragraph(yes(!rows.is_empty(), "**Arguments**"));
    page.table(["argument", "sent as", "type", "what it is"], rows);
}

fn options(page: &mut Page, view: View<'_>, links: Links<'_>, op: &Operation) {
    let api = view.api;
    let headers = op.headers.iter().map(|id| api.header(*id)).map(|it| {
        let sent = match &it.value {
            Some(value) => format!("`{}: {value}`", it.wire),
            None => format!("`{}`", it.wire),
        };
        let ty = if it.value.is_some() { String::new() } else { links.expression(&it.ty) };
        let docs = describe(&it.about, &op.about.range);
        [links.header_named(it), sent, ty, code(it.default.as_ref()), limits(it.min, it.max), docs]
    });
    let members = fields(view, op).filter(|it| !view.requires(it)).map(|it| {
        let sent = format!("member `{}`", it.wire);
        let docs = describe(&it.about, &op.about.range);
        [format!("`{}`", it.name.snake), sent, links.expression(&it.ty), code(it.default.as_ref()), limits(it.min, it.max), docs]
    });
    let rows: Vec<_> = headers.chain(members).collect();
    page.paragraph(if rows.is_empty() {
        "**Options**: those of [any request](headers.md#any-request)"
    } else {
        "**Options**, beside those of [any request](headers.md#any-request)"
    });
    page.table(["option", "sent as", "type", "default", "limits", "what it does"], rows);
}

/// The properties that the caller gives one by one.
fn fields<'a>(view: View<'a>, op: &'a Operation) -> impl Iterator<Item = &'a Property> {
    let properties: &[Property] = match &op.body {
        Body::Fields(id) => match &view.api.ty(*id).form {
            Form::Struct { properties, .. } => properties,
            _ => &[],
        },
        _ => &[],
    };
    properties.iter().filter(|it| !(it.system || it.identity && op.on_item))
}

fn body(page: &mut Page, links: Links<'_>, op: &Operation) {
    let what = match &op.body {
        Body::None => return,
        Body::Whole(ty) => links.expression(ty),
        Body::Fields(id) => links.ty(links.api.ty(*id)),
    };
    let media = match &op.content_type {
        ContentType::Fixed(media) => format!(", as `{media}`"),
        ContentType::FromHeader => ", of the media type that the argument tells".into(),
        ContentType::None => String::new(),
    };
    page.paragraph(format!("**Body**: {what}{media}"));
}

fn answers(page: &mut Page, view: View<'_>, links: Links<'_>, op: &Operation) {
    let api = view.api;
    let resource = api.resource(op.resource);
    page.paragraph("**Answers**");
    page.table(
        ["status", "body"],
        op.ok.iter().map(|(status, content)| {
            let content = match content {
                Content::None => "none".into(),
                Content::Json => "`json`".into(),
                Content::Bytes => "`bytes`".into(),
                Content::Resource => links.ty(api.ty(resource.ty)),
                Content::Feed => {
                    let feed = code(resource.feed.as_ref());
                    format!("a feed of {} in {feed}", links.ty(api.ty(op.rows.unwrap_or(resource.ty))))
                }
                Content::Type(ty) => links.expression(ty),
            };
            [format!("{status} {}", text::reason(*status)), content]
        }),
    );
}

fn failures(page: &mut Page, view: View<'_>, links: Links<'_>, op: &Operation) {
    let api = view.api;
    let rows: Vec<_> = op.fails.iter().map(|id| api.status(*id)).collect();
    page.paragraph(yes(!rows.is_empty(), "**Failures**"));
    page.table(
        ["status", "sub-status", "failure", "what a client does", "when"],
        rows.into_iter().map(|status| {
            let retry = match text::retry_of(status, op.effect) {
                Retry::Never => String::new(),
                other => text::retry(other).replace('_', " "),
            };
            [
                status.status.map_or_else(|| "any".into(), |it| it.to_string()),
                status.sub.map(|it| it.to_string()).unwrap_or_default(),
                links.status(status),
                retry,
                text::first_line(&status.about.docs).into(),
            ]
        }),
    );
}
