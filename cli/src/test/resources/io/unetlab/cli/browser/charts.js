// Charts that are wider than their place.
() =>
  [...document.querySelectorAll('figure, .stage > svg, .plot, nav')]
    .filter(it => it.getClientRects().length > 0 && it.scrollWidth > it.clientWidth + 1)
    .filter(it => it.tagName !== 'NAV' || document.documentElement.clientWidth > 820)
    .map(it => `${it.tagName} needs ${it.scrollWidth} and has ${it.clientWidth}: ${it.textContent.trim().slice(0, 60)}`)
