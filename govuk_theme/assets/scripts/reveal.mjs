// Shows what stands under a choice while it is chosen. The Design System's own script marks the choice with
// aria-expanded, which ARIA 1.2 does not allow on a radio and not on a checkbox, so this one takes its place: what is
// revealed comes next in the page, where everybody meets it.
const KINDS = ["radios", "checkboxes"];

function sync(group) {
  for (const input of group.querySelectorAll("input[data-soh-controls]")) {
    const revealed = document.getElementById(input.dataset.sohControls);
    for (const kind of KINDS) {
      if (revealed.classList.contains(`govuk-${kind}__conditional`)) {
        revealed.classList.toggle(`govuk-${kind}__conditional--hidden`, !input.checked);
      }
    }
  }
}

// To be called before the Design System's script, which finds nothing left to do.
export function revealChoices(root) {
  const groups = new Set();
  for (const input of root.querySelectorAll("input[data-aria-controls]")) {
    input.dataset.sohControls = input.getAttribute("data-aria-controls");
    input.removeAttribute("data-aria-controls");
    groups.add(input.closest("fieldset"));
  }
  for (const group of groups) {
    // "None of these" unticks the others without a change event of theirs, so the whole group is looked at, a moment on.
    group.addEventListener("click", () => window.setTimeout(() => sync(group)));
    group.addEventListener("change", () => sync(group));
    window.addEventListener("pageshow", () => sync(group));
    sync(group);
  }
}
