package linecard.entrance;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.History;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.EDITORS;
import static linecard.access.Audience.STAFF;

/// What happened to a record, and taking back the last thing that did.
@Controller
class HistoryPages {

    private final History history;
    private final Retellings retellings;

    HistoryPages(History history, Retellings retellings) {
        this.history = history;
        this.retellings = retellings;
    }

    @GetMapping("/history/{relation}/{row}")
    @Allowed(STAFF)
    View show(Page page, @PathVariable String relation, @PathVariable UUID row) {
        var told = retellings.of(page, relation, row);
        var canUndo = page.may(EDITORS) && history.canUndo(page.viewer(), relation, row);
        return (Html) (out, tags) ->
                JtehistoryGenerated.render(out, tags, page, relation, row, told, canUndo);
    }

    @PostMapping("/history/{relation}/{row}/undo")
    @Allowed(EDITORS)
    View undo(
            Page page, @PathVariable String relation, @PathVariable("row") List<UUID> rows,
            @RequestParam(defaultValue = "/today") String next) {
        for (var row : rows) {
            if (history.of(page.viewer(), relation, row).isEmpty()) throw new Absent("history");
        }
        var done = history.undo(page.viewer(), relation, rows);
        return Html.seeOther(next.startsWith("/") && !next.startsWith("//") ? next : "/today",
                Notice.of(done ? "entrance.undone" : "entrance.notUndone"));
    }
}
