//! The types of `types/`, then that of every resource.

use serde_json::Value;

use super::Cx;
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{About, EnumValue, Form, Name, Property, Range, Resource, ResourceId, Type, TypeRef, Variant};
use crate::source::{Map, Sp};
use crate::spec;

impl Cx<'_, '_> {
    pub(super) fn types(&mut self, resources: &[Resource]) -> Vec<Type> {
        let resolved = self.resolved;
        let mut types = Vec::new();
        for (name, it) in &resolved.types {
            let about = self.about(*it, Range::default(), name.span);
            let form = self.form(name, it, about.range);
            types.push(Type { name: Name::new(name), about, resource: None, form });
        }
        for (index, (it, resource)) in resolved.resources.iter().zip(resources).enumerate() {
            let about = About { deprecated: None, ..resource.about.clone() };
            let properties = self.properties(&it.file.properties, about.range);
            types.push(Type {
                name: Name::new(&resource.name.pascal),
                about,
                resource: Some(ResourceId(index)),
                form: Form::Struct { native: None, open: it.file.open, of: None, properties },
            });
        }
        types
    }

    fn form(&mut self, name: &Sp<String>, it: &spec::Type, range: Range) -> Form {
        let given = [
            ("properties", it.properties.is_some()),
            ("values", it.values.is_some()),
            ("variants", it.variants.is_some()),
            ("native", it.native.is_some() && it.properties.is_none()),
            ("alias", it.alias.is_some()),
        ];
        let given: Vec<&str> = given.into_iter().filter(|(_, given)| *given).map(|(name, _)| name).collect();
        match given.as_slice() {
            [_] => {}
            [] => self.wrong_form(name, "has no form"),
            several => self.wrong_form(name, &format!("has several forms: {}", several.join(", "))),
        }
        self.belongs(name, "open", it.open.is_some(), "properties", it.properties.is_some());
        self.belongs(name, "of", it.of.is_some(), "properties", it.properties.is_some());
        self.belongs(name, "tag", it.tag.is_some(), "variants", it.variants.is_some());
        self.belongs(name, "literals", it.literals.is_some(), "native", it.native.is_some());
        self.belongs(name, "absent", it.absent.is_some(), "native", it.native.is_some());
        self.belongs(name, "schema", it.schema.is_some(), "native", it.native.is_some());
        for (field, given) in
            [("literals", it.literals.is_some()), ("absent", it.absent.is_some()), ("schema", it.schema.is_some())]
        {
            if given && it.properties.is_some() && it.native.is_some() {
                self.wrong_form(name, &format!("has `properties`, and so no `{field}`"));
            }
        }

        if let Some(values) = &it.values {
            Form::Enum(values.iter().map(|(wire, it)| self.value(wire, it, range)).collect())
        } else if let Some(variants) = &it.variants {
            let tag = it.tag.as_ref().map(|it| it.value.clone());
            if tag.is_none() {
                self.wrong_form(name, "is a union without a `tag`");
            }
            let variants = variants.iter().map(|(wire, it)| self.variant(wire, it, range)).collect();
            Form::Union { tag: tag.unwrap_or_default(), variants }
        } else if let Some(alias) = &it.alias {
            Form::Alias(self.type_of(alias))
        } else if let Some(properties) = &it.properties {
            Form::Struct {
                native: it.native.as_ref().map(|it| it.value.clone()),
                open: it.open.as_ref().is_some_and(|it| it.value),
                of: it.of.as_ref().and_then(|it| self.type_named(it, it)),
                properties: self.properties(properties, range),
            }
        } else if let Some(native) = &it.native {
            let schema = self.schema(name, it.schema.as_ref());
            Form::Native {
                rust: native.value.clone(),
                json_literals: it.literals.is_some(),
                absent: it.absent.as_ref().map(|it| it.value.clone()),
                schema,
            }
        } else {
            // That it has no form is told; anything fits it.
            Form::Alias(TypeRef::Json)
        }
    }

    fn wrong_form(&mut self, name: &Sp<String>, what: &str) {
        let it = Diagnostic::new(&codes::TYPE_FORM, name.span, format!("type `{}` {what}", name.value));
        self.diagnostics.push(it.note("a type is one of `properties`, `values`, `variants`, `native`, `alias`"));
    }

    /// Tells of a field without the one that it belongs to.
    fn belongs(&mut self, name: &Sp<String>, field: &str, given: bool, to: &str, has_it: bool) {
        if given && !has_it {
            self.wrong_form(name, &format!("has `{field}`, which belongs to `{to}`"));
        }
    }

    fn schema(&mut self, name: &Sp<String>, schema: Option<&Sp<String>>) -> Value {
        let Some(schema) = schema else {
            self.wrong_form(name, "is `native` and has no `schema`");
            return Value::Bool(true);
        };
        match serde_json::from_str::<Value>(schema) {
            Ok(it @ (Value::Object(_) | Value::Bool(_))) => it,
            Ok(_) => {
                let it = Diagnostic::new(&codes::SCHEMA_JSON, schema.span, "a JSON Schema is an object");
                self.diagnostics.push(it);
                Value::Bool(true)
            }
            Err(error) => {
                let it = Diagnostic::new(&codes::SCHEMA_JSON, schema.span, "the schema is not JSON").label(error.to_string());
                self.diagnostics.push(it);
                Value::Bool(true)
            }
        }
    }

    fn value(&mut self, wire: &Sp<String>, it: &spec::EnumValue, range: Range) -> EnumValue {
        EnumValue { name: name(wire, it.name.as_ref()), wire: wire.value.clone(), about: self.about(it, range, wire.span) }
    }

    fn variant(&mut self, wire: &Sp<String>, it: &spec::Variant, range: Range) -> Variant {
        let about = self.about(it, range, wire.span);
        let properties = self.properties(&it.properties, about.range);
        let effect = it.effect.as_ref().map(|it| super::operations::effect(it.value));
        Variant { name: name(wire, it.name.as_ref()), wire: wire.value.clone(), about, effect, properties }
    }

    fn properties(&mut self, all: &Map<spec::Property>, range: Range) -> Vec<Property> {
        all.iter().map(|(wire, it)| self.property(wire, it, range)).collect()
    }

    fn property(&mut self, wire: &Sp<String>, it: &spec::Property, parent: Range) -> Property {
        let about = self.about(it, parent, wire.span);
        let ty = self.type_or_string(it.ty.as_ref());
        let required = match &it.required_since {
            Some(since) => {
                let since = self.resolved.version(since, self.diagnostics);
                Some(Range { since: since.max(about.range.since), until: about.range.until })
            }
            None => it.required.as_ref().is_some_and(|it| it.value).then_some(about.range),
        };
        Property {
            name: name(wire, it.name.as_ref()),
            wire: wire.value.clone(),
            about,
            ty,
            required,
            default: it.default.as_ref().map(|it| it.0.clone()),
            min: it.min.as_ref().map(|it| it.value),
            max: it.max.as_ref().map(|it| it.value),
            system: it.system,
            identity: it.identity.as_ref().is_some_and(|it| it.value),
            sensitive: it.sensitive,
            each: it.each.as_ref().map(|it| Name::new(it)),
            header: it.header.as_ref().and_then(|it| self.header_named(it)),
        }
    }
}

/// The name in code: the one that is given, or else made from that on the wire.
fn name(wire: &Sp<String>, given: Option<&Sp<String>>) -> Name {
    Name::new(given.map_or_else(|| wire.trim_start_matches('_'), |it| it.as_str()))
}

impl Form {
    /// The properties, if it is a structure.
    #[must_use]
    pub(crate) fn properties(&self) -> Option<&[Property]> {
        match self {
            Form::Struct { properties, .. } => Some(properties),
            _ => None,
        }
    }
}

impl TypeRef {
    /// The type within all lists and maps.
    pub(crate) fn base(&self) -> &TypeRef {
        match self {
            TypeRef::List(it) | TypeRef::Map(it) => it.base(),
            it => it,
        }
    }
}
