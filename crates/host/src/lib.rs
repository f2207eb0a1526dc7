//! What the machine, its control groups and its processes are doing.
