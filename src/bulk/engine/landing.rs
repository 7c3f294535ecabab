//! What becomes of operations when their request has an answer, or will have none.

use std::cmp::Reverse;

use tokio::time::Instant;

use super::{Engine, MOST_DOUBTS, Sent};
use crate::batch::results;
use crate::bulk::item::Item;
use crate::bulk::judge::Verdict;
use crate::error::Result;
use crate::response::RawResponse;
use crate::retry::RetryPolicy;

impl Engine {
    pub(super) fn has_landed(&mut self, number: u64, answer: Result<RawResponse>) {
        let Some(Sent { lane, era, items }) = self.sent.remove(&number) else { return };
        let company = items.len();
        self.allowed = None;
        if self.ordered {
            for item in &items {
                self.busy.remove(&item.epk);
            }
        }
        if let Some(lane) = self.lanes.get_mut(&lane) {
            lane.landed(company);
        }
        let (mut throttled, well) = ((false, None), answer.is_ok());
        match answer {
            Ok(answer) => {
                self.charge += answer.meta.request_charge().unwrap_or_default();
                match results(answer.operation, &answer.body, &answer.meta, company) {
                    Ok(results) => {
                        for (mut item, result) in items.into_iter().zip(results) {
                            if result.status() == 429 {
                                throttled = (true, throttled.1.max(result.retry_after()));
                            }
                            let verdict = item.judge(result, &self.call, &answer.meta, company);
                            self.carry_out(item, verdict);
                        }
                    }
                    Err(error) => {
                        for mut item in items {
                            let verdict = item.judge_unreadable(&error, &self.call);
                            self.carry_out(item, verdict);
                        }
                    }
                }
            }
            Err(error) => {
                self.charge += error.request_charge().unwrap_or_default();
                if error.is_throttled() {
                    throttled = (true, error.retry_after());
                }
                for mut item in items {
                    let verdict = item.judge_failure(&error, &self.call, company);
                    self.carry_out(item, verdict);
                }
            }
        }
        let longest = self.policy().max_wait;
        if let Some(lane) = self.lanes.get_mut(&lane) {
            let (throttled, wait) = throttled;
            // What is not to wait for as long as that is sent and fails, as a single operation would.
            let wait = wait.filter(|wait| *wait <= longest);
            if throttled {
                let until = wait.and_then(|wait| Instant::now().checked_add(wait));
                lane.throttled(era, until);
                self.wakes.extend(until.map(Reverse));
            } else if well {
                lane.went_well(company);
            }
        }
    }

    fn policy(&self) -> &RetryPolicy {
        self.call.call_options().retry.as_ref().unwrap_or(&self.call.pipeline().inner().retry)
    }

    fn carry_out(&mut self, mut item: Item, verdict: Verdict) {
        match verdict {
            Verdict::Done(result) => self.finish(item, result),
            Verdict::Apart => self.put(item),
            Verdict::Lost => self.lost.push(item),
            Verdict::Doubted(error) if self.doubts < MOST_DOUBTS => self.doubted.push((item, error)),
            Verdict::Doubted(error) => self.finish(item, Err(error)),
            Verdict::Again { asked, error } => {
                item.moves = 0;
                let delay = self.policy().delay(item.retries, item.waited, asked);
                let budget = &self.call.pipeline().inner().budget;
                // Where the service itself asks to come again, it costs nothing; else as much as one request that is sent again.
                let mut is_allowed = || *self.allowed.get_or_insert_with(|| budget.take());
                let Some(delay) = delay.filter(|_| asked.is_some() || is_allowed()) else {
                    return self.finish(item, Err(error));
                };
                item.retries += 1;
                item.waited += delay;
                item.last = Some(error.to_string().into());
                if let Some(at) = Instant::now().checked_add(delay) {
                    item.not_before = Some(at);
                    self.wakes.push(Reverse(at));
                }
                self.put(item);
            }
        }
    }
}
