"""What a request costs the database. Beginning and ending a transaction are counted by themselves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contact_forms.models import Draft, DraftHolder
from contact_forms.walls import within_sites
from tests.integration.journey.person import Person

_FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Cost:
    """The statements inside a block, apart from those that frame a transaction."""

    def __enter__(self) -> "Cost":
        self._captured = CaptureQueriesContext(connection)
        self._captured.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self._captured.__exit__(*exception)
        everything = [query["sql"] for query in self._captured.captured_queries]
        self.statements = [sql for sql in everything if not sql.startswith(_FRAME)]
        self.commits = sum(sql.startswith("COMMIT") for sql in everything)


@pytest.fixture
def warm(person):
    """The form version is read once in a process; that is not a cost of any one request."""
    person.get("danger/")
    return person


@pytest.mark.django_db
def test_the_first_step_costs_no_statement(warm):
    with Cost() as cost:
        assert warm.get("danger/").status_code == 200
    assert cost.statements == []


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["place/", "check-your-answers/"])
def test_showing_a_page_costs_one_statement(warm, step):
    warm.walk()
    with Cost() as cost:
        assert warm.get(step).status_code == 200
    assert len(cost.statements) == 1


@pytest.mark.django_db
def test_a_redirect_costs_one_statement(warm):
    warm.post("danger/", danger="no")
    with Cost() as cost:
        assert warm.get("story/").status_code == 303
    assert len(cost.statements) == 1


@pytest.mark.django_db
def test_a_problem_costs_one_statement(warm):
    warm.post("danger/", danger="no")
    with Cost() as cost:
        assert warm.post("place/", place="").status_code == 422
    assert len(cost.statements) == 1


@pytest.mark.django_db(transaction=True)
def test_the_first_answer_costs_one_statement_and_a_commit(warm):
    with Cost() as cost:
        assert warm.post("danger/", danger="no").status_code == 303
    assert len(cost.statements) == 1
    assert cost.commits == 1


@pytest.mark.django_db(transaction=True)
def test_a_further_answer_costs_two_statements_and_a_commit(warm):
    warm.post("danger/", danger="no")
    with Cost() as cost:
        assert warm.post("place/", place="High Street").status_code == 303
    assert len(cost.statements) == 2
    assert cost.statements[0].startswith("SELECT * FROM soh_draft(")
    assert cost.statements[0].endswith("true)"), "the draft is found under lock"
    assert cost.commits == 1


@pytest.mark.django_db(transaction=True)
def test_beginning_anew_in_the_same_session_costs_two_statements_and_a_commit(warm):
    warm.walk()
    warm.send()
    with Cost() as cost:
        assert warm.post("danger/", danger="no").status_code == 303
    assert len(cost.statements) == 2
    assert cost.commits == 1


@pytest.mark.django_db
def test_a_stranger_who_only_looks_leaves_no_row(force):
    Person("north.localhost").get("danger/")
    with within_sites(force.site_id):
        assert Draft.objects.count() == DraftHolder.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_confirmation_costs_three_statements(warm):
    """The draft, the wall and the submission behind it."""
    warm.walk()
    warm.send()
    with Cost() as cost:
        assert warm.get("confirmation/").status_code == 200
    assert len(cost.statements) == 3
