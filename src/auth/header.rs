//! The text of the `Authorization` header.

use http::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::{Error, ErrorKind, Result};

/// What stays as it is in an `Authorization` header, besides letters and digits.
const UNRESERVED: [u8; 4] = *b"-_.~";
const TOKEN: &AsciiSet = &{
    let [a, b, c, d] = UNRESERVED;
    NON_ALPHANUMERIC.remove(a).remove(b).remove(c).remove(d)
};

/// What stands before a signature: `type=master&ver=1.0&sig=`, encoded.
pub(super) const MASTER: &str = "type%3Dmaster%26ver%3D1.0%26sig%3D";
/// What stands before a token of Microsoft Entra: `type=aad&ver=1.0&sig=`, encoded.
pub(super) const AAD: &str = "type%3Daad%26ver%3D1.0%26sig%3D";

/// A prefix, and a secret in percent-encoding. The text is made in one piece of the right size, which becomes the header.
pub(super) fn value(prefix: &str, secret: &str) -> Result<HeaderValue> {
    let escapes = secret.bytes().filter(|byte| !byte.is_ascii_alphanumeric() && !UNRESERVED.contains(byte)).count();
    let mut text = String::with_capacity(prefix.len() + secret.len() + 2 * escapes);
    text.push_str(prefix);
    text.extend(utf8_percent_encode(secret, TOKEN));
    let mut value = HeaderValue::try_from(text)
        .map_err(|_| Error::new(ErrorKind::Credential, "the token has characters that no header can hold"))?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::auth::{MasterKey, Signed, string_to_sign};

    fn plain(text: &str) -> String {
        utf8_percent_encode(text, TOKEN).to_string()
    }

    #[test]
    fn the_prefixes_are_encoded() {
        assert_eq!(MASTER, plain("type=master&ver=1.0&sig="));
        assert_eq!(AAD, plain("type=aad&ver=1.0&sig="));
        assert_eq!(value("", "type=resource&ver=1&sig=a+/=;").unwrap(), "type%3Dresource%26ver%3D1%26sig%3Da%2B%2F%3D%3B");
    }

    #[test]
    fn a_request_is_signed_with_one_allocation() {
        let key = MasterKey::new("VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=").unwrap();
        let request = Signed {
            method: "GET",
            resource_type: "docs",
            link: "dbs/shop/colls/orders/docs/a-document-whose-id-is-not-short",
            date: "Thu, 27 Apr 2017 00:51:12 GMT",
        };
        let mut signed = None;
        let counted = allocation_counter::measure(|| signed = Some(value(MASTER, key.sign_request(&request).as_str()).unwrap()));
        assert_eq!(counted.count_total, 1);
        let signature = key.sign(&string_to_sign(request.method, request.resource_type, request.link, request.date));
        assert_eq!(signed.unwrap(), plain(&format!("type=master&ver=1.0&sig={signature}")));
    }
}
