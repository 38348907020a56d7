package linecard.terms;

import linecard.access.Allowed;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Today;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The clauses of an agency's versions as a file.
@Controller
class ClauseExports {

    private final Agencies agencies;
    private final ClauseBoards boards;
    private final Clock clock;

    ClauseExports(Agencies agencies, ClauseBoards boards, Clock clock) {
        this.agencies = agencies;
        this.boards = boards;
        this.clock = clock;
    }

    private record Row(ClauseBoard.Shown version, ClausesText.Said said) {}

    @GetMapping("/agencies/{id}/commission-terms/clauses.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View clauses(Page page, @PathVariable UUID id, @PathVariable String ending) {
        if (page.viewer().territory() != null) throw new NotAllowed();
        var agency = agencies.of(page.viewer(), id);
        var board = boards.of(page, id, Today.of(page, clock));
        return new Table<Row>(page.words())
                .day("version", page.t("terms.clause.version"),
                        row -> row.version().version().from())
                .day("versionLastDay", page.t("terms.to"), row -> row.version().to())
                .choice("clause", page.t("terms.clause"), "terms.clause.",
                        row -> row.said().kind())
                .text("name", page.t("terms.name"), row -> row.said().name())
                .text("for", page.t("terms.for"), row -> row.said().what())
                .text("says", page.t("terms.says"), row -> row.said().says())
                .day("firstDay", page.t("people.firstDay"), row -> row.said().from())
                .day("lastDay", page.t("people.lastDay"), row -> row.said().to())
                .file(ending, page.t("terms.versions") + ", " + agency.name(), taker ->
                        board.versions().forEach(version -> version.said().forEach(
                                said -> taker.accept(new Row(version, said)))));
    }
}
