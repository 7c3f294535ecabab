// @generated from spec/types/documents.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: documents.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

cosmosdb_core::string_enum! {
    #[doc = " Whether a document is indexed."] pub enum IndexingDirective { #[doc =
    " As the indexing policy says."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] Default = "Default", #[doc =
    " It is."] Include = "Include", #[doc = " It is not."] Exclude = "Exclude", }
}

cosmosdb_core::string_enum! {
    #[doc = " How important a request is when throughput runs short."] #[doc = ""] #[doc
    = " Not in the REST reference; known from: SDKs."] pub enum PriorityLevel { #[doc =
    " It is throttled last."] High = "High", #[doc = " It is throttled first."] Low =
    "Low", }
}

cosmosdb_core::string_enum! {
    #[doc = " What the bounds of the wanted part of a feed are."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum ReadKeyType { #[doc =
    " Ids."] ResourceId = "ResourceId", #[doc =
    " One effective partition key; not for a range."] EffectivePartitionKey =
    "EffectivePartitionKey", #[doc = " Effective partition keys."]
    EffectivePartitionKeyRange = "EffectivePartitionKeyRange", }
}

cosmosdb_core::string_enum! {
    #[doc = " Which way a feed is read."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: .NET SDK."] pub enum EnumerationDirection {
    #[doc = " From its begin."] Forward = "Forward", #[doc = " From its end."] Reverse =
    "Reverse", }
}

cosmosdb_core::string_enum! {
    #[doc = " How JSON is encoded."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum ContentSerializationFormat
    { #[doc = " As text."] JsonText = "JsonText", #[doc =
    " In the service's own binary form."] CosmosBinary = "CosmosBinary", }
}
