//! `REGEXMATCH`: Perl-compatible patterns, compiled once a query.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use fancy_regex::{Regex, RegexBuilder};

use super::{Answer, Args, Stop};
use crate::{
    eval::{Env, EvalError},
    value::{Value, View},
};

/// How many compiled patterns a query keeps: one made from the data would otherwise keep one for every document.
const KEPT: usize = 64;

/// Compiled patterns by modifiers and text.
#[derive(Debug, Default)]
pub(crate) struct RegexCache(RefCell<HashMap<String, Rc<Regex>>>);

pub(super) fn regex_match<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let (text, pattern, modifiers) = (args.text(0)?, args.text(1)?, args.text_or(2, "")?);
    let regex = env.regexes.get(pattern, modifiers)?;
    // A match that takes too many steps is given up; it counts as undefined.
    regex.is_match(text).map(Value::Bool).map_err(|_| Stop::Undefined)
}

impl RegexCache {
    fn get(&self, pattern: &str, modifiers: &str) -> Result<Rc<Regex>, EvalError> {
        if let Some(unknown) = modifiers.chars().find(|modifier| !"imsx".contains(*modifier)) {
            return Err(EvalError::new(format!("Unknown modifier '{unknown}' of REGEXMATCH; known are 'i', 'm', 's' and 'x'.")));
        }
        let source = if modifiers.is_empty() { pattern.to_owned() } else { format!("(?{modifiers}){pattern}") };
        let mut known = self.0.borrow_mut();
        if let Some(regex) = known.get(&source) {
            return Ok(Rc::clone(regex));
        }
        let regex = RegexBuilder::new(&source)
            .build()
            .map(Rc::new)
            .map_err(|error| EvalError::new(format!("Invalid regular expression in REGEXMATCH: {error}")))?;
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(source, Rc::clone(&regex));
        Ok(regex)
    }
}
