// The map by pointer and by keyboard: a tip on hover and on focus, a click or Enter pins.
const mapReader = (host, chart, spoken) => {
  const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  // From the map's pixels to the window's.
  const client = () => {
    const { left, top } = host.getBoundingClientRect();
    return ({ x, y }) => [left + x, top + y];
  };

  const hover = (place) => {
    const variant = place === null ? null : place.top;
    if (unetlab.state.hover !== variant) unetlab.set("hover", variant);
    if (place === null) {
      tip.hide();
      return;
    }
    const at = client();
    tip.show(place.passing, ...at(chart.pixel(place)), chart.crowd(place).map(at));
  };

  const say = (place) => (spoken.textContent = tip.sentence(place.passing));

  const focus = (place) => {
    chart.setFocus(place);
    hover(place);
    if (place !== null) say(place);
  };

  const pin = (place) => {
    unetlab.pin(place.top);
    hover(place);
    say(place);
  };

  const under = (event) => {
    const box = host.getBoundingClientRect();
    return chart.find(event.clientX - box.left, event.clientY - box.top, event.pointerType === "touch");
  };

  // Where the keyboard starts: at the choice, else at the left.
  const start = () => (study.choice === null ? null : chart.visible(study.choice)) ?? chart.ends()[0] ?? null;

  const escape = (place) => {
    if (place !== null && unetlab.state.pins.includes(place.top)) pin(place);
    else hover(null);
  };

  const act = (key) => {
    const place = chart.focused() ?? start();
    if (key === "+" || key === "=") chart.zoomBy(1.6);
    else if (key === "-") chart.zoomBy(1 / 1.6);
    else if (key === "0") chart.reset();
    else if (key === "Escape") escape(place);
    else if (place === null) return false;
    else if (key in KEYS) focus(chart.next(place, ...KEYS[key]));
    else if (key === "Home") focus(chart.ends()[0]);
    else if (key === "End") focus(chart.ends()[1]);
    else if (key === "Enter" || key === " ") pin(place);
    else return false;
    return true;
  };

  unetlab.on("hover", "map", () => {
    const variant = unetlab.state.hover;
    chart.setLight(variant === null ? null : chart.visible(variant));
  });
  host.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && act(event.key)) event.preventDefault();
  });
  host.addEventListener("focus", () => {
    if (host.matches(":focus-visible")) focus(chart.focused() ?? start());
  });
  host.addEventListener("blur", () => focus(null));
  host.addEventListener("pointermove", (event) => hover(event.buttons === 0 ? under(event) : null));
  host.addEventListener("pointerleave", () => hover(null));
  host.addEventListener("click", (event) => {
    const place = under(event);
    if (place === null) hover(null);
    else pin(place);
  });
};
