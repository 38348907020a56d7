package linecard.exchange;

import linecard.access.Allowed;
import linecard.exchange.Difference.Outcome;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static linecard.access.Audience.IMPORTERS;
import static linecard.access.Audience.LOADERS;

/// The imports and their sources as files, and the rows of an import that were not taken.
@Controller
class ImportExports {

    private final Imports imports;
    private final RejectedRows rejected;
    private final Subjects subjects;
    private final Sources sources;

    ImportExports(
            Imports imports, RejectedRows rejected, Subjects subjects, Sources sources) {
        this.imports = imports;
        this.rejected = rejected;
        this.subjects = subjects;
        this.sources = sources;
    }

    @GetMapping("/imports.{ending:csv|xlsx|json}")
    @Allowed(LOADERS)
    View list(Page page, @PathVariable String ending) {
        var zone = page.organisation().zone();
        return new Table<Import>(page.words())
                .text("file", page.t("exchange.file"), Import::fileName)
                .choice("subject", page.t("exchange.what.short"), "exchange.subject.",
                        Import::subject)
                .choice("state", page.t("exchange.state"), "exchange.state.",
                        one -> one.state().code())
                .whole("rows", page.t("exchange.count.all"), one -> one.difference().rows())
                .whole("new", page.t("exchange.count.new"), rows(Outcome.NEW))
                .whole("changed", page.t("exchange.count.changed"), rows(Outcome.CHANGED))
                .whole("same", page.t("exchange.count.same"), rows(Outcome.SAME))
                .whole("rejected", page.t("exchange.count.rejected"), rows(Outcome.REJECTED))
                .text("askedBy", page.t("exchange.who"), Import::askedBy)
                .cell("askedAt", page.t("exchange.askedAt"),
                        one -> new Cell.Moment(one.askedAt(), zone))
                .cell("appliedAt", page.t("exchange.appliedAt"), one -> one.appliedAt() == null
                        ? new Cell.Empty() : new Cell.Moment(one.appliedAt(), zone))
                .text("sha256", page.t("exchange.sha256"), Import::sha256)
                .file(ending, page.t("exchange.imports"), taker -> imports.each(
                        page.viewer(), subjects.of(page.viewer()), taker));
    }

    @GetMapping("/imports/sources.{ending:csv|xlsx|json}")
    @Allowed(IMPORTERS)
    View sources(Page page, @PathVariable String ending) {
        return new Table<Source>(page.words())
                .text("name", page.t("exchange.source.name"), Source::name)
                .choice("subject", page.t("exchange.what.short"), "exchange.subject.",
                        Source::subject)
                .text("folder", page.t("exchange.source.folder"), Source::slug)
                .truth("watched", page.t("exchange.source.watched.short"), Source::watched)
                .truth("trusted", page.t("exchange.source.trusted.short"), Source::trusted)
                .file(ending, page.t("exchange.sources"),
                        taker -> sources.all(page.viewer()).forEach(taker));
    }

    private static Function<Import, Long> rows(Outcome outcome) {
        return one -> one.difference().part(outcome).rows();
    }

    /// The rows as they stood in the file, with their place and the reason. It can be mended and
    /// brought in again: the two columns added mean nothing to an import.
    @GetMapping("/imports/{id}/rejected.{ending:csv|xlsx|json}")
    @Allowed(LOADERS)
    View rejected(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var source = imports.of(page.viewer(), id);
        subjects.of(page.viewer(), source);
        var table = new Table<RejectedRow>(page.words());
        for (int i = 0; i < source.header().size(); i++) {
            int at = i;
            table.text(source.header().get(i), source.header().get(i),
                    row -> at < row.cells().size() ? row.cells().get(at) : "");
        }
        var taken = new HashSet<>(source.header());
        return table
                .whole(unlike(taken, "row"), unlike(taken, page.t("exchange.row")),
                        RejectedRow::number)
                .text(unlike(taken, "reason"), unlike(taken, page.t("exchange.reason")),
                        row -> row.rejection().text(page.words()))
                .file(ending, page.t("exchange.rejectedFile", source.fileName()),
                        taker -> rejected.each(page.viewer(), id, taker::accept));
    }

    /// A file that was mended once has such a column already; no header may stand twice.
    private static String unlike(Set<String> taken, String name) {
        var free = name;
        for (int i = 2; taken.contains(free); i++) free = name + " " + i;
        return free;
    }
}
