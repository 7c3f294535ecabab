//! Where the emulator's state is kept, if it is: the state itself lives in memory, and what changes in it is handed over here.
//!
//! A storage knows nothing of resources. It holds keys with values, in the order of the keys, and takes batches of changes: each
//! wholly or not at all, in the order in which they come.

#[cfg(feature = "durable")]
mod file;

use std::fmt;
use std::io;

#[cfg(feature = "durable")]
pub(crate) use file::File;

/// A change of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Write {
    /// This key has this value from now on.
    Put(Vec<u8>, Vec<u8>),
    /// Nothing whose key begins like this is there any more.
    Remove(Vec<u8>),
    /// Nothing whose key is one of these, or between them, is there any more.
    RemoveBetween(Vec<u8>, Vec<u8>),
}

/// What is told when a batch has been committed; or why it was not.
pub(crate) type Done = Box<dyn FnOnce(Result<(), String>) + Send>;

/// Takes keys and values, one after another.
pub(crate) type Each<'e> = dyn FnMut(&[u8], &[u8]) -> io::Result<()> + 'e;

/// Something that keeps a state, or does not.
pub(crate) trait Storage: fmt::Debug + Send + Sync {
    /// Whether anything is kept at all.
    fn is_durable(&self) -> bool;

    /// Tells everything that was committed, in the order of the keys.
    ///
    /// # Errors
    ///
    /// It cannot be read; or whoever is told does not understand it.
    fn read(&self, each: &mut Each<'_>) -> io::Result<()>;

    /// Takes a batch, and does not wait until it is committed.
    fn write(&self, batch: Vec<Write>, done: Done);

    /// Why nothing more is committed, if that is so.
    fn failure(&self) -> Option<String>;
}

/// Keeps nothing.
#[derive(Debug)]
pub(crate) struct Memory;

impl Storage for Memory {
    fn is_durable(&self) -> bool {
        false
    }

    fn read(&self, _: &mut Each<'_>) -> io::Result<()> {
        Ok(())
    }

    fn write(&self, _: Vec<Write>, done: Done) {
        done(Ok(()));
    }

    fn failure(&self) -> Option<String> {
        None
    }
}
