//! One file an operation: the value, its options, its failures, and the method of the handle that makes it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{about, aliases, deprecated, doc};
use super::example;
use super::file::{File, ident};
use super::headers::option_docs;
use super::model::field_docs;
use super::operations;
use super::types::{header_parameter, is_certain, owned, parameter, path, resolve, rust_name};
use crate::ir::{Body, Content, Form, IdKind, Operation, Property, Retry, Status, Step, TypeId, TypeRef, View};
use crate::sync::FileSet;

pub(super) fn emit(view: View<'_>, root: &str, files: &mut FileSet) {
    for operation in operations(view) {
        let resource = view.api.resource(operation.resource);
        let file = File {
            from: &operation.about.place.file,
            docs: format!("`{}`: `{}`.", operation.name.snake, rest_line(view, operation)),
            items: vec![render(view, operation)],
        };
        files.insert(format!("{root}src/{}/{}.rs", resource.name.snake, operation.name.snake), file.render());
    }
}

/// `POST /dbs/{database}/colls`
pub(super) fn rest_line(view: View<'_>, operation: &Operation) -> String {
    let mut path = String::new();
    for step in &operation.path {
        path.push('/');
        match step {
            Step::Literal(text) => path.push_str(text),
            Step::Id(resource) => {
                path.push('{');
                path.push_str(&view.api.resource(*resource).name.snake);
                path.push('}');
            }
        }
    }
    if path.is_empty() {
        path.push('/');
    }
    format!("{} {path}", operation.verb)
}

/// An argument of the handle's method: its declaration and the statement that puts it into the call.
struct Argument {
    declaration: TokenStream,
    statement: TokenStream,
    docs: String,
}

fn render(view: View<'_>, operation: &Operation) -> TokenStream {
    let name = ident(&operation.name.pascal);
    let failure = format_ident!("{}Failure", operation.name.pascal);
    let table = ident(&operation.name.screaming);
    let output = Output::of(view, operation);
    let (ty, decode) = (&output.ty, &output.decode);
    let docs = doc(&docs(view, operation));
    let deprecated = deprecated(view, &operation.about);
    let method = method(view, operation);
    let setters = setters(view, operation);
    let paging = output.paging(view, operation);
    let several = several(view, operation);
    let many = many(view, operation);
    let (failures, lookup) = failures(view, operation, &failure);
    quote! {
        use cosmosdb_core::{Call, RawResponse, Response, Result, service};

        #docs
        #deprecated
        #[derive(Debug, Clone)]
        #[must_use = "an operation does nothing until it is awaited"]
        pub struct #name {
            call: Call,
        }

        #method

        #many

        impl #name {
            #setters
            #paging
            #several
        }

        operation!(#name, #ty);

        impl cosmosdb_core::Operation for #name {
            const INFO: &'static service::Operation = &crate::tables::operations::#table;
            type Output = #ty;
            type Failure = #failure;

            fn into_call(self) -> Call {
                self.call
            }

            fn decode(response: RawResponse) -> Result<Self::Output> {
                #decode
            }

            fn failure(status: &'static service::Status) -> Option<Self::Failure> {
                #lookup
            }
        }

        #failures
    }
}

/// The properties of a body that is made of them, as the version has them: those that are sent, without what the service sets.
pub(super) fn sent<'a>(view: View<'a>, id: TypeId) -> Vec<&'a Property> {
    match &view.api.ty(id).form {
        Form::Struct { properties, .. } => properties.iter().filter(|p| view.has(&p.about) && !p.system).collect(),
        _ => Vec::new(),
    }
}

/// Whether a property is an argument: it is required, and the path does not tell it.
pub(super) fn is_argument(view: View<'_>, operation: &Operation, property: &Property) -> bool {
    view.requires(property) && !(property.identity && operation.on_item)
}

fn takes_id(view: View<'_>, operation: &Operation) -> bool {
    operation.on_item && view.api.resource(operation.resource).id != IdKind::None
}

fn arguments(view: View<'_>, operation: &Operation) -> Vec<Argument> {
    let api = view.api;
    let mut arguments = Vec::new();
    for id in &operation.requires {
        let header = api.header(*id);
        if !view.has(&header.about) {
            continue;
        }
        let argument = ident(&header.name.snake);
        let table = ident(&header.name.screaming);
        let (parameter, statement) = header_parameter(api, &header.ty, &quote!(crate::tables::headers::#table), &argument);
        let docs = format!("- `{}`: {}", header.name.snake, first_line(&header.about.docs));
        arguments.push(Argument { declaration: quote!(#argument: #parameter), statement, docs });
    }
    if takes_id(view, operation) {
        let docs = format!("- `id`: the {}, by id or by rid.", api.resource(operation.resource).name.spec.replace('_', " "));
        arguments.push(Argument { declaration: quote!(id: impl Into<cosmosdb_core::Id>), statement: quote!(), docs });
    }
    match &operation.body {
        Body::None => {}
        Body::Whole(ty) => arguments.push(match member(view, operation) {
            Some(item) => Argument {
                declaration: quote!(body: impl IntoIterator<Item = impl Into<#item>>),
                statement: quote!(for operation in body { let operation: #item = operation.into(); call.add(&operation); }),
                docs: "- `body`: the operations; more are added by `and`.".to_owned(),
            },
            None => whole(view, ty),
        }),
        Body::Fields(id) => {
            for property in sent(view, *id) {
                if is_argument(view, operation, property) {
                    let (argument, wire) = (ident(&property.name.snake), &property.wire);
                    let (parameter, value) = parameter(api, &property.ty, &argument);
                    let ty = owned(api, &property.ty);
                    arguments.push(Argument {
                        declaration: quote!(#argument: #parameter),
                        statement: quote!(let #argument: #ty = #value; call.field(#wire, &#argument);),
                        docs: format!("- `{}`: {}", property.name.snake, first_line(&property.about.docs)),
                    });
                } else if property.identity && operation.on_item {
                    let wire = &property.wire;
                    arguments.push(Argument {
                        declaration: quote!(),
                        statement: quote!(call.identity(#wire);),
                        docs: String::new(),
                    });
                }
            }
        }
    }
    arguments
}

/// The type of the operations that a body is made of.
fn member(view: View<'_>, operation: &Operation) -> Option<TokenStream> {
    operation.batch?;
    let Body::Whole(ty) = &operation.body else { return None };
    match resolve(view.api, ty) {
        TypeRef::List(inner) => Some(owned(view.api, inner)),
        _ => None,
    }
}

/// The setter that adds one operation to a body that is made of them.
fn several(view: View<'_>, operation: &Operation) -> TokenStream {
    let (Some(item), Some((operations, bytes))) = (member(view, operation), operation.batch) else { return quote!() };
    let docs = doc(&format!(
        "One more operation, behind the others.\n\nThere may be {operations} of them, of {bytes} bytes together: more are refused before \
         anything is sent."
    ));
    quote! {
        #docs
        pub fn and(mut self, operation: impl Into<#item>) -> Self {
            let operation: #item = operation.into();
            self.call.add(&operation);
            self
        }
    }
}

/// The method that carries out any number of it.
fn many(view: View<'_>, operation: &Operation) -> TokenStream {
    let Some(many) = &operation.many else { return quote!() };
    let resource = view.api.resource(operation.resource);
    let Some(parent) = resource.parent else { return quote!() };
    let (handle, method) = (ident(&view.api.resource(parent).name.pascal), ident(&many.method.snake));
    let table = ident(&operation.name.screaming);
    let docs = doc(&many.docs);
    let names = resource.aliases.iter().filter(|alias| !alias.contains(' '));
    let names: Vec<_> = names.map(|alias| many.method.snake.replace(&resource.name.snake, alias)).collect();
    let aliases = aliases(names.iter().map(String::as_str).filter(|name| *name != many.method.snake));
    let body = match member(view, operation) {
        Some(item) => quote! {
            pub fn #method<'a, K, O>(
                &self,
                operations: impl IntoIterator<Item = (K, O), IntoIter: Send + 'a>,
            ) -> cosmosdb_core::Bulk<'a>
            where
                K: Into<cosmosdb_core::PartitionKey> + 'a,
                O: Into<#item> + 'a,
            {
                let call = Call::feed(&self.0, &crate::tables::operations::#table);
                let operations = operations.into_iter().map(|(key, operation)| -> (_, #item) { (key.into(), operation.into()) });
                cosmosdb_core::Bulk::new(call, operations)
            }
        },
        None => quote! {
            pub fn #method<K, I>(&self, documents: impl IntoIterator<Item = (K, I)>) -> cosmosdb_core::ReadMany
            where
                K: Into<cosmosdb_core::PartitionKey>,
                I: Into<String>,
            {
                let documents = documents.into_iter().map(|(key, id)| (key.into(), id.into()));
                cosmosdb_core::ReadMany::new(&self.0, &crate::tables::operations::#table, documents)
            }
        },
    };
    quote! {
        impl crate::#handle {
            #docs
            #aliases
            #body
        }
    }
}

/// A body that is one argument.
fn whole(view: View<'_>, ty: &TypeRef) -> Argument {
    let api = view.api;
    let docs = "- `body`: the body of the request.".to_owned();
    let (declaration, statement) = match resolve(api, ty) {
        TypeRef::Bytes => (quote!(body: impl Into<cosmosdb_core::bytes::Bytes>), quote!(call.bytes(body);)),
        TypeRef::List(inner) if **inner == TypeRef::Json => {
            (quote!(body: &(impl serde::Serialize + ?Sized)), quote!(call.json_array(body);))
        }
        TypeRef::List(inner) => {
            let item = owned(api, inner);
            let into = matches!(resolve(api, inner), TypeRef::Named(id) if matches!(api.ty(*id).form, Form::Union { .. }));
            if into {
                (
                    quote!(body: impl IntoIterator<Item = impl Into<#item>>),
                    quote!(let body: Vec<#item> = body.into_iter().map(Into::into).collect(); call.json_array(&body);),
                )
            } else {
                (quote!(body: &[#item]), quote!(call.json_array(body);))
            }
        }
        TypeRef::Named(id) => {
            let path = path(api, *id);
            (quote!(body: &#path), quote!(call.json(body);))
        }
        _ => (quote!(body: &(impl serde::Serialize + ?Sized)), quote!(call.json(body);)),
    };
    Argument { declaration, statement, docs }
}

fn method(view: View<'_>, operation: &Operation) -> TokenStream {
    let api = view.api;
    let resource = api.resource(operation.resource);
    let (name, method, table) = (ident(&operation.name.pascal), ident(&operation.name.snake), ident(&operation.name.screaming));
    let handle = match resource.parent {
        Some(parent) => ident(&api.resource(parent).name.pascal),
        None => ident("Client"),
    };
    let arguments = arguments(view, operation);
    let declarations = arguments.iter().map(|argument| &argument.declaration).filter(|declaration| !declaration.is_empty());
    let statements: Vec<_> = arguments.iter().map(|argument| &argument.statement).filter(|s| !s.is_empty()).collect();
    let call = if takes_id(view, operation) {
        quote!(Call::item(&self.0, &crate::tables::operations::#table, id))
    } else {
        quote!(Call::feed(&self.0, &crate::tables::operations::#table))
    };
    let mut text = format!("{}\n\n", first_line(&operation.about.docs));
    for argument in arguments.iter().filter(|argument| !argument.docs.is_empty()) {
        text.push_str(&argument.docs);
        text.push('\n');
    }
    text.push_str(&format!("\nOptions, failures and an example: [`{}`].", operation.name.pascal));
    let docs = doc(&text);
    let aliases = method_aliases(view, operation);
    let deprecated = deprecated(view, &operation.about);
    // `expect` and not `allow`, were it not for versions in which there are fewer arguments.
    let many = (declarations.clone().count() > 6).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let mutable = (!statements.is_empty()).then(|| quote!(mut));
    quote! {
        impl crate::#handle {
            #docs
            #aliases
            #deprecated
            #many
            pub fn #method(&self, #(#declarations),*) -> #name {
                let #mutable call = #call;
                #(#statements)*
                #name { call }
            }
        }
    }
}

/// `create_item` for `create_document`, where an item is what today's product calls a document.
fn method_aliases(view: View<'_>, operation: &Operation) -> TokenStream {
    let resource = view.api.resource(operation.resource);
    let names: Vec<_> = resource
        .aliases
        .iter()
        .filter(|alias| operation.name.snake.contains(&resource.name.snake) && !alias.contains(' '))
        .map(|alias| operation.name.snake.replace(&resource.name.snake, alias))
        .filter(|alias| *alias != operation.name.snake)
        .collect();
    aliases(names.iter().map(String::as_str))
}

fn setters(view: View<'_>, operation: &Operation) -> TokenStream {
    let api = view.api;
    let mut setters = Vec::new();
    if let Body::Fields(id) = &operation.body {
        for property in sent(view, *id) {
            if let Some(each) = &property.each {
                setters.push(element(view, property, &ident(&each.snake)));
            }
            if is_argument(view, operation, property) {
                continue;
            }
            let (setter, wire) = (ident(&property.name.snake), &property.wire);
            let (parameter, value) = parameter(api, &property.ty, &setter);
            let ty = owned(api, &property.ty);
            let mut text = field_docs(property);
            if property.identity && operation.on_item {
                text.push_str("\n\nDefault: the id of the path. Another id renames the resource, where the service lets it.");
            }
            let (docs, deprecated) = (doc(&text), deprecated(view, &property.about));
            setters.push(quote! {
                #docs
                #deprecated
                pub fn #setter(mut self, #setter: #parameter) -> Self {
                    let #setter: #ty = #value;
                    self.call.field(#wire, &#setter);
                    self
                }
            });
        }
        if operation.on_item && api.ty(*id).resource == Some(operation.resource) {
            setters.push(quote! {
                /// Keeps every member of the resource as it was read, those that the specification does not know too; arguments and
                /// other options come before it.
                pub fn based_on(mut self, resource: &impl serde::Serialize) -> Self {
                    self.call.based_on(resource);
                    self
                }
            });
        }
    }
    for id in &operation.headers {
        let header = api.header(*id);
        if !view.has(&header.about) {
            continue;
        }
        let (setter, table) = (ident(&header.name.snake), ident(&header.name.screaming));
        let table = quote!(crate::tables::headers::#table);
        let (docs, aliases) = (doc(&option_docs(header)), aliases(header.aliases.iter().map(String::as_str)));
        let deprecated = deprecated(view, &header.about);
        setters.push(if header.value.is_some() {
            quote! {
                #docs
                #aliases
                #deprecated
                pub fn #setter(mut self) -> Self {
                    self.call.flag(&#table);
                    self
                }
            }
        } else {
            let (parameter, statement) = header_parameter(api, &header.ty, &table, &setter);
            quote! {
                #docs
                #aliases
                #deprecated
                pub fn #setter(mut self, #setter: #parameter) -> Self {
                    let call = &mut self.call;
                    #statement
                    self
                }
            }
        });
    }
    quote!(#(#setters)*)
}

/// The setter that adds one element of a list, made of what the element requires.
fn element(view: View<'_>, property: &Property, setter: &proc_macro2::Ident) -> TokenStream {
    let api = view.api;
    let wire = &property.wire;
    let docs = doc(&format!("One more of `{wire}`: {}", lower_first(&first_line(&property.about.docs))));
    let TypeRef::List(inner) = resolve(api, &property.ty) else { return quote!() };
    let TypeRef::Named(id) = resolve(api, inner) else { return quote!() };
    let path = path(api, *id);
    let required: Vec<_> = sent(view, *id).into_iter().filter(|property| is_certain(view, property)).collect();
    let parameters = required.iter().map(|property| {
        let argument = ident(&property.name.snake);
        let (parameter, _) = parameter(api, &property.ty, &argument);
        quote!(#argument: #parameter)
    });
    let names = required.iter().map(|property| ident(&property.name.snake));
    quote! {
        #docs
        pub fn #setter(mut self, #(#parameters),*) -> Self {
            self.call.element(#wire, &#path::new(#(#names),*));
            self
        }
    }
}

/// What an operation answers.
struct Output {
    ty: TokenStream,
    decode: TokenStream,
    /// The type of a feed's items, where the specification knows it.
    item: Option<TokenStream>,
    feed: bool,
}

impl Output {
    fn of(view: View<'_>, operation: &Operation) -> Self {
        let api = view.api;
        let resource = api.resource(operation.resource);
        let contents = || operation.ok.iter().map(|(_, content)| content);
        let other = |ty: TokenStream, decode: TokenStream| Output { ty, decode, item: None, feed: false };
        let may_be_empty = contents().any(|content| *content == Content::None);
        let typed = |path: TokenStream| {
            if may_be_empty {
                other(quote!(Response<Option<#path>>), quote!(response.typed_or_empty()))
            } else {
                other(quote!(Response<#path>), quote!(response.typed()))
            }
        };
        match contents().find(|content| **content != Content::None) {
            None => other(quote!(Response<()>), quote!(response.empty())),
            Some(Content::Feed) if resource.free => Output {
                ty: quote!(Response<cosmosdb_core::RawPage>),
                decode: quote!(response.raw_page()),
                item: None,
                feed: true,
            },
            Some(Content::Feed) => {
                let item = path(api, resource.ty);
                Output {
                    ty: quote!(Response<cosmosdb_core::Page<#item>>),
                    decode: quote!(response.page()),
                    item: Some(item),
                    feed: true,
                }
            }
            Some(Content::Json | Content::Bytes | Content::None) => other(quote!(Response), quote!(response.undecoded())),
            Some(Content::Resource) if resource.free => other(quote!(Response), quote!(response.undecoded())),
            Some(Content::Resource) => typed(path(api, resource.ty)),
            Some(Content::Type(ty)) => typed(owned(api, ty)),
        }
    }

    fn paging(&self, view: View<'_>, operation: &Operation) -> TokenStream {
        let Some(pages) = operation.pages.filter(|_| self.feed) else { return quote!() };
        let ty = &self.ty;
        let items = match &self.item {
            Some(item) => quote! {
                /// One item after the other, over all pages.
                pub fn items(self) -> cosmosdb_core::Items<#item> {
                    cosmosdb_core::Items::new(self.call.pages(RawResponse::page_items))
                }
            },
            None => quote! {
                /// One item after the other, over all pages, each as JSON of type `T`.
                pub fn items<T: serde::de::DeserializeOwned>(self) -> cosmosdb_core::Items<T> {
                    cosmosdb_core::Items::new(self.call.pages(RawResponse::page_items))
                }
            },
        };
        let merged = match (pages.merged, pages.until) {
            (false, _) => quote!(),
            (true, None) => quote! {
                /// Over all partitions, whatever the query: its rows are ordered, aggregated, grouped and cut off as if there were one.
                pub fn across_partitions(self) -> cosmosdb_core::AcrossPartitions {
                    cosmosdb_core::AcrossPartitions::new(self.call)
                }
            },
            (true, Some(_)) => {
                let mut docs =
                    "What is new in all partitions, as one stream that does not end: see [`ChangeFeed`](cosmosdb_core::ChangeFeed)."
                        .to_owned();
                if let Some(example) = example::followed(view, operation) {
                    docs.push_str(&format!("\n\n```no_run\n{example}```"));
                }
                let docs = doc(&docs);
                quote! {
                    #docs
                    pub fn changes(self) -> cosmosdb_core::ChangeFeed {
                        cosmosdb_core::ChangeFeed::new(self.call)
                    }
                }
            }
        };
        quote! {
            /// One page after the other, until the service names no further one.
            pub fn pages(self) -> cosmosdb_core::Pages<#ty> {
                self.call.pages(<Self as cosmosdb_core::Operation>::decode)
            }

            #items

            #merged
        }
    }
}

fn failures(view: View<'_>, operation: &Operation, name: &proc_macro2::Ident) -> (TokenStream, TokenStream) {
    let statuses: Vec<_> =
        operation.fails.iter().map(|id| view.api.status(*id)).filter(|status| view.has(&status.about)).collect();
    let docs =
        doc(&format!("How [`{}`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.", operation.name.pascal));
    let variants = statuses.iter().map(|status| {
        let variant = ident(&status.name.pascal);
        let docs = doc(&format!("{}\n\n{}", code(status), about(&status.about)));
        quote!(#docs #variant,)
    });
    let arms = statuses.iter().map(|status| {
        let (variant, snake) = (ident(&status.name.pascal), &status.name.snake);
        quote!(#snake => Some(#name::#variant),)
    });
    let lookup = quote!(match status.name { #(#arms)* _ => None });
    let ty = quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    };
    (ty, lookup)
}

fn code(status: &Status) -> String {
    match (status.status, status.sub) {
        (Some(status), Some(sub)) => format!("Status {status}, sub-status {sub}."),
        (Some(status), None) => format!("Status {status}."),
        (None, Some(sub)) => format!("Sub-status {sub}."),
        (None, None) => "Any status.".to_owned(),
    }
}

fn docs(view: View<'_>, operation: &Operation) -> String {
    let mut text = about(&operation.about);
    text.push_str(&format!("\n\n`{}`", rest_line(view, operation)));
    if let Some(reference) = &operation.reference {
        text.push_str(&format!(" ({reference})"));
    }
    text.push_str("\n\n");
    if let Some(rows) = operation.rows {
        let name = rust_name(view.api.ty(rows));
        text.push_str(&format!("Its rows are of the type [`{name}`](crate::types::{name}).\n\n"));
    }
    if !operation.fails.is_empty() {
        text.push_str("# Errors\n\n| failure | status | when | sent again by the client |\n|---|---|---|---|\n");
        for status in operation.fails.iter().map(|id| view.api.status(*id)).filter(|status| view.has(&status.about)) {
            let number = match (status.status, status.sub) {
                (Some(status), Some(sub)) => format!("{status}/{sub}"),
                (Some(status), None) => status.to_string(),
                (None, Some(sub)) => format!("/{sub}"),
                (None, None) => String::new(),
            };
            text.push_str(&format!(
                "| `{}` | {number} | {} | {} |\n",
                status.name.pascal,
                first_line(&status.about.docs).replace('|', "\\|"),
                again(status, operation)
            ));
        }
        text.push('\n');
    }
    if let Some(example) = example::shown(view, operation) {
        text.push_str("# Example\n\n```no_run\n");
        text.push_str(&example);
        text.push_str("```\n");
    }
    text
}

/// As `cosmosdb_core` does it.
fn again(status: &Status, operation: &Operation) -> &'static str {
    let retry = status.retry.iter().find(|(effect, _)| *effect == operation.effect).map_or(Retry::Never, |(_, retry)| *retry);
    match retry {
        Retry::Never => "no",
        _ if status.maybe_processed && operation.effect != crate::ir::Effect::Read => "if it is idempotent",
        Retry::Wait => "after a wait",
        Retry::Elsewhere => "in another region",
        Retry::WriteRegion => "in the region that writes",
        Retry::RefreshAccount => "after reading the account anew",
        Retry::RefreshCollection => "after reading the collection anew",
        Retry::RefreshRanges => "after reading the partition key ranges anew",
    }
}

pub(super) fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
