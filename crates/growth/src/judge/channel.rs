//! What feeds a channel: something that runs again and again, or something that does so once.

use rustc_hash::FxHashMap;
use skep_source::{Context, Name, Place, Root, ScopeFlags, Site};

use super::frequency::{Frequencies, Frequency};
use super::lifetime::{Lifetimes, Span};
use crate::link::{CallRef, FileId, Owner, Program, ScopeRef, TypeRef};

/// Methods that send.
const SENDING: &[&str] = &["send", "unbounded_send", "start_send", "send_async", "force_send", "try_send"];

/// What is known of who sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feed {
    /// Nothing that runs again and again is seen to send.
    Untold,
    /// Every request, message or turn of a loop without an end sends.
    Repeated,
    /// Something that lives long keeps the sender.
    Kept(TypeRef),
}

/// Finds out who sends into the channel that `site` makes.
pub(crate) fn feed(
    program: &Program,
    file: FileId,
    site: &Site,
    frequencies: &mut Frequencies,
    lifetimes: &mut Lifetimes,
) -> Feed {
    let Some(place) = site.place.map(|id| program.file(file).place(id)) else { return Feed::Untold };
    let holder = program.receiver_type(file, place);
    if let Some(of) = holder {
        let holds = lifetimes.of(program, Owner::Instance(of));
        if holds.span >= Span::Session {
            return Feed::Kept(of);
        }
    }
    let senders = lifetimes.senders(program);
    let calls = match holder {
        Some(of) => place.last().and_then(|name| senders.by_field.get(&(of, name))),
        None => senders.by_place.get(&(file, place)),
    };
    // Clones of a sender go by its name in other types of the file.
    let clones = senders.by_name.get(&(file, site.symbol)).into_iter().flatten();
    let sends = calls.into_iter().flatten().chain(clones).any(|at| {
        let call = program.call(*at);
        let scope = ScopeRef { file: at.file, id: call.scope };
        let is_repeated =
            call.context.contains(Context::ENDLESS_LOOP) || frequencies.of(program, scope) == Frequency::Request;
        is_repeated && !program.scope(scope).flags.contains(ScopeFlags::TEST)
    });
    if sends { Feed::Repeated } else { Feed::Untold }
}

/// The calls of the program that send, by what they send through.
#[derive(Debug, Default)]
pub(super) struct Senders {
    by_field: FxHashMap<(TypeRef, Name), Vec<CallRef>>,
    by_place: FxHashMap<(FileId, Place), Vec<CallRef>>,
    /// Those through fields, by file and the field's name.
    by_name: FxHashMap<(FileId, Name), Vec<CallRef>>,
}

impl Senders {
    pub(super) fn of(program: &Program) -> Self {
        let mut senders = Self::default();
        let names = SENDING.iter().filter_map(|name| program.names.find(name));
        for at in names.flat_map(|name| program.calls.of_name(name)) {
            let mut sender = program.file(at.file).place(program.call(*at).callee);
            let Some(last) = sender.path().len().checked_sub(1) else { continue };
            sender.fields[last] = Name::NONE;
            if let Root::Variable(_) = sender.root {
                senders.by_place.entry((at.file, sender)).or_default().push(*at);
            }
            if let Some(name) = sender.last() {
                senders.by_name.entry((at.file, name)).or_default().push(*at);
            }
            if let (Some(of), Some(name)) = (program.receiver_type(at.file, sender), sender.last()) {
                senders.by_field.entry((of, name)).or_default().push(*at);
            }
        }
        senders
    }
}
