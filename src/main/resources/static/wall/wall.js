// A screen on a wall: shows the contests in turn, takes new places as they come, and comes back by
// itself when the network or the program was away.
const SLIDE = 12_000
const SILENCE = 35_000

const board = document.getElementById("board")
const state = document.getElementById("state")
const turn = document.getElementById("turn")
let shown = 0
let heard = Date.now()
let wait = 1
let source

function show(number) {
  const slides = [...board.children]
  shown = number % Math.max(slides.length, 1)
  slides.forEach((slide, n) => { slide.hidden = n !== shown })
  turn.textContent = slides.length > 1 ? `${shown + 1} / ${slides.length}` : ""
}

function say(what) {
  state.className = what
  state.textContent = state.dataset[what]
}

function hear() {
  heard = Date.now()
  wait = 1
  say("live")
}

function open() {
  source?.close()
  source = new EventSource(`${location.pathname}/live`)
  source.addEventListener("hello", event => {
    hear()
    if (event.data !== document.body.dataset.version) location.reload()
  })
  source.addEventListener("beat", hear)
  source.addEventListener("board", event => {
    hear()
    const fresh = new DOMParser().parseFromString(event.data, "text/html")
    board.replaceChildren(...[...fresh.body.children].map(one => document.importNode(one, true)))
    show(shown)
  })
  source.addEventListener("ended", () => {
    source.close()
    location.reload()
  })
  source.addEventListener("error", () => {
    say("lost")
    if (source.readyState !== EventSource.CLOSED) return // it comes back by itself
    wait = Math.min(60, wait * 2)
    setTimeout(open, wait * 1000)
  })
}

// A connection that is cut without a word is noticed by its silence.
setInterval(() => {
  if (Date.now() - heard < SILENCE || source.readyState === EventSource.CLOSED) return
  heard = Date.now()
  say("lost")
  open()
}, 5_000)
setInterval(() => show(shown + 1), SLIDE)
show(0)
open()
