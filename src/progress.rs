//! Tells on stderr how far a long piece of work is: only on a terminal, and only once it has taken 300 ms.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use skep_kit::{Progress, Silent};

use crate::terminal::Terminal;

/// What is too short to be told about.
const PATIENCE: Duration = Duration::from_millis(300);

/// Counts on the terminal.
#[derive(Debug)]
struct Counter {
    started: Instant,
    steady: fn() -> Instant,
    count: AtomicU64,
    unit: Mutex<&'static str>,
    bar: Mutex<Option<ProgressBar>>,
    template: &'static str,
}

/// Returns the progress for `terminal`: a counter, or silence where nobody would see it.
pub(crate) fn on(terminal: &Terminal, started: Instant, steady: fn() -> Instant) -> Arc<dyn Progress> {
    if !terminal.stderr.terminal || terminal.dumb {
        return Arc::new(Silent);
    }
    let template = if terminal.unicode { "{spinner} {pos} {msg}" } else { "{pos} {msg} ..." };
    let (count, unit, bar) = (AtomicU64::new(0), Mutex::new(""), Mutex::new(None));
    Arc::new(Counter { started, steady, count, unit, bar, template })
}

impl Progress for Counter {
    fn begin(&self, unit: &'static str) {
        *self.unit.lock().unwrap_or_else(PoisonError::into_inner) = unit;
        self.count.store(0, Ordering::Relaxed);
    }

    fn advance(&self) {
        let count = self.count.fetch_add(1, Ordering::Relaxed) + 1;
        // Every 64th is often enough for the eye, and keeps the workers off the lock.
        if !count.is_multiple_of(64) || (self.steady)().duration_since(self.started) < PATIENCE {
            return;
        }
        let Ok(mut bar) = self.bar.try_lock() else { return };
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            // The templates are constants; one that does not parse leaves the default style.
            if let Ok(style) = ProgressStyle::with_template(self.template) {
                bar.set_style(style);
            }
            bar.set_message(*self.unit.lock().unwrap_or_else(PoisonError::into_inner));
            bar
        });
        bar.set_position(count);
    }

    fn finish(&self) {
        if let Some(bar) = self.bar.lock().unwrap_or_else(PoisonError::into_inner).take() {
            bar.finish_and_clear();
        }
    }
}
