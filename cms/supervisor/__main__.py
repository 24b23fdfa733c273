"""`python -m cms.supervisor run`: the platform, until Ctrl-C. `forget`: throw its data away to begin again."""

from __future__ import annotations

import sys

from cms.supervisor.forget import forget
from cms.supervisor.run import main

COMMANDS = {"run": main, "forget": forget}

if __name__ == "__main__":
    chosen = COMMANDS.get(sys.argv[1] if len(sys.argv) == 2 else "")
    if chosen is None:
        sys.stderr.write(f"usage: python -m cms.supervisor {'|'.join(COMMANDS)}\n")
        sys.exit(2)
    sys.exit(chosen())
