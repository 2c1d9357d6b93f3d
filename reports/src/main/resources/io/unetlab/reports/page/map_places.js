// The dots of a map: variants with equal values of both metrics are one place.
const mapPlaces = (() => {
  const gather = (mx, my) => {
    const byValues = new Map();
    const of = new Map();
    for (const variant of study.all) {
      const [x, y] = [study.value(mx, variant), study.value(my, variant)];
      if (x === null || y === null) continue;
      const key = `${x} ${y}`;
      if (!byValues.has(key)) byValues.set(key, { x, y, variants: [] });
      byValues.get(key).variants.push(variant);
      of.set(variant, byValues.get(key));
    }
    return { places: [...byValues.values()], of };
  };

  // Notes what passes the filter; returns the places where anything does. The others stay as faint context.
  const filter = (places, axes) => {
    for (const place of places) {
      place.passing = place.variants.filter(unetlab.passes);
      place.top = place.passing.length === 0 ? null : marks.first(place.passing);
      place.style = place.top === null ? null : marks.of(place.top);
      place.doubtful = place.top !== null && axes.some((m) => study.isDoubtful(m, place.top));
    }
    return places.filter((it) => it.top !== null);
  };

  const sign = (m) => (study.metrics[m].goal === "less" ? 1 : -1);

  // The Pareto front in both metrics: among those that keep the rule, if any pass, since others cannot be chosen.
  const front = (passing, mx, my) => {
    const keeps = (variant) => study.rank(variant) > 0;
    const keeping = passing.filter((it) => it.passing.some(keeps));
    const among = keeping.length > 0 ? keeping : passing;
    const best = d3.sort(among, (it) => sign(mx) * it.x, (it) => sign(my) * it.y);
    const members = [];
    for (const place of best) {
      const last = members[members.length - 1];
      if (last === undefined || sign(my) * place.y < sign(my) * last.y) members.push(place);
    }
    const networks = d3.sum(among, (it) => (keeping.length > 0 ? it.passing.filter(keeps) : it.passing).length);
    const text = `front of ${d3.format(",")(networks)} ${keeping.length > 0 ? "that keep every limit" : "shown"}`;
    return { members: d3.sort(members, (it) => it.x), text };
  };

  const references = (mx, my) =>
    study.references
      .map((it) => ({ name: it.name, x: it.values[mx], y: it.values[my], style: "reference" }))
      .filter((it) => it.x !== null && it.y !== null);

  return { gather, filter, front, references };
})();
