//! ML209: something is pushed on an exit stack time and again, and the stack is only unwound at the end.

use skep_source::{ContainerKind, Language};

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// An `ExitStack` or `AsyncExitStack` in an attribute or at the level of a module
    /// on which a function pushes contexts or callbacks whenever it is called, while
    /// nothing unwinds the stack before its holder comes to its end.
    ///
    /// ## Why it hurts
    ///
    /// A stack keeps each callback, and all that it closes over, until it is unwound.
    /// One push for each request is memory, and perhaps a socket, for each request.
    ///
    /// ## Example
    ///
    /// ```python
    /// from contextlib import AsyncExitStack
    ///
    ///
    /// class Session:
    ///     def __init__(self):
    ///         self.stack = AsyncExitStack()
    ///
    ///     async def on_request(self, request):
    ///         stream = await request.open()
    ///         self.stack.push_async_callback(stream.aclose)
    ///         return await stream.read()
    ///
    ///     async def __aexit__(self, *error):
    ///         await self.stack.aclose()
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from contextlib import AsyncExitStack
    ///
    ///
    /// class Session:
    ///     async def on_request(self, request):
    ///         async with AsyncExitStack() as stack:
    ///             stream = await request.open()
    ///             stack.push_async_callback(stream.aclose)
    ///             return await stream.read()
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the function is called once for each holder: what is called `start`,
    /// `connect` or `open` is taken to be.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "exit-stack-push-per-request", "ML209", High, "an exit stack that lives long is pushed on time and again", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::ExitStack || case.language() != Language::Python {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!("{} is pushed on in {}() and only unwound at the end", case.symbol(), case.grower());
    Some(Charge::new(grade, message, case.help()))
}
