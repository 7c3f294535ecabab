//! Types of the wire.

use serde_json::Value;

use super::{About, Effect, HeaderId, Name, Range, ResourceId, TypeId};

/// A reference to a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeRef {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A truth value.
    Boolean,
    /// A date as HTTP writes it.
    Date,
    /// Any JSON.
    Json,
    /// Bytes.
    Bytes,
    /// A type of the arena.
    Named(TypeId),
    /// A list.
    List(Box<TypeRef>),
    /// A map from strings.
    Map(Box<TypeRef>),
}

/// A type of the wire.
#[derive(Debug, Clone)]
pub struct Type {
    /// Its name; of a resource's type, that of the resource in `PascalCase`.
    pub name: Name,
    /// What all elements have.
    pub about: About,
    /// The resource whose type it is.
    pub resource: Option<ResourceId>,
    /// What it is.
    pub form: Form,
}

/// What a type is.
#[derive(Debug, Clone)]
pub enum Form {
    /// A structure.
    Struct {
        /// Its name in the core, if it is written there by hand.
        native: Option<String>,
        /// Whether members that we do not know are kept.
        open: bool,
        /// The type of the free-form resource that some of its properties hold: in its place, an application has a type of its own.
        of: Option<TypeId>,
        /// Its properties, in order.
        properties: Vec<Property>,
    },
    /// A string enum.
    Enum(Vec<EnumValue>),
    /// A union, told apart by one member.
    Union {
        /// The member's name on the wire.
        tag: String,
        /// The variants, in order.
        variants: Vec<Variant>,
    },
    /// A type that the core writes by hand.
    Native {
        /// Its name in the core.
        rust: String,
        /// Whether its values convert from JSON scalars and tuples of them.
        json_literals: bool,
        /// Its associated constant that stands for "nothing is sent".
        absent: Option<String>,
        /// As JSON Schema.
        schema: Value,
    },
    /// Another name for a type.
    Alias(TypeRef),
}

/// A value of a string enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// Its name in code.
    pub name: Name,
    /// Its text on the wire.
    pub wire: String,
    /// What all elements have.
    pub about: About,
}

/// A variant of a union.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Its name in code.
    pub name: Name,
    /// The value of the tag on the wire.
    pub wire: String,
    /// What all elements have.
    pub about: About,
    /// What it does, if it stands for an operation of its own.
    pub effect: Option<Effect>,
    /// Its properties, in order.
    pub properties: Vec<Property>,
}

/// A property of a structure.
#[derive(Debug, Clone)]
pub struct Property {
    /// Its name in code.
    pub name: Name,
    /// Its name on the wire.
    pub wire: String,
    /// What all elements have.
    pub about: About,
    /// Its type.
    pub ty: TypeRef,
    /// The versions whose requests must have it.
    pub required: Option<Range>,
    /// What holds when it is not sent.
    pub default: Option<String>,
    /// The least value.
    pub min: Option<f64>,
    /// The greatest value.
    pub max: Option<f64>,
    /// Whether the service sets it.
    pub system: bool,
    /// Whether it is the resource's id.
    pub identity: bool,
    /// Whether its value must never be shown.
    pub sensitive: bool,
    /// The setter that adds one element of the list.
    pub each: Option<Name>,
    /// The header that an operation of its own would have in its place.
    pub header: Option<HeaderId>,
}
