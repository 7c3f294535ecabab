// @generated from spec/resources. Do not edit: run `cargo codegen generate`.

//! Every kind of resource.

#[allow(unused_imports)]
use cosmosdb_core::{ApiVersion, http::Method, service::*};

pub(crate) static ACCOUNT: Resource = Resource {
    name: "account",
    parent: None,
    segment: "",
    id: IdKind::None,
    signs: "",
    rid_bytes: None,
    feed: None,
    free: false,
    shape: &super::types::ACCOUNT,
};

pub(crate) static DATABASE: Resource = Resource {
    name: "database",
    parent: None,
    segment: "dbs",
    id: IdKind::Name,
    signs: "dbs",
    rid_bytes: None,
    feed: Some("Databases"),
    free: false,
    shape: &super::types::DATABASE,
};

pub(crate) static CLIENT_ENCRYPTION_KEY: Resource = Resource {
    name: "client_encryption_key",
    parent: Some(&DATABASE),
    segment: "clientencryptionkeys",
    id: IdKind::Name,
    signs: "clientencryptionkeys",
    rid_bytes: None,
    feed: Some("ClientEncryptionKeys"),
    free: false,
    shape: &super::types::CLIENT_ENCRYPTION_KEY,
};

pub(crate) static COLLECTION: Resource = Resource {
    name: "collection",
    parent: Some(&DATABASE),
    segment: "colls",
    id: IdKind::Name,
    signs: "colls",
    rid_bytes: None,
    feed: Some("DocumentCollections"),
    free: false,
    shape: &super::types::COLLECTION,
};

pub(crate) static CONFLICT: Resource = Resource {
    name: "conflict",
    parent: Some(&COLLECTION),
    segment: "conflicts",
    id: IdKind::Name,
    signs: "conflicts",
    rid_bytes: None,
    feed: Some("Conflicts"),
    free: false,
    shape: &super::types::CONFLICT,
};

pub(crate) static DOCUMENT: Resource = Resource {
    name: "document",
    parent: Some(&COLLECTION),
    segment: "docs",
    id: IdKind::Name,
    signs: "docs",
    rid_bytes: None,
    feed: Some("Documents"),
    free: true,
    shape: &super::types::DOCUMENT,
};

pub(crate) static ATTACHMENT: Resource = Resource {
    name: "attachment",
    parent: Some(&DOCUMENT),
    segment: "attachments",
    id: IdKind::Name,
    signs: "attachments",
    rid_bytes: None,
    feed: Some("Attachments"),
    free: false,
    shape: &super::types::ATTACHMENT,
};

pub(crate) static LOGICAL_PARTITION: Resource = Resource {
    name: "logical_partition",
    parent: Some(&COLLECTION),
    segment: "operations/partitionkeydelete",
    id: IdKind::None,
    signs: "colls",
    rid_bytes: None,
    feed: None,
    free: false,
    shape: &super::types::LOGICAL_PARTITION,
};

pub(crate) static PARTITION_KEY_RANGE: Resource = Resource {
    name: "partition_key_range",
    parent: Some(&COLLECTION),
    segment: "pkranges",
    id: IdKind::None,
    signs: "pkranges",
    rid_bytes: None,
    feed: Some("PartitionKeyRanges"),
    free: false,
    shape: &super::types::PARTITION_KEY_RANGE,
};

pub(crate) static STORED_PROCEDURE: Resource = Resource {
    name: "stored_procedure",
    parent: Some(&COLLECTION),
    segment: "sprocs",
    id: IdKind::Name,
    signs: "sprocs",
    rid_bytes: None,
    feed: Some("StoredProcedures"),
    free: false,
    shape: &super::types::STORED_PROCEDURE,
};

pub(crate) static TRIGGER: Resource = Resource {
    name: "trigger",
    parent: Some(&COLLECTION),
    segment: "triggers",
    id: IdKind::Name,
    signs: "triggers",
    rid_bytes: None,
    feed: Some("Triggers"),
    free: false,
    shape: &super::types::TRIGGER,
};

pub(crate) static USER_DEFINED_FUNCTION: Resource = Resource {
    name: "user_defined_function",
    parent: Some(&COLLECTION),
    segment: "udfs",
    id: IdKind::Name,
    signs: "udfs",
    rid_bytes: None,
    feed: Some("UserDefinedFunctions"),
    free: false,
    shape: &super::types::USER_DEFINED_FUNCTION,
};

pub(crate) static USER: Resource = Resource {
    name: "user",
    parent: Some(&DATABASE),
    segment: "users",
    id: IdKind::Name,
    signs: "users",
    rid_bytes: None,
    feed: Some("Users"),
    free: false,
    shape: &super::types::USER,
};

pub(crate) static PERMISSION: Resource = Resource {
    name: "permission",
    parent: Some(&USER),
    segment: "permissions",
    id: IdKind::Name,
    signs: "permissions",
    rid_bytes: None,
    feed: Some("Permissions"),
    free: false,
    shape: &super::types::PERMISSION,
};

pub(crate) static MEDIA: Resource = Resource {
    name: "media",
    parent: None,
    segment: "media",
    id: IdKind::Rid,
    signs: "media",
    rid_bytes: Some(20),
    feed: None,
    free: false,
    shape: &super::types::MEDIA,
};

pub(crate) static OFFER: Resource = Resource {
    name: "offer",
    parent: None,
    segment: "offers",
    id: IdKind::Rid,
    signs: "offers",
    rid_bytes: None,
    feed: Some("Offers"),
    free: false,
    shape: &super::types::OFFER,
};
