// Links to a block open whatever is closed around it: its tab, the blocks that it stands in, and itself.
(() => {
  "use strict";

  const showBlock = (id) => {
    const block = document.getElementById(id);
    if (!block) return;
    const tab = block.closest("[role=tabpanel]");
    if (tab?.hidden) document.querySelector(`[role=tab][href="#${tab.id}"], [role=tab][aria-controls="${tab.id}"]`)?.click();
    for (let panel = block; panel; panel = panel.parentElement?.closest("[data-panel]")) {
      const toggle = panel.querySelector("[data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
    block.scrollIntoView({ block: "start" });
    block.querySelector("[data-panel-toggle]")?.focus({ preventScroll: true });
  };

  const fromAddress = () => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id.startsWith("block-") || id === "before-publishing") showBlock(id);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#block-']");
    if (!link || link.matches("[data-panel-anchor], .w-panel__anchor")) return;
    event.preventDefault();
    window.history.replaceState(null, "", link.hash);
    showBlock(link.hash.slice(1));
  });
  window.addEventListener("hashchange", fromAddress);
  // The blocks of a form are put in place by other scripts of the page, shortly after it has loaded.
  window.addEventListener("load", () => window.setTimeout(fromAddress, 300));
})();
