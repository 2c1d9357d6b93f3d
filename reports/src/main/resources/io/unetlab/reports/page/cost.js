// Where cost is: places by roles, of one network or as the exact difference between two.
unetlab.view("cost", (host, data) => {
  const table = ui.element("div", { className: "scroll", tabIndex: 0 });
  const state = { metric: "macs", shown: "0" };
  const units = { macs: "MACs", params: "params" };
  const words = (role) => role.replaceAll("_", " ");

  const values = (network) => data.networks[network][state.metric];

  // A network, or its difference from the baseline: 1, or 1-0.
  const difference = (network) => `${network}-${unetlab.state.baseline}`;
  const others = () => d3.range(data.networks.length).filter((it) => it !== unetlab.state.baseline);

  const name = (n) => data.networks[n].name;
  const title = (network, base) => (base === undefined ? name(network) : `${name(network)} \u2212 ${name(base)}`);

  const draw = () => {
    const [network, base] = state.shown.split("-").map(Number);
    const differs = base !== undefined;
    const cells = differs
      ? values(network).map((row, p) => row.map((value, r) => value - values(base)[p][r]))
      : values(network);
    const total = d3.sum(cells.flat());
    const most = d3.max(cells.flat(), Math.abs);
    const text = differs ? numbers.signed : numbers.number;
    const kept = data.roles.map((_, r) => r).filter((r) => cells.some((row) => row[r] !== 0));
    const column = (title, className) => ui.element("th", { scope: "col", className }, title);
    const cell = (value) =>
      ui.element("td", { className: "num", style: differs ? ui.wash(value, most) : ui.wash(-value, most) }, value === 0 ? "\u00b7" : text(value));
    const sum = (value) => ui.element("td", { className: "num sum" }, text(value));
    const notes = data.networks[network].notes.map((note, p) => note || data.networks[base ?? network].notes[p]);

    table.replaceChildren(
      ui.element(
        "table",
        { className: "heat" },
        ui.element("caption", {}, `${units[state.metric]} by ${data.places} and role: ${title(network, base)}`),
        ui.element("thead", {}, ui.element("tr", {}, column(data.places, ""), ...kept.map((r) => column(words(data.roles[r]), "num")), column("total", "num"))),
        ui.element(
          "tbody",
          {},
          ...cells.map((row, p) =>
            ui.element(
              "tr",
              {},
              ui.element("th", { scope: "row" }, data.names[p], ui.element("small", {}, notes[p])),
              ...kept.map((r) => cell(row[r])),
              sum(d3.sum(row)),
            ),
          ),
          ui.element("tr", {}, ui.element("th", { scope: "row" }, "total"), ...kept.map((r) => sum(d3.sum(cells, (row) => row[r]))), sum(total)),
        ),
      ),
    );
  };

  const choose = (key) => (value) => {
    state[key] = value;
    draw();
  };
  const controls = ui.element("div", {});
  const control = () => {
    const options = data.networks.map((_, n) => [String(n), name(n)]);
    const differences = others().map((n) => [difference(n), title(n, unetlab.state.baseline)]);
    state.shown = differences.length > 0 ? differences[differences.length - 1][0] : "0";
    controls.replaceChildren(
      ui.select("Cost", Object.entries(units), state.metric, choose("metric")),
      ui.select("Of", [...options, ...differences], state.shown, choose("shown")),
    );
    draw();
  };
  host.append(controls, table);
  unetlab.on("baseline", "cost", control);
  control();
});
