"""What people do on each page of the reference service, by the names of its inputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.journeys.person import Person

START = "/report/every-kind/"
FORM = START + "form/"


@dataclass(frozen=True)
class Choose:
    """A radio or checkbox, by name and value."""

    name: str
    value: str


@dataclass(frozen=True)
class Type:
    """A text into an input."""

    name: str
    text: str


@dataclass(frozen=True)
class Pick:
    """A choice of a list that opens, by name and value."""

    name: str
    value: str


@dataclass(frozen=True)
class Search:
    """A choice of a list that is searched by typing, by the input's id, the words and the value."""

    name: str
    text: str
    value: str


Act = Choose | Type | Pick | Search


def _day(name: str, day: str, month: str, year: str) -> tuple[Act, ...]:
    return (Type(f"{name}-day", day), Type(f"{name}-month", month), Type(f"{name}-year", year))


PAGES: dict[str, tuple[Act, ...]] = {
    "you": (
        Type("your-name-first", "Sam"),
        Type("your-name-middle", "Jo"),
        Type("your-name-last", "Example"),
        Type("your-name-previous", "Sam Sample"),
        *_day("born", "28", "2", "1990"),
        Type("organisation", "Example Limited"),
        Type("insurance-number", "qq 12 34 56 c"),
    ),
    "contact": (
        Choose("how-to-reach-you", "by-email"),
        Type("email", "sam@example.com"),
        Choose("needs", "interpreter"),
        Type("which-language", "Polish"),
    ),
    "home": (
        Type("home-postcode", "rg1 1aa"),
        Type("home-line1", "1 Example Street"),
        Type("home-town", "Reading"),
    ),
    "when": (
        Choose("when", "between"),
        *_day("when-from", "1", "3", "2026"),
        *_day("when-to", "5", "3", "2026"),
        *_day("noticed", "6", "3", "2026"),
        Type("at-hour", "14"),
        Type("at-minute", "30"),
        Type("moved-in-month", "3"),
        Type("moved-in-year", "2020"),
    ),
    "place": (Choose("place", "point"), Type("place-point", "51.4545, -0.9781"), Type("nearest-postcode", "RG1 1AA")),
    "story": (
        Type("story", "It was here. Then it was gone."),
        Type("speed", "30"),
        Type("cost", "£1,200.50"),
        Type("taken", "80"),
    ),
    "choices": (
        Choose("vehicle-there", "yes"),
        Type("mark", "abi2 cde"),
        Choose("gender", "GNDR_0004"),
        Search("nationality", "Portu", "PT"),
        Pick("weather", "wet"),
        Search("station", "South", "south"),
    ),
    "vehicle": (
        Type("vehicle-registration", "ab12 cde"),
        Pick("vehicle-type", "VTYP_0001"),
        Type("vehicle-make", "Example"),
        Type("vehicle-model", "Estate"),
        Pick("vehicle-colour", "VCOL_0005"),
    ),
    "suspect": (
        Type("suspect-name-first", "Alex"),
        Type("suspect-description", "Tall, in a blue coat"),
        Type("suspect-age", "30"),
        Pick("suspect-gender", "GNDR_0002"),
    ),
    "item": (Type("item-what", "Bicycle"), Type("item-serial", "X-77"), Type("item-value", "450")),
    "sign": (Choose("statement-agree", "yes"), Type("statement-name", "Sam Example")),
}

SAID = (
    "Sam Jo Example", "Previous names: Sam Sample", "28 February 1990", "QQ 12 34 56 C", "An interpreter", "Polish",
    "The earliest date: 1 March 2026", "March 2020", "51.45450, -0.97810", "30 mph", "£1,200.50", "£1,280.50",
    "AB12 CDE", "I would rather not say", "Portugal", "South station", "Colour: Blue",
    "Age, or what you think it is: 30 years",
    "What it is worth: £450", "Signed by Sam Example",
)  # fmt: skip
"""What check-your-answers reads out, in English."""


def acts(person: Person, act: Act, *, scripts: bool = True) -> None:
    """Does one thing with a mouse and a keyboard."""
    page = person.page
    match act:
        case Choose(name, value):
            page.locator(f"input[name='{name}'][value='{value}']").check()
        case Type(name, text):
            page.locator(f"[name='{name}']").fill(text)
        case Search(name, text, _) if scripts:
            page.locator(f"input#{name}").press_sequentially(text)
            page.locator(f"#{name}__listbox li").first.click()
        case Pick(name, value) | Search(name, _, value):
            page.locator(f"select[name='{name}']").select_option(value)


def fill_in(
    person: Person,
    *,
    scripts: bool = True,
    blank: Callable[[str], None] = lambda key: None,
    filled: Callable[[str], None] = lambda key: None,
) -> None:
    """Answers every page, from the first to check your answers. blank, filled: called with a page's key when it is
    first there, and when it is answered and not yet sent."""
    for key, doings in PAGES.items():
        person.page.wait_for_url(f"**/form/{key}/")
        blank(key)
        for act in doings:
            acts(person, act, scripts=scripts)
        filled(key)
        person.goes_on()
    person.page.wait_for_url("**/form/check-your-answers/")
