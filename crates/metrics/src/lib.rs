//! Every family's numbers in one namespace: collected, read from outside and remembered.
