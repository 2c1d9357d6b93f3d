// Texts for the clipboard. A page that was opened as a file may not have the browser's clipboard; then the text is
// selected and copied the old way, and shown for the reader to copy if even that is refused.
const copying = (() => {
  const oldWay = (text) => {
    const field = ui.element("textarea", { value: text, readOnly: true, className: "unseen" });
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };

  const show = (text) => {
    const field = ui.element("textarea", { value: text, readOnly: true, rows: 16, cols: 80 });
    const close = ui.element("button", { type: "button" }, "Close");
    const dialog = ui.element("dialog", { className: "copy", "aria-label": "text to copy" }, field, close);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    field.select();
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return oldWay(text);
    }
  };

  // A button that copies what `write` returns when it is pressed.
  const button = (text, write) => {
    const made = ui.element("button", { type: "button" }, text);
    const said = ui.element("span", { className: "said", role: "status" });
    made.addEventListener("click", async () => {
      const copied = write();
      const done = await copy(copied);
      said.textContent = done ? "copied" : "";
      setTimeout(() => (said.textContent = ""), 3000);
      if (!done) show(copied);
    });
    return ui.element("span", { className: "copy" }, made, said);
  };

  const csvCell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const csv = (rows) => rows.map((row) => row.map((it) => csvCell(String(it ?? ""))).join(",") + "\r\n").join("");

  // A number such as #72 becomes no. 72: where the text is pasted, GitHub would take it for an issue's, even escaped.
  const markdownCell = (value) =>
    value
      .replace(/(^|[^\p{L}\p{N}])#(?=\p{Nd})/gu, "$1no. ")
      .replace(/([\\|<`*_[\]#])/g, "\\$1")
      .replaceAll("\n", " ");
  const markdown = (rows, right) => {
    const line = (cells) => `| ${cells.join(" | ")} |\n`;
    const [head, ...body] = rows.map((row) => line(row.map((it) => markdownCell(String(it ?? "")))));
    return head + line(right.map((it) => (it ? "--:" : "---"))) + body.join("");
  };

  return { button, csv, markdown };
})();
