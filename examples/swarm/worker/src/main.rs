//! Takes render jobs on a TCP port, a line each, and hands them to a few threads.

mod jobs;
mod pages;
mod store;

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use jobs::Job;
use pages::Renderer;
use store::PageStore;

const ADDRESS: &str = "127.0.0.1:8766";
const THREADS: usize = 4;
const LEASE: Duration = Duration::from_secs(30);

fn main() -> io::Result<()> {
    let store = PageStore::new(LEASE);
    let (sender, receiver) = sync_channel(64);
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..THREADS {
        let (receiver, store) = (Arc::clone(&receiver), store.clone());
        thread::spawn(move || work(&receiver, &store));
    }
    for client in TcpListener::bind(ADDRESS)?.incoming() {
        let (sender, store) = (sender.clone(), store.clone());
        let client = client?;
        thread::spawn(move || serve(client, &sender, &store));
    }
    Ok(())
}

fn serve(mut client: TcpStream, jobs: &SyncSender<Job>, store: &PageStore) -> io::Result<()> {
    let lines = BufReader::new(client.try_clone()?);
    for line in lines.lines() {
        let Some(job) = Job::parse(&line?) else {
            client.write_all(b"? ID TEXT\n")?;
            continue;
        };
        if let Some(page) = store.page(&job.id) {
            client.write_all(page.as_bytes())?;
            continue;
        }
        if store.claim(&job.id) && jobs.send(job).is_err() {
            break;
        }
    }
    Ok(())
}

fn work(jobs: &Mutex<Receiver<Job>>, store: &PageStore) {
    let renderer = Renderer::new();
    loop {
        let Some(job) = jobs.lock().ok().and_then(|jobs| jobs.recv().ok()) else {
            return;
        };
        let page = renderer.render(&job);
        store.finish(&job.id, page);
    }
}
