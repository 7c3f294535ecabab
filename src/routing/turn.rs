//! One at a time: how any number of callers share one read.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};

use crate::error::{Error, Result};

type Read<T> = BoxFuture<'static, std::result::Result<Arc<T>, Arc<Error>>>;

/// A read that all wait for who want the same. It is nobody's alone: whoever of them is polled carries it on, so that one who is not, a stream
/// that nobody asks for its next item, keeps no other waiting. When all of them are dropped, it ends.
pub(crate) struct Turn<T>(Mutex<Option<WeakShared<Read<T>>>>);

impl<T> Turn<T> {
    /// What the read that is under way comes to, or a new one.
    pub(crate) async fn share<F>(&self, begin: impl FnOnce() -> F) -> Result<Arc<T>>
    where
        F: Future<Output = Result<Arc<T>>> + Send + 'static,
    {
        self.join(begin).await.map_err(|error| error.again())
    }

    fn join<F>(&self, begin: impl FnOnce() -> F) -> Shared<Read<T>>
    where
        F: Future<Output = Result<Arc<T>>> + Send + 'static,
    {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let running = under_way.as_ref().and_then(WeakShared::upgrade).filter(|read| read.peek().is_none());
        running.unwrap_or_else(|| {
            let read = begin();
            let read: Read<T> = Box::pin(async move { read.await.map_err(Arc::new) });
            let read = read.shared();
            *under_way = read.downgrade();
            read
        })
    }
}

impl<T> Default for Turn<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> fmt::Debug for Turn<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Turn")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;
    use crate::error::ErrorKind;

    fn read(count: &Arc<AtomicUsize>) -> impl Future<Output = Result<Arc<usize>>> + Send + use<> {
        let count = Arc::clone(count);
        async move {
            let number = count.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_secs(1)).await;
            Ok(Arc::new(number))
        }
    }

    #[tokio::test(start_paused = true)]
    async fn all_share_one() {
        let (turn, count) = (Turn::default(), Arc::default());
        let all = futures_util::future::join_all((0..10).map(|_| turn.share(|| read(&count)))).await;
        assert!(all.into_iter().all(|got| *got.unwrap() == 0));
        assert_eq!(*turn.share(|| read(&count)).await.unwrap(), 1, "what is over is over");
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_is_not_polled_keeps_nobody_waiting() {
        let (turn, count) = (Turn::default(), Arc::default());
        let mut idle = Box::pin(turn.share(|| read(&count)));
        assert!(idle.as_mut().now_or_never().is_none());
        let mut other = Box::pin(turn.share(|| read(&count)));
        assert!(other.as_mut().now_or_never().is_none());
        assert_eq!(*tokio::time::timeout(Duration::from_secs(2), turn.share(|| read(&count))).await.unwrap().unwrap(), 0);
        assert_eq!(*idle.await.unwrap(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn what_nobody_waits_for_ends() {
        let (turn, count) = (Turn::default(), Arc::default());
        let mut first = Box::pin(turn.share(|| read(&count)));
        assert!(first.as_mut().now_or_never().is_none());
        drop(first);
        assert_eq!(*turn.share(|| read(&count)).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn a_failure_is_that_of_all() {
        let turn: Turn<()> = Turn::default();
        let fail = || async {
            tokio::task::yield_now().await;
            Err(Error::new(ErrorKind::Connect, "no"))
        };
        let (one, other) = tokio::join!(turn.share(fail), turn.share(fail));
        assert_eq!([one.unwrap_err().kind(), other.unwrap_err().kind()], [ErrorKind::Connect; 2]);
    }
}
