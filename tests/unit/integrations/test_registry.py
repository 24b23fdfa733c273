"""The one place where an adapter is chosen, and what it says about a route that is wrong."""

from __future__ import annotations

import pytest

from integrations.adapters import adapter
from integrations.errors import Misconfigured
from integrations.ports import ReportsReceiver, RouteConfiguration
from integrations.registry import adapter_choices, adapters, check_address, check_options, receiver

MAIL = {"smtp_host": "127.0.0.1", "from_address": "a@b.example"}
GOOD = {
    "standard_api": RouteConfiguration("https://api.force.example/v1/", "id:secret"),
    "niche_rms": RouteConfiguration("https://niche.force.example", "id:secret", {"profile": "extended"}),
    "webhook": RouteConfiguration("https://hooks.force.example/reports", "a secret of sixteen or more"),
    "email_report": RouteConfiguration("reports@force.example", "", MAIL),
}


def test_every_adapter_registers_itself_and_makes_a_receiver():
    assert [name for name, label in adapter_choices()] == sorted(GOOD)
    for each in adapters():
        made = receiver(each.name, GOOD[each.name])
        assert isinstance(made, ReportsReceiver) and made.name == each.name


def test_an_unknown_adapter_is_for_a_person_to_mend():
    with pytest.raises(Misconfigured):
        receiver("carrier_pigeon", GOOD["niche_rms"])
    assert check_options("carrier_pigeon", {}) and check_address("carrier_pigeon", "x")


def test_a_name_is_used_once():
    declare = adapter(
        name="niche_rms", label="x", options=(), address_label="x", address_problem=str, credentials_label="x"
    )
    assert adapter_choices()
    with pytest.raises(ValueError, match="Two adapters"):
        declare(lambda configuration: receiver("niche_rms", configuration))


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("niche_rms", {"profile": "fast"}, "published, extended"),
        ("niche_rms", {"colour": "blue"}, "no option called colour"),
        ("email_report", {}, "Mail server"),
        ("email_report", {**MAIL, "smtp_port": "70000"}, "from 1 to 65535"),
        ("email_report", {**MAIL, "from_address": "a@b\nBcc: c@d.example"}, "e-mail address"),
        ("email_report", {**MAIL, "smtp_host": "mail host"}, "host name"),
    ],
)
def test_wrong_options_are_said_in_plain_words(name, options, words):
    assert words in " ".join(check_options(name, options))
    good = GOOD[name]
    with pytest.raises(Misconfigured):
        receiver(name, RouteConfiguration(good.address, good.secret, options))


@pytest.mark.parametrize("options", [{}, {"profile": "published"}, {"profile": "extended"}, {"profile": ""}])
def test_good_options_have_no_problems(options):
    assert check_options("standard_api", options) == []


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("standard_api", "api.force.example"),
        ("standard_api", "http://api.force.example"),
        ("standard_api", "https://user:pass@api.force.example"),
        ("standard_api", "https://api.force.example/incidents"),
        ("standard_api", "https://api.force.example/?a=b"),
        ("standard_api", "https://api.force.example:99999"),
        ("standard_api", "file:///etc/passwd"),
        ("standard_api", "https://["),
        ("email_report", "nobody"),
        ("email_report", "a@b.example\r\nRCPT TO:<c@d.example>"),
        ("email_report", "a@b.example, c@d.example"),
    ],
)
def test_a_wrong_address_is_refused_when_saved_and_when_used(name, address):
    assert check_address(name, address)
    with pytest.raises(Misconfigured):
        receiver(name, RouteConfiguration(address, GOOD[name].secret, GOOD[name].options))


@pytest.mark.parametrize(
    "address", ["https://api.force.example/v1", "http://127.0.0.1:8001/rms/x", "http://localhost:1"]
)
def test_only_this_machine_is_spoken_to_without_tls(address):
    assert check_address("niche_rms", address) == []


@pytest.mark.parametrize("secret", ["", "only-an-id", ":hush", "hush:", "id:hush hush", "id:ŵhush", "id:hush\r\nX: y"])
def test_a_secret_of_the_wrong_shape_is_refused_without_repeating_it(secret):
    with pytest.raises(Misconfigured) as raised:
        receiver("standard_api", RouteConfiguration("https://api.force.example", secret))
    assert not secret or secret not in raised.value.reason
