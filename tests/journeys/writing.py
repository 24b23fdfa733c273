"""A content designer at the editor of a service, in the words of what they do."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Locator, Page, expect


class Writer:
    """Someone who writes a service in the admin. Blocks are known by the numbers in which they were added."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._steps = 0
        self._conditions = 0

    def opens_tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def types(self, field: str, en: str, cy: str = "") -> None:
        """A pair of fields of the page: their names, such as "title"."""
        self.page.fill(f"[name='{field}']", en)
        if cy:
            self.page.fill(f"[name='{field}_cy']", cy)

    def writes(self, place: str, en: str, cy: str) -> None:
        """A pair of plain texts in a block."""
        self.page.fill(f"[name='{place}-en']", en)
        self.page.fill(f"[name='{place}-cy']", cy)

    def adds_step(self, en: str, cy: str, kind: str = "Step", only_if: str = "") -> str:
        """A part of the form, at its end. Returns the name of its place among the fields."""
        self._insert(self.page.locator("[data-contentpath='form']"), kind)
        place = f"form-{self._steps}-value"
        self._steps += 1
        self.writes(f"{place}-title", en, cy)
        if only_if:
            self.page.fill(f"[name='{place}-only_if']", only_if)
        return place

    def adds_exit(self, en: str, cy: str, only_if: str, body: str, body_cy: str) -> str:
        place = self.adds_step(en, cy, "Exit", only_if)
        for language, words in (("en", body), ("cy", body_cy)):
            area = self.page.locator(f"#{place}-body-{language}").locator("xpath=..").locator("[contenteditable=true]")
            area.click()
            self.page.keyboard.type(words)
        return place

    def adds_repeat(self, en: str, cy: str, item: str, item_cy: str) -> str:
        """A part that is asked of one thing after another. Returns the place of its first step, which is there."""
        place = self.adds_step(en, cy, "Repeat")
        self.writes(f"{place}-item", item, item_cy)
        block = self.page.locator(f"[name='{place}-key']").locator("xpath=ancestor::*[@data-streamfield-child][1]")
        self._insert(block.locator("[data-contentpath='steps']"), "Step")
        return f"{place}-steps-0-value"

    def marks_risk(self, choice: str, kind: str, level: str) -> None:
        """A choice that means risk: the name of its place, the kind in the words of the list, and the level."""
        more = self.page.locator(f"[name='{choice}-risk']").locator("xpath=ancestor::section[1]")
        more.locator("[data-panel-toggle]").first.click()
        self.page.select_option(f"[name='{choice}-risk']", label=kind)
        self.page.select_option(f"[name='{choice}-risk_level']", level)

    def asks(self, step: str, kind: str, en: str, cy: str, choices: tuple[tuple[str, str], ...] = ()) -> str:
        """The first question of a step."""
        block = self.page.locator(f"[name='{step}-key']").locator("xpath=ancestor::*[@data-streamfield-child][1]")
        self._insert(block.locator("[data-contentpath='questions']"), kind)
        place = f"{step}-questions-0-value"
        self.writes(f"{place}-label", en, cy)
        for number, (label, label_cy) in enumerate(choices):
            block.locator("[data-contentpath='options']").get_by_role("button", name="Add", exact=True).last.click()
            self.writes(f"{place}-options-{number}-value-label", label, label_cy)
        return place

    def adds_condition(self, name: str, question: str, value: str) -> None:
        """A condition of one row: the answer is this stored value."""
        conditions = self.page.locator("[data-contentpath='conditions']")
        conditions.get_by_role("button", name="Insert a block").last.click()
        place = f"conditions-{self._conditions}-value"
        self._conditions += 1
        self.page.fill(f"[name='{place}-name']", name)
        row = f"{place}-rows-0-value"
        self.page.fill(f"[name='{row}-question']", question)
        self.page.select_option(f"[name='{row}-operator']", label="is")
        self.page.fill(f"[name='{row}-value']", value)

    def key(self, place: str, name: str = "key") -> Locator:
        return self.page.locator(f"[name='{place}-{name}']")

    def saves(self) -> None:
        self.page.get_by_role("button", name="Save draft").click()
        expect(self.page.locator(".messages")).to_be_visible()

    def publishes(self) -> None:
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Publish", exact=True).click()
        expect(self.page.locator(".messages")).to_be_visible()

    def opens_previews(self) -> None:
        """The start page shows first."""
        self.page.get_by_role("button", name="Toggle preview").click()
        self._shown().locator("h1").wait_for()

    def looks_at(self, mode: str, words: str) -> None:
        """One of the previews beside the editor, until the words are there."""
        self.page.get_by_label("Preview mode").select_option(mode)
        self._shown().get_by_text(words).first.wait_for()

    def _shown(self) -> FrameLocator:
        return self.page.frame_locator("iframe#w-preview-iframe, .w-preview__iframe").first

    def _insert(self, stream: Locator, kind: str) -> None:
        stream.get_by_role("button", name="Insert a block").last.click()
        self.page.get_by_role("option", name=kind, exact=True).click()
