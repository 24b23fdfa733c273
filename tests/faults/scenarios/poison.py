"""Reports that cannot be delivered, among many that can."""

from __future__ import annotations

from collections.abc import Sequence

from tests.faults.city import City, built_city, wait_until
from tests.faults.finding import Finding, none_of
from tests.faults.ledger import held_at_receivers
from tests.faults.people import SERVICE, Crowd
from tests.faults.scenario import Scale, scenario

HEALTHY, REFUSING, KEYLESS = "thames-valley", "hampshire", "metropolitan"
RETRY_BASE = "0.05"
_FIRST_OF = """
SELECT id FROM contact_forms_job WHERE site_id = (SELECT site_id FROM forcesites_force WHERE slug = %s)
AND kind = 'deliver' ORDER BY id LIMIT 1 OFFSET %s
"""
_REASON = "SELECT state, reason FROM contact_forms_job WHERE id = %s"
_OWED = "SELECT count(*) FROM contact_forms_job WHERE state = 'waiting' AND kind = 'deliver'"
POISONED = {
    "sealed answers that were changed": (
        "UPDATE contact_forms_submission SET sealed = substr(sealed, 1, length(sealed) - 1) || '\\x00'::bytea"
        " WHERE id = (SELECT submission_id FROM contact_forms_job WHERE id = %s)",
        "CannotOpen",
    ),
    "a key that was changed": (
        "UPDATE contact_forms_submissionkey SET sealed_key = '\\x00'::bytea"
        " WHERE submission_id = (SELECT submission_id FROM contact_forms_job WHERE id = %s)",
        "CannotOpen",
    ),
    "a key that is gone": (
        "DELETE FROM contact_forms_submissionkey"
        " WHERE submission_id = (SELECT submission_id FROM contact_forms_job WHERE id = %s)",
        "DoesNotExist",
    ),
}
"""what is wrong -> the statement that makes one job so, and what its reason names."""


@scenario("some reports cannot be delivered")
def poison(scale: Scale) -> Sequence[Finding]:
    """Each comes before a person with its reason; every neighbour is delivered."""
    with built_city(scale.is_quick, SOH_RETRY_BASE_SECONDS=RETRY_BASE) as city:
        for name in ("sandbox", "public"):
            city.house.start(name)
        for force in (HEALTHY, REFUSING, KEYLESS):
            city.nursery.run("tests.harness.reports:lead_to_sandbox", force=force, service=SERVICE, profile="rms")
        (city.house.installation.secrets / f"{KEYLESS}-trial").unlink()
        city.sandbox(f"/control/{REFUSING}/fault", fault="refuse", times=1)
        crowd = Crowd(city.house.installation.ports.public, [HEALTHY, REFUSING, KEYLESS], scale.of(30, 300, 3_000))
        crowd.begin()
        wait_until(lambda: crowd.is_over)
        spoilt = {what: _spoil(city, number, change) for number, (what, (change, _)) in enumerate(POISONED.items())}
        _add_a_stranger(city)
        for _ in range(2):
            city.worker(threads=2)
        wait_until(lambda: city.number(_OWED) == 0, seconds=90)
        healthy = sum(each.force != KEYLESS for each in crowd.acknowledged) - len(POISONED) - 1
        delivered = len(held_at_receivers(city))
        return [
            *(_named(city, what, spoilt[what], name) for what, (_, name) in POISONED.items()),
            _of_route(city, "a report that the receiver refuses", REFUSING, "refuses", 1),
            _of_route(
                city,
                "a route without its secret",
                KEYLESS,
                "secret",
                sum(each.force == KEYLESS for each in crowd.acknowledged),
            ),
            _stranger(city),
            none_of("neighbours that were not delivered", healthy, healthy - delivered),
        ]


def _spoil(city: City, number: int, change: str) -> int:
    ((job,),) = city.rows(_FIRST_OF, HEALTHY, number)
    city.rows(change, job)
    return int(job)


def _named(city: City, what: str, job: int, name: str) -> Finding:
    ((state, reason),) = city.rows(_REASON, job)
    return Finding(what, 1, f"attention, naming {name}", f"{state}: {reason}", state == "attention" and name in reason)


def _of_route(city: City, what: str, force: str, name: str, number: int) -> Finding:
    found = city.number(
        "SELECT count(*) FROM contact_forms_job WHERE state = 'attention' AND reason LIKE %s AND kind = 'deliver'"
        " AND site_id = (SELECT site_id FROM forcesites_force WHERE slug = %s)",
        f"%{name}%",
        force,
    )
    return Finding(what, number, f"attention, naming {name}", f"{found} in the list", found == number)


def _add_a_stranger(city: City) -> None:
    city.rows(
        "INSERT INTO contact_forms_job (kind, key, detail, priority, state, due_at, fence, failures, already_emailed,"
        " possible_duplicate, reason, created_at, owner, request_id)"
        " VALUES ('of-a-newer-release', '', '{}', 0, 'waiting', now(), 0, 0, false, false, '', now(), '', '')"
    )


def _stranger(city: City) -> Finding:
    ((state, reason),) = city.rows("SELECT state, reason FROM contact_forms_job WHERE kind = 'of-a-newer-release'")
    return Finding("a job of a kind nobody knows", 1, "waits, saying so", f"{state}: {reason}", "No worker" in reason)
