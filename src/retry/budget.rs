//! What all calls of a client share of retries, so that a service in trouble is not flooded by them.

use std::sync::atomic::{AtomicU32, Ordering};

/// What a retry costs, in successes.
const PRICE: u32 = 5;
/// What a client starts with: a hundred retries in a row, and one for every five successes from then on.
const FULL: u32 = 100 * PRICE;

/// A bucket of tokens: a retry that nobody asked for takes some, a success puts one back. Where the service itself asks to come again,
/// by `x-ms-retry-after-ms`, nothing is taken.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl Budget {
    /// Takes what a retry costs; `false` if that is not there.
    pub(crate) fn take(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| tokens.checked_sub(PRICE)).is_ok()
    }

    /// Puts back what a success earns.
    pub(crate) fn earn(&self) {
        // Mostly it is full, and then many threads only read.
        if self.0.load(Ordering::Relaxed) < FULL {
            let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| Some((tokens + 1).min(FULL)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_retries_and_then_one_for_five_successes() {
        let budget = Budget::default();
        assert_eq!((0..1000).filter(|_| budget.take()).count(), 100);
        (0..4).for_each(|_| budget.earn());
        assert!(!budget.take());
        budget.earn();
        assert!(budget.take());
        (0..10_000).for_each(|_| budget.earn());
        assert_eq!((0..1000).filter(|_| budget.take()).count(), 100);
    }
}
