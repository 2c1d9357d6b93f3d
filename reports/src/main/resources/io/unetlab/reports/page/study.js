// The study's variants, read once from the page, and their values as text.
const study = (() => {
  const data = JSON.parse(document.getElementById("study").textContent);
  const columns = data.variants;
  const count = columns.number.length;
  const all = d3.range(count);

  // A column of small indices is a text, one character for each variant.
  const codes = (text) => Array.from({ length: count }, (_, i) => text.charCodeAt(i) - 48);
  columns.choices = columns.choices.map(codes);
  columns.standing = codes(columns.standing);
  columns.why = codes(columns.why);
  const front = new Set(columns.front);
  const doubtful = columns.doubtful.map((it) => new Set(it));
  const same = new Map(columns.same);

  const indices = new Map(all.map((it) => [columns.number[it], it]));
  const index = (number) => indices.get(number);
  const metric = (name) => data.metrics.findIndex((it) => it.name === name);
  const value = (m, variant) => columns.values[m][variant];
  const option = (f, variant) => data.factors[f].options[columns.choices[f][variant]];
  const standing = (variant) => data.standings[columns.standing[variant]];
  const rank = (variant) => columns.rank[variant];
  const sameAs = (variant) => same.get(variant);
  const isDoubtful = (m, variant) => doubtful[m].has(variant);
  const isFront = (variant) => front.has(variant);
  const isBase = (variant) => variant === data.base;
  const isChoice = (variant) => variant === data.choice;
  const tag = (variant) => (isBase(variant) ? "base" : `#${columns.number[variant]}`);

  // The factors in which a variant differs from another, with both options.
  const differences = (variant, other = data.base) =>
    data.factors
      .map((factor, f) => ({ factor, from: option(f, other), to: option(f, variant) }))
      .filter((it) => it.from !== it.to);

  // A quality has two decimals at least, so that 12.5 and 12.50 read the same; one of trainings in small has four.
  const isQuality = (m) => data.metrics[m].kind === "quality" || data.metrics[m].kind === "small_scale";
  const score = (m, value) => {
    const digits = value.toFixed(4).replace(/^-(?=0\.0000$)/, "");
    return data.metrics[m].kind === "small_scale" ? digits : digits.replace(/0{1,2}$/, "");
  };

  // The value as a cell under its metric's heading, which names what is counted.
  const shown = (m, value, precision) => {
    const { kind, unit } = data.metrics[m];
    if (isQuality(m)) return score(m, value);
    if (kind === "time" && value >= 1000) return `${numbers.number(value / 1000, precision)} s`;
    const digits = numbers.number(value, precision);
    if (kind === "bytes") return /[kMGT]$/.test(digits) ? `${digits}B` : `${digits} B`;
    return kind === "count" ? digits : `${digits} ${unit}`;
  };

  // At an axis, without padding: 900 M, 1.5 G.
  const tick = (m) => (value) => shown(m, value).replace(/(\.\d*?)0+(?=\D*$)/, "$1").replace(/\.(?=\D*$)/, "");

  const cell = (m, variant) => {
    const known = value(m, variant);
    if (known === null) return data.metrics[m].kind === "time" ? "–" : "unknown";
    return isDoubtful(m, variant) ? `${shown(m, known)} (doubtful)` : shown(m, known);
  };

  // The value with its unit, for a sentence.
  const text = (m, value, precision) => {
    if (value === null || value === undefined) return "unknown";
    const { kind, unit } = data.metrics[m];
    return kind === "count" && unit !== "" ? `${shown(m, value, precision)} ${unit}` : shown(m, value, precision);
  };

  const change = (m, from, to) => {
    if (from === null || to === null || from === undefined || to === undefined) return "";
    if (isQuality(m)) return `${to > from ? "+" : ""}${score(m, to - from)}`;
    return from === 0 ? "" : numbers.percent((to - from) / Math.abs(from));
  };

  const isWorse = (m, change) => (data.metrics[m].goal === "less" ? change > 0 : change < 0);

  const holds = { "<=": (a, b) => a <= b, "<": (a, b) => a < b, ">=": (a, b) => a >= b, ">": (a, b) => a > b };

  const breaks = (limit, variant) => {
    const known = value(metric(limit.metric), variant);
    return known !== null && !holds[limit.comparison](known, limit.bound);
  };

  // Why a variant cannot be chosen, a sentence each; none if it can.
  const reasons = (variant) => {
    const broken = data.limits
      .filter((limit) => breaks(limit, variant))
      .map((limit) => {
        const m = metric(limit.metric);
        return `${limit.metric} ${shown(m, value(m, variant), 6)} breaks ${limit.text}`;
      });
    const why = columns.reasons[columns.why[variant]];
    return why === "" ? broken : [why];
  };

  return {
    ...data, count, all, index, metric, value, option, standing, rank, sameAs, isDoubtful, isFront, isBase, isChoice,
    tag, differences, tick, shown, cell, text, change, isWorse, reasons,
  };
})();
