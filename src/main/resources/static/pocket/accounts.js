// The page's first part: who is to be called on. What is planned for today comes first, then whom a
// next step is due at, then who was not seen for the longest time.
import { at, dayText, filled, momentText, plain, word } from "./pages.js"
import { day } from "./ids.js"

const SHOWN = 30

// Whether a call was entered here that the pack does not know of.
export const isNews = (item, pack) => item.kind === "call"
  && (item.state !== "sent" || item.settled > Date.parse(pack.madeAt))

// The pack as it is with such calls.
export function known(pack, calls) {
  const fresh = calls.map(item => item.entry.command)
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
  const others = suggested(pack.accounts.filter(account => !taken.has(account.id)))
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
  at("nobody").textContent = found.length > 0 ? "" : word(all.length > 0 ? "nobody" : "noAccounts")
  at("nobody").hidden = found.length > 0
}

// Where it is all the same they stay as they came.
function suggested(accounts) {
  const soon = day(7)
  const rank = account => (account.nextOn <= soon ? account.nextOn : "9999") + (account.lastOn ?? "")
  return accounts.map(account => [rank(account), account])
    .sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0)
    .map(([, account]) => account)
}

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
