//! The crate's root: the client, the versions, what is re-exported.

use quote::quote;

use super::docs::doc;
use super::file::{File, ident};
use super::handle::{children, has_handle};
use crate::ir::View;
use crate::sync::FileSet;

pub(super) fn emit(view: View<'_>, root: &str, files: &mut FileSet) {
    files.insert(format!("{root}src/lib.rs"), lib(view).render());
    files.insert(format!("{root}src/client.rs"), client(view).render());
    files.insert(format!("{root}src/versions.rs"), versions(view).render());
    files.insert(format!("{root}src/macros.rs"), MACROS);
}

fn lib(view: View<'_>) -> File<'static> {
    let api = view.api;
    let resources: Vec<_> = api.resources.iter().filter(|resource| view.has(&resource.about)).collect();
    let modules = resources.iter().map(|resource| ident(&resource.name.snake));
    let handles = resources.iter().filter(|resource| has_handle(resource)).map(|resource| {
        let (module, name) = (ident(&resource.name.snake), ident(&resource.name.pascal));
        quote!(#[doc(inline)] pub use #module::#name;)
    });
    let all = resources.iter().map(|resource| ident(&resource.name.snake));
    let docs = format!(
        "{title}: every operation of its REST API, typed; API version {version}.\n\n{docs}\n\n\
         [`Client`] is where everything starts. From it, handles lead down the resources; they hold an address and nothing else. The\n\
         methods of a handle are operations on what is directly in it: what is required is an argument, what is optional a method of\n\
         the operation, and `.await` sends it. Every operation is documented with its request, its options, its failures and an\n\
         example, in the module of its resource, or all together in [`operations`].\n\n\
         The crate is generated from a specification; what it stands on, `cosmosdb_core`, is re-exported as far as it is needed.",
        title = api.title,
        version = view.version,
        docs = api.docs.trim(),
    );
    File {
        from: "spec",
        docs,
        items: vec![quote! {
            #[macro_use]
            mod macros;
            mod client;
            mod options;
            mod tables;

            #(pub mod #modules;)*
            pub mod headers;
            pub mod types;
            pub mod versions;

            #[doc(inline)]
            pub use client::Client;
            #(#handles)*
            pub use options::RequestOptions;
            pub use tables::SERVICE;

            pub use cosmosdb_core::{
                AccessToken, AcrossPartitions, Answer, ApiVersion, Attempt, BatchResult, Body, Bulk, BulkItem, BulkResults, CallOptions, ChangeFeed, ChangeFeedEvent, Changes, CircuitBreaker, ClientBuilder, Credential, Diagnostics,
                Error, ErrorKind, Finished, Hedging, HttpOptions, HttpVersion, Id, Items, KeyProvider, Link, MasterKey, Meta, Observer, Operation, Outcome, Page,
                Pages, PartitionKey, PartitionKeyValue, Provided, RawPage, ReadMany, ReadManyResults, Region, Request, ResourceToken, ResourceTokens, Response,
                ResponseHeader, Result, RetryPolicy, Rid, RotatingKey, Scripted, Sending, Sent, Service, SessionStore, TokenProvider,
                Transport, TransportError, bytes, http, plan, service,
            };
            #[cfg(feature = "azure_core")]
            pub use cosmosdb_core::AzureCredential;

            /// Every operation, of whatever resource.
            pub mod operations {
                #(#[allow(unused_imports)] pub use crate::#all::*;)*
            }
        }],
    }
}

fn client(view: View<'_>) -> File<'static> {
    let children = children(view.api, None);
    let docs = doc(&format!(
        "A client of {}. Cheap to clone; clones share connections and everything else.\n\n\
         ```no_run\n\
         # fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
         let key = std::env::var(\"ACCOUNT_KEY\")?;\n\
         let client = cosmosdb::Client::builder(\"{}\").key(&key)?.build()?;\n\
         # Ok(())\n\
         # }}\n\
         ```",
        view.api.title,
        view.api.endpoint.replace("{account}", "contoso"),
    ));
    File {
        from: "spec",
        docs: "The client.".to_owned(),
        items: vec![quote! {
            use cosmosdb_core::{ClientBuilder, Handle, Pipeline, Result};

            use crate::tables::SERVICE;

            #docs
            #[derive(Debug, Clone)]
            pub struct Client(pub(crate) Handle);

            impl Client {
                /// A client of the account at this endpoint.
                #[must_use]
                pub fn builder(endpoint: impl Into<String>) -> ClientBuilder<Client> {
                    ClientBuilder::new(&SERVICE, endpoint)
                }

                /// A client of the account that a connection string names: `AccountEndpoint=https://…;AccountKey=…;`.
                ///
                /// # Errors
                ///
                /// If a part of it is missing, or the key is not base64.
                pub fn from_connection_string(text: &str) -> Result<ClientBuilder<Client>> {
                    ClientBuilder::from_connection_string(&SERVICE, text)
                }

                /// A client of the account that the environment variables `COSMOSDB_ENDPOINT` and `COSMOSDB_KEY` name.
                ///
                /// # Errors
                ///
                /// If one of them is not set, or the key is not base64.
                pub fn from_env() -> Result<ClientBuilder<Client>> {
                    ClientBuilder::from_env(&SERVICE)
                }

                /// What requests go through.
                #[must_use]
                pub fn pipeline(&self) -> &Pipeline {
                    self.0.pipeline()
                }

                #children
            }

            impl From<Pipeline> for Client {
                fn from(pipeline: Pipeline) -> Self {
                    Self(Handle::root(pipeline))
                }
            }
        }],
    }
}

fn versions(view: View<'_>) -> File<'static> {
    let constants = view.api.versions.iter().map(|info| {
        let name = ident(&format!("V{}", info.version.to_string().replace('-', "_")));
        let mut text = info.docs.trim().to_owned();
        if !info.published {
            text.push_str("\n\nThe reference does not list it.");
        }
        if let Some(retired) = &info.retired {
            text.push_str(&format!("\n\nThe service stopped to accept it on {retired}."));
        }
        let docs = doc(&text);
        let [year, month, day] = [u64::from(info.version.year), u64::from(info.version.month), u64::from(info.version.day)]
            .map(proc_macro2::Literal::u64_unsuffixed);
        quote! {
            #docs
            pub const #name: ApiVersion = ApiVersion::new(#year, #month, #day);
        }
    });
    File {
        from: "spec/service.yaml",
        docs: "The API versions that the service knows.".to_owned(),
        items: vec![quote!(use cosmosdb_core::ApiVersion; #(#constants)*)],
    }
}

/// A macro's body is tokens to the printer, so it is laid out here.
const MACROS: &str = r#"// @generated from spec. Do not edit: run `cargo codegen generate`.

//! What all operations have in common.

/// The methods that every operation has.
macro_rules! operation {
    ($operation:ident, $output:ty) => {
        impl $operation {
            /// The request as it would be sent, but for its date and authorization: nothing is sent.
            ///
            /// # Errors
            ///
            /// What is wrong with the arguments.
            pub fn request(&self) -> cosmosdb_core::Result<cosmosdb_core::Request> {
                self.call.request()
            }

            /// Sends a header that the specification does not know.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.call.extra_header(name, value);
                self
            }

            /// The time that the operation may take, attempts and waits included; of a feed, each page. Default: no limit of its own.
            pub fn timeout(mut self, timeout: std::time::Duration) -> Self {
                self.call.timeout(timeout);
                self
            }

            /// Says that carrying the operation out twice does no harm: it may be sent again after a failure that leaves open whether it
            /// was carried out.
            pub fn idempotent(mut self) -> Self {
                self.call.idempotent();
                self
            }

            /// How the operation is carried out, where that differs from how the client does it: retries, regions, hedging, time.
            pub fn options(mut self, options: cosmosdb_core::CallOptions) -> Self {
                self.call.options(options);
                self
            }
        }

        impl crate::RequestOptions for $operation {
            fn call_mut(&mut self) -> &mut cosmosdb_core::Call {
                &mut self.call
            }
        }

        impl std::future::IntoFuture for $operation {
            type Output = cosmosdb_core::Result<$output>;
            type IntoFuture = cosmosdb_core::Sending<$output>;

            fn into_future(self) -> Self::IntoFuture {
                self.call.send(<Self as cosmosdb_core::Operation>::decode)
            }
        }
    };
}
"#;
