// The study's variants, read once from the page, and their values as text.
const study = (() => {
  const data = JSON.parse(document.getElementById("study").textContent);
  const columns = data.variants;
  const count = columns.number.length;
  const all = d3.range(count);

  const indices = new Map(all.map((it) => [columns.number[it], it]));
  const index = (number) => indices.get(number);
  const metric = (name) => data.metrics.findIndex((it) => it.name === name);
  const value = (m, variant) => columns.values[m][variant];
  const option = (f, variant) => data.factors[f].options[columns.choices[f][variant]];
  const standing = (variant) => data.standings[columns.standing[variant]];
  const isFront = (variant) => columns.front[variant] === 1;
  const isBase = (variant) => variant === data.base;
  const isChoice = (variant) => variant === data.choice;
  const tag = (variant) => (isBase(variant) ? "base" : `#${columns.number[variant]}`);

  // The factors in which a variant differs from another, with both options.
  const differences = (variant, other = data.base) =>
    data.factors
      .map((factor, f) => ({ factor, from: option(f, other), to: option(f, variant) }))
      .filter((it) => it.from !== it.to);

  const label = (variant) =>
    differences(variant).map((it) => `${it.factor.name}=${it.to.name}`).join(" ") || "base";

  // Four digits with a prefix, as every table of the report writes numbers: 386.1 M, 22, 12.75.
  const number = (value) => {
    if (value === 0) return "0";
    const rounded = Number(value.toPrecision(4));
    const digits = Math.floor(Math.log10(Math.abs(rounded))) + 1;
    if (digits <= 4) return String(rounded);
    const step = Math.min(Math.floor((digits - 1) / 3), 4);
    return `${(rounded / 1000 ** step).toFixed(Math.max(0, 4 - (digits - 3 * step)))} ${"kMGT"[step - 1]}`;
  };

  // At an axis, without padding: 900 M, 1.5 G.
  const tick = (value) => number(value).replace(/\.?0+(?= )/, "");

  const text = (m, value) => {
    if (value === null || value === undefined) return "unknown";
    const { kind, unit } = data.metrics[m];
    if (kind === "time" && value >= 1000) return `${number(value / 1000)} s`;
    const shown = kind === "quality" ? String(Number(value.toPrecision(4))) : number(value);
    if (kind === "bytes") return /[kMGT]$/.test(shown) ? `${shown}B` : `${shown} B`;
    return unit === "" || kind === "quality" ? shown : `${shown} ${unit}`;
  };

  const change = (m, from, to) => {
    if (from === null || to === null || from === undefined || to === undefined) return "";
    if (data.metrics[m].kind === "quality") return d3.format("+.3~g")(to - from);
    if (from === 0) return "";
    return percent((to - from) / Math.abs(from));
  };

  const percent = (ratio) =>
    Math.abs(ratio) < 0.0005 ? "0 %" : `${d3.format("+.1f")(100 * ratio).replace("-", "\u2212")} %`;

  return {
    ...data, count, all, index, metric, value, option, standing, isFront, isBase, isChoice, tag,
    differences, label, number, tick, text, change, percent,
  };
})();
