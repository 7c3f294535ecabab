//! A diff as text, Markdown and JSON.

use std::fmt::Write;

use super::{Action, Change, Class, Diff};

/// How many Rust items are named before the rest is only counted.
const ITEMS: usize = 8;

impl Diff {
    /// As text for a terminal.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = format!("{} → {}\n", self.from, self.to);
        for passed in &self.versions {
            let _ = write!(out, "\n  {}  {}", passed.version, passed.docs);
        }
        if !self.versions.is_empty() {
            out.push('\n');
        }
        for class in Class::ALL {
            let mut changes = self.of(class).peekable();
            if changes.peek().is_some() {
                let _ = write!(out, "\n{}\n", class.as_str());
            }
            for change in changes {
                let wire = change.wire.as_ref().map(|wire| format!(" ({wire})")).unwrap_or_default();
                let _ = writeln!(out, "  {} {} {}{wire}", sign(change.action), change.kind.as_str(), change.name);
                let _ = writeln!(out, "      {}", change.what);
                if !change.items.is_empty() {
                    let _ = writeln!(out, "      → {}", items(change, str::to_owned));
                }
            }
        }
        let _ = write!(out, "\n{}\n", self.summary());
        out
    }

    /// As Markdown, for release notes.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# From {} to {}\n", self.from, self.to);
        if !self.versions.is_empty() {
            out.push('\n');
        }
        for passed in &self.versions {
            let _ = writeln!(out, "- **{}**: {}", passed.version, passed.docs);
        }
        for class in Class::ALL {
            let mut changes = self.of(class).peekable();
            if changes.peek().is_some() {
                let _ = write!(out, "\n## {}\n\n| | what | in Rust |\n|---|---|---|\n", capital(class.as_str()));
            }
            for change in changes {
                let wire = change.wire.as_ref().map(|wire| format!(" (`{wire}`)")).unwrap_or_default();
                let _ = writeln!(
                    out,
                    "| {} {} | `{}`{wire}: {} | {} |",
                    change.kind.as_str(),
                    match change.action {
                        Action::Added => "added",
                        Action::Removed => "removed",
                        Action::Changed => "changed",
                    },
                    change.name,
                    change.what.replace('|', "\\|"),
                    items(change, |item| format!("`{item}`")),
                );
            }
        }
        let _ = write!(out, "\n{}\n", capital(&self.summary()));
        out
    }

    /// As JSON, all of it.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::to_text(&serde_json::to_value(self).unwrap_or_default(), 130)
    }

    /// How many changes there are of each class.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.changes.is_empty() {
            return "no changes".into();
        }
        let count = |class| self.of(class).count();
        let classes = Class::ALL.into_iter().filter(|class| count(*class) > 0);
        let classes: Vec<_> = classes.map(|class| format!("{} {}", count(class), class.as_str())).collect();
        let number = self.changes.len();
        format!("{number} {}: {}", if number == 1 { "change" } else { "changes" }, classes.join(", "))
    }

    fn of(&self, class: Class) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |it| it.class == class)
    }
}

fn sign(action: Action) -> char {
    match action {
        Action::Added => '+',
        Action::Removed => '-',
        Action::Changed => '~',
    }
}

/// The items, or the first of them and how many more there are.
fn items(change: &Change, show: impl Fn(&str) -> String) -> String {
    let shown: Vec<_> = change.items.iter().take(ITEMS).map(|item| show(item)).collect();
    match change.items.len().saturating_sub(ITEMS) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
