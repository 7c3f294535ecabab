//! The paths of resources, and whether the path of a request is one of them.

use super::Cx;
use crate::ir::{IdKind, Resource, ResourceId, Step};

impl Cx<'_, '_> {
    /// The path of a resource's feed, or of an item of it.
    pub(super) fn path(&self, resources: &[Resource], resource: usize, on_item: bool) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut at = Some(resource);
        // From the end to the start. There are no circles: a parent stands before its children.
        while let Some((index, it)) = at.and_then(|index| Some((index, resources.get(index)?))) {
            let is_end = index == resource;
            if it.id != IdKind::None && (on_item || !is_end) {
                steps.push(Step::Id(ResourceId(index)));
            }
            if !it.segment.is_empty() {
                steps.push(Step::Literal(it.segment.clone()));
            }
            at = it.parent.map(|it| it.0);
        }
        steps.reverse();
        steps
    }
}

/// The ids of a path, if it is that of the steps.
pub(crate) fn fit(steps: &[Step], path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix('/')?;
    let mut segments = path.split('/').filter(|_| !path.is_empty());
    let mut ids = Vec::new();
    for step in steps {
        match step {
            Step::Literal(text) => {
                for part in text.split('/') {
                    segments.next().filter(|it| *it == part)?;
                }
            }
            Step::Id(_) => ids.push(segments.next().filter(|it| !it.is_empty())?.to_owned()),
        }
    }
    segments.next().is_none().then_some(ids)
}

/// The path with a name in the place of every id: `/dbs/{database}/colls`.
pub(crate) fn placeholder(steps: &[Step], resources: &[Resource]) -> String {
    if steps.is_empty() {
        return "/".to_owned();
    }
    let part = |step: &Step| match step {
        Step::Literal(text) => format!("/{text}"),
        Step::Id(id) => format!("/{{{}}}", resources.get(id.0).map_or("id", |it| it.name.spec.as_str())),
    };
    steps.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::fit;
    use crate::ir::{ResourceId, Step};

    #[test]
    fn a_path_fits_segment_by_segment() {
        let literal = |text: &str| Step::Literal(text.to_owned());
        let steps = [literal("dbs"), Step::Id(ResourceId(0)), literal("a/b")];
        assert_eq!(fit(&steps, "/dbs/x/a/b"), Some(vec!["x".to_owned()]));
        for bad in ["", "/", "dbs/x/a/b", "/dbs/x/a", "/dbs/x/a/b/", "/dbs//a/b", "/dbs/x/a/b/c", "/DBS/x/a/b"] {
            assert_eq!(fit(&steps, bad), None, "{bad}");
        }
        assert_eq!(fit(&[], "/"), Some(vec![]));
        assert_eq!(fit(&[], "/dbs"), None);
    }
}
