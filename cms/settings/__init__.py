"""Settings. `env` is the only reader of the environment; dev, test and production hold the differences."""
