// form[data-confirm="WORD"]: its submit buttons wait until input[data-confirm-word] holds the word.
// The server checks the word again.
import { onArrival } from "./arrivals.js"

function check(form) {
  const typed = form.querySelector("[data-confirm-word]")?.value.trim() ?? ""
  const sure = typed.toLocaleUpperCase() === form.dataset.confirm.toLocaleUpperCase()
  form.querySelectorAll("button:not([type=button])").forEach(button => button.disabled = !sure)
}

onArrival("form[data-confirm]", check)

document.addEventListener("input", event => {
  const form = event.target.closest("form[data-confirm]")
  if (form) check(form)
})
