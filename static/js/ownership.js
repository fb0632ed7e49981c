// After a row was added the focus goes to it. Everything works without this.

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "group-rows") {
    return;
  }
  if (document.querySelector("[data-added]")) {
    const rows = document.querySelectorAll("#group-rows [id^=e][class~=group-row]");
    const last = rows[rows.length - 1];
    last?.querySelector("input:not([type=hidden])")?.focus();
  }
});
