// What is wrong is heard first, each with the name of its field.
const summary = document.querySelector(".error-summary")

for (const link of summary?.querySelectorAll("a[href^='#']") ?? []) {
  const id = decodeURIComponent(link.hash.slice(1))
  const name = document.querySelector(`label[for="${CSS.escape(id)}"]`)?.firstChild.textContent.trim()
    ?? document.getElementById(id)?.getAttribute("aria-label")
  if (name && !link.textContent.includes(name)) link.textContent = `${name}: ${link.textContent}`
}

summary?.focus()
