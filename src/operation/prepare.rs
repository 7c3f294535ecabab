//! From a call to the request that is sent: what is checked at the last moment, and the body.

use bytes::Bytes;
use serde_json::{Map, Value};

use super::call::Payload;
use super::{Call, Request};
use crate::error::{Error, Result};
use crate::options::CallOptions;
use crate::pipeline::Pipeline;
use crate::service::{self, Property};

impl Call {
    /// The request as it would be sent.
    ///
    /// # Errors
    ///
    /// What is wrong with the arguments.
    pub fn request(&self) -> Result<Request> {
        self.clone().into_request().map(|(_, request, _)| request)
    }

    pub(super) fn into_request(self) -> Result<(Pipeline, Request, CallOptions)> {
        let operation = self.operation;
        if let Some(fault) = &self.fault {
            return Err(Error::new(fault.kind, &*fault.message).of(operation));
        }
        if let (Payload::Fields(fields), service::Body::Object(shape)) = (&self.payload, operation.body) {
            self.check(fields, shape).map_err(|error| error.of(operation))?;
        }
        let Self { pipeline, address, headers, payload, options, .. } = self;
        let body = match payload {
            Payload::None if operation.batch.is_some() => {
                return Err(Error::input("there are no operations to carry out").of(operation));
            }
            Payload::None => Bytes::new(),
            Payload::Bytes(bytes) => bytes,
            Payload::List(all) => array(operation, &all).map_err(|error| error.of(operation))?,
            Payload::Fields(fields) => {
                serde_json::to_vec(&fields).map_err(|error| Error::input(error.to_string()).of(operation))?.into()
            }
        };
        let request = Request::new(&pipeline, operation, address, headers, body);
        Ok((pipeline, request, options))
    }

    /// Refuses what the version does not know, and what it requires and is not there.
    fn check(&self, fields: &Map<String, Value>, shape: &'static service::Type) -> Result<()> {
        let version = self.pipeline.version();
        for property in shape.properties {
            let required = !property.system && property.required.is_some_and(|range| range.contains(version));
            match fields.get(property.wire) {
                None if required && property.identity => {
                    return Err(Error::input(format!(
                        "the {} is addressed by rid, which does not tell its id: give it with `.id(…)`",
                        self.operation.resource.name.replace('_', " ")
                    )));
                }
                None if required => return Err(Error::input(format!("the property `{}` is required", property.wire))),
                None => {}
                Some(value) => check_version(property, value, version)?,
            }
        }
        Ok(())
    }
}

/// Operations as the one body that they make, if it may be so large.
fn array(operation: &service::Operation, all: &[Bytes]) -> Result<Bytes> {
    let body = join(all.iter());
    match operation.batch {
        Some(most) if all.len() > most.operations => Err(Error::input(format!(
            "there are {} operations, and a request may have {}: nothing was sent",
            all.len(),
            most.operations
        ))),
        Some(most) if body.len() > most.bytes => Err(Error::input(format!(
            "the operations are {} bytes together, and a request may have {}: nothing was sent",
            body.len(),
            most.bytes
        ))),
        _ => Ok(body),
    }
}

/// A JSON array of elements that are JSON.
pub(crate) fn join<'a>(elements: impl Iterator<Item = &'a Bytes> + Clone) -> Bytes {
    let mut body = Vec::with_capacity(elements.clone().map(|element| element.len() + 1).sum::<usize>() + 1);
    body.push(b'[');
    for (at, element) in elements.enumerate() {
        if at > 0 {
            body.push(b',');
        }
        body.extend_from_slice(element);
    }
    body.push(b']');
    body.into()
}

fn check_version(property: &'static Property, value: &Value, version: crate::ApiVersion) -> Result<()> {
    if !property.range.contains(version) {
        return Err(Error::version(format_args!("the property `{}`", property.wire), property.range, version));
    }
    check_within(property, value, property.depth, version)
}

fn check_within(property: &'static Property, value: &Value, depth: u8, version: crate::ApiVersion) -> Result<()> {
    match (value, property.shape) {
        (Value::Array(items), _) if depth > 0 => {
            items.iter().try_for_each(|item| check_within(property, item, depth - 1, version))
        }
        (Value::Object(members), _) if depth > 0 => {
            members.values().try_for_each(|item| check_within(property, item, depth - 1, version))
        }
        (Value::Object(members), Some(shape)) => shape
            .properties
            .iter()
            .filter_map(|inner| Some((inner, members.get(inner.wire)?)))
            .try_for_each(|(inner, value)| check_version(inner, value, version)),
        (Value::String(text), None) => match property.values.iter().find(|(wire, _)| wire == text) {
            Some((_, range)) if !range.contains(version) => {
                Err(Error::version(format_args!("the value `{text}` of the property `{}`", property.wire), *range, version))
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}
