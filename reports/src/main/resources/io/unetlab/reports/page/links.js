// Numbers that name variants: links that pin them, in the text and in the page's address.
(() => {
  const NUMBER = /#(\d+)\b/g;
  const SKIPPED = "script, style, a, button, code, pre, svg, .stage";

  // "#v=9,72", which someone was sent.
  const named = () => {
    const match = /^#v=([\d,]+)$/.exec(location.hash);
    const numbers = match === null ? [] : match[1].split(",").filter((it) => it !== "");
    return [...new Set(numbers.map((it) => study.index(Number(it))))].filter((it) => it !== undefined);
  };

  const address = () => {
    const numbers = unetlab.state.pins.map((it) => study.variants.number[it]);
    const plain = location.href.replace(/#.*$/, "");
    if (numbers.length > 0) history.replaceState(null, "", `#v=${numbers.join(",")}`);
    else if (location.hash.startsWith("#v=")) history.replaceState(null, "", plain);
  };

  const compare = () => document.querySelector('[data-view="pins"]')?.scrollIntoView({ block: "start" });

  const link = (number, variant) => {
    const made = ui.element("a", { href: `#v=${number}`, className: "variant" }, `#${number}`);
    made.addEventListener("click", (event) => {
      event.preventDefault();
      if (!unetlab.state.pins.includes(variant)) unetlab.pin(variant);
    });
    const show = () => {
      const box = made.getBoundingClientRect();
      unetlab.set("hover", variant);
      tip.show([variant], box.right, box.top);
    };
    const hide = () => {
      unetlab.set("hover", null);
      tip.hide();
    };
    for (const event of ["pointerenter", "focus"]) made.addEventListener(event, show);
    for (const event of ["pointerleave", "blur"]) made.addEventListener(event, hide);
    return made;
  };

  const replace = (node) => {
    const parts = [];
    let from = 0;
    for (const match of node.data.matchAll(NUMBER)) {
      const variant = study.index(Number(match[1]));
      if (variant === undefined) continue;
      parts.push(node.data.slice(from, match.index), link(match[1], variant));
      from = match.index + match[0].length;
    }
    if (parts.length > 0) node.replaceWith(...parts, node.data.slice(from));
  };

  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.data.includes("#") && node.parentElement.closest(SKIPPED) === null) nodes.push(node);
  }
  nodes.forEach(replace);

  // What is pinned, wherever on the page one is.
  const said = ui.element("output", {});
  const go = ui.element("button", { type: "button" }, "Compare");
  go.addEventListener("click", compare);
  const clear = ui.element("button", { type: "button" }, "Unpin all");
  clear.addEventListener("click", () => unetlab.set("pins", []));
  const tray = ui.element("aside", { className: "tray", "aria-label": "pinned variants", hidden: true }, said, go, clear);
  document.body.append(tray);

  unetlab.on("pins", "links", () => {
    tray.hidden = unetlab.state.pins.length === 0;
    said.textContent = `pinned: ${unetlab.state.pins.map(study.tag).join(", ")}`;
    address();
  });
  const restore = () => {
    const pins = named();
    if (pins.length === 0) return;
    unetlab.set("pins", pins);
    compare();
  };
  window.addEventListener("hashchange", restore);
  unetlab.onStart(restore);
})();
