// A form with data-live="id" and data-live-from="/address" shows what follows from it as it is
// typed: the element of that id is replaced by what the address answers to the fields, sent in the
// address, or in the body where it is data-live-post. With data-live-rows="id", its buttons `more`
// and `drop` add and take rows in place. Without script all this follows when the form is sent.
let waiting = 0
let asked = 0

async function page(address, options) {
  const answer = await fetch(address, options)
  if (!answer.ok) return null
  return new DOMParser().parseFromString(await answer.text(), "text/html")
}

function put(id, fresh) {
  const found = fresh?.getElementById(id)
  const shown = document.getElementById(id)
  if (!found || !shown) return
  const parts = found.querySelectorAll("details")
  shown.querySelectorAll("details").forEach((part, place) => {
    if (part.open && parts[place]) parts[place].open = true
  })
  shown.replaceChildren(...found.childNodes)
}

async function again(form) {
  const mine = ++asked
  const fields = new URLSearchParams(new FormData(form))
  const { liveFrom, livePost, live } = form.dataset
  try {
    const fresh = await (livePost ? page(livePost, { method: "POST", body: fields })
      : page(liveFrom + "?" + fields))
    if (mine === asked) put(live, fresh)
  } catch {
    // Away for a moment: the next letter asks again.
  }
}

async function rows(form, button) {
  const fields = new URLSearchParams(new FormData(form, button))
  const fresh = await page(form.action, { method: "POST", body: fields })
  if (!fresh) throw new Error("refused")
  put(form.dataset.liveRows, fresh)
  again(form)
  form.dispatchEvent(new Event("change", { bubbles: true }))
  const list = document.getElementById(button.value.split("/")[0])
  if (button.name === "drop") return list?.querySelector("[name=more]")?.focus()
  const all = list?.querySelectorAll(":scope > fieldset")
  all?.[all.length - 1]?.querySelector("select, input")?.focus()
}

document.addEventListener("input", event => {
  const form = event.target.closest("form[data-live]")
  if (!form) return
  clearTimeout(waiting)
  waiting = setTimeout(() => again(form), 250)
})

document.addEventListener("submit", event => {
  const form = event.target
  const button = event.submitter
  if (!form.dataset?.liveRows || !["more", "drop"].includes(button?.name)) return
  event.preventDefault()
  rows(form, button).catch(() => {
    delete form.dataset.liveRows
    form.requestSubmit(button)
  })
})
