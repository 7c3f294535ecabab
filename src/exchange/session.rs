//! What an attempt has to do with sessions and partition key ranges.

use std::sync::Arc;

use super::Attempts;
use crate::breaker::Circuit;
use crate::failed::Refusal;
use crate::partition_key::PartitionKey;
use crate::routing::Use;
use crate::routing::definition::Place;
use crate::service::{Effect, Retry};

/// The longest token of several ranges that is sent. Headers of a request may have some 32 KB in all, and less where something stands
/// between.
const LONGEST_TOKEN: usize = 4096;

impl Attempts<'_> {
    /// The session token that the request has to carry; `None` if it is none, or the caller gave one.
    pub(super) async fn session(&self) -> Option<Arc<str>> {
        let inner = self.pipeline.inner();
        let session = inner.session.as_ref()?;
        let (known, operation) = (self.pipeline.known(), self.request.operation());
        let key = self.request.session_key()?;
        if self.request.is_internal()
            || !self.request.is_in_partition()
            || self.request.headers().contains_key(known.session_token.as_ref()?)
        {
            return None;
        }
        // Writes go where everything is known already, unless there is more than one such place.
        if !known.reads_session(operation) && !inner.locations.is_multi_write() {
            return None;
        }
        let asked = known.text(self.request.headers(), known.consistency_level.as_ref());
        let topology = inner.locations.topology();
        let level = asked.or_else(|| topology.as_ref()?.consistency.as_deref());
        if level.is_some_and(|level| !level.eq_ignore_ascii_case("session")) {
            return None;
        }
        match session.lone(key)? {
            Some(token) => Some(token),
            None => match Box::pin(self.range()).await {
                Some((_, range, parents)) => session.resolve(key, &range, &parents).map(Arc::from),
                // The service takes the token of all ranges as well, as long as it has room in a header.
                None => session.resolve_all(key).filter(|token| token.len() <= LONGEST_TOKEN).map(Arc::from),
            },
        }
    }

    /// The range that the request is for: the collection's rid, the range's id and those of its parents. `None` if it is for several, or if
    /// that cannot be found out: the gateway finds the way by itself.
    async fn range(&self) -> Option<(Box<str>, Box<str>, Vec<Box<str>>)> {
        let known = self.pipeline.known();
        let headers = self.request.headers();
        let address = self.request.address().ancestor(known.collection_depth())?;
        let kept = self.pipeline.inner().collections.of(address.path());
        if kept.failed_lately() {
            return None;
        }
        let collection = self.pipeline.collection(&address).await.ok()?;
        let ranges = self.pipeline.ranges(&address).await.ok()?;
        let range = match known.text(headers, known.partition_key_range_id.as_ref()) {
            Some(id) => ranges.get(id.rsplit_once(',').map_or(id, |(_, id)| id))?,
            None => {
                let key = PartitionKey::from_header(known.text(headers, known.partition_key.as_ref())?)?;
                let Ok(Place::Point(key)) = collection.key.place(&key) else { return None };
                ranges.find(&key)?
            }
        };
        Some((collection.rid.clone(), range.id.clone(), range.parents.clone()))
    }

    /// What the circuit breaker counts the request under, where there is one.
    pub(super) async fn circuit(&self) -> Option<Circuit> {
        self.pipeline.inner().breaker.as_ref()?;
        if self.request.is_internal() || !self.request.is_in_partition() {
            return None;
        }
        let (collection, range, _) = Box::pin(self.range()).await?;
        Some(Circuit { collection, range, write: self.wanted() != Use::Read })
    }

    /// Takes in how far the service was seen to be.
    pub(super) fn remember(&self, headers: &http::HeaderMap) {
        let inner = self.pipeline.inner();
        let known = self.pipeline.known();
        let (Some(session), Some(token)) = (&inner.session, known.session_token(headers)) else { return };
        let (true, Some(path)) = (self.request.is_in_partition(), self.request.collection_path()) else { return };
        if session.is_last(self.request.session_key().unwrap_or(path), token) {
            return;
        }
        let name = (!self.request.address().is_rid()).then_some(path);
        match known.text(headers, known.content_path.as_ref()) {
            // What lies deeper than in the collection itself has an owner whose rid begins with the collection's.
            Some(owner) => session.record(name, &crate::rid::of_collection(owner), token),
            None => session.record(None, self.request.session_key().unwrap_or(path), token),
        };
        self.notice_split(path, token);
    }

    /// A range that answers and is not among those that are kept came of a split or a merge.
    fn notice_split(&self, path: &str, token: &str) {
        let ranges = self.pipeline.inner().collections.get(path).and_then(|kept| kept.ranges());
        let (Some(ranges), Some((range, _))) = (ranges, token.split_once(':')) else { return };
        if ranges.get(range).is_none() {
            self.forget_ranges();
        }
    }

    /// An answer that refuses a request for good tells how far the service is just as well; one that asks to come again does not.
    pub(super) fn remember_refusal(&self, refusal: &Refusal) {
        let settled = refusal.row.is_some_and(|row| row.retry(Effect::Read) == Retry::Never) && refusal.status < 500;
        if settled {
            self.remember(&refusal.headers);
        }
    }
}
