"""What the page shows of the real server."""

CHECKS = []
