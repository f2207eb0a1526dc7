//! From OpenTelemetry's names and units to those of Prometheus, as Prometheus itself translates them.
//!
//! Source: <https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/#otlp-metric-points-to-prometheus>

/// What a metric is, as far as its name shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Only goes up; the name ends with `_total`.
    Counter,
    /// Goes up and down.
    Gauge,
    /// Anything else.
    Other,
}

/// Units as UCUM abbreviates them, and the words of Prometheus.
const UNITS: &[(&str, &str)] = &[
    ("d", "days"),
    ("h", "hours"),
    ("min", "minutes"),
    ("s", "seconds"),
    ("ms", "milliseconds"),
    ("us", "microseconds"),
    ("ns", "nanoseconds"),
    ("By", "bytes"),
    ("KiBy", "kibibytes"),
    ("MiBy", "mebibytes"),
    ("GiBy", "gibibytes"),
    ("TiBy", "tibibytes"),
    ("KBy", "kilobytes"),
    ("MBy", "megabytes"),
    ("GBy", "gigabytes"),
    ("TBy", "terabytes"),
    ("m", "meters"),
    ("V", "volts"),
    ("A", "amperes"),
    ("J", "joules"),
    ("W", "watts"),
    ("g", "grams"),
    ("Cel", "celsius"),
    ("Hz", "hertz"),
    ("%", "percent"),
];

/// Units of time behind a stroke: `By/s` is bytes per second.
const PER: &[(&str, &str)] =
    &[("s", "second"), ("m", "minute"), ("h", "hour"), ("d", "day"), ("w", "week"), ("mo", "month"), ("y", "year")];

/// Returns the name of a metric that OpenTelemetry calls `name` and measures in `unit`.
pub(super) fn metric_name(name: &str, unit: &str, shape: Shape) -> String {
    let mut words: Vec<String> = split(name);
    let (main, per) = unit.split_once('/').map_or((unit, None), |(main, per)| (main, Some(per)));
    let mut add = |word: String| {
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    };
    split(&word_of(main, UNITS)).into_iter().for_each(&mut add);
    if let Some(per) = per.map(|per| word_of(per, PER)).filter(|per| !per.is_empty()) {
        add("per".to_owned());
        split(&per).into_iter().for_each(&mut add);
    }
    match shape {
        Shape::Counter => {
            words.retain(|word| word != "total");
            words.push("total".to_owned());
        }
        // A share has no unit.
        Shape::Gauge if unit.trim() == "1" => {
            words.retain(|word| word != "ratio");
            words.push("ratio".to_owned());
        }
        Shape::Gauge | Shape::Other => {}
    }
    let joined = words.join("_");
    if joined.starts_with(|first: char| first.is_ascii_digit()) { format!("_{joined}") } else { joined }
}

/// Returns the name of a label that OpenTelemetry calls `key`.
pub(super) fn label_name(key: &str) -> String {
    let name: String = key.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        return format!("key_{name}");
    }
    // Two of them at the start are Prometheus' own.
    if name.starts_with("__") { format!("key{name}") } else { name }
}

/// Returns a unit's word; empty where the unit is only a remark in braces or 1.
fn word_of(unit: &str, known: &[(&str, &str)]) -> String {
    let unit = unit.trim();
    if unit.contains(['{', '}']) || unit == "1" {
        return String::new();
    }
    known.iter().find(|(short, _)| *short == unit).map_or(unit, |(_, word)| word).to_owned()
}

fn split(name: &str) -> Vec<String> {
    let words = name.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == ':'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_translated_as_prometheus_does() {
        for (name, unit, shape, expected) in [
            ("claude_code.token.usage", "tokens", Shape::Counter, "claude_code_token_usage_tokens_total"),
            ("claude_code.cost.usage", "USD", Shape::Counter, "claude_code_cost_usage_USD_total"),
            ("claude_code.session.count", "count", Shape::Counter, "claude_code_session_count_total"),
            ("claude_code.session.count", "", Shape::Counter, "claude_code_session_count_total"),
            ("claude_code.active_time.total", "s", Shape::Counter, "claude_code_active_time_seconds_total"),
            ("system.cpu.utilization", "1", Shape::Gauge, "system_cpu_utilization_ratio"),
            ("http.server.duration", "ms", Shape::Other, "http_server_duration_milliseconds"),
            ("disk.speed", "By/s", Shape::Gauge, "disk_speed_bytes_per_second"),
            ("a..b--c", "{things}", Shape::Gauge, "a_b_c"),
            ("2xx", "", Shape::Gauge, "_2xx"),
            ("memory.bytes", "By", Shape::Gauge, "memory_bytes"),
            ("é", "", Shape::Gauge, ""),
        ] {
            assert_eq!(metric_name(name, unit, shape), expected, "{name} in {unit}");
        }
    }

    #[test]
    fn labels_are_translated_as_prometheus_does() {
        let keys = ["session.id", "2nd", "__x", "a-b"].map(label_name);
        assert_eq!(keys, ["session_id", "key_2nd", "key__x", "a_b"]);
    }
}
