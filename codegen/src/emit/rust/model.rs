//! The wire models: structures, open enums, unions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{about, deprecated, doc};
use super::file::{File, ident};
use super::types::{is_certain, owned, parameter, resolve, rust_name};
use super::types_by_module;
use crate::ir::{Api, EnumValue, Form, Property, Type, TypeId, TypeRef, Variant, View};
use crate::sync::FileSet;

pub(super) fn emit(view: View<'_>, root: &str, files: &mut FileSet) {
    let modules = types_by_module(view);
    for (module, ids) in &modules {
        let mut items = vec![quote!(
            #[allow(unused_imports)]
            use serde::{Deserialize, Serialize};
        )];
        let mut sources: Vec<&str> = Vec::new();
        for id in ids {
            let ty = view.api.ty(*id);
            if !sources.contains(&ty.about.place.file.as_str()) {
                sources.push(&ty.about.place.file);
            }
            items.push(self::ty(view, *id, ty));
        }
        let docs = format!("Types of the wire: {}.", module.replace('_', " "));
        let file = File { from: &sources.join(" and "), docs, items };
        files.insert(format!("{root}src/types/{module}.rs"), file.render());
    }
    let mods = modules.keys().map(|module| ident(module));
    let uses = modules.iter().flat_map(|(module, ids)| {
        let module = ident(module);
        ids.iter().map(move |id| (module.clone(), view.api.ty(*id))).flat_map(move |(module, ty)| {
            let name = rust_name(ty);
            let parts = parts(view, ty).into_iter();
            std::iter::once(name).chain(parts).map(move |name| quote!(pub use #module::#name;))
        })
    });
    let file = File {
        from: "spec/types and spec/resources",
        docs: "The types of the wire.\n\nThe properties of a resource are called after it, [`DatabaseProperties`]; parts of them have names of their own."
            .replace("[`DatabaseProperties`]", &first_resource(view)),
        items: vec![quote!(#(mod #mods;)* #(#uses)*)],
    };
    files.insert(format!("{root}src/types/mod.rs"), file.render());
}

fn first_resource(view: View<'_>) -> String {
    let first = view.api.types.iter().find(|ty| ty.resource.is_some() && super::types::is_emitted(ty));
    first.map_or_else(|| "so".to_owned(), |ty| format!("[`{}`]", rust_name(ty)))
}

/// The structures that a union's variants need.
fn parts(view: View<'_>, ty: &Type) -> Vec<proc_macro2::Ident> {
    match &ty.form {
        Form::Union { variants, .. } => variants
            .iter()
            .filter(|variant| view.has(&variant.about) && has_options(view, &variant.properties))
            .map(|variant| part_name(ty, variant))
            .collect(),
        _ => Vec::new(),
    }
}

fn part_name(ty: &Type, variant: &Variant) -> proc_macro2::Ident {
    format_ident!("{}{}", rust_name(ty), ident(&variant.name.pascal))
}

/// Whether some of the properties can be left out: then they are set one by one.
pub(super) fn has_options(view: View<'_>, properties: &[Property]) -> bool {
    properties.iter().any(|property| view.has(&property.about) && !is_certain(view, property))
}

fn ty(view: View<'_>, id: TypeId, ty: &Type) -> TokenStream {
    let name = rust_name(ty);
    let mut text = about(&ty.about);
    if let Some(resource) = ty.resource {
        let resource = view.api.resource(resource);
        text = format!("The properties of a resource: {}.\n\n{text}", resource.name.spec.replace('_', " "));
    }
    let docs = doc(&text);
    let deprecated = deprecated(view, &ty.about);
    match &ty.form {
        Form::Struct { native: Some(_), .. } => TokenStream::new(),
        Form::Struct { open, of, properties, .. } => {
            structure(view, id, &name, quote!(#docs #deprecated), Members { open: *open, of: *of, properties })
        }
        Form::Enum(values) => enumeration(view, &name, quote!(#docs #deprecated), values),
        Form::Union { tag, variants } => union(view, id, ty, quote!(#docs #deprecated), tag, variants),
        Form::Native { .. } | Form::Alias(_) => TokenStream::new(),
    }
}

/// What a structure holds.
#[derive(Clone, Copy)]
struct Members<'a> {
    open: bool,
    /// The type in whose place applications have one of their own.
    of: Option<TypeId>,
    properties: &'a [Property],
}

fn structure(view: View<'_>, id: TypeId, name: &proc_macro2::Ident, head: TokenStream, members: Members<'_>) -> TokenStream {
    let api = view.api;
    let Members { open, of, properties } = members;
    let is_own = |property: &Property| of.is_some_and(|of| property.ty == TypeRef::Named(of));
    let properties: Vec<_> = properties.iter().filter(|property| view.has(&property.about)).collect();
    let fields = properties.iter().map(|property| {
        let (field, wire) = (ident(&property.name.snake), &property.wire);
        let mut inner = if is_own(property) { quote!(T) } else { owned(api, &property.ty) };
        if reaches(api, &property.ty, id, &mut Vec::new()) {
            inner = quote!(Box<#inner>);
        }
        let required = is_certain(view, property);
        let ty = if required { inner } else { quote!(Option<#inner>) };
        let rename = (property.name.snake != *wire || field != property.name.snake).then(|| quote!(rename = #wire));
        let skip = (!required).then(|| quote!(default, skip_serializing_if = "Option::is_none"));
        let read = (!required && is_own(property)).then(|| quote!(deserialize_with = "cosmosdb_core::own"));
        let serde: Vec<_> = rename.into_iter().chain(skip).chain(read).collect();
        let serde = if serde.is_empty() { quote!() } else { quote!(#[serde(#(#serde),*)]) };
        let docs = doc(&field_docs(property));
        let deprecated = deprecated(view, &property.about);
        quote!(#docs #deprecated #serde pub #field: #ty,)
    });
    let extra = open.then(|| {
        quote! {
            /// Members that the specification does not know; they are kept when the value is sent back.
            #[serde(flatten)]
            pub extra: serde_json::Map<String, serde_json::Value>,
        }
    });
    let secret = properties.iter().any(|property| property.sensitive && !is_native(api, &property.ty));
    let debug = if secret { quote!() } else { quote!(Debug,) };
    let manual_debug = secret.then(|| redacted(name, &properties));
    let argument_of = |property: &Property, name: &proc_macro2::Ident| {
        if is_own(property) { (quote!(T), quote!(#name)) } else { parameter(api, &property.ty, name) }
    };
    let required: Vec<_> = properties.iter().filter(|property| is_certain(view, property)).collect();
    let default = if required.is_empty() { quote!(Default,) } else { quote!() };
    let arguments = required.iter().map(|property| {
        let argument = ident(&property.name.snake);
        let (parameter, _) = argument_of(property, &argument);
        quote!(#argument: #parameter)
    });
    let initial = properties.iter().map(|property| {
        let field = ident(&property.name.snake);
        if !is_certain(view, property) {
            return quote!(#field: None);
        }
        let (_, mut value) = argument_of(property, &field);
        if reaches(api, &property.ty, id, &mut Vec::new()) {
            value = quote!(Box::new(#value));
        }
        if field == value.to_string() { quote!(#field) } else { quote!(#field: #value) }
    });
    let initial_extra = open.then(|| quote!(extra: serde_json::Map::new(),));
    let setters = properties.iter().filter(|property| !is_certain(view, property) && !property.system).map(|property| {
        let field = ident(&property.name.snake);
        let (parameter, mut value) = argument_of(property, &field);
        if reaches(api, &property.ty, id, &mut Vec::new()) {
            value = quote!(Box::new(#value));
        }
        let docs = doc(&field_docs(property));
        let deprecated = deprecated(view, &property.about);
        quote! {
            #docs
            #deprecated
            #[must_use]
            pub fn #field(mut self, #field: #parameter) -> Self {
                self.#field = Some(#value);
                self
            }
        }
    });
    let new_docs = doc(if required.is_empty() { "Nothing set." } else { "What is required; the rest is set one by one." });
    let (declared, generics, bound) = match of {
        None => Default::default(),
        Some(_) => (
            quote!(<T = serde_json::Value>),
            quote!(<T>),
            quote!(#[serde(bound(deserialize = "T: serde::de::DeserializeOwned"))]),
        ),
    };
    quote! {
        #head
        #[derive(#debug Clone, #default PartialEq, Serialize, Deserialize)]
        #bound
        #[non_exhaustive]
        pub struct #name #declared {
            #(#fields)*
            #extra
        }

        impl #generics #name #generics {
            #new_docs
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#initial,)* #initial_extra }
            }

            #(#setters)*
        }

        #manual_debug
    }
}

fn is_native(api: &Api, ty: &TypeRef) -> bool {
    matches!(resolve(api, ty), TypeRef::Named(id) if matches!(api.ty(*id).form, Form::Native { .. }))
}

fn redacted(name: &proc_macro2::Ident, properties: &[&Property]) -> TokenStream {
    let text = name.to_string();
    let fields = properties.iter().map(|property| {
        let (field, label) = (ident(&property.name.snake), &property.name.snake);
        if property.sensitive { quote!(.field(#label, &"…")) } else { quote!(.field(#label, &self.#field)) }
    });
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#text)#(#fields)*.finish_non_exhaustive()
            }
        }
    }
}

/// What a property says of itself, with its wire name where that is another, and its bounds.
pub(super) fn field_docs(property: &Property) -> String {
    let mut text = about(&property.about);
    let mut notes = Vec::new();
    if property.name.snake != property.wire {
        notes.push(format!("On the wire `{}`.", property.wire));
    }
    if let Some(default) = &property.default {
        notes.push(format!("Default: `{default}`."));
    }
    match (property.min, property.max) {
        (Some(min), Some(max)) => notes.push(format!("From {min} to {max}.")),
        (Some(min), None) => notes.push(format!("At least {min}.")),
        (None, Some(max)) => notes.push(format!("At most {max}.")),
        (None, None) => {}
    }
    if !notes.is_empty() {
        text.push_str("\n\n");
        text.push_str(&notes.join(" "));
    }
    text
}

/// Whether a value of `ty` would hold a value of the structure `target` without a list or map between.
fn reaches(api: &Api, ty: &TypeRef, target: TypeId, seen: &mut Vec<TypeId>) -> bool {
    let TypeRef::Named(id) = resolve(api, ty) else { return false };
    if *id == target {
        return true;
    }
    if seen.contains(id) {
        return false;
    }
    seen.push(*id);
    match &api.ty(*id).form {
        Form::Struct { properties, .. } => properties.iter().any(|property| reaches(api, &property.ty, target, seen)),
        Form::Union { variants, .. } => {
            variants.iter().flat_map(|variant| &variant.properties).any(|property| reaches(api, &property.ty, target, seen))
        }
        _ => false,
    }
}

fn enumeration(view: View<'_>, name: &proc_macro2::Ident, head: TokenStream, values: &[EnumValue]) -> TokenStream {
    let values = values.iter().filter(|value| view.has(&value.about)).map(|value| {
        let (variant, wire) = (ident(&value.name.pascal), &value.wire);
        let docs = doc(&about(&value.about));
        quote!(#docs #variant = #wire,)
    });
    quote! {
        cosmosdb_core::string_enum! {
            #head
            pub enum #name {
                #(#values)*
            }
        }
    }
}

fn union(view: View<'_>, id: TypeId, ty: &Type, head: TokenStream, tag: &str, variants: &[Variant]) -> TokenStream {
    let api = view.api;
    let name = rust_name(ty);
    let variants: Vec<_> = variants.iter().filter(|variant| view.has(&variant.about)).collect();
    let (mut arms, mut constructors, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    let member = member(view, &name, &variants);
    for variant in variants {
        let (arm, wire, docs) = (ident(&variant.name.pascal), &variant.wire, doc(&about(&variant.about)));
        let function = ident(&variant.name.snake);
        let properties: Vec<_> = variant.properties.iter().filter(|property| view.has(&property.about)).collect();
        let required: Vec<_> = properties.iter().filter(|property| is_certain(view, property)).collect();
        let arguments: Vec<_> = required
            .iter()
            .map(|property| {
                let argument = ident(&property.name.snake);
                let (parameter, value) = parameter(api, &property.ty, &argument);
                (argument.clone(), quote!(#argument: #parameter), value)
            })
            .collect();
        let parameters = arguments.iter().map(|(_, parameter, _)| parameter);
        if has_options(view, &variant.properties) {
            let part = part_name(ty, variant);
            let names = arguments.iter().map(|(name, ..)| name);
            arms.push(quote!(#docs #[serde(rename = #wire)] #arm(#part),));
            constructors.push(quote! {
                #docs
                #[must_use]
                pub fn #function(#(#parameters),*) -> #part {
                    #part::new(#(#names),*)
                }
            });
            let members = Members { open: false, of: None, properties: &variant.properties };
            parts.push(structure(view, id, &part, docs.clone(), members));
            parts.push(quote! {
                impl From<#part> for #name {
                    fn from(value: #part) -> Self {
                        Self::#arm(value)
                    }
                }
            });
        } else {
            let fields = properties.iter().map(|property| {
                let (field, wire) = (ident(&property.name.snake), &property.wire);
                let docs = doc(&field_docs(property));
                let ty = owned(api, &property.ty);
                let rename = (property.name.snake != *wire).then(|| quote!(#[serde(rename = #wire)]));
                quote!(#docs #rename #field: #ty)
            });
            let values = arguments
                .iter()
                .map(|(name, _, value)| if *name == value.to_string() { quote!(#name) } else { quote!(#name: #value) });
            arms.push(quote!(#docs #[serde(rename = #wire)] #[non_exhaustive] #arm { #(#fields),* },));
            constructors.push(quote! {
                #docs
                #[must_use]
                pub fn #function(#(#parameters),*) -> Self {
                    Self::#arm { #(#values),* }
                }
            });
        }
    }
    quote! {
        #head
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = #tag)]
        #[non_exhaustive]
        pub enum #name {
            #(#arms)*
        }

        impl #name {
            #(#constructors)*
        }

        #(#parts)*

        #member
    }
}

/// Of variants that stand for operations: what the core has to know of them.
fn member(view: View<'_>, name: &proc_macro2::Ident, variants: &[&Variant]) -> TokenStream {
    let (mut effects, mut given, mut give) = (Vec::new(), Vec::new(), Vec::new());
    for variant in variants {
        let Some(effect) = variant.effect else { return TokenStream::new() };
        let arm = ident(&variant.name.pascal);
        let effect = super::tables::effect(effect);
        effects.push(quote!(Self::#arm { .. } => cosmosdb_core::service::#effect,));
        if !has_options(view, &variant.properties) {
            continue;
        }
        let optional = variant.properties.iter().filter(|property| view.has(&property.about) && !is_certain(view, property));
        for (property, header) in optional.filter_map(|property| Some((property, property.header?))) {
            let (field, header) = (ident(&property.name.snake), &view.api.header(header).name.snake);
            given.push(quote!((Self::#arm(operation), #header) => operation.#field.as_deref(),));
            give.push(quote!((Self::#arm(operation), #header) => operation.#field = Some(text),));
        }
    }
    if effects.is_empty() {
        return TokenStream::new();
    }
    quote! {
        impl cosmosdb_core::BatchMember for #name {
            fn effect(&self) -> cosmosdb_core::service::Effect {
                match self {
                    #(#effects)*
                }
            }

            fn given(&self, header: &str) -> Option<&str> {
                match (self, header) {
                    #(#given)*
                    _ => None,
                }
            }

            fn give(&mut self, header: &str, text: String) {
                match (self, header) {
                    #(#give)*
                    _ => {}
                }
            }

            fn to_json(&self) -> serde_json::Result<Vec<u8>> {
                serde_json::to_vec(self)
            }
        }
    }
}
