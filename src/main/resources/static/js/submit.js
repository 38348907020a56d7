// A form of filters shows its answer as soon as a choice changes; its button is for those
// without script.
document.addEventListener("change", event => {
  const form = event.target.closest("form[data-submit-on-change]")
  if (form && event.target.matches("select")) form.requestSubmit()
})

// The second click of a double click sends nothing more: what comes twice would be told that
// somebody else was faster. On the window, so that whoever sends by script has taken it before.
const PAUSE_MS = 2000
let last = null

addEventListener("pageshow", () => { last = null })

addEventListener("submit", event => {
  if (event.defaultPrevented || event.target.method !== "post") return
  const now = { form: event.target, by: event.submitter, at: event.timeStamp }
  const isAgain = last?.form === now.form && last.by === now.by && now.at - last.at < PAUSE_MS
  if (isAgain) event.preventDefault()
  else last = now
})
