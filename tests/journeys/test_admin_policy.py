"""The admin under its policy: no script stands in a page, nothing of Wagtail's is refused, and it all still works."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

MOST_PAGES = 40
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (refusal) =>
  window.refused.push(`${refusal.effectiveDirective} ${refusal.blockedURI} ${refusal.sourceFile}`));
"""


# Whether the calendar of Wagtail's own library stands ready behind an input.
CHOOSER_OF = "input => jQuery(input).trigger('focus').data('xdsoft_datetimepicker') !== undefined"


@pytest.fixture
def signed_in(sign_in):
    """A window in which each page remembers what the policy refused."""

    def signed_in(name: str):
        page = sign_in(name)
        page.add_init_script(LISTEN)
        return page

    return signed_in


def shape(path: str) -> str:
    """Pages that differ in a number alone are of one kind."""
    return re.sub(r"\d+", "N", path)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("who", ["national.publisher", "thames-valley.publisher", "thames-valley.handler"])
def test_every_kind_of_page_is_drawn_without_a_refusal(house, signed_in, who):
    page = signed_in(who)
    refused, seen, todo = defaultdict(set), Counter(), ["/admin/"]
    while todo and sum(seen.values()) < MOST_PAGES:
        path = todo.pop(0)
        if seen[shape(path)]:
            continue
        seen[shape(path)] += 1
        page.goto(house.admin + path)
        page.wait_for_load_state("load")
        page.wait_for_timeout(150)
        for refusal in page.evaluate("window.refused"):
            refused[refusal].add(shape(path))
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        paths = sorted({link.removeprefix(house.admin).partition("#")[0] for link in links})
        todo += [path for path in paths if re.match(r"/admin/(?!logout|.*export)[^?]*$", path)]
    assert not refused, dict(refused)
    assert len(seen) >= 5


def test_a_date_is_chosen_and_a_page_is_chosen(house, signed_in):
    page = signed_in("thames-valley.publisher")
    page.goto(house.admin + "/admin/pages/")
    home = re.search(r"/admin/pages/(\d+)/", page.url)[1]
    page.goto(f"{house.admin}/admin/pages/{home}/history/")
    assert page.evaluate(CHOOSER_OF, "#id_timestamp_0"), "the calendar is there"
    page.goto(f"{house.admin}/admin/pages/{home}/edit/")
    assert page.evaluate(CHOOSER_OF, "#id_go_live_at"), "also in a dialog"
    page.goto(house.admin + "/admin/pages/create/cms/contentpage")
    page.get_by_role("button", name=re.compile("Choose (a|another) page", re.IGNORECASE)).first.click()
    page.locator(".modal-content a.choose-page, .modal-content table").first.wait_for()
    assert page.evaluate("window.refused") == []


def test_a_script_in_a_page_does_not_run(house, signed_in):
    page = signed_in("thames-valley.editor")
    page.goto(house.admin + "/admin/")
    page.evaluate(
        "const made = document.createElement('script'); made.textContent = 'window.ran = 1'; document.body.append(made)"
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("window.refused.length") == 1
