//! Operations of one verb and path can be told apart.

use std::collections::{BTreeMap, BTreeSet};

use super::Cx;
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{Operation, Step};
use crate::resolve::Op;

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    let mut routes: BTreeMap<(&str, String), Vec<(&Op<'_>, &Operation)>> = BTreeMap::new();
    let operations: Vec<_> = cx.operations().collect();
    for (op, it) in operations {
        if cx.is_placed(op) && op.full.verb.is_some() {
            routes.entry((&it.verb, pattern(&it.path))).or_default().push((op, it));
        }
    }
    for ((verb, path), operations) in &routes {
        for (at, (op, it)) in operations.iter().enumerate() {
            let mut before = operations.iter().take(at);
            let same = |other: &Operation| other.about.range.meets(it.about.range) && marks(cx, other) == marks(cx, it);
            if let Some((other, _)) = before.find(|(_, other)| same(other)) {
                let message = format!("the operations `{}` and `{}` cannot be told apart", other.name.value, op.name.value);
                let it = Diagnostic::new(&codes::AMBIGUOUS, op.name.span, message).label(format!("both are {verb} {path}"));
                let it = it.and(other.name.span, "the other one");
                cx.tell(it.help("give one of them a header in `sends` or `requires` that the other has not"));
            }
        }
    }
}

/// The path without the names of its ids: whose they are does not show in a request.
fn pattern(path: &[Step]) -> String {
    let part = |step: &Step| match step {
        Step::Literal(text) => format!("/{text}"),
        Step::Id(_) => "/{}".to_owned(),
    };
    path.iter().map(part).collect()
}

/// What tells an operation from others on the wire.
fn marks<'a>(cx: &Cx<'a, '_>, it: &'a Operation) -> BTreeSet<(String, Option<&'a str>)> {
    // Two headers of one wire name are one to whoever looks at a request.
    let wire = |id| cx.api.header(id).wire.to_ascii_lowercase();
    let sends = it.sends.iter().map(|(id, text)| (wire(*id), Some(text.as_str())));
    let requires = it.requires.iter().filter(|id| cx.api.header(**id).required_when.is_none());
    sends.chain(requires.map(|id| (wire(*id), None))).collect()
}
