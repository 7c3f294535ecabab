// @generated from spec/headers.yaml. Do not edit: run `cargo codegen generate`.

//! Every header.

#[allow(unused_imports)]
use cosmosdb_core::{ApiVersion, http::Method, service::*};

pub(crate) static AUTHORIZATION: Header = Header {
    name: "authorization",
    wire: "Authorization",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: true,
    by_core: true,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static DATE: Header = Header {
    name: "date",
    wire: "x-ms-date",
    kind: HeaderKind::Date,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: true,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static VERSION: Header = Header {
    name: "version",
    wire: "x-ms-version",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: true,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CONTENT_TYPE: Header = Header {
    name: "content_type",
    wire: "Content-Type",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ACCEPT: Header = Header {
    name: "accept",
    wire: "Accept",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static USER_AGENT: Header = Header {
    name: "user_agent",
    wire: "User-Agent",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CACHE_CONTROL: Header = Header {
    name: "cache_control",
    wire: "Cache-Control",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ACTIVITY_ID: Header = Header {
    name: "activity_id",
    wire: "x-ms-activity-id",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CORRELATED_ACTIVITY_ID: Header = Header {
    name: "correlated_activity_id",
    wire: "x-ms-cosmos-correlated-activityid",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CLIENT_ID: Header = Header {
    name: "client_id",
    wire: "x-ms-client-id",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static WORKLOAD_ID: Header = Header {
    name: "workload_id",
    wire: "x-ms-cosmos-workload-id",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SDK_SUPPORTED_CAPABILITIES: Header = Header {
    name: "sdk_supported_capabilities",
    wire: "x-ms-cosmos-sdk-supportedcapabilities",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static NO_RETRY_449: Header = Header {
    name: "no_retry_449",
    wire: "x-ms-noretry-449",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static PRIORITY_LEVEL: Header = Header {
    name: "priority_level",
    wire: "x-ms-cosmos-priority-level",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static THROUGHPUT_BUCKET: Header = Header {
    name: "throughput_bucket",
    wire: "x-ms-cosmos-throughput-bucket",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static TRACEPARENT: Header = Header {
    name: "traceparent",
    wire: "traceparent",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static TRACESTATE: Header = Header {
    name: "tracestate",
    wire: "tracestate",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ETAG: Header = Header {
    name: "etag",
    wire: "etag",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IF_MATCH: Header = Header {
    name: "if_match",
    wire: "If-Match",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IF_NONE_MATCH: Header = Header {
    name: "if_none_match",
    wire: "If-None-Match",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IF_MODIFIED_SINCE: Header = Header {
    name: "if_modified_since",
    wire: "If-Modified-Since",
    kind: HeaderKind::Date,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CONSISTENCY_LEVEL: Header = Header {
    name: "consistency_level",
    wire: "x-ms-consistency-level",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static READ_CONSISTENCY_STRATEGY: Header = Header {
    name: "read_consistency_strategy",
    wire: "x-ms-cosmos-read-consistency-strategy",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SESSION_TOKEN: Header = Header {
    name: "session_token",
    wire: "x-ms-session-token",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static HUB_REGION_PROCESSING_ONLY: Header = Header {
    name: "hub_region_processing_only",
    wire: "x-ms-cosmos-hub-region-processing-only",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ALLOW_TENTATIVE_WRITES: Header = Header {
    name: "allow_tentative_writes",
    wire: "x-ms-cosmos-allow-tentative-writes",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range {
        since: Some(ApiVersion::new(2018, 6, 18)),
        until: None,
    },
};

pub(crate) static MAX_ITEM_COUNT: Header = Header {
    name: "max_item_count",
    wire: "x-ms-max-item-count",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CONTINUATION: Header = Header {
    name: "continuation",
    wire: "x-ms-continuation",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ITEM_COUNT: Header = Header {
    name: "item_count",
    wire: "x-ms-item-count",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ENUMERATION_DIRECTION: Header = Header {
    name: "enumeration_direction",
    wire: "x-ms-enumeration-direction",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static START_ID: Header = Header {
    name: "start_id",
    wire: "x-ms-start-id",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static END_ID: Header = Header {
    name: "end_id",
    wire: "x-ms-end-id",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY: Header = Header {
    name: "partition_key",
    wire: "x-ms-documentdb-partitionkey",
    kind: HeaderKind::Json,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: Some("the collection has a partition key"),
    range: Range {
        since: Some(ApiVersion::new(2015, 12, 16)),
        until: None,
    },
};

pub(crate) static PARTITION_KEY_RANGE_ID: Header = Header {
    name: "partition_key_range_id",
    wire: "x-ms-documentdb-partitionkeyrangeid",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range {
        since: Some(ApiVersion::new(2016, 7, 11)),
        until: None,
    },
};

pub(crate) static START_EPK: Header = Header {
    name: "start_epk",
    wire: "x-ms-start-epk",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static END_EPK: Header = Header {
    name: "end_epk",
    wire: "x-ms-end-epk",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static READ_KEY_TYPE: Header = Header {
    name: "read_key_type",
    wire: "x-ms-read-key-type",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static INTENDED_COLLECTION_RID: Header = Header {
    name: "intended_collection_rid",
    wire: "x-ms-cosmos-intended-collection-rid",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IS_UPSERT: Header = Header {
    name: "is_upsert",
    wire: "x-ms-documentdb-is-upsert",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range {
        since: Some(ApiVersion::new(2015, 8, 6)),
        until: None,
    },
};

pub(crate) static INDEXING_DIRECTIVE: Header = Header {
    name: "indexing_directive",
    wire: "x-ms-indexing-directive",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static PREFER_MINIMAL: Header = Header {
    name: "prefer_minimal",
    wire: "Prefer",
    kind: HeaderKind::String,
    value: Some("return=minimal"),
    drops_body: true,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static PRE_TRIGGER_INCLUDE: Header = Header {
    name: "pre_trigger_include",
    wire: "x-ms-documentdb-pre-trigger-include",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POST_TRIGGER_INCLUDE: Header = Header {
    name: "post_trigger_include",
    wire: "x-ms-documentdb-post-trigger-include",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static PRE_TRIGGER_EXCLUDE: Header = Header {
    name: "pre_trigger_exclude",
    wire: "x-ms-documentdb-pre-trigger-exclude",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POST_TRIGGER_EXCLUDE: Header = Header {
    name: "post_trigger_exclude",
    wire: "x-ms-documentdb-post-trigger-exclude",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IS_CLIENT_ENCRYPTED: Header = Header {
    name: "is_client_encrypted",
    wire: "x-ms-cosmos-is-client-encrypted",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static DISABLE_RU_PER_MINUTE_USAGE: Header = Header {
    name: "disable_ru_per_minute_usage",
    wire: "x-ms-documentdb-disable-ru-per-minute-usage",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SUPPORTED_SERIALIZATION_FORMATS: Header = Header {
    name: "supported_serialization_formats",
    wire: "x-ms-cosmos-supported-serialization-formats",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CONTENT_SERIALIZATION_FORMAT: Header = Header {
    name: "content_serialization_format",
    wire: "x-ms-documentdb-content-serialization-format",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static DEDICATED_GATEWAY_MAX_AGE: Header = Header {
    name: "dedicated_gateway_max_age",
    wire: "x-ms-dedicatedgateway-max-age",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static DEDICATED_GATEWAY_BYPASS_CACHE: Header = Header {
    name: "dedicated_gateway_bypass_cache",
    wire: "x-ms-dedicatedgateway-bypass-cache",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static DEDICATED_GATEWAY_SHARD_KEY: Header = Header {
    name: "dedicated_gateway_shard_key",
    wire: "x-ms-dedicatedgateway-shard-key",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CACHE_HIT: Header = Header {
    name: "cache_hit",
    wire: "x-ms-cosmos-cachehit",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IS_QUERY: Header = Header {
    name: "is_query",
    wire: "x-ms-documentdb-isquery",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ENABLE_CROSS_PARTITION_QUERY: Header = Header {
    name: "enable_cross_partition_query",
    wire: "x-ms-documentdb-query-enablecrosspartition",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range {
        since: Some(ApiVersion::new(2015, 12, 16)),
        until: None,
    },
};

pub(crate) static ENABLE_SCAN: Header = Header {
    name: "enable_scan",
    wire: "x-ms-documentdb-query-enable-scan",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static FORCE_QUERY_SCAN: Header = Header {
    name: "force_query_scan",
    wire: "x-ms-documentdb-force-query-scan",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POPULATE_QUERY_METRICS: Header = Header {
    name: "populate_query_metrics",
    wire: "x-ms-documentdb-populatequerymetrics",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POPULATE_INDEX_METRICS: Header = Header {
    name: "populate_index_metrics",
    wire: "x-ms-cosmos-populateindexmetrics",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POPULATE_INDEX_METRICS_V2: Header = Header {
    name: "populate_index_metrics_v2",
    wire: "x-ms-cosmos-populateindexmetrics-V2",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POPULATE_QUERY_ADVICE: Header = Header {
    name: "populate_query_advice",
    wire: "x-ms-cosmos-populatequeryadvice",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static PARALLELIZE_CROSS_PARTITION_QUERY: Header = Header {
    name: "parallelize_cross_partition_query",
    wire: "x-ms-documentdb-query-parallelizecrosspartitionquery",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IS_CONTINUATION_EXPECTED: Header = Header {
    name: "is_continuation_expected",
    wire: "x-ms-documentdb-query-iscontinuationexpected",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static RESPONSE_CONTINUATION_TOKEN_LIMIT_KB: Header = Header {
    name: "response_continuation_token_limit_kb",
    wire: "x-ms-documentdb-responsecontinuationtokenlimitinkb",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ENABLE_LOW_PRECISION_ORDER_BY: Header = Header {
    name: "enable_low_precision_order_by",
    wire: "x-ms-documentdb-query-enable-low-precision-order-by",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static EMIT_QUERY_TRACES: Header = Header {
    name: "emit_query_traces",
    wire: "x-ms-documentdb-query-emit-traces",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static OPTIMISTIC_DIRECT_EXECUTION: Header = Header {
    name: "optimistic_direct_execution",
    wire: "x-ms-cosmos-query-optimisticdirectexecute",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IS_QUERY_PLAN_REQUEST: Header = Header {
    name: "is_query_plan_request",
    wire: "x-ms-cosmos-is-query-plan-request",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SUPPORTED_QUERY_FEATURES: Header = Header {
    name: "supported_query_features",
    wire: "x-ms-cosmos-supported-query-features",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static QUERY_VERSION: Header = Header {
    name: "query_version",
    wire: "x-ms-cosmos-query-version",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static QUERY_METRICS: Header = Header {
    name: "query_metrics",
    wire: "x-ms-documentdb-query-metrics",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static INDEX_UTILIZATION: Header = Header {
    name: "index_utilization",
    wire: "x-ms-cosmos-index-utilization",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static QUERY_EXECUTION_INFO: Header = Header {
    name: "query_execution_info",
    wire: "x-ms-cosmos-query-execution-info",
    kind: HeaderKind::Json,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static QUERY_REQUIRES_DISTRIBUTION: Header = Header {
    name: "query_requires_distribution",
    wire: "x-ms-cosmos-query-requiresdistribution",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static QUERY_ADVICE: Header = Header {
    name: "query_advice",
    wire: "x-ms-cosmos-query-advice",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static A_IM: Header = Header {
    name: "a_im",
    wire: "A-IM",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range {
        since: Some(ApiVersion::new(2016, 7, 11)),
        until: None,
    },
};

pub(crate) static CHANGE_FEED_WIRE_FORMAT_VERSION: Header = Header {
    name: "change_feed_wire_format_version",
    wire: "x-ms-cosmos-changefeed-wire-format-version",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range {
        since: Some(ApiVersion::new(2016, 7, 11)),
        until: None,
    },
};

pub(crate) static IS_BATCH_REQUEST: Header = Header {
    name: "is_batch_request",
    wire: "x-ms-cosmos-is-batch-request",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static BATCH_ATOMIC: Header = Header {
    name: "batch_atomic",
    wire: "x-ms-cosmos-batch-atomic",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static BATCH_CONTINUE_ON_ERROR: Header = Header {
    name: "batch_continue_on_error",
    wire: "x-ms-cosmos-batch-continue-on-error",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static BATCH_ORDERED: Header = Header {
    name: "batch_ordered",
    wire: "x-ms-cosmos-batch-ordered",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ENABLE_SCRIPT_LOGGING: Header = Header {
    name: "enable_script_logging",
    wire: "x-ms-documentdb-script-enable-logging",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SCRIPT_LOG: Header = Header {
    name: "script_log",
    wire: "x-ms-documentdb-script-log-results",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SLUG: Header = Header {
    name: "slug",
    wire: "Slug",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static MAX_MEDIA_STORAGE_USAGE_MB: Header = Header {
    name: "max_media_storage_usage_mb",
    wire: "x-ms-max-media-storage-usage-mb",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static MEDIA_STORAGE_USAGE_MB: Header = Header {
    name: "media_storage_usage_mb",
    wire: "x-ms-media-storage-usage-mb",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static EXPIRY_SECONDS: Header = Header {
    name: "expiry_seconds",
    wire: "x-ms-documentdb-expiry-seconds",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static OFFER_THROUGHPUT: Header = Header {
    name: "offer_throughput",
    wire: "x-ms-offer-throughput",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static OFFER_AUTOPILOT_SETTINGS: Header = Header {
    name: "offer_autopilot_settings",
    wire: "x-ms-cosmos-offer-autopilot-settings",
    kind: HeaderKind::Json,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static OFFER_TYPE: Header = Header {
    name: "offer_type",
    wire: "x-ms-offer-type",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static OFFER_IS_RU_PER_MINUTE_THROUGHPUT_ENABLED: Header = Header {
    name: "offer_is_ru_per_minute_throughput_enabled",
    wire: "x-ms-offer-is-ru-per-minute-throughput-enabled",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static MIGRATE_OFFER_TO_AUTOPILOT: Header = Header {
    name: "migrate_offer_to_autopilot",
    wire: "x-ms-cosmos-migrate-offer-to-autopilot",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static MIGRATE_OFFER_TO_MANUAL_THROUGHPUT: Header = Header {
    name: "migrate_offer_to_manual_throughput",
    wire: "x-ms-cosmos-migrate-offer-to-manual-throughput",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static THROUGHPUT_BUCKET_LIMITS: Header = Header {
    name: "throughput_bucket_limits",
    wire: "x-ms-cosmos-throughput-bucket-limits",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POPULATE_COLLECTION_THROUGHPUT_INFO: Header = Header {
    name: "populate_collection_throughput_info",
    wire: "x-ms-documentdb-populatecollectionthroughputinfo",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static MIN_THROUGHPUT: Header = Header {
    name: "min_throughput",
    wire: "x-ms-cosmos-min-throughput",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static OFFER_REPLACE_PENDING: Header = Header {
    name: "offer_replace_pending",
    wire: "x-ms-offer-replace-pending",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static INSTANT_SCALE_UP_VALUE: Header = Header {
    name: "instant_scale_up_value",
    wire: "x-ms-cosmos-instant-scale-up-value",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static OFFER_MAX_ALLOWED_THROUGHPUT: Header = Header {
    name: "offer_max_allowed_throughput",
    wire: "x-ms-cosmos-offer-max-allowed-throughput",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POPULATE_QUOTA_INFO: Header = Header {
    name: "populate_quota_info",
    wire: "x-ms-documentdb-populatequotainfo",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static POPULATE_PARTITION_STATISTICS: Header = Header {
    name: "populate_partition_statistics",
    wire: "x-ms-documentdb-populatepartitionstatistics",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static DATABASE_RID: Header = Header {
    name: "database_rid",
    wire: "x-ms-cosmos-database-rid",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ALLOW_CACHED_READS: Header = Header {
    name: "allow_cached_reads",
    wire: "x-ms-cosmos-allow-cachedreads",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static INDEX_TRANSFORMATION_PROGRESS: Header = Header {
    name: "index_transformation_progress",
    wire: "x-ms-documentdb-collection-index-transformation-progress",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static LAZY_INDEXING_PROGRESS: Header = Header {
    name: "lazy_indexing_progress",
    wire: "x-ms-documentdb-collection-lazy-indexing-progress",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static IS_PARTITION_KEY_DELETE_PENDING: Header = Header {
    name: "is_partition_key_delete_pending",
    wire: "x-ms-cosmos-is-partition-key-delete-pending",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static COLLECTION_PARTITION_INDEX: Header = Header {
    name: "collection_partition_index",
    wire: "collection-partition-index",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static COLLECTION_SERVICE_INDEX: Header = Header {
    name: "collection_service_index",
    wire: "collection-service-index",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SERVER_DATE: Header = Header {
    name: "server_date",
    wire: "Date",
    kind: HeaderKind::Date,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static REQUEST_CHARGE: Header = Header {
    name: "request_charge",
    wire: "x-ms-request-charge",
    kind: HeaderKind::Decimal,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static REQUEST_DURATION_MS: Header = Header {
    name: "request_duration_ms",
    wire: "x-ms-request-duration-ms",
    kind: HeaderKind::Decimal,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SUB_STATUS: Header = Header {
    name: "sub_status",
    wire: "x-ms-substatus",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static RETRY_AFTER_MS: Header = Header {
    name: "retry_after_ms",
    wire: "x-ms-retry-after-ms",
    kind: HeaderKind::Decimal,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static RETRY_AFTER: Header = Header {
    name: "retry_after",
    wire: "Retry-After",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CONTENT_PATH: Header = Header {
    name: "content_path",
    wire: "x-ms-content-path",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ALT_CONTENT_PATH: Header = Header {
    name: "alt_content_path",
    wire: "x-ms-alt-content-path",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CONTENT_LOCATION: Header = Header {
    name: "content_location",
    wire: "Content-Location",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static LOCATION: Header = Header {
    name: "location",
    wire: "Location",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static RESOURCE_QUOTA: Header = Header {
    name: "resource_quota",
    wire: "x-ms-resource-quota",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static RESOURCE_USAGE: Header = Header {
    name: "resource_usage",
    wire: "x-ms-resource-usage",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SCHEMA_VERSION: Header = Header {
    name: "schema_version",
    wire: "x-ms-schemaversion",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SERVICE_VERSION: Header = Header {
    name: "service_version",
    wire: "x-ms-serviceversion",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static GATEWAY_VERSION: Header = Header {
    name: "gateway_version",
    wire: "x-ms-gatewayversion",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static LAST_STATE_CHANGE_UTC: Header = Header {
    name: "last_state_change_utc",
    wire: "x-ms-last-state-change-utc",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static SET_COOKIE: Header = Header {
    name: "set_cookie",
    wire: "Set-Cookie",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: true,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static WWW_AUTHENTICATE: Header = Header {
    name: "www_authenticate",
    wire: "Www-Authenticate",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static LSN: Header = Header {
    name: "lsn",
    wire: "lsn",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ITEM_LSN: Header = Header {
    name: "item_lsn",
    wire: "x-ms-item-lsn",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static GLOBAL_COMMITTED_LSN: Header = Header {
    name: "global_committed_lsn",
    wire: "x-ms-global-committed-lsn",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static LOCAL_LSN: Header = Header {
    name: "local_lsn",
    wire: "x-ms-cosmos-llsn",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ITEM_LOCAL_LSN: Header = Header {
    name: "item_local_lsn",
    wire: "x-ms-cosmos-item-llsn",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static QUORUM_ACKED_LSN: Header = Header {
    name: "quorum_acked_lsn",
    wire: "x-ms-quorum-acked-lsn",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static QUORUM_ACKED_LOCAL_LSN: Header = Header {
    name: "quorum_acked_local_lsn",
    wire: "x-ms-cosmos-quorum-acked-llsn",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static GLOBAL_NREGION_COMMITTED_GLSN: Header = Header {
    name: "global_nregion_committed_glsn",
    wire: "x-ms-cosmos-global-nregion-committed-glsn",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CURRENT_WRITE_QUORUM: Header = Header {
    name: "current_write_quorum",
    wire: "x-ms-current-write-quorum",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CURRENT_REPLICA_SET_SIZE: Header = Header {
    name: "current_replica_set_size",
    wire: "x-ms-current-replica-set-size",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static NUMBER_OF_READ_REGIONS: Header = Header {
    name: "number_of_read_regions",
    wire: "x-ms-number-of-read-regions",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static XP_ROLE: Header = Header {
    name: "xp_role",
    wire: "x-ms-xp-role",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static TRANSPORT_REQUEST_ID: Header = Header {
    name: "transport_request_id",
    wire: "x-ms-transport-request-id",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static INTERNAL_PARTITION_ID: Header = Header {
    name: "internal_partition_id",
    wire: "x-ms-cosmos-internal-partition-id",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static PHYSICAL_PARTITION_ID: Header = Header {
    name: "physical_partition_id",
    wire: "x-ms-cosmos-physical-partition-id",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static CAPACITY_TYPE: Header = Header {
    name: "capacity_type",
    wire: "x-ms-cosmos-capacity-type",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static THROUGHPUT_BUCKET_APPLIED: Header = Header {
    name: "throughput_bucket_applied",
    wire: "x-ms-cosmos-throughputbucket-applied",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static HAS_TENTATIVE_WRITES: Header = Header {
    name: "has_tentative_writes",
    wire: "x-ms-cosmosdb-has-tentative-writes",
    kind: HeaderKind::Boolean,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static AAD_APPLIED_ROLE_ASSIGNMENT: Header = Header {
    name: "aad_applied_role_assignment",
    wire: "x-ms-aad-applied-role-assignment",
    kind: HeaderKind::String,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ACCOUNT_CONSUMED_MB: Header = Header {
    name: "account_consumed_mb",
    wire: "x-ms-databaseaccount-consumed-mb",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ACCOUNT_PROVISIONED_MB: Header = Header {
    name: "account_provisioned_mb",
    wire: "x-ms-databaseaccount-provisioned-mb",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};

pub(crate) static ACCOUNT_RESERVED_MB: Header = Header {
    name: "account_reserved_mb",
    wire: "x-ms-databaseaccount-reserved-mb",
    kind: HeaderKind::Integer,
    value: None,
    drops_body: false,
    sensitive: false,
    by_core: false,
    required_when: None,
    range: Range::ALL,
};
