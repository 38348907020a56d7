// The page's first part: who is to be called on. What is planned for today comes first, then whom a
// next step is due at, then who was not seen for the longest time.
import { at, dayText, filled, momentText, plain, word } from "./pages.js"
import { day } from "./ids.js"

const SHOWN = 30

// The pack as it is with what was entered here since it was made.
export function known(pack, items) {
  const since = Date.parse(pack.madeAt)
  const fresh = items.filter(item => item.entry && (item.state !== "sent" || item.settled > since))
    .map(item => item.entry.command)
  const latest = new Map(fresh.map(command => [command.account, command]))
  const told = new Set(fresh.map(command => command.call))
  return {
    ...pack,
    planned: pack.planned.filter(plan => !told.has(plan.id)),
    accounts: pack.accounts.map(account => {
      const command = latest.get(account.id)
      if (!command || command.day < (account.lastOn ?? "")) return account
      const { outcome, state, nextOn, nextStep } = command.told
      return { ...account, lastOn: command.day, lastOutcome: outcome ?? state, nextOn, nextStep }
    }),
  }
}

export function showAccounts(pack) {
  at("madeAt").textContent = word("madeAt", momentText(Date.parse(pack.madeAt)))
  const names = new Map(pack.accounts.map(account => [account.id, account]))
  const planned = pack.planned.filter(plan => names.has(plan.account) && plan.day <= day(1))
  const taken = new Set(planned.map(plan => plan.account))
  at("planned").replaceChildren(...planned.map(plan =>
    line(names.get(plan.account), plan.id, plan.day)))
  at("planned").parentElement.hidden = planned.length === 0
  const others = pack.accounts.filter(account => !taken.has(account.id)).sort(bySuggestion)
  const find = at("find")
  find.oninput = () => narrow(find.value, planned, others, pack.accounts)
  narrow(find.value, planned, others, pack.accounts)
}

function narrow(typed, planned, others, all) {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const found = words.length === 0 ? others
    : all.filter(account => words.every(part => plain(`${account.name} ${account.place}`).includes(part)))
  at("planned").parentElement.hidden = words.length > 0 || planned.length === 0
  at("accounts").replaceChildren(...found.slice(0, SHOWN).map(account => line(account, "", "")))
  at("nobody").hidden = found.length > 0
}

const due = account => account.nextOn && account.nextOn <= day(7) ? account.nextOn : "9999"

const bySuggestion = (one, other) => due(one).localeCompare(due(other))
  || (one.lastOn ?? "").localeCompare(other.lastOn ?? "") || one.name.localeCompare(other.name)

function line(account, plan, plannedOn) {
  return filled("account-line", part => {
    part("open").dataset.account = account.id
    part("open").dataset.plan = plan
    part("name").textContent = account.name
    part("about").textContent = about(account, plannedOn)
  })
}

// What is known of an account, in a line.
export function about(account, plannedOn = "") {
  const parts = [account.place]
  if (plannedOn) parts.push(word("plannedOn", dayText(plannedOn)))
  if (account.lastOn) {
    parts.push(word("lastOn", dayText(account.lastOn), word(`outcome-${account.lastOutcome}`)))
  }
  if (account.nextOn) {
    parts.push(word("nextOn", dayText(account.nextOn), word(`next-${account.nextStep}`)))
  }
  return parts.filter(Boolean).join(" · ")
}
