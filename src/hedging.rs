//! Hedging: asking a second region when the first one takes long.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use tokio::time::Instant;

use crate::exchange::{Attempts, End, Ended};
use crate::routing::Endpoint;

/// When reads are sent to a second region as well: it is off unless a client, or a call, is given this.
///
/// The first answer that settles the matter counts, and the other request is given up. It costs the request units of both. Only reads
/// of documents, scripts' results excluded, are hedged, and only where the account has a second region to read from.
///
/// ```
/// use std::time::Duration;
/// use cosmosdb_core::Hedging;
///
/// let hedging = Hedging::after(Duration::from_millis(500)).step(Duration::from_millis(250));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hedging {
    pub(crate) threshold: Duration,
    pub(crate) step: Option<Duration>,
}

impl Hedging {
    /// Asks a second region when the first has not answered after this time.
    #[must_use]
    pub fn after(threshold: Duration) -> Self {
        Self { threshold, step: None }
    }

    /// Asks one more region whenever so much more time has passed. Default: it stays with two.
    #[must_use]
    pub fn step(mut self, step: Duration) -> Self {
        self.step = Some(step);
        self
    }
}

/// Runs a call in one region after the other, each beside the others, until one of them ends in a way that settles the matter.
pub(crate) async fn hedge(call: &Attempts<'_>, hedging: Hedging, endpoints: &[Endpoint]) -> Ended {
    let most = if hedging.step.is_some() { endpoints.len() } else { 2 };
    let mut arms: Vec<Pin<Box<dyn Future<Output = Ended> + Send + '_>>> = Vec::with_capacity(most);
    let mut pause = pin!(tokio::time::sleep(hedging.threshold));
    // Each arm keeps to a region of its own.
    let begin = |at: usize| -> Pin<Box<dyn Future<Output = Ended> + Send + '_>> {
        Box::pin(async move {
            let others: Vec<Endpoint> =
                endpoints.iter().take(most).enumerate().filter(|(other, _)| *other != at).map(|(_, it)| it.clone()).collect();
            call.run(&others, at > 0).await
        })
    };
    arms.push(begin(0));
    let mut begun = 1;
    poll_fn(|cx| {
        loop {
            let mut unsettled = None;
            let mut at = 0;
            while let Some(arm) = arms.get_mut(at) {
                match arm.as_mut().poll(cx) {
                    Poll::Pending => at += 1,
                    Poll::Ready(ended) if settles(&ended) => return Poll::Ready(ended),
                    Poll::Ready(ended) => {
                        drop(arms.swap_remove(at));
                        unsettled = Some(ended);
                    }
                }
            }
            let next_is_due = begun < most && (pause.as_mut().poll(cx).is_ready() || arms.is_empty());
            match unsettled {
                Some(ended) if arms.is_empty() && !next_is_due => return Poll::Ready(ended),
                _ if !next_is_due => return Poll::Pending,
                _ => {}
            }
            arms.push(begin(begun));
            begun += 1;
            // A pause beyond what the clock can count does not end.
            match hedging.step.map(|step| Instant::now().checked_add(step)) {
                Some(Some(due)) => pause.as_mut().reset(due),
                Some(None) => begun = most,
                None => {}
            }
        }
    })
    .await
}

/// Whether another region would hardly say anything else.
fn settles(ended: &Ended) -> bool {
    match ended {
        Ok(_) | Err(End::Error(_) | End::OutOfTime) => true,
        Err(End::Failed { failed, .. }) => failed.is_final(),
    }
}
