// A print button is of no use without scripts, so it is hidden until this one shows it.
export function showPrintButtons(root) {
  for (const button of root.querySelectorAll("[data-soh-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
