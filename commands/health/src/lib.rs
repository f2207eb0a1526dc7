//! `skep health`: whether the services round the swarm are up.
