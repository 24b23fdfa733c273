"""Finds the Chromium of the browser tests; `python -m tests.harness.chromium` also fetches one where there is none.

No browser is a failure that names the command to run, never a skipped test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ADVICE = "No Chromium was found for the browser tests. Run: make chromium (or install one and put it on PATH)"


class NoChromium(Exception):
    """There is no Chromium on this machine; the text names the command that fetches one."""


def flags() -> list[str]:
    """Command-line flags: no conversation with anybody but loopback; as root, which has no sandbox, without one."""
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    quiet += ["--no-first-run", "--no-default-browser-check", "--disable-dev-shm-usage"]
    quiet += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1"]
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet


def find() -> str:
    """The path of a Chromium: one on PATH, else Playwright's own. Raises NoChromium."""
    for name in NAMES:
        found = shutil.which(name)
        if found and runs(found):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists() and runs(own):
        return own
    raise NoChromium(ADVICE)


def runs(path: str) -> bool:
    """Whether it starts at all: some systems have a `chromium-browser` that only says how to install one."""
    flag = ["--no-sandbox"] if os.geteuid() == 0 else []
    try:
        asked = subprocess.run([path, *flag, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def fetch() -> None:
    """Get one: as root from the system's packages, else Playwright's own. Raises NoChromium."""
    attempts: list[list[list[str]]] = []
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        attempts.append([["apt-get", "update"], install])
    attempts.append([[sys.executable, "-m", "playwright", "install", "chromium"]])
    for attempt in attempts:
        if all(subprocess.run(command, check=False).returncode == 0 for command in attempt):
            return
    raise NoChromium(ADVICE)


def main() -> int:
    """Find or fetch; says which browser the tests will use. Returns the exit status."""
    try:
        try:
            found = find()
        except NoChromium:
            fetch()
            found = find()
    except NoChromium as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(f"Browser tests use {found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
