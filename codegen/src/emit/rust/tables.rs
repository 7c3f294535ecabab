//! The `Service`: the specification as static data, over all its versions.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{File, ident};
use super::types::resolve;
use crate::ir::{
    About, Api, Body, Content, ContentType, Effect, Form, Header, IdKind, Operation, Origin, Property, Range, Resource, Retry,
    Status, Type, TypeId, TypeRef, Version, View,
};
use crate::sync::FileSet;

pub(super) fn emit(view: View<'_>, root: &str, files: &mut FileSet) {
    let api = view.api;
    let statics = |items: Vec<TokenStream>| {
        let mut all = vec![quote!(
            #[allow(unused_imports)]
            use cosmosdb_core::{ApiVersion, http::Method, service::*};
        )];
        all.extend(items);
        all
    };
    let mut file = |name: &str, from: &str, docs: &str, items: Vec<TokenStream>| {
        let file = File { from, docs: docs.to_owned(), items };
        files.insert(format!("{root}src/tables/{name}.rs"), file.render());
    };
    file("headers", "spec/headers.yaml", "Every header.", statics(api.headers.iter().map(|h| header(api, h)).collect()));
    file("statuses", "spec/statuses.yaml", "Every status and sub-status.", statics(api.statuses.iter().map(status).collect()));
    let shapes = api.types.iter().filter(|ty| is_shape(ty)).map(|ty| shape(api, ty)).collect();
    file("types", "spec/types and spec/resources", "Every structure.", statics(shapes));
    file(
        "resources",
        "spec/resources",
        "Every kind of resource.",
        statics(api.resources.iter().map(|r| resource(api, r)).collect()),
    );
    let operations = api.operations.iter().map(|operation| self::operation(api, operation)).collect();
    file("operations", "spec/resources", "Every operation.", statics(operations));
    file("mod", "spec", "The specification as static data, over all its versions.", vec![service(view)]);
}

fn service(view: View<'_>) -> TokenStream {
    let api = view.api;
    let title = &api.title;
    let default = version(view.version);
    let versions = api.versions.iter().map(|info| {
        let (number, docs, published) = (version(info.version), info.docs.trim(), info.published);
        let retired = option(info.retired.as_ref(), |date| quote!(#date));
        quote!(VersionInfo { version: #number, docs: #docs, published: #published, retired: #retired })
    });
    let headers = api.headers.iter().map(|header| ident(&header.name.screaming));
    let statuses = api.statuses.iter().map(|status| ident(&status.name.screaming));
    let types = api.types.iter().filter(|ty| is_shape(ty)).map(|ty| ident(&ty.name.screaming));
    let resources = api.resources.iter().map(|resource| ident(&resource.name.screaming));
    let operations = api.operations.iter().map(|operation| ident(&operation.name.screaming));
    let requests = api.requests.iter().map(|id| ident(&api.header(*id).name.screaming));
    let responses = api.responses.iter().map(|id| ident(&api.header(*id).name.screaming));
    quote! {
        pub(crate) mod headers;
        pub(crate) mod operations;
        pub(crate) mod resources;
        pub(crate) mod statuses;
        pub(crate) mod types;

        use cosmosdb_core::ApiVersion;
        use cosmosdb_core::service::{Service, VersionInfo};

        /// The whole specification.
        pub static SERVICE: Service = Service {
            title: #title,
            default_version: #default,
            versions: &[#(#versions),*],
            headers: &[#(&headers::#headers),*],
            statuses: &[#(&statuses::#statuses),*],
            types: &[#(&types::#types),*],
            resources: &[#(&resources::#resources),*],
            operations: &[#(&operations::#operations),*],
            request_headers: &[#(&headers::#requests),*],
            response_headers: &[#(&headers::#responses),*],
        };
    }
}

fn version(version: Version) -> TokenStream {
    let Version { year, month, day } = version;
    let (year, month, day) = (literal(year), literal(month), literal(day));
    quote!(ApiVersion::new(#year, #month, #day))
}

/// A number without the suffix of its type.
fn literal(value: impl Into<u64>) -> proc_macro2::Literal {
    proc_macro2::Literal::u64_unsuffixed(value.into())
}

fn option<T>(value: Option<T>, render: impl FnOnce(T) -> TokenStream) -> TokenStream {
    match value {
        Some(value) => {
            let value = render(value);
            quote!(Some(#value))
        }
        None => quote!(None),
    }
}

fn range(range: Range) -> TokenStream {
    if range == Range::default() {
        return quote!(Range::ALL);
    }
    let (since, until) = (option(range.since, version), option(range.until, version));
    quote!(Range { since: #since, until: #until })
}

fn of(about: &About) -> TokenStream {
    range(about.range)
}

fn header(api: &Api, header: &Header) -> TokenStream {
    let (id, name, wire) = (ident(&header.name.screaming), &header.name.snake, &header.wire);
    let kind = ident(kind(api, &header.ty));
    let value = option(header.value.as_ref(), |value| quote!(#value));
    let required_when = option(header.required_when.as_ref(), |when| quote!(#when));
    let (drops_body, sensitive, by_core) = (header.drops_body, header.sensitive, header.by_core);
    let range = of(&header.about);
    quote! {
        pub(crate) static #id: Header = Header {
            name: #name, wire: #wire, kind: HeaderKind::#kind, value: #value, drops_body: #drops_body, sensitive: #sensitive,
            by_core: #by_core, required_when: #required_when, range: #range,
        };
    }
}

fn kind(api: &Api, ty: &TypeRef) -> &'static str {
    match resolve(api, ty) {
        TypeRef::Integer => "Integer",
        TypeRef::Decimal => "Decimal",
        TypeRef::Boolean => "Boolean",
        TypeRef::Date => "Date",
        TypeRef::Json | TypeRef::Map(_) => "Json",
        TypeRef::String | TypeRef::Bytes => "String",
        TypeRef::List(inner) => match resolve(api, inner) {
            TypeRef::String => "String",
            _ => "Json",
        },
        TypeRef::Named(id) => match &api.ty(*id).form {
            Form::Enum(_) => "String",
            Form::Native { json_literals: false, .. } => "String",
            _ => "Json",
        },
    }
}

fn status(status: &Status) -> TokenStream {
    let (id, name, docs) = (ident(&status.name.screaming), &status.name.snake, status.about.docs.trim());
    let number = option(status.status, |n| {
        let n = literal(n);
        quote!(#n)
    });
    let sub = option(status.sub, |n| {
        let n = literal(n);
        quote!(#n)
    });
    let on = status.on.iter().map(|on| effect(*on));
    let retry = status.retry.iter().filter(|(_, retry)| *retry != Retry::Never).map(|(on, retry)| {
        let on = effect(*on);
        let retry = ident(match retry {
            Retry::Never => "Never",
            Retry::Wait => "Wait",
            Retry::Elsewhere => "Elsewhere",
            Retry::WriteRegion => "WriteRegion",
            Retry::RefreshAccount => "RefreshAccount",
            Retry::RefreshCollection => "RefreshCollection",
            Retry::RefreshRanges => "RefreshRanges",
        });
        quote!((#on, Retry::#retry))
    });
    let maybe_processed = status.maybe_processed;
    let origin = ident(match status.origin {
        Origin::Service => "Service",
        Origin::Gateway => "Gateway",
        Origin::Client => "Client",
    });
    let range = of(&status.about);
    quote! {
        pub(crate) static #id: Status = Status {
            name: #name, status: #number, sub_status: #sub, docs: #docs, on: &[#(#on),*], retry: &[#(#retry),*],
            maybe_processed: #maybe_processed, origin: Origin::#origin, range: #range,
        };
    }
}

pub(super) fn effect(effect: Effect) -> TokenStream {
    let name = ident(match effect {
        Effect::Read => "Read",
        Effect::Create => "Create",
        Effect::Upsert => "Upsert",
        Effect::Replace => "Replace",
        Effect::Patch => "Patch",
        Effect::Delete => "Delete",
        Effect::Execute => "Execute",
    });
    quote!(Effect::#name)
}

fn is_shape(ty: &Type) -> bool {
    matches!(ty.form, Form::Struct { .. } | Form::Union { .. })
}

fn shape(api: &Api, ty: &Type) -> TokenStream {
    let (id, name) = (ident(&ty.name.screaming), &ty.name.pascal);
    let properties: Vec<_> = match &ty.form {
        Form::Struct { properties, .. } => properties.iter().collect(),
        // Whichever variant it is: the members that some have.
        Form::Union { variants, .. } => {
            let mut all: Vec<&Property> = Vec::new();
            for property in variants.iter().flat_map(|variant| &variant.properties) {
                if !all.iter().any(|known| known.wire == property.wire) {
                    all.push(property);
                }
            }
            all
        }
        _ => Vec::new(),
    };
    let union = matches!(ty.form, Form::Union { .. });
    let properties = properties.into_iter().map(|property| self::property(api, property, union));
    quote! {
        pub(crate) static #id: Type = Type { name: #name, properties: &[#(#properties),*] };
    }
}

fn property(api: &Api, property: &Property, of_union: bool) -> TokenStream {
    let wire = &property.wire;
    let (depth, inner) = unwrapped(api, &property.ty);
    let (mut shape, mut values) = (quote!(None), quote!(&[]));
    if let Some(id) = inner {
        let ty = api.ty(id);
        if is_shape(ty) {
            let id = ident(&ty.name.screaming);
            shape = quote!(Some(&#id));
        }
        if let Form::Enum(all) = &ty.form {
            let all = all.iter().map(|value| {
                let (wire, range) = (&value.wire, of(&value.about));
                quote!((#wire, #range))
            });
            values = quote!(&[#(#all),*]);
        }
    }
    let depth = literal(depth);
    // What one variant requires, another does not have.
    let required = option(property.required.filter(|_| !of_union), range);
    let (system, identity, sensitive, range) = (property.system, property.identity, property.sensitive, of(&property.about));
    quote! {
        Property {
            wire: #wire, shape: #shape, depth: #depth, values: #values, required: #required, system: #system, identity: #identity,
            sensitive: #sensitive, range: #range,
        }
    }
}

/// The named type within lists and maps, and how many there are.
fn unwrapped(api: &Api, ty: &TypeRef) -> (u8, Option<TypeId>) {
    match resolve(api, ty) {
        TypeRef::Named(id) => (0, Some(*id)),
        TypeRef::List(inner) | TypeRef::Map(inner) => {
            let (depth, id) = unwrapped(api, inner);
            (depth + 1, id)
        }
        _ => (0, None),
    }
}

fn resource(api: &Api, resource: &Resource) -> TokenStream {
    let (id, name, segment, signs) = (ident(&resource.name.screaming), &resource.name.snake, &resource.segment, &resource.signs);
    let parent = option(resource.parent, |parent| {
        let parent = ident(&api.resource(parent).name.screaming);
        quote!(&#parent)
    });
    let kind = ident(match resource.id {
        IdKind::Name => "Name",
        IdKind::Rid => "Rid",
        IdKind::None => "None",
    });
    let rid_bytes = option(resource.rid_bytes, |bytes| {
        let bytes = literal(bytes as u64);
        quote!(#bytes)
    });
    let feed = option(resource.feed.as_ref(), |feed| quote!(#feed));
    let free = resource.free;
    let shape = ident(&api.ty(resource.ty).name.screaming);
    quote! {
        pub(crate) static #id: Resource = Resource {
            name: #name, parent: #parent, segment: #segment, id: IdKind::#kind, signs: #signs, rid_bytes: #rid_bytes, feed: #feed,
            free: #free, shape: &super::types::#shape,
        };
    }
}

fn operation(api: &Api, operation: &Operation) -> TokenStream {
    let (id, name, method) = (ident(&operation.name.screaming), &operation.name.snake, ident(&operation.verb));
    let reference = option(operation.reference.as_ref(), |reference| quote!(#reference));
    let resource = ident(&api.resource(operation.resource).name.screaming);
    let on = ident(if operation.on_item { "Item" } else { "Feed" });
    let effect = effect(operation.effect);
    let role = option(operation.role.as_ref(), |role| quote!(#role));
    let header = |id: &crate::ir::HeaderId| ident(&api.header(*id).name.screaming);
    let (requires, headers, returns) =
        (operation.requires.iter().map(header), operation.headers.iter().map(header), operation.returns.iter().map(header));
    let sends = operation.sends.iter().map(|(id, value)| {
        let id = header(id);
        quote!((&super::headers::#id, #value))
    });
    let body = match &operation.body {
        Body::None => quote!(Body::None),
        Body::Fields(id) => object(api, *id),
        Body::Whole(ty) => match resolve(api, ty) {
            TypeRef::Bytes => quote!(Body::Bytes),
            TypeRef::List(_) => quote!(Body::JsonArray),
            TypeRef::Named(id) if is_shape(api.ty(*id)) => object(api, *id),
            _ => quote!(Body::Json),
        },
    };
    let content_type = match &operation.content_type {
        ContentType::Fixed(media) => quote!(Some(#media)),
        ContentType::None | ContentType::FromHeader => quote!(None),
    };
    let ok = operation.ok.iter().map(|(status, content)| {
        let status = literal(*status);
        let content = ident(match content {
            Content::None => "None",
            Content::Json => "Json",
            Content::Bytes => "Bytes",
            Content::Resource => "Resource",
            Content::Feed => "Feed",
            Content::Type(_) => "Other",
        });
        quote!((#status, Content::#content))
    });
    let fails = operation.fails.iter().map(|id| ident(&api.status(*id).name.screaming));
    let pages = option(operation.pages, |pages| {
        let (next, resume) = (header(&pages.next), header(&pages.resume));
        let until = option(pages.until, |until| {
            let until = literal(until);
            quote!(#until)
        });
        quote!(Paging { next: &super::headers::#next, resume: &super::headers::#resume, until: #until })
    });
    let batch = option(operation.batch, |(operations, bytes)| {
        let (operations, bytes) = (literal(operations), literal(bytes));
        quote!(crate::service::Batch { operations: #operations, bytes: #bytes })
    });
    let range = of(&operation.about);
    quote! {
        pub(crate) static #id: Operation = Operation {
            name: #name, reference: #reference, method: Method::#method, resource: &super::resources::#resource, on: Target::#on,
            effect: #effect, role: #role, requires: &[#(&super::headers::#requires),*], headers: &[#(&super::headers::#headers),*],
            sends: &[#(#sends),*], body: #body, content_type: #content_type, ok: &[#(#ok),*],
            fails: &[#(&super::statuses::#fails),*], returns: &[#(&super::headers::#returns),*], pages: #pages, batch: #batch,
            range: #range,
        };
    }
}

fn object(api: &Api, id: TypeId) -> TokenStream {
    let id = ident(&api.ty(id).name.screaming);
    quote!(Body::Object(&super::types::#id))
}
