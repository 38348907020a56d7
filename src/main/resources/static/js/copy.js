// button[data-copy="text"]: copies the text, then says data-copied for two seconds.
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]")
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.copy)
  const said = button.dataset.copied
  if (!said || button.dataset.was) return
  const before = [...button.childNodes]
  button.dataset.was = "copied"
  button.replaceChildren(said)
  button.setAttribute("aria-live", "polite")
  setTimeout(() => {
    button.replaceChildren(...before)
    delete button.dataset.was
  }, 2000)
})
