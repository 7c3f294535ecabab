//! When something may be sent that may not be yet, and when time is up.

use std::cmp::Reverse;
use std::task::Context;

use futures_util::stream::FuturesUnordered;
use tokio::time::Instant;

use super::Engine;
use crate::bulk::item::Item;
use crate::bulk::lane::Lane;
use crate::error::{Error, ErrorKind};
use crate::failed::UNCLEAR;
use crate::service::Effect;

impl Engine {
    /// Whether something may be sent now that might not be before. If not, the task is woken when it may.
    pub(super) fn is_woken(&mut self, cx: &mut Context<'_>, now: Instant) -> bool {
        while self.wakes.peek().is_some_and(|Reverse(at)| *at <= now) {
            self.wakes.pop();
        }
        let next = self.wakes.peek().map(|Reverse(at)| *at);
        let Some(next) = next.into_iter().chain(self.deadline).min() else {
            self.alarm = None;
            return false;
        };
        match &mut self.alarm {
            Some(alarm) if alarm.deadline() == next => {}
            Some(alarm) => alarm.as_mut().reset(next),
            none => *none = Some(Box::pin(tokio::time::sleep_until(next))),
        }
        self.alarm.as_mut().is_some_and(|alarm| alarm.as_mut().poll(cx).is_ready())
    }

    /// Time is up: what has no result gets none.
    pub(super) fn give_up(&mut self) {
        let limit = self.timeout.unwrap_or_default();
        let operation = self.call.operation();
        self.flights = FuturesUnordered::new();
        self.locating = None;
        let sent = std::mem::take(&mut self.sent).into_values().flat_map(|sent| sent.items);
        let doubted = std::mem::take(&mut self.doubted).into_iter().chain(std::mem::take(&mut self.asked));
        for (item, error) in doubted.collect::<Vec<_>>() {
            self.finish(item, Err(error));
        }
        let mut items: Vec<Item> = sent.collect();
        for item in &mut items {
            item.unclear = item.effect != Effect::Read;
        }
        items.append(&mut self.lost);
        items.extend(self.lanes.values_mut().flat_map(Lane::drain));
        items.sort_unstable_by_key(|item| item.index);
        for item in items {
            let message = match &item.last {
                Some(last) => format!("no success within {limit:?}; the last attempt that ended: {last}"),
                None => format!("no result within {limit:?}"),
            };
            let note = item.unclear.then(|| UNCLEAR.to_owned());
            self.finish(item, Err(Error::new(ErrorKind::Timeout, message).with_note(note).of(operation)));
        }
        let message = format!("not sent within {limit:?}");
        self.over = Some(Error::new(ErrorKind::Timeout, message).of(operation));
    }
}
