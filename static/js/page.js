// Moves the focus to what the person must read first: the error summary, or the message about what was done.
// Every page works without it.

const first = document.querySelector("[data-focus]");
if (first) {
  first.focus();
}

// A second press on a button sends nothing twice. After a while the form is free again, because an answer may
// be a file, which leaves the page where it is.
const PAUSE = 4000;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
  } else if (!event.defaultPrevented) {
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, PAUSE);
  }
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// An open menu closes on Escape, and when the focus or a click goes elsewhere.
const menus = () => document.querySelectorAll("details.account[open]");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    menus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
});
for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    menus().forEach((menu) => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });
}

// What autosave.js keeps in this tab is over when a page was left by its button and another one answered, and when
// somebody signs out. The sign-in page is no answer: the text has not arrived yet.
const from = document.referrer ? new URL(document.referrer) : null;
const elsewhere = from && from.origin === location.origin && from.pathname !== location.pathname;
if (elsewhere && !location.pathname.startsWith("/accounts/")) {
  const place = `typed:${from.pathname}`;
  if (JSON.parse(sessionStorage.getItem(place) || "null")?.sent) {
    sessionStorage.removeItem(place);
  }
}
document.addEventListener("submit", (event) => {
  if (event.target.action.endsWith("/logout/")) {
    sessionStorage.clear();
  }
});
