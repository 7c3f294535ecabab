//! `REGEXMATCH`: Perl-compatible patterns, compiled once a query.

use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Instant};

use fancy_regex::{Regex, RegexBuilder};

use super::{Answer, Args, Stop};
use crate::{
    eval::{Env, EvalError},
    value::{Value, View},
};

/// How many compiled patterns a query keeps: one made from the data would otherwise keep one for every document.
const KEPT: usize = 32;

/// Longer patterns are refused, and those that take more memory than this to compile: groups and references may each take some of their
/// own, and share it. A single `\w` takes some fifty thousand bytes.
const MAX_PATTERN: usize = 4096;
const MAX_COMPILED: usize = 10 << 20;

/// How often a match may go back, by the length of the text: each time it may look at all of it. Patterns without look-around and
/// back-references never go back.
const MAX_LOOKED_AT: usize = 1 << 27;
const MAX_BACKTRACKS: usize = 1 << 20;

/// Compiled patterns, by how often they may go back, and by modifiers and text.
#[derive(Debug, Default)]
pub(crate) struct RegexCache(RefCell<HashMap<(usize, String), Rc<Regex>>>);

pub(super) fn regex_match<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let (text, pattern, modifiers) = (args.text(0)?, args.text(1)?, args.text_or(2, "")?);
    let begun = Instant::now();
    let found = env.regexes.get(pattern, modifiers, backtracks(text)).map(|regex| regex.is_match(text));
    env.budget.took(begun.elapsed())?;
    // A match that takes too many steps is given up; it counts as undefined.
    found?.map(Value::Bool).map_err(|_| Stop::Undefined)
}

/// Texts of about one length share a bound: up to 256 bytes, up to 4096, and so on.
fn backtracks(text: &str) -> usize {
    let bits = text.len().next_power_of_two().trailing_zeros().next_multiple_of(4).max(8);
    (MAX_LOOKED_AT >> bits).min(MAX_BACKTRACKS)
}

/// How much memory each of the parts that are compiled by themselves may take.
fn most_of_each(pattern: &str) -> usize {
    let bytes = pattern.as_bytes();
    let parts = bytes.windows(2).filter(|two| matches!(two, [b'(', b'?'] | [b'\\', b'0'..=b'9' | b'k' | b'g']));
    MAX_COMPILED / (1 + parts.count())
}

impl RegexCache {
    fn get(&self, pattern: &str, modifiers: &str, backtracks: usize) -> Result<Rc<Regex>, EvalError> {
        if pattern.len() > MAX_PATTERN {
            return Err(EvalError::new(format!("A pattern of REGEXMATCH has at most {MAX_PATTERN} bytes.")));
        }
        if let Some(unknown) = modifiers.chars().find(|modifier| !"imsx".contains(*modifier)) {
            return Err(EvalError::new(format!("Unknown modifier '{unknown}' of REGEXMATCH; known are 'i', 'm', 's' and 'x'.")));
        }
        let source = if modifiers.is_empty() { pattern.to_owned() } else { format!("(?{modifiers}){pattern}") };
        let mut known = self.0.borrow_mut();
        let key = (backtracks, source);
        if let Some(regex) = known.get(&key) {
            return Ok(Rc::clone(regex));
        }
        let regex = RegexBuilder::new(&key.1)
            .backtrack_limit(backtracks)
            .delegate_size_limit(most_of_each(&key.1))
            .build()
            .map(Rc::new)
            .map_err(|error| EvalError::new(format!("Invalid regular expression in REGEXMATCH: {error}")))?;
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(key, Rc::clone(&regex));
        Ok(regex)
    }
}
