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

    /// Whether so many words are those of the term. The first that differs ends the comparison.
    fn is_same(&self, words: &[String], env: &Env<'_>) -> Result<bool, EvalError> {
        for (word, own) in words.iter().zip(&self.words) {
            if !within_edits(word, own, self.edits, env)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether so few insertions, deletions and replacements make one word of the other. To count letters costs little; only words that are about
/// as long are compared letter by letter, and paid for so.
fn within_edits(left: &str, right: &str, edits: usize, env: &Env<'_>) -> Result<bool, EvalError> {
    if edits == 0 || left == right {
        return Ok(left == right);
    }
    env.budget.read(left.len().saturating_add(right.len()))?;
    let (rows, columns) = (left.chars().count(), right.chars().count());
    if rows.abs_diff(columns) > edits {
        return Ok(false);
    }
    env.budget.step()?;
    env.budget.pairs(rows, columns)?;
    let mut distance = columns;
    let mut row: Vec<usize> = (1..=columns).collect();
    for (index, a) in left.chars().enumerate() {
        let mut diagonal = index;
        distance = index + 1;
        for (b, cell) in right.chars().zip(&mut row) {
            distance = (diagonal + usize::from(a != b)).min(distance + 1).min(*cell + 1);
            diagonal = std::mem::replace(cell, distance);
        }
    }
    Ok(distance <= edits)
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
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::eval::Options;

    /// The least steps with which the term is counted in the text.
    fn steps(text: &str, term: &str, edits: usize) -> u64 {
        let (analyzer, options) = (Analyzer::new("none"), Options::default());
        let (words, term) = (analyzer.words(text), Term { words: analyzer.words(term), edits });
        let is_enough = |steps| term.count(&words, &Env::new(&options).with_steps(steps)).is_ok();
        let (mut low, mut high) = (0, 1 << 30);
        while low < high {
            let middle = u64::midpoint(low, high);
            if is_enough(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        assert!(is_enough(low));
        low
    }

    #[test]
    fn words_that_are_too_short_or_too_long_are_passed_over_for_little() {
        for word in ["lake ", "mountaineers "] {
            let text = word.repeat(1600);
            let (exact, fuzzy) = (steps(&text, "mountain", 0), steps(&text, "mountain", 2));
            assert_eq!(exact, 100);
            assert!((100..=100 + 1600).contains(&fuzzy), "{word}: {fuzzy}");
        }
    }

    #[test]
    fn words_that_are_compared_are_paid_for_letter_by_letter() {
        let [one, ten] = [16, 160].map(|words| steps(&"fountain ".repeat(words), "mountain", 2));
        // To count the letters of both, to begin, and 8 by 8 letters.
        assert_eq!(one, 1 + 16 * (1 + 1 + 8 * 8 / 16));
        assert_eq!(ten, 10 * one);
        let mixed = steps(&("fountain ".repeat(16) + &"lake ".repeat(160)), "mountain", 2);
        assert_eq!(mixed, one + 10);
        let long = steps(&"a".repeat(1000), &"b".repeat(1000), 1);
        assert!((62_500..63_000).contains(&long), "{long}");
    }

    #[test]
    fn a_long_term_is_not_measured_for_nothing() {
        let fuzzy = steps(&"w ".repeat(1000), &"a".repeat(16_000), 2);
        assert!(fuzzy >= 1000 * 1000, "{fuzzy}");
    }

    /// By the definition: the last letters are kept or replaced, or one of them is left out.
    fn distance(left: &[char], right: &[char]) -> usize {
        let (Some((a, left_rest)), Some((b, right_rest))) = (left.split_last(), right.split_last()) else {
            return left.len().max(right.len());
        };
        let replaced = distance(left_rest, right_rest) + usize::from(a != b);
        replaced.min(distance(left_rest, right) + 1).min(distance(left, right_rest) + 1)
    }

    #[test]
    fn edits_are_those_of_the_definition() {
        let options = Options::default();
        let env = Env::new(&options);
        let mut words = vec![String::new()];
        for at in 0..40 {
            let shorter = words.get(at).cloned().unwrap();
            words.extend(['a', 'b', 'é'].map(|letter| format!("{shorter}{letter}")));
        }
        let letters: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
        assert!(words.iter().any(|word| word == "éééé"));
        for (left, left_letters) in words.iter().zip(&letters) {
            for (right, right_letters) in words.iter().zip(&letters) {
                let distance = distance(left_letters, right_letters);
                for edits in 0..=2 {
                    assert_eq!(within_edits(left, right, edits, &env).unwrap(), distance <= edits, "{left} {right} {edits}");
                }
            }
        }
    }
}
