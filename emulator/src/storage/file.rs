//! A storage in one file, a database of redb.
//!
//! One thread writes. It takes all batches that wait for it and commits them in one transaction: while one is on its way to the disk,
//! the next gathers, so that many requests share what a commit costs. When a commit has failed, nothing more is committed: what is
//! wrong with the disk somebody has to look at.

use std::error::Error;
use std::fs::OpenOptions;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{self, JoinHandle};

use redb::backends::FileBackend;
use redb::{Builder, Database, DatabaseError, ReadableTable, StorageBackend, StorageError, TableDefinition, TableHandle};

use super::{Done, Each, Storage, Write};

/// Everything.
const RECORDS: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("records");
/// What the file is.
const ABOUT: TableDefinition<'_, &str, u64> = TableDefinition::new("cosmosdb-emulator");
/// The key in it under which the version of the format is.
const FORMAT: &str = "format";
/// The version that is written, and the only one that is read.
const VERSION: u64 = 2;
/// How much of the file is held in memory: little, for the state is there anyway.
const CACHE: usize = 16 << 20;

/// A storage in a file. When it is dropped, everything that it was handed has been committed, and the file is closed.
#[derive(Debug)]
pub(crate) struct File {
    shared: Arc<Shared>,
    queue: Option<Sender<(Vec<Write>, Done)>>,
    writer: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    path: PathBuf,
    syncs: bool,
    /// `None` when it was closed, because it failed.
    database: Mutex<Option<Database>>,
    failure: OnceLock<String>,
}

impl File {
    /// Opens a file, or makes it. If it `syncs`, what is committed outlives the machine, and otherwise the process.
    ///
    /// # Errors
    ///
    /// Another process has the file, it is something else, or it cannot be read and written.
    pub(crate) fn open(path: &Path, syncs: bool) -> io::Result<Self> {
        let database = caught(|| open(path, syncs)).unwrap_or_else(|| Err(damaged(path)))?;
        let (path, database) = (path.to_owned(), Mutex::new(Some(database)));
        let shared = Arc::new(Shared { path, syncs, database, failure: OnceLock::new() });
        let (queue, batches) = channel();
        let its_own = Arc::clone(&shared);
        let writer = thread::Builder::new().name("storage".to_owned()).spawn(move || its_own.write(&batches))?;
        Ok(Self { shared, queue: Some(queue), writer: Some(writer) })
    }
}

impl Storage for File {
    fn is_durable(&self) -> bool {
        true
    }

    fn read(&self, each: &mut Each<'_>) -> io::Result<()> {
        let (path, mut database) = (&self.shared.path, self.shared.database());
        let all = caught(|| {
            let open = match database.take() {
                Some(open) => open,
                None => open(path, self.shared.syncs)?,
            };
            read(database.insert(open), each).map_err(|error| about(path, error))
        });
        all.unwrap_or_else(|| Err(damaged(path)))
    }

    fn write(&self, batch: Vec<Write>, done: Done) {
        let Some(queue) = &self.queue else { return };
        if let Err(unsent) = queue.send((batch, done)) {
            let (_, done) = unsent.0;
            done(Err(self.shared.failure.get_or_init(|| "the thread that writes has ended".to_owned()).clone()));
        }
    }

    fn failure(&self) -> Option<String> {
        self.shared.failure.get().cloned()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

impl Shared {
    fn database(&self) -> MutexGuard<'_, Option<Database>> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Commits whatever waits, until nobody is left to bring anything.
    fn write(&self, batches: &Receiver<(Vec<Write>, Done)>) {
        while let Ok(first) = batches.recv() {
            let (group, waiting): (Vec<_>, Vec<_>) = std::iter::once(first).chain(batches.try_iter()).unzip();
            let outcome = match self.failure.get() {
                Some(failure) => Err(failure.clone()),
                None => self.commit(&group),
            };
            waiting.into_iter().for_each(|done: Done| done(outcome.clone()));
        }
    }

    fn commit(&self, group: &[Vec<Write>]) -> Result<(), String> {
        let mut database = self.database();
        let outcome = match database.as_ref() {
            Some(database) => caught(|| commit(database, group)),
            None => None,
        };
        let why = match outcome {
            Some(Ok(())) => return Ok(()),
            Some(Err(error)) => format!("{} cannot be written: {error}", self.path.display()),
            None => damaged(&self.path).to_string(),
        };
        let why = self.failure.get_or_init(|| why).clone();
        // It is opened anew by whoever wants to read what is in it.
        let _ = caught(|| drop(database.take()));
        Err(why)
    }
}

fn commit(database: &Database, group: &[Vec<Write>]) -> Result<(), Box<dyn Error>> {
    let transaction = database.begin_write()?;
    {
        let mut records = transaction.open_table(RECORDS)?;
        for write in group.iter().flatten() {
            match write {
                Write::Put(key, value) => drop(records.insert(key.as_slice(), value.as_slice())?),
                Write::Remove(front) => match after(front) {
                    Some(end) => records.retain_in(front.as_slice()..end.as_slice(), |_, _| false)?,
                    None => records.retain_in(front.as_slice().., |_, _| false)?,
                },
                Write::RemoveBetween(first, last) => records.retain_in(first.as_slice()..=last.as_slice(), |_, _| false)?,
            }
        }
    }
    transaction.commit()?;
    Ok(())
}

fn read(database: &Database, each: &mut Each<'_>) -> io::Result<()> {
    let transaction = database.begin_read().map_err(other)?;
    let records = transaction.open_table(RECORDS).map_err(other)?;
    for record in records.iter().map_err(other)? {
        let (key, value) = record.map_err(other)?;
        each(key.value(), value.value())?;
    }
    Ok(())
}

/// What comes after everything that begins like this.
fn after(front: &[u8]) -> Option<Vec<u8>> {
    let at = front.iter().rposition(|byte| *byte != u8::MAX)?;
    let mut end = front.get(..=at)?.to_vec();
    if let Some(last) = end.last_mut() {
        *last += 1;
    }
    Some(end)
}

// ---- opening -------------------------------------------------------------------------------------------------------

fn open(path: &Path, syncs: bool) -> io::Result<Database> {
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    let file = file.map_err(|error| about(path, error))?;
    let backend = FileBackend::new(file).map_err(|error| unopened(path, error))?;
    let builder = &mut Builder::new();
    builder.set_cache_size(CACHE).create_with_file_format_v3(true);
    let database = builder.create_with_backend(Disk { file: backend, syncs }).map_err(|error| unopened(path, error))?;
    // It is new, or whoever made it was killed before it was begun.
    if is_empty(&database) {
        begin(&database).map_err(|error| refused(path, &format!("cannot be written: {error}")))?;
    }
    match version(&database) {
        Some(VERSION) => Ok(database),
        Some(other) => Err(refused(path, &format!("is in format {other}, and this emulator reads format {VERSION} only"))),
        None => Err(refused(path, "is a database, but none of the emulator's")),
    }
}

fn is_empty(database: &Database) -> bool {
    let tables = database.begin_read().ok().and_then(|transaction| Some(transaction.list_tables().ok()?.count()));
    tables == Some(0)
}

fn begin(database: &Database) -> Result<(), Box<dyn Error>> {
    let transaction = database.begin_write()?;
    transaction.open_table(ABOUT)?.insert(FORMAT, VERSION)?;
    transaction.open_table(RECORDS)?;
    transaction.commit()?;
    Ok(())
}

/// The version of the format, if the file is one of the emulator's.
fn version(database: &Database) -> Option<u64> {
    let transaction = database.begin_read().ok()?;
    let is_ours = transaction.list_tables().ok()?.any(|table| table.name() == ABOUT.name());
    let about = transaction.open_table(ABOUT).ok().filter(|_| is_ours)?;
    about.get(FORMAT).ok()?.map(|version| version.value())
}

fn unopened(path: &Path, error: DatabaseError) -> io::Error {
    match error {
        DatabaseError::DatabaseAlreadyOpen => {
            let message = format!("{} is in use by another emulator", path.display());
            io::Error::new(io::ErrorKind::ResourceBusy, message)
        }
        DatabaseError::Storage(StorageError::Io(error)) if error.kind() == io::ErrorKind::InvalidData => {
            refused(path, "is no file of the emulator's")
        }
        DatabaseError::Storage(StorageError::Corrupted(why)) => refused(path, &format!("is damaged: {why}")),
        DatabaseError::Storage(StorageError::Io(error)) => about(path, error),
        error => refused(path, &format!("cannot be opened: {error}")),
    }
}

/// What comes of it; `None`: the database stumbled over what is in the file, which it does where it does not look first.
fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn damaged(path: &Path) -> io::Error {
    refused(path, "is damaged")
}

fn refused(path: &Path, why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{} {why}", path.display()))
}

/// The same error, with the name of the file.
fn about(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn other(error: impl Into<redb::Error>) -> io::Error {
    match error.into() {
        redb::Error::Io(error) => error,
        error => io::Error::new(io::ErrorKind::InvalidData, error),
    }
}

/// A file whose changes reach the disk when they are to, or when the system likes.
#[derive(Debug)]
struct Disk {
    file: FileBackend,
    syncs: bool,
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }

    fn read(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        self.file.read(offset, length)
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        self.file.set_len(length)
    }

    fn sync_data(&self, eventual: bool) -> io::Result<()> {
        if self.syncs { self.file.sync_data(eventual) } else { Ok(()) }
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.file.write(offset, data)
    }
}
