// A form with data-live="id" and data-live-from="/address" shows what follows from it as it is
// typed: the element of that id is replaced by what the address answers to the fields. Without
// script it follows when the form is sent.
let waiting = 0
let asked = 0

async function again(form) {
  const mine = ++asked
  try {
    const query = new URLSearchParams(new FormData(form))
    const answer = await fetch(form.dataset.liveFrom + "?" + query)
    if (!answer.ok || mine !== asked) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = page.getElementById(form.dataset.live)
    if (fresh) document.getElementById(form.dataset.live)?.replaceChildren(...fresh.childNodes)
  } catch {
    // Away for a moment: the next letter asks again.
  }
}

document.addEventListener("input", event => {
  const form = event.target.closest("form[data-live]")
  if (!form) return
  clearTimeout(waiting)
  waiting = setTimeout(() => again(form), 250)
})
