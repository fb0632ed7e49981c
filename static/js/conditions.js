// Shows a question only while the answer it depends on is there. Without this file every such question is shown,
// with the condition in words above it.

const form = document.getElementById("page-form");
const boxes = form ? [...form.querySelectorAll("[data-only-if]")] : [];

const answers = (name) =>
  [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
    .filter((control) => !control.closest("[data-only-if][hidden]"))
    .filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked)
    .map((control) => control.value);

// As the server reads them: blanks between thousands, a comma or a point.
const figure = (value) => {
  const close = value.replace(/[\s\u00a0\u2007\u2009\u202f'’]/g, "");
  const whole = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(close) ? close.replace(/[.,]/g, "") : close.replace(",", ".");
  return Number.parseFloat(whole);
};

const holds = (condition) => {
  if (condition.any) {
    return condition.any.some(holds);
  }
  if (condition.all) {
    return condition.all.every(holds);
  }
  const given = answers(condition.question);
  if (condition.is) {
    return given.some((value) => condition.is.includes(value));
  }
  return given.some((value) => figure(value) >= Number(condition.at_least));
};

// In the order of the page: what a hidden question says does not count for the next.
const decide = () => {
  for (const box of boxes) {
    box.dataset.decided = "";
    box.hidden = !holds(JSON.parse(box.dataset.onlyIf));
  }
};

if (boxes.length) {
  form.addEventListener("input", decide);
  form.addEventListener("change", decide);
  window.addEventListener("pageshow", decide);
  form.addEventListener("restored", decide);
  decide();
}
