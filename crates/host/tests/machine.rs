//! Readings of the machine that the tests run on: what each says of this very process.
#![cfg(target_os = "linux")]

use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::time::Duration;

use skep_host::{Roots, cpu_times, disks, host, listeners, port_holder, process, processes, usage};

#[test]
fn this_process_is_found_with_what_it_holds() {
    let roots = Roots::system().unwrap();
    let own = std::process::id();
    let me = process(&roots, own).unwrap();
    assert!(me.state.is_alive() && me.resident_bytes > 0 && me.threads > 0, "{me:?}");
    assert!(
        processes(&roots).unwrap().list.iter().any(|found| found.pid == own && found.start_ticks == me.start_ticks)
    );
    let usage = usage(&roots).unwrap();
    assert!(usage.resident_bytes > 1 << 20 && usage.open_files.unwrap() >= 3, "{usage:?}");

    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    let tcp6 = TcpListener::bind("[::1]:0").unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("a.sock");
    let _unix = UnixListener::bind(&path).unwrap();
    for port in [tcp.local_addr().unwrap().port(), tcp6.local_addr().unwrap().port()] {
        let holder = port_holder(&roots, port).unwrap();
        assert_eq!((holder.pid, holder.name), (own, me.name.clone()));
    }
    let found = listeners(&roots).list;
    let unix = found.iter().find(|one| one.path.as_deref() == path.to_str()).unwrap();
    assert_eq!(unix.holder.as_ref().unwrap().pid, own);
    let address = tcp6.local_addr().unwrap();
    assert!(found.iter().any(|one| one.address == Some(address.ip()) && one.port == Some(address.port())));
}

#[test]
fn the_machine_tells_of_itself() {
    let roots = Roots::system().unwrap();
    let host = host(&roots);
    let memory = host.memory.unwrap();
    assert!(memory.total_bytes > memory.available_bytes && memory.available_bytes > 0, "{memory:?}");
    assert!(host.uptime_seconds.unwrap() > 0 && host.booted_at.is_some() && host.cpus.unwrap() > 0);
    assert!(cpu_times(&roots).unwrap().seconds().map(|(_, seconds)| seconds).sum::<f64>() > 0.0);
    let disks = disks(&roots, Duration::from_secs(5));
    assert!(disks.list.iter().any(|disk| disk.total_bytes > 0 && disk.used_ratio().is_some()), "{disks:?}");
}
