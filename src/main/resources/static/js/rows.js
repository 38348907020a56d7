// Rows of a table or list: j and k move over .row-link, x ticks the row's data-row-select, e
// changes its first value, Enter is the link's own. The nearest [data-bulk] shows itself and counts
// while anything is ticked.
import { onArrival } from "./arrivals.js"

export function move(step) {
  const links = [...document.querySelectorAll(".row-link")].filter(link => link.checkVisibility())
  if (links.length === 0) return false
  const row = document.activeElement?.closest("tr, li")
  const at = links.findIndex(link => link === document.activeElement || row?.contains(link))
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step
  links[Math.max(0, Math.min(links.length - 1, next))].focus()
  return true
}

export function tick() {
  const box = document.activeElement?.closest("tr, li")?.querySelector("[data-row-select]")
  box?.click()
  return Boolean(box)
}

// Opens the first value of the row that can be changed there (edit.js).
export function change() {
  const link = document.activeElement?.closest("tr")?.querySelector("[data-edit]")
  link?.click()
  return Boolean(link)
}

function count() {
  const boxes = [...document.querySelectorAll("[data-row-select]")]
  const ticked = boxes.filter(box => box.checked).length
  document.querySelectorAll("[data-bulk-count]").forEach(place => place.textContent = ticked)
  document.querySelectorAll("[data-bulk]").forEach(bar => bar.hidden = ticked === 0)
  document.querySelectorAll("[data-row-select-all]").forEach(all => {
    all.checked = ticked > 0 && ticked === boxes.length
    all.indeterminate = ticked > 0 && ticked < boxes.length
  })
}

document.addEventListener("change", event => {
  if (event.target.matches("[data-row-select-all]")) {
    const { checked } = event.target
    document.querySelectorAll("[data-row-select]").forEach(box => box.checked = checked)
  }
  if (event.target.matches("[data-row-select], [data-row-select-all]")) count()
})

onArrival("[data-bulk]", count)
