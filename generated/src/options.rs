// @generated from spec/service.yaml. Do not edit: run `cargo codegen generate`.

//! The options that every operation has.

use cosmosdb_core::{Call, Operation};

/// Options of every operation. Those of its own are methods of its type; for these, import the trait.
pub trait RequestOptions: Operation {
    #[doc(hidden)]
    fn call_mut(&mut self) -> &mut Call;
    /// The media type that the client wants to be answered in.
    ///
    /// Sends `Accept`. Default: `application/json`.
    #[must_use]
    fn accept(mut self, accept: impl AsRef<str>) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::ACCEPT, accept.as_ref());
        self
    }

    /// Names the client, in the form `name/version`.
    ///
    /// Sends `User-Agent`.
    #[must_use]
    fn user_agent(mut self, user_agent: impl AsRef<str>) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::USER_AGENT, user_agent.as_ref());
        self
    }

    /// Caching on the way to the service; clients send `no-cache`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `Cache-Control`.
    #[must_use]
    fn cache_control(mut self, cache_control: impl AsRef<str>) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::CACHE_CONTROL, cache_control.as_ref());
        self
    }

    /// Identifies the request in the service's traces; a UUID.
    /// The service echoes the client's, or makes one. Quote it whenever a failure is reported.
    ///
    /// Sends `x-ms-activity-id`.
    #[must_use]
    fn activity_id(mut self, activity_id: impl AsRef<str>) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::ACTIVITY_ID, activity_id.as_ref());
        self
    }

    /// One UUID for all requests of one logical operation, such as every page of a query.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-cosmos-correlated-activityid`.
    #[must_use]
    fn correlated_activity_id(
        mut self,
        correlated_activity_id: impl AsRef<str>,
    ) -> Self {
        let call = self.call_mut();
        call.header(
            &crate::tables::headers::CORRELATED_ACTIVITY_ID,
            correlated_activity_id.as_ref(),
        );
        self
    }

    /// A UUID of the client instance, for load balancing and diagnostics.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-client-id`.
    #[must_use]
    fn client_id(mut self, client_id: impl AsRef<str>) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::CLIENT_ID, client_id.as_ref());
        self
    }

    /// A small number that tags the request with the workload it belongs to.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-workload-id`.
    #[must_use]
    fn workload_id(mut self, workload_id: i64) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::WORKLOAD_ID, &workload_id);
        self
    }

    /// The parent span of the request in the W3C trace context.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `traceparent`.
    #[must_use]
    fn traceparent(mut self, traceparent: impl AsRef<str>) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::TRACEPARENT, traceparent.as_ref());
        self
    }

    /// The vendors' part of the W3C trace context.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `tracestate`.
    #[must_use]
    fn tracestate(mut self, tracestate: impl AsRef<str>) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::TRACESTATE, tracestate.as_ref());
        self
    }

    /// How important the request is when throughput runs short.
    /// Requests of low priority are throttled first; the account must have the feature switched on.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-priority-level`. Default: `High`.
    #[must_use]
    fn priority_level(mut self, priority_level: crate::types::PriorityLevel) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::PRIORITY_LEVEL, priority_level.as_str());
        self
    }

    /// The throughput bucket that pays for the request.
    /// One that the offer does not have bounds nothing. A request that names none is in the offer's default bucket, if it
    /// has one.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-throughput-bucket`. From 1 to 5.
    #[must_use]
    fn throughput_bucket(mut self, throughput_bucket: i64) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::THROUGHPUT_BUCKET, &throughput_bucket);
        self
    }

    /// What the client can cope with, as a decimal bit mask.
    /// 1: ranges that were merged; 2: a change feed started by time after a merge; 4: throughput buckets; 8: unknown
    /// tokens of the binary protocol; 16: change feed tokens with global numbers. Advertise only what is implemented.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-sdk-supportedcapabilities`. At least 0.
    #[must_use]
    fn sdk_supported_capabilities(mut self, sdk_supported_capabilities: i64) -> Self {
        let call = self.call_mut();
        call.header(
            &crate::tables::headers::SDK_SUPPORTED_CAPABILITIES,
            &sdk_supported_capabilities,
        );
        self
    }

    /// Tells the gateway to hand status 449 to the client instead of retrying by itself.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-noretry-449`. Default: `False`.
    #[must_use]
    fn no_retry_449(mut self, no_retry_449: bool) -> Self {
        let call = self.call_mut();
        call.header(&crate::tables::headers::NO_RETRY_449, &no_retry_449);
        self
    }

    /// Lets any region of an account with several write regions take the write.
    /// Without it only the first of them does; the others answer 403.
    ///
    /// Since API version 2018-06-18.
    ///
    /// Sends `x-ms-cosmos-allow-tentative-writes`. Default: `False`.
    #[doc(alias = "multiple_write_locations")]
    #[doc(alias = "multi_region_writes")]
    #[must_use]
    fn allow_tentative_writes(mut self, allow_tentative_writes: bool) -> Self {
        let call = self.call_mut();
        call.header(
            &crate::tables::headers::ALLOW_TENTATIVE_WRITES,
            &allow_tentative_writes,
        );
        self
    }

    /// Lets only the partition's hub region answer the read.
    /// Sent when a read was refused twice because the session token was ahead of the region.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-hub-region-processing-only`.
    #[must_use]
    fn hub_region_processing_only(mut self, hub_region_processing_only: bool) -> Self {
        let call = self.call_mut();
        call.header(
            &crate::tables::headers::HUB_REGION_PROCESSING_ONLY,
            &hub_region_processing_only,
        );
        self
    }
}
