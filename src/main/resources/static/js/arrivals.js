// Calls `greet` for every element that matches, now and whenever one is put into the page.
export function onArrival(selector, greet) {
  const look = root => {
    if (root.matches?.(selector)) greet(root)
    root.querySelectorAll?.(selector).forEach(greet)
  }
  look(document)
  new MutationObserver(changes => {
    for (const change of changes) change.addedNodes.forEach(look)
  }).observe(document.documentElement, { childList: true, subtree: true })
}
