// @generated from spec. Do not edit: run `cargo codegen generate`.

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
