"""Certificates on both sides: whose fault a failure is, and that nothing was sent."""

from __future__ import annotations

import ssl

import pytest
import trustme

from integrations.errors import Misconfigured, Retryable
from integrations.http import exchange
from integrations.tls import Identity
from tests.contract.reports import a_report

FORCE = "tls-force"


@pytest.fixture
def files(sandbox):
    return {"certificate": sandbox.data / "tls/client-tls-force.pem", "authority": sandbox.data / "tls/authority.pem"}


def tls_route(sandbox, files, force=FORCE, host="127.0.0.1", **changes):
    address = f"https://{host}:{sandbox.tls_port}/rms/{force}"
    return sandbox.route(force, address=address, files=files, **changes)


@pytest.mark.parametrize("adapter", ["niche_rms", "standard_api"])
def test_a_report_arrives_between_two_certificates(sandbox, files, adapter):
    report = a_report()
    route = tls_route(sandbox, files, adapter=adapter)
    receipt = route.deliver(report)
    assert route.look_up(str(report.submission_id)).reference == receipt.reference


def refused(sandbox, files, kind, **changes):
    report = a_report()
    with pytest.raises(kind) as raised:
        tls_route(sandbox, files, **changes).deliver(report)
    assert str(report.submission_id) not in {held["submission_id"] for held in sandbox.held(FORCE)}
    return raised.value.reason


def test_without_our_certificate_the_route_must_be_mended(sandbox, files):
    assert "client certificate" in refused(sandbox, {"authority": files["authority"]}, Misconfigured)


def test_a_certificate_of_another_authority_is_refused(sandbox, files, tmp_path):
    own = tmp_path / "own.pem"
    own.write_bytes(trustme.CA().issue_cert(common_name=FORCE).private_key_and_cert_chain_pem.bytes())
    assert "client certificate" in refused(sandbox, {**files, "certificate": own}, Misconfigured)


def test_the_certificate_of_another_force_is_refused(sandbox, files):
    other = sandbox.data / "tls/client-other-tls-force.pem"
    assert "401" in refused(sandbox, {**files, "certificate": other}, Misconfigured)


@pytest.mark.parametrize(
    "content", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
@pytest.mark.parametrize("which", ["certificate", "authority"])
def test_a_file_that_is_no_certificate_is_ours_to_mend(sandbox, files, tmp_path, which, content):
    (tmp_path / "file.pem").write_bytes(content)
    assert "PEM" in refused(sandbox, {**files, which: tmp_path / "file.pem"}, Misconfigured)


def test_a_receiver_that_nobody_vouches_for_gets_nothing(sandbox, files):
    reason = refused(sandbox, {"certificate": files["certificate"]}, Retryable)
    assert "authority" in reason and "nothing was sent" in reason


def test_an_expired_certificate_of_theirs_is_told_as_such(sandbox, files):
    sandbox.fault("tls", "expired-certificate")
    assert "has expired" in refused(sandbox, files, Retryable)
    assert tls_route(sandbox, files).deliver(a_report()).reference


def test_a_certificate_for_another_name_is_told_as_such(sandbox, files):
    identity = Identity(files["certificate"], files["authority"])
    with pytest.raises(Retryable, match="for another name"):
        exchange("GET", f"https://gateway.example:{sandbox.tls_port}/", identity=identity, connect_to="127.0.0.1")


def test_a_connection_goes_where_it_was_told_and_keeps_the_name(sandbox, files):
    identity = Identity(files["certificate"], files["authority"])
    answer = exchange("GET", f"https://localhost:{sandbox.tls_port}/healthz", identity=identity, connect_to="127.0.0.1")
    assert answer.status == 200


def test_old_tls_is_not_spoken(files):
    from integrations.tls import context_for

    assert context_for(Identity(files["certificate"], files["authority"])).minimum_version == ssl.TLSVersion.TLSv1_2
    assert context_for(Identity()).minimum_version == ssl.TLSVersion.TLSv1_2


def test_a_renewed_certificate_needs_no_restart(sandbox, files, tmp_path):
    ours = tmp_path / "ours.pem"
    ours.write_bytes(trustme.CA().issue_cert(common_name=FORCE).private_key_and_cert_chain_pem.bytes())
    refused(sandbox, {**files, "certificate": ours}, Misconfigured)
    ours.write_bytes(files["certificate"].read_bytes())
    assert tls_route(sandbox, {**files, "certificate": ours}).deliver(a_report()).reference
