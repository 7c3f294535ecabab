//! What an application is told of every call, for its metrics.

use std::fmt;
use std::time::Duration;

use crate::diagnostics::Diagnostics;
use crate::error::Error;
use crate::response::Meta;
use crate::service::Operation;

/// Is told of every call of a client when it ends. It is called on the caller's task, so it must not block.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use cosmosdb_core::{Finished, Observer};
///
/// /// Adds up what calls cost, in thousandths of a request unit.
/// #[derive(Default)]
/// struct Cost(AtomicU64);
///
/// impl Observer for Cost {
///     fn finished(&self, call: &Finished<'_>) {
///         self.0.fetch_add((call.diagnostics.total_charge() * 1000.0) as u64, Ordering::Relaxed);
///     }
/// }
/// ```
pub trait Observer: Send + Sync + 'static {
    /// A call has ended.
    fn finished(&self, call: &Finished<'_>);
}

/// A call that has ended.
#[non_exhaustive]
pub struct Finished<'a> {
    /// The operation.
    pub operation: &'static Operation,
    /// The database, by id or by rid, if the operation is in one.
    pub database: Option<&'a str>,
    /// The collection, by id or by rid, if the operation is in one.
    pub collection: Option<&'a str>,
    /// What the headers of the answer say, or the error.
    pub outcome: Result<&'a Meta, &'a Error>,
    /// Each attempt.
    pub diagnostics: &'a Diagnostics,
    /// How long the call took, waits included.
    pub elapsed: Duration,
    /// The bytes of the request's body.
    pub request_bytes: usize,
    /// The bytes of the answer's body.
    pub response_bytes: usize,
}

impl fmt::Debug for Finished<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finished")
            .field("operation", &self.operation.name)
            .field("database", &self.database)
            .field("collection", &self.collection)
            .field("outcome", &self.outcome)
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}
