// All behaviours are declared on elements; each module listens at the document, so that what is
// swapped in later needs no second start. Pages work without any of this.
import "./appearance.js"
import "./confirm.js"
import "./copy.js"
import "./dialogs.js"
import "./drafts.js"
import "./drop.js"
import "./palette.js"
import "./poll.js"
import "./rows.js"
import "./shortcuts.js"
import "./submit.js"
import "./toast.js"
