"""What counts as one network, and what its bucket is called."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings import env
from contact_forms.rates import TooOften, bucket_name, network_of

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", ""),
        ("192.0.2.7, 10.0.0.1", ""),
    ],
)
def test_a_network(address, network):
    assert network_of(address) == network


def test_a_bucket_s_name_tells_no_address_and_changes_each_day():
    name = bucket_name("begin", "192.0.2.7", TODAY)
    assert len(name) == 16
    assert name == bucket_name("begin", "192.0.2.7", TODAY)
    others = [("submit", "192.0.2.7", TODAY), ("begin", "192.0.2.8", TODAY), ("begin", "192.0.2.7", date(2026, 3, 5))]
    assert len({name, *(bucket_name(*other) for other in others)}) == 4


def test_a_bucket_s_name_cannot_be_made_without_our_key(settings):
    name = bucket_name("begin", "192.0.2.7", TODAY)
    settings.SECRET_KEY = "another key of fifty characters, as in production.."
    assert name != bucket_name("begin", "192.0.2.7", TODAY)


def test_a_wait_is_at_least_a_whole_second():
    assert [TooOften(wait).wait for wait in (0.001, 1, 1.2, 60)] == [1, 1, 2, 60]


def test_rates_are_read():
    assert env.rates("begin=120/2,submit=60/0.5") == {"begin": (120, 2.0), "submit": (60, 0.5)}
    assert env.rates("") == {}


@pytest.mark.parametrize("text", ["begin", "begin=1", "begin=x/2", "begin=1/", "begin=1/2/3"])
def test_a_rate_that_cannot_be_read_is_named(text):
    with pytest.raises(ImproperlyConfigured, match="begin"):
        env.rates(text)
