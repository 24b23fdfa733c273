// Keys in the editor of a service: suggested from the words beside them, read-only once they are kept, and for good
// once they were in a release. The server refuses another key too; this only says so before it is tried.
(() => {
  "use strict";

  const LONGEST = 50;
  const JUST_COPIED = 1500;
  const RELEASED =
    "Released: answers are kept under it, so it stays as it is. To ask something else, add a new one and delete this.";
  const KEPT = "Kept: the words can change without it.";
  let copiedAt = -JUST_COPIED;

  const released = () => {
    const place = document.querySelector("[data-released-keys]");
    return place ? JSON.parse(place.dataset.releasedKeys) : {};
  };

  const suggest = (words) => {
    const plain = words
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "");
    return plain.length <= LONGEST ? plain : plain.slice(0, LONGEST + 1).replace(/-[^-]*$/, "");
  };

  // A block that was taken out stays in the page, marked as deleted, until it is saved.
  const isThere = (input) => {
    for (let block = input; (block = block.parentElement?.closest("[data-streamfield-child]")); ) {
      if (block.querySelector(":scope > input[name$='-deleted']")?.value) return false;
    }
    return true;
  };

  // Options must differ within their question, other keys within the whole form.
  const others = (input) => {
    const among = input.dataset.keyAmong;
    const scope = among === "option" ? input.closest("[data-contentpath='options']") : document;
    return [...scope.querySelectorAll(`input[data-key-among="${among}"]`)].filter(
      (other) => other !== input && isThere(other),
    );
  };

  const unlike = (input, key) => {
    const taken = new Set(others(input).map((other) => other.value));
    let found = key;
    for (let number = 2; taken.has(found); number += 1) found = `${key}-${number}`;
    return found;
  };

  const note = (input, text, change) => {
    const field = input.closest("[data-field-input]") || input.parentElement;
    field.querySelector(".key-note")?.remove();
    if (!text) return;
    const paragraph = document.createElement("p");
    paragraph.className = "key-note";
    paragraph.id = `${input.id}-note`;
    paragraph.append(text);
    if (change) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Change the key";
      button.addEventListener("click", () => {
        input.readOnly = false;
        note(input, "Conditions that name it must be changed with it.");
        input.focus();
      });
      paragraph.append(" ", button);
    }
    field.append(paragraph);
    input.setAttribute("aria-describedby", `${input.id}-helptext ${paragraph.id}`);
  };

  const wordsBeside = (input) =>
    document.getElementById(input.id.replace(/-(key|value)$/, `-${input.dataset.keyFrom}`));

  const follow = (input) => {
    const words = wordsBeside(input);
    if (!words) return;
    let suggested = input.value;
    const put = () => {
      if (input.readOnly || input.value !== suggested) return;
      suggested = unlike(input, suggest(words.value));
      input.value = suggested;
      // The summaries of closed blocks and the preview follow what is typed.
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    words.addEventListener("input", put);
    if (words.value && !input.value) put();
  };

  const meet = (input) => {
    if (input.dataset.keyMet) return;
    input.dataset.keyMet = "yes";
    const block = input.closest("[data-contentpath][data-streamfield-child]")?.dataset.contentpath;
    const kept = block && released()[block];
    const isCopy = performance.now() - copiedAt < JUST_COPIED;
    if (isCopy && others(input).some((other) => other.value === input.value)) input.value = "";
    if (kept && input.value === kept) {
      input.readOnly = true;
      note(input, RELEASED);
    } else if (input.value && !kept && !isCopy) {
      input.readOnly = true;
      note(input, KEPT, true);
    }
    follow(input);
  };

  const meetAll = (root) => root.querySelectorAll("input[data-key-from]").forEach(meet);

  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest?.("[data-streamfield-action=DUPLICATE]")) copiedAt = performance.now();
    },
    true,
  );

  const begin = () => {
    meetAll(document);
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) {
          if (node.nodeType === Node.ELEMENT_NODE) meetAll(node);
        }
      }
    }).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
