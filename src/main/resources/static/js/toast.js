// #toasts > [data-toast="seconds"]: said aloud, then gone after at least ten seconds; the clock
// stands while the pointer or the focus is on it. `say` is for other modules.
import { onArrival } from "./arrivals.js"

export function say(text) {
  const toast = document.createElement("div")
  toast.className = "toast"
  toast.dataset.toast = "10"
  toast.append(Object.assign(document.createElement("span"), { textContent: text }))
  document.getElementById("toasts")?.append(toast)
}

onArrival("[data-toast]", toast => {
  let left = Math.max(10, Number(toast.dataset.toast) || 0)
  aloud(toast.firstElementChild)
  const clock = setInterval(() => {
    if (toast.matches(":hover, :focus-within") || document.hidden) return
    left -= 1
    if (left > 0 && toast.isConnected) return
    clearInterval(clock)
    toast.remove()
  }, 1000)
})

// What stands in a live region when the page loads is not read; what changes is.
function aloud(text) {
  if (!text) return
  const said = text.textContent
  text.textContent = ""
  setTimeout(() => text.textContent = said, 150)
}
