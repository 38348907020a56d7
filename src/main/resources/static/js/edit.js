// A link [data-edit] is a value in a row of a list. Its page holds the field alone, in #edit: that
// is shown in the row instead. Enter saves and puts the fresh row there, Escape leaves all as it was;
// e edits the first value of the row that has the focus. Without script the link leads to the page.
let open = null

const parse = async answer =>
  new DOMParser().parseFromString(await answer.text(), "text/html")

function put(form) {
  const shown = document.importNode(form, true)
  open.cell.replaceChildren(shown)
  const field = shown.querySelector("[name=value]")
  field?.focus()
  field?.select?.()
}

function close() {
  if (!open) return
  open.cell.replaceChildren(...open.was)
  open.cell.querySelector("a")?.focus()
  open = null
}

async function begin(link) {
  const form = (await parse(await fetch(link.href))).getElementById("edit")
  if (!form) return location.assign(link.href)
  close()
  open = { cell: link.parentElement, was: [...link.parentElement.childNodes] }
  put(form)
}

async function save(form) {
  const body = new URLSearchParams(new FormData(form))
  const headers = { "Linecard-Shows-Notice": "yes" }
  const answer = await fetch(form.action, { method: "POST", body, headers })
  const page = await parse(answer)
  const again = page.getElementById("edit")
  if (again) return put(again)
  const { id } = open.cell
  const fresh = page.getElementById(id)?.closest("tr")
  if (!fresh) return location.assign(answer.url)
  open.cell.closest("tr").replaceWith(document.importNode(fresh, true))
  open = null
  document.getElementById(id).querySelector("a")?.focus()
  const notice = page.querySelector("main > .notice[role=status]")
  document.querySelector("main > .notice[role=status]")?.remove()
  if (notice) document.querySelector("main").prepend(document.importNode(notice, true))
}

document.addEventListener("click", event => {
  const link = event.target.closest("a[data-edit]")
  if (event.target.closest("[data-edit-cancel]") && open) {
    event.preventDefault()
    return close()
  }
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  begin(link).catch(() => location.assign(link.href))
})

document.addEventListener("submit", event => {
  const form = event.target
  if (!open?.cell.contains(form)) return
  event.preventDefault()
  save(form).catch(() => form.submit())
})

document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !open?.cell.contains(event.target)) return
  event.preventDefault()
  close()
})
