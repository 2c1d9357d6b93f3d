// Texts that a box of overflow `hidden` or `clip`, or the frame of an SVG, cuts off.
() => {
  const found = [];
  const boxes = [...document.body.querySelectorAll('*')].filter(it => {
    const style = getComputedStyle(it);
    return it instanceof HTMLElement && it.getClientRects().length > 0
      && /hidden|clip/.test(style.overflowX + style.overflowY) && it.clientWidth > 1 && it.clientHeight > 1;
  });
  for (const box of boxes) {
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) {
      found.push(`<${box.tagName.toLowerCase()} class="${box.className}"> hides a part of: ${box.textContent.trim().slice(0, 60)}`);
    }
  }
  for (const text of document.querySelectorAll('svg text')) {
    const frame = text.ownerSVGElement.getBoundingClientRect(), rect = text.getBoundingClientRect();
    if (frame.width === 0 || rect.width === 0) continue;
    if (rect.left < frame.left - 1 || rect.right > frame.right + 1 || rect.top < frame.top - 2 || rect.bottom > frame.bottom + 2) {
      found.push(`a chart's frame cuts off: ${text.textContent.slice(0, 60)}`);
    }
  }
  return found;
}
