// Shows how far an upload has come. Without this file the form is sent like any other.

const forms = new Set([...document.querySelectorAll("input[data-upload]")].map((input) => input.form));

const bar = (form) => {
  const label = document.createElement("p");
  label.setAttribute("role", "status");
  const progress = document.createElement("progress");
  progress.max = 100;
  progress.setAttribute("aria-label", form.dataset.uploading || "");
  label.append(progress);
  form.append(label);
  return progress;
};

const show = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.querySelector("[data-focus]")?.focus();
  document.querySelectorAll("input[data-upload]").forEach((input) => watch(input.form));
};

const send = (form, button) => {
  const body = new FormData(form, button);
  const request = new XMLHttpRequest();
  const progress = bar(form);
  request.open("POST", form.action || location.href);
  request.setRequestHeader("X-Upload", "1");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) {
      progress.value = Math.round((100 * event.loaded) / event.total);
    }
  });
  request.addEventListener("load", () => {
    const json = (request.getResponseHeader("Content-Type") || "").startsWith("application/json");
    if (json) {
      location.assign(JSON.parse(request.responseText).go);
    } else {
      show(request.responseText);
    }
  });
  // Whatever goes wrong on the way, the browser's own way of sending says so.
  request.addEventListener("error", () => HTMLFormElement.prototype.submit.call(form));
  request.send(body);
};

function watch(form) {
  form.addEventListener("submit", (event) => {
    const chosen = [...form.querySelectorAll("input[data-upload]")].some((input) => input.files.length);
    const language = event.submitter?.name === "switch_language";
    if (chosen && !language && !event.defaultPrevented && !form.dataset.uploadingNow) {
      event.preventDefault();
      form.dataset.uploadingNow = "1";
      send(form, event.submitter);
    } else if (form.dataset.uploadingNow) {
      event.preventDefault();
    }
  });
}

forms.forEach(watch);
