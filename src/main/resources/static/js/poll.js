// An element with an id and data-poll="seconds" (1 by default) fetches its page again and replaces
// itself with what stands there under the same id, until that no longer says data-poll.
// data-poll-to names another address. A hidden tab waits; a failed fetch is tried again later.
import { onArrival } from "./arrivals.js"

const watched = new Set()

async function again(id, failures) {
  const here = document.getElementById(id)
  if (!here?.hasAttribute("data-poll")) return watched.delete(id)
  if (document.hidden) return later(id, 1, failures)
  try {
    const answer = await fetch(here.dataset.pollTo ?? location.href)
    if (!answer.ok) throw new Error(answer.statusText)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = page.getElementById(id)
    if (!fresh) return watched.delete(id)
    const focused = here.contains(document.activeElement) ? document.activeElement.id : ""
    here.replaceWith(document.importNode(fresh, true))
    if (focused) document.getElementById(focused)?.focus()
    later(id, Number(fresh.dataset.poll) || 1, 0)
  } catch {
    later(id, Math.min(30, 2 ** failures), failures + 1)
  }
}

function later(id, seconds, failures) {
  setTimeout(() => again(id, failures), seconds * 1000)
}

onArrival("[data-poll]", element => {
  if (!element.id || watched.has(element.id)) return
  watched.add(element.id)
  later(element.id, Number(element.dataset.poll) || 1, 0)
})
