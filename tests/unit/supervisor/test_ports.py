"""Ports are tried before anything starts, and a taken one is named."""

from __future__ import annotations

import socket

import pytest

from cms.supervisor.environment import Ports
from cms.supervisor.ports import PortTaken, ensure_free, free_ports


def test_free_ports_are_accepted() -> None:
    ensure_free(dict.fromkeys(free_ports(3), "public web"))


def test_a_taken_port_is_named_with_who_wants_it_and_what_to_do() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as told:
            ensure_free({port: "sandbox"})
    assert f"Port {port} (for the sandbox) is taken by another program" in str(told.value)
    assert "make run" in str(told.value)


def test_a_port_taken_by_a_server_that_shares_ports_counts_as_taken() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken):
            ensure_free({other.getsockname()[1]: "public web"})


def test_a_port_taken_on_every_address_of_the_machine_counts_as_taken() -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))  # noqa: S104  (the other program of the test, for a moment)
        other.listen()
        with pytest.raises(PortTaken):
            ensure_free({other.getsockname()[1]: "public web"})


def test_a_number_that_is_no_port_is_refused() -> None:
    with pytest.raises(PortTaken, match="is not a port"):
        ensure_free({70_000: "admin"})


def test_the_four_ports_of_a_run_follow_each_other() -> None:
    assert list(Ports.from_first(8000).by_number()) == [8000, 8001, 8002, 8003, 8004]
