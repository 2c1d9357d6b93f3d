// Which part of the plane a map shows at first.
const mapDomain = (() => {
  const PARTS = 20; // of an axis, to see how evenly its values lie
  const GAP = 0.35; // of an axis, that is worth leaving out with what is beyond it

  // Only of positive numbers is there a logarithm.
  const canLog = (m) => d3.min(study.variants.values[m]) > 0;

  const isLog = (axis) => axis.log && canLog(axis.m);

  // Whether the values of a metric, over a wide range, use clearly more of a logarithmic axis than of a linear one.
  const suggestsLog = (m) => {
    const known = study.variants.values[m].filter((it) => it !== null);
    const [low, high] = d3.extent(known);
    if (!(low > 0) || high < 4 * low) return false;
    const used = (scale) => new Set(known.map((it) => Math.min(PARTS - 1, Math.floor(scale(it))))).size;
    const ends = (scale) => scale.domain([low, high]).range([0, PARTS]);
    return used(ends(d3.scaleLog())) >= 1.25 * used(ends(d3.scaleLinear()));
  };

  const along = (axis) => (isLog(axis) ? Math.log : (it) => it);

  // What has to be seen: what keeps the rule, the base, the choice, and what is pinned.
  const matters = (variant) => study.rank(variant) > 0 || study.isBase(variant) || study.isChoice(variant) || unetlab.state.pins.includes(variant);

  // From the lowest to the highest of the values, except for those beyond a wide gap on the far side of all that matters.
  const range = (places, name, axis) => {
    const measure = along(axis);
    const values = d3.sort(new Set(places.map((it) => it[name])));
    const inner = places.filter((it) => it.variants.some(matters)).map((it) => it[name]);
    const [least, most] = d3.extent(inner);
    const wide = GAP * (measure(values[values.length - 1]) - measure(values[0]));
    const isGap = (i) => measure(values[i]) - measure(values[i - 1]) > wide;
    let [from, to] = [0, values.length - 1];
    const steps = inner.length < 2 ? [] : d3.range(1, values.length).filter(isGap);
    for (const i of steps) {
      if (values[i] <= least) from = i;
      if (values[i - 1] >= most) to = Math.min(to, i - 1);
    }
    return [values[from], values[to]];
  };

  const reach = ([low, high], isLog) => {
    if (isLog) return [low / 2, high * 2];
    const beyond = 0.3 * (high - low || Math.abs(high) || 1);
    return [low - beyond, high + beyond];
  };

  const isIn = (value, [low, high]) => value >= low && value <= high;

  const padded = ([low, high], isLog) => {
    if (isLog) {
      const pad = Math.max(1.02, (high / low) ** 0.04);
      return [low / pad, high * pad];
    }
    const pad = 0.04 * (high - low || Math.abs(high) || 1);
    return [low < 0 ? low - pad : Math.max(low - pad, -pad / 2), high + pad];
  };

  const bounds = (m) => study.limits.filter((it) => study.metric(it.metric) === m).map((it) => it.bound);

  // The domains of both axes. Limits, and published networks that lie near on both axes, extend them.
  const of = (places, { x, y, whole }) => {
    const ends = (name, axis) => (whole ? d3.extent(places, (it) => it[name]) : range(places, name, axis));
    const ranges = [ends("x", x), ends("y", y)];
    const reaches = [reach(ranges[0], isLog(x)), reach(ranges[1], isLog(y))];
    const near = mapPlaces.references(x.m, y.m).filter((it) => isIn(it.x, reaches[0]) && isIn(it.y, reaches[1]));
    const domain = (name, axis, i) => {
      const limits = bounds(axis.m).filter((it) => isIn(it, reaches[i]));
      return padded(d3.extent([...ranges[i], ...limits, ...near.map((it) => it[name])]), isLog(axis));
    };
    return { x: domain("x", x, 0), y: domain("y", y, 1) };
  };

  return { canLog, isLog, suggestsLog, of };
})();
