// Words that continue on the next line. Hyphens, slashes and dashes are places to break, and so is what a `<wbr>` marks.
() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    if (parent.closest('script, style, svg, pre') || parent.getClientRects().length === 0) continue;
    for (const word of text.data.matchAll(/[^\s\-/\u2010-\u2015]+/g)) {
      if (/^[0-9a-f:]{30,}$/.test(word[0])) continue;
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter(it => it.width > 0).map(it => Math.round(it.top)));
      if (lines.size > 1) found.push(`${word[0]} in <${parent.tagName.toLowerCase()}>: ${parent.textContent.trim().slice(0, 60)}`);
    }
  }
  return found;
}
