// Light, dark, or as the system has it. Kept for the next visit where the browser allows a file to keep anything.
(() => {
  const KEY = "unetlab-theme";
  const CHOICES = ["auto", "light", "dark"];
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? "auto";
    } catch {
      return "auto";
    }
  };

  const keep = (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Only the next visit starts anew.
    }
  };

  const apply = (choice) => {
    if (choice === "auto") delete root.dataset.theme;
    else root.dataset.theme = choice;
    unetlab.set("theme", choice);
  };

  const radio = (choice) => {
    const box = ui.element("input", { type: "radio", name: "theme", value: choice, checked: choice === unetlab.state.theme });
    box.addEventListener("change", () => {
      keep(choice);
      apply(choice);
    });
    return ui.element("label", {}, box, ` ${choice}`);
  };

  apply(CHOICES.includes(kept()) ? kept() : "auto");
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => unetlab.set("theme", unetlab.state.theme));
  const legend = ui.element("legend", { className: "unseen" }, "Colours");
  document.querySelector("header").prepend(ui.element("fieldset", { className: "theme" }, legend, ...CHOICES.map(radio)));
})();
