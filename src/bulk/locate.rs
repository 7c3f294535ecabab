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

/// Finds them; anew if `stale` turned out to be out of date, `moves` times in a row.
pub(crate) fn locate(call: &Call, stale: Option<&Located>, moves: u32) -> Locating {
    let (pipeline, address, check) = (call.pipeline().clone(), call.collection_address(), call.check_arguments());
    let stale = stale.map(|stale| Arc::clone(&stale.map));
    Box::pin(async move {
        check?;
        let address = address.ok_or_else(|| Error::input("the operation is not in a collection"))?;
        if moves > 1 {
            // A split may take a moment: who comes back waits first.
            tokio::time::sleep(Duration::from_millis(20) * 2_u32.pow(moves.min(7))).await;
        }
        let collection = pipeline.collection(&address).await?;
        let map = pipeline.ranges_after(&address, stale.as_ref()).await?;
        Ok(Located { collection, map })
    })
}
