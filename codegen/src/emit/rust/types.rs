//! How types of the specification look in Rust.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::ident;
use crate::ir::{Api, Form, Property, Type, TypeId, TypeRef, View};

/// Whether the type is an item of the crate: aliases are what they name, natives are the core's.
pub(super) fn is_emitted(ty: &Type) -> bool {
    !matches!(ty.form, Form::Alias(_) | Form::Native { .. } | Form::Struct { native: Some(_), .. })
}

/// The type's name in Rust: that of a resource's type says so, because the handle has the resource's name.
pub(super) fn rust_name(ty: &Type) -> Ident {
    match ty.resource {
        Some(_) => ident(&format!("{}Properties", ty.name.pascal)),
        None => ident(&ty.name.pascal),
    }
}

/// Whether a model always has a property: it was required from its beginning on. What was not may be missing in answers about
/// resources of old.
pub(super) fn is_certain(view: View<'_>, property: &Property) -> bool {
    view.requires(property) && property.required.is_some_and(|required| required.since == property.about.range.since)
}

/// The type behind all aliases.
pub(super) fn resolve<'a>(api: &'a Api, ty: &'a TypeRef) -> &'a TypeRef {
    match ty {
        TypeRef::Named(id) => match &api.ty(*id).form {
            Form::Alias(target) => resolve(api, target),
            _ => ty,
        },
        _ => ty,
    }
}

/// The path of a named type.
pub(super) fn path(api: &Api, id: TypeId) -> TokenStream {
    let ty = api.ty(id);
    match &ty.form {
        Form::Native { rust, .. } | Form::Struct { native: Some(rust), .. } => {
            let name = ident(rust);
            quote!(cosmosdb_core::#name)
        }
        Form::Alias(target) => owned(api, target),
        _ => {
            let name = rust_name(ty);
            quote!(crate::types::#name)
        }
    }
}

/// The type of an owned value.
pub(super) fn owned(api: &Api, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::String | TypeRef::Date => quote!(String),
        TypeRef::Integer => quote!(i64),
        TypeRef::Decimal => quote!(f64),
        TypeRef::Boolean => quote!(bool),
        TypeRef::Json => quote!(serde_json::Value),
        TypeRef::Bytes => quote!(cosmosdb_core::bytes::Bytes),
        TypeRef::Named(id) => path(api, *id),
        TypeRef::List(inner) => {
            let inner = owned(api, inner);
            quote!(Vec<#inner>)
        }
        TypeRef::Map(inner) => {
            let inner = owned(api, inner);
            quote!(std::collections::BTreeMap<String, #inner>)
        }
    }
}

/// A parameter that takes what converts into an owned value, and the expression that converts it.
pub(super) fn parameter(api: &Api, ty: &TypeRef, value: &Ident) -> (TokenStream, TokenStream) {
    match resolve(api, ty) {
        TypeRef::String | TypeRef::Date => (quote!(impl Into<String>), quote!(#value.into())),
        TypeRef::Json => (quote!(impl Into<serde_json::Value>), quote!(#value.into())),
        TypeRef::Named(id) => {
            let path = path(api, *id);
            match &api.ty(*id).form {
                // What the core writes by hand, and unions, are made from other things.
                Form::Native { .. } | Form::Union { .. } => (quote!(impl Into<#path>), quote!(#value.into())),
                _ => (path, quote!(#value)),
            }
        }
        TypeRef::List(inner) => {
            let item = ident("item");
            let (parameter, expression) = parameter(api, inner, &item);
            // A list of lists is a list of vectors: nested `impl` would leave the inner type open.
            if matches!(resolve(api, inner), TypeRef::List(_) | TypeRef::Map(_)) {
                let inner = owned(api, inner);
                return (quote!(impl IntoIterator<Item = #inner>), quote!(#value.into_iter().collect()));
            }
            if expression.to_string() == "item" {
                (quote!(impl IntoIterator<Item = #parameter>), quote!(#value.into_iter().collect()))
            } else {
                (quote!(impl IntoIterator<Item = #parameter>), quote!(#value.into_iter().map(Into::into).collect()))
            }
        }
        TypeRef::Map(inner) => {
            let inner = owned(api, inner);
            (quote!(std::collections::BTreeMap<String, #inner>), quote!(#value))
        }
        other => (owned(api, other), quote!(#value)),
    }
}

/// How a header's value is given, and the statement that writes it into `call`.
pub(super) fn header_parameter(api: &Api, ty: &TypeRef, table: &TokenStream, value: &Ident) -> (TokenStream, TokenStream) {
    match resolve(api, ty) {
        TypeRef::String | TypeRef::Bytes => (quote!(impl AsRef<str>), quote!(call.header(&#table, #value.as_ref());)),
        TypeRef::Integer => (quote!(i64), quote!(call.header(&#table, &#value);)),
        TypeRef::Decimal => (quote!(f64), quote!(call.header(&#table, &#value);)),
        TypeRef::Boolean => (quote!(bool), quote!(call.header(&#table, &#value);)),
        TypeRef::Date => (quote!(std::time::SystemTime), quote!(call.header(&#table, &#value);)),
        TypeRef::Json => (quote!(&impl serde::Serialize), quote!(call.json_header(&#table, #value);)),
        TypeRef::Named(id) => {
            let path = path(api, *id);
            match &api.ty(*id).form {
                Form::Native { .. } => (quote!(impl Into<#path>), quote!(call.header(&#table, &#value.into());)),
                Form::Enum(_) => (path, quote!(call.header(&#table, #value.as_str());)),
                _ => (quote!(&#path), quote!(call.json_header(&#table, #value);)),
            }
        }
        TypeRef::List(inner) => match resolve(api, inner) {
            TypeRef::String => (quote!(impl IntoIterator<Item = impl AsRef<str>>), quote!(call.list_header(&#table, #value);)),
            _ => {
                let owned = owned(api, ty);
                (quote!(&#owned), quote!(call.json_header(&#table, #value);))
            }
        },
        TypeRef::Map(_) => {
            let owned = owned(api, ty);
            (quote!(&#owned), quote!(call.json_header(&#table, #value);))
        }
    }
}
