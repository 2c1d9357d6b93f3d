// Texts of a chart that lie on one another.
() => {
  const found = [];
  for (const svg of document.querySelectorAll('svg')) {
    if (svg.getClientRects().length === 0) continue;
    const texts = [...svg.querySelectorAll('text')]
      .map(it => ({ text: it.textContent.trim(), box: it.getBoundingClientRect() }))
      .filter(it => it.text !== '' && it.box.width > 0);
    texts.forEach((one, i) => texts.slice(i + 1).forEach(other => {
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 2 && high > 0.3 * Math.min(one.box.height, other.box.height)) {
        found.push(`${one.text} on ${other.text} in ${svg.getAttribute('aria-label') ?? svg.querySelector('title')?.textContent}`);
      }
    }));
  }
  return found;
}
