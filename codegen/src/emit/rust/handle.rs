//! Handles: the addresses of resources that operations start from.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{aliases, doc};
use super::file::{File, ident};
use super::operations;
use crate::ir::{Api, IdKind, Resource, ResourceId, View};
use crate::sync::FileSet;

/// The resources that the version has, with their index.
fn resources(view: View<'_>) -> impl Iterator<Item = (ResourceId, &Resource)> {
    view.api.resources.iter().enumerate().filter(move |(_, r)| view.has(&r.about)).map(|(i, r)| (ResourceId(i), r))
}

/// Whether a resource has a handle: a single one can be addressed.
pub(super) fn has_handle(resource: &Resource) -> bool {
    resource.id != IdKind::None
}

pub(super) fn emit(view: View<'_>, root: &str, files: &mut FileSet) {
    let mut by_resource: BTreeMap<ResourceId, Vec<&str>> = BTreeMap::new();
    for operation in operations(view) {
        by_resource.entry(operation.resource).or_default().push(&operation.name.snake);
    }
    for (id, resource) in resources(view) {
        let of = by_resource.get(&id).map(Vec::as_slice).unwrap_or_default();
        let mods = of.iter().map(|name| ident(name));
        let uses = of.iter().map(|name| {
            let (module, pascal) = (ident(name), heck::ToPascalCase::to_pascal_case(*name));
            let (ty, failure) = (ident(&pascal), ident(&format!("{pascal}Failure")));
            quote!(pub use #module::{#ty, #failure};)
        });
        let handle = has_handle(resource).then(|| handle(view.api, id, resource));
        let file = File {
            from: &resource.about.place.file,
            docs: format!("{}\n", resource.about.docs.trim()),
            items: vec![quote!(#(mod #mods;)* #(#uses)*), handle.unwrap_or_default()],
        };
        files.insert(format!("{root}src/{}/mod.rs", resource.name.snake.to_snake_case()), file.render());
    }
}

fn handle(api: &Api, id: ResourceId, resource: &Resource) -> TokenStream {
    let name = ident(&resource.name.pascal);
    let aliases = aliases(resource.aliases.iter().map(String::as_str));
    let first = resource.about.docs.lines().next().unwrap_or_default();
    let docs = doc(&format!(
        "The address of a {}, and the operations on what is in it.\n\n{first}\n\nA handle is cheap to make and to clone; making one asks the service nothing.",
        resource.name.spec.replace('_', " ")
    ));
    let children = children(api, Some(id));
    let partition_key_of = is_partitioned(api, id).then(partition_key_of);
    quote! {
        #docs
        #aliases
        #[derive(Debug, Clone)]
        pub struct #name(pub(crate) cosmosdb_core::Handle);

        impl #name {
            /// The id, or the rid, that it was made with.
            #[must_use]
            pub fn id(&self) -> &str {
                self.0.id()
            }

            /// The link to it, as permissions name it.
            #[must_use]
            pub fn link(&self) -> cosmosdb_core::Link {
                self.0.link()
            }

            #partition_key_of
            #children
        }

        impl From<&#name> for cosmosdb_core::Link {
            fn from(handle: &#name) -> Self {
                handle.link()
            }
        }
    }
}

/// Whether it is the resource whose definition tells how its items are partitioned: the one that the operation with this role reads.
fn is_partitioned(api: &Api, id: ResourceId) -> bool {
    api.operations.iter().any(|operation| operation.resource == id && operation.role.as_deref() == Some("collection"))
}

fn partition_key_of() -> TokenStream {
    quote! {
        /// The partition key of a document: what it has at the paths of the definition, which is read once a client.
        ///
        /// # Errors
        ///
        /// If the definition cannot be read, or the document does not serialize to JSON.
        pub async fn partition_key_of(
            &self,
            document: &impl serde::Serialize,
        ) -> cosmosdb_core::Result<cosmosdb_core::PartitionKey> {
            self.0.partition_key_of(document).await
        }
    }
}

/// The methods that lead from a handle, or from the client, to the handles below it.
pub(super) fn children(api: &Api, parent: Option<ResourceId>) -> TokenStream {
    let children = api.resources.iter().filter(|resource| resource.parent == parent && has_handle(resource));
    let methods = children.map(|resource| {
        let (method, name, table) = (ident(&resource.name.snake), ident(&resource.name.pascal), ident(&resource.name.screaming));
        let by = if resource.id == IdKind::Rid { "its rid" } else { "its id, or by rid" };
        let docs = doc(&format!("The {} of this id: {by}.", resource.name.spec.replace('_', " ")));
        let aliases = aliases(resource.aliases.iter().map(String::as_str));
        quote! {
            #docs
            #aliases
            #[must_use]
            pub fn #method(&self, id: impl Into<cosmosdb_core::Id>) -> crate::#name {
                crate::#name(self.0.child(&crate::tables::resources::#table, id))
            }
        }
    });
    quote!(#(#methods)*)
}
