//! Effective partition keys: where in the key space of a container the documents of a partition key value lie.
//!
//! An effective partition key (EPK) is a string of hexadecimal digits; the whole space is `""` to `"FF"`,
//! the end excluded. Use [`compare`] for the order: zeros at the end do not count.

mod hash;
mod number;
mod path;
mod range;

pub use path::split_path;
pub use range::{EpkRange, compare};

use hash::{murmur3_32, murmur3_128};
use number::binary_encode_number;

/// The value of a document, or of a filter, at one partition key path.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Component {
    /// Nothing there, or an array or object, which cannot be a key.
    Undefined,
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number. Negative zero is another key than zero.
    Number(f64),
    /// A string.
    String(Box<str>),
    /// Below all numbers; an end of a range only.
    MinNumber,
    /// Above all numbers; an end of a range only.
    MaxNumber,
    /// Below all strings; an end of a range only.
    MinString,
    /// Above all strings; an end of a range only.
    MaxString,
    /// Above everything; an end of a range only.
    Infinity,
}

/// How a container turns partition key values into EPKs: the `kind` and `version` of its partition key definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// `Hash`, version 1 (or none): a 32-bit hash, then the values. Strings count up to 100 UTF-16 code units.
    HashV1,
    /// `Hash`, version 2: a 128-bit hash.
    HashV2,
    /// `MultiHash`: a 128-bit hash for each value, so that leading values bound a range.
    MultiHash,
    /// `Range`: the values themselves, in order. Old containers only.
    Range,
}

impl Scheme {
    /// That of a partition key definition, by its `kind` and `version`; `None` if it is one that we do not know.
    ///
    /// ```
    /// use cosmosdb_query::epk::Scheme;
    ///
    /// assert_eq!(Scheme::of("Hash", None), Some(Scheme::HashV1));
    /// assert_eq!(Scheme::of("Hash", Some(2)), Some(Scheme::HashV2));
    /// ```
    #[must_use]
    pub fn of(kind: &str, version: Option<i64>) -> Option<Self> {
        match (kind, version) {
            ("Hash", None | Some(1)) => Some(Self::HashV1),
            ("Hash", Some(2)) => Some(Self::HashV2),
            ("MultiHash", None | Some(2)) => Some(Self::MultiHash),
            ("Range", _) => Some(Self::Range),
            _ => None,
        }
    }
}

/// The EPK of the values of one logical partition, in the order of the container's paths.
///
/// No values give the lower end of the key space, `""`; a lone [`Component::Infinity`] gives its upper end, `"FF"`.
///
/// ```
/// use cosmosdb_query::epk::{Component, Scheme, effective_partition_key};
///
/// let key = effective_partition_key(&[Component::String("redmond".into())], Scheme::HashV2);
/// assert_eq!(key, "22E342F38A486A088463DFF7838A5963");
/// ```
#[must_use]
pub fn effective_partition_key(components: &[Component], scheme: Scheme) -> String {
    match components {
        [] => return String::new(),
        [Component::Infinity] => return "FF".to_owned(),
        _ => {}
    }
    let mut key = String::with_capacity(32 * components.len());
    let mut bytes = Vec::with_capacity(64);
    match scheme {
        Scheme::HashV1 => {
            components.iter().for_each(|component| hash_encode_v1(component, &mut bytes));
            let hash = murmur3_32(&bytes);
            bytes.clear();
            binary_encode(&Component::Number(f64::from(hash)), &mut bytes);
            components.iter().for_each(|component| binary_encode(component, &mut bytes));
            push_hex(&bytes, &mut key);
        }
        Scheme::HashV2 => {
            components.iter().for_each(|component| hash_encode_v2(component, &mut bytes));
            push_hex(&masked_hash(&bytes), &mut key);
        }
        Scheme::MultiHash => {
            for component in components {
                bytes.clear();
                hash_encode_v2(component, &mut bytes);
                push_hex(&masked_hash(&bytes), &mut key);
            }
        }
        Scheme::Range => {
            components.iter().for_each(|component| binary_encode(component, &mut bytes));
            push_hex(&bytes, &mut key);
        }
    }
    key
}

fn push_hex(bytes: &[u8], out: &mut String) {
    let digit = |value: u8| char::from(if value < 10 { b'0' + value } else { b'A' + value - 10 });
    for byte in bytes {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 0x0F));
    }
}

/// The byte that a value's encodings start with.
fn marker(component: &Component) -> u8 {
    match component {
        Component::Undefined => 0x00,
        Component::Null => 0x01,
        Component::Bool(false) => 0x02,
        Component::Bool(true) => 0x03,
        Component::MinNumber => 0x04,
        Component::Number(_) => 0x05,
        Component::MaxNumber => 0x06,
        Component::MinString => 0x07,
        Component::String(_) => 0x08,
        Component::MaxString => 0x09,
        Component::Infinity => 0xFF,
    }
}

fn hash_encode_v1(component: &Component, out: &mut Vec<u8>) {
    out.push(marker(component));
    match component {
        Component::Number(value) => out.extend(value.to_le_bytes()),
        Component::String(value) => {
            out.extend(truncated(value).as_bytes());
            out.push(0x00);
        }
        _ => {}
    }
}

fn hash_encode_v2(component: &Component, out: &mut Vec<u8>) {
    out.push(marker(component));
    match component {
        Component::Number(value) => out.extend(value.to_le_bytes()),
        Component::String(value) => {
            out.extend(value.as_bytes());
            out.push(0xFF);
        }
        _ => {}
    }
}

/// The encoding whose order as bytes is the order of the values.
fn binary_encode(component: &Component, out: &mut Vec<u8>) {
    const LONGEST: usize = 100;
    out.push(marker(component));
    match component {
        Component::Number(value) => binary_encode_number(*value, out),
        Component::String(value) => {
            let value = truncated(value);
            // UTF-8 has no byte 0xFF, so that adding one does not wrap.
            out.extend(value.bytes().take(LONGEST + 1).map(|byte| byte.wrapping_add(1)));
            if value.len() <= LONGEST {
                out.push(0x00);
            }
        }
        _ => {}
    }
}

/// The first 100 UTF-16 code units. A surrogate pair that is cut in two leaves U+FFFD, as an encoder of the half would.
fn truncated(value: &str) -> std::borrow::Cow<'_, str> {
    const UNITS: usize = 100;
    let mut units = 0;
    for (at, c) in value.char_indices() {
        units += c.len_utf16();
        if units > UNITS {
            let whole = value.get(..at).unwrap_or_default();
            let cut = c.len_utf16() == 2 && units == UNITS + 1;
            return if cut { format!("{whole}\u{FFFD}").into() } else { whole.into() };
        }
    }
    value.into()
}

/// The 128-bit hash, most significant byte first, in the lower quarter of its space: there is room above for `"FF"`.
fn masked_hash(data: &[u8]) -> [u8; 16] {
    let (low, high) = murmur3_128(data);
    let hash = (u128::from(high) << 64) | u128::from(low);
    (hash & (u128::MAX >> 2)).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(value: impl Into<String>) -> Component {
        Component::String(value.into().into())
    }

    fn number(value: f64) -> Component {
        Component::Number(value)
    }

    #[test]
    fn published_keys() {
        let long_v1 = format!("05C1EB5921F70608{}00", "62".repeat(100));
        let wide_v1 = format!("05C1A329C995C008{}C4", "C4AA".repeat(50));
        #[allow(clippy::cast_precision_loss)]
        let vectors = [
            (string(""), "05C1CF33970FF80800", "32E9366E637A71B4E710384B2F4970A0"),
            (string("partitionKey"), "05C1E1B3D9CD2608716273756A756A706F4C667A00", "013AEFCF77FA271571CF665A58C933F1"),
            (string("redmond"), "05C1EFE313830C087366656E706F6500", "22E342F38A486A088463DFF7838A5963"),
            (string("a".repeat(1024)), long_v1.as_str(), "332BDF5512AE49615F32C7D98C2DB86C"),
            (string("é".repeat(60)), wide_v1.as_str(), "3ABA5DCC7655B85B22DF2D0454928E02"),
            (Component::Null, "05C1ED45D7475601", "378867E4430E67857ACE5C908374FE16"),
            (Component::Bool(true), "05C1D7C5A903D803", "0E711127C5B5A8E4726AC6DD306A3E59"),
            (Component::Bool(false), "05C1DB857D857C02", "2FE1BE91E90A3439635E0E9E37361EF2"),
            (Component::Undefined, "05C1D529E345DC00", "11622DAA78F835834610ABE56EFF5CB5"),
            (number(0.0), "05C1BF6DA11560058000", "155B95BEDAC4B1E9EC1CDC9BB0DDDE58"),
            (number(-0.0), "05C1E703ED99A0058000", "3D018BB1DF3DB27235766E81FD10406E"),
            (number(1.0), "05C1ED172B6B2605BFF0", "20CD98B339BA78A5D0CF6953B87070B0"),
            (number(-1.0), "05C1D1A5BDDF9C054010", "19938E7A936C1C5B9E3AE842BBC16839"),
            (number(5.0), "05C1D9C1C5517C05C014", "19C08621B135968252FB34B4CF66F811"),
            (number(127.0), "05C1DD539DDFCC05C05FE0", "0C507ACAC853ECA7977BF4CEFB562A25"),
            (number(-128.0), "05C1D73349F54C053FA0", "01DAEDABF913540367FE219B2AD06148"),
            (number(i64::MAX as f64), "05C1B799AB2DD005C3E0", "2EDB959178DFCCA18983F89384D1629B"),
            (number(i64::MIN as f64), "05C1DB35F33D1C053C20", "23D5C6395512BDFEAFADAD15328AD2BB"),
            (number(f64::from(i32::MAX)), "05C1E1F503DFB205C1DFFFFFFFFC", "2D9349D64712AEB5EB1406E2F0BE2725"),
            (number(f64::from(i32::MIN)), "05C1DFBF252BCC053E20", "0B1660D5233C3171725B30D4A5F4CC1F"),
            (number(5e-324), "05C1E5C91F4D3005800101010101010102", "0E6CBA63A280927DE485DEF865800139"),
            (number(f64::MAX), "05C1CBE367C53005FFEFFFFFFFFFFFFFFE", "31424D996457102634591FF245DBCC4D"),
        ];
        for (component, v1, v2) in vectors {
            let components = [component];
            assert_eq!(effective_partition_key(&components, Scheme::HashV1), v1, "{components:?}");
            assert_eq!(effective_partition_key(&components, Scheme::HashV2), v2, "{components:?}");
            assert_eq!(effective_partition_key(&components, Scheme::MultiHash), v2, "{components:?}");
        }
        let v2 = effective_partition_key(&[number(5.123_124_190_509_124)], Scheme::HashV2);
        assert_eq!(v2, "0EF2E2D82460884AF0F6440BE4F726A8");
    }

    /// Vectors that other implementations publish of the hashes alone, before they are masked or encoded.
    #[test]
    fn published_hashes() {
        let of = |component: &Component| {
            let (mut v1, mut v2) = (Vec::new(), Vec::new());
            hash_encode_v1(component, &mut v1);
            hash_encode_v2(component, &mut v2);
            let (low, high) = murmur3_128(&v2);
            (format!("{:08X}", murmur3_32(&v1)), format!("{high:016X}{low:016X}"))
        };
        let told = |v1: &str, v2: &str| (v1.to_owned(), v2.to_owned());
        assert_eq!(of(&string("")), told("3CCCB0FF", "B2E9366E637A71B4E710384B2F4970A0"));
        assert_eq!(of(&Component::Null), told("E45AD1AB", "778867E4430E67857ACE5C908374FE16"));
    }

    #[test]
    fn several_components() {
        let four = [number(5.0), string("redmond"), Component::Bool(true), Component::Null];
        assert_eq!(effective_partition_key(&four, Scheme::HashV2), "3032DECBE2AB1768D8E0AEDEA35881DF");
        let two = [string("redmond"), number(5.0)];
        assert_eq!(
            effective_partition_key(&two, Scheme::MultiHash),
            "22E342F38A486A088463DFF7838A596319C08621B135968252FB34B4CF66F811"
        );
        let tenant = [string("tenant1"), Component::Undefined];
        assert_eq!(
            effective_partition_key(&tenant, Scheme::MultiHash),
            "0DAE0B8467B011E957BC0B8B0DEB5ACA11622DAA78F835834610ABE56EFF5CB5"
        );
    }

    #[test]
    fn ends_of_the_space() {
        assert_eq!(effective_partition_key(&[], Scheme::HashV2), "");
        assert_eq!(effective_partition_key(&[Component::Infinity], Scheme::MultiHash), "FF");
    }

    #[test]
    fn truncation_counts_utf16_units_and_may_cut_a_pair() {
        assert_eq!(truncated(&"x".repeat(101)), "x".repeat(100));
        assert_eq!(truncated(&"😀".repeat(51)), "😀".repeat(50));
        assert_eq!(truncated(&format!("x{}", "😀".repeat(50))), format!("x{}\u{FFFD}", "😀".repeat(49)));
    }

    #[test]
    fn the_range_scheme_keeps_the_order_of_values() {
        let ordered = [
            Component::Undefined,
            Component::Null,
            Component::Bool(false),
            Component::Bool(true),
            Component::MinNumber,
            number(-1e300),
            number(-2.5),
            number(0.0),
            number(1e-300),
            number(2.0),
            Component::MaxNumber,
            Component::MinString,
            string(""),
            string("a"),
            string("ab"),
            Component::MaxString,
        ];
        let keys: Vec<_> = ordered.iter().map(|c| effective_partition_key(std::slice::from_ref(c), Scheme::Range)).collect();
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
    }
}
