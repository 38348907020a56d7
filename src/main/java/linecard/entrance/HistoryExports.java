package linecard.entrance;

import linecard.access.Allowed;
import linecard.access.Change;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.STAFF;

/// What happened to a record as a file: a row for each value that changed.
@Controller
class HistoryExports {

    private record Step(Change change, Change.Field field) {}

    private final Retellings retellings;

    HistoryExports(Retellings retellings) {
        this.retellings = retellings;
    }

    @GetMapping("/history/{relation}/{row}/changes.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View changes(Page page, @PathVariable String relation, @PathVariable UUID row,
            @PathVariable String ending) {
        var changes = retellings.of(page, relation, row);
        return new Table<Step>(page.words())
                .cell("at", page.t("entrance.when"), step -> new Cell.Moment(
                        step.change().at(), page.organisation().zone()))
                .text("by", page.t("entrance.who"),
                        step -> step.change().by().name(page.language()))
                .choice("action", page.t("entrance.what"), "entrance.action.",
                        step -> step.change().action().code())
                .text("column", page.t("entrance.column"), step -> step.field().column())
                .text("before", page.t("entrance.before"), step -> step.field().before())
                .text("after", page.t("entrance.after"), step -> step.field().after())
                .file(ending, page.t("entrance.history"), taker -> {
                    for (var change : changes) {
                        for (var field : change.fields()) taker.accept(new Step(change, field));
                        if (change.fields().isEmpty()) {
                            taker.accept(new Step(change, new Change.Field("", "", "")));
                        }
                    }
                });
    }
}
