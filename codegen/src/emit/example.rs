//! What examples send: as the specification writes them, completed by what the client adds on its own.

use serde_json::{Map, Value};

use crate::ir::{Api, Body, Example, ExampleBody, Form, Operation};

/// The body of an example's request as it is on the wire: an item's id that was left out is that of the path.
pub(super) fn sent(api: &Api, op: &Operation, example: &Example) -> Option<ExampleBody> {
    let body = example.send_body.clone()?;
    let (ExampleBody::Json(Value::Object(members)), Body::Fields(id)) = (&body, &op.body) else { return Some(body) };
    let Form::Struct { properties, .. } = &api.ty(*id).form else { return Some(body) };
    let identity = properties.iter().find(|it| it.identity && op.on_item && !example.by_rid && !members.contains_key(&it.wire));
    let (Some(identity), Some(id)) = (identity, example.ids.last()) else { return Some(body) };
    let mut all = Map::new();
    all.insert(identity.wire.clone(), Value::from(id.as_str()));
    all.extend(members.clone());
    Some(ExampleBody::Json(all.into()))
}
