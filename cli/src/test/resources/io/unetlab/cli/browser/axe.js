// Every element that breaks a rule of axe-core, with the rule and how to mend it. The shadows of areas that scroll are
// gradients, on which axe measures no contrast; without them it does.
async () => {
  const plain = document.createElement('style');
  plain.textContent = '.scroll { background: none !important; }';
  document.head.append(plain);
  const results = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });
  plain.remove();
  return results.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id} at ${node.target}: ${node.failureSummary.replace(/\s+/g, ' ')} ${node.html.slice(0, 160)}`));
}
