//! Session tokens, in the form that each API version knows.

use cosmosdb_core::ApiVersion;

use crate::pkranges::ONLY;

/// Since when a token names its partition key range.
const BY_RANGE: ApiVersion = ApiVersion::new(2015, 12, 16);
/// Since when it is a vector of numbers.
const VECTOR: ApiVersion = ApiVersion::new(2018, 6, 18);

/// The token of `lsn`, in a collection or outside of all.
pub(crate) fn token(version: ApiVersion, in_collection: bool, lsn: u64) -> String {
    if version < BY_RANGE {
        lsn.to_string()
    } else if version < VECTOR {
        format!("{}:{lsn}", if in_collection { ONLY } else { "M" })
    } else {
        format!("{ONLY}:-1#{lsn}")
    }
}
