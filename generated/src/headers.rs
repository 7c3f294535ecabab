// @generated from spec/headers.yaml. Do not edit: run `cargo codegen generate`.

//! Markers of response headers: `response.header::<headers::RequestCharge>()`.

/// The media type of the body.
/// `application/json`, but for queries, patches and the raw media of attachments.
///
/// The header `Content-Type`.
#[derive(Debug, Clone, Copy)]
pub struct ContentType;

impl cosmosdb_core::ResponseHeader for ContentType {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::CONTENT_TYPE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// Identifies the request in the service's traces; a UUID.
/// The service echoes the client's, or makes one. Quote it whenever a failure is reported.
///
/// The header `x-ms-activity-id`.
#[derive(Debug, Clone, Copy)]
pub struct ActivityId;

impl cosmosdb_core::ResponseHeader for ActivityId {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ACTIVITY_ID;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The version of the resource, quotes included, as in its property `_etag`.
/// On a change feed and on a feed of partition key ranges it is the position to read on from.
///
/// The header `etag`.
#[derive(Debug, Clone, Copy)]
pub struct Etag;

impl cosmosdb_core::ResponseHeader for Etag {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ETAG;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// How far the session has seen the collection; a read with it is not older than that.
/// Send the latest one that the collection's answers carried. Opaque; its form grew with the versions of the API.
///
/// The header `x-ms-session-token`.
#[derive(Debug, Clone, Copy)]
pub struct SessionToken;

impl cosmosdb_core::ResponseHeader for SessionToken {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::SESSION_TOKEN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// Where the feed goes on: in a request the page to read, in a response the one that follows.
/// Absent or empty in the response to the last page. Opaque; it does not expire.
///
/// The header `x-ms-continuation`.
#[derive(Debug, Clone, Copy)]
pub struct Continuation;

impl cosmosdb_core::ResponseHeader for Continuation {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::CONTINUATION;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// How many items the page holds.
///
/// The header `x-ms-item-count`.
#[derive(Debug, Clone, Copy)]
pub struct ItemCount;

impl cosmosdb_core::ResponseHeader for ItemCount {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ITEM_COUNT;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The partition key range to read, by its `id`; in a response the one that answered.
/// Also written `{collection rid},{id}`. Do not depend on what a response says.
///
/// Since API version 2016-07-11.
///
/// The header `x-ms-documentdb-partitionkeyrangeid`.
#[derive(Debug, Clone, Copy)]
pub struct PartitionKeyRangeId;

impl cosmosdb_core::ResponseHeader for PartitionKeyRangeId {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::PARTITION_KEY_RANGE_ID;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// Whether the integrated cache answered.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-cosmos-cachehit`.
#[derive(Debug, Clone, Copy)]
pub struct CacheHit;

impl cosmosdb_core::ResponseHeader for CacheHit {
    type Value = bool;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::CACHE_HIT;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::boolean(text)
    }
}

/// What the page of the query cost to make, as `name=value;name=value`.
/// Times in milliseconds, counts and sizes of documents, and the share of the index in finding them.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-documentdb-query-metrics`.
#[derive(Debug, Clone, Copy)]
pub struct QueryMetrics;

impl cosmosdb_core::ResponseHeader for QueryMetrics {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::QUERY_METRICS;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// Which indexes the query used, and which would have served it.
/// Base64 of JSON, or URL-encoded JSON where the second form was asked for.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-cosmos-index-utilization`.
#[derive(Debug, Clone, Copy)]
pub struct IndexUtilization;

impl cosmosdb_core::ResponseHeader for IndexUtilization {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::INDEX_UTILIZATION;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// How the rows were read, which a client has to know to go on with an ORDER BY at the very row.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-cosmos-query-execution-info`.
#[derive(Debug, Clone, Copy)]
pub struct QueryExecutionInfo;

impl cosmosdb_core::ResponseHeader for QueryExecutionInfo {
    type Value = crate::types::QueryExecutionInfo;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::QUERY_EXECUTION_INFO;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::json(text)
    }
}

/// The query cannot be executed directly; it needs a plan.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-cosmos-query-requiresdistribution`.
#[derive(Debug, Clone, Copy)]
pub struct QueryRequiresDistribution;

impl cosmosdb_core::ResponseHeader for QueryRequiresDistribution {
    type Value = bool;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::QUERY_REQUIRES_DISTRIBUTION;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::boolean(text)
    }
}

/// Advice on how the query could be written better.
///
/// Not in the REST reference; known from: Python SDK.
///
/// The header `x-ms-cosmos-query-advice`.
#[derive(Debug, Clone, Copy)]
pub struct QueryAdvice;

impl cosmosdb_core::ResponseHeader for QueryAdvice {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::QUERY_ADVICE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// What the script logged, URL-encoded.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-documentdb-script-log-results`.
#[derive(Debug, Clone, Copy)]
pub struct ScriptLog;

impl cosmosdb_core::ResponseHeader for ScriptLog {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::SCRIPT_LOG;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The most that the media of all attachments may take, in MB.
///
/// The header `x-ms-max-media-storage-usage-mb`.
#[derive(Debug, Clone, Copy)]
pub struct MaxMediaStorageUsageMb;

impl cosmosdb_core::ResponseHeader for MaxMediaStorageUsageMb {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::MAX_MEDIA_STORAGE_USAGE_MB;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// What the media of all attachments take, in MB.
///
/// The header `x-ms-media-storage-usage-mb`.
#[derive(Debug, Clone, Copy)]
pub struct MediaStorageUsageMb;

impl cosmosdb_core::ResponseHeader for MediaStorageUsageMb {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::MEDIA_STORAGE_USAGE_MB;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The lowest throughput that the offer may be set to.
///
/// The header `x-ms-cosmos-min-throughput`.
#[derive(Debug, Clone, Copy)]
pub struct MinThroughput;

impl cosmosdb_core::ResponseHeader for MinThroughput {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::MIN_THROUGHPUT;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// Whether a change of throughput is still on its way.
/// Read the offer until it is absent or false.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-offer-replace-pending`.
#[derive(Debug, Clone, Copy)]
pub struct OfferReplacePending;

impl cosmosdb_core::ResponseHeader for OfferReplacePending {
    type Value = bool;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::OFFER_REPLACE_PENDING;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::boolean(text)
    }
}

/// The highest throughput that can be reached at once, without a split.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-cosmos-instant-scale-up-value`.
#[derive(Debug, Clone, Copy)]
pub struct InstantScaleUpValue;

impl cosmosdb_core::ResponseHeader for InstantScaleUpValue {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::INSTANT_SCALE_UP_VALUE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The highest throughput that the offer may be set to.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-cosmos-offer-max-allowed-throughput`.
#[derive(Debug, Clone, Copy)]
pub struct OfferMaxAllowedThroughput;

impl cosmosdb_core::ResponseHeader for OfferMaxAllowedThroughput {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::OFFER_MAX_ALLOWED_THROUGHPUT;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// How far the index has followed a change of the indexing policy, in percent.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-documentdb-collection-index-transformation-progress`.
#[derive(Debug, Clone, Copy)]
pub struct IndexTransformationProgress;

impl cosmosdb_core::ResponseHeader for IndexTransformationProgress {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::INDEX_TRANSFORMATION_PROGRESS;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// How far lazy indexing has come, in percent; of old.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-documentdb-collection-lazy-indexing-progress`.
#[derive(Debug, Clone, Copy)]
pub struct LazyIndexingProgress;

impl cosmosdb_core::ResponseHeader for LazyIndexingProgress {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::LAZY_INDEXING_PROGRESS;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// Whether documents of a deleted partition key value are still there to be removed.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-cosmos-is-partition-key-delete-pending`.
#[derive(Debug, Clone, Copy)]
pub struct IsPartitionKeyDeletePending;

impl cosmosdb_core::ResponseHeader for IsPartitionKeyDeletePending {
    type Value = bool;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::IS_PARTITION_KEY_DELETE_PENDING;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::boolean(text)
    }
}

/// Which partition of the service holds the collection; stands in samples only.
///
/// The header `collection-partition-index`.
#[derive(Debug, Clone, Copy)]
pub struct CollectionPartitionIndex;

impl cosmosdb_core::ResponseHeader for CollectionPartitionIndex {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::COLLECTION_PARTITION_INDEX;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// Which service holds the collection; stands in samples only.
///
/// The header `collection-service-index`.
#[derive(Debug, Clone, Copy)]
pub struct CollectionServiceIndex;

impl cosmosdb_core::ResponseHeader for CollectionServiceIndex {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::COLLECTION_SERVICE_INDEX;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The time of the response.
///
/// The header `Date`.
#[derive(Debug, Clone, Copy)]
pub struct ServerDate;

impl cosmosdb_core::ResponseHeader for ServerDate {
    type Value = std::time::SystemTime;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::SERVER_DATE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::date(text)
    }
}

/// What the request cost, in request units.
///
/// The header `x-ms-request-charge`.
#[derive(Debug, Clone, Copy)]
pub struct RequestCharge;

impl cosmosdb_core::ResponseHeader for RequestCharge {
    type Value = f64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::REQUEST_CHARGE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::decimal(text)
    }
}

/// How long the service worked on the request, in milliseconds.
/// A negative or non-finite value means nothing.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-request-duration-ms`.
#[derive(Debug, Clone, Copy)]
pub struct RequestDurationMs;

impl cosmosdb_core::ResponseHeader for RequestDurationMs {
    type Value = f64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::REQUEST_DURATION_MS;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::decimal(text)
    }
}

/// Says more about a status, and only together with it.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-substatus`.
#[derive(Debug, Clone, Copy)]
pub struct SubStatus;

impl cosmosdb_core::ResponseHeader for SubStatus {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::SUB_STATUS;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// How long to wait before the request is sent again, in milliseconds; it may have a fraction.
///
/// The header `x-ms-retry-after-ms`.
#[derive(Debug, Clone, Copy)]
pub struct RetryAfterMs;

impl cosmosdb_core::ResponseHeader for RetryAfterMs {
    type Value = f64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::RETRY_AFTER_MS;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::decimal(text)
    }
}

/// How long to wait before the request is sent again, in seconds or up to a date.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `Retry-After`.
#[derive(Debug, Clone, Copy)]
pub struct RetryAfter;

impl cosmosdb_core::ResponseHeader for RetryAfter {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::RETRY_AFTER;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The `_rid` of the parent.
///
/// The header `x-ms-content-path`.
#[derive(Debug, Clone, Copy)]
pub struct ContentPath;

impl cosmosdb_core::ResponseHeader for ContentPath {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::CONTENT_PATH;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The path of the parent by ids.
///
/// The header `x-ms-alt-content-path`.
#[derive(Debug, Clone, Copy)]
pub struct AltContentPath;

impl cosmosdb_core::ResponseHeader for AltContentPath {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ALT_CONTENT_PATH;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The URL of the resource that is in the body.
///
/// The header `Content-Location`.
#[derive(Debug, Clone, Copy)]
pub struct ContentLocation;

impl cosmosdb_core::ResponseHeader for ContentLocation {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::CONTENT_LOCATION;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The URL of what was made.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `Location`.
#[derive(Debug, Clone, Copy)]
pub struct Location;

impl cosmosdb_core::ResponseHeader for Location {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::LOCATION;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// What is allotted, as `name=value;` pairs.
/// The names, their order and their number change; sizes are in KB.
///
/// The header `x-ms-resource-quota`.
#[derive(Debug, Clone, Copy)]
pub struct ResourceQuota;

impl cosmosdb_core::ResponseHeader for ResourceQuota {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::RESOURCE_QUOTA;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// What is used of the quota, as `name=value;` pairs.
/// After a delete it is what is left.
///
/// The header `x-ms-resource-usage`.
#[derive(Debug, Clone, Copy)]
pub struct ResourceUsage;

impl cosmosdb_core::ResponseHeader for ResourceUsage {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::RESOURCE_USAGE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The version of the resource's schema.
///
/// The header `x-ms-schemaversion`.
#[derive(Debug, Clone, Copy)]
pub struct SchemaVersion;

impl cosmosdb_core::ResponseHeader for SchemaVersion {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::SCHEMA_VERSION;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The version of the service that answered.
///
/// The header `x-ms-serviceversion`.
#[derive(Debug, Clone, Copy)]
pub struct ServiceVersion;

impl cosmosdb_core::ResponseHeader for ServiceVersion {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::SERVICE_VERSION;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The version of the gateway that answered.
///
/// The header `x-ms-gatewayversion`.
#[derive(Debug, Clone, Copy)]
pub struct GatewayVersion;

impl cosmosdb_core::ResponseHeader for GatewayVersion {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::GATEWAY_VERSION;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// When the replica that answered last changed its state; stands in samples only.
///
/// The header `x-ms-last-state-change-utc`.
#[derive(Debug, Clone, Copy)]
pub struct LastStateChangeUtc;

impl cosmosdb_core::ResponseHeader for LastStateChangeUtc {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::LAST_STATE_CHANGE_UTC;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The session token in the form of a cookie; stands in samples only.
/// A client that sends the session token in its own header need not send cookies.
///
/// The header `Set-Cookie`.
#[derive(Debug, Clone, Copy)]
pub struct SetCookie;

impl cosmosdb_core::ResponseHeader for SetCookie {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::SET_COOKIE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// What a new token of Microsoft Entra has to claim, when the old one was revoked.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `Www-Authenticate`.
#[derive(Debug, Clone, Copy)]
pub struct WwwAuthenticate;

impl cosmosdb_core::ResponseHeader for WwwAuthenticate {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::WWW_AUTHENTICATE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The sequence number that the partition has reached.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `lsn`.
#[derive(Debug, Clone, Copy)]
pub struct Lsn;

impl cosmosdb_core::ResponseHeader for Lsn {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::LSN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The sequence number of the document's last change.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-item-lsn`.
#[derive(Debug, Clone, Copy)]
pub struct ItemLsn;

impl cosmosdb_core::ResponseHeader for ItemLsn {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ITEM_LSN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The sequence number that every region has reached.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-global-committed-lsn`.
#[derive(Debug, Clone, Copy)]
pub struct GlobalCommittedLsn;

impl cosmosdb_core::ResponseHeader for GlobalCommittedLsn {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::GLOBAL_COMMITTED_LSN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The sequence number that the partition has reached in the region.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-cosmos-llsn`.
#[derive(Debug, Clone, Copy)]
pub struct LocalLsn;

impl cosmosdb_core::ResponseHeader for LocalLsn {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::LOCAL_LSN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The sequence number of the document's last change in the region.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-cosmos-item-llsn`.
#[derive(Debug, Clone, Copy)]
pub struct ItemLocalLsn;

impl cosmosdb_core::ResponseHeader for ItemLocalLsn {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ITEM_LOCAL_LSN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The sequence number that a quorum of replicas has reached; stands in samples only.
///
/// The header `x-ms-quorum-acked-lsn`.
#[derive(Debug, Clone, Copy)]
pub struct QuorumAckedLsn;

impl cosmosdb_core::ResponseHeader for QuorumAckedLsn {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::QUORUM_ACKED_LSN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The sequence number that a quorum of replicas has reached in the region.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-cosmos-quorum-acked-llsn`.
#[derive(Debug, Clone, Copy)]
pub struct QuorumAckedLocalLsn;

impl cosmosdb_core::ResponseHeader for QuorumAckedLocalLsn {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::QUORUM_ACKED_LOCAL_LSN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The sequence number that as many regions have reached as the account commits to at once.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-cosmos-global-nregion-committed-glsn`.
#[derive(Debug, Clone, Copy)]
pub struct GlobalNregionCommittedGlsn;

impl cosmosdb_core::ResponseHeader for GlobalNregionCommittedGlsn {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::GLOBAL_NREGION_COMMITTED_GLSN;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// How many replicas have to take a write; stands in samples only.
///
/// The header `x-ms-current-write-quorum`.
#[derive(Debug, Clone, Copy)]
pub struct CurrentWriteQuorum;

impl cosmosdb_core::ResponseHeader for CurrentWriteQuorum {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::CURRENT_WRITE_QUORUM;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// How many replicas there are; stands in samples only.
///
/// The header `x-ms-current-replica-set-size`.
#[derive(Debug, Clone, Copy)]
pub struct CurrentReplicaSetSize;

impl cosmosdb_core::ResponseHeader for CurrentReplicaSetSize {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::CURRENT_REPLICA_SET_SIZE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// How many regions can be read from.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-number-of-read-regions`.
#[derive(Debug, Clone, Copy)]
pub struct NumberOfReadRegions;

impl cosmosdb_core::ResponseHeader for NumberOfReadRegions {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::NUMBER_OF_READ_REGIONS;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The role of the replica that answered.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-xp-role`.
#[derive(Debug, Clone, Copy)]
pub struct XpRole;

impl cosmosdb_core::ResponseHeader for XpRole {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::XP_ROLE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// Numbers the requests of a connection inside the service.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-transport-request-id`.
#[derive(Debug, Clone, Copy)]
pub struct TransportRequestId;

impl cosmosdb_core::ResponseHeader for TransportRequestId {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::TRANSPORT_REQUEST_ID;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The service's own name of the partition that answered.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-cosmos-internal-partition-id`.
#[derive(Debug, Clone, Copy)]
pub struct InternalPartitionId;

impl cosmosdb_core::ResponseHeader for InternalPartitionId {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::INTERNAL_PARTITION_ID;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The physical partition that answered.
///
/// Not in the REST reference; known from: SDKs.
///
/// The header `x-ms-cosmos-physical-partition-id`.
#[derive(Debug, Clone, Copy)]
pub struct PhysicalPartitionId;

impl cosmosdb_core::ResponseHeader for PhysicalPartitionId {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::PHYSICAL_PARTITION_ID;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The kind of capacity that paid for the request.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-cosmos-capacity-type`.
#[derive(Debug, Clone, Copy)]
pub struct CapacityType;

impl cosmosdb_core::ResponseHeader for CapacityType {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::CAPACITY_TYPE;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The throughput bucket that paid for the request.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-cosmos-throughputbucket-applied`.
#[derive(Debug, Clone, Copy)]
pub struct ThroughputBucketApplied;

impl cosmosdb_core::ResponseHeader for ThroughputBucketApplied {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::THROUGHPUT_BUCKET_APPLIED;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// Whether the answer holds writes that another region may yet win over.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-cosmosdb-has-tentative-writes`.
#[derive(Debug, Clone, Copy)]
pub struct HasTentativeWrites;

impl cosmosdb_core::ResponseHeader for HasTentativeWrites {
    type Value = bool;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::HAS_TENTATIVE_WRITES;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::boolean(text)
    }
}

/// The role assignment that allowed the request.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-aad-applied-role-assignment`.
#[derive(Debug, Clone, Copy)]
pub struct AadAppliedRoleAssignment;

impl cosmosdb_core::ResponseHeader for AadAppliedRoleAssignment {
    type Value = String;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::AAD_APPLIED_ROLE_ASSIGNMENT;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::string(text)
    }
}

/// The storage that the account uses, in MB.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-databaseaccount-consumed-mb`.
#[derive(Debug, Clone, Copy)]
pub struct AccountConsumedMb;

impl cosmosdb_core::ResponseHeader for AccountConsumedMb {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ACCOUNT_CONSUMED_MB;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The storage that the account may use, in MB.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-databaseaccount-provisioned-mb`.
#[derive(Debug, Clone, Copy)]
pub struct AccountProvisionedMb;

impl cosmosdb_core::ResponseHeader for AccountProvisionedMb {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ACCOUNT_PROVISIONED_MB;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}

/// The storage that is set aside for the account, in MB.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// The header `x-ms-databaseaccount-reserved-mb`.
#[derive(Debug, Clone, Copy)]
pub struct AccountReservedMb;

impl cosmosdb_core::ResponseHeader for AccountReservedMb {
    type Value = i64;
    const HEADER: &'static cosmosdb_core::service::Header = &crate::tables::headers::ACCOUNT_RESERVED_MB;

    fn parse(text: &str) -> Option<Self::Value> {
        #[allow(unused_imports)]
        use cosmosdb_core::header::parse;
        parse::integer(text)
    }
}
