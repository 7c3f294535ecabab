//! Statuses are those of HTTP, and can be told apart.

use super::Cx;
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{Origin, Status};

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    let statuses: Vec<_> = cx.resolved.statuses.iter().zip(&cx.api.statuses).collect();
    for (at, ((name, source), status)) in statuses.iter().enumerate() {
        // What clients make is never on the wire, and may have a number of its own.
        let is_bad = |it: u16| !is_status(it) && status.origin != Origin::Client;
        if let Some(number) = source.status.as_ref().filter(|it| is_bad(it.value)) {
            cx.fault(&codes::BAD_STATUS, number.span, format!("{} is not a status of HTTP", number.value));
        }
        if source.status.is_none() && source.sub.is_none() {
            cx.fault(&codes::BAD_STATUS, name.span, format!("the status `{}` has neither `status` nor `sub`", name.value));
        }
        if status.is_failure() && source.retry.is_none() {
            let message = format!("the failure `{}` has no `retry`", name.value);
            let help = "write what a client does about it, or `retry: {all: never}` where nothing helps";
            cx.tell(Diagnostic::new(&codes::NO_RETRY, name.span, message).help(help));
        }
        let same = |other: &Status| {
            (other.status, other.sub) == (status.status, status.sub) && other.about.range.meets(status.about.range)
        };
        if let Some(((other, _), _)) = statuses.iter().take(at).find(|(_, other)| same(other)) {
            let number = |it: Option<u32>| it.map_or_else(|| "any".to_owned(), |it| it.to_string());
            let message = format!(
                "the statuses `{}` and `{}` are both {} with sub-status {}",
                other.value,
                name.value,
                number(status.status.map(u32::from)),
                number(status.sub)
            );
            cx.tell(Diagnostic::new(&codes::SAME_STATUS, name.span, message).and(other.span, "the other one"));
        }
    }
}

/// Whether HTTP has room for it.
pub(super) fn is_status(status: u16) -> bool {
    (100..600).contains(&status)
}
