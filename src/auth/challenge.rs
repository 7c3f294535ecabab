//! What a 401 asks for.

use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// Claims are in either alphabet, with padding or without.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::URL_SAFE, LENIENT);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::STANDARD, LENIENT);

/// The claims in a `WWW-Authenticate` header, as JSON: `Bearer error="insufficient_claims", claims="eyJ…"`.
///
/// They are base64 of JSON; what is not, is left as it is.
pub(super) fn claims(header: &str) -> Option<String> {
    let (_, value) = Parameters(header).find(|(name, _)| name.eq_ignore_ascii_case("claims"))?;
    let decoded = URL_SAFE.decode(&value).or_else(|_| STANDARD.decode(&value)).ok();
    Some(decoded.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or(value))
}

/// The parameters of all challenges in a header.
struct Parameters<'a>(&'a str);

impl<'a> Iterator for Parameters<'a> {
    type Item = (&'a str, String);

    fn next(&mut self) -> Option<Self::Item> {
        let (before, after) = self.0.split_once('=')?;
        // Before the name stands a comma, or the scheme and a blank.
        let name = before.trim_end().rsplit([',', ' ', '\t']).next().unwrap_or_default();
        let after = after.trim_start();
        let (value, rest) = match after.strip_prefix('"') {
            Some(quoted) => unquoted(quoted),
            None => {
                let (value, rest) = after.split_at(after.find([',', ' ', '\t']).unwrap_or(after.len()));
                (value.to_owned(), rest)
            }
        };
        self.0 = rest;
        Some((name, value))
    }
}

/// The text up to the closing quote, and what follows it.
fn unquoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => value.extend(chars.next()),
            c => value.push(c),
        }
    }
    (value, chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_found_and_decoded() {
        let json = r#"{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}"#;
        let encoded = "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxNzAwMDAwMDAwIn19fQ";
        for header in [
            format!(
                r#"Bearer realm="", authorization_uri="https://login/x?a=b", error="insufficient_claims", claims="{encoded}""#
            ),
            format!(r#"PoP nonce="claims=no", Bearer CLAIMS = "{encoded}==", error="x""#),
            format!("Bearer claims={encoded},error=x"),
        ] {
            assert_eq!(claims(&header).as_deref(), Some(json), "{header}");
        }
        assert_eq!(claims(r#"Bearer claims="{\"a\":1}""#).as_deref(), Some(r#"{"a":1}"#));
    }

    #[test]
    fn other_challenges_have_none() {
        for header in ["", "Bearer", r#"Bearer realm="claims=eyJ""#, r#"Bearer xclaims="eyJ""#, "Basic realm=x", r#"Bearer a="b"#]
        {
            assert_eq!(claims(header), None, "{header}");
        }
    }
}
