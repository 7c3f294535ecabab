//! Quirks are about things that exist.

use super::Cx;
use crate::codes;
use crate::diag::Diagnostic;
use crate::names::{SIMILAR, nearest};

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    let resolved = cx.resolved;
    for (_, quirk) in resolved.spec.quirks() {
        let about = &quirk.about;
        let (kind, name) = about.split_once(' ').unwrap_or((about, ""));
        let names: Vec<&str> = match kind {
            "operation" => resolved.operations.iter().map(|it| it.name.as_str()).collect(),
            "header" => resolved.headers.iter().map(|(name, _)| name.as_str()).collect(),
            "status" => resolved.statuses.iter().map(|(name, _)| name.as_str()).collect(),
            "type" => resolved.type_names.keys().map(String::as_str).collect(),
            "resource" => resolved.resources.iter().map(|it| it.file.resource.as_str()).collect(),
            _ => {
                let message = format!("`{}` is not something that quirks are about", about.value);
                let it = Diagnostic::new(&codes::UNKNOWN_SUBJECT, about.span, message);
                cx.tell(
                    it.note("a quirk is about an `operation`, a `header`, a `status`, a `type` or a `resource`, and its name"),
                );
                continue;
            }
        };
        if !names.contains(&name) {
            let it = Diagnostic::new(&codes::UNKNOWN_SUBJECT, about.span, format!("there is no {kind} `{name}`"));
            cx.tell(match nearest(name, names) {
                Some(near) => it.replace(about.span, format!("{kind} {near}"), SIMILAR),
                None => it.help("if it is gone for good, delete the quirk"),
            });
        }
    }
}
