// What is known about a variant, beside the pointer or the focused mark.
const tip = (() => {
  const MOST_NAMED = 8;
  const EDGE = 8;
  const GAPS = [16, 50, 100, 160];
  const NEIGHBOUR = 110;
  let box = null;

  const heading = (variant) => {
    const rank = study.rank(variant);
    const said = [study.standing(variant)];
    if (rank > 0) said.push(`rank ${rank}`);
    if (study.isFront(variant)) said.push("on the front");
    if (unetlab.state.pins.includes(variant)) said.push("pinned");
    return `${study.tag(variant)}: ${said.join(", ")}`;
  };

  const values = (variant) =>
    study.metrics.map((metric, m) => {
      const known = study.value(m, variant);
      const change = study.isBase(variant) ? "" : study.change(m, study.value(m, study.base), known);
      return [metric.title, study.cell(m, variant), change];
    });

  const choices = (variant) => study.differences(variant).map((it) => `${it.factor.title}: ${it.to.title}`);

  // A box with all of them would hide the map.
  const fewChoices = (variant) => {
    const all = choices(variant);
    const rest = all.length - MOST_NAMED;
    return rest < 2 ? all : [...all.slice(0, MOST_NAMED), `and ${rest} other options that differ from the base's`];
  };

  const others = (variant, variants) => {
    const rest = variants.filter((it) => it !== variant).map(study.tag);
    if (rest.length === 0) return "";
    const named = rest.slice(0, MOST_NAMED).join(", ");
    const more = rest.length > MOST_NAMED ? ` and ${rest.length - MOST_NAMED} more` : "";
    return `${variants.length} networks here: also ${named}${more}`;
  };

  const same = (variant) => {
    const number = study.sameAs(variant);
    return number === undefined ? [] : [`the same network as ${number === 0 ? "the base" : `#${number}`}`];
  };

  const line = (text, className = "") => ui.element("p", { className }, text);

  const content = (variant, variants) => {
    const rows = values(variant).map(([title, value, change]) =>
      ui.element("tr", {}, ...[title, value, change].map((it) => ui.element("td", {}, it))),
    );
    return [
      ui.element("strong", {}, heading(variant)),
      ui.element("table", {}, ui.element("tbody", {}, ...rows)),
      ...fewChoices(variant).map((it) => line(it)),
      ...[...same(variant), ...study.reasons(variant)].map((it) => line(it, "why")),
      line(others(variant, variants), "others"),
    ];
  };

  // Within the window, where it hides as little as may be of the marks around the one it is about; near it otherwise.
  const place = (x, y, crowd) => {
    const { width, height } = box.getBoundingClientRect();
    const within = (at, size, whole) => Math.max(EDGE, Math.min(at, whole - size - EDGE));
    const close = crowd.filter(([px, py]) => Math.hypot(px - x, py - y) < NEIGHBOUR);
    const holds = ({ left, top }, [px, py]) => px > left - 6 && px < left + width + 6 && py > top - 6 && py < top + height + 6;
    const cost = (it) =>
      it.gap / 20 + (holds(it, [x, y]) ? 1e6 : 0) + d3.sum(crowd, (at) => holds(it, at)) + 10 * d3.sum(close, (at) => holds(it, at));
    const along = (at, size) => [at - 16, at - size / 2, at + 16 - size];
    const around = GAPS.flatMap((gap) => [
      ...[x + gap, x - gap - width].flatMap((left) => along(y, height).map((top) => ({ gap, left, top }))),
      ...[y - gap - height, y + gap].flatMap((top) => along(x, width).map((left) => ({ gap, left, top }))),
    ]);
    const inside = around.map(({ gap, left, top }) => ({
      gap,
      left: within(left, width, window.innerWidth),
      top: within(top, height, window.innerHeight),
    }));
    const best = d3.least(inside, cost);
    box.style.left = `${best.left}px`;
    box.style.top = `${best.top}px`;
  };

  // `crowd` has the other marks that a reader may want to see; all places are pixels of the window.
  const show = (variants, x, y, crowd = []) => {
    if (box === null) {
      box = ui.element("div", { className: "tip", role: "tooltip" });
      document.querySelector("main").append(box);
    }
    box.replaceChildren(...content(marks.first(variants), variants));
    box.hidden = false;
    place(x, y, crowd);
  };

  const hide = () => {
    if (box !== null) box.hidden = true;
  };

  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  // The same as one sentence, for a screen reader.
  const sentence = (variants) => {
    const variant = marks.first(variants);
    const known = values(variant).map(([title, value]) => `${title} ${value}`);
    const all = [heading(variant), known.join(", "), ...choices(variant), ...study.reasons(variant), others(variant, variants)];
    return `${all.filter((it) => it !== "").join(". ")}.`;
  };

  return { show, hide, sentence };
})();
