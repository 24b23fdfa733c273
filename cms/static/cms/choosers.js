// Starts Wagtail's choosers, which templates name in data attributes: the admin's policy allows no script inside a page.
// Also for inputs that come into the page later, such as those of a dialog.
(() => {
  const DATES = ["initDateChooser", "initTimeChooser", "initDateTimeChooser"];
  const THINGS = ["Chooser", "PageChooser", "ImageChooser", "DocumentChooser", "SnippetChooser"];

  const start = (place) => {
    const { chooser, for: input, config } = place.dataset;
    if (!document.getElementById(input)) return;
    place.remove();
    if (DATES.includes(chooser)) window[chooser](input, JSON.parse(config));
    else if (THINGS.includes(chooser)) new window[chooser](input, JSON.parse(config));
  };

  const startAllIn = (element) => {
    if (element.matches("template[data-chooser]")) start(element);
    else element.querySelectorAll("template[data-chooser]").forEach(start);
  };

  document.addEventListener("DOMContentLoaded", () => {
    startAllIn(document.body);
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const added of change.addedNodes) if (added instanceof Element) startAllIn(added);
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
