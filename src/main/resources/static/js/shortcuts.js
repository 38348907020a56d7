// data-key="c" or "g a" on a link or button: those letters press it. Letters never fire in a field,
// in a dialog or with Ctrl, Alt, Meta, and can be turned off on this device ([data-keys-off]).
import { onArrival } from "./arrivals.js"
import { recall, remember } from "./device.js"
import { change, move, tick } from "./rows.js"

let first = ""
let forget = 0

const isTyping = target => target.isContentEditable
  || target.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=button])")

const keyed = () => [...document.querySelectorAll("[data-key]")].filter(e => e.checkVisibility())

function press(keys) {
  const element = keyed().find(candidate => candidate.dataset.key === keys)
  element?.click()
  return Boolean(element)
}

function help() {
  const dialog = document.getElementById("keys")
  const list = dialog?.querySelector(".keys")
  if (!list) return false
  list.querySelectorAll("[data-added]").forEach(old => old.remove())
  for (const element of keyed()) {
    const key = document.createElement("dt")
    const name = document.createElement("dd")
    for (const letter of element.dataset.key.split(" ")) {
      key.append(Object.assign(document.createElement("kbd"), { textContent: letter }), " ")
    }
    name.textContent = element.getAttribute("aria-label") ?? element.textContent.trim()
    for (const part of [key, name]) part.dataset.added = ""
    list.append(key, name)
  }
  dialog.showModal()
  return true
}

function focusSearch() {
  const field = document.querySelector("[data-search]")
  field?.focus()
  field?.select()
  return Boolean(field)
}

function act(key) {
  if (first && press(`${first} ${key}`)) return true
  switch (key) {
    case "?": return help()
    case "/": return focusSearch()
    case "j": return move(1)
    case "k": return move(-1)
    case "x": return tick()
    case "e": return press("e") || change()
    default: return press(key)
  }
}

document.addEventListener("keydown", event => {
  const { key, target } = event
  if ((event.ctrlKey || event.metaKey) && key === "Enter" && target.form) {
    event.preventDefault()
    return target.form.requestSubmit()
  }
  if (key === "Escape" && isTyping(target) && !target.closest("dialog")) return target.blur()
  if (event.ctrlKey || event.metaKey || event.altKey || key.length !== 1) return
  if (isTyping(target) || document.querySelector("dialog:modal")) return
  if (recall("keys") === "off") return
  if (act(key)) event.preventDefault()
  first = key
  clearTimeout(forget)
  forget = setTimeout(() => first = "", 1000)
})

onArrival("[data-keys-off]", box => box.checked = recall("keys") === "off")
document.addEventListener("change", event => {
  if (!event.target.matches("[data-keys-off]")) return
  remember("keys", event.target.checked ? "off" : null)
})
