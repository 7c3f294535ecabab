//! What an answer has to look like beside a printed one: where the two cannot be equal, they have the same form.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosmosdb::headers::ServerDate;
use cosmosdb::{ResponseHeader, service};
use serde_json::Value;

use crate::rest::{Reply, Site};

/// What a header of an answer is beside the printed one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// The same, but for rids.
    Same,
    /// It begins like this.
    Begins(&'static str),
    /// The same, but for the numbers in it.
    Numbers,
    /// A number that is not less.
    AtLeast(f64),
    /// Pairs of a name and a number. The names of the page are there; the numbers of these are the same.
    Counts(&'static [&'static str]),
    /// The entity tag of the body, in quotes.
    Etag,
    /// A date of HTTP.
    Date,
    /// A UUID.
    Uuid,
    /// A rid as long as the printed one; whether it is the parent's, a request has to tell.
    Parent,
    /// A word that leads on to the rest of the feed; whether it does, a request has to tell.
    More,
    /// It is not there, for this reason.
    Absent(&'static str),
}

/// What is wrong with a header of a reply that is printed with this value.
#[must_use]
pub fn header_fault(form: Form, name: &str, printed: &str, reply: &Reply, site: &Site) -> Option<String> {
    let Some(value) = reply.header(name) else {
        return (!matches!(form, Form::Absent(_))).then(|| format!("the header {name} is missing"));
    };
    let expected = site.own(printed);
    let fine = match form {
        Form::Same => value == expected,
        Form::Begins(start) => value.starts_with(start) && value.len() > start.len(),
        Form::Numbers => without_numbers(value) == without_numbers(&expected),
        Form::AtLeast(least) => value.parse::<f64>().is_ok_and(|value| value.is_finite() && value >= least),
        Form::Counts(counted) => return counts_fault(counted, name, &expected, value),
        Form::Etag => {
            let own = reply.body.get("_etag").and_then(Value::as_str);
            is_quoted(value) && own.is_none_or(|own| own == value)
        }
        Form::Date => ServerDate::parse(value).is_some(),
        Form::Uuid => {
            let groups: Vec<&str> = value.split('-').collect();
            groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
                && groups.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
        }
        Form::Parent => has_same_rids(value, &expected, site),
        Form::More => !value.is_empty(),
        Form::Absent(_) => return Some(format!("the header {name} is there by now: look at its form")),
    };
    (!fine).then(|| format!("the header {name} is `{value}`, and the page has `{expected}`"))
}

fn counts_fault(counted: &[&str], name: &str, printed: &str, value: &str) -> Option<String> {
    let (Some(own), Some(printed_pairs)) = (pairs(value), pairs(printed)) else {
        return Some(format!("the header {name} is `{value}`, which is no list of pairs"));
    };
    let faults = printed_pairs.iter().filter_map(|(what, number)| match own.iter().find(|(own, _)| own == what) {
        None => Some(format!("does not tell {what}")),
        Some((_, own)) if counted.contains(what) && own != number => Some(format!("counts {own} {what} and not {number}")),
        Some(_) => None,
    });
    let faults: Vec<String> = faults.collect();
    (!faults.is_empty()).then(|| format!("the header {name} {}", faults.join(", ")))
}

/// `name=1;name=2;`
fn pairs(text: &str) -> Option<Vec<(&str, i64)>> {
    let pairs = text.strip_suffix(';')?.split(';');
    pairs.map(|pair| pair.split_once('=').and_then(|(name, number)| Some((name, number.parse().ok()?)))).collect()
}

/// Where a body does not look like the printed one: members more or less, other types, other values that the request or the state
/// determines.
#[must_use]
pub fn body_faults(body: &Value, printed: &Value, site: &Site) -> Vec<String> {
    let mut faults = Vec::new();
    compare("", body, &site.own_json(printed), site, &mut faults);
    faults
}

fn compare(at: &str, own: &Value, printed: &Value, site: &Site, faults: &mut Vec<String>) {
    match (own, printed) {
        (Value::Object(own), Value::Object(printed)) => {
            faults.extend(printed.keys().filter(|name| !own.contains_key(*name)).map(|name| format!("{at}.{name} is missing")));
            faults
                .extend(own.keys().filter(|name| !printed.contains_key(*name)).map(|name| format!("{at}.{name} is not printed")));
            for (name, printed_value) in printed {
                let Some(value) = own.get(name) else { continue };
                match system_form(name) {
                    Some(form) if form(value, printed_value, site) => {}
                    Some(_) => faults.push(format!("{at}.{name} is {value}, and the page has {printed_value}")),
                    None => compare(&format!("{at}.{name}"), value, printed_value, site, faults),
                }
            }
            faults.extend(link_fault(at, own));
        }
        (Value::Array(own), Value::Array(printed)) if own.len() == printed.len() => {
            for (index, (own, printed)) in own.iter().zip(printed).enumerate() {
                compare(&format!("{at}[{index}]"), own, printed, site, faults);
            }
        }
        (Value::Number(own), Value::Number(printed)) if own.as_f64() == printed.as_f64() => {}
        (own, printed) if own == printed => {}
        (own, printed) => faults.push(format!("{at} is {own}, and the page has {printed}")),
    }
}

/// What the service makes up has a form only.
type SystemForm = fn(&Value, &Value, &Site) -> bool;

fn system_form(name: &str) -> Option<SystemForm> {
    Some(match name {
        "_ts" => |own, _, _| own.as_u64().is_some_and(|seconds| seconds > 1_400_000_000),
        "_etag" => |own, _, _| own.as_str().is_some_and(is_quoted),
        "_token" => |own, printed, _| {
            // `type=resource&ver=1&sig={signature};{claims};`
            let marks =
                |token: &Value| token.as_str().map(|token| (token.split("sig=").next().map(str::to_owned), token.ends_with(';')));
            marks(own) == marks(printed)
        },
        "_rid" | "_self" | "resource" | "offerResourceId" | "media" => is_same_link,
        _ => return None,
    })
}

fn is_same_link(own: &Value, printed: &Value, site: &Site) -> bool {
    matches!((own.as_str(), printed.as_str()), (Some(own), Some(printed)) if has_same_rids(own, printed, site))
}

/// Links are the same, or have rids of the same lengths where it is not known how the page's are called here.
fn has_same_rids(own: &str, printed: &str, site: &Site) -> bool {
    let (own, printed): (Vec<&str>, Vec<&str>) = (own.split('/').collect(), printed.split('/').collect());
    let is_same = |own: &str, printed: &str| {
        let length = rid_length(printed).filter(|_| !site.is_own(printed));
        own == printed || (length.is_some() && rid_length(own) == length)
    };
    own.len() == printed.len() && own.iter().zip(printed).all(|(own, printed)| is_same(own, printed))
}

/// The link of a resource ends in its rid.
fn link_fault(at: &str, own: &serde_json::Map<String, Value>) -> Option<String> {
    let text = |name: &str| own.get(name).and_then(Value::as_str);
    let (link, rid) = (text("_self")?, text("_rid")?);
    (!link.trim_end_matches('/').ends_with(rid)).then(|| format!("{at}._self is {link}, and the rid is {rid}"))
}

/// How many bytes a rid has; `None`: the text is none.
fn rid_length(text: &str) -> Option<usize> {
    let length = STANDARD.decode(text.replace('-', "/")).ok()?.len();
    // Databases; collections and users; what is in them; attachments; media. Those of offers look like any word.
    [4, 8, 16, 20, 21].contains(&length).then_some(length)
}

fn is_quoted(etag: &str) -> bool {
    etag.len() > 2 && etag.starts_with('"') && etag.ends_with('"')
}

/// A text with `9` for each number in it.
fn without_numbers(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' if plain.ends_with('9') => {}
            '0'..='9' => plain.push('9'),
            other => plain.push(other),
        }
    }
    plain
}

/// Members of a value that its type does not know.
#[must_use]
pub fn unknown_members(shape: &service::Type, value: &Value) -> Vec<String> {
    let members = match value {
        Value::Array(items) => return items.iter().flat_map(|item| unknown_members(shape, item)).collect(),
        Value::Object(members) => members,
        _ => return Vec::new(),
    };
    let of_member = |(name, value): (&String, &Value)| match shape.properties.iter().find(|property| property.wire == name) {
        None => vec![format!("{} has no member {name}", shape.name)],
        Some(property) => property.shape.map_or_else(Vec::new, |shape| unknown_members(shape, value)),
    };
    members.iter().flat_map(of_member).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_tell_numbers_and_rids_apart_from_the_rest() {
        assert_eq!(without_numbers("M:7851"), without_numbers("M:12"));
        assert_ne!(without_numbers("M:7851"), without_numbers("0:7851"));
        assert_ne!(without_numbers("7851"), without_numbers("0:7851"));
        let mut site = Site::new(cosmosdb::versions::V2015_12_16);
        site.rid("Sl8fAA==", Some("ZT3yAA==".to_owned()));
        let same = |own, printed| has_same_rids(own, printed, &site);
        assert!(same("dbs/ZT3yAA==/users/AAAAAAAAAAA=/", "dbs/ZT3yAA==/users/Sl8fAFEKCQA=/"));
        assert!(!same("dbs/AAAAAA==/users/AAAAAAAAAAA=/", "dbs/ZT3yAA==/users/Sl8fAFEKCQA=/"), "a rid that is known");
        assert!(!same("dbs/ZT3yAA==/users/AAAAAA==/", "dbs/ZT3yAA==/users/Sl8fAFEKCQA=/"), "a rid of another length");
        assert!(!same("dbs/ZT3yAA==/users/AAAAAAAAAAA=", "dbs/ZT3yAA==/users/Sl8fAFEKCQA=/"), "a slash less");
        assert!(!same("dbs/volcanodb/colls/volcano2", "dbs/volcanodb/colls/volcano1"), "another name");
    }

    #[test]
    fn counts_compare_names_and_chosen_numbers() {
        assert_eq!(counts_fault(&["users"], "usage", "users=1;", "users=1;more=2;"), None);
        assert_eq!(counts_fault(&[], "usage", "users=1;", "users=7;"), None);
        for wrong in ["users=2;", "user=1;", "users=1", "users=one;"] {
            assert!(counts_fault(&["users"], "usage", "users=1;", wrong).is_some(), "{wrong}");
        }
    }
}
