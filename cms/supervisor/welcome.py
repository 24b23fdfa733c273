"""What a person is told when everything is up."""

from __future__ import annotations

from cms.supervisor.environment import Installation
from cms.supervisor.provision import connected


def welcome(house: Installation) -> str:
    """The address of every site, the demo accounts and their password, and the sandbox's inbox."""
    with connected(house.addresses.application) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT hostname, site_name FROM wagtailcore_site ORDER BY id")
        sites = cursor.fetchall()
        cursor.execute("SELECT username FROM people_user WHERE is_active ORDER BY id LIMIT 40")
        accounts = [name for (name,) in cursor.fetchall()]
    width = max((len(hostname) for hostname, _ in sites), default=0) + 20
    lines = ["", "Single Online Home is ready.", "", "Sites"]
    for hostname, name in sites:
        lines.append(f"  {f'http://{hostname}:{house.ports.public}/'.ljust(width)} {name}")
    lines += ["", "Admin", f"  http://cms.localhost:{house.ports.admin}/admin/"]
    lines += [f"  accounts: {', '.join(accounts) or 'none'}", f"  password of each: {house.keys.demo_password}"]
    lines += ["  asked for a code? .venv/bin/soh demo-code ACCOUNT prints it"]
    lines += ["", "What the forces' systems received", f"  http://localhost:{house.ports.sandbox}/"]
    lines += ["", "Ctrl-C stops everything. What you made is kept for the next run.", ""]
    return "\n".join(lines)
