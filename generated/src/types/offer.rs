// @generated from spec/types/offer.yaml and spec/resources/offer.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: offer.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

cosmosdb_core::string_enum! {
    #[doc = " The form of an offer."] pub enum OfferVersion { #[doc =
    " A performance level; of old."] V1 = "V1", #[doc = " A throughput."] V2 = "V2", }
}

cosmosdb_core::string_enum! {
    #[doc = " The performance level of an offer."] pub enum OfferType { #[doc =
    " The lowest; of old."] S1 = "S1", #[doc = " The middle one; of old."] S2 = "S2",
    #[doc = " The highest; of old."] S3 = "S3", #[doc =
    " None; the offer has a throughput instead."] Invalid = "Invalid", }
}

/// The throughput of an offer.
/// To change it, change what was read: what the client does not know has to be sent back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OfferContent {
    /// The throughput, in request units per second; a multiple of 100.
    /// Under autoscale it is what is provided just now. Ignored, and best -1, where the offer is moved to autoscale.
    ///
    /// On the wire `offerThroughput`.
    #[serde(
        rename = "offerThroughput",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub offer_throughput: Option<i64>,
    /// The throughput under autoscale.
    ///
    /// On the wire `offerAutopilotSettings`.
    #[serde(
        rename = "offerAutopilotSettings",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub offer_autopilot_settings: Option<crate::types::OfferAutopilotSettings>,
    /// Whether there is a budget of request units per minute; of old.
    ///
    /// On the wire `offerIsRUPerMinuteThroughputEnabled`.
    #[serde(
        rename = "offerIsRUPerMinuteThroughputEnabled",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub offer_is_ru_per_minute_throughput_enabled: Option<bool>,
    /// What the lowest possible throughput follows from.
    ///
    /// On the wire `offerMinimumThroughputParameters`.
    #[serde(
        rename = "offerMinimumThroughputParameters",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub offer_minimum_throughput_parameters: Option<
        crate::types::OfferMinimumThroughputParameters,
    >,
    /// When it was last changed; in Unix seconds.
    ///
    /// On the wire `offerLastReplaceTimestamp`.
    #[serde(
        rename = "offerLastReplaceTimestamp",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub offer_last_replace_timestamp: Option<i64>,
    /// What it is being changed to.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `offerTargetThroughput`.
    #[serde(
        rename = "offerTargetThroughput",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub offer_target_throughput: Option<i64>,
    /// Whether it scales; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `offerIsAutoScaleEnabled`.
    #[serde(
        rename = "offerIsAutoScaleEnabled",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub offer_is_auto_scale_enabled: Option<bool>,
    /// The most that tasks of the service may take of it.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `BackgroundTaskMaxAllowedThroughputPercent`.
    #[serde(
        rename = "BackgroundTaskMaxAllowedThroughputPercent",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub background_task_max_allowed_throughput_percent: Option<f64>,
    /// How the throughput is shared out; only where it was asked for.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `collectionThroughputInfo`.
    #[serde(
        rename = "collectionThroughputInfo",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub collection_throughput_info: Option<crate::types::CollectionThroughputInfo>,
    /// The shares that requests may draw on; five at most.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `throughputBuckets`.
    #[serde(
        rename = "throughputBuckets",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub throughput_buckets: Option<Vec<crate::types::ThroughputBucket>>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl OfferContent {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            offer_throughput: None,
            offer_autopilot_settings: None,
            offer_is_ru_per_minute_throughput_enabled: None,
            offer_minimum_throughput_parameters: None,
            offer_last_replace_timestamp: None,
            offer_target_throughput: None,
            offer_is_auto_scale_enabled: None,
            background_task_max_allowed_throughput_percent: None,
            collection_throughput_info: None,
            throughput_buckets: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The throughput, in request units per second; a multiple of 100.
    /// Under autoscale it is what is provided just now. Ignored, and best -1, where the offer is moved to autoscale.
    ///
    /// On the wire `offerThroughput`.
    #[must_use]
    pub fn offer_throughput(mut self, offer_throughput: i64) -> Self {
        self.offer_throughput = Some(offer_throughput);
        self
    }

    /// The throughput under autoscale.
    ///
    /// On the wire `offerAutopilotSettings`.
    #[must_use]
    pub fn offer_autopilot_settings(
        mut self,
        offer_autopilot_settings: crate::types::OfferAutopilotSettings,
    ) -> Self {
        self.offer_autopilot_settings = Some(offer_autopilot_settings);
        self
    }

    /// The most that tasks of the service may take of it.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `BackgroundTaskMaxAllowedThroughputPercent`.
    #[must_use]
    pub fn background_task_max_allowed_throughput_percent(
        mut self,
        background_task_max_allowed_throughput_percent: f64,
    ) -> Self {
        self.background_task_max_allowed_throughput_percent = Some(
            background_task_max_allowed_throughput_percent,
        );
        self
    }

    /// The shares that requests may draw on; five at most.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `throughputBuckets`.
    #[must_use]
    pub fn throughput_buckets(
        mut self,
        throughput_buckets: impl IntoIterator<Item = crate::types::ThroughputBucket>,
    ) -> Self {
        self.throughput_buckets = Some(throughput_buckets.into_iter().collect());
        self
    }
}

/// A throughput that follows the load, between a tenth of its maximum and the maximum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OfferAutopilotSettings {
    /// The maximum, in request units per second; a multiple of 1,000.
    /// Ignored, and best -1, where the offer is moved to manual throughput.
    ///
    /// On the wire `maxThroughput`.
    #[serde(rename = "maxThroughput")]
    pub max_throughput: i64,
    /// How the maximum grows by itself.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `autoUpgradePolicy`.
    #[serde(
        rename = "autoUpgradePolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub auto_upgrade_policy: Option<crate::types::AutoUpgradePolicy>,
    /// What the maximum is being changed to.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `targetMaxThroughput`.
    #[serde(
        rename = "targetMaxThroughput",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub target_max_throughput: Option<i64>,
    /// The tier; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<i64>,
    /// What the tier is being changed to; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `targetTier`.
    #[serde(rename = "targetTier", default, skip_serializing_if = "Option::is_none")]
    pub target_tier: Option<i64>,
    /// The maximum of the tier; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `maximumTierThroughput`.
    #[serde(
        rename = "maximumTierThroughput",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub maximum_tier_throughput: Option<i64>,
    /// Whether the tier grows by itself; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `autoUpgrade`.
    #[serde(rename = "autoUpgrade", default, skip_serializing_if = "Option::is_none")]
    pub auto_upgrade: Option<bool>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl OfferAutopilotSettings {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(max_throughput: i64) -> Self {
        Self {
            max_throughput,
            auto_upgrade_policy: None,
            target_max_throughput: None,
            tier: None,
            target_tier: None,
            maximum_tier_throughput: None,
            auto_upgrade: None,
            extra: serde_json::Map::new(),
        }
    }

    /// How the maximum grows by itself.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `autoUpgradePolicy`.
    #[must_use]
    pub fn auto_upgrade_policy(
        mut self,
        auto_upgrade_policy: crate::types::AutoUpgradePolicy,
    ) -> Self {
        self.auto_upgrade_policy = Some(auto_upgrade_policy);
        self
    }

    /// The tier; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    #[must_use]
    pub fn tier(mut self, tier: i64) -> Self {
        self.tier = Some(tier);
        self
    }

    /// What the tier is being changed to; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `targetTier`.
    #[must_use]
    pub fn target_tier(mut self, target_tier: i64) -> Self {
        self.target_tier = Some(target_tier);
        self
    }

    /// The maximum of the tier; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `maximumTierThroughput`.
    #[must_use]
    pub fn maximum_tier_throughput(mut self, maximum_tier_throughput: i64) -> Self {
        self.maximum_tier_throughput = Some(maximum_tier_throughput);
        self
    }

    /// Whether the tier grows by itself; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `autoUpgrade`.
    #[must_use]
    pub fn auto_upgrade(mut self, auto_upgrade: bool) -> Self {
        self.auto_upgrade = Some(auto_upgrade);
        self
    }
}

/// How the maximum of an autoscale throughput grows by itself.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AutoUpgradePolicy {
    /// How it grows.
    ///
    /// On the wire `throughputPolicy`.
    #[serde(
        rename = "throughputPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub throughput_policy: Option<crate::types::ThroughputPolicy>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl AutoUpgradePolicy {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            throughput_policy: None,
            extra: serde_json::Map::new(),
        }
    }

    /// How it grows.
    ///
    /// On the wire `throughputPolicy`.
    #[must_use]
    pub fn throughput_policy(
        mut self,
        throughput_policy: crate::types::ThroughputPolicy,
    ) -> Self {
        self.throughput_policy = Some(throughput_policy);
        self
    }
}

/// How a maximum grows.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ThroughputPolicy {
    /// By how many percent at a time.
    ///
    /// On the wire `incrementPercent`. At least 0.
    #[serde(
        rename = "incrementPercent",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub increment_percent: Option<i64>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ThroughputPolicy {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            increment_percent: None,
            extra: serde_json::Map::new(),
        }
    }

    /// By how many percent at a time.
    ///
    /// On the wire `incrementPercent`. At least 0.
    #[must_use]
    pub fn increment_percent(mut self, increment_percent: i64) -> Self {
        self.increment_percent = Some(increment_percent);
        self
    }
}

/// What the lowest possible throughput follows from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OfferMinimumThroughputParameters {
    /// The highest throughput that there ever was.
    ///
    /// On the wire `maxThroughputEverProvisioned`.
    #[serde(
        rename = "maxThroughputEverProvisioned",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub max_throughput_ever_provisioned: Option<i64>,
    /// The most storage that was ever used, in KB.
    ///
    /// On the wire `maxConsumedStorageEverInKB`.
    #[serde(
        rename = "maxConsumedStorageEverInKB",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub max_consumed_storage_ever_in_kb: Option<i64>,
    /// The most collections that ever shared it.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `maxCountOfSharedThroughputCollectionsEverCreated`.
    #[serde(
        rename = "maxCountOfSharedThroughputCollectionsEverCreated",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub max_count_of_shared_throughput_collections_ever_created: Option<i64>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl OfferMinimumThroughputParameters {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            max_throughput_ever_provisioned: None,
            max_consumed_storage_ever_in_kb: None,
            max_count_of_shared_throughput_collections_ever_created: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The highest throughput that there ever was.
    ///
    /// On the wire `maxThroughputEverProvisioned`.
    #[must_use]
    pub fn max_throughput_ever_provisioned(
        mut self,
        max_throughput_ever_provisioned: i64,
    ) -> Self {
        self.max_throughput_ever_provisioned = Some(max_throughput_ever_provisioned);
        self
    }

    /// The most storage that was ever used, in KB.
    ///
    /// On the wire `maxConsumedStorageEverInKB`.
    #[must_use]
    pub fn max_consumed_storage_ever_in_kb(
        mut self,
        max_consumed_storage_ever_in_kb: i64,
    ) -> Self {
        self.max_consumed_storage_ever_in_kb = Some(max_consumed_storage_ever_in_kb);
        self
    }

    /// The most collections that ever shared it.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `maxCountOfSharedThroughputCollectionsEverCreated`.
    #[must_use]
    pub fn max_count_of_shared_throughput_collections_ever_created(
        mut self,
        max_count_of_shared_throughput_collections_ever_created: i64,
    ) -> Self {
        self.max_count_of_shared_throughput_collections_ever_created = Some(
            max_count_of_shared_throughput_collections_ever_created,
        );
        self
    }
}

/// How a throughput is shared out.
///
/// Not in the REST reference; known from: .NET SDK.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CollectionThroughputInfo {
    /// The lowest possible throughput.
    ///
    /// On the wire `minimumRUForCollection`.
    #[serde(
        rename = "minimumRUForCollection",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub minimum_ru_for_collection: Option<f64>,
    /// How many physical partitions share it.
    ///
    /// On the wire `numPhysicalPartitions`.
    #[serde(
        rename = "numPhysicalPartitions",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub num_physical_partitions: Option<i64>,
    /// What was asked for.
    ///
    /// On the wire `userSpecifiedThroughput`.
    #[serde(
        rename = "userSpecifiedThroughput",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub user_specified_throughput: Option<f64>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl CollectionThroughputInfo {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            minimum_ru_for_collection: None,
            num_physical_partitions: None,
            user_specified_throughput: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The lowest possible throughput.
    ///
    /// On the wire `minimumRUForCollection`.
    #[must_use]
    pub fn minimum_ru_for_collection(mut self, minimum_ru_for_collection: f64) -> Self {
        self.minimum_ru_for_collection = Some(minimum_ru_for_collection);
        self
    }

    /// How many physical partitions share it.
    ///
    /// On the wire `numPhysicalPartitions`.
    #[must_use]
    pub fn num_physical_partitions(mut self, num_physical_partitions: i64) -> Self {
        self.num_physical_partitions = Some(num_physical_partitions);
        self
    }

    /// What was asked for.
    ///
    /// On the wire `userSpecifiedThroughput`.
    #[must_use]
    pub fn user_specified_throughput(mut self, user_specified_throughput: f64) -> Self {
        self.user_specified_throughput = Some(user_specified_throughput);
        self
    }
}

/// A share of a throughput that requests may draw on.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ThroughputBucket {
    /// Its number.
    ///
    /// From 1 to 5.
    pub id: i64,
    /// The most that it may take.
    ///
    /// On the wire `maxThroughputPercentage`. From 1 to 100.
    #[serde(rename = "maxThroughputPercentage")]
    pub max_throughput_percentage: i64,
    /// Whether requests that name none draw on it.
    ///
    /// On the wire `isDefaultBucket`.
    #[serde(
        rename = "isDefaultBucket",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub is_default_bucket: Option<bool>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ThroughputBucket {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: i64, max_throughput_percentage: i64) -> Self {
        Self {
            id,
            max_throughput_percentage,
            is_default_bucket: None,
            extra: serde_json::Map::new(),
        }
    }

    /// Whether requests that name none draw on it.
    ///
    /// On the wire `isDefaultBucket`.
    #[must_use]
    pub fn is_default_bucket(mut self, is_default_bucket: bool) -> Self {
        self.is_default_bucket = Some(is_default_bucket);
        self
    }
}

/// The properties of a resource: offer.
///
/// The throughput of a database or of a collection, which pays for its requests.
/// It comes and goes with what it is for; there is nothing to create or delete. A collection that shares the throughput
/// of its database has none, and neither has anything in a serverless account. To find the one of a collection, read the
/// collection and query the offers for its `_rid` as `offerResourceId`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OfferProperties {
    /// The identifier of the offer, the same as its `_rid`.
    pub id: String,
    /// Whether the throughput is a performance level or a number.
    /// It has to be sent when the offer is replaced; answers leave it out of old offers.
    ///
    /// On the wire `offerVersion`.
    #[serde(rename = "offerVersion", default, skip_serializing_if = "Option::is_none")]
    pub offer_version: Option<crate::types::OfferVersion>,
    /// The performance level of an old offer; `Invalid`, or absent, where the throughput is a number.
    ///
    /// On the wire `offerType`.
    #[serde(rename = "offerType", default, skip_serializing_if = "Option::is_none")]
    pub offer_type: Option<crate::types::OfferType>,
    /// The throughput, by hand or by autoscale.
    /// It has to be sent when the offer is replaced; old offers have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<crate::types::OfferContent>,
    /// The path by rids of the database or collection that the throughput is for; it cannot change.
    pub resource: cosmosdb_core::Link,
    /// The `_rid` of the database or collection that the throughput is for; it cannot change.
    ///
    /// On the wire `offerResourceId`.
    #[serde(rename = "offerResourceId")]
    pub offer_resource_id: String,
    /// The identifier that the service gave to the offer, and the only one it can be addressed by.
    /// It has to be sent when the offer is replaced.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// Its path by rids.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// Its version, quotes included.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl OfferProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        resource: impl Into<cosmosdb_core::Link>,
        offer_resource_id: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            offer_version: None,
            offer_type: None,
            content: None,
            resource: resource.into(),
            offer_resource_id: offer_resource_id.into(),
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }

    /// Whether the throughput is a performance level or a number.
    /// It has to be sent when the offer is replaced; answers leave it out of old offers.
    ///
    /// On the wire `offerVersion`.
    #[must_use]
    pub fn offer_version(mut self, offer_version: crate::types::OfferVersion) -> Self {
        self.offer_version = Some(offer_version);
        self
    }

    /// The performance level of an old offer; `Invalid`, or absent, where the throughput is a number.
    ///
    /// On the wire `offerType`.
    #[must_use]
    pub fn offer_type(mut self, offer_type: crate::types::OfferType) -> Self {
        self.offer_type = Some(offer_type);
        self
    }

    /// The throughput, by hand or by autoscale.
    /// It has to be sent when the offer is replaced; old offers have none.
    #[must_use]
    pub fn content(mut self, content: crate::types::OfferContent) -> Self {
        self.content = Some(content);
        self
    }
}
