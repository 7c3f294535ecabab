//! `DOCUMENTID`: the number of an item inside its physical partition, which its `_rid` carries.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{Answer, Args, args::OrUndefined};
use crate::{
    eval::Env,
    value::{Value, View},
};

#[allow(clippy::cast_precision_loss)]
pub(super) fn document_id<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let rid = args.object(0)?.member("_rid");
    // In links a `/` of the alphabet is written `-`. Bytes 8 to 16 are the document's number, low byte first.
    let bytes = BASE64_STANDARD.decode(rid.as_str().or_undefined()?.replace('-', "/")).ok().or_undefined()?;
    let number = bytes.get(8..16).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes).or_undefined()?;
    Ok(Value::Number(number as f64))
}
