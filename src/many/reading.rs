//! The groups on their way: so many requests at once, until every document is read or missing.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::future::{Either, select};
use futures_util::stream::FuturesUnordered;

use super::answer::{is_about_document, is_gone};
use super::group::Group;
use super::{ReadMany, ReadManyResults};
use crate::bulk::{Locating, Stale, locate};
use crate::error::{Error, Result};
use crate::operation::Call;
use crate::options::CallOptions;
use crate::partition_key::PartitionKey;
use crate::service;

/// How often in a row the range of a group may be gone.
const MOST_MOVES: u32 = 10;

/// How the documents are asked for.
pub(super) struct Reading<'a> {
    pub(super) of: &'a ReadMany,
    pub(super) feed: Call,
}

impl Reading<'_> {
    pub(super) fn wanted(&self, place: usize) -> Result<&(PartitionKey, String)> {
        self.of.wanted.get(place).ok_or_else(|| Error::input("there is no such place"))
    }
}

impl ReadMany {
    pub(super) async fn read(self, query: &'static service::Operation) -> Result<ReadManyResults> {
        let mut results = ReadManyResults { documents: vec![None; self.wanted.len()], request_charge: 0.0, requests: 0 };
        if self.wanted.is_empty() {
            return Ok(results);
        }
        let reading = Reading { feed: self.set(Call::feed(&self.handle, query)), of: &self };
        let mut located = locate(&reading.feed, None, 0).await?;
        let all = (0..self.wanted.len()).collect();
        let mut waiting: VecDeque<Group> = reading.groups(&located, all, 0)?.into();
        let mut flights = FuturesUnordered::new();
        // The ranges are looked for beside what is on its way: a request that nobody polls may hold what others need.
        let (mut locating, mut lost): (Option<Locating>, Vec<Group>) = (None, Vec::new());
        loop {
            while locating.is_none() && flights.len() < self.concurrency {
                let Some(group) = waiting.pop_front() else { break };
                results.requests += 1;
                let call = reading.request(&group, &located.collection.key)?;
                let map = Arc::clone(&located.map);
                flights.push(async move { (call.exchange().await, group, map) });
            }
            let landed = match &mut locating {
                None => flights.next().await,
                Some(finding) => match select(finding, pin!(until_some(&mut flights))).await {
                    Either::Left((found, _)) => {
                        locating = None;
                        located = found?;
                        // Those that wait for a range that is gone would each find it out in vain.
                        let is_there = |group: &Group| located.map.get(&group.range).is_some();
                        let (there, mut gone): (VecDeque<_>, VecDeque<_>) =
                            std::mem::take(&mut waiting).into_iter().partition(is_there);
                        gone.extend(lost.drain(..));
                        let moves = gone.iter().map(|group| group.moves + 1).max().unwrap_or_default();
                        let places = gone.into_iter().flat_map(|group| results.missing_of(group)).collect();
                        waiting = there;
                        waiting.extend(reading.groups(&located, places, moves)?);
                        continue;
                    }
                    Either::Right((landed, _)) => Some(landed),
                },
            };
            let Some((answer, mut group, map)) = landed else { return Ok(results) };
            match answer {
                Ok(answer) => {
                    results.request_charge += answer.meta.request_charge().unwrap_or_default();
                    group.continuation = answer.meta.continuation().map(str::to_owned).filter(|_| !group.alone);
                    reading.take_in(&group, &located.collection.key, &answer, &mut results)?;
                    if group.continuation.is_some() {
                        waiting.push_front(group);
                    }
                }
                Err(error) if error.is_not_found() && group.alone && is_about_document(&error) => {
                    results.request_charge += error.request_charge().unwrap_or_default();
                }
                Err(error) if is_gone(&error) && group.moves < MOST_MOVES => {
                    // Others may have found it out before.
                    if Arc::ptr_eq(&map, &located.map) {
                        let moves = group.moves + 1;
                        locating.get_or_insert_with(|| locate(&reading.feed, Some((&located, Stale::Ranges)), moves));
                        lost.push(group);
                    } else {
                        let moves = group.moves + 1;
                        waiting.extend(reading.groups(&located, results.missing_of(group).collect(), moves)?);
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// A call with what was set of all.
    pub(super) fn set(&self, mut call: Call) -> Call {
        call.options(CallOptions { timeout: None, ..self.options.clone() });
        for (name, value) in &self.headers {
            call.extra_header(name, value);
        }
        call
    }
}

/// The next of some futures; it waits for ever where there is none.
async fn until_some<F: Future>(flights: &mut FuturesUnordered<F>) -> F::Output {
    match flights.next().await {
        Some(landed) => landed,
        None => std::future::pending().await,
    }
}
