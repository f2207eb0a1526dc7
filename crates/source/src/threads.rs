//! Work shared out among threads: the one place for all that is read, unpacked and judged side by side.

use std::sync::atomic::{AtomicUsize, Ordering};

/// The stack of a thread. Deep expressions need it; pages that are not touched cost nothing.
const STACK: usize = 64 << 20;

/// Returns how many threads are meant; 0 means one a core.
#[must_use]
pub fn thread_count(asked: usize) -> usize {
    if asked == 0 { std::thread::available_parallelism().map_or(1, std::num::NonZero::get) } else { asked }
}

/// Lets each of so many threads make itself a worker and do its work for one item after the other, and returns what came
/// of each item in their order. What panics in a worker panics here.
pub fn in_parallel<T, R, W>(items: &[T], threads: usize, worker: impl Fn() -> W + Sync) -> Vec<R>
where
    T: Sync,
    R: Send,
    W: FnMut(&T) -> R,
{
    let next = AtomicUsize::new(0);
    let work = || {
        let mut act = worker();
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            done.push((index, act(item)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let spawn =
            |_| std::thread::Builder::new().name("skep".to_owned()).stack_size(STACK).spawn_scoped(scope, work).ok();
        let spawned: Vec<_> = (0..threads.min(items.len())).filter_map(spawn).collect();
        // No thread to be had: this one does the work.
        let own = if spawned.is_empty() { work() } else { Vec::new() };
        let join = |worker: std::thread::ScopedJoinHandle<'_, _>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        spawned.into_iter().flat_map(join).chain(own).collect()
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        for threads in [0, 1, 3, 2000] {
            assert_eq!(
                in_parallel(&items, threads, || |item: &usize| item * 2),
                (0..2000).step_by(2).collect::<Vec<_>>()
            );
        }
        assert_eq!(in_parallel(&[], 4, || |item: &usize| *item), Vec::<usize>::new());
    }
}
