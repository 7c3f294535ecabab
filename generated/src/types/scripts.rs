// @generated from spec/types/scripts.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: scripts.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

cosmosdb_core::string_enum! {
    #[doc = " The writes that a trigger is for."] #[doc =
    " It runs on none of them unless the request names it."] pub enum TriggerOperation {
    #[doc = " Any."] All = "All", #[doc = " Creating a document."] Create = "Create",
    #[doc = " Changing a document."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] Update = "Update", #[doc =
    " Deleting a document."] Delete = "Delete", #[doc = " Replacing a document."] Replace
    = "Replace", #[doc = " Creating or replacing a document."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] Upsert = "Upsert", }
}

cosmosdb_core::string_enum! {
    #[doc = " When a trigger runs."] pub enum TriggerType { #[doc =
    " Before the write; it may change it."] Pre = "Pre", #[doc =
    " After the write and in its transaction; it may undo it."] Post = "Post", }
}
