//! Markers of response headers, and the options that every operation has.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{about, aliases, doc};
use super::file::{File, ident};
use super::types::{header_parameter, owned, resolve};
use crate::ir::{Api, Form, Header, TypeRef, View};
use crate::sync::FileSet;

pub(super) fn emit(view: View<'_>, root: &str, files: &mut FileSet) {
    let api = view.api;
    let markers = api.headers.iter().filter(|header| header.in_response && view.has(&header.about)).map(|h| marker(api, h));
    let file = File {
        from: "spec/headers.yaml",
        docs: "Markers of response headers: `response.header::<headers::RequestCharge>()`.".to_owned(),
        items: markers.collect(),
    };
    files.insert(format!("{root}src/headers.rs"), file.render());

    let setters = api.requests.iter().map(|id| api.header(*id)).filter(|header| view.has(&header.about) && !header.by_core);
    let setters = setters.map(|header| {
        let name = ident(&header.name.snake);
        let table = ident(&header.name.screaming);
        let docs = doc(&option_docs(header));
        let aliases = aliases(header.aliases.iter().map(String::as_str));
        let table = quote!(crate::tables::headers::#table);
        if header.value.is_some() {
            return quote! {
                #docs
                #aliases
                #[must_use]
                fn #name(mut self) -> Self {
                    self.call_mut().flag(&#table);
                    self
                }
            };
        }
        let (parameter, statement) = header_parameter(api, &header.ty, &table, &name);
        quote! {
            #docs
            #aliases
            #[must_use]
            fn #name(mut self, #name: #parameter) -> Self {
                let call = self.call_mut();
                #statement
                self
            }
        }
    });
    let file = File {
        from: "spec/service.yaml",
        docs: "The options that every operation has.".to_owned(),
        items: vec![quote! {
            use cosmosdb_core::{Call, Operation};

            /// Options of every operation. Those of its own are methods of its type; for these, import the trait.
            pub trait RequestOptions: Operation {
                #[doc(hidden)]
                fn call_mut(&mut self) -> &mut Call;

                #(#setters)*
            }
        }],
    };
    files.insert(format!("{root}src/options.rs"), file.render());
}

/// What a request header says of itself, with its wire name, default and bounds.
pub(super) fn option_docs(header: &Header) -> String {
    let mut text = about(&header.about);
    let mut notes = match &header.value {
        Some(value) => vec![format!("Sends `{}: {value}`.", header.wire)],
        None => vec![format!("Sends `{}`.", header.wire)],
    };
    if let Some(default) = &header.default {
        notes.push(format!("Default: `{default}`."));
    }
    match (header.min, header.max) {
        (Some(min), Some(max)) => notes.push(format!("From {min} to {max}.")),
        (Some(min), None) => notes.push(format!("At least {min}.")),
        (None, Some(max)) => notes.push(format!("At most {max}.")),
        (None, None) => {}
    }
    text.push_str("\n\n");
    text.push_str(&notes.join(" "));
    text
}

fn marker(api: &Api, header: &Header) -> TokenStream {
    let (name, table) = (ident(&header.name.pascal), ident(&header.name.screaming));
    let docs = doc(&format!("{}\n\nThe header `{}`.", about(&header.about), header.wire));
    let (value, parser) = match resolve(api, &header.ty) {
        TypeRef::Integer => (quote!(i64), quote!(parse::integer(text))),
        TypeRef::Decimal => (quote!(f64), quote!(parse::decimal(text))),
        TypeRef::Boolean => (quote!(bool), quote!(parse::boolean(text))),
        TypeRef::Date => (quote!(std::time::SystemTime), quote!(parse::date(text))),
        TypeRef::String | TypeRef::Bytes => (quote!(String), quote!(parse::string(text))),
        TypeRef::Named(id) if matches!(api.ty(*id).form, Form::Enum(_)) => {
            let path = owned(api, &header.ty);
            (path.clone(), quote!(Some(#path::from(text))))
        }
        _ => (owned(api, &header.ty), quote!(parse::json(text))),
    };
    quote! {
        #docs
        #[derive(Debug, Clone, Copy)]
        pub struct #name;

        impl cosmosdb_core::ResponseHeader for #name {
            type Value = #value;
            const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::#table;

            fn parse(text: &str) -> Option<Self::Value> {
                #[allow(unused_imports)]
                use cosmosdb_core::header::parse;
                #parser
            }
        }
    }
}
