//! `LIKE` patterns: `%` any text, `_` any character, `[set]`, `[^set]`.

use super::{EvalError, budget::Budget};

/// So much is looked at before it is paid for.
const UNPAID: usize = 256;

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern(Vec<Item>);

#[derive(Debug)]
enum Item {
    Any,
    One,
    Character(char),
    Set { negated: bool, ranges: Vec<(char, char)> },
}

impl Pattern {
    /// Compiles a pattern. What follows the escape character stands for itself; so does a bracket that nothing closes.
    pub(super) fn new(pattern: &str, escape: Option<char>) -> Self {
        let mut items = Vec::new();
        let mut rest = pattern.chars();
        let mut closes = true;
        while let Some(character) = rest.next() {
            items.push(match character {
                character if Some(character) == escape => Item::Character(rest.next().unwrap_or(character)),
                '%' => Item::Any,
                '_' => Item::One,
                '[' if closes => match set(rest.as_str(), escape) {
                    Some((item, length)) => {
                        rest = rest.as_str().get(length..).unwrap_or_default().chars();
                        item
                    }
                    None => {
                        // Nor does anything close the brackets after this one.
                        closes = false;
                        Item::Character('[')
                    }
                },
                other => Item::Character(other),
            });
        }
        Self(items)
    }

    /// Whether the whole text matches. Of all `%` only the last one met is ever tried again, so the time is bounded by the
    /// product of the lengths; it is paid for as it is spent.
    pub(super) fn matches(&self, text: &str, budget: &Budget) -> Result<bool, EvalError> {
        let mut unpaid = 0;
        let mut rest = text.chars();
        let mut at = 0;
        let mut again: Option<(usize, std::str::Chars<'_>)> = None;
        loop {
            unpaid += self.0.get(at).map_or(1, Item::size);
            if unpaid >= UNPAID {
                budget.read(std::mem::take(&mut unpaid))?;
            }
            let before = rest.clone();
            match (self.0.get(at), rest.next()) {
                (None, None) => return Ok(true),
                (Some(Item::Any), _) => {
                    rest = before;
                    at += 1;
                    again = Some((at, rest.clone()));
                }
                (Some(item), Some(character)) if item.accepts(character) => at += 1,
                _ => match again.take() {
                    Some((item, mut from)) if from.clone().next().is_some() => {
                        from.next();
                        at = item;
                        rest = from.clone();
                        again = Some((item, from));
                    }
                    _ => return Ok(false),
                },
            }
        }
    }
}

impl Item {
    /// How much there is to look at.
    fn size(&self) -> usize {
        match self {
            Self::Set { ranges, .. } => ranges.len(),
            _ => 1,
        }
    }

    fn accepts(&self, character: char) -> bool {
        match self {
            Self::Any | Self::One => true,
            Self::Character(own) => *own == character,
            Self::Set { negated, ranges } => ranges.iter().any(|(low, high)| (*low..=*high).contains(&character)) != *negated,
        }
    }
}

/// The set that starts just past a bracket, and how many bytes it takes, the closing bracket included.
fn set(text: &str, escape: Option<char>) -> Option<(Item, usize)> {
    let body = text.strip_prefix('^');
    let negated = body.is_some();
    let body = body.unwrap_or(text);
    let mut ranges: Vec<(char, char)> = Vec::new();
    let mut rest = body.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        match character {
            ']' if !ranges.is_empty() => return Some((Item::Set { negated, ranges }, usize::from(negated) + at + 1)),
            character => {
                let low = if Some(character) == escape { rest.next()?.1 } else { character };
                let mut ahead = rest.clone();
                let high = match (ahead.next(), ahead.next()) {
                    (Some((_, '-')), Some((_, high))) if high != ']' => {
                        rest = ahead;
                        high
                    }
                    _ => low,
                };
                ranges.push((low, high));
            }
        }
    }
    None
}
