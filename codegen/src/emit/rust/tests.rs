//! Every example of the specification as a test of the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::example::call;
use super::file::{File, snake};
use super::operations;
use crate::ir::{Api, Content, ContentType, Example, ExampleBody, HeaderId, Operation, View};
use crate::sync::FileSet;

pub(super) fn emit(view: View<'_>, path: &str, files: &mut FileSet) {
    let tests = operations(view).map(|operation| {
        let module = super::file::ident(&operation.name.snake);
        let tests = operation.examples.iter().filter_map(|example| test(view, operation, example));
        quote!(mod #module { use super::*; #(#tests)* })
    });
    let file = File {
        from: "spec/resources",
        docs: "The documented examples: the client sends each request, and decodes each answer.".to_owned(),
        items: std::iter::once(quote! {
            #![allow(missing_docs, unused_imports)]

            use cosmosdb::{Client, RequestOptions as _, Rid, operations, types};
            use cosmosdb_tests::examples::{Case, Outcome};
            use serde_json::json;
        })
        .chain(tests)
        .collect(),
    };
    files.insert(path.to_owned(), file.render());
}

fn test(view: View<'_>, operation: &Operation, example: &Example) -> Option<TokenStream> {
    let api = view.api;
    let call = call(view, operation, example)?;
    let call: TokenStream = match call.parse() {
        Ok(tokens) => tokens,
        Err(error) => {
            let message = format!("the example {} does not lex: {error}", example.name);
            quote!(compile_error!(#message))
        }
    };
    let name = super::file::ident(&snake(&example.name));
    let (version, verb, path, status) = (example.version.to_string(), &operation.verb, &example.path, example.status);
    let signed = signed(api, operation, example);
    let signs = &api.resource(operation.resource).signs;
    let rid_bytes = match api.resource(operation.resource).rid_bytes.filter(|_| operation.on_item) {
        Some(bytes) => {
            let bytes = proc_macro2::Literal::usize_unsuffixed(bytes);
            quote!(Some(#bytes))
        }
        None => quote!(None),
    };
    let headers = sent_headers(api, operation, example).into_iter().map(|(wire, value)| quote!((#wire, #value)));
    let body = self::body(&example.send_body);
    let answer_headers = example.get_headers.iter().map(|(id, value)| {
        let wire = &api.header(*id).wire;
        quote!((#wire, #value))
    });
    let answer_body = self::body(&example.get_body);
    let operation_name = &operation.name.snake;
    let status_literal = proc_macro2::Literal::u16_unsuffixed(status);
    let content = operation.ok.iter().find(|(ok, _)| *ok == status).map(|(_, content)| content);
    let resource = api.resource(operation.resource);
    let others = operation.ok.iter().any(|(_, content)| *content == Content::None);
    let decoded = match content {
        None => quote!(Outcome::Nothing),
        Some(Content::None) => quote!(Outcome::Nothing),
        Some(Content::Feed) if resource.free => quote!(Outcome::json(&response.items::<serde_json::Value>()?)),
        Some(Content::Feed) => quote!(Outcome::json(&response.body().items)),
        Some(Content::Resource) if resource.free => quote!(Outcome::bytes(response.bytes())),
        Some(Content::Json | Content::Bytes) => quote!(Outcome::bytes(response.bytes())),
        Some(Content::Resource | Content::Type(_)) if others => quote!(Outcome::json(response.body())),
        Some(Content::Resource | Content::Type(_)) => quote!(Outcome::json(response.body())),
    };
    let feed = match content {
        Some(Content::Feed) => {
            let feed = resource.feed.clone().unwrap_or_default();
            quote!(Some(#feed))
        }
        _ => quote!(None),
    };
    let unused = (content.is_none() || matches!(content, Some(Content::None))).then(|| quote!(let _ = &response;));
    let markers =
        example.get_headers.iter().map(|(id, _)| api.header(*id)).filter(|header| view.has(&header.about)).map(|header| {
            let (marker, name) = (super::file::ident(&header.name.pascal), &header.name.snake);
            quote!(case.check_header(#name, meta.header::<cosmosdb::headers::#marker>().is_some());)
        });
    let markers: Vec<_> = markers.collect();
    let sub =
        example.get_headers.iter().find(|(id, _)| api.header(*id).name.snake == "sub_status").and_then(|(_, v)| v.parse().ok());
    let fails = || operation.fails.iter().map(|id| api.status(*id)).filter(|it| it.status == Some(status) && view.has(&it.about));
    let failure = fails().find(|it| it.sub.is_some() && it.sub == sub).or_else(|| fails().find(|it| it.sub.is_none()));
    let failure = failure.map(|status| {
        let (ty, failure) =
            (super::file::ident(&operation.name.pascal), super::file::ident(&format!("{}Failure", operation.name.pascal)));
        let variant = super::file::ident(&status.name.pascal);
        quote!(assert_eq!(error.failure::<operations::#ty>(), Some(operations::#failure::#variant));)
    });
    let failure = failure.filter(|_| content.is_none());
    Some(quote! {
        #[tokio::test]
        async fn #name() -> Result<(), Box<dyn std::error::Error>> {
            let case = Case {
                operation: #operation_name,
                version: #version,
                verb: #verb,
                path: #path,
                signs: (#signs, #signed),
                rid_bytes: #rid_bytes,
                headers: &[#(#headers),*],
                body: #body,
                status: #status_literal,
                feed: #feed,
                answer_headers: &[#(#answer_headers),*],
                answer_body: #answer_body,
            };
            let client: Client = case.client()?;
            let operation = #call;
            case.check_request(&operation.request()?);
            match operation.await {
                Ok(response) => {
                    #unused
                    let outcome = #decoded;
                    let meta = response.meta();
                    case.check_success(meta, outcome);
                    #(#markers)*
                }
                Err(error) => {
                    case.check_failure(&error);
                    #failure
                }
            }
            Ok(())
        }
    })
}

/// The link that is signed, from the example itself and not from what the client made of it.
fn signed(api: &Api, operation: &Operation, example: &Example) -> String {
    let resource = api.resource(operation.resource);
    let path = example.path.trim_matches('/');
    let rid = example.by_rid || resource.id == crate::ir::IdKind::Rid;
    let ids = example.ids.len();
    match (operation.on_item, rid) {
        // The case of a rid that is cut matters until it is.
        (true, true) if resource.rid_bytes.is_some() => example.ids.last().cloned().unwrap_or_default(),
        (true, true) => example.ids.last().cloned().unwrap_or_default().to_ascii_lowercase(),
        (true, false) => path.to_owned(),
        (false, _) if ids == 0 => String::new(),
        (false, true) => example.ids.last().cloned().unwrap_or_default().to_ascii_lowercase(),
        (false, false) => path.strip_suffix(&resource.segment).unwrap_or(path).trim_end_matches('/').to_owned(),
    }
}

/// The headers that the request must carry, by their wire names.
fn sent_headers(api: &Api, operation: &Operation, example: &Example) -> Vec<(String, String)> {
    let wire = |id: &HeaderId| api.header(*id).wire.to_ascii_lowercase();
    let mut headers: Vec<_> = operation.sends.iter().map(|(id, value)| (wire(id), value.clone())).collect();
    for (id, value) in &example.send_headers {
        let name = wire(id);
        if !headers.iter().any(|(known, _)| *known == name) {
            headers.push((name, value.clone()));
        }
    }
    if let ContentType::Fixed(media) = &operation.content_type {
        headers.retain(|(name, _)| name != "content-type");
        headers.push(("content-type".to_owned(), media.clone()));
    }
    // The core writes the version; its header is known by this name.
    if let Some(version) = api.headers.iter().find(|header| header.by_core && header.name.snake == "version") {
        headers.push((version.wire.clone(), example.version.to_string()));
    }
    headers
}

fn body(body: &Option<ExampleBody>) -> TokenStream {
    match body {
        None => quote!(None),
        Some(ExampleBody::Text(text)) => quote!(Some(#text)),
        Some(ExampleBody::Json(json)) => {
            let text = serde_json::to_string(json).unwrap_or_default();
            quote!(Some(#text))
        }
    }
}
