// A form of filters shows its answer as soon as a choice changes; its button is for those
// without script.
document.addEventListener("change", event => {
  const form = event.target.closest("form[data-submit-on-change]")
  if (form && event.target.matches("select")) form.requestSubmit()
})
