//! Takes render jobs on a TCP port, a line each, and hands them to a few threads.

mod jobs;
mod ledger;
mod pages;

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use jobs::Job;
use ledger::Ledger;
use pages::Renderer;

const ADDRESS: &str = "127.0.0.1:8766";
const THREADS: usize = 4;
const LEASE: Duration = Duration::from_secs(30);

fn main() -> io::Result<()> {
    let ledger = Ledger::new(LEASE);
    let (sender, receiver) = sync_channel(64);
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..THREADS {
        let (receiver, ledger) = (Arc::clone(&receiver), ledger.clone());
        thread::spawn(move || work(&receiver, &ledger));
    }
    for client in TcpListener::bind(ADDRESS)?.incoming() {
        let (sender, ledger) = (sender.clone(), ledger.clone());
        let client = client?;
        thread::spawn(move || serve(client, &sender, &ledger));
    }
    Ok(())
}

fn serve(mut client: TcpStream, jobs: &SyncSender<Job>, ledger: &Ledger) -> io::Result<()> {
    let lines = BufReader::new(client.try_clone()?);
    for line in lines.lines() {
        let Some(job) = Job::parse(&line?) else {
            client.write_all(b"? ID TEXT\n")?;
            continue;
        };
        if let Some(page) = ledger.result(&job.id) {
            client.write_all(page.as_bytes())?;
            continue;
        }
        if ledger.claim(&job.id) && jobs.send(job).is_err() {
            break;
        }
    }
    Ok(())
}

fn work(jobs: &Mutex<Receiver<Job>>, ledger: &Ledger) {
    let renderer = Renderer::new();
    loop {
        let Some(job) = jobs.lock().ok().and_then(|jobs| jobs.recv().ok()) else {
            return;
        };
        let page = renderer.render(&job);
        ledger.finish(&job.id, page);
    }
}
