// @generated from spec/service.yaml. Do not edit: run `cargo codegen generate`.

//! The API versions that the service knows.

use cosmosdb_core::ApiVersion;

/// Public preview.
///
/// The service stopped to accept it on 2016-02-29.
pub const V2014_08_21: ApiVersion = ApiVersion::new(2014, 8, 21);

/// General availability.
pub const V2015_04_08: ApiVersion = ApiVersion::new(2015, 4, 8);

/// Queries may say ORDER BY.
pub const V2015_06_03: ApiVersion = ApiVersion::new(2015, 6, 3);

/// Upserts.
pub const V2015_08_06: ApiVersion = ApiVersion::new(2015, 8, 6);

/// Partitioned collections.
pub const V2015_12_16: ApiVersion = ApiVersion::new(2015, 12, 16);

/// Known to SDKs; nothing is told of it.
///
/// The reference does not list it.
pub const V2016_05_30: ApiVersion = ApiVersion::new(2016, 5, 30);

/// The change feed.
pub const V2016_07_11: ApiVersion = ApiVersion::new(2016, 7, 11);

/// Query plans with aggregates and with ORDER BY over several partitions.
///
/// The reference does not list it.
pub const V2016_11_14: ApiVersion = ApiVersion::new(2016, 11, 14);

/// Partitioned collections from 2500 request units per second.
pub const V2017_01_19: ApiVersion = ApiVersion::new(2017, 1, 19);

/// Consistency by consistent prefix.
pub const V2017_02_22: ApiVersion = ApiVersion::new(2017, 2, 22);

/// Large partition keys.
pub const V2017_05_03: ApiVersion = ApiVersion::new(2017, 5, 3);

/// Strong consistency over several regions.
pub const V2017_11_15: ApiVersion = ApiVersion::new(2017, 11, 15);

/// Writes in several regions.
pub const V2018_06_18: ApiVersion = ApiVersion::new(2018, 6, 18);

/// Better scaling of collections.
pub const V2018_08_31: ApiVersion = ApiVersion::new(2018, 8, 31);

/// Composite indexes and more kinds of spatial indexes.
pub const V2018_09_17: ApiVersion = ApiVersion::new(2018, 9, 17);

/// Every collection has a partition key.
/// Collections without one are moved to a key that the service makes up.
pub const V2018_12_31: ApiVersion = ApiVersion::new(2018, 12, 31);

/// Partitions may be merged.
///
/// The reference does not list it.
pub const V2019_10_14: ApiVersion = ApiVersion::new(2019, 10, 14);

/// Hierarchical partition keys.
///
/// The reference does not list it.
pub const V2020_07_15: ApiVersion = ApiVersion::new(2020, 7, 15);

/// Materialized views.
///
/// The reference does not list it.
pub const V2020_11_05: ApiVersion = ApiVersion::new(2020, 11, 5);

/// Auxiliary replicas.
///
/// The reference does not list it.
pub const V2024_05_15: ApiVersion = ApiVersion::new(2024, 5, 15);

/// Feeds may be answered in binary JSON.
///
/// The reference does not list it.
pub const V2024_06_06: ApiVersion = ApiVersion::new(2024, 6, 6);
