// Lets people type to find a choice in a long list. Loaded only by pages that have one; without it the list opens.
import accessibleAutocomplete from "accessible-autocomplete";

// The list keeps what is sent. What was typed and is no choice must not send the choice made before.
function keepTrue(select, input) {
  const chosen = select.selectedOptions[0];
  if (chosen && chosen.value && chosen.textContent.trim() !== input.value.trim()) {
    select.value = "";
  }
}

for (const select of document.querySelectorAll("select[data-soh-search]")) {
  const words = select.dataset;
  const id = select.id;
  const describedBy = select.getAttribute("aria-describedby");
  const inError = select.classList.contains("govuk-select--error");
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value ? undefined : "",
    minLength: 2,
    inputClasses: inError ? "govuk-input--error" : null,
    tNoResults: () => words.noneFound,
    tAssistiveHint: () => words.how,
    tStatusQueryTooShort: () => words.tooShort,
    tStatusNoResults: () => words.noneFound,
    tStatusResults: (length, selected) => `${words.several} (${length}). ${selected}`,
    tStatusSelectedOption: (option, length, index) => `${option} (${index + 1} / ${length})`,
  });
  const input = document.getElementById(id);
  if (describedBy) {
    input.setAttribute("aria-describedby", `${describedBy} ${input.getAttribute("aria-describedby") ?? ""}`.trim());
  }
  input.form?.addEventListener("submit", () => keepTrue(select, input));
}
