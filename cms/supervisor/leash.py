"""A child that cannot outlive its parent, even one that was killed with SIGKILL (Linux)."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def leash(sent_at_death: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn` of a Popen made in a main thread: the child gets this signal when its parent ends in any way.

    Elsewhere than on Linux this does nothing; there an orderly stop still ends every child.
    """
    parent = os.getpid()

    def in_the_child() -> None:
        if _libc is None:
            return
        _libc.prctl(_PR_SET_PDEATHSIG, int(sent_at_death), 0, 0, 0)
        if os.getppid() != parent:
            # The parent ended between the fork and the line above.
            os.kill(os.getpid(), signal.SIGKILL)

    return in_the_child
