"""All threads of all processes stay under what the database allows, also when everybody comes at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg2

# Web processes: four blocking threads each, and the public one listens for epochs on a connection of its own. The
# worker: its threads (two by default), one that is woken and one that sweeps.
MOST = (4 + 1) + 4 + (2 + 2)


def test_a_crowd_does_not_use_up_the_databases_connections(house):
    with ThreadPoolExecutor(40) as crowd:
        answers = list(
            crowd.map(lambda number: house.ask("thames-valley", f"/report/crime/?{number}", timeout=30), range(120))
        )
    assert {answer.status_code for answer in answers} == {200}
    link = psycopg2.connect(house.addresses.application)
    with link.cursor() as cursor:
        cursor.execute("SHOW max_connections")
        allowed = int(cursor.fetchone()[0])
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'soh_app' "
            "AND pid <> pg_backend_pid()"
        )
        used = cursor.fetchone()[0]
    link.close()
    assert 4 <= used <= MOST
    assert allowed > MOST
