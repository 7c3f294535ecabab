//! Tables in Markdown: figures, and their ratios to reqwest's.

use crate::peers::Peer;

pub struct Table {
    title: String,
    columns: Vec<&'static str>,
    rows: Vec<(String, Vec<f64>)>,
}

impl Table {
    pub fn new(title: String, columns: &[&'static str]) -> Self {
        Self { title, columns: columns.to_vec(), rows: Vec::new() }
    }

    pub fn row(&mut self, peer: Peer, figures: &[f64]) {
        self.row_called(peer.name(), figures);
    }

    pub fn row_called(&mut self, name: &str, figures: &[f64]) {
        self.rows.push((name.to_owned(), figures.to_vec()));
    }

    pub fn print(&self) {
        println!("\n### {}\n", self.title);
        print!("| |");
        for column in &self.columns {
            print!(" {column} | × |");
        }
        println!("\n|---|{}", "---:|---:|".repeat(self.columns.len()));
        let measure = self.rows.iter().find(|(name, _)| name == Peer::Reqwest.name()).map(|(_, figures)| figures);
        for (name, figures) in &self.rows {
            print!("| {name} |");
            for (index, figure) in figures.iter().enumerate() {
                match measure.and_then(|measure| measure.get(index)) {
                    Some(measure) => print!(" {} | {:.2} |", rounded(*figure), figure / measure),
                    None => print!(" {} | |", rounded(*figure)),
                }
            }
            println!();
        }
    }
}

/// Three digits or all before the point.
fn rounded(figure: f64) -> String {
    match figure {
        small if small < 10.0 => format!("{small:.2}"),
        middling if middling < 100.0 => format!("{middling:.1}"),
        large => format!("{large:.0}"),
    }
}

pub fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}
