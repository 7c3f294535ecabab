//! An example as two messages of HTTP.

use super::super::example::sent;
use super::page::Page;
use crate::ir::{Api, ContentType, Example, ExampleBody, HeaderId, Operation, View};
use crate::{json, text};

pub(super) fn fold(page: &mut Page, view: View<'_>, op: &Operation, example: &Example) {
    let summary = format!("<code>{}</code>, {} → {}", example.name, example.version, example.status);
    page.fold(&summary, |page| {
        page.paragraph(&example.docs);
        page.code("http", &request(view.api, op, example));
        page.code("http", &response(view.api, example));
    });
}

fn request(api: &Api, op: &Operation, example: &Example) -> String {
    let mut text = format!("{} {} HTTP/1.1\n", op.verb, encoded(&example.path));
    if let (ContentType::Fixed(media), Some(_)) = (&op.content_type, &example.send_body) {
        text.push_str(&format!("Content-Type: {media}\n"));
    }
    for (id, value) in &op.sends {
        // The example may write it out in a spelling of its own.
        if !example.send_headers.iter().any(|(it, _)| it == id) {
            text.push_str(&format!("{}: {value}\n", api.header(*id).wire));
        }
    }
    headers(&mut text, api, &example.send_headers);
    body(&mut text, sent(api, op, example).as_ref());
    text
}

fn response(api: &Api, example: &Example) -> String {
    let mut text = format!("HTTP/1.1 {} {}\n", example.status, text::reason(example.status));
    headers(&mut text, api, &example.get_headers);
    body(&mut text, example.get_body.as_ref());
    text
}

fn headers(text: &mut String, api: &Api, headers: &[(HeaderId, String)]) {
    for (id, value) in headers {
        text.push_str(&format!("{}: {value}\n", api.header(*id).wire));
    }
}

fn body(text: &mut String, body: Option<&ExampleBody>) {
    match body {
        None => {}
        Some(ExampleBody::Json(value)) => text.push_str(&format!("\n{}", json::to_text(value, 100))),
        Some(ExampleBody::Text(bytes)) => text.push_str(&format!("\n{bytes}\n")),
    }
}

/// A path with what a URL cannot hold percent-encoded.
fn encoded(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            _ if b"/-._~!$&'()*+,;=:@".contains(&byte) => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
