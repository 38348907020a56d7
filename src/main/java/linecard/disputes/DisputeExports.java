package linecard.disputes;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.money.Money;
import linecard.people.Today;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The list of disputes and the findings of a comparison as files.
@Controller
class DisputeExports {

    private final Disputes disputes;
    private final Reconciliations reconciliations;
    private final Findings findings;
    private final Clock clock;

    DisputeExports(Disputes disputes, Reconciliations reconciliations, Findings findings,
            Clock clock) {
        this.disputes = disputes;
        this.reconciliations = reconciliations;
        this.findings = findings;
        this.clock = clock;
    }

    @GetMapping("/disputes.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View disputes(Page page, @PathVariable String ending) {
        var today = Today.of(page, clock);
        var filter = DisputeFilter.of(page.asked().values(), today);
        return new Table<Dispute>(page.words())
                .text("id", "ID", one -> one.id().toString())
                .choice("state", page.t("disputes.state"), "disputes.state.",
                        one -> one.state(today).code())
                .choice("reason", page.t("disputes.reason"), "disputes.reason.",
                        one -> one.reason().code())
                .text("agency", page.t("commissions.agency"), Dispute::agencyName)
                .text("rep", page.t("commissions.rep"), Dispute::repName)
                .text("statement", page.t("disputes.statement"), Dispute::statementNumber)
                .text("document", page.t("commissions.document"), Dispute::document)
                .text("account", page.t("commissions.account"), Dispute::account)
                .cell("stated", page.t("disputes.stated"), amount(Dispute::stated))
                .cell("expected", page.t("disputes.expected"), amount(Dispute::expected))
                .cell("difference", page.t("disputes.difference"), amount(Dispute::claim))
                .day("openedOn", page.t("disputes.openedOn"), Dispute::openedOn)
                .text("openedBy", page.t("disputes.openedBy"), Dispute::openedName)
                .day("dueOn", page.t("disputes.due"), Dispute::dueOn)
                .cell("granted", page.t("disputes.granted"), amount(
                        one -> one.decision() == null ? null : one.decision().granted()))
                .text("decidedBy", page.t("disputes.decidedBy"),
                        one -> one.decision() == null ? "" : one.decision().by())
                .file(ending, page.t("disputes.title"),
                        taker -> disputes.each(page.viewer(), filter, taker));
    }

    @GetMapping("/reconciliations/{id}/findings.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View findings(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var of = reconciliations.of(page.viewer(), id);
        var text = new ReconciliationText(page);
        return new Table<Reconciliation.Shown>(page.words())
                .choice("result", page.t("disputes.verdicts"), "disputes.verdict.",
                        one -> one.verdict().code())
                .text("document", page.t("commissions.document"), Reconciliation.Shown::document)
                .text("account", page.t("commissions.account"), Reconciliation.Shown::account)
                .text("customer", page.t("disputes.spelledInFile"),
                        Reconciliation.Shown::customer)
                .cell("row", page.t("disputes.firstRow"), one -> number(one.row()))
                .whole("rows", page.t("disputes.rowsOfFile"), one -> (long) one.rows())
                .cell("line", page.t("disputes.firstLine"), one -> number(one.position()))
                .whole("lines", page.t("disputes.linesOfStatement"), one -> (long) one.lines())
                .cell("expected", page.t("disputes.expected"),
                        amount(Reconciliation.Shown::expected))
                .cell("stated", page.t("disputes.stated"), amount(Reconciliation.Shown::stated))
                .cell("difference", page.t("disputes.difference"),
                        amount(Reconciliation.Shown::difference))
                .text("causes", page.t("disputes.causes"), text::causes)
                .file(ending, page.t("disputes.reconcile") + ", " + of.fileName(),
                        taker -> findings.each(page.viewer(), id,
                                ReconciliationPages.verdict(page), taker));
    }

    private static <T> Function<T, Cell> amount(Function<T, @Nullable Money> amount) {
        return one -> {
            var money = amount.apply(one);
            return money == null ? new Cell.Empty() : new Cell.Amount(money);
        };
    }

    private static Cell number(@Nullable Number number) {
        return number == null ? new Cell.Empty() : new Cell.Whole(number.longValue());
    }
}
