// @generated from spec/statuses.yaml. Do not edit: run `cargo codegen generate`.

//! Every status and sub-status.

#[allow(unused_imports)]
use cosmosdb_core::{ApiVersion, http::Method, service::*};

pub(crate) static OPERATION_IN_PROGRESS: Status = Status {
    name: "operation_in_progress",
    status: None,
    sub_status: Some(100),
    docs: "The operation is still running.\nAsk for its result later.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OK: Status = Status {
    name: "ok",
    status: Some(200),
    sub_status: None,
    docs: "The request was carried out; its result is in the body.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CREATED: Status = Status {
    name: "created",
    status: Some(201),
    sub_status: None,
    docs: "The resource was made; it is in the body.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static ACCEPTED: Status = Status {
    name: "accepted",
    status: Some(202),
    sub_status: None,
    docs: "The request was taken and is being carried out.\nRead the resource until the change shows; an offer says so by `x-ms-offer-replace-pending`.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static NO_CONTENT: Status = Status {
    name: "no_content",
    status: Some(204),
    sub_status: None,
    docs: "The request was carried out, and there is nothing to say about it.\nThe answer to a delete.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MULTI_STATUS: Status = Status {
    name: "multi_status",
    status: Some(207),
    sub_status: None,
    docs: "The operations of a batch ended differently.\nLook at the status of each. In a transactional batch one failed, and nothing was changed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static NOTHING_TO_ABORT: Status = Status {
    name: "nothing_to_abort",
    status: Some(200),
    sub_status: Some(5417),
    docs: "There was no distributed transaction left to abort.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LIST_FEED_THROTTLED: Status = Status {
    name: "list_feed_throttled",
    status: Some(200),
    sub_status: Some(5500),
    docs: "The feed is not complete, since it was throttled.\nRead it again later.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LOCATIONS_MODIFIED: Status = Status {
    name: "locations_modified",
    status: Some(200),
    sub_status: Some(5700),
    docs: "The regions of the account are not as they were set up, since one is offline.\nNothing has to be done.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSED_TARGET_LSN: Status = Status {
    name: "missed_target_lsn",
    status: Some(204),
    sub_status: Some(2001),
    docs: "The replica is behind the wanted sequence number.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSED_TARGET_LSN_OVER_100: Status = Status {
    name: "missed_target_lsn_over_100",
    status: Some(204),
    sub_status: Some(2002),
    docs: "The replica is behind the wanted sequence number by more than 100.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSED_TARGET_LSN_OVER_1000: Status = Status {
    name: "missed_target_lsn_over_1000",
    status: Some(204),
    sub_status: Some(2003),
    docs: "The replica is behind the wanted sequence number by more than 1,000.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSED_TARGET_LSN_OVER_10000: Status = Status {
    name: "missed_target_lsn_over_10000",
    status: Some(204),
    sub_status: Some(2004),
    docs: "The replica is behind the wanted sequence number by more than 10,000.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSED_TARGET_GLOBAL_COMMITTED_LSN: Status = Status {
    name: "missed_target_global_committed_lsn",
    status: Some(204),
    sub_status: Some(2011),
    docs: "The replica is behind the wanted sequence number of all regions.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSED_TARGET_GLOBAL_COMMITTED_LSN_OVER_100: Status = Status {
    name: "missed_target_global_committed_lsn_over_100",
    status: Some(204),
    sub_status: Some(2012),
    docs: "The replica is behind the wanted sequence number of all regions by more than 100.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSED_TARGET_GLOBAL_COMMITTED_LSN_OVER_1000: Status = Status {
    name: "missed_target_global_committed_lsn_over_1000",
    status: Some(204),
    sub_status: Some(2013),
    docs: "The replica is behind the wanted sequence number of all regions by more than 1,000.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSED_TARGET_GLOBAL_COMMITTED_LSN_OVER_10000: Status = Status {
    name: "missed_target_global_committed_lsn_over_10000",
    status: Some(204),
    sub_status: Some(2014),
    docs: "The replica is behind the wanted sequence number of all regions by more than 10,000.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static NOT_MODIFIED: Status = Status {
    name: "not_modified",
    status: Some(304),
    sub_status: None,
    docs: "The resource is as the condition says that the client has it; there is no body.\nKeep what you have. On a change feed nothing is new; the `etag` is still the position to go on from.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BAD_REQUEST: Status = Status {
    name: "bad_request",
    status: Some(400),
    sub_status: None,
    docs: "The service does not understand the request, or does not allow what it says.\nThe JSON, the SQL or the script may be wrong, a property or the partition key may be missing, or a header may be\nout of range. Mend the request.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY_MISMATCH: Status = Status {
    name: "partition_key_mismatch",
    status: Some(400),
    sub_status: Some(1001),
    docs: "The partition key header does not agree with the collection or with the document.\nThe collection may have been made anew with another key. Read it again; else mend the header.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::RefreshCollection),
        (Effect::Create, Retry::RefreshCollection),
        (Effect::Upsert, Retry::RefreshCollection),
        (Effect::Replace, Retry::RefreshCollection),
        (Effect::Patch, Retry::RefreshCollection),
        (Effect::Delete, Retry::RefreshCollection),
        (Effect::Execute, Retry::RefreshCollection),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CROSS_PARTITION_QUERY_NOT_SERVABLE: Status = Status {
    name: "cross_partition_query_not_servable",
    status: Some(400),
    sub_status: Some(1004),
    docs: "The gateway cannot merge the answers of several partitions to this query.\nIt orders, aggregates, groups, limits or drops repetitions. Run it on each partition key range by its plan, or on\none partition key.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY_DEFINITION_NOT_SPECIFIED: Status = Status {
    name: "partition_key_definition_not_specified",
    status: Some(400),
    sub_status: Some(1013),
    docs: "The collection needs a partition key definition.\nSend `partitionKey`.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SCHEMA_OWNER_ID_MISMATCH: Status = Status {
    name: "schema_owner_id_mismatch",
    status: Some(400),
    sub_status: Some(1016),
    docs: "The schema belongs to something else.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SCHEMA_HASH_OR_ID_MISMATCH: Status = Status {
    name: "schema_hash_or_id_mismatch",
    status: Some(400),
    sub_status: Some(1017),
    docs: "The schema is not the one that was meant.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY_DEFINITION_MISSING_FOR_AUTOPILOT: Status = Status {
    name: "partition_key_definition_missing_for_autopilot",
    status: Some(400),
    sub_status: Some(1018),
    docs: "A collection with autoscale throughput needs a partition key definition.\nSend `partitionKey`.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COLLECTION_RID_MISMATCH: Status = Status {
    name: "collection_rid_mismatch",
    status: Some(400),
    sub_status: Some(1024),
    docs: "The collection of this name has another rid than the request expects.\nIt was deleted and made anew. Read it again.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::RefreshCollection),
        (Effect::Create, Retry::RefreshCollection),
        (Effect::Upsert, Retry::RefreshCollection),
        (Effect::Replace, Retry::RefreshCollection),
        (Effect::Patch, Retry::RefreshCollection),
        (Effect::Delete, Retry::RefreshCollection),
        (Effect::Execute, Retry::RefreshCollection),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static HTTP_LISTENER_FAILED: Status = Status {
    name: "http_listener_failed",
    status: Some(400),
    sub_status: Some(1101),
    docs: "The service could not read the request.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_ALREADY_ACTIVE: Status = Status {
    name: "transaction_already_active",
    status: Some(400),
    sub_status: Some(1102),
    docs: "A transaction is already running.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INVALID_TRANSACTION_ID: Status = Status {
    name: "invalid_transaction_id",
    status: Some(400),
    sub_status: Some(1103),
    docs: "There is no transaction of this id.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CROSS_COLLECTION_TRANSACTION_NOT_SUPPORTED: Status = Status {
    name: "cross_collection_transaction_not_supported",
    status: Some(400),
    sub_status: Some(1104),
    docs: "A transaction cannot span collections.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INVALID_TOPOLOGY_CHANGE: Status = Status {
    name: "invalid_topology_change",
    status: Some(400),
    sub_status: Some(1105),
    docs: "The topology cannot be changed like this.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OFFER_REPLACE_IN_PROGRESS: Status = Status {
    name: "offer_replace_in_progress",
    status: Some(400),
    sub_status: Some(3205),
    docs: "The throughput is already being changed.\nRead the offer until `x-ms-offer-replace-pending` is gone, then try again.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_MALFORMED: Status = Status {
    name: "transaction_malformed",
    status: Some(400),
    sub_status: Some(5405),
    docs: "The distributed transaction could not be read.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTIONS_DISABLED: Status = Status {
    name: "transactions_disabled",
    status: Some(400),
    sub_status: Some(5406),
    docs: "Distributed transactions are switched off.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_TOO_LARGE: Status = Status {
    name: "transaction_too_large",
    status: Some(400),
    sub_status: Some(5407),
    docs: "The distributed transaction has too many operations.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_IDEMPOTENCY_TOKEN_MISSING: Status = Status {
    name: "transaction_idempotency_token_missing",
    status: Some(400),
    sub_status: Some(5408),
    docs: "The distributed transaction lacks its idempotency token.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_ACCOUNT_NAME_INVALID: Status = Status {
    name: "transaction_account_name_invalid",
    status: Some(400),
    sub_status: Some(5409),
    docs: "The distributed transaction names no valid account.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_OPERATION_INVALID: Status = Status {
    name: "transaction_operation_invalid",
    status: Some(400),
    sub_status: Some(5410),
    docs: "An operation of the distributed transaction is not allowed.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_RETRY_MISMATCH: Status = Status {
    name: "transaction_retry_mismatch",
    status: Some(400),
    sub_status: Some(5422),
    docs: "The distributed transaction is not the one that its idempotency token was used for.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SCRIPT_COMPILE_ERROR: Status = Status {
    name: "script_compile_error",
    status: Some(400),
    sub_status: Some(65535),
    docs: "The script is not valid JavaScript.\nThe message says where. Mend the script.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static UNAUTHORIZED: Status = Status {
    name: "unauthorized",
    status: Some(401),
    sub_status: None,
    docs: "The `Authorization` header does not authorize the request.\nThe key is wrong, the signature was made over something else, the clock is off by more than fifteen minutes, or\nthe token has expired.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MISSING_AUTH_HEADER: Status = Status {
    name: "missing_auth_header",
    status: Some(401),
    sub_status: Some(5000),
    docs: "There is no `Authorization` header.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MALFORMED_AUTH_HEADER: Status = Status {
    name: "malformed_auth_header",
    status: Some(401),
    sub_status: Some(5001),
    docs: "The `Authorization` header has not the form `type=…&ver=…&sig=…`.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_AUTH_DISABLED: Status = Status {
    name: "aad_auth_disabled",
    status: Some(401),
    sub_status: Some(5002),
    docs: "The account does not take tokens of Microsoft Entra.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_MALFORMED: Status = Status {
    name: "aad_token_malformed",
    status: Some(401),
    sub_status: Some(5003),
    docs: "The token of Microsoft Entra cannot be read.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_INVALID_SIGNATURE: Status = Status {
    name: "aad_token_invalid_signature",
    status: Some(401),
    sub_status: Some(5004),
    docs: "The signature of the token of Microsoft Entra is wrong.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_NOT_YET_VALID: Status = Status {
    name: "aad_token_not_yet_valid",
    status: Some(401),
    sub_status: Some(5005),
    docs: "The token of Microsoft Entra is not valid yet; look at the clock.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_EXPIRED: Status = Status {
    name: "aad_token_expired",
    status: Some(401),
    sub_status: Some(5006),
    docs: "The token of Microsoft Entra has expired; get a new one.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_INVALID_ISSUER: Status = Status {
    name: "aad_token_invalid_issuer",
    status: Some(401),
    sub_status: Some(5007),
    docs: "The token of Microsoft Entra was issued by another tenant.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_INVALID_AUDIENCE: Status = Status {
    name: "aad_token_invalid_audience",
    status: Some(401),
    sub_status: Some(5008),
    docs: "The token of Microsoft Entra is for another resource than the account.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_INVALID_SCOPE: Status = Status {
    name: "aad_token_invalid_scope",
    status: Some(401),
    sub_status: Some(5009),
    docs: "The token of Microsoft Entra has another scope.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_UNAVAILABLE: Status = Status {
    name: "aad_token_unavailable",
    status: Some(401),
    sub_status: Some(5010),
    docs: "The service could not get a token of Microsoft Entra.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_MISSING_OBJECT_ID: Status = Status {
    name: "aad_token_missing_object_id",
    status: Some(401),
    sub_status: Some(5011),
    docs: "The token of Microsoft Entra does not say for whom it is.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SAS_TOKEN_AUTH_DISABLED: Status = Status {
    name: "sas_token_auth_disabled",
    status: Some(401),
    sub_status: Some(5012),
    docs: "The account does not take shared access signatures.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_TOKEN_REVOKED: Status = Status {
    name: "aad_token_revoked",
    status: Some(401),
    sub_status: Some(5013),
    docs: "The token of Microsoft Entra was revoked; get a new one with the claims of `Www-Authenticate`.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_SIGNING_KEY_INVALID: Status = Status {
    name: "aad_signing_key_invalid",
    status: Some(401),
    sub_status: Some(5200),
    docs: "The service does not know the key that signed the token of Microsoft Entra.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AAD_GROUP_EXPANSION_FAILED: Status = Status {
    name: "aad_group_expansion_failed",
    status: Some(401),
    sub_status: Some(5201),
    docs: "The service could not find out the groups of the owner of the token.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LOCAL_AUTH_DISABLED: Status = Status {
    name: "local_auth_disabled",
    status: Some(401),
    sub_status: Some(5202),
    docs: "The account does not take keys; use a token of Microsoft Entra.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MUTUAL_TLS_FAILED: Status = Status {
    name: "mutual_tls_failed",
    status: Some(401),
    sub_status: Some(5600),
    docs: "The certificate of the client was not accepted.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FORBIDDEN: Status = Status {
    name: "forbidden",
    status: Some(403),
    sub_status: None,
    docs: "The request is understood and not allowed.\nThe token has expired or does not reach so far, a quota is used up, a script is blocked for its cost, a firewall\nstands in the way, or the region takes no writes.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static WRITE_FORBIDDEN: Status = Status {
    name: "write_forbidden",
    status: Some(403),
    sub_status: Some(3),
    docs: "The region does not take writes, or no longer does.\nRead the account to find the region that does, then send the request there.",
    on: &[
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[
        (Effect::Read, Retry::RefreshAccount),
        (Effect::Create, Retry::RefreshAccount),
        (Effect::Upsert, Retry::RefreshAccount),
        (Effect::Replace, Retry::RefreshAccount),
        (Effect::Patch, Retry::RefreshAccount),
        (Effect::Delete, Retry::RefreshAccount),
        (Effect::Execute, Retry::RefreshAccount),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static DATABASE_ACCOUNT_NOT_FOUND: Status = Status {
    name: "database_account_not_found",
    status: Some(403),
    sub_status: Some(1008),
    docs: "The region does not hold the account, or no longer does.\nRead the account to find the regions that do.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::RefreshAccount),
        (Effect::Create, Retry::RefreshAccount),
        (Effect::Upsert, Retry::RefreshAccount),
        (Effect::Replace, Retry::RefreshAccount),
        (Effect::Patch, Retry::RefreshAccount),
        (Effect::Delete, Retry::RefreshAccount),
        (Effect::Execute, Retry::RefreshAccount),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PROVISION_LIMIT_REACHED: Status = Status {
    name: "provision_limit_reached",
    status: Some(403),
    sub_status: Some(1005),
    docs: "The account cannot hold more.\nDelete something, or ask for a higher limit.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REDUNDANT_COLLECTION_PUT: Status = Status {
    name: "redundant_collection_put",
    status: Some(403),
    sub_status: Some(1009),
    docs: "The collection is already there.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SHARED_THROUGHPUT_QUOTA_EXCEEDED: Status = Status {
    name: "shared_throughput_quota_exceeded",
    status: Some(403),
    sub_status: Some(1010),
    docs: "The database that shares its throughput is full.\nGive it more throughput.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SHARED_THROUGHPUT_GROW_NOT_NEEDED: Status = Status {
    name: "shared_throughput_grow_not_needed",
    status: Some(403),
    sub_status: Some(1011),
    docs: "The shared throughput need not grow.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REDUNDANT_DATABASE_PUT: Status = Status {
    name: "redundant_database_put",
    status: Some(403),
    sub_status: Some(1012),
    docs: "The database is already there.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LOGICAL_PARTITION_FULL: Status = Status {
    name: "logical_partition_full",
    status: Some(403),
    sub_status: Some(1014),
    docs: "The partition key value has used up the 20 GB that one may take.\nChoose a partition key with more values, or delete documents of this one.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OFFER_REPLACE_DISABLED_FOR_AUTOSCALE: Status = Status {
    name: "offer_replace_disabled_for_autoscale",
    status: Some(403),
    sub_status: Some(1015),
    docs: "The offer is under autoscale and cannot be set like this.\nSet its maximum instead.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SHARED_THROUGHPUT_COLLECTION_COUNT_EXCEEDED: Status = Status {
    name: "shared_throughput_collection_count_exceeded",
    status: Some(403),
    sub_status: Some(1019),
    docs: "The database has as many collections as may share its throughput.\nGive the collection throughput of its own.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SHARED_THROUGHPUT_DATABASE_COUNT_EXCEEDED: Status = Status {
    name: "shared_throughput_database_count_exceeded",
    status: Some(403),
    sub_status: Some(1020),
    docs: "The account has as many databases as may share their throughput.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COMPUTE_INTERNAL_ERROR: Status = Status {
    name: "compute_internal_error",
    status: Some(403),
    sub_status: Some(1021),
    docs: "The service could not find out whether the request is allowed.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static UNIQUE_INDEX_REBUILD_IN_PROGRESS: Status = Status {
    name: "unique_index_rebuild_in_progress",
    status: Some(403),
    sub_status: Some(1027),
    docs: "An index for unique keys is being built.\nTry again later.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static THROUGHPUT_CAP_EXCEEDED: Status = Status {
    name: "throughput_cap_exceeded",
    status: Some(403),
    sub_status: Some(1028),
    docs: "The account may not have more throughput in all.\nRaise its limit, or take throughput from elsewhere.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INVALID_THROUGHPUT_CAP: Status = Status {
    name: "invalid_throughput_cap",
    status: Some(403),
    sub_status: Some(1029),
    docs: "The limit of the account's throughput is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SYSTEM_PARTITION_KEY_NOT_ALLOWED: Status = Status {
    name: "system_partition_key_not_allowed",
    status: Some(403),
    sub_status: Some(1031),
    docs: "The partition key is one that only the service may use.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY_DELETE_LIMIT_EXCEEDED: Status = Status {
    name: "partition_key_delete_limit_exceeded",
    status: Some(403),
    sub_status: Some(1032),
    docs: "Too many partition key values are being deleted.\nTry again when they are gone.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LEAKED_PARTITION: Status = Status {
    name: "leaked_partition",
    status: Some(403),
    sub_status: Some(1033),
    docs: "The partition belongs to no collection any more.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RESOURCE_SOFT_DELETED: Status = Status {
    name: "resource_soft_deleted",
    status: Some(403),
    sub_status: Some(1034),
    docs: "The resource was deleted and can still be restored.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PATCH_CONDITION_NOT_MET_FORBIDDEN: Status = Status {
    name: "patch_condition_not_met_forbidden",
    status: Some(403),
    sub_status: Some(1110),
    docs: "The document does not meet the condition of the patch.\nThe same as the sub-status of 412; which of the two the service answers is not certain.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_OPERATION_NOT_SUPPORTED: Status = Status {
    name: "rbac_operation_not_supported",
    status: Some(403),
    sub_status: Some(5300),
    docs: "Tokens of Microsoft Entra cannot do this; use a key or the management plane.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_METADATA_UNAUTHORIZED: Status = Status {
    name: "rbac_metadata_unauthorized",
    status: Some(403),
    sub_status: Some(5301),
    docs: "The roles of the token's owner do not allow to read metadata.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_DATA_UNAUTHORIZED_BY_NAME: Status = Status {
    name: "rbac_data_unauthorized_by_name",
    status: Some(403),
    sub_status: Some(5302),
    docs: "The roles of the token's owner do not allow this on the resource of this name.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_DATA_UNAUTHORIZED_BY_RID: Status = Status {
    name: "rbac_data_unauthorized_by_rid",
    status: Some(403),
    sub_status: Some(5303),
    docs: "The roles of the token's owner do not allow this on the resource of this rid.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_RID_UNRESOLVED: Status = Status {
    name: "rbac_rid_unresolved",
    status: Some(403),
    sub_status: Some(5304),
    docs: "The service could not find out which resource the rid means.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_MISSING_USER: Status = Status {
    name: "rbac_missing_user",
    status: Some(403),
    sub_status: Some(5305),
    docs: "The token does not say for whom it is.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_MISSING_ACTION: Status = Status {
    name: "rbac_missing_action",
    status: Some(403),
    sub_status: Some(5306),
    docs: "The service does not know which permission the request needs.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PERIMETER_INBOUND_DENIED: Status = Status {
    name: "perimeter_inbound_denied",
    status: Some(403),
    sub_status: Some(5307),
    docs: "The network security perimeter does not let the request in.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PERIMETER_AUTHORIZATION_FAILED: Status = Status {
    name: "perimeter_authorization_failed",
    status: Some(403),
    sub_status: Some(5308),
    docs: "The network security perimeter could not authorize the request.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PERIMETER_NO_RESULT: Status = Status {
    name: "perimeter_no_result",
    status: Some(403),
    sub_status: Some(5309),
    docs: "The network security perimeter came to no result.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PERIMETER_INVALID_PARAMETER: Status = Status {
    name: "perimeter_invalid_parameter",
    status: Some(403),
    sub_status: Some(5310),
    docs: "The network security perimeter was asked in a wrong way.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PERIMETER_INVALID_RESULT: Status = Status {
    name: "perimeter_invalid_result",
    status: Some(403),
    sub_status: Some(5311),
    docs: "The network security perimeter came to a result that makes no sense.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PERIMETER_NOT_INITIATED: Status = Status {
    name: "perimeter_not_initiated",
    status: Some(403),
    sub_status: Some(5312),
    docs: "The network security perimeter is not ready.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PERIMETER_OPERATION_NOT_SUPPORTED: Status = Status {
    name: "perimeter_operation_not_supported",
    status: Some(403),
    sub_status: Some(5313),
    docs: "The network security perimeter does not know the operation.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PERIMETER_FAILURE_5314: Status = Status {
    name: "perimeter_failure_5314",
    status: Some(403),
    sub_status: Some(5314),
    docs: "The network security perimeter refused the request.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_UNAUTHORIZED: Status = Status {
    name: "rbac_unauthorized",
    status: Some(403),
    sub_status: Some(5400),
    docs: "The roles of the token's owner do not allow the request.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FABRIC_PERMISSIONS_INSUFFICIENT: Status = Status {
    name: "fabric_permissions_insufficient",
    status: Some(403),
    sub_status: Some(6050),
    docs: "Microsoft Fabric: the permissions do not reach so far.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FABRIC_AUTHORIZATION_FAILED: Status = Status {
    name: "fabric_authorization_failed",
    status: Some(403),
    sub_status: Some(6051),
    docs: "Microsoft Fabric: the request could not be authorized.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FABRIC_OPERATION_UNSUPPORTED: Status = Status {
    name: "fabric_operation_unsupported",
    status: Some(403),
    sub_status: Some(6052),
    docs: "Microsoft Fabric: the operation is not supported.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FABRIC_TOKEN_INVALID: Status = Status {
    name: "fabric_token_invalid",
    status: Some(403),
    sub_status: Some(6053),
    docs: "Microsoft Fabric: the token is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FABRIC_APP_ID_INVALID: Status = Status {
    name: "fabric_app_id_invalid",
    status: Some(403),
    sub_status: Some(6054),
    docs: "Microsoft Fabric: the id of the application is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FABRIC_TENANT_ID_INVALID: Status = Status {
    name: "fabric_tenant_id_invalid",
    status: Some(403),
    sub_status: Some(6055),
    docs: "Microsoft Fabric: the id of the tenant is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FABRIC_ARTIFACT_ID_INVALID: Status = Status {
    name: "fabric_artifact_id_invalid",
    status: Some(403),
    sub_status: Some(6056),
    docs: "Microsoft Fabric: the id of the artifact is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static NOT_FOUND: Status = Status {
    name: "not_found",
    status: Some(404),
    sub_status: None,
    docs: "There is no such resource, or no longer.\nThe id, the partition key value or the path is wrong, or it was deleted.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static READ_SESSION_NOT_AVAILABLE: Status = Status {
    name: "read_session_not_available",
    status: Some(404),
    sub_status: Some(1002),
    docs: "The region has not got as far as the session token says.\nThe resource may well exist. Read in another region, best in the one that writes.",
    on: &[Effect::Read],
    retry: &[
        (Effect::Read, Retry::WriteRegion),
        (Effect::Create, Retry::WriteRegion),
        (Effect::Upsert, Retry::WriteRegion),
        (Effect::Replace, Retry::WriteRegion),
        (Effect::Patch, Retry::WriteRegion),
        (Effect::Delete, Retry::WriteRegion),
        (Effect::Execute, Retry::WriteRegion),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OWNER_NOT_FOUND: Status = Status {
    name: "owner_not_found",
    status: Some(404),
    sub_status: Some(1003),
    docs: "The parent of the resource is not there.\nThe database or the collection was deleted, or never made.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CONFIGURATION_NAME_NOT_FOUND: Status = Status {
    name: "configuration_name_not_found",
    status: Some(404),
    sub_status: Some(1004),
    docs: "There is no configuration of this name.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CONFIGURATION_PROPERTY_NOT_FOUND: Status = Status {
    name: "configuration_property_not_found",
    status: Some(404),
    sub_status: Some(1005),
    docs: "The configuration has no such property.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COLLECTION_CREATE_IN_PROGRESS: Status = Status {
    name: "collection_create_in_progress",
    status: Some(404),
    sub_status: Some(1013),
    docs: "The collection is still being made.\nRead it until it is there.",
    on: &[],
    retry: &[(Effect::Read, Retry::Wait)],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static STORE_NOT_READY: Status = Status {
    name: "store_not_ready",
    status: Some(404),
    sub_status: Some(1023),
    docs: "The store of the partition is not ready yet.\nTry again.",
    on: &[],
    retry: &[(Effect::Read, Retry::Wait)],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static ARCHIVAL_PARTITION_NOT_FOUND: Status = Status {
    name: "archival_partition_not_found",
    status: Some(404),
    sub_status: Some(1024),
    docs: "The archive of the partition is not there.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static AUTH_TOKEN_NOT_FOUND_IN_CACHE: Status = Status {
    name: "auth_token_not_found_in_cache",
    status: Some(404),
    sub_status: Some(1030),
    docs: "The service has lost the token of the request.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATING_COLLECTION_DELETED: Status = Status {
    name: "migrating_collection_deleted",
    status: Some(404),
    sub_status: Some(1031),
    docs: "The collection was deleted while its partition was moved.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_SOURCE_DELETED: Status = Status {
    name: "migration_source_deleted",
    status: Some(404),
    sub_status: Some(1034),
    docs: "The partition was deleted while it was moved.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_SHARED_PARTITION_NOT_FOUND: Status = Status {
    name: "migration_shared_partition_not_found",
    status: Some(404),
    sub_status: Some(1035),
    docs: "The partition that is to be moved, of a database that shares its throughput, is not there.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_PARTITION_NOT_FOUND: Status = Status {
    name: "migration_partition_not_found",
    status: Some(404),
    sub_status: Some(1036),
    docs: "The partition that is to be moved is not there.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_DNS_UPDATE_FAILED: Status = Status {
    name: "migration_dns_update_failed",
    status: Some(404),
    sub_status: Some(1037),
    docs: "The partition was moved and its name could not be.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OFFER_NOT_CONFIGURED: Status = Status {
    name: "offer_not_configured",
    status: Some(404),
    sub_status: Some(10004),
    docs: "The resource has no throughput of its own.\nIt shares that of its database, or the account is serverless.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static METHOD_NOT_ALLOWED: Status = Status {
    name: "method_not_allowed",
    status: Some(405),
    sub_status: None,
    docs: "The resource does not know the verb.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REQUEST_TIMEOUT: Status = Status {
    name: "request_timeout",
    status: Some(408),
    sub_status: None,
    docs: "The request took longer than the service allows.\nA script or a function in a query ran too long, or a replica did not answer. Whether a write was done is not\nknown: read before writing again.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[(Effect::Read, Retry::Wait)],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REQUEST_PREEMPTED: Status = Status {
    name: "request_preempted",
    status: Some(408),
    sub_status: Some(1900),
    docs: "The service broke the request off, for its time was up.\nWhether a write was done is not known.",
    on: &[],
    retry: &[(Effect::Read, Retry::Wait)],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PROXY_TIMEOUT: Status = Status {
    name: "proxy_timeout",
    status: Some(408),
    sub_status: Some(13009),
    docs: "The proxy in front of the service waited too long for it.",
    on: &[],
    retry: &[(Effect::Read, Retry::Wait)],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static CLIENT_OPERATION_TIMEOUT: Status = Status {
    name: "client_operation_timeout",
    status: Some(408),
    sub_status: Some(20008),
    docs: "The time that the caller gave to the operation is up.\nWhether a write was done is not known.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static WRITE_BARRIER_THROTTLED: Status = Status {
    name: "write_barrier_throttled",
    status: Some(408),
    sub_status: Some(21013),
    docs: "The write was done and the wait for other regions was throttled.\nIt is not certain that they have it.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static CONFLICT: Status = Status {
    name: "conflict",
    status: Some(409),
    sub_status: None,
    docs: "The id is taken.\nIn a collection it is taken within the partition key value. For a permission the user may already have one for\nthe resource.",
    on: &[Effect::Create, Effect::Upsert, Effect::Replace],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CONTROL_PLANE_CONFLICT: Status = Status {
    name: "control_plane_conflict",
    status: Some(409),
    sub_status: Some(1006),
    docs: "The management plane is changing the same thing.\nTry again when it is done.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_COUNT_MISMATCH_SOURCE_TARGET: Status = Status {
    name: "migration_count_mismatch_source_target",
    status: Some(409),
    sub_status: Some(3050),
    docs: "A moved partition has not as many documents as there were.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_COUNT_MISMATCH_REPLICAS: Status = Status {
    name: "migration_count_mismatch_replicas",
    status: Some(409),
    sub_status: Some(3051),
    docs: "The replicas of a moved partition do not agree on the number of documents.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_COUNT_MISMATCH_3052: Status = Status {
    name: "migration_count_mismatch_3052",
    status: Some(409),
    sub_status: Some(3052),
    docs: "The number of documents of a moved partition is not right.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static DATABASE_NAME_EXISTS: Status = Status {
    name: "database_name_exists",
    status: Some(409),
    sub_status: Some(3206),
    docs: "There is already a database of this name.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CONFIGURATION_NAME_EXISTS: Status = Status {
    name: "configuration_name_exists",
    status: Some(409),
    sub_status: Some(3207),
    docs: "There is already a configuration of this name.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static UNIQUE_INDEX_CONFLICT: Status = Status {
    name: "unique_index_conflict",
    status: Some(409),
    sub_status: Some(3301),
    docs: "Another document of the partition key value has the same values for a unique key.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY_HASH_COLLISION: Status = Status {
    name: "partition_key_hash_collision",
    status: Some(409),
    sub_status: Some(3302),
    docs: "Another partition key value of the same hash holds a document of this id.\nChoose another id.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_ALREADY_ABORTED: Status = Status {
    name: "transaction_already_aborted",
    status: Some(409),
    sub_status: Some(5418),
    docs: "The distributed transaction was already aborted.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_ALREADY_COMMITTED: Status = Status {
    name: "transaction_already_committed",
    status: Some(409),
    sub_status: Some(5419),
    docs: "The distributed transaction was already committed.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static GONE: Status = Status {
    name: "gone",
    status: Some(410),
    sub_status: None,
    docs: "What the request was sent to has moved.\nThrough the gateway this is rare. Try again.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static NAME_CACHE_STALE: Status = Status {
    name: "name_cache_stale",
    status: Some(410),
    sub_status: Some(1000),
    docs: "The name stands for another collection than the service remembers.\nThe collection was made anew. Read it again, and forget the session tokens of the old one.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::RefreshCollection),
        (Effect::Create, Retry::RefreshCollection),
        (Effect::Upsert, Retry::RefreshCollection),
        (Effect::Replace, Retry::RefreshCollection),
        (Effect::Patch, Retry::RefreshCollection),
        (Effect::Delete, Retry::RefreshCollection),
        (Effect::Execute, Retry::RefreshCollection),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY_RANGE_GONE: Status = Status {
    name: "partition_key_range_gone",
    status: Some(410),
    sub_status: Some(1002),
    docs: "The partition key range was split or merged.\nRead the ranges again, and go on with those that took its place.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::RefreshRanges),
        (Effect::Create, Retry::RefreshRanges),
        (Effect::Upsert, Retry::RefreshRanges),
        (Effect::Replace, Retry::RefreshRanges),
        (Effect::Patch, Retry::RefreshRanges),
        (Effect::Delete, Retry::RefreshRanges),
        (Effect::Execute, Retry::RefreshRanges),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COMPLETING_SPLIT: Status = Status {
    name: "completing_split",
    status: Some(410),
    sub_status: Some(1007),
    docs: "The partition key range is just being split or merged.\nRead the ranges again, and go on with those that take its place.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::RefreshRanges),
        (Effect::Create, Retry::RefreshRanges),
        (Effect::Upsert, Retry::RefreshRanges),
        (Effect::Replace, Retry::RefreshRanges),
        (Effect::Patch, Retry::RefreshRanges),
        (Effect::Delete, Retry::RefreshRanges),
        (Effect::Execute, Retry::RefreshRanges),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COMPLETING_PARTITION_MIGRATION: Status = Status {
    name: "completing_partition_migration",
    status: Some(410),
    sub_status: Some(1008),
    docs: "The partition is just being moved.\nIts range keeps its id. Try again.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::RefreshRanges),
        (Effect::Create, Retry::RefreshRanges),
        (Effect::Upsert, Retry::RefreshRanges),
        (Effect::Replace, Retry::RefreshRanges),
        (Effect::Patch, Retry::RefreshRanges),
        (Effect::Delete, Retry::RefreshRanges),
        (Effect::Execute, Retry::RefreshRanges),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LEASE_NOT_FOUND: Status = Status {
    name: "lease_not_found",
    status: Some(410),
    sub_status: Some(1022),
    docs: "The replica has lost its lease.\nRead in another region.",
    on: &[],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static ARCHIVAL_PARTITION_GONE: Status = Status {
    name: "archival_partition_gone",
    status: Some(410),
    sub_status: Some(1024),
    docs: "The archive of the partition is not there.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSPORT_GONE: Status = Status {
    name: "transport_gone",
    status: Some(410),
    sub_status: Some(20001),
    docs: "The connection to a replica broke.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static TIMEOUT_GONE: Status = Status {
    name: "timeout_gone",
    status: Some(410),
    sub_status: Some(20002),
    docs: "A replica did not answer in time.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static NAME_CACHE_STALE_EXHAUSTED: Status = Status {
    name: "name_cache_stale_exhausted",
    status: Some(410),
    sub_status: Some(21001),
    docs: "The name still stands for another collection, after all retries.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY_RANGE_GONE_EXHAUSTED: Status = Status {
    name: "partition_key_range_gone_exhausted",
    status: Some(410),
    sub_status: Some(21002),
    docs: "The partition key range is still gone, after all retries.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static COMPLETING_SPLIT_EXHAUSTED: Status = Status {
    name: "completing_split_exhausted",
    status: Some(410),
    sub_status: Some(21003),
    docs: "The partition key range is still being split, after all retries.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static COMPLETING_PARTITION_MIGRATION_EXHAUSTED: Status = Status {
    name: "completing_partition_migration_exhausted",
    status: Some(410),
    sub_status: Some(21004),
    docs: "The partition is still being moved, after all retries.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static SERVER_GONE: Status = Status {
    name: "server_gone",
    status: Some(410),
    sub_status: Some(21005),
    docs: "A replica said that it is gone.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static GLOBAL_STRONG_WRITE_BARRIER_NOT_MET: Status = Status {
    name: "global_strong_write_barrier_not_met",
    status: Some(410),
    sub_status: Some(21006),
    docs: "The write was done and other regions did not follow in time.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static READ_QUORUM_NOT_MET: Status = Status {
    name: "read_quorum_not_met",
    status: Some(410),
    sub_status: Some(21007),
    docs: "Too few replicas agree on what to read.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static PRECONDITION_FAILED: Status = Status {
    name: "precondition_failed",
    status: Some(412),
    sub_status: None,
    docs: "The resource has another entity tag than the condition says.\nSomebody else changed it. Read it, and decide anew.",
    on: &[
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PATCH_CONDITION_NOT_MET: Status = Status {
    name: "patch_condition_not_met",
    status: Some(412),
    sub_status: Some(1110),
    docs: "The document does not meet the condition of the patch.\nNothing was changed.",
    on: &[Effect::Patch],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1300: Status = Status {
    name: "soft_delete_1300",
    status: Some(412),
    sub_status: Some(1300),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1301: Status = Status {
    name: "soft_delete_1301",
    status: Some(412),
    sub_status: Some(1301),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1302: Status = Status {
    name: "soft_delete_1302",
    status: Some(412),
    sub_status: Some(1302),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1303: Status = Status {
    name: "soft_delete_1303",
    status: Some(412),
    sub_status: Some(1303),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1304: Status = Status {
    name: "soft_delete_1304",
    status: Some(412),
    sub_status: Some(1304),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1305: Status = Status {
    name: "soft_delete_1305",
    status: Some(412),
    sub_status: Some(1305),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1306: Status = Status {
    name: "soft_delete_1306",
    status: Some(412),
    sub_status: Some(1306),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1307: Status = Status {
    name: "soft_delete_1307",
    status: Some(412),
    sub_status: Some(1307),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1308: Status = Status {
    name: "soft_delete_1308",
    status: Some(412),
    sub_status: Some(1308),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1309: Status = Status {
    name: "soft_delete_1309",
    status: Some(412),
    sub_status: Some(1309),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SOFT_DELETE_1310: Status = Status {
    name: "soft_delete_1310",
    status: Some(412),
    sub_status: Some(1310),
    docs: "The resource is being deleted or restored, or its state does not allow that.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SPLIT_DISABLED: Status = Status {
    name: "split_disabled",
    status: Some(412),
    sub_status: Some(2001),
    docs: "Partitions may not be split.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COLLECTIONS_UPDATED: Status = Status {
    name: "collections_updated",
    status: Some(412),
    sub_status: Some(2002),
    docs: "A collection of the partition was changed meanwhile.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RANGES_LOCK_UNAVAILABLE: Status = Status {
    name: "ranges_lock_unavailable",
    status: Some(412),
    sub_status: Some(2003),
    docs: "The partition key ranges are locked.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PRECONDITION_RESOURCE_NOT_FOUND: Status = Status {
    name: "precondition_resource_not_found",
    status: Some(412),
    sub_status: Some(2004),
    docs: "What the condition is about is not there.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OFFER_OWNER_LOCK_UNAVAILABLE: Status = Status {
    name: "offer_owner_lock_unavailable",
    status: Some(412),
    sub_status: Some(2005),
    docs: "The owner of the offer is locked.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_DISABLED: Status = Status {
    name: "migration_disabled",
    status: Some(412),
    sub_status: Some(2006),
    docs: "The partition may not be moved, or its move was broken off.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RANGE_LOCK_UNAVAILABLE: Status = Status {
    name: "range_lock_unavailable",
    status: Some(412),
    sub_status: Some(2007),
    docs: "The partition key range is locked.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_LOCK_UNAVAILABLE: Status = Status {
    name: "partition_lock_unavailable",
    status: Some(412),
    sub_status: Some(2008),
    docs: "The partition is locked.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static GLOBAL_MIGRATION_LOCK_UNAVAILABLE: Status = Status {
    name: "global_migration_lock_unavailable",
    status: Some(412),
    sub_status: Some(2009),
    docs: "Moves of partitions are locked everywhere.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FEDERATION_MIGRATION_LOCK_UNAVAILABLE: Status = Status {
    name: "federation_migration_lock_unavailable",
    status: Some(412),
    sub_status: Some(2010),
    docs: "Moves of partitions are locked in the federation.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CONFLICTING_SPLIT: Status = Status {
    name: "conflicting_split",
    status: Some(412),
    sub_status: Some(2011),
    docs: "The partition is already being split for throughput.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MERGE_DISABLED: Status = Status {
    name: "merge_disabled",
    status: Some(412),
    sub_status: Some(2012),
    docs: "Partitions may not be merged.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_PRECONDITION_2013: Status = Status {
    name: "partition_precondition_2013",
    status: Some(412),
    sub_status: Some(2013),
    docs: "The service could not split, merge, lock or move a partition.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_PRECONDITION_2014: Status = Status {
    name: "partition_precondition_2014",
    status: Some(412),
    sub_status: Some(2014),
    docs: "The service could not split, merge, lock or move a partition.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOMBSTONES_NOT_FOUND: Status = Status {
    name: "tombstones_not_found",
    status: Some(412),
    sub_status: Some(2015),
    docs: "The traces of deleted documents are already removed.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INVALID_ACCOUNT_STATUS: Status = Status {
    name: "invalid_account_status",
    status: Some(412),
    sub_status: Some(2016),
    docs: "The state of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OFFER_VALIDATION_FAILED: Status = Status {
    name: "offer_validation_failed",
    status: Some(412),
    sub_status: Some(2017),
    docs: "The offer is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MASTER_PARTITION_LOCK_UNAVAILABLE: Status = Status {
    name: "master_partition_lock_unavailable",
    status: Some(412),
    sub_status: Some(2018),
    docs: "The partition of the account's own data is locked.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static ACCOUNT_RESTORE_LOCK_UNAVAILABLE: Status = Status {
    name: "account_restore_lock_unavailable",
    status: Some(412),
    sub_status: Some(2019),
    docs: "A restore within the account is running.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COLLECTION_STATE_CHANGED: Status = Status {
    name: "collection_state_changed",
    status: Some(412),
    sub_status: Some(2020),
    docs: "The state of the collection was changed meanwhile.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OFFER_SCALED_UP: Status = Status {
    name: "offer_scaled_up",
    status: Some(412),
    sub_status: Some(2021),
    docs: "The throughput was raised meanwhile.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_WRITE_FEDERATION_NOT_FOUND: Status = Status {
    name: "migration_write_federation_not_found",
    status: Some(412),
    sub_status: Some(2022),
    docs: "The federation of the region that writes is not found.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_CURRENT_FEDERATION_NOT_FOUND: Status = Status {
    name: "migration_current_federation_not_found",
    status: Some(412),
    sub_status: Some(2023),
    docs: "The federation of this region is not found.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_SUBREGION_MISMATCH: Status = Status {
    name: "migration_subregion_mismatch",
    status: Some(412),
    sub_status: Some(2024),
    docs: "The federations that a partition is moved between are not of one subregion.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_PRECONDITION_2100: Status = Status {
    name: "partition_precondition_2100",
    status: Some(412),
    sub_status: Some(2100),
    docs: "The service could not split, merge, lock or move a partition.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LOG_STORE_LOCK_UNAVAILABLE: Status = Status {
    name: "log_store_lock_unavailable",
    status: Some(412),
    sub_status: Some(2101),
    docs: "The balance of the log store is locked.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_PRECONDITION_2102: Status = Status {
    name: "partition_precondition_2102",
    status: Some(412),
    sub_status: Some(2102),
    docs: "The service could not split, merge, lock or move a partition.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_PRECONDITION_2103: Status = Status {
    name: "partition_precondition_2103",
    status: Some(412),
    sub_status: Some(2103),
    docs: "The service could not split, merge, lock or move a partition.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_PRECONDITION_2104: Status = Status {
    name: "partition_precondition_2104",
    status: Some(412),
    sub_status: Some(2104),
    docs: "The service could not split, merge, lock or move a partition.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_PRECONDITION_2105: Status = Status {
    name: "partition_precondition_2105",
    status: Some(412),
    sub_status: Some(2105),
    docs: "The service could not split, merge, lock or move a partition.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_PRECONDITION_2200: Status = Status {
    name: "partition_precondition_2200",
    status: Some(412),
    sub_status: Some(2200),
    docs: "The service could not split, merge, lock or move a partition.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_COLLECTION_MISMATCH: Status = Status {
    name: "migration_collection_mismatch",
    status: Some(412),
    sub_status: Some(5325),
    docs: "The partition that is moved holds other collections than it should.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static MIGRATION_NOT_IN_PROGRESS: Status = Status {
    name: "migration_not_in_progress",
    status: Some(412),
    sub_status: Some(5326),
    docs: "The partition is not being moved.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOPOLOGY_PRECONDITION_7001: Status = Status {
    name: "topology_precondition_7001",
    status: Some(412),
    sub_status: Some(7001),
    docs: "The topology of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOPOLOGY_PRECONDITION_8001: Status = Status {
    name: "topology_precondition_8001",
    status: Some(412),
    sub_status: Some(8001),
    docs: "The topology of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOPOLOGY_PRECONDITION_8002: Status = Status {
    name: "topology_precondition_8002",
    status: Some(412),
    sub_status: Some(8002),
    docs: "The topology of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOPOLOGY_PRECONDITION_8003: Status = Status {
    name: "topology_precondition_8003",
    status: Some(412),
    sub_status: Some(8003),
    docs: "The topology of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOPOLOGY_PRECONDITION_8004: Status = Status {
    name: "topology_precondition_8004",
    status: Some(412),
    sub_status: Some(8004),
    docs: "The topology of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOPOLOGY_PRECONDITION_8005: Status = Status {
    name: "topology_precondition_8005",
    status: Some(412),
    sub_status: Some(8005),
    docs: "The topology of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOPOLOGY_PRECONDITION_8006: Status = Status {
    name: "topology_precondition_8006",
    status: Some(412),
    sub_status: Some(8006),
    docs: "The topology of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOPOLOGY_PRECONDITION_8007: Status = Status {
    name: "topology_precondition_8007",
    status: Some(412),
    sub_status: Some(8007),
    docs: "The topology of the account does not allow it.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOO_LARGE: Status = Status {
    name: "too_large",
    status: Some(413),
    sub_status: None,
    docs: "The body is larger than the service takes.\nA document may have 2 MB, and so may a whole request.",
    on: &[Effect::Create, Effect::Upsert, Effect::Replace, Effect::Patch],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_LIMIT_EXCEEDED: Status = Status {
    name: "transaction_limit_exceeded",
    status: Some(413),
    sub_status: Some(3401),
    docs: "The transaction is larger than the service takes.\nSplit the batch or the work of the script.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BATCH_RESPONSE_TOO_LARGE: Status = Status {
    name: "batch_response_too_large",
    status: Some(413),
    sub_status: Some(3402),
    docs: "The answers to the batch would be larger than 4 MB.\nOperations of a bulk request with this status were not carried out: send them again.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LOCKED: Status = Status {
    name: "locked",
    status: Some(423),
    sub_status: None,
    docs: "The throughput is already being changed.\nRead the offer until `x-ms-offer-replace-pending` is gone, then try again.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FAILED_DEPENDENCY: Status = Status {
    name: "failed_dependency",
    status: Some(424),
    sub_status: None,
    docs: "Another operation of the batch failed, and so this one was not carried out.\nLook for the operation with another status than this.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static THROTTLED: Status = Status {
    name: "throttled",
    status: Some(429),
    sub_status: None,
    docs: "There are too many requests, or they cost too much.\nWait as long as `x-ms-retry-after-ms` says, then send it again. If it happens often, raise the throughput.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INDEX_IO_LIMITED: Status = Status {
    name: "index_io_limited",
    status: Some(429),
    sub_status: Some(3073),
    docs: "Reads and writes of the index are limited.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static STALENESS_BOUND_EXCEEDED: Status = Status {
    name: "staleness_bound_exceeded",
    status: Some(429),
    sub_status: Some(3074),
    docs: "Other regions lag further behind than bounded staleness allows.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REPLICATION_QUEUE_FULL: Status = Status {
    name: "replication_queue_full",
    status: Some(429),
    sub_status: Some(3075),
    docs: "The queue to other replicas or regions is full.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INDEX_LOG_FULL: Status = Status {
    name: "index_log_full",
    status: Some(429),
    sub_status: Some(3076),
    docs: "The log of the index is full.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CONNECTION_RATE_LIMITED: Status = Status {
    name: "connection_rate_limited",
    status: Some(429),
    sub_status: Some(3077),
    docs: "There are too many new connections.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REPLICATOR_BUSY: Status = Status {
    name: "replicator_busy",
    status: Some(429),
    sub_status: Some(3078),
    docs: "The replication between regions is busy.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static THROTTLED_UNEXPECTEDLY: Status = Status {
    name: "throttled_unexpectedly",
    status: Some(429),
    sub_status: Some(3079),
    docs: "The service throttles for a reason of its own.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LOCK_CONTENDED: Status = Status {
    name: "lock_contended",
    status: Some(429),
    sub_status: Some(3080),
    docs: "Too many requests want the same lock.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SERVICE_MODULE_BUSY: Status = Status {
    name: "service_module_busy",
    status: Some(429),
    sub_status: Some(3081),
    docs: "A module of the service is busy.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static VALUE_OUT_OF_BOUND: Status = Status {
    name: "value_out_of_bound",
    status: Some(429),
    sub_status: Some(3082),
    docs: "A value is not within its bounds.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SINK_VALUE_OUT_OF_BOUND: Status = Status {
    name: "sink_value_out_of_bound",
    status: Some(429),
    sub_status: Some(3083),
    docs: "A value of the partition that is written to is not within its bounds.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static STORED_PROCEDURE_CONCURRENCY: Status = Status {
    name: "stored_procedure_concurrency",
    status: Some(429),
    sub_status: Some(3084),
    docs: "Too many stored procedures run at a time.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKEND_CHANNEL_BUSY: Status = Status {
    name: "backend_channel_busy",
    status: Some(429),
    sub_status: Some(3085),
    docs: "The connections inside the service are busy.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LOG_FLUSH_QUEUE_FULL: Status = Status {
    name: "log_flush_queue_full",
    status: Some(429),
    sub_status: Some(3086),
    docs: "The queue to write the log is full.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CHECKPOINT_QUEUE_FULL: Status = Status {
    name: "checkpoint_queue_full",
    status: Some(429),
    sub_status: Some(3087),
    docs: "The queue of checkpoints is full.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static THROTTLED_BY_SPLIT: Status = Status {
    name: "throttled_by_split",
    status: Some(429),
    sub_status: Some(3088),
    docs: "The partition is being split.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static APPEND_QUEUE_FULL: Status = Status {
    name: "append_queue_full",
    status: Some(429),
    sub_status: Some(3089),
    docs: "The queue of the replicas is full.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static QUOTA_EXCEEDED: Status = Status {
    name: "quota_exceeded",
    status: Some(429),
    sub_status: Some(3090),
    docs: "A quota is used up.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COLLECTION_QUOTA_EXCEEDED: Status = Status {
    name: "collection_quota_exceeded",
    status: Some(429),
    sub_status: Some(3091),
    docs: "The quota of the collection is used up.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SYSTEM_RESOURCE_UNAVAILABLE: Status = Status {
    name: "system_resource_unavailable",
    status: Some(429),
    sub_status: Some(3092),
    docs: "The machine of the partition is overloaded.\nSend the request to another region.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Elsewhere),
        (Effect::Create, Retry::Elsewhere),
        (Effect::Upsert, Retry::Elsewhere),
        (Effect::Replace, Retry::Elsewhere),
        (Effect::Patch, Retry::Elsewhere),
        (Effect::Delete, Retry::Elsewhere),
        (Effect::Execute, Retry::Elsewhere),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITIONED_RESOURCE_QUOTA_EXCEEDED: Status = Status {
    name: "partitioned_resource_quota_exceeded",
    status: Some(429),
    sub_status: Some(3093),
    docs: "The quota of the partition is used up.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RESOURCES_EXHAUSTED: Status = Status {
    name: "resources_exhausted",
    status: Some(429),
    sub_status: Some(3094),
    docs: "The partition is short of memory or of something else.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static STAGING_INDEX_QUEUE_FULL: Status = Status {
    name: "staging_index_queue_full",
    status: Some(429),
    sub_status: Some(3095),
    docs: "The queue of the index is full.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REPLICATION_BACKPRESSURE: Status = Status {
    name: "replication_backpressure",
    status: Some(429),
    sub_status: Some(3096),
    docs: "Other replicas cannot follow.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COLLECTION_QUOTA_EXCEEDED_AUTOSCALE: Status = Status {
    name: "collection_quota_exceeded_autoscale",
    status: Some(429),
    sub_status: Some(3097),
    docs: "The quota of the collection under autoscale is used up.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static LOG_STORE_FULL: Status = Status {
    name: "log_store_full",
    status: Some(429),
    sub_status: Some(3098),
    docs: "The log store has no free space.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BLOB_READ_LIMITED: Status = Status {
    name: "blob_read_limited",
    status: Some(429),
    sub_status: Some(3099),
    docs: "Reads of the store below are limited.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OPERATION_LOG_TOO_LARGE: Status = Status {
    name: "operation_log_too_large",
    status: Some(429),
    sub_status: Some(3100),
    docs: "The log of the operation is too large.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static ARCHIVAL_CATCH_UP_PENDING: Status = Status {
    name: "archival_catch_up_pending",
    status: Some(429),
    sub_status: Some(3101),
    docs: "The archive of the partition is not up to date yet.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRAFFIC_REGULATED: Status = Status {
    name: "traffic_regulated",
    status: Some(429),
    sub_status: Some(3102),
    docs: "The service regulates the traffic.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSPORT_BUFFER_FULL: Status = Status {
    name: "transport_buffer_full",
    status: Some(429),
    sub_status: Some(3103),
    docs: "The buffers of connections are full.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REQUEST_RATE_TOO_LARGE: Status = Status {
    name: "request_rate_too_large",
    status: Some(429),
    sub_status: Some(3200),
    docs: "The request units of this second are used up.\nWait as long as `x-ms-retry-after-ms` says, then send it again. If it happens often, raise the throughput, or\nmake requests cheaper.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static GATEWAY_THROTTLED: Status = Status {
    name: "gateway_throttled",
    status: Some(429),
    sub_status: Some(3201),
    docs: "The gateway has too much to do.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static RU_PER_MINUTE_PARTITION_LIMIT_EXCEEDED: Status = Status {
    name: "ru_per_minute_partition_limit_exceeded",
    status: Some(429),
    sub_status: Some(3202),
    docs: "The partition's request units of this minute are used up; of old.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RU_PER_MINUTE_BUDGET_EXCEEDED: Status = Status {
    name: "ru_per_minute_budget_exceeded",
    status: Some(429),
    sub_status: Some(3203),
    docs: "The request units of this minute are used up; of old.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OFFER_SCALE_DOWN_THROTTLED: Status = Status {
    name: "offer_scale_down_throttled",
    status: Some(429),
    sub_status: Some(3204),
    docs: "The throughput was changed a short while ago, and cannot be lowered yet.\nLower it when four hours have passed.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PREPARE_TIME_LIMIT_EXCEEDED: Status = Status {
    name: "prepare_time_limit_exceeded",
    status: Some(429),
    sub_status: Some(3207),
    docs: "To prepare the request took too long.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CLIENT_CHANNEL_FULL: Status = Status {
    name: "client_channel_full",
    status: Some(429),
    sub_status: Some(3208),
    docs: "The connection to a replica has too many requests on it.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INDEX_TERM_COUNT_EXCEEDED: Status = Status {
    name: "index_term_count_exceeded",
    status: Some(429),
    sub_status: Some(3209),
    docs: "The request touches too many terms of the index.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static METADATA_RATE_TOO_LARGE: Status = Status {
    name: "metadata_rate_too_large",
    status: Some(429),
    sub_status: Some(3210),
    docs: "There are too many requests for databases, collections and the like.\nTheir throughput is fixed. Keep what was read instead of reading it again.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static ENCRYPTION_REVOKED_LOG_NOT_EMPTY: Status = Status {
    name: "encryption_revoked_log_not_empty",
    status: Some(429),
    sub_status: Some(3211),
    docs: "The key of the account was revoked, and its log is still being emptied.\nRestore access to the key.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static THROUGHPUT_BUCKET_EXHAUSTED: Status = Status {
    name: "throughput_bucket_exhausted",
    status: Some(429),
    sub_status: Some(3212),
    docs: "The throughput bucket is used up.\nOthers may still have some of the throughput: a bucket bounds what is spent in it.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static THROUGHPUT_BUCKET_UPDATES_THROTTLED: Status = Status {
    name: "throughput_bucket_updates_throttled",
    status: Some(429),
    sub_status: Some(3213),
    docs: "The throughput buckets are changed too often.\nThey can be changed once in ten minutes.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static HOT_PARTITION_KEY_THROTTLED: Status = Status {
    name: "hot_partition_key_throttled",
    status: Some(429),
    sub_status: Some(3214),
    docs: "One partition key value gets too many of the requests.\nSpread the load over more values.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static HOT_PARTITION_KEY_UPDATES_THROTTLED: Status = Status {
    name: "hot_partition_key_updates_throttled",
    status: Some(429),
    sub_status: Some(3215),
    docs: "The rules for hot partition keys are changed too often.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FABRIC_CAPACITY_EXCEEDED: Status = Status {
    name: "fabric_capacity_exceeded",
    status: Some(429),
    sub_status: Some(3300),
    docs: "The capacity of Microsoft Fabric is used up.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static THROUGHPUT_CONTROL_EXCEEDED: Status = Status {
    name: "throughput_control_exceeded",
    status: Some(429),
    sub_status: Some(10003),
    docs: "The client keeps the request back, to stay within the throughput that it was given.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static PROXY_THROTTLED: Status = Status {
    name: "proxy_throttled",
    status: Some(429),
    sub_status: Some(13010),
    docs: "The proxy in front of the service has too much to do.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Wait),
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static RETRY_WITH: Status = Status {
    name: "retry_with",
    status: Some(449),
    sub_status: None,
    docs: "The write met another inside the service, and was not done.\nSend it again.",
    on: &[
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_COORDINATOR_RACE: Status = Status {
    name: "transaction_coordinator_race",
    status: Some(449),
    sub_status: Some(5352),
    docs: "Two coordinators of a distributed transaction met.\nSend it again.",
    on: &[],
    retry: &[
        (Effect::Create, Retry::Wait),
        (Effect::Upsert, Retry::Wait),
        (Effect::Replace, Retry::Wait),
        (Effect::Patch, Retry::Wait),
        (Effect::Delete, Retry::Wait),
        (Effect::Execute, Retry::Wait),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_ABORTED: Status = Status {
    name: "transaction_aborted",
    status: Some(452),
    sub_status: None,
    docs: "The distributed transaction was aborted; nothing was changed.\nLook for the operation with another status than 453.",
    on: &[Effect::Execute],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_CLOCK_SKEW: Status = Status {
    name: "transaction_clock_skew",
    status: Some(452),
    sub_status: Some(5421),
    docs: "The distributed transaction was aborted, since the clocks of its partitions differ too much.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_ROLLED_BACK: Status = Status {
    name: "transaction_rolled_back",
    status: Some(453),
    sub_status: None,
    docs: "The operation was rolled back, since another of the distributed transaction failed.",
    on: &[Effect::Execute],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_OPERATION_ROLLED_BACK: Status = Status {
    name: "transaction_operation_rolled_back",
    status: Some(453),
    sub_status: Some(5415),
    docs: "The operation was ready, and was rolled back with its distributed transaction.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INTERNAL_SERVER_ERROR: Status = Status {
    name: "internal_server_error",
    status: Some(500),
    sub_status: None,
    docs: "Something went wrong inside the service.\nWhether a write was done is not known. If it goes on, ask support, and quote the activity id.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CONFIGURATION_NAME_NOT_EMPTY: Status = Status {
    name: "configuration_name_not_empty",
    status: Some(500),
    sub_status: Some(3001),
    docs: "The configuration is not empty.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CONFIGURATION_OPERATION_CANCELLED: Status = Status {
    name: "configuration_operation_cancelled",
    status: Some(500),
    sub_status: Some(3002),
    docs: "The change of the configuration was cancelled.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INVALID_ACCOUNT_CONFIGURATION: Status = Status {
    name: "invalid_account_configuration",
    status: Some(500),
    sub_status: Some(3003),
    docs: "The configuration of the account is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FEDERATION_UNAVAILABLE: Status = Status {
    name: "federation_unavailable",
    status: Some(500),
    sub_status: Some(3004),
    docs: "The federation does not exist, or is locked.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PARTITION_FAILOVER: Status = Status {
    name: "partition_failover",
    status: Some(500),
    sub_status: Some(3010),
    docs: "The partition is being moved to another region.",
    on: &[],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OPERATION_MANAGER_STOPPED: Status = Status {
    name: "operation_manager_stopped",
    status: Some(500),
    sub_status: Some(3021),
    docs: "The operation was stopped inside the service.",
    on: &[],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OPERATION_CANCELLED_WITHOUT_ROLLBACK: Status = Status {
    name: "operation_cancelled_without_rollback",
    status: Some(500),
    sub_status: Some(3042),
    docs: "The operation was cancelled half-way.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SPLIT_TIMED_OUT: Status = Status {
    name: "split_timed_out",
    status: Some(500),
    sub_status: Some(3043),
    docs: "A split of a partition took too long.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static RBAC_DISABLED_BY_PATH: Status = Status {
    name: "rbac_disabled_by_path",
    status: Some(500),
    sub_status: Some(5360),
    docs: "Roles cannot be used, for the account has no path in the management plane.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_LEDGER_FAILED: Status = Status {
    name: "transaction_ledger_failed",
    status: Some(500),
    sub_status: Some(5411),
    docs: "The ledger of distributed transactions failed.\nSend the transaction again with the same idempotency token.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_ACCOUNT_CONFIGURATION_FAILED: Status = Status {
    name: "transaction_account_configuration_failed",
    status: Some(500),
    sub_status: Some(5412),
    docs: "The configuration of the account could not be read for a distributed transaction.\nSend the transaction again with the same idempotency token.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSACTION_DISPATCH_FAILED: Status = Status {
    name: "transaction_dispatch_failed",
    status: Some(500),
    sub_status: Some(5413),
    docs: "The parts of a distributed transaction could not be sent.\nSend the transaction again with the same idempotency token.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PROXY_SERVER_ERROR: Status = Status {
    name: "proxy_server_error",
    status: Some(500),
    sub_status: Some(13011),
    docs: "The proxy in front of the service failed.",
    on: &[],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static RESPONSE_BODY_INVALID: Status = Status {
    name: "response_body_invalid",
    status: Some(500),
    sub_status: Some(20020),
    docs: "The client could not read the body of the answer.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static MISSING_RANGE_ID: Status = Status {
    name: "missing_range_id",
    status: Some(500),
    sub_status: Some(20902),
    docs: "The client lost the id of the partition key range.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static INVALID_REGIONS_IN_SESSION_TOKEN: Status = Status {
    name: "invalid_regions_in_session_token",
    status: Some(500),
    sub_status: Some(20903),
    docs: "The session token names other regions than the one that it is merged with.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static NON_PARTITIONED_RESOURCE: Status = Status {
    name: "non_partitioned_resource",
    status: Some(500),
    sub_status: Some(20904),
    docs: "The client needs a partitioned resource.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static PARTITION_KEY_IS_NULL: Status = Status {
    name: "partition_key_is_null",
    status: Some(500),
    sub_status: Some(20905),
    docs: "The client lost the partition key value.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static UNKNOWN_AUTHORIZATION_KIND: Status = Status {
    name: "unknown_authorization_kind",
    status: Some(500),
    sub_status: Some(20906),
    docs: "The client does not know the kind of its token.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static REQUEST_RECREATED: Status = Status {
    name: "request_recreated",
    status: Some(500),
    sub_status: Some(20907),
    docs: "The client could not send the request a second time.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static INVALID_BACKEND_RESPONSE: Status = Status {
    name: "invalid_backend_response",
    status: Some(500),
    sub_status: Some(20908),
    docs: "The client could not read the answer of a replica.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static UNKNOWN_QUORUM_RESULT: Status = Status {
    name: "unknown_quorum_result",
    status: Some(500),
    sub_status: Some(20909),
    docs: "The client could not tell whether enough replicas agree.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static INVALID_RESULT: Status = Status {
    name: "invalid_result",
    status: Some(500),
    sub_status: Some(20910),
    docs: "The client came to a result that makes no sense.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static TRANSIT_TIMEOUT: Status = Status {
    name: "transit_timeout",
    status: Some(500),
    sub_status: Some(20911),
    docs: "The request was too long on its way.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static CLIENT_CLOSED: Status = Status {
    name: "client_closed",
    status: Some(500),
    sub_status: Some(20912),
    docs: "The client was closed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static WRITE_BARRIER_REGION_CHANGED: Status = Status {
    name: "write_barrier_region_changed",
    status: Some(500),
    sub_status: Some(20913),
    docs: "The region that writes changed while the client waited for the others.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static BAD_GATEWAY: Status = Status {
    name: "bad_gateway",
    status: Some(502),
    sub_status: None,
    docs: "What stands between the client and the service could not reach it.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static SERVICE_UNAVAILABLE: Status = Status {
    name: "service_unavailable",
    status: Some(503),
    sub_status: None,
    docs: "The service cannot take the request just now, and did not carry it out.\nSend it to another region, or again later.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[
        (Effect::Read, Retry::Elsewhere),
        (Effect::Create, Retry::Elsewhere),
        (Effect::Upsert, Retry::Elsewhere),
        (Effect::Replace, Retry::Elsewhere),
        (Effect::Patch, Retry::Elsewhere),
        (Effect::Delete, Retry::Elsewhere),
        (Effect::Execute, Retry::Elsewhere),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INSUFFICIENT_BINDABLE_PARTITIONS: Status = Status {
    name: "insufficient_bindable_partitions",
    status: Some(503),
    sub_status: Some(1007),
    docs: "The region has no room for more partitions.\nTry another region, or ask support for capacity.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static FEDERATION_UNAVAILABLE_1008: Status = Status {
    name: "federation_unavailable_1008",
    status: Some(503),
    sub_status: Some(1008),
    docs: "The region has no federation for the partition.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static ALLOCATION_FAILED_1009: Status = Status {
    name: "allocation_failed_1009",
    status: Some(503),
    sub_status: Some(1009),
    docs: "The region could not allot what is needed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static COMPUTE_FEDERATION_NOT_FOUND: Status = Status {
    name: "compute_federation_not_found",
    status: Some(503),
    sub_status: Some(1012),
    docs: "The region has no federation for the computation.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static REPLICA_GONE: Status = Status {
    name: "replica_gone",
    status: Some(503),
    sub_status: Some(1337),
    docs: "The replica has moved, and the gateway did not find it again in time.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Elsewhere),
        (Effect::Create, Retry::Elsewhere),
        (Effect::Upsert, Retry::Elsewhere),
        (Effect::Replace, Retry::Elsewhere),
        (Effect::Patch, Retry::Elsewhere),
        (Effect::Delete, Retry::Elsewhere),
        (Effect::Execute, Retry::Elsewhere),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static QUORUM_NOT_MET: Status = Status {
    name: "quorum_not_met",
    status: Some(503),
    sub_status: Some(1338),
    docs: "Too few replicas could be asked.",
    on: &[],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TOO_MANY_TENTATIVE_WRITES: Status = Status {
    name: "too_many_tentative_writes",
    status: Some(503),
    sub_status: Some(1339),
    docs: "The region has more writes than the others have confirmed so far.\nWrite in another region, or later.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Elsewhere),
        (Effect::Create, Retry::Elsewhere),
        (Effect::Upsert, Retry::Elsewhere),
        (Effect::Replace, Retry::Elsewhere),
        (Effect::Patch, Retry::Elsewhere),
        (Effect::Delete, Retry::Elsewhere),
        (Effect::Execute, Retry::Elsewhere),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static NETWORK_CONFIGURATION_FAILED: Status = Status {
    name: "network_configuration_failed",
    status: Some(503),
    sub_status: Some(5315),
    docs: "The network of the account is not set up right.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static OPERATION_PAUSED: Status = Status {
    name: "operation_paused",
    status: Some(503),
    sub_status: Some(9001),
    docs: "The operation is paused.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static SERVICE_OFFLINE: Status = Status {
    name: "service_offline",
    status: Some(503),
    sub_status: Some(9002),
    docs: "The service is offline in the region.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Elsewhere),
        (Effect::Create, Retry::Elsewhere),
        (Effect::Upsert, Retry::Elsewhere),
        (Effect::Replace, Retry::Elsewhere),
        (Effect::Patch, Retry::Elsewhere),
        (Effect::Delete, Retry::Elsewhere),
        (Effect::Execute, Retry::Elsewhere),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static INSUFFICIENT_CAPACITY: Status = Status {
    name: "insufficient_capacity",
    status: Some(503),
    sub_status: Some(9003),
    docs: "The region has no capacity left.",
    on: &[],
    retry: &[
        (Effect::Read, Retry::Elsewhere),
        (Effect::Create, Retry::Elsewhere),
        (Effect::Upsert, Retry::Elsewhere),
        (Effect::Replace, Retry::Elsewhere),
        (Effect::Patch, Retry::Elsewhere),
        (Effect::Delete, Retry::Elsewhere),
        (Effect::Execute, Retry::Elsewhere),
    ],
    maybe_processed: false,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PROXY_UNAVAILABLE: Status = Status {
    name: "proxy_unavailable",
    status: Some(503),
    sub_status: Some(13012),
    docs: "The proxy in front of the service could not reach it.",
    on: &[],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static GATEWAY_UNREACHABLE: Status = Status {
    name: "gateway_unreachable",
    status: Some(503),
    sub_status: Some(10001),
    docs: "The gateway cannot be reached.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static GATEWAY_READ_TIMEOUT: Status = Status {
    name: "gateway_read_timeout",
    status: Some(503),
    sub_status: Some(10002),
    docs: "The gateway did not answer in time.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static TRANSPORT_UNAVAILABLE: Status = Status {
    name: "transport_unavailable",
    status: Some(503),
    sub_status: Some(20003),
    docs: "No connection could be made, or it broke.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static CLIENT_CPU_OVERLOAD: Status = Status {
    name: "client_cpu_overload",
    status: Some(503),
    sub_status: Some(20004),
    docs: "The machine of the client is overloaded.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static CLIENT_THREAD_STARVATION: Status = Status {
    name: "client_thread_starvation",
    status: Some(503),
    sub_status: Some(20005),
    docs: "The client has no thread left to work on.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static CHANNEL_CLOSED: Status = Status {
    name: "channel_closed",
    status: Some(503),
    sub_status: Some(20006),
    docs: "The connection was closed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static CLIENT_DNS_FAILED: Status = Status {
    name: "client_dns_failed",
    status: Some(503),
    sub_status: Some(20009),
    docs: "The name of the endpoint could not be resolved.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static CONNECTION_FAILED: Status = Status {
    name: "connection_failed",
    status: Some(503),
    sub_status: Some(20010),
    docs: "No connection could be made.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static TRANSPORT_IO_FAILED: Status = Status {
    name: "transport_io_failed",
    status: Some(503),
    sub_status: Some(20011),
    docs: "The connection broke.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static DNS_FAILED: Status = Status {
    name: "dns_failed",
    status: Some(503),
    sub_status: Some(20012),
    docs: "The name of the endpoint could not be resolved.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static TRANSPORT_FAILED_20013: Status = Status {
    name: "transport_failed_20013",
    status: Some(503),
    sub_status: Some(20013),
    docs: "The request could not be sent.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static BODY_READ_FAILED: Status = Status {
    name: "body_read_failed",
    status: Some(503),
    sub_status: Some(20014),
    docs: "The connection broke while the answer was read.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static HTTP2_INCOMPATIBLE: Status = Status {
    name: "http2_incompatible",
    status: Some(503),
    sub_status: Some(20015),
    docs: "The server does not speak HTTP/2 as the client does.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static SERVER_UNAVAILABLE: Status = Status {
    name: "server_unavailable",
    status: Some(503),
    sub_status: Some(21008),
    docs: "A replica said that it is not available.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static NO_VALID_REPLICA_RESPONSE: Status = Status {
    name: "no_valid_replica_response",
    status: Some(503),
    sub_status: Some(21009),
    docs: "No replica gave a valid answer.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static BARRIER_THROTTLED: Status = Status {
    name: "barrier_throttled",
    status: Some(503),
    sub_status: Some(21011),
    docs: "The wait for other regions was throttled.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static MULTI_REGION_COMMIT_BARRIER_NOT_MET: Status = Status {
    name: "multi_region_commit_barrier_not_met",
    status: Some(503),
    sub_status: Some(21012),
    docs: "Too few regions have the write.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static RANGES_INCONSISTENT: Status = Status {
    name: "ranges_inconsistent",
    status: Some(503),
    sub_status: Some(21015),
    docs: "The partition key ranges that were read do not fit together.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static GATEWAY_TIMEOUT: Status = Status {
    name: "gateway_timeout",
    status: Some(504),
    sub_status: None,
    docs: "What stands between the client and the service waited too long for it.\nWhether a write was done is not known.",
    on: &[
        Effect::Read,
        Effect::Create,
        Effect::Upsert,
        Effect::Replace,
        Effect::Patch,
        Effect::Delete,
        Effect::Execute,
    ],
    retry: &[(Effect::Read, Retry::Elsewhere)],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static REQUEST_BODY_INVALID: Status = Status {
    name: "request_body_invalid",
    status: Some(400),
    sub_status: Some(20021),
    docs: "The client could not write the body of the request.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static SIGNING_FAILED: Status = Status {
    name: "signing_failed",
    status: Some(401),
    sub_status: Some(20401),
    docs: "The client could not sign the request.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static TOKEN_ACQUISITION_FAILED: Status = Status {
    name: "token_acquisition_failed",
    status: Some(401),
    sub_status: Some(20402),
    docs: "The client could not get a token.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static MALFORMED_CONTINUATION: Status = Status {
    name: "malformed_continuation",
    status: None,
    sub_status: Some(20007),
    docs: "The client does not understand the continuation.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static PAUSED: Status = Status {
    name: "paused",
    status: Some(1200),
    sub_status: None,
    docs: "The operation was paused.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static CANCELLED: Status = Status {
    name: "cancelled",
    status: Some(1201),
    sub_status: None,
    docs: "The operation was cancelled.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static YIELDING: Status = Status {
    name: "yielding",
    status: Some(1202),
    sub_status: None,
    docs: "The operation gave way to others.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Client,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_TOKEN_DENIED: Status = Status {
    name: "key_vault_token_denied",
    status: None,
    sub_status: Some(4000),
    docs: "The service could not get a token of Microsoft Entra for the key vault.\nAsk support if it goes on.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_DIRECTORY_UNAVAILABLE: Status = Status {
    name: "key_vault_directory_unavailable",
    status: None,
    sub_status: Some(4001),
    docs: "Microsoft Entra is not available for the key vault.\nTry again later.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_ACCESS_DENIED: Status = Status {
    name: "key_vault_access_denied",
    status: None,
    sub_status: Some(4002),
    docs: "The key vault does not let the service use the key, or the key is disabled.\nGrant access, or enable the key.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_KEY_NOT_FOUND: Status = Status {
    name: "key_vault_key_not_found",
    status: None,
    sub_status: Some(4003),
    docs: "The key vault does not hold the key.\nRestore the key.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_UNAVAILABLE: Status = Status {
    name: "key_vault_unavailable",
    status: None,
    sub_status: Some(4004),
    docs: "The key vault is not available.\nTry again later.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_WRAP_FAILED: Status = Status {
    name: "key_vault_wrap_failed",
    status: None,
    sub_status: Some(4005),
    docs: "The key vault could not wrap or unwrap with the key.\nSee whether the key was replaced.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_KEY_URI_INVALID: Status = Status {
    name: "key_vault_key_uri_invalid",
    status: None,
    sub_status: Some(4006),
    docs: "The URI of the key is not valid.\nIt must not name a version of the key.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_INPUT_INVALID: Status = Status {
    name: "key_vault_input_invalid",
    status: None,
    sub_status: Some(4007),
    docs: "The service sent the key vault something that is not base64.\nAsk support.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_INTERNAL_ERROR: Status = Status {
    name: "key_vault_internal_error",
    status: None,
    sub_status: Some(4008),
    docs: "The key vault failed.\nTry again later.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_NAME_UNRESOLVED: Status = Status {
    name: "key_vault_name_unresolved",
    status: None,
    sub_status: Some(4009),
    docs: "The name of the key vault cannot be resolved.\nSee whether the vault still exists.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_CERTIFICATE_URI_INVALID: Status = Status {
    name: "key_vault_certificate_uri_invalid",
    status: None,
    sub_status: Some(4010),
    docs: "The URI of the certificate is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_URIS_INVALID: Status = Status {
    name: "key_vault_uris_invalid",
    status: None,
    sub_status: Some(4011),
    docs: "Neither the URI of the key nor that of the certificate is valid.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static CUSTOMER_KEY_ROTATED: Status = Status {
    name: "customer_key_rotated",
    status: None,
    sub_status: Some(4012),
    docs: "The key was replaced while it was used.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_PARAMETER_MISSING: Status = Status {
    name: "key_vault_parameter_missing",
    status: None,
    sub_status: Some(4013),
    docs: "A parameter of the request to the key vault is missing.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_SECRET_URI_INVALID: Status = Status {
    name: "key_vault_secret_uri_invalid",
    status: None,
    sub_status: Some(4014),
    docs: "The URI of the secret is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static DEFAULT_IDENTITY_UNDEFINED: Status = Status {
    name: "default_identity_undefined",
    status: None,
    sub_status: Some(4015),
    docs: "The account has no default identity to reach the key vault with.\nSet one.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_PERIMETER_DENIED: Status = Status {
    name: "key_vault_perimeter_denied",
    status: None,
    sub_status: Some(4016),
    docs: "The network security perimeter does not let the service reach the key vault.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_NOT_FOUND: Status = Status {
    name: "key_vault_not_found",
    status: None,
    sub_status: Some(4017),
    docs: "There is no such key vault.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_DISABLED_OR_EXPIRED: Status = Status {
    name: "key_disabled_or_expired",
    status: None,
    sub_status: Some(4018),
    docs: "The key is disabled, or has expired.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static KEY_VAULT_MASTER_UNAVAILABLE: Status = Status {
    name: "key_vault_master_unavailable",
    status: None,
    sub_status: Some(4019),
    docs: "The part of the service that holds the keys is not available.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3500: Status = Status {
    name: "backup_restore_3500",
    status: None,
    sub_status: Some(3500),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3501: Status = Status {
    name: "backup_restore_3501",
    status: None,
    sub_status: Some(3501),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3502: Status = Status {
    name: "backup_restore_3502",
    status: None,
    sub_status: Some(3502),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3503: Status = Status {
    name: "backup_restore_3503",
    status: None,
    sub_status: Some(3503),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3504: Status = Status {
    name: "backup_restore_3504",
    status: None,
    sub_status: Some(3504),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3505: Status = Status {
    name: "backup_restore_3505",
    status: None,
    sub_status: Some(3505),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3506: Status = Status {
    name: "backup_restore_3506",
    status: None,
    sub_status: Some(3506),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3507: Status = Status {
    name: "backup_restore_3507",
    status: None,
    sub_status: Some(3507),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3508: Status = Status {
    name: "backup_restore_3508",
    status: None,
    sub_status: Some(3508),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3509: Status = Status {
    name: "backup_restore_3509",
    status: None,
    sub_status: Some(3509),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3510: Status = Status {
    name: "backup_restore_3510",
    status: None,
    sub_status: Some(3510),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3511: Status = Status {
    name: "backup_restore_3511",
    status: None,
    sub_status: Some(3511),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3512: Status = Status {
    name: "backup_restore_3512",
    status: None,
    sub_status: Some(3512),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3513: Status = Status {
    name: "backup_restore_3513",
    status: None,
    sub_status: Some(3513),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3514: Status = Status {
    name: "backup_restore_3514",
    status: None,
    sub_status: Some(3514),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3515: Status = Status {
    name: "backup_restore_3515",
    status: None,
    sub_status: Some(3515),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3516: Status = Status {
    name: "backup_restore_3516",
    status: None,
    sub_status: Some(3516),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3517: Status = Status {
    name: "backup_restore_3517",
    status: None,
    sub_status: Some(3517),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3518: Status = Status {
    name: "backup_restore_3518",
    status: None,
    sub_status: Some(3518),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3519: Status = Status {
    name: "backup_restore_3519",
    status: None,
    sub_status: Some(3519),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3520: Status = Status {
    name: "backup_restore_3520",
    status: None,
    sub_status: Some(3520),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3521: Status = Status {
    name: "backup_restore_3521",
    status: None,
    sub_status: Some(3521),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3522: Status = Status {
    name: "backup_restore_3522",
    status: None,
    sub_status: Some(3522),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3523: Status = Status {
    name: "backup_restore_3523",
    status: None,
    sub_status: Some(3523),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3524: Status = Status {
    name: "backup_restore_3524",
    status: None,
    sub_status: Some(3524),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3525: Status = Status {
    name: "backup_restore_3525",
    status: None,
    sub_status: Some(3525),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3526: Status = Status {
    name: "backup_restore_3526",
    status: None,
    sub_status: Some(3526),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static BACKUP_RESTORE_3527: Status = Status {
    name: "backup_restore_3527",
    status: None,
    sub_status: Some(3527),
    docs: "A backup to elsewhere, or a restore from there, failed.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static PROXY_UNAUTHORIZED: Status = Status {
    name: "proxy_unauthorized",
    status: Some(401),
    sub_status: Some(13008),
    docs: "The proxy does not accept the token.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_FORBIDDEN: Status = Status {
    name: "proxy_forbidden",
    status: Some(403),
    sub_status: Some(13021),
    docs: "The proxy does not allow the request.",
    on: &[],
    retry: &[],
    maybe_processed: false,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_MULTIPLE_ACCOUNTS: Status = Status {
    name: "proxy_multiple_accounts",
    status: None,
    sub_status: Some(13000),
    docs: "The proxy serves one account at a time.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_PUBLIC_ENDPOINT_DISABLED: Status = Status {
    name: "proxy_public_endpoint_disabled",
    status: None,
    sub_status: Some(13001),
    docs: "The proxy's public endpoint is switched off.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_TOKEN_MISSING: Status = Status {
    name: "proxy_token_missing",
    status: None,
    sub_status: Some(13002),
    docs: "The proxy misses the token.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_TOKEN_INVALID: Status = Status {
    name: "proxy_token_invalid",
    status: None,
    sub_status: Some(13003),
    docs: "The proxy does not accept the token.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_FAILURE_13004: Status = Status {
    name: "proxy_failure_13004",
    status: None,
    sub_status: Some(13004),
    docs: "The proxy refused the request.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_FAILURE_13005: Status = Status {
    name: "proxy_failure_13005",
    status: None,
    sub_status: Some(13005),
    docs: "The proxy refused the request.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_FAILURE_13006: Status = Status {
    name: "proxy_failure_13006",
    status: None,
    sub_status: Some(13006),
    docs: "The proxy refused the request.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_FAILURE_13007: Status = Status {
    name: "proxy_failure_13007",
    status: None,
    sub_status: Some(13007),
    docs: "The proxy refused the request.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_QUERY_PLAN_13013: Status = Status {
    name: "proxy_query_plan_13013",
    status: None,
    sub_status: Some(13013),
    docs: "The proxy could not make the plan of the query.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_QUERY_PLAN_13014: Status = Status {
    name: "proxy_query_plan_13014",
    status: None,
    sub_status: Some(13014),
    docs: "The proxy could not make the plan of the query.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_QUERY_PLAN_13015: Status = Status {
    name: "proxy_query_plan_13015",
    status: None,
    sub_status: Some(13015),
    docs: "The proxy could not make the plan of the query.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_TRANSACTION_13016: Status = Status {
    name: "proxy_transaction_13016",
    status: None,
    sub_status: Some(13016),
    docs: "The proxy could not serve the distributed transaction.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_TRANSACTION_13017: Status = Status {
    name: "proxy_transaction_13017",
    status: None,
    sub_status: Some(13017),
    docs: "The proxy could not serve the distributed transaction.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_TRANSACTION_13018: Status = Status {
    name: "proxy_transaction_13018",
    status: None,
    sub_status: Some(13018),
    docs: "The proxy could not serve the distributed transaction.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_TRANSACTION_13019: Status = Status {
    name: "proxy_transaction_13019",
    status: None,
    sub_status: Some(13019),
    docs: "The proxy could not serve the distributed transaction.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static PROXY_TRANSACTION_13020: Status = Status {
    name: "proxy_transaction_13020",
    status: None,
    sub_status: Some(13020),
    docs: "The proxy could not serve the distributed transaction.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Gateway,
    range: Range::ALL,
};

pub(crate) static TRANSFER_PARTITION_KEY_MISSING: Status = Status {
    name: "transfer_partition_key_missing",
    status: None,
    sub_status: Some(22001),
    docs: "The document has no partition key value.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};

pub(crate) static TRANSFER_PARTITION_KEY_INVALID: Status = Status {
    name: "transfer_partition_key_invalid",
    status: None,
    sub_status: Some(22002),
    docs: "The document has a partition key value that is not valid.",
    on: &[],
    retry: &[],
    maybe_processed: true,
    origin: Origin::Service,
    range: Range::ALL,
};
