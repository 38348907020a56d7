package linecard.moving;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.exchange.Difference.Outcome;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import static linecard.access.Audience.KEEPERS;

/// The rows that were not taken, or not whole, as files.
@Controller
class MoveExports {

    private final Moves moves;
    private final Remarks remarks;
    private final Senses senses;

    MoveExports(Moves moves, Remarks remarks, Senses senses) {
        this.moves = moves;
        this.remarks = remarks;
        this.senses = senses;
    }

    @GetMapping("/moving.{ending:csv|xlsx|json}")
    @Allowed(KEEPERS)
    View moves(Page page, @PathVariable String ending) {
        return new Table<Move>(page.words())
                .text("files", page.t("moving.files"), move -> String.join(", ", move.names()))
                .choice("state", page.t("exchange.state"), "moving.state.",
                        move -> move.state().code())
                .whole("new", page.t("exchange.count.new"), rows(Outcome.NEW))
                .whole("changed", page.t("exchange.count.changed"), rows(Outcome.CHANGED))
                .whole("rejected", page.t("exchange.count.rejected"), rows(Outcome.REJECTED))
                .text("askedBy", page.t("exchange.who"), Move::askedBy)
                .cell("askedAt", page.t("exchange.askedAt"), move -> new Cell.Moment(
                        move.askedAt(), page.organisation().zone()))
                .file(ending, page.t("moving.before"), taker -> each(page.viewer(), taker));
    }

    private void each(Viewer viewer, Consumer<? super Move> taker) {
        var after = new UUID(0, 0);
        while (true) {
            var some = moves.after(viewer, after, Moves.PAGE);
            some.forEach(taker);
            if (some.size() < Moves.PAGE) return;
            after = some.getLast().id();
        }
    }

    private static Function<Move, Long> rows(Outcome outcome) {
        return move -> move.findings().all(outcome);
    }

    /// The rows as they stand in a table, with their place and the reason. It can be mended and
    /// sent again: the columns added mean nothing.
    @GetMapping("/moving/{id}/remarks.{ending:csv|xlsx|json}")
    @Allowed(KEEPERS)
    View remarks(Page page, @PathVariable UUID id, @PathVariable String ending,
            @RequestParam(defaultValue = "0") int table) {
        var tables = moves.of(page.viewer(), id).findings().tables();
        if (table < 0 || table >= tables.size()) throw new Absent("table");
        var wanted = tables.get(table);
        var rows = new Table<Remark>(page.words());
        for (int i = 0; i < wanted.header().size(); i++) {
            int at = i;
            rows.text(wanted.header().get(i), wanted.header().get(i),
                    row -> at < row.cells().size() ? row.cells().get(at) : "");
        }
        var taken = new HashSet<>(wanted.header());
        return rows
                .whole(unlike(taken, "row"), unlike(taken, page.t("exchange.row")), Remark::row)
                .text(unlike(taken, "reason"), unlike(taken, page.t("exchange.reason")),
                        row -> row.why().text(page.words()))
                .text(unlike(taken, "taken"), unlike(taken, page.t("moving.isTaken")),
                        row -> page.t(row.isTaken() ? "moving.isTaken.yes" : "moving.isTaken.no"))
                .file(ending, page.t("exchange.rejectedFile", wanted.name()),
                        taker -> remarks.each(page.viewer(), id, table, taker));
    }

    /// A column of a table.
    private record Meant(String table, String kind, String column, String field) {}

    /// What the tables hold, and what each of their columns means.
    @GetMapping("/moving/{id}/tables.{ending:csv|xlsx|json}")
    @Allowed(KEEPERS)
    View tables(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var move = moves.of(page.viewer(), id);
        var own = senses.own(page.viewer());
        return new Table<Meant>(page.words())
                .text("table", page.t("moving.table.name"), Meant::table)
                .text("kind", page.t("moving.table.kind"), meant -> meant.kind().isEmpty() ? ""
                        : page.t("moving.kind." + meant.kind()))
                .text("column", page.t("moving.table.column"), Meant::column)
                .text("field", page.t("moving.table.field"), meant -> meant.field().isEmpty() ? ""
                        : SenseForm.label(page.words(), meant.field(), own))
                .file(ending, page.t("moving.tables"), taker -> meant(move).forEach(taker));
    }

    private static List<Meant> meant(Move move) {
        var all = new ArrayList<Meant>();
        for (var table : move.findings().tables()) {
            var fields = new HashMap<String, String>();
            for (var one : table.columns()) fields.put(one.column(), one.field());
            for (var column : table.header()) {
                all.add(new Meant(table.name(), table.kind(), column,
                        fields.getOrDefault(column, "")));
            }
        }
        return all;
    }

    private static String unlike(Set<String> taken, String name) {
        var free = name;
        for (int i = 2; taken.contains(free); i++) free = name + " " + i;
        return free;
    }
}
