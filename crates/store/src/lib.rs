//! What skep remembers: samples, hourly rollups, executions and snapshots, in one SQLite file.
