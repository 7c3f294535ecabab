//! `docs/reference/*.md`: the whole API, over all its versions, for people.

mod example;
mod headers;
mod index;
mod operation;
mod page;
mod quirks;
mod resource;
mod statuses;
mod types;
mod versions;

use crate::ir::View;
use crate::sync::FileSet;
use page::{Links, Page};

/// The folder of the pages.
pub const FOLDER: &str = "docs/reference/";

/// Adds every page; `view` tells which version requests are described for where versions require different things.
pub fn emit(view: View<'_>, files: &mut FileSet) {
    let links = Links { api: view.api };
    let mut add = |name: &str, page: Page| files.insert(format!("{FOLDER}{name}"), page.finish());
    add("README.md", index::page(view, links));
    for (i, resource) in view.api.resources.iter().enumerate() {
        add(&links.resource_page(resource), resource::page(view, links, crate::ir::ResourceId(i)));
    }
    add("headers.md", headers::page(view, links));
    add("statuses.md", statuses::page(view, links));
    add("types.md", types::page(view, links));
    add("versions.md", versions::page(view, links));
    add("quirks.md", quirks::page(view, links));
}
