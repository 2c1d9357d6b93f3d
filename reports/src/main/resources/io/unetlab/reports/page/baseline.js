// The network that the others are compared with is one for all views; each of them may have its choice.
const baseline = (() => {
  const select = (names, view) => {
    const options = names.map((name, n) => [String(n), name]);
    const label = ui.select("Baseline", options, String(unetlab.state.baseline), (n) => unetlab.set("baseline", Number(n)));
    unetlab.on("baseline", `select-${view}`, () => {
      label.querySelector("select").value = String(unetlab.state.baseline);
    });
    return label;
  };

  // A value as people read it, by the kind of its metric.
  const text = (kind, value) => {
    if (kind === "bytes") return numbers.bytes(value);
    if (kind === "time") return value >= 999.5 ? d3.format(",")(Math.round(value)) : value.toPrecision(3);
    return numbers.number(value);
  };

  const change = (value, base) => {
    if (value === base) return "same";
    return base === 0 ? "" : numbers.percent(value / base - 1);
  };

  // A value with its change below. Where one of both is missing, `word` says why; the baseline has no change.
  const cell = (kind, value, base, isBase, word) => {
    if (value === null) return ui.element("td", { className: "num missing" }, isBase ? "–" : word);
    const compared = !isBase && base !== null;
    const style = compared && base !== 0 ? ui.wash(value / base - 1, 0.6) : "";
    const below = isBase ? "" : compared ? change(value, base) : word;
    return ui.element("td", { className: "num", style }, text(kind, value), ui.element("small", {}, below));
  };

  return { select, cell };
})();
