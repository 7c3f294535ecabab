//! Every status and sub-status: what it means and what a client does about it.

use std::collections::BTreeMap;

use super::page::{Links, Page, notes, yes};
use crate::ir::{Effect, Range, Status, View};
use crate::text;

/// How many operations are named before the rest is only counted.
const NAMED: usize = 16;

pub(super) fn page(view: View<'_>, links: Links<'_>) -> Page {
    let api = view.api;
    let mut page = Page::new("Statuses", "spec/statuses.yaml");
    page.paragraph(
        "What a client does about a failure depends on what the operation does to the service's state: *wait* obeys the time that \
         the service names, or backs off, and sends again; *elsewhere* sends again in another region; *refresh* reads what the client \
         remembers anew and sends again. Where nothing is said, it fails.\n\nA request that *may have been carried out* is sent again \
         only where doing it twice is as good as doing it once.",
    );
    let mut by_code: BTreeMap<(bool, Option<u16>), Vec<&Status>> = BTreeMap::new();
    for status in &api.statuses {
        by_code.entry((status.status.is_none(), status.status)).or_default().push(status);
    }

    page.heading(2, "Overview");
    page.table(
        ["status", "sub-status", "name", "what a client does", "carried out", "made by"],
        by_code.values().flatten().map(|it| {
            [
                code(it),
                it.sub.map(|sub| sub.to_string()).unwrap_or_default(),
                links.status(it),
                Some(text::retries(it)).filter(|it| it != "never").map(|it| it.replace('_', " ")).unwrap_or_default(),
                yes(it.maybe_processed && it.is_failure(), "maybe"),
                text::origin(it.origin).into(),
            ]
        }),
    );
    for ((_, number), statuses) in &by_code {
        page.heading(2, number.map_or_else(|| "Any status".into(), |it| format!("{it} {}", text::reason(it))));
        for status in statuses {
            section(&mut page, view, links, status);
        }
    }
    page
}

fn code(status: &Status) -> String {
    status.status.map_or_else(|| "any".into(), |it| it.to_string())
}

fn section(page: &mut Page, view: View<'_>, links: Links<'_>, status: &Status) {
    page.heading(3, &status.name.spec);
    let mut line = vec![match status.sub {
        Some(sub) => format!("{} / {sub}", code(status)),
        None => code(status),
    }];
    if status.is_failure() {
        line.push(format!("retry: {}", text::retries(status).replace('_', " ")));
        line.push(if status.maybe_processed { "may have been carried out".into() } else { "not carried out".into() });
    }
    line.push(format!("made by the {}", text::origin(status.origin)));
    line.extend(notes(&status.about, &Range::default()));
    page.paragraph(line.join(" · "));
    page.paragraph(&status.about.docs);

    let effects = match status.on.len() {
        0 => String::new(),
        all if all == Effect::ALL.len() => "every operation".into(),
        _ => format!("operations that {}", status.on.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ")),
    };
    let api = view.api;
    let named = api.operations.iter().filter(|op| {
        let fails = op.fails.iter().any(|id| api.status(*id).name == status.name);
        fails && !status.on.contains(&op.effect)
    });
    let named: Vec<_> = named.map(|op| links.operation(op)).collect();
    let more = named.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| format!("{more} more"));
    let who: Vec<_> =
        [effects].into_iter().filter(|it| !it.is_empty()).chain(named.into_iter().take(NAMED)).chain(more).collect();
    page.paragraph(yes(!who.is_empty(), &format!("Answered to: {}.", who.join(", "))));
}
