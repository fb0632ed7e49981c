// Adds rows to a table of answers. Without this file two empty rows are there, and saving brings two more.

for (const table of document.querySelectorAll("[data-table]")) {
  const rows = () => table.querySelectorAll("fieldset");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-secondary";
  button.textContent = table.dataset.add;

  const add = (number) => {
    const row = rows()[rows().length - 1].cloneNode(true);
    row.querySelector("legend").textContent = `${table.dataset.row} ${number + 1}`;
    for (const control of row.querySelectorAll("input, select, textarea")) {
      const label = row.querySelector(`label[for="${CSS.escape(control.id)}"]`);
      const column = control.name.slice(`${table.dataset.table}-`.length).replace(/^\d+-/, "");
      control.name = `${table.dataset.table}-${number}-${column}`;
      control.id = `id_${table.dataset.table}_${number}_${column}`;
      control.value = "";
      label.htmlFor = control.id;
    }
    button.before(row);
    row.querySelector("input, select, textarea").focus();
  };

  const limit = () => {
    button.hidden = rows().length >= Number(table.dataset.most);
  };

  button.addEventListener("click", () => {
    add(rows().length);
    limit();
  });
  table.append(button);
  limit();
}
