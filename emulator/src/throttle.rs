//! Throughput that runs out: what the physical partitions of a collection may still spend.
//!
//! Every partition has its share of the offer, second by second. A request is served as long as something of it is left, and may then cost
//! more than that: what is too much is owed by the seconds that follow.
//!
//! A request of high priority, which all are that do not say otherwise, is served as long as others of high priority have left something; one
//! of low priority, as long as all others have. So nothing is reserved: either may take all where the other stays away. Where both come it is
//! the low ones that wait, until what both have taken too much is worked off. The service promises just that, and no more than its best
//! effort (<https://learn.microsoft.com/azure/cosmos-db/priority-based-execution>); here it is a rule, so that it can be tested. Its price:
//! in a second in which low ones have taken all, high ones may take as much again.
//!
//! A request in a [bucket](crate::buckets) is served as long as something of the bucket's share is left, too.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cosmosdb::types::{PriorityLevel, ThroughputBucket};
use cosmosdb_core::service::Effect;

use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::offers::{self, Allowance};
use crate::store::{Place, State};
use crate::{buckets, documents};

/// What everybody has spent.
#[derive(Debug, Default)]
pub(crate) struct Throttle(Mutex<HashMap<Share, HashMap<Pot, Spent>>>);

/// Who spends: the rid of the collection and its partition, or of the database whose collections share what it has.
type Share = (String, Option<u32>);

/// What of a share is counted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Pot {
    /// Everything.
    Whole,
    /// What requests of high priority spend.
    High,
    /// What the requests in a bucket spend.
    Bucket(i64),
}

/// What was spent, up to a second.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    second: u64,
    units: f64,
}

/// Who is to pay for a request.
#[derive(Debug)]
pub(crate) struct Payers {
    shares: Vec<Share>,
    /// How many units each has a second.
    rate: f64,
    is_low: bool,
    bucket: Option<ThroughputBucket>,
}

/// Checks what a request says of its priority and its bucket.
pub(crate) fn check(call: &Call<'_>) -> Outcome<()> {
    is_low(call)?;
    buckets::named(call).map(drop)
}

impl Throttle {
    /// Whether a request may be served at this time, in milliseconds since 1970; who pays for it, if anybody does.
    pub(crate) fn admit(&self, state: &State, call: &Call<'_>, place: &Place, millis: u64) -> Outcome<Option<Payers>> {
        let (is_low, bucket) = (is_low(call)?, buckets::named(call)?);
        let Some((shares, allowance)) = payers(state, call, place)? else { return Ok(None) };
        let payers = Payers { shares, rate: allowance.units, is_low, bucket: buckets::choose(allowance.buckets, bucket) };
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let second = millis / 1000;
        for (pot, rate) in payers.limits() {
            let spent = payers.shares.iter().filter_map(|share| all.get(share)?.get(&pot));
            let owed = spent.map(|spent| spent.by(second, rate)).fold(0.0, f64::max);
            if owed >= rate {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of debt, far below 2^52")]
                let seconds = (owed / rate) as u64;
                let wait = Duration::from_millis((second + seconds) * 1000 - millis);
                return Err(Failure { retry_after: Some(wait.max(Duration::from_millis(1))), ..refused(pot) });
            }
        }
        Ok(Some(payers))
    }

    /// Takes what a request has cost. Several partitions share it.
    pub(crate) fn pay(&self, payers: &Payers, charge: f64, millis: u64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let second = millis / 1000;
        #[allow(clippy::cast_precision_loss, reason = "as many as a collection has partitions")]
        let part = charge / payers.shares.len().max(1) as f64;
        for share in &payers.shares {
            let pots = all.entry(share.clone()).or_default();
            for (pot, rate) in payers.pots() {
                let spent = pots.entry(pot).or_default();
                *spent = Spent { second, units: spent.by(second, rate) + part };
            }
        }
    }
}

impl Payers {
    /// The number of the bucket that the request is in.
    pub(crate) fn bucket(&self) -> Option<i64> {
        self.bucket.as_ref().map(|bucket| bucket.id)
    }

    /// What must have something left, and how many units it has a second: the bucket, and what the priority may spend.
    fn limits(&self) -> impl Iterator<Item = (Pot, f64)> {
        let priority = if self.is_low { Pot::Whole } else { Pot::High };
        self.share_of_bucket().into_iter().chain([(priority, self.rate)])
    }

    /// What the request is paid from, and how many units it has a second.
    fn pots(&self) -> impl Iterator<Item = (Pot, f64)> {
        let high = (!self.is_low).then_some((Pot::High, self.rate));
        [(Pot::Whole, self.rate)].into_iter().chain(high).chain(self.share_of_bucket())
    }

    fn share_of_bucket(&self) -> Option<(Pot, f64)> {
        #[allow(clippy::cast_precision_loss, reason = "a percentage")]
        self.bucket.as_ref().map(|bucket| (Pot::Bucket(bucket.id), self.rate * bucket.max_throughput_percentage as f64 / 100.0))
    }
}

impl Spent {
    /// What of it counts in a later second.
    fn by(self, second: u64, rate: f64) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "seconds since 1970, or fewer")]
        let elapsed = second.saturating_sub(self.second) as f64;
        (self.units - elapsed * rate).max(0.0)
    }
}

/// Whether a request says that it is of low priority.
fn is_low(call: &Call<'_>) -> Outcome<bool> {
    let Some(text) = call.headers.get("priority_level") else { return Ok(false) };
    match PriorityLevel::from(text) {
        PriorityLevel::High => Ok(false),
        PriorityLevel::Low => Ok(true),
        _ => Err(call.headers.invalid("priority_level", text, "High or Low")),
    }
}

/// What is answered where nothing is left.
fn refused(pot: Pot) -> Failure {
    match pot {
        Pot::Bucket(id) => Failure::new(
            Fault::BucketExhausted,
            format!("The throughput bucket {id} has taken its share, so no changes were made. Please retry this request later."),
        ),
        Pot::Whole | Pot::High => Failure::new(
            Fault::RequestRateTooLarge,
            "Request rate is large. More Request Units may be needed, so no changes were made. Please retry this request later.",
        ),
    }
}

/// Who pays for a request, and what each may spend. What is not about the contents of a collection nobody pays for.
fn payers(state: &State, call: &Call<'_>, place: &Place) -> Outcome<Option<(Vec<Share>, Allowance)>> {
    let way = place.spots();
    let ways = (1..=way.len()).filter_map(|end| way.get(..end));
    let Some(collection) = ways.clone().find(|way| state.node(way).is_some_and(|node| node.container.is_some())) else {
        return Ok(None);
    };
    if !place.is_partitioned() && call.operation.effect != Effect::Execute {
        return Ok(None);
    }
    if let Some(allowance) = offers::allowance(state, call.api, &state.rid(collection)) {
        let rid = state.rid(collection).to_string();
        let partitions = documents::partitions(state, call, way)?;
        let shares = partitions.iter().map(|partition| (rid.clone(), Some(partition.id))).collect();
        let all = state.container(collection).map_or(1, |container| container.partitions.iter().count());
        #[allow(clippy::cast_precision_loss, reason = "as many as a collection has partitions")]
        let units = allowance.units / all.max(1) as f64;
        return Ok(Some((shares, Allowance { units, ..allowance })));
    }
    let database = state.rid(collection.split_last().map_or(collection, |(_, database)| database));
    let allowance = offers::allowance(state, call.api, &database);
    Ok(allowance.map(|allowance| (vec![(database.to_string(), None)], allowance)))
}
