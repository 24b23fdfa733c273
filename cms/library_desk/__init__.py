"""The desk of the national content team: services as files, and their Welsh."""
