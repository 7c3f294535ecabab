//! Throughput that runs out: what the physical partitions of a collection may still spend.
//!
//! Every partition has its share of the offer, second by second. A request is served as long as something of it is left, and may then cost
//! more than that: what is too much is owed by the seconds that follow.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cosmosdb_core::service::Effect;

use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::store::{Place, State};
use crate::{documents, offers};

/// What everybody has spent.
#[derive(Debug, Default)]
pub(crate) struct Throttle(Mutex<HashMap<Share, Spent>>);

/// Who spends: the rid of the collection and its partition, or of the database whose collections share what it has.
type Share = (String, Option<u32>);

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
}

impl Throttle {
    /// Whether a request may be served at this time, in milliseconds since 1970; who pays for it, if anybody does.
    pub(crate) fn admit(&self, state: &State, call: &Call<'_>, place: &Place, millis: u64) -> Outcome<Option<Payers>> {
        let Some(payers) = payers(state, call, place)? else { return Ok(None) };
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let second = millis / 1000;
        let worst = payers.shares.iter().filter_map(|share| all.get(share)).map(|spent| spent.by(second, payers.rate));
        let owed = worst.fold(0.0, f64::max);
        if owed < payers.rate {
            return Ok(Some(payers));
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of debt, far below 2^52")]
        let seconds = (owed / payers.rate) as u64;
        let wait = Duration::from_millis((second + seconds) * 1000 - millis);
        Err(Failure {
            retry_after: Some(wait.max(Duration::from_millis(1))),
            ..Failure::new(
                Fault::RequestRateTooLarge,
                "Request rate is large. More Request Units may be needed, so no changes were made. Please retry this request later.",
            )
        })
    }

    /// Takes what a request has cost. Several partitions share it.
    pub(crate) fn pay(&self, payers: &Payers, charge: f64, millis: u64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let second = millis / 1000;
        #[allow(clippy::cast_precision_loss, reason = "as many as a collection has partitions")]
        let part = charge / payers.shares.len().max(1) as f64;
        for share in &payers.shares {
            let spent = all.entry(share.clone()).or_default();
            *spent = Spent { second, units: spent.by(second, payers.rate) + part };
        }
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

/// Who pays for a request. What is not about the contents of a collection nobody does.
fn payers(state: &State, call: &Call<'_>, place: &Place) -> Outcome<Option<Payers>> {
    let way = place.spots();
    let ways = (1..=way.len()).filter_map(|end| way.get(..end));
    let Some(collection) = ways.clone().find(|way| state.node(way).is_some_and(|node| node.container.is_some())) else {
        return Ok(None);
    };
    if !place.is_partitioned() && call.operation.effect != Effect::Execute {
        return Ok(None);
    }
    if let Some(throughput) = offers::throughput(state, call.api, &state.rid(collection)) {
        let rid = state.rid(collection).to_string();
        let partitions = documents::partitions(state, call, way)?;
        let shares = partitions.iter().map(|partition| (rid.clone(), Some(partition.id))).collect();
        let all = state.container(collection).map_or(1, |container| container.partitions.iter().count());
        #[allow(clippy::cast_precision_loss, reason = "as many as a collection has partitions")]
        let rate = throughput / all.max(1) as f64;
        return Ok(Some(Payers { shares, rate }));
    }
    let database = state.rid(collection.split_last().map_or(collection, |(_, database)| database));
    let rate = offers::throughput(state, call.api, &database);
    Ok(rate.map(|rate| Payers { shares: vec![(database.to_string(), None)], rate }))
}
