// The networks' totals, a row each, with their changes from the baseline.
unetlab.view("totals", (host, data, title) => {
  unetlab.state.baseline = data.baseline;
  const table = ui.element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": title });

  const draw = () => {
    const base = unetlab.state.baseline;
    const row = (name, n) =>
      ui.element(
        "tr",
        { className: n === base ? "baseline" : "other" },
        ui.element("th", { scope: "row" }, name, ui.element("small", {}, n === base ? "baseline" : "")),
        ...data.metrics.map((it) => baseline.cell(it.kind, it.values[n], it.values[base], n === base, "")),
      );
    const heads = data.metrics.map((it) => ui.element("th", { scope: "col", className: "num" }, it.title));
    table.replaceChildren(
      ui.element(
        "table",
        { className: "heat" },
        ui.element("caption", {}, `Totals, and changes from ${data.networks[base]}`),
        ui.element("thead", {}, ui.element("tr", {}, ui.element("th", { scope: "col" }, "network"), ...heads)),
        ui.element("tbody", {}, ...data.networks.map(row)),
      ),
    );
  };

  host.append(baseline.select(data.networks, "totals"), table);
  unetlab.on("baseline", "totals", draw);
  draw();
});
