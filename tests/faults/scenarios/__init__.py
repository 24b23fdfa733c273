"""One file a scenario (`tests.faults.scenario`)."""
