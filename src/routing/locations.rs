//! Which endpoint a request goes to: the account's regions, the caller's preferences, and what was found not to work.

use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};

use tokio::time::Instant;

use super::{Endpoint, Region, Topology};

/// For how long an endpoint that failed is passed over, if another is there.
const MARKED_FOR: Duration = Duration::from_secs(5 * 60);
/// After this time the account is read again, to learn of regions that came, went or changed their part.
const STALE_AFTER: Duration = Duration::from_secs(5 * 60);
/// So many failures of an endpoint in a row, of those that tell against it, count as much as not to be reached at all.
const STRIKES: u32 = 5;
/// The account is not asked again sooner, unless the service says that it has changed.
const ASK_AGAIN_AFTER: Duration = Duration::from_secs(15);

/// What an endpoint is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// To read.
    Read,
    /// To write documents, or to run what may: every region takes these, where an account has several that write.
    Write,
    /// To write anything else: only the hub takes these.
    WriteMetadata,
}

/// What a client was told about regions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Preferences {
    pub(crate) preferred: Vec<Region>,
    pub(crate) excluded: Vec<Region>,
    /// Writes go to the preferred regions as well, where the account has several that write.
    pub(crate) multi_write: bool,
    /// Only the configured endpoint is used.
    pub(crate) single: bool,
}

/// The endpoints of an account.
#[derive(Debug)]
pub(crate) struct Locations {
    configured: Endpoint,
    preferences: Preferences,
    state: RwLock<State>,
    /// The read of the account that is under way. Whoever waits for it carries it on; it is nobody's alone.
    flight: Mutex<Option<Flight>>,
}

/// A read of the account, by any number of callers.
pub(crate) type Flight = Shared<BoxFuture<'static, Option<Arc<Topology>>>>;

#[derive(Debug, Default)]
struct State {
    topology: Option<Arc<Topology>>,
    asked: Option<Instant>,
    /// Endpoints that failed, for what, and until when that counts.
    marks: Vec<(Endpoint, bool, Instant)>,
    /// How often in a row endpoints failed that can be reached.
    strikes: Vec<(Endpoint, bool, u32)>,
}

impl Locations {
    pub(crate) fn new(configured: Endpoint, preferences: Preferences) -> Self {
        Self { configured, preferences, state: RwLock::default(), flight: Mutex::default() }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The endpoint that the client was built with.
    pub(crate) fn configured(&self) -> &Endpoint {
        &self.configured
    }

    /// What is known of the account.
    pub(crate) fn topology(&self) -> Option<Arc<Topology>> {
        self.read().topology.clone()
    }

    /// Whether other endpoints than the configured one may be used.
    pub(crate) fn may_discover(&self) -> bool {
        !self.preferences.single
    }

    /// Whether requests would go elsewhere if more were known of the account, or if what is known is old.
    pub(crate) fn wants_topology(&self) -> bool {
        let Preferences { preferred, excluded, multi_write, single } = &self.preferences;
        let state = self.read();
        let wanted = state.topology.is_some() || *multi_write || !preferred.is_empty() || !excluded.is_empty();
        let patience = if state.topology.is_some() { STALE_AFTER } else { ASK_AGAIN_AFTER };
        wanted && !single && state.asked.is_none_or(|asked| asked.elapsed() >= patience)
    }

    /// Whether the account was asked so recently that it would say the same.
    pub(crate) fn asked_lately(&self) -> bool {
        self.read().asked.is_some_and(|asked| asked.elapsed() < ASK_AGAIN_AFTER)
    }

    /// The read of the account that is under way, or a new one: begun unless somebody learned something since `seen`.
    pub(crate) fn flight(
        &self,
        seen: Option<&Arc<Topology>>,
        read: impl FnOnce() -> BoxFuture<'static, Option<Topology>>,
    ) -> Option<Flight> {
        let mut flight = self.flight.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = flight.as_ref().filter(|flight| flight.peek().is_none()) {
            return Some(flight.clone());
        }
        let newer = match (self.topology(), seen) {
            (Some(now), Some(seen)) => !Arc::ptr_eq(&now, seen),
            (Some(_), None) => true,
            (None, _) => self.asked_lately(),
        };
        if newer {
            return None;
        }
        // Asked is asked, also by a caller who does not wait for the answer.
        self.write().asked = Some(Instant::now());
        let begun = read().map(|topology| topology.map(Arc::new)).boxed().shared();
        *flight = Some(begun.clone());
        Some(begun)
    }

    /// Takes what the account says; `None` if it did not answer.
    pub(crate) fn learn(&self, topology: Option<Arc<Topology>>) {
        let Some(topology) = topology else { return };
        let mut state = self.write();
        if state.topology.as_ref().is_none_or(|now| !Arc::ptr_eq(now, &topology)) {
            state.asked = Some(Instant::now());
            state.topology = Some(topology);
        }
    }

    /// The endpoints that can tell of the account, the best first.
    pub(crate) fn informants(&self) -> Vec<Endpoint> {
        let mut all = vec![self.configured.clone()];
        let others: Vec<Endpoint> = match self.topology() {
            Some(topology) => topology.reads.iter().chain(&topology.writes).cloned().collect(),
            None => {
                let derived = |region| Endpoint::derived(self.configured.origin(), region);
                self.preferences.preferred.iter().filter_map(derived).collect()
            }
        };
        for endpoint in others {
            if !all.contains(&endpoint) {
                all.push(endpoint);
            }
        }
        all
    }

    /// Whether writes go to several regions at once: the account takes them so, and the client was told to.
    pub(crate) fn is_multi_write(&self) -> bool {
        self.preferences.multi_write && self.read().topology.as_ref().is_some_and(|topology| topology.multi_write)
    }

    /// The endpoint for a request: the first of those that suit it which works and was not tried, else the first that was not tried,
    /// else the first. Regions are excluded as far as another is left.
    pub(crate) fn choose(&self, wanted: Use, excluded: &[Region], tried: &[Endpoint]) -> Endpoint {
        let state = self.read();
        let Some(topology) = &state.topology else { return self.configured.clone() };
        let suited = || self.suited(topology, wanted, excluded);
        let now = Instant::now();
        let marked = |it: &Endpoint| {
            state.marks.iter().any(|(endpoint, write, until)| endpoint == it && *write == (wanted != Use::Read) && *until > now)
        };
        let untried = |it: &&Endpoint| !tried.iter().any(|tried| self.regional(topology, tried) == *it);
        let choice = suited().filter(untried).find(|it| !marked(it));
        let choice = choice.or_else(|| suited().find(untried)).or_else(|| suited().find(|it| !marked(it)));
        choice.or_else(|| suited().next()).unwrap_or(&self.configured).clone()
    }

    /// The endpoint where writes go, which is ahead of all others; `None` if it is where this one was sent.
    pub(crate) fn write_region(&self, sent_to: &Endpoint) -> Option<Endpoint> {
        let state = self.read();
        let topology = state.topology.as_ref()?;
        let hub = topology.writes.first()?;
        (self.regional(topology, sent_to) != hub).then(|| hub.clone())
    }

    /// How many endpoints suit a request.
    pub(crate) fn count(&self, wanted: Use, excluded: &[Region]) -> usize {
        let state = self.read();
        let Some(topology) = &state.topology else { return 1 };
        let suited = self.suited(topology, wanted, excluded);
        let is_first = |(at, it): &(usize, &Endpoint)| !suited.clone().take(*at).any(|before| before == *it);
        suited.clone().enumerate().filter(is_first).count().max(1)
    }

    /// The endpoints that suit a request, the best first; one may come again.
    fn suited<'a>(
        &'a self,
        topology: &'a Topology,
        wanted: Use,
        excluded: &'a [Region],
    ) -> impl Iterator<Item = &'a Endpoint> + Clone {
        let Preferences { preferred, excluded: never, multi_write, .. } = &self.preferences;
        let only_hub = match wanted {
            Use::Read => false,
            Use::Write => !(*multi_write && topology.multi_write),
            Use::WriteMetadata => true,
        };
        // Of several regions that write, the first is the hub. Otherwise the second is where writes go once somebody fails the
        // account over; preferences have no say.
        let all: &[Endpoint] = match wanted {
            Use::Read => &topology.reads,
            _ if only_hub && topology.multi_write => topology.writes.get(..1).unwrap_or_default(),
            _ => &topology.writes,
        };
        let (preferred, out) = if only_hub { (&[][..], [&[][..]; 2]) } else { (&preferred[..], [excluded, &never[..]]) };
        let in_region = move |region: &Region| all.iter().find(|it| it.region() == Some(region));
        // Who names no region, but an endpoint of one, wants to stay there.
        let own = all.iter().find(|it| !only_hub && **it == self.configured);
        let is_out = move |it: &Endpoint| it.region().is_some_and(|region| out.iter().any(|regions| regions.contains(region)));
        preferred.iter().filter_map(in_region).chain(own).chain(all).filter(move |it| !is_out(it))
    }

    /// The endpoint of the account as a whole leads to the region that writes.
    fn regional<'a>(&'a self, topology: &'a Topology, endpoint: &'a Endpoint) -> &'a Endpoint {
        let is_region = || topology.reads.iter().chain(&topology.writes).any(|it| it == endpoint);
        if *endpoint != self.configured || is_region() { endpoint } else { topology.writes.first().unwrap_or(endpoint) }
    }

    /// Remembers that an endpoint cannot be used.
    pub(crate) fn mark(&self, endpoint: &Endpoint, wanted: Use) {
        let mut state = self.write();
        let now = Instant::now();
        let endpoint = match &state.topology {
            Some(topology) => self.regional(topology, endpoint).clone(),
            None => endpoint.clone(),
        };
        let write = wanted != Use::Read;
        state.marks.retain(|(other, other_write, until)| *until > now && !(*other == endpoint && *other_write == write));
        state.marks.push((endpoint, write, now + MARKED_FOR));
    }

    /// Counts a failure that tells against an endpoint which can be reached; enough of them in a row, and it is as if it could not.
    pub(crate) fn strike(&self, endpoint: &Endpoint, wanted: Use) {
        let write = wanted != Use::Read;
        let enough = {
            let mut state = self.write();
            match state.strikes.iter_mut().find(|(other, other_write, _)| other == endpoint && *other_write == write) {
                Some((_, _, count)) => {
                    *count += 1;
                    *count >= STRIKES
                }
                None => {
                    state.strikes.push((endpoint.clone(), write, 1));
                    false
                }
            }
        };
        if enough {
            self.forgive(endpoint, wanted);
            self.mark(endpoint, wanted);
        }
    }

    /// Remembers that an endpoint works.
    pub(crate) fn works(&self, endpoint: &Endpoint, wanted: Use) {
        let write = wanted != Use::Read;
        let held_against = {
            let state = self.read();
            let struck = state.strikes.iter().any(|(other, other_write, _)| other == endpoint && *other_write == write);
            struck || state.marks.iter().any(|(other, other_write, _)| other == endpoint && *other_write == write)
        };
        if held_against {
            self.forgive(endpoint, wanted);
        }
    }

    fn forgive(&self, endpoint: &Endpoint, wanted: Use) {
        let mut state = self.write();
        let is_it = |other: &Endpoint, write: bool| other == endpoint && write == (wanted != Use::Read);
        state.marks.retain(|(other, write, _)| !is_it(other, *write));
        state.strikes.retain(|(other, write, _)| !is_it(other, *write));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const ACCOUNT: &str = r#"{
        "writableLocations": [{"name": "West US", "databaseAccountEndpoint": "https://a-westus.documents.azure.com:443/"}],
        "readableLocations": [
            {"name": "West US", "databaseAccountEndpoint": "https://a-westus.documents.azure.com:443/"},
            {"name": "East US", "databaseAccountEndpoint": "https://a-eastus.documents.azure.com:443/"},
            {"name": "North Europe", "databaseAccountEndpoint": "https://a-northeurope.documents.azure.com:443/"},
            {"name": "Nowhere", "databaseAccountEndpoint": "https://evil.example:443/"}]
    }"#;

    fn locations(endpoint: &str, preferred: &[&str]) -> Locations {
        let preferences = Preferences { preferred: preferred.iter().map(|it| Region::from(*it)).collect(), ..Default::default() };
        let locations = Locations::new(Endpoint::new(endpoint.to_owned(), None), preferences);
        locations.state.write().unwrap().asked = Some(Instant::now());
        locations.learn(Some(Arc::new(Topology::parse(ACCOUNT.as_bytes(), endpoint).unwrap())));
        locations
    }

    fn region(endpoint: &Endpoint) -> String {
        endpoint.region().unwrap().label()
    }

    const GLOBAL: &str = "https://a.documents.azure.com";

    #[tokio::test]
    async fn reads_go_by_preference_and_writes_to_the_hub() {
        let locations = locations(GLOBAL, &["north europe", "eastus"]);
        let choose = |wanted, tried: &[Endpoint]| locations.choose(wanted, &[], tried);
        let first = choose(Use::Read, &[]);
        let second = choose(Use::Read, std::slice::from_ref(&first));
        assert_eq!((region(&first), region(&second)), ("northeurope".into(), "eastus".into()));
        let third = choose(Use::Read, &[first.clone(), second.clone()]);
        assert_eq!(region(&third), "westus");
        assert_eq!(choose(Use::Read, &[first.clone(), second, third]), first, "all were tried: from the start");
        assert_eq!(region(&choose(Use::Write, &[])), "westus");
        assert_eq!(region(&locations.choose(Use::Read, &["North Europe".into()], &[])), "eastus");
    }

    #[tokio::test]
    async fn the_endpoint_of_the_account_is_the_region_that_writes() {
        let locations = locations(GLOBAL, &[]);
        let global = Endpoint::new(GLOBAL.to_owned(), None);
        assert_eq!(region(&locations.choose(Use::Read, &[], &[global])), "eastus");
    }

    #[tokio::test]
    async fn a_choice_takes_no_memory_and_counts_each_endpoint_once() {
        let locations = locations(GLOBAL, &["East US", "West US"]);
        assert_eq!((locations.count(Use::Read, &[]), locations.count(Use::Read, &["East US".into()])), (3, 2));
        let counted = allocation_counter::measure(|| drop(locations.choose(Use::Read, &[], &[])));
        assert_eq!(counted.count_total, 0);
    }

    #[tokio::test]
    async fn an_endpoint_of_a_region_is_stayed_at() {
        let locations = locations("https://a-northeurope.documents.azure.com", &[]);
        assert_eq!(region(&locations.choose(Use::Read, &[], &[])), "northeurope");
    }

    #[tokio::test(start_paused = true)]
    async fn marks_expire_and_are_taken_back() {
        let locations = locations(GLOBAL, &["East US"]);
        let east = locations.choose(Use::Read, &[], &[]);
        locations.mark(&east, Use::Read);
        assert_eq!(region(&locations.choose(Use::Read, &[], &[])), "westus");
        tokio::time::advance(MARKED_FOR).await;
        assert_eq!(region(&locations.choose(Use::Read, &[], &[])), "eastus");
        locations.mark(&east, Use::Read);
        locations.works(&east, Use::Read);
        assert_eq!(region(&locations.choose(Use::Read, &[], &[])), "eastus");
    }

    #[tokio::test(start_paused = true)]
    async fn failures_in_a_row_count_as_much_as_a_region_that_is_gone() {
        let locations = locations(GLOBAL, &["East US"]);
        let east = locations.choose(Use::Read, &[], &[]);
        for _ in 0..4 {
            locations.strike(&east, Use::Read);
        }
        locations.works(&east, Use::Read);
        locations.strike(&east, Use::Read);
        assert_eq!(region(&locations.choose(Use::Read, &[], &[])), "eastus", "a success in between starts anew");
        for _ in 0..4 {
            locations.strike(&east, Use::Read);
        }
        assert_eq!(region(&locations.choose(Use::Read, &[], &[])), "westus");
    }

    #[tokio::test]
    async fn an_endpoint_that_is_no_longer_of_the_account_is_not_taken_for_the_hub() {
        let locations = locations(GLOBAL, &["West US"]);
        let gone = Endpoint::new("https://a-southeastasia.documents.azure.com".to_owned(), Some("Southeast Asia".into()));
        locations.mark(&gone, Use::Read);
        assert_eq!(region(&locations.choose(Use::Read, &[], &[gone])), "westus");
    }

    #[tokio::test(start_paused = true)]
    async fn the_account_is_read_again_when_it_is_old() {
        let locations = locations(GLOBAL, &[]);
        assert!(!locations.wants_topology());
        tokio::time::advance(STALE_AFTER).await;
        assert!(locations.wants_topology());
        let single = Locations::new(Endpoint::new(GLOBAL.to_owned(), None), Preferences { single: true, ..Default::default() });
        assert!(!single.wants_topology());
    }
}
