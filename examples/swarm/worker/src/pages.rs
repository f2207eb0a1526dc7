//! From text to a page.

use std::collections::HashMap;
use std::fmt::Write;

use crate::jobs::Job;

/// Renders pages with the desk's wording.
pub struct Renderer {
    phrases: HashMap<&'static str, &'static str>,
}

impl Renderer {
    /// Creates one that knows the desk's phrases.
    pub fn new() -> Self {
        let mut phrases = HashMap::new();
        phrases.insert("{greeting}", "Good day,");
        phrases.insert("{closing}", "Your help desk");
        Self { phrases }
    }

    /// Returns the page as HTML, a paragraph a line.
    pub fn render(&self, job: &Job) -> String {
        let mut page = format!("<h1>{}</h1>\n", escape(&job.id));
        for line in job.text.split("\\n") {
            let mut paragraph = escape(line);
            for (mark, phrase) in &self.phrases {
                paragraph = paragraph.replace(mark, phrase);
            }
            let _ = writeln!(page, "<p>{paragraph}</p>");
        }
        page
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
