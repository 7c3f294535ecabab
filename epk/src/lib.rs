//! Effective partition keys: where in the key space of a container the documents of a partition key value lie.
//!
//! An effective partition key (EPK) is a string of hexadecimal digits, compared as text; the whole space is `""` to `"FF"`,
//! the end excluded.

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

/// The EPK of the values of one logical partition, in the order of the container's paths.
///
/// No values give the lower end of the key space, `""`; a lone [`Component::Infinity`] gives its upper end, `"FF"`.
///
/// ```
/// use cosmosdb_epk::{Component, Scheme, effective_partition_key};
///
/// let key = effective_partition_key(&[Component::String("redmond".into())], Scheme::HashV2);
/// assert_eq!(key, "22E342F38A486A088463DFF7838A5963");
/// ```
pub fn effective_partition_key(components: &[Component], scheme: Scheme) -> String {
    match components {
        [] => return String::new(),
        [Component::Infinity] => return "FF".to_owned(),
        _ => {}
    }
    let mut bytes = Vec::new();
    match scheme {
        Scheme::HashV1 => {
            let mut hashed = Vec::new();
            components.iter().for_each(|component| hash_encode_v1(component, &mut hashed));
            let hash = murmur3_32(&hashed);
            binary_encode(&Component::Number(f64::from(hash)), &mut bytes);
            components.iter().for_each(|component| binary_encode(component, &mut bytes));
        }
        Scheme::HashV2 => {
            let mut hashed = Vec::new();
            components.iter().for_each(|component| hash_encode_v2(component, &mut hashed));
            bytes.extend(masked_hash(&hashed));
        }
        Scheme::MultiHash => {
            for component in components {
                let mut hashed = Vec::new();
                hash_encode_v2(component, &mut hashed);
                bytes.extend(masked_hash(&hashed));
            }
        }
        Scheme::Range => components.iter().for_each(|component| binary_encode(component, &mut bytes)),
    }
    hex(&bytes)
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(if value < 10 { b'0' + value } else { b'A' + value - 10 });
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 0x0F));
    }
    text
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

/// Eight bits, then groups of seven, each followed by a bit that says whether another non-zero group comes.
fn binary_encode_number(value: f64, out: &mut Vec<u8>) {
    const SIGN: u64 = 1 << 63;
    let bits = value.to_bits();
    let mut rest = if bits & SIGN == 0 { bits ^ SIGN } else { (!bits).wrapping_add(1) };
    let [first, ..] = rest.to_be_bytes();
    out.push(first);
    rest <<= 8;
    loop {
        let [group, ..] = rest.to_be_bytes();
        rest <<= 7;
        if rest == 0 {
            out.push(group & 0xFE);
            return;
        }
        out.push(group | 0x01);
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

/// MurmurHash3, x86, 32 bits, seed 0.
fn murmur3_32(data: &[u8]) -> u32 {
    fn scramble(block: u32) -> u32 {
        block.wrapping_mul(0xcc9e_2d51).rotate_left(15).wrapping_mul(0x1b87_3593)
    }
    let mut hash = 0_u32;
    let (blocks, tail) = data.as_chunks::<4>();
    for block in blocks {
        hash = (hash ^ scramble(u32::from_le_bytes(*block))).rotate_left(13).wrapping_mul(5).wrapping_add(0xe654_6b64);
    }
    if !tail.is_empty() {
        hash ^= scramble(tail.iter().rev().fold(0, |block, byte| (block << 8) | u32::from(*byte)));
    }
    #[allow(clippy::cast_possible_truncation)]
    let length = data.len() as u32;
    hash ^= length;
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// MurmurHash3, x64, 128 bits, seed 0: the low half and the high half.
fn murmur3_128(data: &[u8]) -> (u64, u64) {
    const C1: u64 = 0x87c3_7b91_1142_53d5;
    const C2: u64 = 0x4cf5_ad43_2745_937f;
    fn first(half: u64) -> u64 {
        half.wrapping_mul(C1).rotate_left(31).wrapping_mul(C2)
    }
    fn second(half: u64) -> u64 {
        half.wrapping_mul(C2).rotate_left(33).wrapping_mul(C1)
    }
    fn finish(mut half: u64) -> u64 {
        half = (half ^ (half >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        half = (half ^ (half >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        half ^ (half >> 33)
    }
    let (mut low, mut high) = (0_u64, 0_u64);
    let (blocks, tail) = data.as_chunks::<16>();
    for block in blocks {
        let (one, two) = halves(block);
        low = (low ^ first(one)).rotate_left(27).wrapping_add(high).wrapping_mul(5).wrapping_add(0x52dc_e729);
        high = (high ^ second(two)).rotate_left(31).wrapping_add(low).wrapping_mul(5).wrapping_add(0x3849_5ab5);
    }
    // Zero bytes scramble to zero, so that a padded tail hashes as the tail does.
    let mut padded = [0_u8; 16];
    padded.iter_mut().zip(tail).for_each(|(to, from)| *to = *from);
    let (one, two) = halves(&padded);
    low ^= first(one);
    high ^= second(two);
    let length = data.len() as u64;
    low ^= length;
    high ^= length;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    (low, high) = (finish(low), finish(high));
    low = low.wrapping_add(high);
    (low, high.wrapping_add(low))
}

#[allow(clippy::cast_possible_truncation)]
fn halves(block: &[u8; 16]) -> (u64, u64) {
    let block = u128::from_le_bytes(*block);
    (block as u64, (block >> 64) as u64)
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
