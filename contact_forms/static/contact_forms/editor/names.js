// Names of questions, choices and conditions, offered where a condition or a step asks for one.
(() => {
  "use strict";

  const LIST = "names-of-the-form";

  const wordsOf = (input) =>
    document.getElementById(input.id.replace(/-(key|value)$/, `-${input.dataset.keyFrom}`))?.value || "";

  // A block that was taken out stays in the page, marked as deleted, until it is saved.
  const isThere = (input) => {
    for (let block = input; (block = block.parentElement?.closest("[data-streamfield-child]")); ) {
      if (block.querySelector(":scope > input[name$='-deleted']")?.value) return false;
    }
    return true;
  };

  const keyed = (inputs) => inputs.filter((input) => input.value && isThere(input)).map((input) => [input.value, wordsOf(input)]);

  const questions = () => [...document.querySelectorAll("input[data-key-among=question]")];

  const conditions = () =>
    [...document.querySelectorAll("input[id^=conditions-][id$=-value-name]")]
      .filter((input) => input.value && isThere(input))
      .map((input) => [input.value, ""]);

  const values = (input) => {
    const key = document.getElementById(input.id.replace(/-value$/, "-question"))?.value;
    const question = questions().find((each) => each.value === key && isThere(each));
    if (!question) return [];
    const block = question.closest("[data-streamfield-child]");
    const options = keyed([...block.querySelectorAll("input[data-key-among=option]")]);
    const isYesOrNo = block.querySelector("input[name$=-type]")?.value === "yes_no";
    return isYesOrNo ? [["yes", "Yes"], ["no", "No"]] : options;
  };

  const offers = [
    [/-only_if$/, conditions],
    [/^conditions-.*-condition$/, conditions],
    [/^conditions-.*-question$/, () => keyed(questions())],
    [/^conditions-.*-rows-\d+-value-value$/, values],
  ];

  document.addEventListener("focusin", (event) => {
    const input = event.target;
    const offer = input.matches?.("input[type=text]") && offers.find(([names]) => names.test(input.id));
    if (!offer) return;
    let list = document.getElementById(LIST);
    if (!list) {
      list = document.createElement("datalist");
      list.id = LIST;
      document.body.append(list);
    }
    list.replaceChildren(
      ...offer[1](input).map(([name, words]) => {
        const option = document.createElement("option");
        option.value = name;
        option.label = words ? `${words} (${name})` : name;
        return option;
      }),
    );
    input.setAttribute("list", LIST);
    input.setAttribute("autocomplete", "off");
  });
})();
