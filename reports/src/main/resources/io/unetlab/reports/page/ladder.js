// The ladder as a waterfall: each edit's bar spans the values before and after it.
unetlab.view("ladder", (host, data) => {
  const rows = ui.element("ol", { className: "rows" });
  const known = (m) => data.edits.every((it) => value(m, it.before) !== null && value(m, it.after) !== null);
  const value = (m, number) => {
    const variant = study.index(number);
    return variant === undefined ? null : study.value(m, variant);
  };
  const shown = d3.range(study.metrics.length).filter(known);
  if (shown.length === 0) return;

  const row = (title, detail, from, to, most, kind, text) => {
    const bar = ui.element("span", { className: `bar ${kind}` });
    bar.style.left = `${(100 * Math.min(from, to)) / most}%`;
    bar.style.width = `${(100 * Math.abs(to - from)) / most}%`;
    return ui.element(
      "li",
      {},
      ui.element("span", { className: "name" }, title, ui.element("small", {}, detail)),
      ui.element("span", { className: "track" }, bar),
      ui.element("span", { className: "value" }, ...text),
    );
  };

  const draw = (m) => {
    const kept = data.edits.filter((it) => it.kept);
    const first = value(m, data.edits[0].before);
    const last = kept.length === 0 ? first : value(m, kept[kept.length - 1].after);
    const most = d3.max(data.edits.flatMap((it) => [value(m, it.before), value(m, it.after)]));
    const name = study.metrics[m].name;
    const edits = data.edits.map((edit) => {
      const [from, to] = [value(m, edit.before), value(m, edit.after)];
      const kind = !edit.kept ? "reverted" : study.isWorse(m, to - from) ? "worse" : "better";
      const published = edit.published[name];
      const shown = row(edit.title, `${edit.factor}${edit.kept ? "" : ", reverted"}`, from, to, most, kind, [
        study.change(m, from, to),
        ui.element("small", {}, published === undefined ? "" : `published ${published}`),
      ]);
      shown.title = `${study.text(m, from)} \u2192 ${study.text(m, to)}`;
      return shown;
    });
    rows.replaceChildren(
      row("the base", "", 0, first, most, "base", [study.text(m, first)]),
      ...edits,
      row("after the ladder", "against the base", 0, last, most, "choice", [
        study.text(m, last),
        ui.element("small", {}, study.change(m, first, last)),
      ]),
    );
  };

  const start = Math.max(0, shown.indexOf(study.metric(data.metric)));
  const options = shown.map((m) => [m, study.metrics[m].title]);
  host.append(ui.select("Metric", options, shown[start], (m) => draw(Number(m))), rows);
  draw(shown[start]);
});
