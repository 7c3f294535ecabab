//! Where operations go: the ranges of the collection, read anew when one of them is gone.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::error::{Error, Result};
use crate::operation::Call;
use crate::routing::Collection;
use crate::routing::ranges::RoutingMap;

/// A collection and its ranges.
#[derive(Clone)]
pub(crate) struct Located {
    pub(crate) collection: Arc<Collection>,
    pub(crate) map: Arc<RoutingMap>,
}

pub(crate) type Locating = Pin<Box<dyn Future<Output = Result<Located>> + Send>>;

/// What is out of date.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Stale {
    /// The ranges.
    Ranges,
    /// The collection itself may be another of the same name.
    Collection,
}

/// Finds them; anew if what is `known` turned out to be out of date, `moves` times in a row.
pub(crate) fn locate(call: &Call, known: Option<(&Located, Stale)>, moves: u32) -> Locating {
    let (pipeline, address, check) = (call.pipeline().clone(), call.collection_address(), call.check_arguments());
    let known = known.map(|(known, stale)| (known.clone(), stale));
    Box::pin(async move {
        check?;
        let address = address.ok_or_else(|| Error::input("the operation is not in a collection"))?;
        if moves > 1 {
            // A split may take a moment: who comes back waits first.
            tokio::time::sleep(Duration::from_millis(20) * 2_u32.pow(moves.min(7))).await;
        }
        let mut ranges = known.as_ref().map(|(known, _)| &known.map);
        if let Some((known, Stale::Collection)) = &known {
            let inner = pipeline.inner();
            inner.collections.forget(address.path());
            let now = pipeline.collection(&address).await?;
            if now.rid != known.collection.rid {
                ranges = None;
            }
            if let Some(session) = inner.session.as_ref().filter(|_| !address.is_rid()) {
                session.keep_only(address.path(), &now.rid, false);
            }
        }
        let collection = pipeline.collection(&address).await?;
        let map = pipeline.ranges_after(&address, ranges).await?;
        Ok(Located { collection, map })
    })
}
