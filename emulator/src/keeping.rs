//! Between the state and what keeps it: changes are handed over in their order, and nobody is answered before they are kept.
//!
//! Who reads may see a change that is not kept yet, whose writer still waits.

use std::io;
use std::path::Path;
use std::sync::{MutexGuard, mpsc};
use std::time::Duration;

use bytes::Bytes;
use cosmosdb_core::service::Effect;
use http::{Request, Response};
use tokio::sync::oneshot;

use crate::error::{Failure, Fault, Outcome};
use crate::handler::Handler;
use crate::seed;
use crate::store::State;

/// An answer that is to be given when what it tells of is kept.
pub(crate) struct Answered {
    pub(crate) response: Response<Bytes>,
    /// `None`: nothing has changed.
    pub(crate) kept: Option<Kept>,
    /// How long it takes until all regions know of it that have to.
    pub(crate) known_in: Duration,
}

/// Tells when a change is kept, or why it is not.
pub(crate) type Kept = oneshot::Receiver<Result<(), String>>;

impl Handler {
    /// Begins with what a seed file says, if nothing was ever kept.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or says something that cannot be.
    pub(crate) fn seed(&self, file: &Path) -> io::Result<()> {
        let mut state = self.state();
        if state.has_changed() {
            return Ok(());
        }
        seed::read(&mut state, self.api(), self.issuer(), self.now(), file)?;
        self.keep_now(state)
    }

    /// Waits until what an answer tells of is kept; the state may be used by others meanwhile.
    pub(crate) async fn settle(&self, request: &Request<Bytes>, answered: Answered) -> Response<Bytes> {
        if !answered.known_in.is_zero() {
            tokio::time::sleep(answered.known_in).await;
        }
        let Some(kept) = answered.kept else { return answered.response };
        match kept.await.unwrap_or_else(|_| Err("the thread that writes has ended".to_owned())) {
            Ok(()) => answered.response,
            Err(why) => self.refuse_unread(request.headers(), &unkept(&why)),
        }
    }

    /// Hands over what has changed in the state, and waits until it is kept.
    ///
    /// # Errors
    ///
    /// It cannot be kept.
    pub(crate) fn keep_now(&self, mut state: MutexGuard<'_, State>) -> io::Result<()> {
        if let Some(why) = self.storage.failure() {
            // The state is read anew before anybody sees what was done to it.
            state.note_changes();
            return Err(io::Error::other(unkept(&why).message));
        }
        let writes = state.take_changes();
        if writes.is_empty() {
            return Ok(());
        }
        let (told, kept) = mpsc::sync_channel(1);
        self.storage.write(writes, Box::new(move |outcome| drop(told.send(outcome))));
        drop(state);
        kept.recv().unwrap_or_else(|error| Err(error.to_string())).map_err(|why| io::Error::other(unkept(&why).message))
    }

    /// Sees to it that nothing is in the state that could not be kept, and that nothing more is changed then.
    pub(crate) fn check_storage(&self, state: &mut State, effect: Effect) -> Outcome<()> {
        let Some(why) = self.storage.failure() else { return Ok(()) };
        if state.notes_changes() {
            let reloaded = state.load(self.api(), self.storage.as_ref());
            if let Err(error) = reloaded {
                state.note_changes();
                return Err(unkept(&format!("{why}. Nor can it be read: {error}")));
            }
        }
        if effect == Effect::Read { Ok(()) } else { Err(unkept(&why)) }
    }

    /// Hands over what has changed, whatever came of the request: documents may have expired. While the state is locked, so that
    /// changes are kept in their order.
    pub(crate) fn keep(&self, state: &mut State) -> Option<Kept> {
        let writes = state.take_changes();
        if writes.is_empty() {
            return None;
        }
        let (told, kept) = oneshot::channel();
        self.storage.write(writes, Box::new(move |outcome| drop(told.send(outcome))));
        Some(kept)
    }
}

fn unkept(why: &str) -> Failure {
    let message = format!("The emulator can keep no change until it is started anew: {why}.");
    Failure::new(Fault::Unavailable, message)
}
