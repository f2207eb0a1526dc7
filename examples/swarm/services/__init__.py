"""The desk: customers and agents connect here, tickets are answered or handed on."""
