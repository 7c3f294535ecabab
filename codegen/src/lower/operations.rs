//! Operations and their examples.

use super::{Cx, NO_VERSION, fit, text};
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{
    Body, Content, ContentType, Effect, Example, ExampleBody, Header, HeaderId, Many, Name, Operation, Pages, Resource,
    ResourceId, Status, StatusId, Step, TypeRef,
};
use crate::resolve::Op;
use crate::source::{Map, Sp};
use crate::spec::{self, By, Json, On, Scalar};

impl Cx<'_, '_> {
    pub(super) fn operations(
        &mut self,
        resources: &[Resource],
        headers: &[Header],
        statuses: &[Status],
        requests: &[HeaderId],
        responses: &[HeaderId],
    ) -> Vec<Operation> {
        let operations = &self.resolved.operations;
        operations.iter().map(|op| self.operation(op, resources, headers, statuses, requests, responses)).collect()
    }

    fn operation(
        &mut self,
        op: &Op<'_>,
        resources: &[Resource],
        all_headers: &[Header],
        statuses: &[Status],
        requests: &[HeaderId],
        responses: &[HeaderId],
    ) -> Operation {
        let it = &op.full;
        let resource = resources.get(op.resource);
        let about = self.about(it, resource.map(|it| it.about.range).unwrap_or_default(), op.name.span);
        let on_item = it.on.as_ref().is_some_and(|it| it.value == On::Item);
        let path = self.path(resources, op.resource, on_item);
        let effect = it.effect.as_ref().map_or(Effect::Read, |it| effect(it.value));

        let requires = self.header_list(it.requires.as_deref().unwrap_or_default());
        let sends = self.sends(it.sends.as_ref(), all_headers);
        let mut headers = self.header_list(it.headers.as_deref().unwrap_or_default());
        headers.retain(|id| !requests.contains(id) && !requires.contains(id) && !sends.iter().any(|(sent, _)| sent == id));
        let mut returns = self.header_list(it.returns.as_deref().unwrap_or_default());
        returns.retain(|id| !responses.contains(id));

        let body = self.body(op, resource);
        let examples = it.examples.iter().map(|example| self.example(example, &path)).collect();
        Operation {
            name: Name::new(op.name),
            about,
            reference: it.reference.as_ref().map(|it| it.value.clone()),
            resource: ResourceId(op.resource),
            verb: it.verb.as_ref().map_or("GET", |it| it.value.as_str()).to_owned(),
            on_item,
            path,
            effect,
            role: it.role.as_ref().map(|it| it.value.clone()),
            requires,
            headers,
            sends,
            content_type: content_type(it, &body),
            body,
            ok: self.ok(it.ok.as_ref()),
            fails: self.fails(it.fails.as_deref().unwrap_or_default(), effect, statuses),
            returns,
            pages: it.pages.as_ref().and_then(|it| self.pages(it)),
            batch: it.batch.as_ref().map(|it| (it.operations.value, it.bytes.value)),
            rows: it.rows.as_ref().and_then(|it| self.type_named(it, it)),
            many: it.many.as_ref().map(|it| Many { method: Name::new(&it.method), docs: it.docs.value.clone() }),
            examples,
        }
    }

    /// The headers with their fixed values; a header's own value is the default.
    fn sends(&mut self, sends: Option<&Map<Sp<Scalar>>>, headers: &[Header]) -> Vec<(HeaderId, String)> {
        let mut all = Vec::new();
        for (name, text) in sends.into_iter().flat_map(Map::iter) {
            let Some(id) = self.header_named(name) else { continue };
            let own = headers.get(id.0).and_then(|it| it.value.clone());
            let text = if text.is_empty() { own.unwrap_or_default() } else { text.0.clone() };
            all.push((id, text));
        }
        all
    }

    fn body(&mut self, op: &Op<'_>, resource: Option<&Resource>) -> Body {
        if let Some(body) = &op.full.body {
            return Body::Whole(self.type_of(body));
        }
        match &op.full.fields {
            None => Body::None,
            Some(it) if it.value == "resource" => resource.map_or(Body::None, |it| Body::Fields(it.ty)),
            Some(it) => self.type_named(it, it).map_or(Body::None, Body::Fields),
        }
    }

    fn ok(&mut self, ok: Option<&Map<Sp<String>>>) -> Vec<(u16, Content)> {
        let mut all = Vec::new();
        for (status, content) in ok.into_iter().flat_map(Map::iter) {
            let content = self.content(content);
            match status.parse::<u16>() {
                Ok(status) => all.push((status, content)),
                Err(_) => {
                    let message = format!("`{}` is not a status", status.value);
                    self.diagnostics.push(Diagnostic::new(&codes::BAD_STATUS, status.span, message));
                }
            }
        }
        all
    }

    fn content(&mut self, content: &Sp<String>) -> Content {
        match content.as_str() {
            "none" => Content::None,
            "resource" => Content::Resource,
            "feed" => Content::Feed,
            _ => match self.type_of(content) {
                TypeRef::Json => Content::Json,
                TypeRef::Bytes => Content::Bytes,
                ty => Content::Type(ty),
            },
        }
    }

    /// What the effect implies and what is named, in the order of the statuses.
    fn fails(&mut self, named: &[Sp<String>], effect: Effect, statuses: &[Status]) -> Vec<StatusId> {
        let named: Vec<usize> = named.iter().filter_map(|name| self.resolved.status_names.find(name, self.diagnostics)).collect();
        let fails = statuses.iter().enumerate().filter(|(index, it)| it.on.contains(&effect) || named.contains(index));
        fails.map(|(index, _)| StatusId(index)).collect()
    }

    fn pages(&mut self, it: &spec::Pages) -> Option<Pages> {
        let (next, resume) = (self.header_named(&it.next), self.header_named(&it.resume));
        Some(Pages { next: next?, resume: resume?, until: it.until.as_ref().map(|it| it.value), merged: it.merged })
    }

    fn example(&mut self, it: &spec::Example, path: &[Step]) -> Example {
        Example {
            name: it.name.value.clone(),
            docs: text(it.docs.as_ref()),
            place: self.sources.place(it.name.span),
            version: self.resolved.version(&it.version, self.diagnostics).unwrap_or(NO_VERSION),
            by_rid: it.by.as_ref().is_some_and(|it| it.value == By::Rid),
            path: it.path.value.clone(),
            ids: fit(path, &it.path).unwrap_or_default(),
            send_headers: self.texts(&it.send.headers),
            send_body: example_body(it.send.body.as_ref(), it.send.text.as_ref()),
            status: it.get.status.value,
            get_headers: self.texts(&it.get.headers),
            get_body: example_body(it.get.body.as_ref(), it.get.text.as_ref()),
        }
    }

    fn texts(&mut self, headers: &Map<Sp<Scalar>>) -> Vec<(HeaderId, String)> {
        headers.iter().filter_map(|(name, text)| Some((self.header_named(name)?, text.0.clone()))).collect()
    }
}

pub(super) fn effect(it: spec::Effect) -> Effect {
    match it {
        spec::Effect::Read => Effect::Read,
        spec::Effect::Create => Effect::Create,
        spec::Effect::Upsert => Effect::Upsert,
        spec::Effect::Replace => Effect::Replace,
        spec::Effect::Patch => Effect::Patch,
        spec::Effect::Delete => Effect::Delete,
        spec::Effect::Execute => Effect::Execute,
    }
}

fn content_type(it: &spec::Operation, body: &Body) -> ContentType {
    match (it.content_type.as_ref().map(|it| it.as_str()), body) {
        (_, Body::None) => ContentType::None,
        (Some("header"), _) => ContentType::FromHeader,
        (Some(fixed), _) => ContentType::Fixed(fixed.to_owned()),
        (None, _) => ContentType::Fixed("application/json".to_owned()),
    }
}

fn example_body(json: Option<&Sp<Json>>, text: Option<&Sp<String>>) -> Option<ExampleBody> {
    match (json, text) {
        (Some(json), _) => Some(ExampleBody::Json(json.to_value())),
        (None, Some(text)) => Some(ExampleBody::Text(text.value.clone())),
        (None, None) => None,
    }
}
