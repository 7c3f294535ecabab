//! What changes for those who move from one API version to another.
//!
//! Within one specification only ranges tell versions apart: a thing comes, goes, becomes required or is advised against. Each
//! change names the Rust items that it touches and what it asks of their users.

mod render;
mod rust;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::ir::{About, Api, Body, Form, Header, HeaderId, Operation, Property, Status, StatusId, Type, TypeId, Version, View};
use crate::text;

/// What a change asks of those who move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Nothing: what was right is right, and compiles.
    Compatible,
    /// What was right on the wire is still right, but Rust code has to be edited.
    SourceBreaking,
    /// What was right on the wire is refused or means something else, whichever client sends it.
    WireBreaking,
}

impl Class {
    /// Every class, the worst first.
    pub const ALL: [Class; 3] = [Class::WireBreaking, Class::SourceBreaking, Class::Compatible];

    /// In words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Compatible => "compatible",
            Class::SourceBreaking => "source-breaking",
            Class::WireBreaking => "wire-breaking",
        }
    }
}

/// What happens to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// It comes.
    Added,
    /// It goes.
    Removed,
    /// It stays, but something of it is different.
    Changed,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An operation.
    Operation,
    /// A header.
    Header,
    /// A type.
    Type,
    /// A property of a type.
    Property,
    /// A value of a string enum.
    Value,
    /// A variant of a union.
    Variant,
    /// A status.
    Status,
}

impl Kind {
    /// In words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Operation => "operation",
            Kind::Header => "header",
            Kind::Type => "type",
            Kind::Property => "property",
            Kind::Value => "value",
            Kind::Variant => "variant",
            Kind::Status => "status",
        }
    }
}

/// A change of one element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it asks of those who move.
    pub class: Class,
    /// What happens.
    pub action: Action,
    /// To what kind of element.
    pub kind: Kind,
    /// Its name; of a part of a type, `Type.part`.
    pub name: String,
    /// Its name on the wire, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wire: Option<String>,
    /// What it is, or what is different, in a sentence.
    pub what: String,
    /// The Rust items that it touches; `*` stands for every operation.
    pub items: Vec<String>,
}

/// A version on the way, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passed {
    /// The version.
    pub version: String,
    /// What it brought.
    pub docs: String,
}

/// What changes between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The version that is left.
    pub from: String,
    /// The version that is moved to.
    pub to: String,
    /// The versions that bring it about: after the older one, up to the newer one.
    pub versions: Vec<Passed>,
    /// The changes, the worst first.
    pub changes: Vec<Change>,
}

/// What changes for those who move from `a` to `b`, which may be the older one.
#[must_use]
pub fn diff(api: &Api, a: Version, b: Version) -> Diff {
    let (older, newer) = (a.min(b), a.max(b));
    let versions = api.versions.iter().filter(|it| older < it.version && it.version <= newer);
    let mut differ = Differ { api, a: View { api, version: a }, b: View { api, version: b }, changes: Vec::new() };
    differ.operations();
    differ.headers();
    differ.types();
    differ.statuses();
    differ.changes.sort_by_key(|change| std::cmp::Reverse(change.class));
    Diff {
        from: a.to_string(),
        to: b.to_string(),
        versions: versions.map(|it| Passed { version: it.version.to_string(), docs: text::flat(&it.docs) }).collect(),
        changes: differ.changes,
    }
}

struct Differ<'a> {
    api: &'a Api,
    a: View<'a>,
    b: View<'a>,
    changes: Vec<Change>,
}

impl<'a> Differ<'a> {
    /// Whether an element comes or goes.
    fn presence(&self, about: &About) -> Option<Action> {
        match (self.a.has(about), self.b.has(about)) {
            (false, true) => Some(Action::Added),
            (true, false) => Some(Action::Removed),
            _ => None,
        }
    }

    /// Whether both versions have an element.
    fn stays(&self, about: &About) -> bool {
        self.a.has(about) && self.b.has(about)
    }

    /// Whether the version that has more of an element has it: the one moved to when it comes, the one left when it goes.
    fn concerns(&self, action: Action, about: &About) -> bool {
        if action == Action::Removed { self.a.has(about) } else { self.b.has(about) }
    }

    /// Notes that an element that stays is advised against, or no longer.
    fn deprecation(&mut self, kind: Kind, name: &str, wire: Option<&str>, about: &About, items: Vec<String>) {
        let what = match (self.a.deprecated(about), self.b.deprecated(about)) {
            (None, Some(now)) => format!("Deprecated: {}", text::flat(&now.note)),
            (Some(_), None) => "No longer deprecated.".into(),
            _ => return,
        };
        self.push(Class::Compatible, Action::Changed, kind, name, wire, what, items);
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of a change, in their order")]
    fn push(
        &mut self,
        class: Class,
        action: Action,
        kind: Kind,
        name: &str,
        wire: Option<&str>,
        what: String,
        mut items: Vec<String>,
    ) {
        let wire = wire.filter(|wire| !name.ends_with(wire)).map(str::to_owned);
        let mut seen = BTreeSet::new();
        items.retain(|item| seen.insert(item.clone()));
        self.changes.push(Change { class, action, kind, name: name.into(), wire, what, items });
    }

    fn operations(&mut self) {
        for op in &self.api.operations {
            let items = vec![rust::operation(op), rust::method(self.api, op)];
            match self.presence(&op.about) {
                Some(action) => {
                    let class = if action == Action::Added { Class::Compatible } else { Class::WireBreaking };
                    let what = format!("{} `{} {}`", text::first_line(&op.about.docs), op.verb, text::path(self.api, &op.path));
                    self.push(class, action, Kind::Operation, &op.name.spec, None, what, items);
                }
                None if self.stays(&op.about) => self.deprecation(Kind::Operation, &op.name.spec, None, &op.about, items),
                None => {}
            }
        }
    }

    fn headers(&mut self) {
        for (i, header) in self.api.headers.iter().enumerate() {
            let uses = self.uses(HeaderId(i));
            let (name, wire) = (header.name.spec.as_str(), Some(header.wire.as_str()));
            match self.presence(&header.about) {
                Some(action) => {
                    let class = uses.iter().map(|it| self.class_of(header, it, action)).max().unwrap_or(Class::Compatible);
                    let uses = uses.iter().filter(|it| it.operation.is_none_or(|op| self.concerns(action, &op.about)));
                    let items = uses.map(|it| rust::header(self.api, header, it)).collect();
                    self.push(class, action, Kind::Header, name, wire, text::first_line(&header.about.docs).into(), items);
                }
                None if self.stays(&header.about) => {
                    let uses = uses.iter().filter(|it| it.operation.is_none_or(|op| self.b.has(&op.about)));
                    let items = uses.map(|it| rust::header(self.api, header, it)).collect();
                    self.deprecation(Kind::Header, name, wire, &header.about, items);
                }
                None => {}
            }
        }
    }

    /// How operations use a header.
    fn uses(&self, id: HeaderId) -> Vec<Use<'a>> {
        let common = [(&self.api.requests, Part::Option), (&self.api.responses, Part::Answer)];
        let common = common.into_iter().filter(|(list, _)| list.contains(&id)).map(|(_, part)| Use { operation: None, part });
        let own = self.api.operations.iter().flat_map(|op| {
            let parts = [
                (op.sends.iter().any(|(it, _)| *it == id), Part::Fixed),
                (op.requires.contains(&id), Part::Argument),
                (op.headers.contains(&id), Part::Option),
                (op.returns.contains(&id), Part::Answer),
            ];
            parts.into_iter().filter(|(used, _)| *used).map(move |(_, part)| Use { operation: Some(op), part })
        });
        common.chain(own).collect()
    }

    fn class_of(&self, header: &Header, used: &Use<'_>, action: Action) -> Class {
        if used.operation.is_some_and(|op| !self.stays(&op.about)) {
            return Class::Compatible;
        }
        match (used.part, action) {
            (Part::Fixed, _) | (_, Action::Removed) => Class::WireBreaking,
            // What only some requests need leaves those that were sent without it as right as they were.
            (Part::Argument, _) if header.required_when.is_some() => Class::SourceBreaking,
            (Part::Argument, _) => Class::WireBreaking,
            (Part::Option | Part::Answer, _) => Class::Compatible,
        }
    }

    fn types(&mut self) {
        for (i, ty) in self.api.types.iter().enumerate() {
            let model = rust::model(self.api, ty);
            if let Some(action) = self.presence(&ty.about) {
                let class = if action == Action::Added { Class::Compatible } else { Class::WireBreaking };
                self.push(class, action, Kind::Type, &ty.name.spec, None, text::first_line(&ty.about.docs).into(), vec![model]);
                continue;
            }
            if !self.stays(&ty.about) {
                continue;
            }
            self.deprecation(Kind::Type, &ty.name.spec, None, &ty.about, vec![model.clone()]);
            match &ty.form {
                Form::Struct { properties, .. } => self.properties(TypeId(i), ty, &ty.name.spec, &model, properties),
                Form::Enum(values) => {
                    for value in values {
                        let items = vec![format!("{model}::{}", value.name.pascal)];
                        self.part(Kind::Value, &format!("{}.{}", ty.name.spec, value.wire), &value.about, items);
                    }
                }
                Form::Union { variants, .. } => {
                    for variant in variants {
                        let name = format!("{}.{}", ty.name.spec, variant.wire);
                        let item = format!("{model}::{}", variant.name.pascal);
                        self.part(Kind::Variant, &name, &variant.about, vec![item.clone()]);
                        if self.stays(&variant.about) {
                            self.properties(TypeId(i), ty, &name, &item, &variant.properties);
                        }
                    }
                }
                Form::Native { .. } | Form::Alias(_) => {}
            }
        }
    }

    /// A part of a type that nobody has to send.
    fn part(&mut self, kind: Kind, name: &str, about: &About, items: Vec<String>) {
        match self.presence(about) {
            Some(action) => {
                let class = if action == Action::Added { Class::Compatible } else { Class::WireBreaking };
                self.push(class, action, kind, name, None, text::first_line(&about.docs).into(), items);
            }
            None if self.stays(about) => self.deprecation(kind, name, None, about, items),
            None => {}
        }
    }

    fn properties(&mut self, id: TypeId, ty: &Type, name: &str, model: &str, properties: &[Property]) {
        for property in properties {
            let name = format!("{name}.{}", property.wire);
            let items = |differ: &Self, required: bool, action: Action| {
                let mut items = vec![format!("{model}::{}", property.name.snake)];
                let senders = differ.senders(id, ty, property).filter(|op| differ.concerns(action, &op.about));
                items.extend(senders.map(|op| rust::field(differ.api, op, property, required)));
                items
            };
            let (before, after) = (self.a.requires(property), self.b.requires(property));
            match self.presence(&property.about) {
                Some(Action::Removed) => {
                    let (what, items) = (text::first_line(&property.about.docs).into(), items(self, before, Action::Removed));
                    self.push(Class::WireBreaking, Action::Removed, Kind::Property, &name, None, what, items);
                }
                Some(action) => {
                    let sent = self.senders(id, ty, property).any(|op| self.stays(&op.about)) || ty.resource.is_none();
                    let class = if after && sent && !property.system { Class::WireBreaking } else { Class::Compatible };
                    let (what, items) = (text::first_line(&property.about.docs).into(), items(self, after, action));
                    self.push(class, action, Kind::Property, &name, None, what, items);
                }
                None if !self.stays(&property.about) => {}
                None => {
                    if before != after && !property.system {
                        let (class, what) = match after {
                            true => (Class::WireBreaking, "Requests must have it."),
                            false => (Class::SourceBreaking, "Requests may leave it out."),
                        };
                        let items = items(self, after, Action::Changed);
                        self.push(class, Action::Changed, Kind::Property, &name, None, what.into(), items);
                    }
                    let items = items(self, after, Action::Changed);
                    self.deprecation(Kind::Property, &name, None, &property.about, items);
                }
            }
        }
    }

    /// The operations whose requests are made of the property among others.
    fn senders(&self, id: TypeId, ty: &'a Type, property: &'a Property) -> impl Iterator<Item = &'a Operation> + use<'a> {
        let is_struct = matches!(ty.form, Form::Struct { .. });
        self.api.operations.iter().filter(move |op| {
            // An item's id is known from the path.
            let from_path = property.identity && op.on_item;
            is_struct && !property.system && !from_path && op.body == Body::Fields(id)
        })
    }

    fn statuses(&mut self) {
        for (i, status) in self.api.statuses.iter().enumerate() {
            let id = StatusId(i);
            let with = |differ: &Self, action| {
                let ops = differ.api.operations.iter().filter(|op| op.fails.contains(&id) && differ.concerns(action, &op.about));
                ops.map(|op| rust::failure(op, status)).collect::<Vec<_>>()
            };
            let name = &status.name.spec;
            match self.presence(&status.about) {
                Some(action) => {
                    let class = if action == Action::Added { Class::Compatible } else { Class::SourceBreaking };
                    let what = format!("{} ({})", text::first_line(&status.about.docs), code(status));
                    let items = with(self, action);
                    self.push(class, action, Kind::Status, name, None, what, items);
                }
                None if self.stays(&status.about) => {
                    let items = with(self, Action::Changed);
                    self.deprecation(Kind::Status, name, None, &status.about, items);
                }
                None => {}
            }
        }
    }
}

/// How an operation uses a header.
struct Use<'a> {
    /// The operation; `None`: all of them.
    operation: Option<&'a Operation>,
    /// As what.
    part: Part,
}

/// What a header is to an operation.
#[derive(Clone, Copy)]
enum Part {
    /// Its value is fixed.
    Fixed,
    /// The caller must give it.
    Argument,
    /// The caller may give it.
    Option,
    /// The service answers it.
    Answer,
}

/// A status as it stands in tables: `409`, `404/1002`.
fn code(status: &Status) -> String {
    let code = status.status.map_or_else(|| "any status".to_owned(), |it| it.to_string());
    status.sub.map_or_else(|| code.clone(), |sub| format!("{code}/{sub}"))
}
