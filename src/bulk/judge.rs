//! What becomes of an operation after an answer, or after there was none.

use std::time::Duration;

use super::item::Item;
use crate::batch::BatchResult;
use crate::error::{Error, ErrorKind};
use crate::failed::UNCLEAR;
use crate::operation::Call;
use crate::response::Meta;
use crate::retry::{Action, Failure, decide};
use crate::service::{Effect, Retry};

/// How often in a row the range of an operation may be gone.
const MOST_MOVES: u32 = 10;

/// What becomes of it.
pub(super) enum Verdict {
    /// It has its result.
    Done(Result<BatchResult, Error>),
    /// Its range is gone: its place is to be found anew.
    Lost,
    /// It failed so, unless the collection of this name is another than it was.
    Doubted(Error),
    /// It is sent again, after what the service asks for or a while of our own; and how it failed, should there be no other time.
    Again { asked: Option<Duration>, error: Error },
    /// It is sent again at once, with fewer others: with them, the request or its answer is too large or cannot be understood.
    Apart,
}

impl Item {
    /// After the request had an answer, with this result for it. `company`: how many operations the request had.
    pub(super) fn judge(&mut self, result: BatchResult, call: &Call, meta: &Meta, company: usize) -> Verdict {
        if result.is_success() {
            return Verdict::Done(Ok(result));
        }
        let row = result.row(meta);
        let too_much = meta.pipeline().service().status("batch_response_too_large");
        if company > 1 && row.zip(too_much).is_some_and(|(row, too_much)| std::ptr::eq(row, too_much)) {
            return self.apart(company);
        }
        let failure = Failure::Answer { status: result.status(), row, of_the_service: true };
        let unclear = failure.is_unclear() && self.effect != Effect::Read;
        let action = decide(failure, self.effect, self.is_repeatable(call));
        // What is wrong with an operation itself was wrong with it before.
        let unclear = unclear || (self.unclear && !matches!(result.status(), 400 | 413));
        let error = result.error(call.operation(), meta, unclear);
        match action {
            Action::Fail | Action::Ambiguous | Action::Again(Retry::Never) => Verdict::Done(Err(error)),
            Action::Again(Retry::RefreshRanges) => self.lost(error),
            Action::Again(Retry::RefreshCollection) => Verdict::Doubted(error),
            Action::Again(_) => {
                self.unclear |= unclear;
                Verdict::Again { asked: result.retry_after().filter(|wait| !wait.is_zero()), error }
            }
        }
    }

    /// After the request as a whole failed. `company`: how many operations it had.
    pub(super) fn judge_failure(&mut self, failure: &Error, call: &Call, company: usize) -> Verdict {
        let retry = failure.status_info().map(|row| row.retry(Effect::Execute));
        let repeatable = self.is_repeatable(call);
        if failure.kind() == ErrorKind::Ambiguous && repeatable {
            self.unclear |= self.effect != Effect::Read;
        }
        let error = self.told(failure);
        // That an earlier attempt is unclear changes nothing for what may be repeated: the last one was refused.
        let refused = failure.kind() == ErrorKind::Status || failure.kind() == ErrorKind::Ambiguous && repeatable;
        match failure.kind() {
            _ if refused && retry == Some(Retry::RefreshRanges) => self.lost(error),
            _ if refused && failure.is_throttled() => {
                Verdict::Again { asked: failure.retry_after().filter(|wait| !wait.is_zero()), error }
            }
            // If all of them may be repeated, the request was, by itself.
            ErrorKind::Ambiguous if repeatable && !call.call_options().idempotent => Verdict::Again { asked: None, error },
            // One of them may be what is wrong: it is not to keep the others. Whether the collection is another was asked already.
            ErrorKind::Status
                if company > 1
                    && retry != Some(Retry::RefreshCollection)
                    && (failure.is_bad_request() || failure.is_too_large()) =>
            {
                self.apart(company)
            }
            _ => Verdict::Done(Err(error)),
        }
    }

    /// After an answer that cannot be read: it may have been carried out.
    pub(super) fn judge_unreadable(&mut self, error: &Error, call: &Call) -> Verdict {
        let error = match self.effect {
            Effect::Read => error.again(),
            _ => error.again().with_kind(ErrorKind::Ambiguous).with_note(Some(UNCLEAR.to_owned())),
        };
        if self.is_repeatable(call) {
            self.unclear |= self.effect != Effect::Read;
            return Verdict::Again { asked: None, error };
        }
        Verdict::Done(Err(error))
    }

    /// Whether carrying it out twice does no harm.
    fn is_repeatable(&self, call: &Call) -> bool {
        self.effect == Effect::Read || self.conditional || call.call_options().idempotent
    }

    /// The error of a request as that of this operation: it may have been carried out before; and a read changes nothing.
    pub(super) fn told(&self, error: &Error) -> Error {
        let told = error.again();
        if self.effect == Effect::Read && error.kind() == ErrorKind::Ambiguous {
            let kind = if error.status().is_some() { ErrorKind::Status } else { ErrorKind::Connect };
            return told.with_kind(kind).with_note(None);
        }
        if self.unclear && !error.is_bad_request() && !error.is_too_large() {
            return told.with_kind(ErrorKind::Ambiguous).with_note(Some(UNCLEAR.to_owned()));
        }
        told
    }

    fn lost(&mut self, error: Error) -> Verdict {
        self.moves += 1;
        if self.moves > MOST_MOVES { Verdict::Done(Err(error)) } else { Verdict::Lost }
    }

    fn apart(&mut self, company: usize) -> Verdict {
        self.company = (company / 2).max(1);
        Verdict::Apart
    }
}
