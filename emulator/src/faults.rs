//! The faults that are to happen.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::fault::{About, Fault};
use crate::random;

/// The faults of an emulator. Of several that concern a request, the first that was added happens.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    all: Vec<Added>,
    added: u64,
    /// The next number of the random sequence.
    next: u64,
}

#[derive(Debug)]
struct Added {
    id: u64,
    fault: Fault,
    hits: Arc<AtomicU64>,
}

/// A fault that was added.
#[derive(Debug, Clone)]
pub struct AddedFault {
    faults: Faults,
    id: u64,
    fault: Fault,
    hits: Arc<AtomicU64>,
}

impl Faults {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(Waiting { next: random::mix(seed), ..Waiting::default() })))
    }

    /// Adds a fault.
    pub fn add(&self, fault: Fault) -> AddedFault {
        let hits = Arc::new(AtomicU64::new(0));
        let mut waiting = self.waiting();
        let id = waiting.added;
        waiting.added += 1;
        waiting.all.push(Added { id, fault: fault.clone(), hits: Arc::clone(&hits) });
        AddedFault { faults: self.clone(), id, fault, hits }
    }

    /// Those that were added and not taken away, in their order.
    #[must_use]
    pub fn all(&self) -> Vec<AddedFault> {
        let added = |Added { id, fault, hits }: &Added| {
            let (fault, hits) = (fault.clone(), Arc::clone(hits));
            AddedFault { faults: self.clone(), id: *id, fault, hits }
        };
        self.waiting().all.iter().map(added).collect()
    }

    /// Takes all faults away.
    pub fn clear(&self) {
        self.waiting().all.clear();
    }

    /// What happens to a request: the number of a fault, and the fault.
    pub(crate) fn pick(&self, about: impl FnOnce() -> About) -> Option<(u64, Fault)> {
        if self.waiting().all.is_empty() {
            return None;
        }
        let about = about();
        let mut waiting = self.waiting();
        let Waiting { all, next, .. } = &mut *waiting;
        for added in all {
            let Added { id, fault, hits } = added;
            if !fault.concerns(&about) || fault.times.is_some_and(|times| hits.load(Ordering::Relaxed) >= times) {
                continue;
            }
            if fault.skipped > 0 {
                fault.skipped -= 1;
                continue;
            }
            if fault.share < 1.0 {
                *next = next.wrapping_add(1);
                if random::share(*next) >= fault.share {
                    continue;
                }
            }
            hits.fetch_add(1, Ordering::Relaxed);
            return Some((*id, fault.clone()));
        }
        None
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AddedFault {
    /// Its number: no other fault of the emulator has, or had, the same.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// What it is.
    #[must_use]
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// How often it has happened.
    #[must_use]
    pub fn hits(&self) -> u64 {
        self.hits.load(Ordering::Relaxed)
    }

    /// Takes it away.
    pub fn remove(&self) {
        self.faults.waiting().all.retain(|added| added.id != self.id);
    }
}
