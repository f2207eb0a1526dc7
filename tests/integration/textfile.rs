//! node_exporter's textfile collector reads what `--output prometheus:` writes.

use std::process::Command;

use super::servers::{Server, free_address};
use super::{Project, skep};

#[test]
fn node_exporter_takes_the_file() {
    let leak = "SEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";
    let project = Project::new().with("a.py", leak).with("textfiles/keep", "");
    let address = free_address();
    let mut command = Command::new("prometheus-node-exporter");
    command
        .arg(format!("--web.listen-address={address}"))
        .args(["--collector.disable-defaults", "--collector.textfile"])
        .arg(format!("--collector.textfile.directory={}", project.path("textfiles").display()));
    let server = Server::start(&mut command, address, "prometheus-node-exporter");
    skep("mem leaks -q --fail-on low --output prometheus:textfiles/skep.prom").within(&project).exits(1);
    let answer = server.get("/metrics");
    assert!(answer.status == 200 && answer.head.contains("content-type: text/plain"), "{answer:?}");
    for line in [
        "node_textfile_scrape_error 0\n",
        "skep_check_exit_code{verb=\"mem.leaks\"} 1\n",
        "skep_mem_findings{severity=\"high\"} ",
        "# TYPE skep_check_last_run_timestamp_seconds gauge\n",
    ] {
        assert!(answer.body.contains(line), "{line} is not in\n{}", answer.body);
    }
}
