// What each module of each network costs: those that differ, or all of them.
unetlab.view("modules", (host, data, title) => {
  const table = ui.element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": title });
  const deepest = d3.max(data.depths);
  const state = { metric: data.metrics[0].name, shown: "different", depth: Math.min(2, deepest) };
  const all = d3.range(data.modules.length);

  const exists = (network, module) => data.metrics[0].values[network][module] !== null;

  // Why a network has nothing to compare.
  const word = (metric, network, module) => {
    const [own, base] = [exists(network, module), exists(unetlab.state.baseline, module)];
    if (own !== base) return own ? "added" : "removed";
    if (!own) return "–";
    return metric.values[network][module] === null ? "unknown" : "";
  };

  const row = (metric, module) => {
    const base = unetlab.state.baseline;
    const head = ui.element("th", { scope: "row", tabIndex: 0 }, data.modules[module]);
    head.style.paddingLeft = `${(data.depths[module] - 1) * 18}px`;
    const cells = data.networks.map((_, n) =>
      baseline.cell(metric.kind, metric.values[n][module], metric.values[base][module], n === base, word(metric, n, module)),
    );
    const made = ui.element("tr", {}, head, ...cells);
    made.dataset.path = data.paths[module];
    return made;
  };

  const draw = () => {
    const metric = data.metrics.find((it) => it.name === state.metric);
    const shown = all.filter((it) => data.depths[it] <= state.depth && (state.shown === "all" || data.differs[it] === 1));
    const base = data.networks[unetlab.state.baseline];
    const heads = data.networks.map((name, n) =>
      ui.element("th", { scope: "col", className: "num" }, name, ui.element("small", {}, n === unetlab.state.baseline ? "baseline" : "")),
    );
    table.replaceChildren(
      ui.element(
        "table",
        { className: "heat modules" },
        ui.element("caption", {}, `${metric.title} by module, and changes from ${base}; ${shown.length} of ${all.length} modules`),
        ui.element("thead", {}, ui.element("tr", {}, ui.element("th", { scope: "col" }, "module"), ...heads)),
        ui.element("tbody", {}, ...shown.map((it) => row(metric, it))),
      ),
    );
  };

  const choose = (key, read) => (value) => {
    state[key] = read(value);
    draw();
  };
  const depths = d3.range(1, deepest + 1).map((it) => [String(it), it === deepest ? `${it}, operations` : String(it)]);
  host.append(
    ui.select("Cost", data.metrics.map((it) => [it.name, it.title]), state.metric, choose("metric", String)),
    ui.select("Show", [["different", "differences only"], ["all", "everything"]], state.shown, choose("shown", String)),
    ui.select("Depth", depths, String(state.depth), choose("depth", Number)),
    baseline.select(data.networks, "modules"),
    table,
  );
  unetlab.on("baseline", "modules", draw);
  draw();
});
