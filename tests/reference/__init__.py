"""A service with every kind of question."""

from pathlib import Path

EVERY_KIND = Path(__file__).with_name("every-kind.yaml")
