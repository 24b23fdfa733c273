"""An administrator lets somebody in and shows them out; people come in with a code, a recovery code or a key."""

from __future__ import annotations

import re

import pytest

from forcesites.people.codes import code_at, step_now
from tests.journeys.conftest import DESK
from tests.journeys.person import Person
from tests.journeys.signing_in import sign_in_by_the_pages

PASSWORD = "three words from nowhere"


@pytest.fixture
def someone(new_context):
    def someone(**options) -> Person:
        return Person(new_context(viewport=DESK, **options).new_page())

    return someone


def adds(administrator, house, name: str, role: str) -> str:
    """The link that opens the new account."""
    administrator.page.goto(house.admin + "/admin/")
    administrator.follows("People")
    administrator.finds_no_barrier()
    administrator.follows("Add a person")
    administrator.finds_no_barrier()
    administrator.page.get_by_label("User name").fill(name)
    administrator.page.get_by_label("Email").fill(f"{name}@example.com")
    administrator.chooses(role)
    administrator.presses("Add")
    administrator.sees("Hand this link")
    administrator.finds_no_barrier()
    return administrator.page.locator("#link").inner_text()


def sets_password(newcomer, link: str) -> None:
    newcomer.goes_to(link)
    newcomer.sees_heading("Set your password")
    newcomer.finds_no_barrier()
    newcomer.types_into("new_password1", PASSWORD)
    newcomer.types_into("new_password2", PASSWORD)
    newcomer.presses("Set the password")
    newcomer.sees_heading("Sign in")
    newcomer.finds_no_barrier()


def test_a_handler_is_let_in_reads_a_report_and_is_shown_out(house, sign_in, someone, reported):
    reference, _ = reported
    administrator = Person(sign_in("thames-valley.administrator"))
    link = adds(administrator, house, "thames-valley.night.desk", "Handler")

    handler = someone()
    sets_password(handler, link)
    sign_in_by_the_pages(house, handler.page, "thames-valley.night.desk", PASSWORD)
    handler.sees_heading("Set up an authenticator app")
    handler.sees("Your role needs a second factor")
    handler.finds_no_barrier()
    handler.goes_to(house.admin + "/admin/contact_forms/submission/")
    handler.sees_heading("Set up an authenticator app")
    key = handler.page.locator("#app-key").inner_text()
    handler.page.get_by_label("Code from the app").fill("000000")
    handler.presses("Set up")
    handler.sees("The code is not right")
    handler.finds_no_barrier()
    handler.page.get_by_label("Code from the app").fill(code_at(key, step_now()))
    handler.presses("Set up")
    handler.sees_heading("Recovery codes")
    assert len(handler.page.locator("#recovery-codes li").all()) == 10
    handler.finds_no_barrier()
    handler.follows("Continue")
    handler.goes_to(house.admin + "/admin/contact_forms/submission/")
    handler.page.locator("tr", has_text=reference).get_by_role("link", name="See the report").click()
    handler.presses("Open the report")
    handler.sees("A story that only the force may read.")

    administrator.goes_to(house.admin + "/admin/people/")
    administrator.follows("thames-valley.night.desk")
    administrator.finds_no_barrier()
    administrator.presses("Disable")
    administrator.sees("is disabled and signed out")
    handler.page.reload()
    handler.sees_heading("Sign in")
    assert "A story that only" not in handler.page.content()
    handler.types_into("login", "thames-valley.night.desk")
    handler.types_into("password", PASSWORD)
    handler.presses("Sign in")
    handler.sees("The user name or the password is not right.")
    handler.finds_no_barrier()


def test_a_security_key_is_added_and_signs_in(house, sign_in, someone):
    administrator = Person(sign_in("hampshire.administrator"))
    link = adds(administrator, house, "hampshire.with.key", "Handler")
    handler = someone()
    protocol = handler.page.context.new_cdp_session(handler.page)
    protocol.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": False, "hasUserVerification": False}
    key |= {"automaticPresenceSimulation": True}
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    sets_password(handler, link)
    sign_in_by_the_pages(house, handler.page, "hampshire.with.key", PASSWORD)
    handler.follows("Use a security key")
    handler.sees_heading("Add a security key")
    handler.finds_no_barrier()
    handler.presses("Add the key")
    handler.sees_heading("Recovery codes")
    handler.goes_to(house.admin + "/admin/second-factor/")
    handler.sees_heading("Your second factor")
    handler.finds_no_barrier()
    handler.follows("See your keys")
    handler.finds_no_barrier()
    handler.goes_to(house.admin + "/admin/login/")
    handler.page.context.clear_cookies()
    sign_in_by_the_pages(house, handler.page, "hampshire.with.key", PASSWORD)
    handler.sees_heading("Enter your code")
    handler.finds_no_barrier()
    handler.presses("Use a security key")
    handler.page.wait_for_url(re.compile("/admin/$"))


def test_signing_in_works_without_javascript_and_on_a_phone(house, someone):
    handler = someone(java_script_enabled=False)
    sign_in_by_the_pages(house, handler.page, "metropolitan.licensing", house.password)
    handler.page.wait_for_url(re.compile("/admin/$"))
    phone = someone()
    phone.page.set_viewport_size({"width": 320, "height": 640})
    phone.goes_to(house.admin + "/admin/login/")
    phone.finds_no_barrier()
