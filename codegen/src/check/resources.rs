//! Resources stand at a place of their own.

use super::Cx;
use crate::codes;
use crate::diag::Diagnostic;
use crate::spec::{IdKind, ResourceFile};

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    let resources: Vec<_> = cx.resolved.resources.iter().zip(&cx.api.resources).collect();
    for (at, (source, resource)) in resources.iter().enumerate() {
        let name = &source.file.resource;
        if source.file.id.is_none() {
            let it = Diagnostic::new(&codes::MISSING_FIELD, name.span, format!("the resource `{}` has no `id`", name.value));
            cx.tell(it.help("say how a single one is addressed: `name`, `rid` or `none`"));
        }
        match &source.file.segment {
            _ if is_step(source.file) => {}
            Some(segment) => {
                cx.fault(&codes::RESOURCE_PATH, segment.span, format!("`{}` is not a step of a path", segment.value));
            }
            None => {
                let message = format!("the resource `{}` has no `segment`, and is not the root", name.value);
                cx.fault(&codes::RESOURCE_PATH, name.span, message);
            }
        }
        let before = resources.iter().take(at);
        if source.rooted
            && let Some((other, _)) =
                before.into_iter().find(|(_, it)| (it.parent, &it.segment) == (resource.parent, &resource.segment))
        {
            let span = source.file.segment.as_ref().map_or(name.span, |it| it.span);
            let message = format!("the resources `{}` and `{}` have the same path", other.file.resource.value, name.value);
            cx.tell(Diagnostic::new(&codes::RESOURCE_PATH, span, message).and(other.file.resource.span, "the other one"));
        }
    }
}

/// Whether a resource is a step of a path; only the root itself is none.
pub(super) fn is_step(file: &ResourceFile) -> bool {
    let is_part = |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_graphic() && !"?#{}%\\".contains(c));
    match &file.segment {
        Some(segment) => segment.split('/').all(is_part),
        None => file.parent.is_none() && file.id.as_ref().is_none_or(|it| it.value == IdKind::None),
    }
}
