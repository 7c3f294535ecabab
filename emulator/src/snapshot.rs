//! Snapshots and forks of an emulator, so that many tests begin with the same data.

use std::io;
use std::sync::{Arc, Weak};

use crate::Emulator;
use crate::builder;
use crate::seed;
use crate::store::Copy;

/// Everything that an emulator held at some moment: see [`Emulator::snapshot`].
#[derive(Debug, Clone)]
pub struct Snapshot(Arc<Copy>);

impl Emulator {
    /// Takes a snapshot of everything in it.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let emulator = cosmosdb_emulator::Emulator::in_process()?;
    /// let client = cosmosdb::Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()?;
    /// client.create_database("shop").await?;
    /// let snapshot = emulator.snapshot();
    /// client.delete_database("shop").await?;
    /// emulator.restore(&snapshot)?;
    /// client.read_database("shop").await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot(Arc::new(self.handler.state().copy()))
    }

    /// Goes back to a snapshot, of this emulator or another one. Sessions of clients that have seen more are not available any more,
    /// until as much has been written again.
    ///
    /// # Errors
    ///
    /// It is to be kept, and cannot be.
    pub fn restore(&self, snapshot: &Snapshot) -> io::Result<()> {
        let mut state = self.handler.state();
        state.go_back(self.handler.api(), &snapshot.0);
        self.handler.keep_now(state)
    }

    /// Writes everything as a [seed file](crate::EmulatorBuilder::seed_file): what was written can be begun with elsewhere. Rids, entity
    /// tags and times are not written, nor what only the service makes: changes, sessions, splits; of an attachment with raw media,
    /// its name, its type and the media.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn export(&self, mut to: impl io::Write) -> io::Result<()> {
        // A copy, so that nobody has to wait for a slow writer.
        let state = self.handler.state().fork();
        seed::write(&state, self.handler.api(), &mut to)
    }

    /// Makes another emulator with the same settings and the same data, in-process and in memory. What is written in one of them, the
    /// other does not see. Nothing goes wrong in the new one, whatever faults this one has.
    ///
    /// # Errors
    ///
    /// There are not enough ports for its regions to seem to listen at.
    pub fn fork(&self) -> io::Result<Emulator> {
        let ports = builder::usual_ports(self.ports.len())?;
        let handler = Arc::new(self.handler.fork());
        let (key, servers) = (self.key.clone(), Weak::new());
        let fork = Emulator { handler, key, host: self.host, ports, servers, running: None, tls: None, admin: None };
        fork.listen();
        Ok(fork)
    }
}
