"""What a person does to report antisocial behaviour, from the start page to check your answers."""

from __future__ import annotations

from datetime import date, timedelta

from tests.journeys.person import Person

START = "/report/antisocial-behaviour/"


def fill_in(
    person: Person,
    *,
    story: str = "Young people throw stones at the bus.",
    worry: str = "None of these",
    at_each_step=lambda: None,
) -> None:
    """Answers every step, without leaving details. Begins on the first step and ends on check your answers."""
    yesterday = date.today() - timedelta(days=1)
    person.sees_heading("Is anyone in danger")
    at_each_step()
    person.chooses("No")
    person.goes_on()
    person.sees_heading("What kind of antisocial behaviour is it?")
    at_each_step()
    person.chooses("It troubles people in the area")
    person.goes_on()
    at_each_step()
    person.types_into("what-happened", story)
    person.chooses("No")
    person.goes_on()
    at_each_step()
    person.types_date("date", str(yesterday.day), str(yesterday.month), str(yesterday.year))
    person.types_into("place-line1", "The Green")
    person.types_into("place-town", "Reading")
    person.goes_on()
    at_each_step()
    person.goes_on()
    at_each_step()
    person.chooses(worry)
    person.goes_on()
    at_each_step()
    person.chooses("No")
    person.goes_on()
