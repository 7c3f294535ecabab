//! What the operations of certain versions can reach.
//!
//! Types and resources have no ranges of their own: one that only a newer operation, property or header leads to is no part of the
//! older versions.

use std::collections::BTreeSet;

use crate::ir::{About, Api, Body, Content, Form, HeaderId, Property, ResourceId, StatusId, TypeId, TypeRef, Version};

/// What can be reached.
#[derive(Default)]
pub(super) struct Reach {
    pub(super) headers: BTreeSet<HeaderId>,
    pub(super) statuses: BTreeSet<StatusId>,
    pub(super) types: BTreeSet<TypeId>,
    pub(super) resources: BTreeSet<ResourceId>,
}

/// What the operations that any of the versions has can reach.
pub(super) fn of(api: &Api, versions: &[Version]) -> Reach {
    let mut walk = Walk { api, versions, reach: Reach::default() };
    walk.ty(api.error);
    walk.headers(api.requests.iter().chain(&api.responses).copied(), versions);
    for op in &api.operations {
        let versions: Vec<_> = versions.iter().copied().filter(|it| op.about.range.contains(*it)).collect();
        if versions.is_empty() {
            continue;
        }
        walk.resource(op.resource);
        let fixed = op.sends.iter().map(|(id, _)| *id);
        walk.headers(op.requires.iter().chain(&op.headers).chain(&op.returns).copied().chain(fixed), &versions);
        let fails = op.fails.iter().filter(|id| versions.iter().any(|it| api.status(**id).about.range.contains(*it)));
        walk.reach.statuses.extend(fails);
        match &op.body {
            Body::None => {}
            Body::Whole(ty) => walk.reference(ty),
            Body::Fields(id) => walk.ty(*id),
        }
        if let Some(rows) = op.rows {
            walk.ty(rows);
        }
        for (_, content) in &op.ok {
            match content {
                Content::Resource | Content::Feed => walk.ty(api.resource(op.resource).ty),
                Content::Type(ty) => walk.reference(ty),
                Content::None | Content::Json | Content::Bytes => {}
            }
        }
    }
    walk.reach
}

struct Walk<'a> {
    api: &'a Api,
    versions: &'a [Version],
    reach: Reach,
}

impl Walk<'_> {
    fn has(&self, about: &About) -> bool {
        self.versions.iter().any(|it| about.range.contains(*it))
    }

    fn headers(&mut self, ids: impl Iterator<Item = HeaderId>, versions: &[Version]) {
        for id in ids {
            let header = self.api.header(id);
            if versions.iter().any(|it| header.about.range.contains(*it)) && self.reach.headers.insert(id) {
                self.reference(&header.ty);
            }
        }
    }

    fn resource(&mut self, id: ResourceId) {
        let mut at = Some(id);
        while let Some(id) = at {
            self.reach.resources.insert(id);
            at = self.api.resource(id).parent;
        }
        self.ty(self.api.resource(id).ty);
    }

    fn reference(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::Named(id) => self.ty(*id),
            TypeRef::List(of) | TypeRef::Map(of) => self.reference(of),
            _ => {}
        }
    }

    fn ty(&mut self, id: TypeId) {
        if !self.reach.types.insert(id) {
            return;
        }
        match &self.api.ty(id).form {
            Form::Struct { properties, .. } => self.properties(properties),
            Form::Union { variants, .. } => {
                for variant in variants.iter().filter(|it| self.versions.iter().any(|v| it.about.range.contains(*v))) {
                    self.properties(&variant.properties);
                }
            }
            Form::Alias(of) => self.reference(of),
            Form::Enum(_) | Form::Native { .. } => {}
        }
    }

    fn properties(&mut self, properties: &[Property]) {
        for property in properties {
            if self.has(&property.about) {
                self.reference(&property.ty);
            }
        }
    }
}
