// What is wrong is heard first, each with the name of its field.
const summary = document.querySelector(".error-summary")

for (const link of summary?.querySelectorAll("a[href^='#']") ?? []) {
  const label = document.querySelector(`label[for="${CSS.escape(decodeURIComponent(link.hash.slice(1)))}"]`)
  const name = label?.firstChild.textContent.trim()
  if (name && !link.textContent.includes(name)) link.textContent = `${name}: ${link.textContent}`
}

summary?.focus()
