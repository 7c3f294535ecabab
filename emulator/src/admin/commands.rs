//! What the admin endpoint does.

use std::sync::PoisonError;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::Admin;
use super::reply::{Refusal, Reply, read};
use crate::clock::{self, Clock};
use crate::regions::RegionChange;
use crate::{AddedFault, Fault};

type Outcome = Result<Reply, Refusal>;

// ---- health --------------------------------------------------------------------------------------------------------

impl Admin {
    pub(super) fn health(&self) -> Reply {
        let failure = self.emulator.handler.storage.failure();
        let uptime = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut health = json!({
            "status": if failure.is_none() { "ready" } else { "failed" },
            "version": env!("CARGO_PKG_VERSION"),
            "uptime_ms": uptime,
            "endpoint": self.emulator.endpoint(),
        });
        let Some(why) = failure else { return Reply::ok(health) };
        if let Some(health) = health.as_object_mut() {
            health.insert("reason".to_owned(), format!("changes cannot be kept: {why}").into());
        }
        Reply::json(503, health)
    }

    pub(super) fn requests(&self) -> Reply {
        let requests = self.emulator.requests();
        let count = |(operation, region, count): (&str, &str, u64)| {
            // What was for no operation has none.
            let operation = Some(operation).filter(|name| !name.is_empty());
            json!({"operation": operation, "region": region, "count": count})
        };
        Reply::ok(requests.iter().map(count).collect())
    }
}

// ---- faults --------------------------------------------------------------------------------------------------------

impl Admin {
    pub(super) fn faults(&self) -> Reply {
        Reply::ok(self.emulator.faults().all().iter().map(shown).collect())
    }

    pub(super) fn add_fault(&self, body: &[u8]) -> Outcome {
        let fault: Fault = read(body)?;
        let handler = &self.emulator.handler;
        fault.check(handler.api(), &handler.state().regions).map_err(Refusal::wrong)?;
        Ok(Reply::json(201, shown(&self.emulator.faults().add(fault))))
    }

    pub(super) fn clear_faults(&self) -> Reply {
        self.emulator.faults().clear();
        Reply::empty()
    }

    pub(super) fn fault(&self, id: &str) -> Outcome {
        Ok(Reply::ok(shown(&self.find_fault(id)?)))
    }

    pub(super) fn remove_fault(&self, id: &str) -> Outcome {
        self.find_fault(id)?.remove();
        Ok(Reply::empty())
    }

    fn find_fault(&self, id: &str) -> Result<AddedFault, Refusal> {
        let found = self.emulator.faults().all().into_iter().find(|added| added.id().to_string() == id);
        found.ok_or_else(|| Refusal::new(404, format!("there is no fault {id}: GET /faults lists what there is")))
    }
}

fn shown(added: &AddedFault) -> Value {
    json!({"id": added.id(), "hits": added.hits(), "fault": added.fault()})
}

// ---- time ----------------------------------------------------------------------------------------------------------

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Movement {
    now: Option<String>,
    advance_ms: Option<u64>,
    frozen: Option<bool>,
}

impl Admin {
    pub(super) fn clock(&self) -> Reply {
        let clock = self.emulator.clock();
        Reply::ok(json!({"now": clock::text(clock.now()), "frozen": clock.is_frozen()}))
    }

    pub(super) fn move_clock(&self, body: &[u8]) -> Outcome {
        let movement: Movement = read(body)?;
        let time = movement.now.as_deref().map(Clock::parse).transpose()?;
        let clock = self.emulator.clock();
        match movement.frozen {
            Some(true) => clock.freeze(),
            Some(false) => clock.resume(),
            None => {}
        }
        if let Some(time) = time {
            clock.set(time);
        }
        clock.advance(Duration::from_millis(movement.advance_ms.unwrap_or(0)));
        Ok(self.clock())
    }
}

// ---- regions and partitions ----------------------------------------------------------------------------------------

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    online: Option<bool>,
    lag_ms: Option<Lag>,
    removed: Option<bool>,
    takes_writes: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a lag is a number of milliseconds, or \"forever\"")]
enum Lag {
    Of(u64),
    Forever(Forever),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Forever {
    Forever,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Split {
    collection: String,
    range: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Merge {
    collection: String,
    ranges: [String; 2],
}

impl Admin {
    pub(super) fn regions(&self) -> Reply {
        let state = self.emulator.handler.state();
        let all = (0..state.regions.len()).map(|region| {
            let lag = Some(state.regions.lag(region)).filter(|lag| *lag < u64::MAX);
            json!({
                "name": state.regions.name(region),
                "endpoint": self.emulator.endpoint_at(state.regions.port(region)),
                "takes_writes": region == state.regions.write_region(),
                "online": !state.regions.is_offline(region),
                "removed": state.regions.is_removed(region),
                "lag_ms": lag.map_or("forever".into(), Value::from),
            })
        });
        Reply::ok(all.collect())
    }

    /// Changes a region altogether, or not at all. It may wait: not for the executor.
    pub(super) fn change_region(&self, name: &str, body: &[u8]) -> Outcome {
        let wanted: Wanted = read(body)?;
        if self.emulator.handler.state().regions.find(name).is_err() {
            return Err(Refusal::new(404, format!("the account has no region {name}: GET /regions lists what it has")));
        }
        if wanted.takes_writes == Some(false) {
            return Err(Refusal::wrong("a region takes the writes until another does: give that one \"takes_writes\": true"));
        }
        let lag = wanted.lag_ms.map(|lag| match lag {
            Lag::Of(milliseconds) => Duration::from_millis(milliseconds),
            Lag::Forever(Forever::Forever) => Duration::MAX,
        });
        let change =
            RegionChange { lag, removed: wanted.removed, takes_writes: wanted.takes_writes == Some(true), online: wanted.online };
        tokio::runtime::Handle::current().block_on(self.emulator.change_region(name, &change))?;
        Ok(self.regions())
    }

    pub(super) fn split(&self, body: &[u8]) -> Outcome {
        let Split { collection, range } = read(body)?;
        Ok(Reply::ok(json!({"ranges": self.emulator.split(&collection, &range)?})))
    }

    pub(super) fn merge(&self, body: &[u8]) -> Outcome {
        let Merge { collection, ranges: [one, other] } = read(body)?;
        Ok(Reply::ok(json!({"range": self.emulator.merge(&collection, &one, &other)?})))
    }
}

// ---- snapshots -----------------------------------------------------------------------------------------------------

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Restore {
    snapshot: String,
}

impl Admin {
    pub(super) fn snapshots(&self) -> Reply {
        let snapshots = self.snapshots.lock().unwrap_or_else(PoisonError::into_inner);
        Reply::ok(snapshots.keys().cloned().collect())
    }

    pub(super) fn take_snapshot(&self, name: &str) -> Reply {
        let snapshot = self.emulator.snapshot();
        self.snapshots.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), snapshot);
        Reply::json(201, json!({"snapshot": name}))
    }

    pub(super) fn forget_snapshot(&self, name: &str) -> Outcome {
        let forgotten = self.snapshots.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        forgotten.map(|_| Reply::empty()).ok_or_else(|| no_snapshot(name))
    }

    pub(super) fn restore(&self, body: &[u8]) -> Outcome {
        let Restore { snapshot: name } = read(body)?;
        let snapshot = self.snapshots.lock().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
        self.emulator.restore(&snapshot.ok_or_else(|| no_snapshot(&name))?)?;
        Ok(Reply::ok(json!({"snapshot": name})))
    }

    pub(super) fn export(&self) -> Outcome {
        let mut lines = Vec::new();
        self.emulator.export(&mut lines)?;
        Ok(Reply::lines(lines))
    }
}

fn no_snapshot(name: &str) -> Refusal {
    Refusal::new(404, format!("there is no snapshot {name}: GET /snapshots lists what there is"))
}
