// Saves a section while somebody types. One request at a time; what has not reached the server stays in this tab
// until it has. The page works without it: its buttons save as well.

const PAUSE = 1500; // ms without a key before a save
const LONGEST = 4000; // ms that anything typed waits at most
const PATIENCE = 10000; // ms for an answer
const FIRST_RETRY = 2000;
const LAST_RETRY = 30000;

const box = document.getElementById("autosave");
const form = document.getElementById("page-form");
const place = `typed:${location.pathname}`;
const carried = ["seen", "was", "contested"];
const unseen = new Set([...carried, "csrfmiddlewaretoken", "switch_language", "switch_checked", "take"]);

// A chosen file stays in its control: it goes with the button.
const typed = () => [...new FormData(form)].filter(([name, value]) => !unseen.has(name) && typeof value === "string");
const state = box.querySelector(".autosave-state");
const trouble = box.querySelector(".autosave-trouble");

let dirty = false; // something was typed that no request carries yet
let busy = null; // the request on its way
let timer = 0;
let since = 0; // when the oldest unsaved change was made
let retry = 0;
let stopped = false;

function say(words, wrong = "") {
  box.hidden = !(words || wrong);
  state.textContent = words;
  if (trouble.textContent !== wrong) {
    trouble.textContent = wrong;
  }
}

function remember({ sent = false } = {}) {
  const known = carried.map((name) => [name, form.elements[name].value]);
  sessionStorage.setItem(place, JSON.stringify({ typed: typed(), known, sent }));
}

function changed() {
  dirty = true;
  since ||= Date.now();
  remember();
  if (!stopped && !retry) {
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }
}

function save() {
  if (busy || stopped || !dirty) {
    return busy;
  }
  dirty = false;
  since = 0;
  say(box.dataset.saving);
  busy = send().finally(() => {
    busy = null;
    if (dirty && !stopped && !retry) {
      changed();
    }
  });
  return busy;
}

async function send() {
  let answer;
  try {
    answer = await fetch(box.dataset.url, {
      method: "POST",
      body: new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string")),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return again();
  }
  if (answer.redirected || answer.status === 403) {
    stop(box.dataset.expired); // the way to the sign-in page, or a token of a session that is over
  } else if (answer.status === 409) {
    stop((await answer.json()).text);
  } else if (answer.ok) {
    saved(await answer.json());
  } else if (answer.status >= 500 || answer.status === 429) {
    again();
  } else {
    stop("");
  }
}

function saved({ at, carried: values }) {
  retry = 0;
  for (const name of carried) {
    form.elements[name].value = values[name];
  }
  say(`${box.dataset.saved} ${at}`);
  if (dirty) {
    remember();
  } else {
    sessionStorage.removeItem(place);
  }
}

function again() {
  dirty = true;
  since ||= Date.now();
  retry = Math.min(LAST_RETRY, retry ? retry * 2 : FIRST_RETRY);
  say("", box.dataset.offline);
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!busy) {
      save();
    }
  }, retry);
}

function stop(words) {
  dirty = true;
  stopped = true;
  say("", words);
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(place) || "null");
  if (!kept) {
    return;
  }
  if (!("fresh" in box.dataset) || JSON.stringify(kept.typed) === JSON.stringify(typed())) {
    sessionStorage.removeItem(place); // the server has shown what was sent
    return;
  }
  // With the marks of the page it was typed on, so that a colleague's later answer is compared and not replaced.
  const values = [...kept.known, ...kept.typed];
  for (const control of form.elements) {
    const given = values.filter(([name]) => name === control.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(control.type) && !unseen.has(control.name)) {
      control.checked = given.includes(control.value);
    } else if (given.length && control.type !== "file") {
      control.value = given[0];
    }
  }
  form.dispatchEvent(new Event("restored"));
  say("", box.dataset.restored);
  changed();
}

if (box && form) {
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  window.addEventListener("online", () => {
    if (retry && !busy) {
      retry = 0;
      save();
    }
  });
  // A save on its way and the button must not meet as two people would: the button waits for the answer.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (busy && !event.defaultPrevented) {
      event.preventDefault();
      const button = event.submitter;
      busy.finally(() => form.requestSubmit(button));
      return;
    }
    remember({ sent: true });
  }, true);
  window.addEventListener("pageshow", (event) => event.persisted && remember());
  restore();
}
