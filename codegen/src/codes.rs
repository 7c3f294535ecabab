//! The code of every rule: its title, and for `codegen explain` why it matters and what to do.
//!
//! A code is never given to another rule, so that it can be searched for.

use crate::diag::Level;

/// A rule that a specification has to keep.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `S014`
    pub id: &'static str,
    /// What breaks when the rule is broken.
    pub level: Level,
    /// The fault in a few words.
    pub title: &'static str,
    /// Markdown: why it matters, and what to do.
    pub explanation: &'static str,
}

/// The rule of a code, in any case: `S014`, `s014`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|code| code.id.eq_ignore_ascii_case(id))
}

macro_rules! codes {
    ($($name:ident $id:ident $level:ident $title:literal $explanation:literal)*) => {
        $(
            #[doc = $title]
            pub static $name: Code =
                Code { id: stringify!($id), level: Level::$level, title: $title, explanation: $explanation };
        )*

        /// Every code, in order.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    // ---- S00x: the files ----
    SYNTAX S001 Error "not YAML"
    "The file cannot be read as YAML; nothing else of it was looked at.

The usual causes: a text with `: ` or ` #` in it, or one that begins with `*`, `&`, `@`, a backtick, `[` or `{`, and is \
not in quotes; a tab; lines that are not indented alike."

    UNKNOWN_FIELD S002 Error "unknown field"
    "Every structure of the specification has a fixed set of fields, so that a slip of the pen is told instead of ignored.

`spec/README.md` lists them; the JSON Schemas in `spec/schema/` complete them in an editor. Of the faults of this kind \
only the first of each file is told."

    MISSING_FIELD S003 Error "missing field"
    "The structure cannot do without this field. `spec/README.md` tells which fields there are and what their defaults \
mean."

    WRONG_KIND S004 Error "value of the wrong kind"
    "The field takes another kind of value: a list instead of a text, a number, or one of a few words.

What looks like text may be something else to YAML: `null` and `~` are nothing at all. Put it in quotes to make it text."

    DUPLICATE_KEY S005 Error "key given twice"
    "YAML maps have every key once. The second one would replace the first in silence.

Rename one of the two, or join them."

    MISSING_FILE S006 Error "missing file"
    "A specification has at least `service.yaml`, `headers.yaml`, `statuses.yaml` and one file in `resources/`.

Run the generator from within the workspace, or name the folder with `--spec`."

    STRAY_FILE S007 Error "file in a place where it means nothing"
    "YAML files belong to `types/`, to `resources/`, or are one of `service.yaml`, `headers.yaml`, `statuses.yaml`, \
`quirks.yaml`; they end in `.yaml`. Anything else would be ignored in silence."

    NOT_TEXT S008 Error "not UTF-8"
    "The file holds bytes that are not UTF-8, or the character U+FFFD that stands in place of such bytes. Save it as UTF-8."

    TOO_LARGE S009 Error "too large"
    "Files are bounded in size, in depth and in what their aliases stand for, so that no file can hang the generator.

Split the file; write out what an alias repeats."

    // ---- S01x: unknown names ----
    UNKNOWN_VERSION S010 Error "unknown version"
    "A version must be one of `versions:` in `service.yaml`, written as it is there: `2020-07-15`.

Only known versions are selected and compared; a range that begins at another would begin nowhere."

    UNKNOWN_STATUS S011 Error "unknown status"
    "Every failure that an operation names is declared once in `statuses.yaml`, where its meaning and its retry class are."

    UNKNOWN_TYPE S012 Error "unknown type"
    "A type expression names a built-in type (`string`, `integer`, `decimal`, `boolean`, `date`, `json`, `bytes`), a type \
of `types/*.yaml`, or, in `PascalCase`, a resource. `[]` behind it makes a list of it, `{}` a map."

    UNKNOWN_GROUP S013 Error "unknown group of headers"
    "`$name` stands for the headers of a group of that name, in `groups:` of `headers.yaml`. A group holds headers, not \
groups."

    UNKNOWN_HEADER S014 Error "unknown header"
    "Every header that is used is declared once in `headers.yaml`: its wire name, its type, its documentation, its \
versions.

Headers are named by their names in code, not by those on the wire: `partition_key`, not `x-ms-documentdb-partitionkey`."

    UNKNOWN_RESOURCE S015 Error "unknown resource"
    "A resource is named as in `resource:` of its file, in `snake_case`."

    UNKNOWN_OPERATION S016 Error "unknown operation"
    "`like` names another operation of the same file, from which it takes over what is not given."

    UNKNOWN_SUBJECT S017 Error "quirk about nothing"
    "A quirk is about an `operation`, a `header`, a `status`, a `type` or a `resource` that exists.

When what it is about goes, or the reference is mended, the quirk goes, too: delete it."

    // ---- S02x: names ----
    NAME_CASE S020 Error "name in the wrong case"
    "Headers, groups, statuses, resources, operations, quirks, and the `name:` of anything are `snake_case`; types are \
`PascalCase`; examples are `kebab-case`. Wire names are written as they are on the wire.

Every other spelling that the outputs need is derived from this one, and has to lead back to it."

    DUPLICATE_NAME S021 Error "name given twice"
    "Names are unique: of types and resources over all files, of operations over all resources (they are methods and \
modules), of examples in their file. Other names are unique because they are keys of one map."

    DUPLICATE_WIRE S022 Error "two headers of one wire name"
    "On the wire the two could not be told apart. Only headers with a fixed `value` may share a wire name, as several \
`Prefer` do.

Use one header for both, or give each its `value`."

    NAME_COLLISION S023 Error "two names become one"
    "The names differ in the specification but not in the code that is made of it, where they have another case.

Give one of them a `name:` of its own, or rename it."

    RESERVED_NAME S024 Error "name that the code cannot have"
    "The name becomes an identifier that Rust does not allow (a keyword, or one that begins with a digit), that shadows \
what every file uses (`Result`, `Option`, `String` …), or that the code needs for itself (`send`, `request`, `items` … \
on operations, `Unknown` on enums).

Give it a `name:` of its own, or rename it."

    // ---- S03x: documentation ----
    DOCS_MISSING S030 Error "no documentation"
    "Everything in the specification is documented, for its `docs` become the documentation of the client, of the OpenAPI \
document and of the reference."

    DOCS_FORM S031 Error "documentation without a first sentence"
    "The first line of `docs` is a sentence that ends in a full stop, for lists show it alone. What else there is to say \
follows on the next lines.

Write `docs: |` to have several lines."

    // ---- S04x: versions ----
    VERSION_ORDER S040 Error "bad list of versions"
    "`versions:` in `service.yaml` lists dates, `2020-07-15`, each later than the one before it: ranges compare them."

    RANGE_INVERTED S041 Error "range that ends before it begins"
    "`until` is the first version that no longer has the thing, so it is later than `since`: otherwise no version has it."

    RANGE_OUTSIDE S042 Error "range beyond that of what it belongs to"
    "A property lives as long as its type, an operation as long as its resource. A range that begins before that of what it \
belongs to, or ends after it, or a deprecation outside the thing's own range, says what cannot be.

Leave the range out to take over that of the parent."

    REQUIRED_TOO_NEW S043 Error "required thing newer than what requires it"
    "An operation of a version has to be able to send what it requires, and to answer what it answers, in that version. A \
header or a property has its type in all of its versions.

Give the operation a later `since`, or make the thing optional; a property that became required later has \
`required_since`."

    UNREACHABLE S044 Error "thing of other versions than what uses it"
    "No version has both the thing and what uses it: the use can never take place."

    // ---- S05x: types ----
    TYPE_SYNTAX S050 Error "not a type expression"
    "A type expression is a name, followed by any number of `[]` (list of) and `{}` (map from strings to): \
`IncludedPath[]`, `json{}`, `CompositePath[][]`. In YAML it has to be in quotes where it ends in a bracket."

    ALIAS_CYCLE S051 Error "type within itself"
    "An alias leads, perhaps over others, back to itself: it stands for no type at all. Or a structure holds itself, other \
than in a list or a map: it has no size."

    TYPE_FORM S052 Error "type without a form, or with several"
    "A type is exactly one of: a structure (`properties`), a string enum (`values`), a union (`tag` and `variants`), \
something that the core writes by hand (`native` and `schema`), or another name for a type (`alias`). Some fields \
belong to one of them only."

    BOUNDS S053 Error "bounds or default that cannot be"
    "`min` is not greater than `max`, and only numbers have them. A `default` is a value of the type, within the bounds."

    SCHEMA_JSON S054 Error "schema that is not JSON"
    "The `schema` of a native type is a JSON Schema, written as JSON in a string. It is copied into the OpenAPI document."

    NOT_A_STRUCTURE S055 Error "type that is not a structure"
    "`fields` makes arguments and setters of a type's properties, and the type of errors is read property by property: both \
need a structure."

    PROPERTY_FIELDS S056 Error "fields of a property that do not go together"
    "`each` belongs to lists and names a setter that adds one element. `identity` belongs to one string of a resource. \
`required` and `required_since` exclude one another."

    NOT_FOR_HEADERS S057 Error "type that no header can hold"
    "A header is a line of text: it can hold scalars, enums, and what is written as JSON in one line, but not bytes."

    // ---- S06x: headers ----
    FIXED_VALUE S060 Error "fixed value and more"
    "A header with a `value` takes no other: a type, a default or bounds of it would mean nothing. Its setter has no \
argument."

    BY_CORE S061 Error "header that the core writes"
    "A header that is `by_core` (authorization, date, version) is written anew on every attempt. No operation, and no list \
of what every request carries, may name it."

    DIRECTION S062 Error "header of the other direction"
    "`requires`, `headers`, `sends`, `pages.resume` and `requests:` name headers of requests; `returns`, `pages.next` and \
`responses:` those of responses. `in: both` makes a header both."

    HEADER_TWICE S063 Error "header given twice"
    "An operation sends a header in one way: as an argument, as a setter, or as a fixed value.

A group that is used beside one of its headers, or beside another group that has it, is no fault: only what is named \
itself counts."

    EMPTY_SENDS S064 Error "fixed header without a value"
    "`sends` gives headers their fixed values, as texts on the wire: `{is_upsert: \"True\"}`. A header that has a `value` \
of its own is sent with that one."

    HEADER_TEXT S065 Error "text that no header can have"
    "The wire name of a header is a token: letters, digits, `-` and a few other signs. Its value is visible ASCII, without \
space at its ends."

    // ---- S07x: statuses ----
    SAME_STATUS S070 Error "two statuses of one number"
    "A response is classified by its status and sub-status. Two entries of the same pair could not be told apart.

Give one its `sub`, or join them."

    BAD_STATUS S071 Error "not a status of HTTP"
    "Statuses of HTTP go from 100 to 599; only what clients make (`origin: client`) may have another number. Successes are \
below 400, failures are 304 or from 400 on."

    NO_RETRY S072 Error "a failure without a retry class"
    "A client that meets a failure has to know what to do about it. Nobody who adds a status should forget to think of it, so \
every failure has a `retry`.

If sending again is in vain, say so: `retry: {all: never}`."

    // ---- S08x: resources ----
    PARENT_CYCLE S080 Error "resource within itself"
    "The parents lead back to the resource: there is no path to it from the root."

    RESOURCE_PATH S081 Error "path of a resource that cannot be"
    "A resource has a `segment`, without `/` at either end, and a segment under one parent belongs to one resource. Only \
the root itself has none: it has no parent and `id: none`."

    // ---- S09x: operations ----
    LIKE_CYCLE S090 Error "operation like itself"
    "`like` leads, perhaps over others, back to the operation. One of them has to say what it does."

    INCOMPLETE S091 Error "operation without a necessary field"
    "An operation says its `verb`, what it is `on`, its `effect` and what is `ok`, itself or over `like`."

    BODY_NOT_ALLOWED S092 Error "body where HTTP has none"
    "A GET, HEAD or DELETE has no body; gateways drop or refuse it. One that is taken over by `like` needs another verb."

    BODY_AND_FIELDS S093 Error "body given twice"
    "`body` is the whole body as one argument, `fields` makes it of the properties of a type. An operation has at most one \
of them."

    CONTENT_TYPE S094 Error "content type without its header or body"
    "`content_type` is a media type, or `header`: then the operation requires the header `content_type`. Only what has a \
body has one."

    NO_SUCCESS S095 Error "operation that cannot succeed"
    "`ok` names at least one status from 200 to 399 and what its body holds. Statuses from 400 on are failures: `fails`."

    PAGES_HEADERS S096 Error "pages that cannot be turned"
    "`pages.next` is a response header that the operation `returns`, `pages.resume` an optional request header of it: what \
the one said is sent back in the other."

    PAGES_WITHOUT_FEED S097 Error "pages of nothing"
    "Only feeds have pages: one of the statuses in `ok` is a `feed`, or a list. `until` is a status of the operation."

    NO_ITEM S098 Error "item that cannot be addressed"
    "The resource says `id: none`: there is no path to a single one. Put the operation `on: feed`."

    NO_FEED S099 Error "feed without a name"
    "A feed is an object with an array in it; the resource's `feed` says the array's name. Without it the items cannot be \
found."

    AMBIGUOUS S100 Error "operations that cannot be told apart"
    "Two operations of one verb and path are told apart by the headers that they send with fixed values, then by those that \
they require (but not by those with `required_when`). These two have the same, in some version: neither the emulator \
nor a reader of logs could say which one a request is.

Give one of them a header in `sends` or `requires` that the other has not."

    NO_CONTENT_ALLOWED S101 Error "answer to HEAD with a body"
    "The answer to a HEAD never has a body: every status of `ok` is `none`."

    VERB_AND_EFFECT S102 Error "verb that changes nothing, effect that does"
    "A GET or HEAD changes nothing, and is resent without a thought. Its effect is `read`; what changes something has \
another verb."

    // ---- S11x: examples ----
    NO_EXAMPLE S110 Error "operation without an example"
    "Every operation has at least one example. It is a test of the client and of the emulator, and what its documentation \
shows."

    EXAMPLE_PATH S111 Error "path that is not the operation's"
    "An example's path is that of its operation, with ids in the places of ids, a `/` at its start and none at its end."

    EXAMPLE_VERSION S112 Error "example of a version without what it shows"
    "The operation, the headers and the properties of an example exist in its version: the test would fail before it sends."

    EXAMPLE_INCOMPLETE S113 Error "example without what is required"
    "A request without a required header, body or property does not come to be: the client's method has an argument for it."

    EXAMPLE_STATUS S114 Error "status that the operation does not answer"
    "The status of an example is in `ok`, or that of a failure of the operation (whose sub-status, if it has one, is in the \
header of sub-statuses). If the service answers it, the operation's `fails` has to say so."

    EXAMPLE_UNKNOWN S115 Error "something in an example that the operation does not know"
    "Headers in an example are those of the operation or of every request or response. Members of a body are properties of \
its type, unless the type is `open`."

    EXAMPLE_BODY S116 Error "body that is not the operation's"
    "A body is where the operation has one: JSON as `body`, bytes as `text`. That of a feed holds the resource's array."

    EXAMPLE_VALUE S117 Error "value of another type"
    "A value in an example does not fit the type of its header or property: the client could neither send nor decode it."

    SEVERAL S118 Error "several operations where there is one"
    "Of an operation whose body is a list of operations, `batch` says how many may be in it: the body is a list of a union whose \
variants say by `effect` what they do. `many` names a method that carries out any number of an operation: of such a one, or of one \
that reads a single item by its id. Its name is that of no other operation."

    ROWS S119 Error "rows of no free-form feed"
    "Of a feed of a free-form resource, `rows` names the structure that its rows are, where they are more than what was written. `of` \
names the resource that properties of such a structure hold: applications have a type of their own in its place, so that it has to be \
free-form, and a property of this very type."

    // ---- S13x: what is of no use ----
    UNUSED_HEADER S130 Warning "header that nothing uses"
    "No operation sends or returns it, and no request or response carries it. It would be left out of the client.

Use it, or delete it."

    UNUSED_GROUP S131 Warning "group that nothing uses"
    "No operation and neither `requests:` nor `responses:` names it. Use it, or delete it."

    UNUSED_TYPE S132 Warning "type that nothing uses"
    "No header, property or operation names it. It would be made, documented, and of no use."

    UNUSED_STATUS S133 Warning "status that nothing answers"
    "It has no `on:`, and no operation names it in `fails`: no operation's failures would have its name.

Sub-statuses, successes and what clients make need no operation that names them: they tell more of an answer."
}
