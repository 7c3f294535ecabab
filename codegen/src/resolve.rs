//! Brings the files together: every name gets an index, `like` is written out, resources stand below their parents.

use std::collections::BTreeMap;

use heck::ToPascalCase;

use crate::codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::ir::Version;
use crate::names::Names;
use crate::source::{Map, Sp};
use crate::spec::{Group, Header, Operation, ResourceFile, Spec, Status, Type};

/// The specification as a whole. The lists have the order of the arenas of [`ir::Api`](crate::ir::Api).
#[derive(Debug)]
pub(crate) struct Resolved<'s> {
    pub(crate) spec: &'s Spec<'s>,
    pub(crate) headers: Vec<(&'s Sp<String>, &'s Header)>,
    pub(crate) groups: Vec<(&'s Sp<String>, &'s Group)>,
    pub(crate) statuses: Vec<(&'s Sp<String>, &'s Status)>,
    /// The types of `types/`; those of the resources follow them, in the order of `resources`.
    pub(crate) types: Vec<(&'s Sp<String>, &'s Type)>,
    pub(crate) resources: Vec<Resource<'s>>,
    pub(crate) operations: Vec<Op<'s>>,
    /// Every version that is one, in order.
    pub(crate) versions: Vec<Version>,
    pub(crate) header_names: Names<'s>,
    pub(crate) group_names: Names<'s>,
    pub(crate) status_names: Names<'s>,
    pub(crate) type_names: BTreeMap<String, usize>,
    pub(crate) version_names: Names<'s>,
}

/// A resource and what it lives in.
#[derive(Debug)]
pub(crate) struct Resource<'s> {
    pub(crate) file: &'s ResourceFile,
    /// The index of the parent.
    pub(crate) parent: Option<usize>,
    /// Whether the way to the root is known; else there is no use in looking at paths.
    pub(crate) rooted: bool,
}

/// An operation with everything that it takes over.
#[derive(Debug)]
pub(crate) struct Op<'s> {
    pub(crate) name: &'s Sp<String>,
    /// The index of its resource.
    pub(crate) resource: usize,
    /// Everything it has, itself or over `like`.
    pub(crate) full: Operation,
    /// Whether `like` leads somewhere; else there is no use in looking for what is missing.
    pub(crate) whole: bool,
}

pub(crate) fn resolve<'s>(spec: &'s Spec<'s>, diagnostics: &mut Diagnostics) -> Resolved<'s> {
    let headers: Vec<_> = spec.headers.headers.iter().collect();
    let groups: Vec<_> = spec.headers.groups.iter().collect();
    let statuses: Vec<_> = spec.statuses.statuses.iter().collect();
    let types: Vec<_> = spec.types.iter().flat_map(|file| file.types.iter()).collect();
    let resources = resources(&spec.resources, diagnostics);
    let operations = operations(&resources, diagnostics);

    let mut type_names = BTreeMap::new();
    for (index, (name, _)) in types.iter().enumerate() {
        type_names.entry(name.value.clone()).or_insert(index);
    }
    for (index, resource) in resources.iter().enumerate() {
        type_names.entry(resource.file.resource.to_pascal_case()).or_insert(types.len() + index);
    }

    Resolved {
        header_names: Names::new("header", "spec/headers.yaml", &codes::UNKNOWN_HEADER, indexed(&headers)),
        group_names: Names::new("group of headers", "spec/headers.yaml", &codes::UNKNOWN_GROUP, indexed(&groups)),
        status_names: Names::new("status", "spec/statuses.yaml", &codes::UNKNOWN_STATUS, indexed(&statuses)),
        version_names: Names::new(
            "version",
            "spec/service.yaml",
            &codes::UNKNOWN_VERSION,
            spec.service.versions.iter().enumerate().map(|(index, (name, _))| (name.as_str(), index)),
        ),
        versions: spec.service.versions.iter().filter_map(|(name, _)| Version::parse(name)).collect(),
        type_names,
        spec,
        headers,
        groups,
        statuses,
        types,
        resources,
        operations,
    }
}

impl Resolved<'_> {
    /// The version of a text; tells if there is no such version.
    pub(crate) fn version(&self, text: &Sp<String>, diagnostics: &mut Diagnostics) -> Option<Version> {
        self.version_names.find(text, diagnostics)?;
        Version::parse(text)
    }
}

fn indexed<'s, T>(items: &[(&'s Sp<String>, T)]) -> impl Iterator<Item = (&'s str, usize)> {
    items.iter().enumerate().map(|(index, (name, _))| (name.as_str(), index))
}

/// The resources, each after its parent, those of one parent in the order of their files.
fn resources<'s>(files: &[&'s ResourceFile], diagnostics: &mut Diagnostics) -> Vec<Resource<'s>> {
    let names = Names::new(
        "resource",
        "spec/resources",
        &codes::UNKNOWN_RESOURCE,
        files.iter().enumerate().map(|(index, file)| (file.resource.as_str(), index)),
    );
    let parents: Vec<Parent> = files
        .iter()
        .map(|file| match &file.parent {
            None => Parent::Root,
            Some(name) => names.find(name, diagnostics).map_or(Parent::Unknown, Parent::Is),
        })
        .collect();

    let mut order: Vec<Resource<'s>> = Vec::new();
    let mut left: Vec<usize> = (0..files.len()).rev().filter(|at| !matches!(parents.get(*at), Some(Parent::Is(_)))).collect();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    while let Some(at) = left.pop() {
        let (Some(file), Some(parent)) = (files.get(at), parents.get(at)) else { continue };
        let above = if let Parent::Is(parent) = parent { places.get(parent).copied() } else { None };
        let rooted = match above {
            Some(above) => order.get(above).is_some_and(|it| it.rooted),
            None => matches!(parent, Parent::Root),
        };
        places.insert(at, order.len());
        order.push(Resource { file, parent: above, rooted });
        left.extend((0..files.len()).rev().filter(|child| matches!(parents.get(*child), Some(Parent::Is(it)) if *it == at)));
    }

    // What was not reached from a root goes round in circles, or hangs below something that does.
    for (at, file) in files.iter().enumerate().filter(|(at, _)| !places.contains_key(at)) {
        if let Some(parent) = file.parent.as_ref().filter(|_| goes_round(at, &parents)) {
            let message = format!("resource `{}` lives within itself", file.resource.value);
            diagnostics.push(Diagnostic::new(&codes::PARENT_CYCLE, parent.span, message).label("this leads back to it"));
        }
        order.push(Resource { file, parent: None, rooted: false });
    }
    order
}

#[derive(Debug, Clone, Copy)]
enum Parent {
    Root,
    Unknown,
    Is(usize),
}

/// Whether the parents of a resource lead back to it.
fn goes_round(start: usize, parents: &[Parent]) -> bool {
    let mut at = start;
    for _ in 0..parents.len() {
        match parents.get(at) {
            Some(Parent::Is(parent)) if *parent == start => return true,
            Some(Parent::Is(parent)) => at = *parent,
            _ => return false,
        }
    }
    false
}

fn operations<'s>(resources: &[Resource<'s>], diagnostics: &mut Diagnostics) -> Vec<Op<'s>> {
    let mut all = Vec::new();
    for (resource, it) in resources.iter().enumerate() {
        let operations = &it.file.operations;
        for (name, own) in operations.iter() {
            let (full, whole) = expanded(name, own, operations, diagnostics);
            all.push(Op { name, resource, full, whole });
        }
    }
    all
}

/// An operation with the fields that it takes over, and whether these are all.
fn expanded(name: &Sp<String>, own: &Operation, others: &Map<Operation>, diagnostics: &mut Diagnostics) -> (Operation, bool) {
    let mut full = own.clone();
    let mut seen = vec![name.as_str()];
    let mut at = own;
    while let Some(like) = &at.like {
        if seen.contains(&like.as_str()) {
            // The operations of the circle tell of it; those that only lead into it need not.
            if like.value == name.value {
                let message = format!("operation `{}` is like itself", name.value);
                diagnostics.push(Diagnostic::new(&codes::LIKE_CYCLE, like.span, message).label("this leads back to it"));
            }
            return (full, false);
        }
        let Some((base_name, base)) = others.iter().find(|(it, _)| it.value == like.value) else {
            let names = Names::new(
                "operation",
                "this file",
                &codes::UNKNOWN_OPERATION,
                others.iter().enumerate().map(|(index, (name, _))| (name.as_str(), index)),
            );
            names.find(like, diagnostics);
            return (full, false);
        };
        take_over(&mut full, base);
        seen.push(base_name.as_str());
        at = base;
    }
    (full, true)
}

/// Fills what is not given from `base`, but for what every operation says of itself.
fn take_over(full: &mut Operation, base: &Operation) {
    // The pattern names every field, so that a new one cannot be forgotten here.
    let Operation {
        docs: _,
        reference: _,
        role: _,
        examples: _,
        like: _,
        many: _,
        since,
        until,
        deprecated,
        undocumented,
        verb,
        on,
        effect,
        requires,
        headers,
        sends,
        body,
        fields,
        content_type,
        ok,
        fails,
        returns,
        pages,
        batch,
        rows,
    } = base;
    fill(&mut full.since, since);
    fill(&mut full.until, until);
    fill(&mut full.deprecated, deprecated);
    fill(&mut full.undocumented, undocumented);
    fill(&mut full.verb, verb);
    fill(&mut full.on, on);
    fill(&mut full.effect, effect);
    fill(&mut full.requires, requires);
    fill(&mut full.headers, headers);
    fill(&mut full.sends, sends);
    fill(&mut full.body, body);
    fill(&mut full.fields, fields);
    fill(&mut full.content_type, content_type);
    fill(&mut full.ok, ok);
    fill(&mut full.fails, fails);
    fill(&mut full.returns, returns);
    fill(&mut full.pages, pages);
    fill(&mut full.batch, batch);
    fill(&mut full.rows, rows);
}

fn fill<T: Clone>(field: &mut Option<T>, base: &Option<T>) {
    if field.is_none() {
        field.clone_from(base);
    }
}
