// What a printer would lose or tear: columns in areas that scroll, headings without their text, charts and rows in two.
() => {
  const found = [];
  for (const area of document.body.querySelectorAll('*')) {
    if (area instanceof HTMLElement && !area.matches('.unseen, .skip') && area.getClientRects().length > 0 && area.scrollWidth > area.clientWidth + 1 && getComputedStyle(area).display !== 'inline') {
      found.push(`<${area.tagName.toLowerCase()} class="${area.className}"> needs ${area.scrollWidth} and has ${area.clientWidth}: ${area.textContent.trim().slice(0, 60)}`);
    }
  }
  const style = (selector, property, value) => {
    for (const it of document.querySelectorAll(selector)) {
      if (getComputedStyle(it)[property] !== value) found.push(`<${it.tagName.toLowerCase()}> ${it.textContent.trim().slice(0, 40)}: ${property} is not ${value}`);
    }
  };
  style('h2, h3, caption', 'breakAfter', 'avoid');
  style('figure:not(.beside), .beside svg, tr', 'breakInside', 'avoid');
  return found;
}
