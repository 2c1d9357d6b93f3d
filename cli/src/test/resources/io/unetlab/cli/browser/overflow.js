// Elements that reach beyond the page's right edge and stand in no area that scrolls.
() => {
  const width = document.documentElement.clientWidth;
  const scrolls = element => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')]
    .filter(it => !(it instanceof SVGElement && it.ownerSVGElement))
    .filter(it => it.getClientRects().length > 0 && it.getBoundingClientRect().right > width + 1 && !scrolls(it))
    .map(it => `<${it.tagName.toLowerCase()} class="${it.getAttribute('class') ?? ''}"> ends at ${Math.round(it.getBoundingClientRect().right)} of ${width}: ${it.textContent.trim().slice(0, 60)}`);
  const page = document.scrollingElement.scrollWidth;
  return page > width + 1 ? [`the page is ${page} wide, its window ${width}`, ...wide] : wide;
}
