// Ctrl/Cmd-K: an ARIA combobox over the links of .nav and everything with data-palette. Arrows
// move, Enter goes, Escape closes. Where the dialog says data-palette-from, the server's finds
// follow: the address is asked with ?q= and answers HTML whose links are offered.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

let offers = []
let asked = 0

const dialog = () => document.getElementById("palette")
const field = () => dialog().querySelector("[role=combobox]")
const list = () => dialog().querySelector("[role=listbox]")
const nameOf = element => element.dataset.palette || element.textContent.trim()

function open() {
  if (!dialog() || dialog().open) return
  const seen = new Map()
  for (const element of document.querySelectorAll(".nav a[href], [data-palette]")) {
    if (!seen.has(nameOf(element))) seen.set(nameOf(element), element)
  }
  offers = [...seen.values()]
  field().value = ""
  dialog().showModal()
  show(offers)
}

function show(elements) {
  list().replaceChildren(...elements.slice(0, 50).map((element, place) => {
    const option = document.createElement("li")
    option.role = "option"
    option.id = `palette-${place}`
    option.textContent = nameOf(element)
    option.onclick = () => { dialog().close(); element.click() }
    return option
  }))
  dialog().querySelector("p").hidden = elements.length > 0
  select(list().firstElementChild)
}

function select(option) {
  list().querySelectorAll("[aria-selected]").forEach(old => old.removeAttribute("aria-selected"))
  option?.setAttribute("aria-selected", "true")
  option?.scrollIntoView({ block: "nearest" })
  field().setAttribute("aria-activedescendant", option?.id ?? "")
}

function narrow() {
  const words = plain(field().value).split(/\s+/)
  const fits = offers.filter(offer => words.every(word => plain(nameOf(offer)).includes(word)))
  show(fits)
  ask(fits)
}

async function ask(fits) {
  const from = dialog().dataset.paletteFrom
  const query = field().value.trim()
  const turn = ++asked
  if (!from || query.length < 2) return
  await new Promise(done => setTimeout(done, 100))
  if (turn !== asked) return
  const answer = await fetch(`${from}?q=${encodeURIComponent(query)}`).catch(() => null)
  if (!answer?.ok || turn !== asked) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  show([...fits, ...[...page.querySelectorAll("a[href]")].map(adopted)])
}

// A link from elsewhere cannot be clicked until it belongs to this page.
function adopted(link) {
  const own = document.importNode(link, true)
  own.click = () => location.assign(own.href)
  return own
}

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault()
    return open()
  }
  if (!dialog()?.open || event.target !== field()) return
  const chosen = list().querySelector("[aria-selected]")
  const { firstElementChild: top, lastElementChild: bottom } = list()
  if (event.key === "ArrowDown") select(chosen?.nextElementSibling ?? top)
  else if (event.key === "ArrowUp") select(chosen?.previousElementSibling ?? bottom)
  else if (event.key === "Enter") chosen?.click()
  else return
  event.preventDefault()
})
document.addEventListener("input", event => {
  if (dialog()?.open && event.target === field()) narrow()
})
document.addEventListener("click", event => {
  if (event.target.closest("[data-opens-palette]")) open()
})
