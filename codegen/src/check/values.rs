//! Whether a value of an example fits its type.

use serde_json::Value;

use super::{Cx, versions};
use crate::codes::{self, Code};
use crate::diag::Diagnostic;
use crate::ir::{EnumValue, Form, Header, Property, TypeId, TypeRef, Variant, Version};
use crate::names::{SIMILAR, nearest};
use crate::source::{Sp, Span};
use crate::spec::{Json, Scalar};

/// How strict to be: what we send is ours, what is answered may be newer than we are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    pub(super) is_request: bool,
    /// The version of the example, if it is known.
    pub(super) version: Option<Version>,
}

impl Side {
    fn is_of(self, range: crate::ir::Range) -> bool {
        self.version.is_none_or(|it| range.contains(it))
    }
}

/// The number of a text, if it is one of the type.
pub(super) fn number(ty: &TypeRef, text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let number: f64 = text.parse().ok().filter(|it: &f64| is_number && it.is_finite())?;
    (*ty != TypeRef::Integer || number.fract() == 0.0).then_some(number)
}

impl<'a> Cx<'a, '_> {
    /// Tells if the text of a header does not fit its type.
    pub(super) fn fit_text(&mut self, header: &'a Header, text: &Sp<Scalar>, side: Side) {
        let name = &header.name.spec;
        if matches!(&header.ty, TypeRef::Named(id) if self.endless.contains(id)) {
            return;
        }
        if let Some(value) = &header.value {
            if **value != ***text {
                self.misfit(text.span, format!("the header `{name}` is always `{value}`"));
            }
            return;
        }
        let ty = self.unaliased(&header.ty);
        if *ty.base() == TypeRef::Bytes {
            return;
        }
        match ty {
            TypeRef::String => {}
            TypeRef::Integer | TypeRef::Decimal => match number(ty, text) {
                None if *ty == TypeRef::Integer => self.misfit(text.span, format!("the header `{name}` is a whole number")),
                None => self.misfit(text.span, format!("the header `{name}` is a number")),
                Some(it) if side.is_request => self.within(name, it, header.min, header.max, text.span),
                Some(_) => {}
            },
            TypeRef::Boolean => {
                if !["true", "false"].iter().any(|it| text.eq_ignore_ascii_case(it)) {
                    self.misfit(text.span, format!("the header `{name}` is `True` or `False`"));
                }
            }
            TypeRef::Date => {
                if !is_http_date(text) {
                    self.misfit(text.span, format!("the header `{name}` is a date such as `Sun, 06 Nov 1994 08:49:37 GMT`"));
                }
            }
            TypeRef::Named(id) => match &self.api.ty(*id).form {
                Form::Enum(values) => self.fit_enum(values, text, text.span, side),
                Form::Native { json_literals: false, .. } => {}
                _ => self.fit_json_text(header, ty, text, side),
            },
            TypeRef::Json | TypeRef::Bytes | TypeRef::List(_) | TypeRef::Map(_) => self.fit_json_text(header, ty, text, side),
        }
    }

    fn fit_json_text(&mut self, header: &Header, ty: &'a TypeRef, text: &Sp<Scalar>, side: Side) {
        match serde_json::from_str::<Value>(text) {
            Ok(value) => self.fit(ty, &placed(value, text.span), side),
            Err(_) => self.misfit(text.span, format!("the header `{}` holds JSON", header.name.spec)),
        }
    }

    /// Tells if JSON does not fit the type of an index.
    pub(super) fn fit_named(&mut self, id: TypeId, json: &Sp<Json>, side: Side) {
        if let Form::Struct { open, properties, .. } = &self.api.ty(id).form {
            match &json.value {
                Json::Object(_) => self.fit_properties(properties, *open, json, side),
                other => self.misfit(json.span, format!("{} where an object is expected", other.kind())),
            }
        }
    }

    /// Tells if JSON does not fit a type.
    pub(super) fn fit(&mut self, ty: &'a TypeRef, json: &Sp<Json>, side: Side) {
        if matches!(ty, TypeRef::Named(id) if self.endless.contains(id)) {
            return;
        }
        let ty = self.unaliased(ty);
        let expected = match (ty, &json.value) {
            (TypeRef::Json, _) | (TypeRef::String, Json::String(_)) | (TypeRef::Boolean, Json::Bool(_)) => return,
            (TypeRef::Decimal, Json::Number(_)) => return,
            (TypeRef::Integer, Json::Number(it)) if it.as_f64().is_some_and(|it| it.fract() == 0.0) => return,
            (TypeRef::Date | TypeRef::Bytes, Json::String(_)) => return,
            (TypeRef::List(ty), Json::Array(items)) => return items.iter().for_each(|it| self.fit(ty, it, side)),
            (TypeRef::Map(ty), Json::Object(members)) => return members.iter().for_each(|(_, it)| self.fit(ty, it, side)),
            (TypeRef::Named(id), value) => match (&self.api.ty(*id).form, value) {
                (Form::Struct { open, properties, .. }, Json::Object(_)) => {
                    return self.fit_properties(properties, *open, json, side);
                }
                (Form::Enum(values), Json::String(text)) => return self.fit_enum(values, text, json.span, side),
                (Form::Union { tag, variants }, Json::Object(members)) => {
                    return self.fit_union(tag, variants, members, json, side);
                }
                (Form::Native { schema, .. }, _) if fits_schema(schema, value) => return,
                (Form::Alias(_), _) => return,
                (Form::Struct { .. } | Form::Union { .. }, _) => "an object".to_owned(),
                (Form::Enum(_), _) => "a string".to_owned(),
                (Form::Native { .. }, _) => format!("a value of `{}`", self.api.ty(*id).name.spec),
            },
            (TypeRef::String | TypeRef::Date | TypeRef::Bytes, _) => "a string".to_owned(),
            (TypeRef::Boolean, _) => "a boolean".to_owned(),
            (TypeRef::Integer, _) => "a whole number".to_owned(),
            (TypeRef::Decimal, _) => "a number".to_owned(),
            (TypeRef::List(_), _) => "a list".to_owned(),
            (TypeRef::Map(_), _) => "an object".to_owned(),
        };
        self.misfit(json.span, format!("{} where {expected} is expected", json.kind()));
    }

    /// Tells if an object does not fit a structure.
    pub(super) fn fit_properties(&mut self, properties: &'a [Property], open: bool, json: &Sp<Json>, side: Side) {
        let Json::Object(members) = &json.value else { return };
        self.fit_members(properties, members, side);
        for (key, _) in members {
            if !open && !properties.iter().any(|it| it.wire == key.value) {
                self.unknown_member(key, properties);
            }
        }
        for property in properties {
            let is_required = property.required.is_some_and(|it| side.is_of(it));
            if is_required && !members.iter().any(|(key, _)| key.value == property.wire) {
                let message = format!("the property `{}` is required", property.wire);
                self.tell(Diagnostic::new(&codes::EXAMPLE_INCOMPLETE, json.span, message).label("in here"));
            }
        }
    }

    /// Tells what of the members does not fit the properties of their names.
    pub(super) fn fit_members(&mut self, properties: &'a [Property], members: &[(Sp<String>, Sp<Json>)], side: Side) {
        for (key, value) in members {
            let Some(property) = properties.iter().find(|it| it.wire == key.value) else { continue };
            let is_none = match &value.value {
                Json::Null => true,
                Json::Object(members) => members.is_empty() && self.is_own(&property.ty),
                _ => false,
            };
            if is_none && !side.is_request && property.required.is_none() {
                continue;
            }
            self.fit(&property.ty, value, side);
            if side.is_request {
                self.in_version(&codes::EXAMPLE_VERSION, "property", &property.wire, property.about.range, key.span, side);
                if let Json::Number(number) = &value.value {
                    let number = number.as_f64().unwrap_or_default();
                    self.within(&property.wire, number, property.min, property.max, value.span);
                }
            }
        }
    }

    /// Whether applications have a type of their own in the place of a type.
    fn is_own(&self, ty: &TypeRef) -> bool {
        let TypeRef::Named(id) = ty else { return false };
        self.api.ty(*id).resource.is_some_and(|id| self.api.resource(id).free)
    }

    pub(super) fn unknown_member(&mut self, key: &Sp<String>, properties: &[Property]) {
        let it = Diagnostic::new(&codes::EXAMPLE_UNKNOWN, key.span, format!("unknown property `{}`", key.value));
        self.tell(match nearest(key, properties.iter().map(|it| it.wire.as_str())) {
            Some(near) => it.replace(key.span, near, SIMILAR),
            None => it.help("declare it, or make the type `open`"),
        });
    }

    fn fit_union(&mut self, tag: &str, variants: &'a [Variant], members: &[(Sp<String>, Sp<Json>)], json: &Sp<Json>, side: Side) {
        let Some((_, kind)) = members.iter().find(|(key, _)| key.value == tag) else {
            let message = format!("the property `{tag}` is required: it tells the variant");
            return self.tell(Diagnostic::new(&codes::EXAMPLE_INCOMPLETE, json.span, message).label("in here"));
        };
        let Json::String(text) = &kind.value else {
            return self.misfit(kind.span, format!("{} where a string is expected", kind.kind()));
        };
        let Some(variant) = variants.iter().find(|it| it.wire == *text) else {
            if side.is_request {
                self.one_of(text, kind.span, variants.iter().map(|it| it.wire.as_str()));
            }
            return;
        };
        let rest = members.iter().filter(|(key, _)| key.value != tag).cloned().collect();
        self.fit_properties(&variant.properties, false, &Sp { value: Json::Object(rest), span: json.span }, side);
    }

    fn fit_enum(&mut self, values: &[EnumValue], text: &str, span: Span, side: Side) {
        if !side.is_request {
            return;
        }
        match values.iter().find(|it| it.wire == text) {
            Some(value) => self.in_version(&codes::EXAMPLE_VERSION, "value", text, value.about.range, span, side),
            None => self.one_of(text, span, values.iter().map(|it| it.wire.as_str())),
        }
    }

    fn one_of<'c>(&mut self, text: &str, span: Span, known: impl Iterator<Item = &'c str> + Clone) {
        let it = Diagnostic::new(&codes::EXAMPLE_VALUE, span, format!("unknown value `{text}`"));
        self.tell(match nearest(text, known.clone()) {
            Some(near) => it.replace(span, near, SIMILAR),
            None => it.note(format!("the values are {}", known.map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", "))),
        });
    }

    fn within(&mut self, name: &str, number: f64, min: Option<f64>, max: Option<f64>, span: Span) {
        if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
            self.misfit(span, format!("{number} is out of the bounds of `{name}`"));
        }
    }

    /// Tells if a thing is not in the version of the example.
    pub(super) fn in_version(
        &mut self,
        code: &'static Code,
        what: &str,
        name: &str,
        range: crate::ir::Range,
        span: Span,
        side: Side,
    ) {
        if let Some(version) = side.version.filter(|it| !range.contains(*it)) {
            let it = Diagnostic::new(code, span, format!("version {version} does not have the {what} `{name}`"));
            self.tell(it.label(format!("it lives {}", versions(range))));
        }
    }

    pub(super) fn misfit(&mut self, span: Span, message: String) {
        self.fault(&codes::EXAMPLE_VALUE, span, message);
    }
}

/// JSON from within a text; all of it is where the text is.
fn placed(value: Value, span: Span) -> Sp<Json> {
    let value = match value {
        Value::Null => Json::Null,
        Value::Bool(it) => Json::Bool(it),
        Value::Number(it) => Json::Number(it),
        Value::String(it) => Json::String(it),
        Value::Array(items) => Json::Array(items.into_iter().map(|it| placed(it, span)).collect()),
        Value::Object(members) => {
            Json::Object(members.into_iter().map(|(key, it)| (Sp { value: key, span }, placed(it, span))).collect())
        }
    };
    Sp { value, span }
}

/// Whether JSON is of the `type` that a schema names, if it names one.
fn fits_schema(schema: &Value, json: &Json) -> bool {
    let fits = |ty: &Value| match ty.as_str() {
        Some("string") => matches!(json, Json::String(_)),
        Some("number" | "integer") => matches!(json, Json::Number(_)),
        Some("boolean") => matches!(json, Json::Bool(_)),
        Some("null") => matches!(json, Json::Null),
        Some("array") => matches!(json, Json::Array(_)),
        Some("object") => matches!(json, Json::Object(_)),
        _ => true,
    };
    match schema.get("type") {
        None => true,
        Some(Value::Array(any)) => any.iter().any(fits),
        Some(one) => fits(one),
    }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`; whether the day is that of the date is of no concern here.
fn is_http_date(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let digits = |it: &str, length: usize| it.len() == length && it.chars().all(|c| c.is_ascii_digit());
    let [day, date, month, year, time, zone] = words.as_slice() else { return false };
    ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"].contains(day)
        && digits(date, 2)
        && ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].contains(month)
        && digits(year, 4)
        && time.split(':').filter(|it| digits(it, 2)).count() == 3
        && time.len() == 8
        && *zone == "GMT"
}

#[cfg(test)]
mod tests {
    use super::{is_http_date, number};
    use crate::ir::TypeRef;

    #[test]
    fn dates_are_those_of_http() {
        assert!(is_http_date("Wed, 15 Jul 2020 13:00:00 GMT"));
        for bad in [
            "",
            "2020-07-15T13:00:00Z",
            "Wed, 15 Jul 2020 13:00 GMT",
            "Wed, 15 Jul 2020 13:00:00 UTC",
            "Wed 15 Jul 2020 13:00:00 GMT",
        ] {
            assert!(!is_http_date(bad), "{bad}");
        }
    }

    #[test]
    fn numbers_are_of_their_kind() {
        assert_eq!(number(&TypeRef::Integer, "-1"), Some(-1.0));
        assert_eq!(number(&TypeRef::Decimal, "1.5"), Some(1.5));
        for bad in ["", "1.5", "inf", "NaN", "one", "+1"] {
            assert_eq!(number(&TypeRef::Integer, bad), None, "{bad}");
        }
    }
}
