// A card of a board ([data-card]) goes to another column ([data-column]) by its own form
// (form[data-move], with a select that names the columns): dragged by its handle, or with Alt and an
// arrow while it has the focus. The page that comes back has the focus on the same card. Without
// script, or by touch, the form does it alone.
import { onArrival } from "./arrivals.js"

const KEY = "linecard.board.card"
let dragged = null

const columns = () => [...document.querySelectorAll("[data-column]")]

function send(card, column) {
  const form = card.querySelector("form[data-move]")
  const from = card.closest("[data-column]")
  if (!form || !column || column === from) return
  form.elements.stage.value = column.dataset.column
  sessionStorage.setItem(KEY, card.dataset.card)
  form.requestSubmit()
}

document.addEventListener("dragstart", event => {
  dragged = event.target.closest?.("[data-card]")
  if (dragged) event.dataTransfer.effectAllowed = "move"
})

document.addEventListener("dragover", event => {
  const column = dragged && event.target.closest("[data-column]")
  columns().forEach(one => one.toggleAttribute("data-over", one === column))
  if (column) event.preventDefault()
})

document.addEventListener("drop", event => {
  const column = dragged && event.target.closest("[data-column]")
  if (!column) return
  event.preventDefault()
  send(dragged, column)
})

document.addEventListener("dragend", () => {
  dragged = null
  columns().forEach(one => one.removeAttribute("data-over"))
})

document.addEventListener("keydown", event => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  const card = step && event.altKey && event.target.closest?.("[data-card]")
  if (!card) return
  event.preventDefault()
  const all = columns()
  send(card, all[all.indexOf(card.closest("[data-column]")) + step])
})

onArrival("[data-card]", card => {
  card.draggable = true
  if (sessionStorage.getItem(KEY) !== card.dataset.card) return
  sessionStorage.removeItem(KEY)
  card.querySelector("a")?.focus()
})
