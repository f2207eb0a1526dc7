//! How many requests a client address may send: a bucket that fills up steadily and that each request takes from.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a bucket holds: so many requests may come at once.
const BURST: f64 = 60.0;
/// What flows into it: so many may come in the long run.
const PER_SECOND: f64 = 10.0;
/// What a wrong token costs more than a request.
pub(crate) const WRONG_TOKEN: f64 = 15.0;
/// Addresses that are told apart. All above these share a bucket.
const MOST: usize = 4096;

/// The buckets, by address.
#[derive(Debug, Default)]
pub(crate) struct Limit {
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    level: f64,
    at: Instant,
}

impl Bucket {
    fn refilled(self, now: Instant) -> Self {
        let flowed = now.saturating_duration_since(self.at).as_secs_f64() * PER_SECOND;
        Self { level: (self.level + flowed).min(BURST), at: now }
    }
}

impl Limit {
    /// Takes one request of `address`, or says how long to wait for the next.
    pub(crate) fn take(&self, address: IpAddr, now: Instant) -> Result<(), Duration> {
        self.with_bucket(address, now, |bucket| {
            if bucket.level < 1.0 {
                return Err(Duration::from_secs_f64((1.0 - bucket.level) / PER_SECOND));
            }
            bucket.level -= 1.0;
            Ok(())
        })
    }

    /// Takes what a wrong token costs. A debt has to be paid off before the next request is heard.
    pub(crate) fn punish(&self, address: IpAddr, now: Instant) {
        self.with_bucket(address, now, |bucket| bucket.level -= WRONG_TOKEN);
    }

    fn with_bucket<T>(&self, address: IpAddr, now: Instant, work: impl FnOnce(&mut Bucket) -> T) -> T {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let mut key = whole_network(address);
        if buckets.len() >= MOST && !buckets.contains_key(&key) {
            buckets.retain(|_, bucket| bucket.refilled(now).level < BURST);
            if buckets.len() >= MOST {
                key = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
            }
        }
        let bucket = buckets.entry(key).or_insert(Bucket { level: BURST, at: now });
        *bucket = bucket.refilled(now);
        work(bucket)
    }
}

/// One who has an address of IPv6 has the 2^64 beside it as well.
fn whole_network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test needs some moment to reckon from")]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_let_in_and_then_so_many_a_second() {
        let (limit, now, address) = (Limit::default(), Instant::now(), IpAddr::from([192, 0, 2, 1]));
        for _ in 0..60 {
            assert_eq!(limit.take(address, now), Ok(()));
        }
        assert_eq!(limit.take(address, now), Err(Duration::from_millis(100)));
        assert_eq!(limit.take(IpAddr::from([192, 0, 2, 2]), now), Ok(()), "others are not held up");
        let later = now + Duration::from_secs(1);
        assert_eq!((0..20).filter(|_| limit.take(address, later).is_ok()).count(), 10);
    }

    #[test]
    fn wrong_tokens_cost_more_and_a_network_of_ipv6_is_one() {
        let (limit, now) = (Limit::default(), Instant::now());
        let address = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, last]);
        for last in 0..5 {
            limit.punish(address(last), now);
        }
        assert_eq!(limit.take(address(9), now), Err(Duration::from_millis(1600)));
    }

    #[test]
    fn many_addresses_take_no_more_memory_than_some() {
        let (limit, now) = (Limit::default(), Instant::now());
        for index in 0..10_000_u32 {
            let _let_in = limit.take(IpAddr::from(index.to_be_bytes()), now);
        }
        assert!(limit.buckets.lock().unwrap().len() <= MOST + 1);
    }
}
