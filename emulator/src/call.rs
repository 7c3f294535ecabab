//! A request, as far as it is understood before the state is looked at.

use bytes::Bytes;
use cosmosdb_core::ApiVersion;
use cosmosdb_core::service::{Effect, Operation, Resource};
use http::HeaderMap;

use crate::api::Api;
use crate::auth::Grant;
use crate::error::{Failure, Outcome};
use crate::headers::Headers;
use crate::partition_key::Key;
use crate::router::Path;
use crate::tokens::Issuer;

/// A request that has been routed and authenticated.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) api: &'a Api,
    pub(crate) operation: &'static Operation,
    pub(crate) path: Path,
    pub(crate) version: ApiVersion,
    pub(crate) headers: Headers<'a>,
    pub(crate) body: &'a Bytes,
    /// The time, in seconds since 1970.
    pub(crate) now: u64,
    /// Scheme, host and port that the client used: `http://127.0.0.1:8081`.
    pub(crate) origin: &'a str,
    /// What its token allows.
    pub(crate) grant: Grant,
    pub(crate) issuer: &'a Issuer,
}

impl Call<'_> {
    /// A part of the request, as a request of its own.
    pub(crate) fn part<'b>(
        &'b self,
        operation: &'static Operation,
        path: Path,
        headers: &'b HeaderMap,
        body: &'b Bytes,
    ) -> Call<'b> {
        Call { operation, path, headers: Headers::new(self.api, headers), body, grant: self.grant.clone(), ..*self }
    }

    /// The resource that the operation is about.
    pub(crate) fn resource(&self) -> &'static Resource {
        self.operation.resource
    }

    /// Whether the operation changes nothing.
    pub(crate) fn is_read(&self) -> bool {
        self.operation.effect == Effect::Read
    }

    /// The partition key value that the request names.
    pub(crate) fn key(&self) -> Outcome<Option<Key>> {
        let Some(text) = self.headers.get("partition_key") else { return Ok(None) };
        Key::parse(text).map(Some).ok_or_else(|| {
            let expected = "a JSON array of strings, numbers, booleans, nulls and {}";
            self.headers.invalid("partition_key", text, expected)
        })
    }

    /// Checks that the headers are there that the operation always needs.
    pub(crate) fn check_required(&self) -> Outcome<()> {
        let missing = self
            .operation
            .requires
            .iter()
            .find(|header| header.required_when.is_none() && !header.by_core && self.headers.wire(header.wire).is_none());
        match missing {
            Some(header) => {
                Err(Failure::bad_request(format!("The operation {} needs the header {}.", self.operation.name, header.wire)))
            }
            None => Ok(()),
        }
    }
}
