//! Attributes as labels.

use std::collections::BTreeMap;

use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue};
use skep_kit::{Label, names_a_secret};

use super::name::label_name;

/// What of a resource becomes a label. All else that it says is the same for everything that it sends, and would make
/// every series new with each version.
const OF_RESOURCE: &[&str] = &["service.name", "service.namespace", "service.instance.id", "session.id"];

/// How deep a value that is made of values is looked into.
const DEEPEST: usize = 4;

/// Returns what a resource's attributes become.
pub(super) fn of_resource(attributes: Vec<KeyValue>) -> Vec<KeyValue> {
    attributes.into_iter().filter(|attribute| OF_RESOURCE.contains(&attribute.key.as_str())).collect()
}

/// Returns labels by name. Where two attributes come to one name, their values are joined, as Prometheus does; what a
/// point says counts over what its resource says. What is called a secret stays out.
pub(super) fn labels(resource: &[KeyValue], point: &[KeyValue]) -> Vec<Label> {
    let mut labels = gather(resource);
    labels.extend(gather(point));
    labels.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

fn gather(attributes: &[KeyValue]) -> BTreeMap<String, String> {
    let mut labels = BTreeMap::<String, String>::new();
    for attribute in attributes.iter().filter(|attribute| !names_a_secret(&attribute.key)) {
        let value = attribute.value.as_ref().map(|value| text(value, 0)).unwrap_or_default();
        let label = labels.entry(label_name(&attribute.key)).or_default();
        if !label.is_empty() && !value.is_empty() {
            label.push(';');
        }
        label.push_str(&value);
    }
    // An empty label is none.
    labels.retain(|name, value| !name.is_empty() && !value.is_empty());
    labels
}

fn text(value: &AnyValue, depth: usize) -> String {
    let join = |parts: Vec<String>| parts.join(",");
    match &value.value {
        _ if depth > DEEPEST => "…".to_owned(),
        None => String::new(),
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::BoolValue(truth)) => truth.to_string(),
        Some(Value::IntValue(number)) => number.to_string(),
        Some(Value::DoubleValue(number)) => number.to_string(),
        Some(Value::ArrayValue(array)) => join(array.values.iter().map(|value| text(value, depth + 1)).collect()),
        Some(Value::KvlistValue(list)) => {
            let pair = |pair: &KeyValue| {
                let value = pair.value.as_ref().map(|value| text(value, depth + 1));
                format!("{}={}", pair.key, value.unwrap_or_default())
            };
            join(list.values.iter().map(pair).collect())
        }
        Some(Value::BytesValue(bytes)) => format!("{} bytes", bytes.len()),
        // A number of a table of words that metrics do not bring along.
        Some(Value::StringValueStrindex(index)) => format!("#{index}"),
    }
}
