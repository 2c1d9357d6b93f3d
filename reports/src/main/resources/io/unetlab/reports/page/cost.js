// Where cost is: places by roles, of one network or as the exact difference between two.
unetlab.view("cost", (host, data) => {
  const table = ui.element("div", { className: "scroll", tabIndex: 0 });
  const state = { metric: "macs", shown: data.networks.length > 1 ? "difference" : "0" };
  const units = { macs: "MACs", params: "params" };
  const words = (role) => role.replaceAll("_", " ");

  const values = (network) => data.networks[network][state.metric];
  const last = data.networks.length - 1;

  const signed = (value) => (value > 0 ? "+" : "") + study.number(value);

  const draw = () => {
    const difference = state.shown === "difference";
    const cells = difference
      ? values(last).map((row, p) => row.map((value, r) => value - values(0)[p][r]))
      : values(Number(state.shown));
    const total = d3.sum(cells.flat());
    const most = d3.max(cells.flat(), Math.abs);
    const text = difference ? signed : study.number;
    const kept = data.roles.map((_, r) => r).filter((r) => cells.some((row) => row[r] !== 0));
    const column = (title, className) => ui.element("th", { scope: "col", className }, title);
    const cell = (value) =>
      ui.element("td", { className: "num", style: difference ? ui.wash(value, most) : ui.wash(-value, most) }, value === 0 ? "\u00b7" : text(value));
    const sum = (value) => ui.element("td", { className: "num sum" }, text(value));
    const own = data.networks[difference ? last : Number(state.shown)].notes;
    const notes = own.map((note, p) => note || data.networks[0].notes[p]);

    table.replaceChildren(
      ui.element(
        "table",
        { className: "heat" },
        ui.element("caption", {}, `${units[state.metric]} by ${data.places} and role`),
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

  const shown = data.networks.map((it, n) => [String(n), it.name]);
  if (data.networks.length > 1) shown.push(["difference", `${data.networks[last].name} \u2212 ${data.networks[0].name}`]);
  const choose = (key) => (value) => {
    state[key] = value;
    draw();
  };
  host.append(
    ui.select("Cost", Object.entries(units), state.metric, choose("metric")),
    ui.select("Of", shown, state.shown, choose("shown")),
    table,
  );
  draw();
});
