//! What is done about a failure: one table, made of the specification's statuses.

use crate::service::{Effect, Retry, Service, Status};

/// How an attempt failed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Failure {
    /// There was an answer.
    Answer {
        /// The HTTP status.
        status: u16,
        /// What is known of it; `None` if the specification does not have it.
        row: Option<&'static Status>,
        /// Whether the service gave it, and not what stands between.
        of_the_service: bool,
    },
    /// The service cannot have seen the request.
    NotSent,
    /// The service may have seen the request.
    MaybeSent,
    /// The service cannot have seen the request, and it would be the same the next time.
    Final,
    /// The service has seen the request, and its answer is of no use; it would be the same the next time.
    BadAnswer,
}

/// What is done about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Tell the caller.
    Fail,
    /// Tell the caller that the request may have been carried out.
    Ambiguous,
    /// Send again; how, the specification says.
    Again(Retry),
}

/// What is done when an operation of this effect fails so. `repeatable` tells that it does no harm twice: the caller says so, or an
/// etag sees to it.
pub(crate) fn decide(failure: Failure, effect: Effect, repeatable: bool) -> Action {
    let safe = effect == Effect::Read || repeatable;
    match failure {
        Failure::Final => Action::Fail,
        Failure::BadAnswer if effect == Effect::Read => Action::Fail,
        Failure::BadAnswer => Action::Ambiguous,
        Failure::NotSent => Action::Again(Retry::Elsewhere),
        Failure::MaybeSent if safe => Action::Again(Retry::Elsewhere),
        Failure::MaybeSent => Action::Ambiguous,
        // What stands between makes up numbers of its own, such as 520: they are as good as 502.
        Failure::Answer { row: None, status: 500.., .. } if safe => Action::Again(Retry::Elsewhere),
        Failure::Answer { row: None, status: 500.., .. } => Action::Ambiguous,
        Failure::Answer { row: None, .. } => Action::Fail,
        Failure::Answer { row: Some(row), .. } => {
            let unclear = failure.is_unclear();
            let retry = match row.retry(effect) {
                // A write that may be repeated is treated as a read where it is not known whether it was carried out.
                Retry::Never if repeatable && unclear => row.retry(Effect::Read),
                retry => retry,
            };
            match retry {
                _ if unclear && !safe => Action::Ambiguous,
                Retry::Never => Action::Fail,
                retry => Action::Again(retry),
            }
        }
    }
}

impl Failure {
    /// Whether the service may have carried the request out.
    pub(crate) fn is_unclear(self) -> bool {
        match self {
            Failure::Final | Failure::NotSent => false,
            Failure::MaybeSent | Failure::BadAnswer => true,
            // Of an answer that is not the service's, nobody knows what came before it.
            Failure::Answer { status, row, of_the_service } => {
                row.is_none_or(|row| row.maybe_processed || !of_the_service)
                    && (status >= 500 || row.is_some_and(|row| row.maybe_processed))
            }
        }
    }
}

/// Whether a failure is one of the region, so that another may do better: it is not there, or it answers that it is unwell.
pub(crate) fn tells_against_region(failure: Failure) -> bool {
    match failure {
        Failure::NotSent | Failure::MaybeSent => true,
        Failure::Final | Failure::BadAnswer => false,
        Failure::Answer { row: None, status, .. } => status >= 500,
        Failure::Answer { row: Some(row), .. } => match row.retry(Effect::Read) {
            Retry::Elsewhere | Retry::RefreshAccount => true,
            Retry::Wait => row.maybe_processed,
            _ => false,
        },
    }
}

/// What is known of a status: of the rows that fit, the one that names the sub-status.
pub(crate) fn find(service: &'static Service, status: u16, sub: Option<u32>) -> Option<&'static Status> {
    let rows = || service.statuses.iter().copied();
    let named = sub.and_then(|sub| {
        rows()
            .find(|row| row.status == Some(status) && row.sub_status == Some(sub))
            .or_else(|| rows().find(|row| row.status.is_none() && row.sub_status == Some(sub)))
    });
    named.or_else(|| rows().find(|row| row.status == Some(status) && row.sub_status.is_none()))
}
