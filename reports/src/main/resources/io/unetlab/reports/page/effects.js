// What each option changes, as a heat map of options by metrics, and how much pairs of factors interact.
unetlab.view("effects", (host, data) => {
  const metricTitle = (it) => study.metrics[study.metric(it.metric)]?.title ?? it.metric;
  const title = (factorName, optionName) => {
    const factor = study.factors.find((it) => it.name === factorName);
    return factor.options.find((it) => it.name === optionName).title;
  };
  const factorTitle = (name) => study.factors.find((it) => it.name === name).title;

  const cell = (effect, most, { metric, exact }) => {
    if (effect === undefined || effect.change === null) return ui.element("td", { className: "num missing" }, "\u2013");
    const untold = !exact && effect.range !== null && effect.range.low <= 0 && effect.range.high >= 0;
    const range =
      effect.range === null || numbers.percent(effect.range.low) === numbers.percent(effect.range.high)
        ? ""
        : `${numbers.percent(effect.range.low)} to ${numbers.percent(effect.range.high)}`;
    const sign = study.isWorse(study.metric(metric), effect.change) ? 1 : -1;
    return ui.element(
      "td",
      { className: "num", style: untold ? "" : ui.wash(sign * Math.abs(effect.change), most) },
      untold ? "not told apart" : numbers.percent(effect.change),
      ui.element("small", {}, range),
    );
  };

  const heat = () => {
    const all = data.metrics.filter((it) => study.metric(it.metric) >= 0);
    const rows = all[0].options
      .filter((it) => all.some((m) => m.options.some((o) => o.factor === it.factor && o.option === it.option && o.change !== null)))
      .map((option) =>
        ui.element(
          "tr",
          {},
          ui.element(
            "th",
            { scope: "row" },
            title(option.factor, option.option),
            ui.element("small", {}, `${option.factor}=${option.option}`),
          ),
          ...all.map((m) => {
            const most = d3.max(m.options, (it) => Math.abs(it.change ?? 0));
            return cell(m.options.find((it) => it.factor === option.factor && it.option === option.option), most, m);
          }),
        ),
      );
    return ui.element(
      "table",
      { className: "heat" },
      ui.element("caption", {}, "Mean change against the base option, and its range over contexts or its 95 % interval"),
      ui.element(
        "thead",
        {},
        ui.element("tr", {}, ui.element("th", { scope: "col" }, "option"), ...all.map((m) => ui.element("th", { scope: "col", className: "num" }, metricTitle(m)))),
      ),
      ui.element("tbody", {}, ...rows),
    );
  };

  const grid = (of, told) => {
    const names = study.factors.map((it) => it.name).filter((name) => of.interactions.some((it) => it.first === name || it.second === name));
    const find = (a, b) => of.interactions.find((it) => (it.first === a && it.second === b) || (it.first === b && it.second === a));
    const most = d3.max(of.interactions, (it) => it.share);
    const square = (a, b) => {
      const pair = find(a, b);
      if (pair === undefined) return ui.element("td", { className: "num missing" }, a === b ? "" : "\u2013");
      const button = ui.element("button", { type: "button", title: `${factorTitle(a)}, ${factorTitle(b)}` }, ui.share(pair.share));
      button.addEventListener("click", () => told(pair));
      return ui.element("td", { className: "num", style: ui.wash(pair.share, most) }, button);
    };
    return ui.element(
      "table",
      { className: "heat" },
      ui.element(
        "caption",
        {},
        "Share of the variation that only two factors together explain",
        ui.element("span", { className: "hint" }, "; press one to see its options"),
      ),
      ui.element(
        "thead",
        {},
        ui.element("tr", {}, ui.element("td"), ...names.slice(0, -1).map((it) => ui.element("th", { scope: "col", className: "num" }, it))),
      ),
      ui.element(
        "tbody",
        {},
        ...names.slice(1).map((a, i) =>
          ui.element("tr", {}, ui.element("th", { scope: "row" }, a), ...names.slice(0, i + 1).map((b) => square(a, b))),
        ),
      ),
    );
  };

  const pairs = (pair) =>
    ui.element(
      "ul",
      {},
      ...pair.joints.map((it) =>
        ui.element(
          "li",
          {},
          `${pair.first}=${it.first} alone ${told(it.firstAlone)}, ${pair.second}=${it.second} alone ${told(it.secondAlone)}, ` +
            `together ${told(it.together)}: ${numbers.percent(it.beyond)} beyond the sum`,
        ),
      ),
    );
  const told = (ratio) => (ratio === null ? "unknown" : numbers.percent(ratio));

  if (data.metrics.length === 0 || data.metrics[0].options.length === 0) return;
  host.append(ui.element("div", { className: "scroll", tabIndex: 0 }, heat()));
  const interacting = data.metrics.filter((it) => it.interactions.some((pair) => pair.share >= 0.0005));
  if (interacting.length === 0) return;

  const square = ui.element("div", { className: "scroll", tabIndex: 0 });
  const detail = ui.element("div", { role: "status" });
  const draw = (name) => {
    const of = interacting.find((it) => it.metric === name);
    detail.replaceChildren();
    square.replaceChildren(grid(of, (pair) => detail.replaceChildren(pairs(pair))));
  };
  const options = interacting.map((it) => [it.metric, metricTitle(it)]);
  host.append(ui.heading("Which factors interact"), ui.select("Metric", options, interacting[0].metric, draw), square, detail);
  draw(interacting[0].metric);
});
