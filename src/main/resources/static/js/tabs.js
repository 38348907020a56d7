// nav.tabs that is wider than the screen shows the page that one is at.
import { onArrival } from "./arrivals.js"

onArrival(".tabs [aria-current]", tab => {
  tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 16
})
