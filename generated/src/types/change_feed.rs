// @generated from spec/types/change_feed.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: change feed.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

cosmosdb_core::string_enum! {
    #[doc = " What a change feed tells of a document that was changed."] #[doc =
    " The service takes it in any case."] pub enum ChangeFeedMode { #[doc =
    " Its latest version."] Incremental = "Incremental Feed", #[doc =
    " Every version and its removal."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] FullFidelity = "Full-Fidelity Feed",
    #[doc = " Every version and its removal, of what the incremental feed would tell."]
    #[doc = ""] #[doc = " Not in the REST reference; known from: .NET SDK."]
    IncrementalFullFidelity = "Incremental Full-Fidelity Feed", }
}
