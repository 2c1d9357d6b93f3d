// A module under the pointer or the focus stands out in every picture, and in the table of modules.
unetlab.onStart(() => {
  const blocks = [...document.querySelectorAll("svg [data-scope]")].map((element) => {
    const part = element.closest("[data-part]").dataset.part;
    return { element, path: part === "" ? element.dataset.scope : `${part}.${element.dataset.scope}` };
  });
  const paths = new Map(blocks.map((it) => [it.element, it.path]));

  const within = (path, module) => `${path}.`.startsWith(`${module}.`);

  const show = (module, fromTable) => {
    for (const { element, path } of blocks) {
      element.classList.toggle("lit", module !== null && (fromTable ? within(path, module) : path === module));
    }
    // The row of the module, or of the nearest one that is shown and contains it.
    const rows = [...document.querySelectorAll("tr[data-path]")];
    const around = module === null ? [] : rows.filter((it) => within(module, it.dataset.path));
    const nearest = d3.greatest(around, (it) => it.dataset.path.length);
    rows.forEach((it) => it.classList.toggle("lit", it === nearest));
  };

  const told = (event) => {
    const row = event.target.closest("tr[data-path]");
    const block = event.target.closest("svg [data-scope]");
    if (row !== null) show(row.dataset.path, true);
    else if (block !== null) show(paths.get(block), false);
    else show(null, false);
  };

  document.addEventListener("pointerover", told);
  document.addEventListener("focusin", told);
});
