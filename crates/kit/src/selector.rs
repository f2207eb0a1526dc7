//! Which series are meant: `NAME{label="value", other=~"a|b"}`, as PromQL writes it.
//!
//! Source: <https://prometheus.io/docs/prometheus/latest/querying/basics/#time-series-selectors>

use std::str::FromStr;

use regex::Regex;

use crate::{Label, Metric};

/// A name, and what the labels have to be.
#[derive(Debug, Clone)]
pub struct Selector {
    /// The name; none means any.
    pub name: Option<String>,
    /// What each label has to be.
    pub matchers: Vec<Matcher>,
}

/// What one label has to be. A label that is not there is empty.
#[derive(Debug, Clone)]
pub struct Matcher {
    /// The label's name.
    pub label: String,
    /// How it is compared.
    pub comparison: Comparison,
    /// What it is compared with, as it was written.
    pub value: String,
}

/// How a label is compared.
#[derive(Debug, Clone)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `=~`, over the whole value.
    Match(Regex),
    /// `!~`
    NoMatch(Regex),
}

/// Text that selects nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no selector: {why}")]
pub struct BadSelector {
    /// The text.
    pub text: String,
    /// What is wrong, a clause.
    pub why: String,
}

impl Selector {
    /// Selects every series of that name.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), matchers: Vec::new() }
    }

    /// Tells whether a series of that name and those labels is meant.
    #[must_use]
    pub fn matches(&self, name: &str, labels: &[Label]) -> bool {
        self.may_name(name) && self.matchers.iter().all(|matcher| matcher.matches(labels))
    }

    /// Tells whether a sample is meant.
    #[must_use]
    pub fn selects(&self, metric: &Metric) -> bool {
        self.matches(&metric.name, &metric.labels)
    }

    /// Tells whether a series of that name can be meant.
    #[must_use]
    pub fn may_name(&self, name: &str) -> bool {
        self.name.as_deref().is_none_or(|wanted| wanted == name)
    }
}

impl Matcher {
    fn matches(&self, labels: &[Label]) -> bool {
        let found = labels.iter().find(|(label, _)| *label == self.label).map_or("", |(_, value)| value.as_str());
        match &self.comparison {
            Comparison::Equal => found == self.value,
            Comparison::NotEqual => found != self.value,
            Comparison::Match(regex) => regex.is_match(found),
            Comparison::NoMatch(regex) => !regex.is_match(found),
        }
    }
}

impl std::fmt::Display for Selector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name.as_deref().unwrap_or_default())?;
        if self.matchers.is_empty() && self.name.is_some() {
            return Ok(());
        }
        f.write_str("{")?;
        for (index, Matcher { label, comparison, value }) in self.matchers.iter().enumerate() {
            let sign = match comparison {
                Comparison::Equal => "=",
                Comparison::NotEqual => "!=",
                Comparison::Match(_) => "=~",
                Comparison::NoMatch(_) => "!~",
            };
            let comma = if index > 0 { "," } else { "" };
            write!(
                f,
                "{comma}{label}{sign}\"{}\"",
                value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
            )?;
        }
        f.write_str("}")
    }
}

impl FromStr for Selector {
    type Err = BadSelector;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = |why: &str| BadSelector { text: text.to_owned(), why: why.to_owned() };
        let trimmed = text.trim();
        let (name, rest) = trimmed.split_at(trimmed.find('{').unwrap_or(trimmed.len()));
        let name = name.trim_end();
        if !name.is_empty() && !is_metric_name(name) {
            return Err(bad("a name has letters, digits, _ and :, and begins with no digit"));
        }
        let mut parser = Parser { rest };
        let matchers = if rest.is_empty() { Vec::new() } else { parser.braces().map_err(|why| bad(&why))? };
        if name.is_empty() && matchers.is_empty() {
            return Err(bad("it names neither a metric nor a label"));
        }
        Ok(Self { name: (!name.is_empty()).then(|| name.to_owned()), matchers })
    }
}

/// Tells whether `name` can be that of a metric.
#[must_use]
pub fn is_metric_name(name: &str) -> bool {
    let is_first = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_' || byte == b':';
    name.bytes().next().is_some_and(is_first) && name.bytes().all(|byte| is_first(byte) || byte.is_ascii_digit())
}

/// Tells whether `name` can be that of a label.
#[must_use]
pub fn is_label_name(name: &str) -> bool {
    is_metric_name(name) && !name.contains(':')
}

/// Reads what stands in braces.
struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn braces(&mut self) -> Result<Vec<Matcher>, String> {
        let mut matchers = Vec::new();
        self.sign("{")?;
        while !self.takes("}") {
            matchers.push(self.matcher()?);
            if !self.takes(",") {
                self.sign("}")?;
                break;
            }
        }
        if self.rest.trim().is_empty() { Ok(matchers) } else { Err(format!("`{}` stands behind it", self.rest.trim())) }
    }

    fn matcher(&mut self) -> Result<Matcher, String> {
        self.rest = self.rest.trim_start();
        let end =
            self.rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_')).unwrap_or(self.rest.len());
        let (label, rest) = self.rest.split_at(end);
        if !is_label_name(label) {
            return Err("a label's name is missing".to_owned());
        }
        self.rest = rest;
        let comparison = ["=~", "!~", "!=", "="].into_iter().find(|sign| self.takes(sign));
        let comparison = comparison.ok_or_else(|| format!("`{label}` is to be followed by =, !=, =~ or !~"))?;
        let value = self.quoted(label)?;
        let regex = || {
            let whole = format!("^(?s:{value})$");
            Regex::new(&whole).map_err(|error| format!("`{value}` is no regular expression: {error}"))
        };
        let comparison = match comparison {
            "=~" => Comparison::Match(regex()?),
            "!~" => Comparison::NoMatch(regex()?),
            "!=" => Comparison::NotEqual,
            _ => Comparison::Equal,
        };
        Ok(Matcher { label: label.to_owned(), comparison, value })
    }

    fn quoted(&mut self, label: &str) -> Result<String, String> {
        self.rest = self.rest.trim_start();
        let quote = self.rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let quote = quote.ok_or_else(|| format!("the value of `{label}` is to stand in quotes"))?;
        let mut value = String::new();
        let mut signs = self.rest.char_indices().skip(1);
        while let Some((at, sign)) = signs.next() {
            match sign {
                '\\' => match signs.next() {
                    Some((_, 'n')) => value.push('\n'),
                    Some((_, escaped)) => value.push(escaped),
                    None => break,
                },
                sign if sign == quote => {
                    self.rest = self.rest.get(at + 1..).unwrap_or_default();
                    return Ok(value);
                }
                sign => value.push(sign),
            }
        }
        Err(format!("the quotes round the value of `{label}` are not closed"))
    }

    fn takes(&mut self, sign: &str) -> bool {
        let taken = self.rest.trim_start().strip_prefix(sign);
        self.rest = taken.unwrap_or(self.rest);
        taken.is_some()
    }

    fn sign(&mut self, sign: &str) -> Result<(), String> {
        if self.takes(sign) { Ok(()) } else { Err(format!("`{sign}` is missing")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selects(selector: &str, metric: &Metric) -> bool {
        selector.parse::<Selector>().unwrap().selects(metric)
    }

    #[test]
    fn labels_are_compared_as_promql_does() {
        let metric = Metric::gauge("skep_service_up", "", 1.0).with("service", "api").with("kind", "http");
        for yes in [
            "skep_service_up",
            "skep_service_up{}",
            "skep_service_up { service = \"api\" , }",
            "skep_service_up{service=~'a.*',kind!=\"tcp\"}",
            "{service=\"api\"}",
            "skep_service_up{zone=\"\"}",
            "skep_service_up{service!~\"ap\"}",
        ] {
            assert!(selects(yes, &metric), "{yes}");
        }
        for no in
            ["skep_service", "skep_service_up{service=\"ap\"}", "skep_service_up{service=~\"ap\"}", "{zone!=\"\"}"]
        {
            assert!(!selects(no, &metric), "{no}");
        }
    }

    #[test]
    fn what_is_no_selector_says_why() {
        for (bad, why) in [
            ("", "neither"),
            ("9a", "begins with no digit"),
            ("a{", "name is missing"),
            ("a{b}", "followed by ="),
            ("a{b=c}", "in quotes"),
            ("a{b=\"c}", "not closed"),
            ("a{b=\"c\" d=\"e\"}", "`}` is missing"),
            ("a{b=\"c\"} > 1", "stands behind"),
            ("a{b=~\"(\"}", "no regular expression"),
            ("{}", "neither"),
        ] {
            let error = bad.parse::<Selector>().unwrap_err().to_string();
            assert!(error.contains(why), "{bad}: {error}");
        }
    }

    #[test]
    fn selectors_are_written_as_they_are_read() {
        for text in ["a", "a{b=\"c\",d!~\"e|f\"}", "{b=\"\\\"\\\\\"}"] {
            assert_eq!(text.parse::<Selector>().unwrap().to_string(), text);
        }
    }
}
