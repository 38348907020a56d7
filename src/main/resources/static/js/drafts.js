// form[data-draft="name"]: what is typed stays on this device until the server has said yes: it
// answers what was sent by leading to another page, or by an element with data-draft-done="name" on
// some page after. Passwords and files are not kept. Nothing is put over what the server sent back:
// only untouched fields are filled. Forms with data-live-rows are kept whole (whole.js).
import { onArrival } from "./arrivals.js"
import { recall, remember } from "./device.js"
import { keepWhole, restoreWhole } from "./whole.js"

const keyOf = name => `draft:${document.body.dataset.owner ?? ""}:${name}`
const KEPT = 'input:not([type=password], [type=file], [type=hidden]), select, textarea'

const isTicked = field => field.type === "checkbox" || field.type === "radio"

function fieldsOf(form) {
  return [...form.elements].filter(field => field.name && field.matches(KEPT))
}

function isUntouched(field) {
  if (isTicked(field)) return field.checked === field.defaultChecked
  if (field.options) return [...field.options].every(o => o.selected === o.defaultSelected)
  return field.value === field.defaultValue
}

function keep(form) {
  if (form.dataset.liveRows) return keepWhole(form, keyOf(form.dataset.draft))
  const typed = {}
  fieldsOf(form).forEach((field, place) => {
    if (isUntouched(field)) return
    typed[`${field.name} ${place}`] = isTicked(field) ? field.checked : field.value
  })
  const nothing = Object.keys(typed).length === 0
  remember(keyOf(form.dataset.draft), nothing ? null : JSON.stringify(typed))
}

function restore(form) {
  if (form.dataset.liveRows) return void restoreWhole(form, keyOf(form.dataset.draft))
  const kept = recall(keyOf(form.dataset.draft))
  if (kept === null || form.querySelector("[aria-invalid=true]")) return
  const typed = JSON.parse(kept)
  fieldsOf(form).forEach((field, place) => {
    const value = typed[`${field.name} ${place}`]
    if (value === undefined || !isUntouched(field)) return
    if (typeof value === "boolean") field.checked = value
    else field.value = value
    field.dispatchEvent(new Event("change", { bubbles: true }))
  })
}

// Whoever was signed out meanwhile is nobody on the page that asks to sign in: what that person
// typed has another key, and stays. An answer that never came is none of a page opened later.
const SENT = "draft-sent"
const SOON_MS = 2000

addEventListener("submit", event => {
  const name = event.target.dataset.draft
  if (!name || event.defaultPrevented) return
  try { sessionStorage.setItem(SENT, `${Date.now()} ${keyOf(name)}`) } catch { /* refused */ }
})

function forgetTaken() {
  const [at, ...key] = (sessionStorage.getItem(SENT) ?? "").split(" ")
  sessionStorage.removeItem(SENT)
  const way = performance.getEntriesByType("navigation")[0]
  const isAnswer = Math.abs(performance.timeOrigin - at) < SOON_MS && way.redirectCount > 0
  if (isAnswer && !(way.responseStatus >= 400) && key[0]?.startsWith(keyOf(""))) {
    remember(key.join(" "), null)
  }
}
try { forgetTaken() } catch { /* refused */ }

onArrival("[data-draft-done]", mark => remember(keyOf(mark.dataset.draftDone), null))
onArrival("form[data-draft]", restore)

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, event => {
    const form = event.target.form ?? event.target
    if (form.dataset?.draft) keep(form)
  })
}
document.addEventListener("reset", event => {
  if (event.target.dataset.draft) remember(keyOf(event.target.dataset.draft), null)
})
