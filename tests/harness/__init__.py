"""What the tests stand on: a real PostgreSQL, a real browser, and the platform's real processes."""
