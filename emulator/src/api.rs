//! The specification's tables, with what the emulator works out of them once.

use cosmosdb_core::ApiVersion;
use cosmosdb_core::service::{Effect, Header, Operation, Resource, Service, Target};
use hashbrown::HashMap;
use http::header::HeaderName;

use crate::rid::Form;
use crate::special;

/// The tables of a service.
#[derive(Debug)]
pub(crate) struct Api {
    service: &'static Service,
    forms: HashMap<&'static str, Form>,
    /// The kinds of resources in another one, by its name; in the root, by none.
    children: HashMap<&'static str, Vec<&'static Resource>>,
    /// By the resources that they are about.
    operations: HashMap<&'static str, Vec<&'static Operation>>,
    /// As HTTP has them, by their names in the specification: every request asks for some dozens.
    headers: HashMap<&'static str, HeaderName>,
}

impl Api {
    pub(crate) fn new(service: &'static Service) -> Self {
        let forms = service.resources.iter().map(|resource| (resource.name, form(service, resource))).collect();
        let header = |header: &&Header| Some((header.name, HeaderName::try_from(header.wire).ok()?));
        let headers = service.headers.iter().filter_map(header).collect();
        let (mut children, mut operations) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for child in service.resources.iter().copied().filter(|child| !child.segment.is_empty()) {
            children.entry(parent_of(child).map_or("", |parent| parent.name)).or_default().push(child);
        }
        for operation in service.operations.iter().copied() {
            operations.entry(operation.resource.name).or_default().push(operation);
        }
        Self { service, forms, children, operations, headers }
    }

    pub(crate) fn service(&self) -> &'static Service {
        self.service
    }

    /// The header of this name; `None`: the service has no such header.
    pub(crate) fn header(&self, name: &str) -> Option<&HeaderName> {
        self.headers.get(name)
    }

    /// The same as the specification writes it, for messages.
    pub(crate) fn wire(&self, header: &str) -> Option<&'static str> {
        self.service.header(header).map(|header| header.wire)
    }

    /// The version that a request without one speaks: the newest published.
    pub(crate) fn newest(&self) -> ApiVersion {
        let newest = self.service.versions.iter().rev().find(|info| info.published);
        newest.map_or(self.service.default_version, |info| info.version)
    }

    /// The operation that does this to a resource: of several, the one that asks for the least.
    pub(crate) fn operation(
        &self,
        resource: &Resource,
        effect: Effect,
        target: Target,
        role: Option<&str>,
        version: ApiVersion,
    ) -> Option<&'static Operation> {
        self.operations(resource, target)
            .filter(|it| it.effect == effect)
            .filter(|it| it.role == role && it.range.contains(version))
            .min_by_key(|it| it.sends.len())
    }

    /// The operations on a resource, or on a feed of it.
    pub(crate) fn operations(&self, resource: &Resource, target: Target) -> impl Iterator<Item = &'static Operation> {
        let all = self.operations.get(resource.name).map(Vec::as_slice).unwrap_or_default();
        all.iter().copied().filter(move |it| it.on == target)
    }

    /// The form of the rids of a resource.
    pub(crate) fn form(&self, resource: &Resource) -> Form {
        self.forms.get(resource.name).copied().unwrap_or(Form::Scrambled4 { kind: 0 })
    }

    /// The kinds of resources that live in `parent`, or in the root.
    pub(crate) fn children(&self, parent: Option<&Resource>) -> impl Iterator<Item = &'static Resource> {
        self.children.get(parent.map_or("", |parent| parent.name)).into_iter().flatten().copied()
    }

    /// The links to feeds that a resource has, such as `_docs`: its system properties that are called like a child's segment.
    pub(crate) fn links(&self, resource: &Resource) -> Vec<(&'static str, String)> {
        let of_children = |wire: &'static str| {
            let segment = wire.strip_prefix('_')?;
            self.children(Some(resource)).find(|child| child.segment == segment)
        };
        let system = resource.shape.properties.iter().filter(|property| property.system);
        system.filter_map(|property| Some((property.wire, format!("{}/", of_children(property.wire)?.segment)))).collect()
    }
}

/// What a resource lives in; `None`: the root, which may be a resource itself, one without a segment.
pub(crate) fn parent_of(resource: &Resource) -> Option<&'static Resource> {
    resource.parent.filter(|parent| !parent.segment.is_empty())
}

/// The property that is the resource's id.
pub(crate) fn identity(resource: &Resource) -> Option<&'static str> {
    resource.shape.properties.iter().find(|property| property.identity).map(|property| property.wire)
}

fn form(service: &Service, resource: &'static Resource) -> Form {
    if let Some(form) = special::rid_form(resource) {
        return form;
    }
    // Kinds of one level are numbered in the order of the tables, so that no two of them share a rid.
    let siblings = service.resources.iter().filter(|it| depth(it) == depth(resource) && special::rid_form(it).is_none());
    let index = siblings.take_while(|it| it.name != resource.name).count();
    let kind = u8::try_from(index % 16).unwrap_or(0);
    match (depth(resource), parent_of(resource).and_then(special::rid_form)) {
        (0, _) => Form::Root { kind },
        (1, _) => Form::Member { kind },
        (2, Some(Form::Collection)) => Form::Numbered { nibble: special::free_nibble(index) },
        (2, _) => Form::Scrambled8 { kind },
        _ => Form::Scrambled4 { kind },
    }
}

fn depth(resource: &Resource) -> usize {
    parent_of(resource).map_or(0, |parent| depth(parent) + 1)
}
