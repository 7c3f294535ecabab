//! The core of a client: what its calls share.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use http::{HeaderMap, HeaderValue};

use crate::breaker::Breaker;
use crate::error::{Error, ErrorKind, Result};
use crate::exchange::{Extras, Wire, exchange};
use crate::hedging::Hedging;
use crate::known::Known;
use crate::link::Address;
use crate::observer::Observer;
use crate::operation::Request;
use crate::options::CallOptions;
use crate::page::feed_items;
use crate::response::{RawResponse, decode_json};
use crate::retry::{Budget, RetryPolicy};
use crate::routing::ranges::{PartitionKeyRange, RoutingMap};
use crate::routing::{Collection, Collections, Endpoint, Kept, Locations, Topology};
use crate::service::{Operation, Service};
use crate::session::SessionStore;
use crate::trace::TARGET;
use crate::version::ApiVersion;

/// How long the account may take to tell of itself before another endpoint is asked.
const ACCOUNT_TIMEOUT: Duration = Duration::from_secs(5);
/// How often ranges are read again that are not the whole key space, because a split is on its way.
const INCOMPLETE_RANGES: u32 = 5;

/// The core of a client. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Pipeline(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) wire: Arc<Wire>,
    pub(crate) version: ApiVersion,
    pub(crate) retry: RetryPolicy,
    pub(crate) hedging: Option<Hedging>,
    pub(crate) user_agent: Option<HeaderValue>,
    pub(crate) locations: Locations,
    pub(crate) collections: Collections,
    /// `None` if the client keeps none.
    pub(crate) session: Option<SessionStore>,
    pub(crate) budget: Budget,
    pub(crate) breaker: Option<Breaker>,
    pub(crate) observer: Option<Arc<dyn Observer>>,
}

impl Pipeline {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The tables of the service.
    #[must_use]
    pub fn service(&self) -> &'static Service {
        self.0.wire.service
    }

    /// The API version that requests carry.
    #[must_use]
    pub fn version(&self) -> ApiVersion {
        self.0.version
    }

    /// The endpoint that the client was built with: scheme, host and port.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        self.0.locations.configured().origin()
    }

    /// What the client has seen of each collection, so that its reads see it again; `None` if it was told to keep no session.
    ///
    /// [`export`](SessionStore::export) hands it to another process.
    #[must_use]
    pub fn session(&self) -> Option<&SessionStore> {
        self.0.session.as_ref()
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    pub(crate) fn known(&self) -> &Known {
        &self.0.wire.known
    }

    pub(crate) fn user_agent(&self) -> Option<&HeaderValue> {
        self.0.user_agent.as_ref()
    }
}

/// What the client reads for itself.
impl Pipeline {
    /// Reads the account, if nobody else has done so since `seen` was known. That it cannot be read is no failure of the call that
    /// would have liked to know.
    pub(crate) async fn refresh_account(&self, seen: Option<&Arc<Topology>>) {
        let locations = &self.0.locations;
        let Some(operation) = self.known().account.filter(|_| locations.may_discover()) else { return };
        let flight = locations.flight(seen, || {
            let request = Request::internal(self, operation, Address::default(), HeaderMap::new());
            read_account(Arc::clone(&self.0.wire), request, locations.informants(), self.endpoint().to_owned()).boxed()
        });
        if let Some(flight) = flight {
            locations.learn(flight.await);
        }
    }

    /// The rid and the partition key definition of a collection, read once.
    pub(crate) async fn collection(&self, address: &Address) -> Result<Arc<Collection>> {
        let kept = self.0.collections.of(address.path());
        self.collection_of(&kept, address).await
    }

    async fn collection_of(&self, kept: &Arc<Kept>, address: &Address) -> Result<Arc<Collection>> {
        if let Some(collection) = kept.collection() {
            return Ok(collection);
        }
        kept.reading.share(|| read_collection(self.clone(), Arc::clone(kept), address.clone())).await
    }

    /// The partition key ranges of a collection, read once.
    pub(crate) async fn ranges(&self, address: &Address) -> Result<Arc<RoutingMap>> {
        self.ranges_after(address, None).await
    }

    /// The partition key ranges of a collection, read anew if nobody else has done so since `stale` was known.
    pub(crate) async fn ranges_after(&self, address: &Address, stale: Option<&Arc<RoutingMap>>) -> Result<Arc<RoutingMap>> {
        let kept = self.0.collections.of(address.path());
        let stale = stale.cloned();
        if let Some(ranges) = fresh(&kept, stale.as_ref()) {
            return Ok(ranges);
        }
        kept.reading_ranges.share(|| read_ranges(self.clone(), Arc::clone(&kept), address.clone(), stale)).await
    }

    async fn complete_ranges(&self, address: &Address) -> Result<Arc<RoutingMap>> {
        for round in 0..INCOMPLETE_RANGES {
            if let Ok(ranges) = RoutingMap::new(self.read_ranges(address).await?) {
                return Ok(Arc::new(ranges));
            }
            // A split is on its way, and will be done soon.
            tokio::time::sleep(Duration::from_millis(20) * 2_u32.pow(round)).await;
        }
        Err(Error::new(ErrorKind::Decode, "the partition key ranges of the collection do not make up its key space"))
    }

    async fn read_ranges(&self, address: &Address) -> Result<Vec<PartitionKeyRange>> {
        let Some(operation) = self.0.wire.known.ranges else {
            return Err(Error::input("the service has no partition key ranges"));
        };
        let (mut all, mut seen) = (Vec::new(), HashSet::new());
        let mut headers = HeaderMap::new();
        loop {
            let page = self.fetch(Some(operation), address.feed(operation.resource), headers.clone()).await?;
            let next = page.meta.continuation().map(HeaderValue::from_str);
            all.extend(feed_items::<PartitionKeyRange>(&page)?);
            match (next, operation.pages.as_ref()) {
                (Some(Ok(next)), Some(paging)) => {
                    if !seen.insert(next.clone()) {
                        let message = "the partition key ranges of the collection go on where they went on before";
                        return Err(Error::new(ErrorKind::Decode, message));
                    }
                    headers.insert(self.wire(paging.resume)?, next);
                }
                _ => return Ok(all),
            }
        }
    }

    fn wire(&self, header: &'static crate::service::Header) -> Result<http::HeaderName> {
        http::HeaderName::from_bytes(header.wire.as_bytes()).map_err(|error| Error::input(error.to_string()))
    }

    /// Carries out an operation that the client itself needs.
    async fn fetch(&self, operation: Option<&'static Operation>, address: Address, headers: HeaderMap) -> Result<RawResponse> {
        let operation = operation.ok_or_else(|| Error::input("the service has no operation to read what is needed"))?;
        exchange(self.clone(), Request::internal(self, operation, address, headers), CallOptions::new()).await
    }
}

/// Reads a collection, unless somebody else just did.
async fn read_collection(pipeline: Pipeline, kept: Arc<Kept>, address: Address) -> Result<Arc<Collection>> {
    if let Some(collection) = kept.collection() {
        return Ok(collection);
    }
    let read = async {
        let answer = pipeline.fetch(pipeline.known().read_collection, address, HeaderMap::new()).await?;
        decode_json::<Collection>(answer.operation, &answer.body, &answer.meta).map(Arc::new)
    };
    let collection = read.await.inspect_err(|_| kept.failed())?;
    kept.learn_collection(Arc::clone(&collection));
    Ok(collection)
}

/// Reads the ranges of a collection, unless somebody else just did.
async fn read_ranges(
    pipeline: Pipeline,
    kept: Arc<Kept>,
    address: Address,
    stale: Option<Arc<RoutingMap>>,
) -> Result<Arc<RoutingMap>> {
    if let Some(ranges) = fresh(&kept, stale.as_ref()) {
        return Ok(ranges);
    }
    let ranges = pipeline.complete_ranges(&address).await.inspect_err(|_| kept.failed())?;
    if let Some(session) = &pipeline.inner().session {
        session.settle(address.session_key(), ranges.ranges().iter().map(|it| (&*it.id, it.parents.as_slice())));
    }
    kept.learn_ranges(Arc::clone(&ranges));
    Ok(ranges)
}

/// The ranges that are kept, if they are other ones than these.
fn fresh(kept: &Kept, stale: Option<&Arc<RoutingMap>>) -> Option<Arc<RoutingMap>> {
    kept.ranges().filter(|now| stale.is_none_or(|stale| !Arc::ptr_eq(now, stale)))
}

/// Asks one endpoint after the other for the account, until one tells.
async fn read_account(wire: Arc<Wire>, request: Request, endpoints: Vec<Endpoint>, configured: String) -> Option<Topology> {
    for endpoint in endpoints {
        let answer = async {
            let ready = wire.sign(&request, &endpoint, Extras::default()).await.ok()?;
            wire.send(ready).await.0.ok()
        };
        let answer = tokio::time::timeout(ACCOUNT_TIMEOUT, answer).await.ok().flatten();
        match answer.filter(|answer| answer.status().is_success()).map(|answer| Topology::parse(answer.body(), &configured)) {
            Some(Ok(topology)) => return Some(topology),
            told => tracing::debug!(target: TARGET, understood = told.is_none(), "{endpoint:?} does not tell of the account"),
        }
    }
    None
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pipeline")
            .field("endpoint", &self.endpoint())
            .field("version", &self.0.version)
            .field("credential", &self.0.wire.credential)
            .finish_non_exhaustive()
    }
}
