//! The `skep` executable: parse, run, exit. Everything a person sees is made in this package, nothing is computed here.

mod check;
mod cli;
mod config;
mod dispatch;
mod explain;
mod families;
mod help;
mod home;
mod output;
mod panic;
mod progress;
mod render;
mod schema;
mod signals;
mod suggest;
mod terminal;
mod verdict;
mod world;

fn main() -> std::process::ExitCode {
    dispatch::main()
}
