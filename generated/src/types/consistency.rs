// @generated from spec/types/consistency.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: consistency.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

cosmosdb_core::string_enum! {
    #[doc = " How consistent reads are, from the strongest to the weakest."] pub enum
    ConsistencyLevel { #[doc = " A read sees every write that was acknowledged."] Strong
    = "Strong", #[doc =
    " A read lags behind the writes by no more than a set number of versions or time."]
    BoundedStaleness = "BoundedStaleness", #[doc = " A session reads its own writes."]
    Session = "Session", #[doc = " A read never sees writes out of their order."] #[doc =
    ""] #[doc = " Since API version 2017-02-22."] ConsistentPrefix = "ConsistentPrefix",
    #[doc = " A read may see writes in any order."] Eventual = "Eventual", }
}

cosmosdb_core::string_enum! {
    #[doc = " How fresh a read of documents has to be."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum ReadConsistencyStrategy {
    #[doc = " As any one replica has it."] Eventual = "Eventual", #[doc =
    " Not older than the session token says."] Session = "Session", #[doc =
    " As a quorum of the region's replicas has it."] LatestCommitted = "LatestCommitted",
    #[doc = " As every region has it; the account has to be of strong consistency."]
    GlobalStrong = "GlobalStrong", }
}
