"""Whether pages are valid HTML, by the html-validate package: nesting, attributes, duplicate ids, references."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.json")


def problems_of(pages: Mapping[str, str]) -> list[str]:
    """What is not valid in these pages (name -> HTML), each line naming its page. Empty where all are valid."""
    path = f"{ROOT / '.build' / 'node'}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as folder:
        for name, html in pages.items():
            (Path(folder) / f"{name}.html").write_text(html, encoding="utf-8")
        said = subprocess.run(
            ["node", PROGRAM, "--config", RULES, "-f", "json", folder],
            cwd=ROOT,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    if said.returncode not in (0, 1) or not said.stdout:
        raise RuntimeError(f"html-validate did not run: {said.stderr[-2000:]}")
    return [
        f"{Path(page['filePath']).stem}:{each['line']}: {each['ruleId']}: {each['message']}"
        for page in json.loads(said.stdout)
        for each in page["messages"]
    ]
