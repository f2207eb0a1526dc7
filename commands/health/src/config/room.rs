//! Room on a disk as people write it: `10%`, `5GiB`, `500MB`.

use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A share of a disk or so many bytes of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Room {
    /// A share, from 0 to 1, as it was written.
    Share(f64, String),
    /// Bytes, as they were written.
    Bytes(u64, String),
}

/// Text that is no [`Room`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no amount of room; write 10%, 5GiB or 500MB")]
pub struct UnknownRoom(String);

/// Units and their bytes.
const UNITS: &[(&str, f64)] = &[
    ("b", 1.0),
    ("kb", 1e3),
    ("mb", 1e6),
    ("gb", 1e9),
    ("tb", 1e12),
    ("kib", 1024.0),
    ("mib", 1_048_576.0),
    ("gib", 1_073_741_824.0),
    ("tib", 1_099_511_627_776.0),
];

impl FromStr for Room {
    type Err = UnknownRoom;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownRoom(text.to_owned());
        let trimmed = text.trim();
        let end = trimmed.find(|sign: char| !(sign.is_ascii_digit() || sign == '.')).ok_or_else(unknown)?;
        let (number, unit) = trimmed.split_at(end);
        let number: f64 = number.parse().map_err(|_| unknown())?;
        let unit = unit.trim().to_lowercase();
        if unit == "%" {
            return if number <= 100.0 { Ok(Self::Share(number / 100.0, text.to_owned())) } else { Err(unknown()) };
        }
        let size = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, size)| *size).ok_or_else(unknown)?;
        Ok(Self::Bytes((number * size) as u64, text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Room {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Room {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Share(_, text) | Self::Bytes(_, text) => serializer.serialize_str(text),
        }
    }
}

impl JsonSchema for Room {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Room".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "description": "Room on a disk, such as 10%, 5GiB or 500MB." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_a_share_or_bytes() {
        assert_eq!("10%".parse(), Ok(Room::Share(0.1, "10%".to_owned())));
        assert_eq!("1.5 GiB".parse(), Ok(Room::Bytes(1_610_612_736, "1.5 GiB".to_owned())));
        assert_eq!("500MB".parse(), Ok(Room::Bytes(500_000_000, "500MB".to_owned())));
        for bad in ["", "10", "-1%", "101%", "5 elephants", "GiB", "1.2.3GB"] {
            assert!(bad.parse::<Room>().is_err(), "{bad}");
        }
    }
}
