//! The tokens that a client has seen, by collection and range.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::token::{Progress, RangeToken, SessionToken, write_range};

/// Of how many collections tokens are kept.
const MOST_COLLECTIONS: usize = 10_000;
/// Of how many ranges of one collection tokens are kept: several times what a collection has.
const MOST_RANGES: usize = 20_000;

/// The session of a client: how far each range of each collection was seen to be. Reads that carry it see what was seen before.
///
/// Memory is bounded: of more than 10 000 collections, the one that was not used for longest is forgotten; of more than 20 000 ranges
/// of a collection, the oldest. The tokens of ranges that were split or merged are folded into those of their children when the ranges
/// are read again.
///
/// ```
/// use cosmosdb_core::SessionStore;
///
/// let session = SessionStore::new();
/// session.record(Some("dbs/shop/colls/orders"), "DPZtAKyOj5g=", "0:-1#12");
/// // Another process goes on where this one is.
/// let other = SessionStore::new();
/// other.import(&session.export())?;
/// assert_eq!(other.resolve_all("dbs/shop/colls/orders").as_deref(), Some("0:-1#12"));
/// # Ok::<(), cosmosdb_core::Error>(())
/// ```
#[derive(Default)]
pub struct SessionStore(Mutex<Sessions>);

#[derive(Default)]
pub(super) struct Sessions {
    /// By rid.
    pub(super) collections: HashMap<Box<str>, Collection>,
    /// Name paths, and the rids they stand for. Kept in step with the collections' names.
    rids: HashMap<Box<str>, Box<str>>,
    /// Counts uses, to tell which collection was used last.
    clock: u64,
}

#[derive(Default)]
pub(super) struct Collection {
    pub(super) name: Option<Box<str>>,
    /// Whether some of it came without a rid: it may be of another collection, one that had the name before or has it now.
    pub(super) doubtful: bool,
    /// The token that was taken in last, as it came.
    last: Box<str>,
    /// By the id of the partition key range; the id is empty for tokens that name none.
    pub(super) ranges: HashMap<Box<str>, Progress>,
    /// The token of the only range, once it was asked for; as long as nothing changes.
    lone: Option<Arc<str>>,
    used: u64,
}

impl SessionStore {
    /// A session that has seen nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the token of an answer about a collection: its path by names (`dbs/shop/colls/orders`) if it is known, and its rid.
    /// Where the rid is not known, the path stands in its place: it is of the collection that was last seen under it.
    ///
    /// A name that turns up with a new rid is another collection: what was known of the old one is dropped. Returns whether the
    /// token was one; if not, nothing is changed.
    pub fn record(&self, name: Option<&str>, rid: &str, token: &str) -> bool {
        let Some(parsed) = SessionToken::parse(token) else { return false };
        self.lock().record(name, rid, parsed).last = token.into();
        true
    }

    /// The token for a request to one range of a collection, which is named by its path or its rid: what was seen of the range, and of
    /// its parents, under the range's id. `None` if nothing was.
    ///
    /// Its own token covers those of its parents, but for an answer of a parent that came late.
    #[must_use]
    pub fn resolve<P: AsRef<str>>(&self, collection: &str, range: &str, parents: &[P]) -> Option<String> {
        let mut sessions = self.lock();
        let collection = sessions.of(collection)?;
        if let Some(progress) = collection.covering(range, parents) {
            return Some(text(range, &progress));
        }
        // Of old servers, which do not tell ranges.
        Some(text("", collection.ranges.get("")?))
    }

    /// Whether this token was the last to be taken in: most reads change nothing.
    pub(crate) fn is_last(&self, collection: &str, token: &str) -> bool {
        let sessions = self.lock();
        let rid = sessions.rids.get(collection).map_or(collection, |rid| rid);
        sessions.collections.get(rid).is_some_and(|collection| *collection.last == *token)
    }

    /// Whether something of what was seen under this path came without a rid, so that it may be of any collection that ever had the name.
    pub(crate) fn is_doubtful(&self, path: &str) -> bool {
        self.lock().is_doubtful(path)
    }

    /// The rid of the collection that was last seen under this path.
    pub(crate) fn rid(&self, path: &str) -> Option<Box<str>> {
        self.lock().rids.get(path).cloned()
    }

    /// The token of a collection of which only one range was seen; `Some(None)` if there were several, `None` if there was none.
    pub(crate) fn lone(&self, collection: &str) -> Option<Option<Arc<str>>> {
        let mut sessions = self.lock();
        let collection = sessions.of(collection)?;
        let Some((range, progress)) = collection.ranges.iter().next().filter(|_| collection.ranges.len() == 1) else {
            return Some(None);
        };
        Some(Some(Arc::clone(collection.lone.get_or_insert_with(|| text(range, progress).into()))))
    }

    /// The token of all that was seen of a collection, which is named by its path or its rid: for a request whose range is not known.
    #[must_use]
    pub fn resolve_all(&self, collection: &str) -> Option<String> {
        Some(self.lock().of(collection)?.all().to_string())
    }

    /// Folds what was seen of ranges that are gone into the ranges that a collection has now, each with the ids of its ancestors.
    pub(crate) fn settle<'a, P: AsRef<str> + 'a>(&self, collection: &str, ranges: impl IntoIterator<Item = (&'a str, &'a [P])>) {
        let mut sessions = self.lock();
        let Some(collection) = sessions.of(collection) else { return };
        // What the list does not know may be newer than the list: it was read where a split is not known yet.
        let (mut settled, mut gone) = (Vec::new(), Vec::new());
        for (id, parents) in ranges {
            settled.extend(collection.covering(id, parents).map(|progress| (id.into(), progress)));
            gone.extend(parents.iter().map(AsRef::as_ref));
        }
        gone.iter().for_each(|parent| drop(collection.ranges.remove(*parent)));
        collection.ranges.extend::<Vec<(Box<str>, Progress)>>(settled);
        collection.lone = None;
    }

    /// Forgets a collection, which is named by its path or its rid: it was deleted, or is another one now.
    pub fn clear(&self, collection: &str) {
        let mut sessions = self.lock();
        let rid = sessions.rids.get(collection).map_or(collection, |rid| rid).to_owned();
        sessions.forget(&rid);
    }

    /// Drops what was seen under a path of other collections than that of this rid; if all of it is in doubt, also what may be of others.
    /// Returns whether anything was.
    pub(crate) fn keep_only(&self, path: &str, rid: &str, in_doubt: bool) -> bool {
        let mut sessions = self.lock();
        let seen = sessions.rids.get(path).cloned();
        let drops = seen.as_ref().is_some_and(|seen| **seen != *rid) || in_doubt && sessions.is_doubtful(path);
        if drops {
            sessions.forget(seen.as_deref().unwrap_or(path));
        }
        drops
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Sessions> {
        // Nothing that is done under the lock leaves it half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sessions {
    pub(super) fn record(&mut self, name: Option<&str>, rid: &str, token: SessionToken) -> &mut Collection {
        self.name(name, rid);
        // A path stands for the collection that was last seen under it.
        let (rid, by_path) = self.rids.get(rid).map_or_else(|| (rid.into(), false), |known| (known.clone(), true));
        self.clock += 1;
        if !self.collections.contains_key(&rid) && self.collections.len() >= MOST_COLLECTIONS {
            let oldest = self.collections.iter().min_by_key(|(_, collection)| collection.used);
            if let Some(oldest) = oldest.map(|(rid, _)| rid.clone()) {
                self.forget(&oldest);
            }
        }
        let collection = self.collections.entry(rid).or_default();
        collection.used = self.clock;
        collection.doubtful |= by_path;
        if let Some(name) = name.filter(|name| collection.name.as_deref() != Some(name)) {
            collection.name = Some(name.into());
        }
        for RangeToken { range, progress } in token.into_ranges() {
            collection.record(range, progress);
        }
        collection
    }

    /// Keeps names and rids in step: a name stands for one rid, and a rid has one name.
    fn name(&mut self, name: Option<&str>, rid: &str) {
        let Some(name) = name else { return };
        let known = self.rids.get(name);
        if known.is_some_and(|known| **known == *rid) {
            return;
        }
        if let Some(old) = known.cloned() {
            self.forget(&old);
        }
        if let Some(former) = self.collections.get_mut(rid).and_then(|collection| collection.name.take()) {
            self.rids.remove(&former);
        }
        self.rids.insert(name.into(), rid.into());
        // What came without a rid is of this one, as far as anybody can tell.
        if let Some(nameless) = self.collections.remove(name) {
            let collection = self.collections.entry(rid.into()).or_default();
            collection.doubtful = true;
            nameless.ranges.into_iter().for_each(|(range, progress)| collection.record(range, progress));
        }
    }

    fn is_doubtful(&self, path: &str) -> bool {
        let rid = self.rids.get(path).map_or(path, |rid| rid);
        self.collections.get(rid).is_some_and(|collection| collection.doubtful || rid == path)
    }

    fn forget(&mut self, rid: &str) {
        if let Some(name) = self.collections.remove(rid).and_then(|collection| collection.name) {
            self.rids.remove(&name);
        }
    }

    /// The collection of a path or a rid.
    fn of(&mut self, collection: &str) -> Option<&mut Collection> {
        let rid = self.rids.get(collection).map_or(collection, |rid| rid);
        let found = self.collections.get_mut(rid)?;
        self.clock += 1;
        found.used = self.clock;
        (!found.ranges.is_empty()).then_some(found)
    }
}

impl Collection {
    fn record(&mut self, range: Box<str>, progress: Progress) {
        self.lone = None;
        if let Some(known) = self.ranges.get_mut(&range) {
            *known = known.merge(&progress);
            return;
        }
        if self.ranges.len() >= MOST_RANGES {
            // Ids rise: the lowest is the one that was split or merged longest ago.
            let oldest = self.ranges.keys().min_by(|a, b| (a.len(), a).cmp(&(b.len(), b))).cloned();
            oldest.map(|oldest| self.ranges.remove(&oldest));
        }
        self.ranges.insert(range, progress);
    }

    /// What was seen of a range and its parents.
    fn covering<P: AsRef<str>>(&self, range: &str, parents: &[P]) -> Option<Progress> {
        let seen = std::iter::once(range).chain(parents.iter().map(AsRef::as_ref)).filter_map(|id| self.ranges.get(id));
        seen.fold(None, |all: Option<Progress>, one| Some(all.map_or_else(|| one.clone(), |all| all.merge(one))))
    }

    /// By range id, so that the text is the same whenever the session is.
    pub(super) fn all(&self) -> SessionToken {
        let mut ranges: Vec<_> = self.ranges.iter().collect();
        ranges.sort_unstable_by_key(|(id, _)| (id.len(), *id));
        ranges.into_iter().map(|(range, progress)| RangeToken { range: range.clone(), progress: progress.clone() }).collect()
    }
}

fn text(range: &str, progress: &Progress) -> String {
    let mut text = String::with_capacity(32);
    // Writing to a string does not fail.
    let _ = write_range(&mut text, range, progress);
    text
}

impl fmt::Debug for SessionStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionStore").field("collections", &self.lock().collections.len()).finish()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const ORDERS: &str = "dbs/shop/colls/orders";
    const RID: &str = "DPZtAKyOj5g=";
    const NO_PARENTS: &[&str] = &[];

    fn store(tokens: &[&str]) -> SessionStore {
        let store = SessionStore::new();
        for token in tokens {
            assert!(store.record(Some(ORDERS), RID, token));
        }
        store
    }

    #[test]
    fn tokens_are_kept_by_range_and_merged() {
        let store = store(&["0:1#10#3=8", "1:1#7", "0:1#9#3=9"]);
        assert_eq!(store.resolve(ORDERS, "0", NO_PARENTS).unwrap(), "0:1#10#3=9");
        assert_eq!(store.resolve(RID, "1", NO_PARENTS).unwrap(), "1:1#7");
        assert_eq!(store.resolve(ORDERS, "2", NO_PARENTS), None);
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "0:1#10#3=9,1:1#7");
        assert_eq!(store.resolve_all("dbs/shop/colls/others"), None);
    }

    #[test]
    fn what_is_no_token_changes_nothing() {
        let store = store(&["0:1#10"]);
        assert!(!store.record(Some(ORDERS), "another", "0:1#11,nonsense"));
        assert_eq!(store.resolve_all(RID).unwrap(), "0:1#10");
    }

    #[test]
    fn children_inherit_from_their_parents() {
        let store = store(&["0:1#10#3=8", "1:1#12#3=2"]);
        // A split, a merge, and a range that has spoken for itself.
        assert_eq!(store.resolve(ORDERS, "2", &["0"]).unwrap(), "2:1#10#3=8");
        assert_eq!(store.resolve(ORDERS, "4", &["0", "1"]).unwrap(), "4:1#12#3=8");
        store.record(None, RID, "2:1#15#3=11");
        assert_eq!(store.resolve(ORDERS, "2", &["0"]).unwrap(), "2:1#15#3=11");
    }

    #[test]
    fn gone_ranges_are_folded_into_their_children() {
        let store = store(&["0:1#10", "1:1#12", "7:1#3"]);
        let parents = ["0"];
        store.settle(ORDERS, [("2", &parents[..]), ("3", &parents[..]), ("1", &[][..])]);
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "1:1#12,2:1#10,3:1#10,7:1#3");
        // That of 7, which the list does not know, may be newer than the list.
        // An answer of the parent that was on its way is not lost.
        store.record(None, RID, "0:1#11");
        assert_eq!(store.resolve(ORDERS, "3", &parents).unwrap(), "3:1#11");
        store.settle(ORDERS, [("2", &parents[..]), ("3", &parents[..]), ("1", &[][..])]);
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "1:1#12,2:1#11,3:1#11,7:1#3");
    }

    #[test]
    fn tokens_of_old_servers_name_no_range() {
        let store = store(&["860", "859"]);
        assert_eq!(store.resolve(ORDERS, "0", NO_PARENTS).unwrap(), "860");
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "860");
    }

    #[test]
    fn a_collection_that_was_made_anew_starts_anew() {
        let store = store(&["0:1#10"]);
        store.record(Some(ORDERS), "DPZtANew5g0=", "0:1#2");
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "0:1#2");
        assert_eq!(store.resolve_all(RID), None);
        store.clear(ORDERS);
        assert_eq!(store.resolve_all(ORDERS), None);
        assert_eq!(store.resolve_all("DPZtANew5g0="), None);
        let sessions = store.lock();
        assert!(sessions.collections.is_empty() && sessions.rids.is_empty());
    }

    #[test]
    fn a_token_that_comes_without_a_rid_is_of_what_was_seen_under_the_path() {
        // First of all, in between, and after it was told whose it is.
        let store = SessionStore::new();
        store.record(None, ORDERS, "0:1#10");
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "0:1#10");
        store.record(Some(ORDERS), RID, "1:1#7");
        assert_eq!(store.resolve_all(RID).unwrap(), "0:1#10,1:1#7");
        store.record(None, ORDERS, "0:1#11");
        assert!(store.is_last(ORDERS, "0:1#11") && store.is_last(RID, "0:1#11"));
        assert_eq!(store.resolve_all(RID).unwrap(), "0:1#11,1:1#7");
        // By rid, it is of the rid.
        store.record(None, RID, "0:1#12");
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "0:1#12,1:1#7");

        // Of a collection that was made anew, nothing of the old one is left.
        store.record(None, ORDERS, "2:1#13");
        store.record(Some(ORDERS), "DPZtANew5g0=", "0:1#2");
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "0:1#2");
        assert_eq!(store.resolve_all(RID), None);
        store.clear(ORDERS);
        store.record(None, ORDERS, "0:1#3");
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "0:1#3");
        store.clear(ORDERS);
        let sessions = store.lock();
        assert!(sessions.collections.is_empty() && sessions.rids.is_empty());
    }

    #[test]
    fn what_came_without_a_rid_is_doubtful_until_it_is_dropped() {
        let store = store(&["0:1#10"]);
        store.record(None, RID, "0:1#11");
        assert!(!store.is_doubtful(ORDERS), "all of it was told whose it is");
        store.record(None, ORDERS, "0:1#12");
        store.record(Some(ORDERS), RID, "0:1#13");
        assert!(store.is_doubtful(ORDERS));
        store.clear(ORDERS);
        assert!(!store.is_doubtful(ORDERS), "nothing is left of it");

        store.record(None, ORDERS, "0:1#10");
        assert!(store.is_doubtful(ORDERS));
        store.record(Some(ORDERS), RID, "0:1#2");
        assert!(store.is_doubtful(ORDERS), "it went to whoever named itself first");
        store.record(Some(ORDERS), "DPZtANew5g0=", "0:1#2");
        assert!(!store.is_doubtful(ORDERS), "it went with the one it was taken for");
    }

    #[test]
    fn only_what_is_of_another_collection_is_dropped() {
        let store = store(&["0:1#10"]);
        assert!(!store.keep_only(ORDERS, RID, true), "it is certain");
        store.record(None, ORDERS, "0:1#11");
        assert!(!store.keep_only(ORDERS, RID, false), "nothing speaks against it");
        assert_eq!(store.resolve_all(ORDERS).unwrap(), "0:1#11");
        assert!(store.keep_only(ORDERS, RID, true), "the service does not know of it");
        assert_eq!(store.resolve_all(ORDERS), None);

        store.record(Some(ORDERS), RID, "0:1#10");
        assert!(store.keep_only(ORDERS, "DPZtANew5g0=", false), "it is another by now");
        assert_eq!((store.resolve_all(ORDERS), store.rid(ORDERS)), (None, None));

        store.record(None, ORDERS, "0:1#10");
        assert!(!store.keep_only(ORDERS, RID, false) && store.keep_only(ORDERS, RID, true), "it may be of any");
        assert!(!store.keep_only(ORDERS, RID, true), "there is nothing left");
    }

    #[test]
    fn memory_is_bounded() {
        let store = store(&["0:1"]);
        for rid in 1..MOST_COLLECTIONS {
            store.record(Some(&format!("dbs/a/colls/{rid}")), &rid.to_string(), "0:1");
        }
        // Used last of all, so that another one goes.
        assert!(store.resolve_all(ORDERS).is_some());
        store.record(None, "one more", "0:1");
        assert_eq!(store.lock().collections.len(), MOST_COLLECTIONS);
        assert!(store.resolve_all(ORDERS).is_some() && store.resolve_all("one more").is_some());
        assert!(store.resolve_all("dbs/a/colls/1").is_none() && !store.lock().rids.contains_key("dbs/a/colls/1"));

        for range in 1..=MOST_RANGES {
            store.record(None, RID, &format!("{range}:1"));
        }
        assert_eq!(store.lock().of(RID).unwrap().ranges.len(), MOST_RANGES);
        assert!(store.resolve(RID, "0", NO_PARENTS).is_none() && store.resolve(RID, "1", NO_PARENTS).is_some());
    }
}
