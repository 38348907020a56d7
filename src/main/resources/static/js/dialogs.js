// <button command="show-modal|close" commandfor="id"> where the browser does not know it yet, and
// menus (details.menu) that close on Escape, on a click elsewhere and when another one opens.
if (!("command" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", event => {
    const button = event.target.closest("button[commandfor]")
    const dialog = button && document.getElementById(button.getAttribute("commandfor"))
    const command = button?.getAttribute("command")
    if (command === "show-modal" && !dialog?.open) dialog?.showModal()
    if (command === "close") dialog?.close()
  })
}

document.addEventListener("click", event => {
  document.querySelectorAll("details.menu[open]").forEach(menu => {
    if (!menu.contains(event.target)) menu.open = false
  })
  if (event.target.matches("dialog[open]") && isOutside(event)) event.target.close()
})

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  document.querySelectorAll("details.menu[open]").forEach(menu => {
    menu.open = false
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus()
  })
})

// A click on the backdrop has the dialog as its target but lies outside its box.
function isOutside(event) {
  const box = event.target.getBoundingClientRect()
  return event.clientX < box.left || event.clientX > box.right
    || event.clientY < box.top || event.clientY > box.bottom
}
