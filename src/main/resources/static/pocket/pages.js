// Small things that all parts of the page share.
export const at = id => document.getElementById(id)

export const base = document.documentElement.dataset.base

// A sentence of the page, which comes with it in its language.
export const word = (name, ...places) =>
  places.reduce((text, place, number) => text.replaceAll(`{${number}}`, () => place),
    at("words").content.querySelector(`[data-word="${name}"]`)?.textContent ?? "")

export const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

export function filled(template, fill) {
  const fresh = at(template).content.cloneNode(true)
  fill(name => fresh.querySelector(`[data-part=${name}]`), fresh)
  return fresh
}

const language = document.documentElement.lang
const DAY = new Intl.DateTimeFormat(language, { month: "short", day: "numeric" })
const DAY_OF_YEAR = new Intl.DateTimeFormat(language, { dateStyle: "medium" })
const MOMENT = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })

// The year is said where it is not this one.
export function dayText(iso) {
  const format = iso.startsWith(new Date().getFullYear()) ? DAY : DAY_OF_YEAR
  return format.format(new Date(iso + "T12:00"))
}

export const momentText = ms => MOMENT.format(new Date(ms))

let saying = 0

// Said aloud; what is bad stays until something else is to be said.
export function say(text, isBad = false) {
  clearTimeout(saying)
  const toast = document.createElement("div")
  toast.className = "toast"
  toast.append(Object.assign(document.createElement("span"), { textContent: text }))
  at("said").replaceChildren(toast)
  at("said").dataset.tone = isBad ? "bad" : "good"
  if (!isBad) saying = setTimeout(() => toast.remove(), 10_000)
}

const VIEWS = ["home", "entry", "queue"]

// Shows one part of the page, as the address says it, and puts the focus on its heading; when the
// page opens, the focus stands at its beginning.
export function show(name, isOpening = false) {
  for (const view of VIEWS) at(view).hidden = view !== name
  for (const link of document.querySelectorAll("[data-view]")) {
    link.toggleAttribute("aria-current", link.dataset.view === name)
    if (link.dataset.view === name) link.setAttribute("aria-current", "page")
  }
  scrollTo(0, 0)
  if (!isOpening) at(name).querySelector("h1").focus({ preventScroll: true })
}

export function goTo(view) {
  if (location.hash === `#${view}`) show(view)
  else location.hash = view
}

addEventListener("hashchange", () => {
  const view = location.hash.slice(1)
  show(VIEWS.includes(view) ? view : "home")
})
