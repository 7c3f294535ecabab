//! Full-text search: tokens, stop words, stems, matches and BM25 scores.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::{Answer, Args, Stop, args::OrUndefined};
use crate::{
    eval::{Env, EvalError},
    value::{Type, Value, View},
};

/// The usual constants of BM25.
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// English words that carry no meaning of their own; other languages have none here.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or",
    "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
];

/// Splits text into stemmed words.
pub(crate) struct Analyzer {
    stemmer: Option<Stemmer>,
    stop_words: &'static [&'static str],
}

impl Analyzer {
    /// For a language tag such as `en-US`. A language without a stemmer is only split into words.
    pub(crate) fn new(language: &str) -> Self {
        let algorithm = match language.get(..2).unwrap_or_default() {
            "en" => Algorithm::English,
            "fr" => Algorithm::French,
            "de" => Algorithm::German,
            "it" => Algorithm::Italian,
            "pt" => Algorithm::Portuguese,
            "es" => Algorithm::Spanish,
            "nl" => Algorithm::Dutch,
            "sv" => Algorithm::Swedish,
            _ => return Self { stemmer: None, stop_words: &[] },
        };
        let stop_words = if language.starts_with("en") { STOP_WORDS } else { &[] };
        Self { stemmer: Some(Stemmer::create(algorithm)), stop_words }
    }

    fn words(&self, text: &str) -> Vec<String> {
        text.split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .filter(|word| !self.stop_words.contains(&word.as_str()))
            .map(|word| match &self.stemmer {
                Some(stemmer) => match stemmer.stem(&word) {
                    Cow::Borrowed(stem) => stem.to_owned(),
                    Cow::Owned(stem) => stem,
                },
                None => word,
            })
            .collect()
    }
}

/// What is searched for: a phrase, of which every word may differ by some edits.
pub(crate) struct Term {
    words: Vec<String>,
    edits: usize,
}

impl Term {
    /// Text, or `{"term": text, "distance": edits}`.
    fn read<'a, V: View<'a>>(value: &Value<'a, V>, analyzer: &Analyzer) -> Option<Self> {
        let (text, edits) = match value.kind() {
            Type::String => (value.clone(), 0.0),
            Type::Object => (value.member("term"), value.member("distance").as_number().unwrap_or(0.0)),
            _ => return None,
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let edits = edits.clamp(0.0, 2.0) as usize;
        Some(Self { words: analyzer.words(text.as_str()?), edits })
    }

    /// How often it occurs.
    fn count(&self, words: &[String], env: &Env<'_>) -> Result<usize, EvalError> {
        if self.words.is_empty() {
            return Ok(0);
        }
        env.budget.pairs(words.len(), self.words.len())?;
        let mut count = 0;
        for window in words.windows(self.words.len()) {
            count += usize::from(self.is_same(window, env)?);
        }
        Ok(count)
    }

    /// Whether so many words are those of the term. What differs ends the comparison.
    fn is_same(&self, words: &[String], env: &Env<'_>) -> Result<bool, EvalError> {
        for (word, own) in words.iter().zip(&self.words) {
            if !within_edits(word, own, self.edits, env)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether so few insertions, deletions and replacements make one word of the other. Letters are paid for where they are compared each with
/// each.
fn within_edits(left: &str, right: &str, edits: usize, env: &Env<'_>) -> Result<bool, EvalError> {
    if edits == 0 || left == right {
        return Ok(left == right);
    }
    env.budget.read(left.len() + right.len())?;
    let right: Vec<char> = right.chars().collect();
    let letters = left.chars().count();
    if letters.abs_diff(right.len()) > edits {
        return Ok(false);
    }
    env.budget.step()?;
    env.budget.pairs(letters, right.len())?;
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, a) in left.chars().enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        let mut next = vec![before];
        for (b, above) in right.iter().zip(row.iter().skip(1)) {
            before = (diagonal + usize::from(a != *b)).min(before + 1).min(above + 1);
            diagonal = *above;
            next.push(before);
        }
        row = next;
    }
    Ok(row.last().is_some_and(|distance| *distance <= edits))
}

/// What BM25 must know of all documents, for one path and its terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statistics {
    /// How many documents there are.
    pub(crate) documents: f64,
    /// How many words they have at the path, together.
    pub(crate) words: f64,
    /// How many documents hold each term.
    pub(crate) hits: Vec<f64>,
}

/// One full-text score: its terms and what is known of all documents.
pub(crate) struct Scorer {
    analyzer: Analyzer,
    terms: Vec<Term>,
    pub(crate) statistics: Statistics,
}

impl Scorer {
    /// `None` if an argument is no term.
    pub(crate) fn new<'a, V: View<'a>>(terms: &[Value<'a, V>], language: &str) -> Option<Self> {
        let analyzer = Analyzer::new(language);
        let terms: Vec<Term> = terms.iter().map(|term| Term::read(term, &analyzer)).collect::<Option<_>>()?;
        let statistics = Statistics { hits: vec![0.0; terms.len()], ..Statistics::default() };
        Some(Self { analyzer, terms, statistics })
    }

    /// Counts a document into the statistics. One without text at the path counts, too.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn learn(&mut self, text: Option<&str>, env: &Env<'_>) -> Result<(), EvalError> {
        self.statistics.documents += 1.0;
        let words = text.map(|text| self.analyzer.words(text)).unwrap_or_default();
        self.statistics.words += words.len() as f64;
        for (hits, term) in self.statistics.hits.iter_mut().zip(&self.terms) {
            if term.count(&words, env)? > 0 {
                *hits += 1.0;
            }
        }
        Ok(())
    }

    /// The BM25 score of a text.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn score(&self, text: &str, env: &Env<'_>) -> Result<f64, EvalError> {
        let words = self.analyzer.words(text);
        let Statistics { documents, words: total, hits } = &self.statistics;
        let average = if *total > 0.0 { total / documents } else { 1.0 };
        let length = 1.0 - B + B * words.len() as f64 / average;
        self.terms
            .iter()
            .zip(hits)
            .map(|(term, hits)| {
                let frequency = term.count(&words, env)? as f64;
                let rarity = (1.0 + (documents - hits + 0.5) / (hits + 0.5)).ln();
                Ok(rarity * frequency * (K1 + 1.0) / (frequency + K1 * length))
            })
            .sum()
    }
}

/// The words of the first argument and the terms of the others.
fn search<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Result<Vec<bool>, Stop> {
    let analyzer = &env.analyzer;
    let words = analyzer.words(args.text(0)?);
    args.from(1).iter().map(|term| Ok(Term::read(term, analyzer).or_undefined()?.count(&words, env)? > 0)).collect()
}

pub(super) fn contains<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    contains_all(args, env)
}

pub(super) fn contains_all<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Bool(search(args, env)?.into_iter().all(|found| found)))
}

pub(super) fn contains_any<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Bool(search(args, env)?.into_iter().any(|found| found)))
}

/// How many words a text has: rewritten queries sum it up for the statistics.
#[allow(clippy::cast_precision_loss)]
pub(super) fn word_count<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Number(env.analyzer.words(args.text(0)?).len() as f64))
}

/// The score with the statistics given: text, terms, documents, words, documents that hold each term.
pub(super) fn score_with<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let text = args.text(0)?;
    let terms: Vec<_> = args.array(1)?.elements().collect();
    let mut scorer = Scorer::new(&terms, &env.options.language).or_undefined()?;
    let hits = args.array(4)?.elements().map(|item| item.as_number().or_undefined()).collect::<Result<_, _>>()?;
    scorer.statistics = Statistics { documents: args.number(2)?, words: args.number(3)?, hits };
    Ok(Value::Number(scorer.score(text, env)?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::eval::Options;

    /// The edits between two words, by what an edit is.
    fn distance(left: &[char], right: &[char]) -> usize {
        let (Some((a, left_rest)), Some((b, right_rest))) = (left.split_first(), right.split_first()) else {
            return left.len() + right.len();
        };
        if a == b {
            return distance(left_rest, right_rest);
        }
        let ways = [distance(left_rest, right), distance(left, right_rest), distance(left_rest, right_rest)];
        1 + ways.into_iter().min().unwrap_or_default()
    }

    #[test]
    fn edits_are_counted() {
        let options = Options::default();
        let env = Env::new(&options);
        let mut words = vec![String::new()];
        for at in 0..40 {
            words.extend(['a', 'b', 'é'].map(|letter| format!("{}{letter}", words[at])));
        }
        for (left, right) in words.iter().flat_map(|left| words.iter().map(move |right| (left, right))) {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            let apart = distance(&letters(left), &letters(right));
            for edits in 0..=2 {
                assert_eq!(within_edits(left, right, edits, &env).unwrap(), apart <= edits, "{left} {right}");
            }
        }
    }
}
