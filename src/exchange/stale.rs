//! What is kept of the account and of collections, and turns out to be out of date.

use std::sync::Arc;

use http::HeaderMap;

use super::Attempts;
use crate::routing::Topology;

impl Attempts<'_> {
    /// Reads the account for the sake of this call, unless the call is about that itself.
    pub(super) async fn refresh_account(&self, seen: Option<&Arc<Topology>>) {
        if !self.request.is_about_account() {
            self.pipeline.refresh_account(seen).await;
        }
    }

    /// Forgets the collection and its session: it is no more.
    pub(super) fn forget_collection(&self) {
        let inner = self.pipeline.inner();
        let Some(path) = self.request.collection_path() else { return };
        inner.collections.forget(path);
        if let (Some(session), Some(key)) = (&inner.session, self.request.session_key()) {
            session.clear(key);
        }
    }

    pub(super) fn forget_ranges(&self) {
        if let Some(kept) = self.request.collection_path().and_then(|path| self.pipeline.inner().collections.get(path)) {
            kept.forget_ranges();
        }
    }

    /// Whether the collection of this name is another than it was: then what is kept of the old one is forgotten. So is what may be of
    /// another, if that is in doubt.
    pub(super) async fn is_recreated(&self, in_doubt: bool) -> bool {
        let inner = self.pipeline.inner();
        let address = self.request.address().ancestor(self.pipeline.known().collection_depth());
        let Some(address) = address.filter(|_| !self.request.is_internal()) else { return false };
        let kept = inner.collections.get(address.path()).and_then(|kept| Some(kept.collection()?.rid.clone()));
        let seen = inner.session.as_ref().and_then(|session| session.rid(address.path()));
        // What came without a rid may be of any collection that ever had the name.
        let session = inner.session.as_ref().filter(|_| !address.is_rid());
        let is_doubtful = || in_doubt && session.is_some_and(|session| session.is_doubtful(address.path()));
        if kept.is_none() && seen.is_none() && !is_doubtful() {
            return false;
        }
        inner.collections.forget(address.path());
        let Ok(now) = self.pipeline.collection(&address).await else { return false };
        let dropped = session.is_some_and(|session| session.keep_only(address.path(), &now.rid, in_doubt));
        dropped || [kept, seen].into_iter().flatten().any(|rid| rid != now.rid)
    }

    /// Whether the request names a partition key range.
    pub(super) fn names_range(&self) -> bool {
        let known = self.pipeline.known();
        let headers: &HeaderMap = self.request.headers();
        known.text(headers, known.partition_key_range_id.as_ref()).is_some()
    }
}
