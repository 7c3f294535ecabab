//! Throughput buckets: shares of an offer's throughput, of which a request takes no more than its bucket has.
//!
//! A bucket bounds, and reserves nothing: what is spent in it is spent of the whole. A request names its bucket by a header; one that names
//! none is in the offer's default bucket, if there is one, and one that names a bucket which the offer does not have is in none. So the
//! service describes it: <https://learn.microsoft.com/azure/cosmos-db/throughput-buckets>, and its questions and answers.

use std::ops::RangeInclusive;

use cosmosdb::types::ThroughputBucket;
use serde_json::{Map, Value};

use crate::call::Call;
use crate::error::{Failure, Outcome};

/// Where in the content of an offer they are.
const PROPERTY: &str = "throughputBuckets";
/// The numbers that buckets have.
const IDS: RangeInclusive<i64> = 1..=5;
/// What of the whole a bucket may have, in percent.
const SHARES: RangeInclusive<i64> = 1..=100;

/// Checks the buckets of what is to be the content of an offer.
pub(crate) fn check(content: &mut Map<String, Value>) -> Outcome<()> {
    let invalid = |why: String| Failure::bad_request(format!("The offer is invalid: {why}."));
    let Some(value) = content.get(PROPERTY) else { return Ok(()) };
    if value.is_null() {
        content.shift_remove(PROPERTY);
        return Ok(());
    }
    let buckets = read(value).map_err(|error| invalid(format!("{PROPERTY} cannot be read: {error}")))?;
    for (index, bucket) in buckets.iter().enumerate() {
        let (id, share) = (bucket.id, bucket.max_throughput_percentage);
        if !IDS.contains(&id) {
            return Err(invalid(format!("a bucket has the id {id}, and should have one from {} to {}", IDS.start(), IDS.end())));
        }
        if !SHARES.contains(&share) {
            let expected = format!("from {} to {}", SHARES.start(), SHARES.end());
            return Err(invalid(format!("the bucket {id} may take {share} percent, and should be allowed {expected}")));
        }
        if buckets.iter().take(index).any(|other| other.id == id) {
            return Err(invalid(format!("there are two buckets {id}")));
        }
    }
    if buckets.iter().filter(|bucket| is_default(bucket)).count() > 1 {
        return Err(invalid("one bucket at most may be the default".to_owned()));
    }
    Ok(())
}

/// The buckets of an offer with this content.
pub(crate) fn of(content: Option<&Value>) -> Vec<ThroughputBucket> {
    // What is kept was checked when it came.
    content.and_then(|content| content.get(PROPERTY)).and_then(|value| read(value).ok()).unwrap_or_default()
}

/// The number of the bucket that a request names.
pub(crate) fn named(call: &Call<'_>) -> Outcome<Option<i64>> {
    match call.headers.integer("throughput_bucket")? {
        Some(id) if !IDS.contains(&id) => {
            let expected = format!("a number from {} to {}", IDS.start(), IDS.end());
            Err(call.headers.invalid("throughput_bucket", &id.to_string(), &expected))
        }
        named => Ok(named),
    }
}

/// Which of an offer's buckets a request is in that names this one, or none.
pub(crate) fn choose(mut buckets: Vec<ThroughputBucket>, named: Option<i64>) -> Option<ThroughputBucket> {
    let index = buckets.iter().position(|bucket| named.map_or_else(|| is_default(bucket), |id| bucket.id == id))?;
    Some(buckets.swap_remove(index))
}

fn is_default(bucket: &ThroughputBucket) -> bool {
    bucket.is_default_bucket == Some(true)
}

fn read(value: &Value) -> serde_json::Result<Vec<ThroughputBucket>> {
    serde::Deserialize::deserialize(value)
}
