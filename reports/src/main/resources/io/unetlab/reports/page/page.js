"use strict";
// What all views share: elements, the reader's choices, and the registry of views. A view is a function
// (host, data, title) that draws into the element `host`; it is called once, and redraws itself when the
// choices that it shows change.
const unetlab = (() => {
  const views = new Map();
  const changes = d3.dispatch("pins", "filter", "hover", "theme", "baseline");

  // The reader's choices. Views change them with `set` and `filter`, and are told by `on`.
  const state = {
    pins: [], // indices of variants, in the order in which they were pinned
    filters: new Map(), // by view, a test of a variant's index; a variant is shown that passes all
    hover: null, // index of a variant, or null
    baseline: 0, // index of the network that others are compared with
  };

  const set = (key, value) => {
    state[key] = value;
    changes.call(key);
  };

  const on = (key, name, listener) => changes.on(`${key}.${name}`, listener);

  const pin = (variant) =>
    set("pins", state.pins.includes(variant) ? state.pins.filter((it) => it !== variant) : [...state.pins, variant]);

  const filter = (view, test) => {
    if (test === null) state.filters.delete(view);
    else state.filters.set(view, test);
    changes.call("filter");
  };

  const passes = (variant) => [...state.filters.values()].every((test) => test(variant));

  // Colours are the style sheet's, so that dark mode and print need no case in a view.
  const color = (name) => `var(--c-${name})`;

  const view = (name, draw) => views.set(name, draw);

  // What has to wait until every view is drawn.
  const later = [];
  const onStart = (act) => later.push(act);

  const start = () => {
    for (const host of document.querySelectorAll("[data-view]")) {
      const draw = views.get(host.dataset.view);
      const data = JSON.parse(host.querySelector("script").textContent);
      const stage = document.createElement("div");
      stage.className = "stage";
      host.append(stage);
      try {
        draw(stage, data, host.getAttribute("aria-label"));
      } catch (fault) {
        // The other views are drawn, and this one keeps its still content.
        console.error(host.dataset.view, fault);
        stage.replaceChildren();
      }
      // A view without enough to draw leaves what is there.
      if (stage.hasChildNodes()) host.classList.add("live");
      else stage.remove();
    }
    later.forEach((act) => act());
    performance.mark("interactive");
  };

  return { state, set, on, pin, filter, passes, color, view, onStart, start };
})();
