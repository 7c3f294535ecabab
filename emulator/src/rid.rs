//! Resource ids (`_rid`): base64 text of bytes in which every resource's begin with those of its parent.
//!
//! | resource | bytes of its own |
//! |---|---|
//! | offer | 3 |
//! | database, or another child of the root | 4 |
//! | collection | 4, the top bit of the first set |
//! | user, or another child of a database | 4, that bit clear |
//! | child of a collection | 8: a number, little-endian, whose top four bits tell the type |
//! | permission, or another child of a child of a database | 8: scrambled |
//! | attachment, or whatever is deeper | 4: scrambled |
//!
//! Numbers count up from 1 in every feed. Where the service draws lots, they are scrambled: always in the same way, and so that the
//! number can be told from the rid.

use std::fmt;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The service writes `-` for `/`, so that a rid can stand in a path; `+` stays.
const CODE: GeneralPurpose = GeneralPurpose::new(
    match &alphabet::Alphabet::new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-") {
        Ok(alphabet) => alphabet,
        Err(_) => &alphabet::STANDARD,
    },
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::RequireCanonical),
);

/// An odd factor has an inverse modulo any power of two: multiplying by it scrambles, and can be undone.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
const INVERSE: u64 = inverse(FACTOR);

const fn inverse(odd: u64) -> u64 {
    // Newton's iteration doubles the number of right bits: 3, 6, 12, 24, 48, 96.
    let mut x = odd;
    let mut i = 0;
    while i < 5 {
        x = x.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(x)));
        i += 1;
    }
    x
}

/// A resource id; that of the root is empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Rid(Vec<u8>);

/// The form of the bytes that a kind of resource adds to its parent's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Three bytes.
    Offer,
    /// Four bytes, little-endian; `kind` keeps siblings of different kinds apart.
    Root { kind: u8 },
    /// Four bytes, the top bit set.
    Collection,
    /// Four bytes, the top bit clear.
    Member { kind: u8 },
    /// Eight bytes, with the type in the top four bits.
    Numbered { nibble: u8 },
    /// Eight bytes, scrambled.
    Scrambled8 { kind: u8 },
    /// Four bytes, scrambled.
    Scrambled4 { kind: u8 },
}

impl Rid {
    /// That of the root.
    pub(crate) fn root() -> Self {
        Self::default()
    }

    /// Reads the text of a path or a property.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bytes = CODE.decode(text.replace('/', "-")).ok()?;
        (!bytes.is_empty()).then_some(Self(bytes))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether this is `other`, or of something in it.
    pub(crate) fn is_in(&self, other: &Rid) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The first bytes.
    pub(crate) fn front(&self, bytes: usize) -> Option<Rid> {
        self.0.get(..bytes).map(|front| Rid(front.to_vec()))
    }

    /// This with one byte more.
    pub(crate) fn with_byte(&self, byte: u8) -> Rid {
        let mut bytes = self.0.clone();
        bytes.push(byte);
        Rid(bytes)
    }

    /// That of the `number`th child of a kind.
    pub(crate) fn child(&self, form: Form, number: u64) -> Rid {
        let mut bytes = self.0.clone();
        match form {
            Form::Offer => bytes.extend_from_slice(low(scramble(number, 24), 3).as_slice()),
            Form::Root { kind } => {
                // The high byte counts on where 24 bits are not enough; mostly it is zero, as the service's is.
                let payload = with_kind(number, kind);
                bytes.extend_from_slice(&low(scramble(payload & 0xFF_FFFF, 24) | (payload & 0xFF00_0000), 4));
            }
            Form::Collection => bytes.extend_from_slice(&high_first(scramble(number, 31) | 1 << 31)),
            Form::Member { kind } => bytes.extend_from_slice(&high_first(scramble(with_kind(number, kind), 31))),
            Form::Numbered { nibble } => {
                bytes.extend_from_slice(&((number & NUMBER) | u64::from(nibble & 0xF) << 60).to_le_bytes());
            }
            Form::Scrambled8 { kind } => bytes.extend_from_slice(&scramble(with_kind(number, kind), 56).to_le_bytes()),
            Form::Scrambled4 { kind } => bytes.extend_from_slice(&low(scramble(with_kind(number, kind), 32), 4)),
        }
        Rid(bytes)
    }

    /// The number of this child of `parent`, if it is one of that form.
    pub(crate) fn number(&self, parent: &Rid, form: Form) -> Option<u64> {
        let own = self.0.strip_prefix(parent.0.as_slice())?;
        let number = match (form, own) {
            (Form::Offer, &[a, b, c]) => unscramble(u64::from(u32::from_le_bytes([a, b, c, 0])), 24),
            (Form::Root { kind }, &[a, b, c, d]) => {
                let payload = unscramble(u64::from(u32::from_le_bytes([a, b, c, 0])), 24) | u64::from(d) << 24;
                without_kind(payload, kind)?
            }
            (Form::Collection, &[a, b, c, d]) if a & 0x80 != 0 => {
                unscramble(u64::from(u32::from_be_bytes([a & 0x7F, b, c, d])), 31)
            }
            (Form::Member { kind }, &[a, b, c, d]) if a & 0x80 == 0 => {
                without_kind(unscramble(u64::from(u32::from_be_bytes([a, b, c, d])), 31), kind)?
            }
            (Form::Numbered { nibble }, &[a, b, c, d, e, f, g, h]) => {
                let value = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
                (value >> 60 == u64::from(nibble)).then_some(value & NUMBER)?
            }
            (Form::Scrambled8 { kind }, &[a, b, c, d, e, f, g, 0]) => {
                without_kind(unscramble(u64::from_le_bytes([a, b, c, d, e, f, g, 0]), 56), kind)?
            }
            (Form::Scrambled4 { kind }, &[a, b, c, d]) => {
                without_kind(unscramble(u64::from(u32::from_le_bytes([a, b, c, d])), 32), kind)?
            }
            _ => return None,
        };
        Some(number)
    }
}

const NUMBER: u64 = (1 << 60) - 1;

/// The kind is the lowest four bits: scrambled, they do not show.
fn with_kind(number: u64, kind: u8) -> u64 {
    number << 4 | u64::from(kind & 0xF)
}

fn without_kind(payload: u64, kind: u8) -> Option<u64> {
    (payload & 0xF == u64::from(kind)).then_some(payload >> 4)
}

fn scramble(number: u64, bits: u32) -> u64 {
    number.wrapping_mul(FACTOR) & ((1 << bits) - 1)
}

fn unscramble(value: u64, bits: u32) -> u64 {
    value.wrapping_mul(INVERSE) & ((1 << bits) - 1)
}

fn low(value: u64, bytes: usize) -> Vec<u8> {
    value.to_le_bytes().into_iter().take(bytes).collect()
}

fn high_first(value: u64) -> Vec<u8> {
    value.to_be_bytes().into_iter().skip(4).collect()
}

impl fmt::Display for Rid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&CODE.encode(&self.0))
    }
}

impl fmt::Debug for Rid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const FORMS: [Form; 7] = [
        Form::Offer,
        Form::Root { kind: 0 },
        Form::Collection,
        Form::Member { kind: 3 },
        Form::Numbered { nibble: 8 },
        Form::Scrambled8 { kind: 1 },
        Form::Scrambled4 { kind: 0 },
    ];

    #[test]
    fn the_number_can_be_told_from_the_rid() {
        let parent = Rid::root().child(Form::Root { kind: 0 }, 7);
        for form in FORMS {
            for number in [1, 2, 3, 255, 256, 65_537, 1_000_000] {
                let rid = parent.child(form, number);
                assert_eq!(rid.number(&parent, form), Some(number), "{form:?}");
                assert_eq!(Rid::parse(&rid.to_string()), Some(rid));
            }
        }
    }

    #[test]
    fn a_rid_of_one_form_is_none_of_another() {
        let parent = Rid::root().child(Form::Root { kind: 0 }, 1);
        assert_eq!(parent.child(Form::Collection, 1).number(&parent, Form::Member { kind: 0 }), None);
        assert_eq!(parent.child(Form::Member { kind: 0 }, 1).number(&parent, Form::Member { kind: 1 }), None);
        let collection = parent.child(Form::Collection, 1);
        assert_eq!(collection.child(Form::Numbered { nibble: 8 }, 1).number(&collection, Form::Numbered { nibble: 0 }), None);
    }

    #[test]
    fn lengths_and_marks_are_those_of_the_service() {
        let database = Rid::root().child(Form::Root { kind: 0 }, 1);
        let collection = database.child(Form::Collection, 1);
        let document = collection.child(Form::Numbered { nibble: 0 }, 2);
        let script = collection.child(Form::Numbered { nibble: 8 }, 2);
        assert_eq!((database.len(), collection.len(), document.len()), (4, 8, 16));
        assert_eq!(collection.0.get(4).map(|byte| byte & 0x80), Some(0x80));
        // As in the samples of the reference: `…CAAAAAAAAAA==` for documents, `…CAAAAAAAAgA==` for stored procedures.
        assert!(document.to_string().ends_with("CAAAAAAAAAA=="), "{document}");
        assert!(script.to_string().ends_with("CAAAAAAAAgA=="), "{script}");
        assert_eq!(Rid::root().child(Form::Offer, 1).to_string().len(), 4);
        assert_eq!(document.child(Form::Scrambled4 { kind: 0 }, 1).len(), 20);
    }

    #[test]
    fn rids_of_the_service_read_back() {
        for text in ["qYcAAA==", "qYcAAPEvJBQ=", "Sl8fALN4sw4CAAAAAAAAgA==", "Sl8fALN4sw4CAAAAAAAAAOnTcEc=", "uT2L"] {
            assert_eq!(Rid::parse(text).unwrap().to_string(), text);
        }
        assert!(Rid::parse("Sl8fALN4sw4CAAAAAAAAgA==").unwrap().is_in(&Rid::parse("Sl8fALN4sw4=").unwrap()));
        for text in ["", "no rid", "abcd=", "orders"] {
            assert_eq!(Rid::parse(text), None, "{text}");
        }
    }
}
