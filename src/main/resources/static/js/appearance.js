// select or radios with data-theme-choice: auto, light, dark. theme.js applies it on the next page.
import { onArrival } from "./arrivals.js"
import { recall, remember } from "./device.js"

onArrival("[data-theme-choice]", control => {
  const choice = recall("theme") ?? "auto"
  if (control.type === "radio") control.checked = control.value === choice
  else control.value = choice
  control.closest("[hidden]")?.removeAttribute("hidden")
})

document.addEventListener("change", event => {
  if (!event.target.matches("[data-theme-choice]")) return
  const choice = event.target.value
  remember("theme", choice === "auto" ? null : choice)
  if (choice === "auto") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
})
