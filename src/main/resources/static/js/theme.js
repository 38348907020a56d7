// Before the first paint: light or dark as this device was told. A classic script: it blocks.
{
  let choice = null
  try { choice = localStorage.getItem("theme") } catch { /* storage refused */ }
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice
}
