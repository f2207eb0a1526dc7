//! What feeds a channel: something that runs again and again, or something that does so once.

use skep_source::{Call, Context, Place, Root, ScopeFlags, Site};

use super::frequency::{Frequencies, Frequency};
use super::lifetime::{Lifetimes, Span};
use crate::link::{FileId, Owner, Program, ScopeRef, TypeRef};

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
    let mut sends = false;
    for (at, call) in sending_calls(program, file, place, holder) {
        let scope = ScopeRef { file: at, id: call.scope };
        let is_repeated =
            call.context.contains(Context::ENDLESS_LOOP) || frequencies.of(program, scope) == Frequency::Request;
        sends |= is_repeated && !program.scope(scope).flags.contains(ScopeFlags::TEST);
    }
    if sends { Feed::Repeated } else { Feed::Untold }
}

/// Returns the calls that send through the sender at `place`.
fn sending_calls(
    program: &Program,
    file: FileId,
    place: Place,
    holder: Option<TypeRef>,
) -> impl Iterator<Item = (FileId, &Call)> + '_ {
    let names = SENDING.iter().filter_map(|name| program.names.find(name));
    names.flat_map(|name| program.calls.of_name(name)).filter_map(move |at| {
        let call = program.call(*at);
        let mut sender = program.file(at.file).place(call.callee);
        let last = sender.path().len().checked_sub(1)?;
        sender.fields[last] = skep_source::Name::NONE;
        let is_it = match (holder, sender.root) {
            (None, Root::Variable(_)) => at.file == file && sender == place,
            (None, _) => false,
            (Some(of), _) => sender.last() == place.last() && program.receiver_type(at.file, sender) == Some(of),
        };
        is_it.then_some((at.file, call))
    })
}
