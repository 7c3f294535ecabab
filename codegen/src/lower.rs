//! Makes the [`Api`] of the specification: takes every decision, so that what is made of it only quotes.
//!
//! It works on a faulty specification, too: what cannot be resolved is told and left out, so that the rules of
//! [`check`](crate::check) can look at the rest.

use crate::diag::Diagnostics;
use crate::ir::{
    About, Api, AuthorizationKind, Deprecated, Effect, Header, HeaderId, IdKind, Name, Origin, Quirk, Range, Resource,
    ResourceId, Retry, Status, TypeId, Version, VersionInfo,
};
use crate::resolve::Resolved;
use crate::source::{SourceMap, Sp, Span};
use crate::spec::{self, Action, Element, OneOrMany, Processed, Whose};

mod expression;
mod operations;
mod paths;
mod types;

pub(crate) use paths::{fit, placeholder};

/// The API of a specification. If there are faults, it is good for finding more of them only.
pub(crate) fn lower(resolved: &Resolved<'_>, sources: &SourceMap, diagnostics: &mut Diagnostics) -> Api {
    let mut cx = Cx { resolved, sources, diagnostics };
    let service = resolved.spec.service;
    let requests = cx.header_list(&service.requests);
    let responses = cx.header_list(&service.responses);
    let headers = cx.headers();
    let statuses = cx.statuses();
    let resources = cx.resources();
    let types = cx.types(&resources);
    let operations = cx.operations(&resources, &headers, &statuses, &requests, &responses);
    let error = cx.type_named(&service.error, &service.error).unwrap_or(TypeId(0));
    Api {
        title: service.title.value.clone(),
        docs: text(service.docs.as_ref()),
        endpoint: service.endpoint.value.clone(),
        default: cx.resolved.version(&service.default, cx.diagnostics).unwrap_or(NO_VERSION),
        versions: cx.versions(),
        authorization: service
            .authorization
            .iter()
            .map(|(name, it)| {
                (name.value.clone(), AuthorizationKind { docs: text(it.docs.as_ref()), version: it.version.value.clone() })
            })
            .collect(),
        requests,
        responses,
        error,
        headers,
        statuses,
        types,
        resources,
        operations,
        quirks: cx.quirks(),
    }
}

/// Stands in for a version that is not one.
const NO_VERSION: Version = Version { year: 0, month: 0, day: 0 };

/// What lowering needs everywhere.
struct Cx<'a, 's> {
    resolved: &'a Resolved<'s>,
    sources: &'a SourceMap,
    diagnostics: &'a mut Diagnostics,
}

impl Cx<'_, '_> {
    /// What all elements have. The range is the element's own within that of its parent.
    fn about(&mut self, it: &impl Element, parent: Range, span: Span) -> About {
        let since = it.since().and_then(|it| self.resolved.version(it, self.diagnostics));
        let until = it.until().and_then(|it| self.resolved.version(it, self.diagnostics));
        let deprecated = it.deprecated().and_then(|it| {
            let since = self.resolved.version(&it.since, self.diagnostics)?;
            Some(Deprecated { since, note: it.note.value.clone() })
        });
        About {
            docs: text(it.docs()),
            range: Range { since: since.max(parent.since), until: earlier(until, parent.until) },
            deprecated,
            undocumented: it.undocumented().map(|it| it.value.clone()),
            place: self.sources.place(span),
        }
    }

    fn versions(&self) -> Vec<VersionInfo> {
        let versions = self.resolved.spec.service.versions.iter();
        versions
            .filter_map(|(name, it)| {
                Some(VersionInfo {
                    version: Version::parse(name)?,
                    docs: text(it.docs.as_ref()),
                    published: it.published,
                    retired: it.retired.as_ref().map(|it| it.value.clone()),
                })
            })
            .collect()
    }

    fn headers(&mut self) -> Vec<Header> {
        let headers = &self.resolved.headers;
        headers.iter().map(|(name, it)| self.header(name, it)).collect()
    }

    fn header(&mut self, name: &Sp<String>, it: &spec::Header) -> Header {
        let direction = it.direction.as_ref().map_or(spec::Direction::Request, |it| it.value);
        Header {
            name: Name::new(name),
            wire: it.wire.value.clone(),
            about: self.about(it, Range::default(), name.span),
            in_request: direction != spec::Direction::Response,
            in_response: direction != spec::Direction::Request,
            ty: self.type_or_string(it.ty.as_ref()),
            value: it.value.as_ref().map(|it| it.value.clone()),
            default: it.default.as_ref().map(|it| it.0.clone()),
            min: it.min.as_ref().map(|it| it.value),
            max: it.max.as_ref().map(|it| it.value),
            drops_body: it.drops_body,
            sensitive: it.sensitive,
            by_core: it.by_core,
            required_when: it.required_when.as_ref().map(|it| it.value.clone()),
            aliases: it.aliases.0.clone(),
        }
    }

    /// The headers of a list, its groups written out, each once.
    fn header_list(&mut self, list: &[Sp<String>]) -> Vec<HeaderId> {
        let mut all = Vec::new();
        for name in list {
            match name.strip_prefix('$') {
                None => all.extend(self.header_named(name)),
                Some(group) => {
                    let found = self.resolved.group_names.find_part(name, group, self.diagnostics);
                    if let Some((_, group)) = found.and_then(|it| self.resolved.groups.get(it)) {
                        all.extend(group.headers.iter().filter_map(|name| self.header_named(name)));
                    }
                }
            }
        }
        let mut seen = Vec::new();
        all.retain(|id| {
            !seen.contains(id) && {
                seen.push(*id);
                true
            }
        });
        all
    }

    fn header_named(&mut self, name: &Sp<String>) -> Option<HeaderId> {
        self.resolved.header_names.find(name, self.diagnostics).map(HeaderId)
    }

    fn statuses(&mut self) -> Vec<Status> {
        let statuses = &self.resolved.statuses;
        statuses.iter().map(|(name, it)| self.status(name, it)).collect()
    }

    fn status(&mut self, name: &Sp<String>, it: &spec::Status) -> Status {
        let status = it.status.as_ref().map(|it| it.value);
        Status {
            name: Name::new(name),
            about: self.about(it, Range::default(), name.span),
            status,
            sub: it.sub.as_ref().map(|it| it.value),
            on: it.on.as_ref().map(|it| effects(it)).unwrap_or_default(),
            retry: it.retry.as_ref().map(retries).unwrap_or_default(),
            maybe_processed: match &it.processed {
                Some(it) => it.value == Processed::Maybe,
                None => !status.is_some_and(|it| (400..500).contains(&it)),
            },
            origin: match it.origin.as_ref().map(|it| it.value) {
                None | Some(spec::Origin::Service) => Origin::Service,
                Some(spec::Origin::Gateway) => Origin::Gateway,
                Some(spec::Origin::Client) => Origin::Client,
            },
        }
    }

    fn resources(&mut self) -> Vec<Resource> {
        let types = self.resolved.types.len();
        let resources = &self.resolved.resources;
        resources
            .iter()
            .enumerate()
            .map(|(index, it)| {
                let file = it.file;
                let segment = file.segment.as_ref().map(|it| it.value.clone()).unwrap_or_default();
                Resource {
                    name: Name::new(&file.resource),
                    about: self.about(file, Range::default(), file.resource.span),
                    aliases: file.aliases.0.clone(),
                    parent: it.parent.map(ResourceId),
                    id: match file.id.as_ref().map(|it| it.value) {
                        Some(spec::IdKind::Name) => IdKind::Name,
                        Some(spec::IdKind::Rid) => IdKind::Rid,
                        Some(spec::IdKind::None) | None => IdKind::None,
                    },
                    signs: file.signs.as_ref().map_or_else(|| segment.clone(), |it| it.value.clone()),
                    segment,
                    rid_bytes: file.rid_bytes.as_ref().map(|it| usize::from(it.value)),
                    feed: file.feed.as_ref().map(|it| it.value.clone()),
                    free: file.free,
                    ty: TypeId(types + index),
                }
            })
            .collect()
    }

    fn quirks(&self) -> Vec<Quirk> {
        let quirks = self.resolved.spec.quirks();
        quirks
            .map(|(name, it)| Quirk {
                name: name.value.clone(),
                about: it.about.value.clone(),
                reference: it.reference.value.clone(),
                service: it.service.value.clone(),
                evidence: it.evidence.value.clone(),
                we: it.we.value.clone(),
                place: self.sources.place(name.span),
            })
            .collect()
    }
}

fn text(docs: Option<&Sp<String>>) -> String {
    docs.map(|it| it.trim_end().to_owned()).unwrap_or_default()
}

/// The earlier of two ends; none is later than any.
fn earlier(a: Option<Version>, b: Option<Version>) -> Option<Version> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn effects(whose: &OneOrMany<Whose>) -> Vec<Effect> {
    Effect::ALL.into_iter().filter(|effect| whose.0.iter().any(|it| is_of(*effect, *it))).collect()
}

fn is_of(effect: Effect, whose: Whose) -> bool {
    match whose {
        Whose::All => true,
        Whose::Write => effect != Effect::Read,
        Whose::Read => effect == Effect::Read,
        Whose::Create => effect == Effect::Create,
        Whose::Upsert => effect == Effect::Upsert,
        Whose::Replace => effect == Effect::Replace,
        Whose::Patch => effect == Effect::Patch,
        Whose::Delete => effect == Effect::Delete,
        Whose::Execute => effect == Effect::Execute,
    }
}

/// What is done about a failure of each effect, where that is not nothing.
fn retries(it: &spec::Retry) -> Vec<(Effect, Retry)> {
    let action = |effect: Effect| {
        let (own, wider) = match effect {
            Effect::Read => (&it.read, &None),
            Effect::Create => (&it.create, &it.write),
            Effect::Upsert => (&it.upsert, &it.write),
            Effect::Replace => (&it.replace, &it.write),
            Effect::Patch => (&it.patch, &it.write),
            Effect::Delete => (&it.delete, &it.write),
            Effect::Execute => (&it.execute, &it.write),
        };
        own.as_ref().or(wider.as_ref()).or(it.all.as_ref()).map_or(Retry::Never, |it| match it.value {
            Action::Never => Retry::Never,
            Action::Wait => Retry::Wait,
            Action::Elsewhere => Retry::Elsewhere,
            Action::WriteRegion => Retry::WriteRegion,
            Action::RefreshAccount => Retry::RefreshAccount,
            Action::RefreshCollection => Retry::RefreshCollection,
            Action::RefreshRanges => Retry::RefreshRanges,
        })
    };
    Effect::ALL.into_iter().map(|effect| (effect, action(effect))).filter(|(_, action)| *action != Retry::Never).collect()
}
