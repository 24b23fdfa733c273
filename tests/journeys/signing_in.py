"""People of forces and of the national teams come in to the admin by its pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page

from cms.supervisor.provision import connected
from forcesites.people.codes import code_at, step_now
from forcesites.people.sealing import unseal
from tests.harness.house import House


def code_of(house: House, name: str) -> str:
    """What this account's authenticator app shows, "" where it has none. A code that was used is not shown again."""
    with connected(house.addresses.application) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT person.id, own.data FROM people_user person JOIN mfa_authenticator own ON own.user_id = person.id "
            "WHERE person.username = %s AND own.type = 'totp'",
            [name],
        )
        found = cursor.fetchone()
    if found is None:
        return ""
    person_id, data = found
    return code_at(unseal(data["secret"], person_id), max(step_now(), data["step"] + 1))


def sign_in_by_the_pages(house: House, page: Page, name: str, password: str) -> None:
    """Name, password, and the code where the account has an app."""
    page.goto(house.admin + "/admin/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    code = code_of(house, name)
    if code:
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Sign in", exact=True).click()


@dataclass
class Sessions:
    """Demo accounts that have signed in once in this run, so that the next test need not wait for another code."""

    cookies: dict[str, list] = field(default_factory=dict)

    def of(self, house: House, page: Page, name: str) -> None:
        """This window is signed in as this account."""
        if name in self.cookies:
            page.context.add_cookies(self.cookies[name])
            page.goto(house.admin + "/admin/")
        else:
            sign_in_by_the_pages(house, page, name, house.password)
        page.wait_for_url("**/admin/")
        self.cookies[name] = page.context.cookies()
