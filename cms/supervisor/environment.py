"""What each process finds in its environment: everything it needs, and no key it should not hold."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from cms.supervisor.database import Purpose, hold_cluster
from cms.supervisor.keys import Keys, kept_password, load_keys
from cms.supervisor.places import media_folder, secrets_folder
from cms.supervisor.provision import APPLICATION, BACKUP, OWNER, Addresses, provision

Role = Literal["public", "admin", "worker", "command", "sandbox"]
DATABASE = "soh"
HOLDS_OPENING_KEY: frozenset[Role] = frozenset({"admin", "worker", "command"})
HOLDS_OWNER_ADDRESS: frozenset[Role] = frozenset({"command"})
_SECRETS = frozenset(
    {
        *("DATABASE_URL", "DATABASE_OWNER_URL", "SOH_BACKUP_DATABASE_URL"),
        *("SOH_OPENING_KEY", "SOH_OLD_OPENING_KEY", "SOH_SECRET_KEY", "SOH_DEMO_PASSWORD"),
    }
)


@dataclass(frozen=True)
class Ports:
    """Loopback ports of one run. `Ports.from_first(8000)`: public web, then sandbox, admin, the sandbox's mail and the
    sandbox behind TLS."""

    public: int
    sandbox: int
    admin: int
    mail: int
    tls: int

    @classmethod
    def from_first(cls, first: int) -> Ports:
        return cls(public=first, sandbox=first + 1, admin=first + 2, mail=first + 3, tls=first + 4)

    def by_number(self) -> dict[int, str]:
        """port -> who wants it, in words for a person."""
        return {
            self.public: "public web",
            self.sandbox: "sandbox",
            self.admin: "admin",
            self.mail: "sandbox's mail server",
            self.tls: "sandbox behind TLS",
        }


@dataclass(frozen=True)
class Installation:
    """What one running platform is made of. `settings` is a dotted settings module."""

    addresses: Addresses
    keys: Keys
    ports: Ports
    secrets: Path
    media: Path
    settings: str = "cms.settings.dev"


def environment_for(role: Role, house: Installation, given: Mapping[str, str] | None = None) -> dict[str, str]:
    """The whole environment of a process in this role.

    Starts from `given` (by default ours) without any secret in it; then each role gets its own. The public process
    gets neither the opening key nor the owner's address; the sandbox plays outside systems and gets none of ours.
    """
    outer = os.environ if given is None else given
    environment = {name: value for name, value in outer.items() if name not in _SECRETS}
    environment |= {
        "PYTHONUNBUFFERED": "1",
        "SOH_DEMO": "1",
        "SOH_PUBLIC_PORT": str(house.ports.public),
        "SOH_ADMIN_PORT": str(house.ports.admin),
        "SOH_SANDBOX_URL": f"http://127.0.0.1:{house.ports.sandbox}",
        "SOH_SANDBOX_TLS_URL": f"https://127.0.0.1:{house.ports.tls}",
        "SOH_POSTCODES_URL": f"http://127.0.0.1:{house.ports.sandbox}",
        "SOH_SMTP_HOST": "127.0.0.1",
        "SOH_SMTP_PORT": str(house.ports.mail),
    }
    if role == "sandbox":
        return environment
    environment |= {
        "DJANGO_SETTINGS_MODULE": house.settings,
        "SOH_ROLE": role,
        "DATABASE_URL": house.addresses.application,
        "SOH_SECRET_KEY": house.keys.secret_key,
        "SOH_SEALING_KEY": house.keys.sealing_key,
        "SOH_SECRETS_DIR": str(house.secrets),
        "SOH_MEDIA_DIR": str(house.media),
    }
    if role in HOLDS_OPENING_KEY:
        environment["SOH_OPENING_KEY"] = house.keys.opening_key
        environment["SOH_OLD_OPENING_KEY"] = house.keys.old_opening_key
    if role in HOLDS_OWNER_ADDRESS:
        environment["DATABASE_OWNER_URL"] = house.addresses.owner
        environment["SOH_BACKUP_DATABASE_URL"] = house.addresses.backup
        environment["SOH_DEMO_PASSWORD"] = house.keys.demo_password
    return environment


@contextmanager
def database_addresses(purpose: Purpose, database: str = DATABASE) -> Iterator[Addresses]:
    """Where this machine's database is, made ready, for as long as the block lasts.

    DATABASE_URL and DATABASE_OWNER_URL: taken as they are. DATABASE_URL alone: an administrator's, from which a
    database and its roles are made. Neither: the embedded PostgreSQL.
    """
    outside, owner = os.environ.get("DATABASE_URL", ""), os.environ.get("DATABASE_OWNER_URL", "")
    if outside and owner:
        yield Addresses(owner=owner, application=outside, backup=os.environ.get("SOH_BACKUP_DATABASE_URL", ""))
    elif outside:
        passwords = {role: kept_password(secrets_folder(), f"database_{role}") for role in (OWNER, APPLICATION, BACKUP)}
        made = provision(outside, database, passwords)
        # Where the administrator may not make that role, the operator names one.
        yield replace(made, backup=made.backup or os.environ.get("SOH_BACKUP_DATABASE_URL", ""))
    else:
        with hold_cluster(purpose) as cluster:
            yield provision(cluster.url(), database)


def keys_of_this_machine() -> Keys:
    """The keys in `var/secrets`, each replaced by the environment's where one is set."""
    given = {
        field: os.environ[variable]
        for field, variable in (
            ("secret_key", "SOH_SECRET_KEY"),
            ("opening_key", "SOH_OPENING_KEY"),
            ("old_opening_key", "SOH_OLD_OPENING_KEY"),
            ("demo_password", "SOH_DEMO_PASSWORD"),
        )
        if os.environ.get(variable)
    }
    return replace(load_keys(secrets_folder()), **given)


@contextmanager
def command_environment(first_port: int | None = None) -> Iterator[dict[str, str]]:
    """The environment for one `soh` command typed by hand, with a database that runs while the block lasts.

    It is the database of `make run`, whether that is running or not.
    """
    ports = Ports.from_first(first_port or int(os.environ.get("PORT", "8000")))
    with database_addresses("run") as addresses:
        house = Installation(addresses, keys_of_this_machine(), ports, secrets_folder(), media_folder())
        yield environment_for("command", house)
