"""An address that leads inside is refused when it is saved and when it is sent to."""

from __future__ import annotations

import socket

import pytest

from integrations.addresses import is_inside, web_address_problem, where_it_leads
from integrations.errors import Misconfigured, Retryable

INSIDE = [
    "localhost", "LOCALHOST.", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "0",
    "017700000001", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "[::1]", "[::]", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]", "[fec0::1]", "[ff02::1]", "metadata.google.internal",
    "database", "printer.local", "127.0.0.1.", "１２７.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
def test_an_inside_address_is_refused_when_it_is_saved_and_when_it_is_sent_to(host):
    assert web_address_problem(f"https://{host}/hook")
    with pytest.raises((Misconfigured, Retryable)):
        where_it_leads(f"https://{host}/hook")


@pytest.mark.parametrize(
    "address",
    ["http://force.example/", "ftp://force.example/", "https://user@force.example/", "https://force.example/#x",
     "https:///x", "https://force.example:x/", "https://fo rce.example/", "https://force.example\\@inside.example/"],
)  # fmt: skip
def test_an_address_that_is_not_good_is_refused(address):
    assert web_address_problem(address)


@pytest.mark.parametrize("address", ["https://hooks.force.police.uk/reports?force=43", "https://[2a00:1450::1]:8443/x"])
def test_an_address_of_the_world_is_good(address):
    assert web_address_problem(address) == ""


def leads_to(monkeypatch, *addresses):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)


@pytest.mark.parametrize("answers", [["10.1.2.3"], ["93.184.216.34", "169.254.169.254"], ["::1"], ["::ffff:10.0.0.1"]])
def test_a_name_that_leads_inside_is_refused_when_it_is_sent_to(monkeypatch, answers):
    leads_to(monkeypatch, *answers)
    assert web_address_problem("https://hooks.force.example/") == ""
    with pytest.raises(Misconfigured, match="inside network"):
        where_it_leads("https://hooks.force.example/")


def test_a_name_is_looked_up_once_and_what_was_checked_is_where_it_goes(monkeypatch):
    leads_to(monkeypatch, "93.184.216.34")
    assert where_it_leads("https://hooks.force.example/") == "93.184.216.34"


def test_a_demonstration_may_send_to_this_machine():
    assert web_address_problem("http://127.0.0.1:8001/x", inside_allowed=True) == ""
    assert where_it_leads("http://127.0.0.1:8001/x", inside_allowed=True) == "127.0.0.1"


@pytest.mark.parametrize("text", ["8.8.8.8", "2a00:1450::1", "64:ff9b::808:808"])
def test_the_world_is_not_inside(text):
    assert not is_inside(text)
