// The form of a call: filled from the day pack, and read into what is sent.
import { at, filled } from "./pages.js"
import { about } from "./accounts.js"
import { day, fresh } from "./ids.js"

const STATES = new Set(["nobody_there", "cancelled"])
const form = at("call")

// Puts the form before its person.
// @param account of the pack
// @param call the id of the call: of a plan, of one that is mended, or none for a new one
// @param questions that are still to be answered there
export function open(pack, account, call, questions) {
  form.reset()
  form.dataset.account = account.id
  form.dataset.call = call || fresh()
  at("who").textContent = account.name
  at("about").textContent = about(account)
  at("phone").hidden = !account.phone
  at("phone").href = "tel:" + (account.phone ?? "").replace(/[^+\d]/g, "")
  at("phone").textContent = account.phone ?? ""
  form.elements.day.value = day()
  form.elements.day.max = day()
  form.elements.nextOn.min = day()
  choices("lines", pack.lines.map(one => [one.id, one.name]))
  choices("phrases", pack.phrases.map(one => [one.id, one.content]))
  choices("competitors", pack.competitors.map(name => [name, name]))
  choices("companions", pack.colleagues.map(one => [one.id, one.name]))
  at("questions").replaceChildren(...questions.map(question => filled("question", part => {
    part("content").textContent = question.content
    part("content").htmlFor = part("answer").id = `answer-${question.id}`
    part("answer").name = `answer ${question.id}`
  })))
}

function choices(name, values) {
  const place = form.querySelector(`[data-choices=${name}]`)
  place.closest("fieldset").hidden = values.length === 0
  place.replaceChildren(...values.map(([value, text]) => filled("choice", part => {
    Object.assign(part("box"), { name, value })
    part("text").textContent = text
  })))
}

const all = name => [...form.querySelectorAll(`[name="${name}"]:checked`)].map(box => box.value)
const text = name => form.elements[name].value.trim()

// What was told, as the server takes it.
// @param known the account's name, for the list of what was entered
export function read(known) {
  const outcome = text("outcome")
  const state = STATES.has(outcome) ? outcome : "made"
  const now = new Date().toISOString()
  const told = {
    state, kind: text("kind"), purpose: text("purpose") || null,
    outcome: state === "made" ? outcome || null : null,
    nextStep: text("nextStep") || null, nextOn: text("nextOn") || null,
    lines: all("lines"), phrases: all("phrases"), competitors: competitors(),
    sampleAsked: all("sampleAsked").length > 0, quoteAsked: all("quoteAsked").length > 0,
    accompanied: all("accompanied").length > 0, companions: all("companions"),
  }
  const notes = [["note", false], ["privateNote", true]].filter(([name]) => text(name))
    .map(([name, isPrivate]) =>
      ({ id: fresh(), replaces: null, isPrivate, content: text(name), writtenAt: now }))
  const answers = [...form.elements].filter(one => one.name.startsWith("answer ") && one.value.trim())
    .map(one => ({ question: one.name.slice(7), content: one.value.trim() }))
  const command = {
    id: fresh(), call: form.dataset.call, account: form.dataset.account, day: text("day"),
    told, touched: touched(told), at: now, notes, answers,
  }
  return { command, name: known }
}

function competitors() {
  const other = text("otherCompetitor")
  return [...new Set([...all("competitors"), ...other ? [other] : []])]
}

// What is not said here is left as another device said it.
function touched(told) {
  const groups = {
    state: true, kind: true, outcome: true, purpose: told.purpose,
    next: told.nextStep || told.nextOn, lines: told.lines.length, phrases: told.phrases.length,
    competitors: told.competitors.length, sample: told.sampleAsked, quote: told.quoteAsked,
    accompanied: told.accompanied, companions: told.companions.length,
  }
  return Object.keys(groups).filter(name => groups[name])
}

// The form as it is filled, and back: for drafts and for what is mended.
export const filledIn = () => [...new FormData(form)].filter(([, value]) => typeof value === "string")

export function fill(pairs) {
  for (const field of form.elements) {
    const mine = pairs.filter(([name]) => name === field.name).map(([, value]) => value)
    if (field.type === "checkbox" || field.type === "radio") field.checked = mine.includes(field.value)
    else if (field.name && field.type !== "file") field.value = mine[0] ?? ""
  }
}
