package linecard.prizes;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.money.Money;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF;

/// Catalogue, awards, budget and the year's prizes as files.
@Controller
class PrizeExports {

    private final Prizes prizes;
    private final Awards awards;
    private final PrizeSums sums;

    PrizeExports(Prizes prizes, Awards awards, PrizeSums sums) {
        this.prizes = prizes;
        this.awards = awards;
        this.sums = sums;
    }

    @GetMapping("/prizes.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View prizes(Page page, @PathVariable String ending) {
        var table = new Table<Prize>(page.words())
                .text("name", page.t("prizes.name"), Prize::name)
                .choice("kind", page.t("prizes.kind"), "prizes.kind.", one -> one.kind().code())
                .cell("value", page.t("prizes.value"), one -> amount(page, one.minor()))
                .cell("seats", page.t("prizes.seats"), one -> one.trip() == null
                        ? new Cell.Empty() : new Cell.Whole(one.trip().seats()))
                .day("from", page.t("prizes.from"),
                        one -> one.trip() == null ? null : one.trip().from())
                .day("last", page.t("prizes.last"),
                        one -> one.trip() == null ? null : one.trip().last())
                .truth("guest", page.t("prizes.guest.may"),
                        one -> one.trip() != null && one.trip().guest())
                .text("note", page.t("prizes.note"), Prize::note)
                .truth("archived", page.t("web.archived"), Prize::archived);
        return table.file(ending, page.t("prizes.title"), prizes.all(page.viewer())::forEach);
    }

    @GetMapping("/awards.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View awards(
            Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID contest,
            @RequestParam(defaultValue = "") String state) {
        var text = new PrizeText(page);
        var table = new Table<Award>(page.words())
                .text("contest", page.t("prizes.contest"), Award::contestName)
                .cell("place", page.t("contests.place"), one -> one.place() == null
                        ? new Cell.Empty() : new Cell.Whole(one.place()))
                .text("winner", page.t("prizes.winner"), Award::who)
                .text("agency", page.t("prizes.agency"), Award::agencyName)
                .cell("state", page.t("prizes.state"), one -> new Cell.Choice(
                        PrizeText.stateCode(one), text.state(one)))
                .text("prize", page.t("prizes.prize"), text::award)
                .cell("value", page.t("prizes.value"), one -> amount(page, one.minor()))
                .day("approvedOn", page.t("prizes.approvedOn"),
                        one -> one.approved() == null ? null : one.approved().on())
                .text("approvedBy", page.t("prizes.approvedBy"),
                        one -> one.approved() == null ? null : one.approved().by())
                .day("chooseBy", page.t("prizes.chooseBy"), Award::chooseBy)
                .day("deliveredOn", page.t("prizes.on"), Award::deliveredOn);
        return table.file(ending, page.t("prizes.awards"), awards.all(page.viewer(),
                AwardPages.filter(contest, state))::forEach);
    }

    @GetMapping("/prizes/budget.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View budget(
            Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable Integer year) {
        var of = sums.budget(page.viewer(), year);
        var table = new Table<Budgets.Row>(page.words())
                .text("contest", page.t("prizes.contest"), Budgets.Row::name)
                .choice("state", page.t("prizes.state"), "contests.state.",
                        row -> row.state().code())
                .text("series", page.t("prizes.series"), Budgets.Row::series)
                .day("from", page.t("prizes.from"), row -> row.days().from())
                .day("last", page.t("prizes.last"), row -> row.days().to().minusDays(1))
                .cell("budget", page.t("prizes.budget"), row -> amount(row.budget()))
                .cell("promised", page.t("prizes.promised"), row -> amount(row.promised()))
                .cell("awarded", page.t("prizes.awarded"), row -> amount(row.awarded()))
                .cell("left", page.t("prizes.left"), row -> amount(row.left()));
        return table.file(ending, page.t("prizes.budget") + " " + of.year(), of.rows()::forEach);
    }

    /// A row for each prize, with the form that it belongs to.
    @GetMapping("/prizes/taxes.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View taxes(
            Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable Integer year) {
        var of = sums.had(page.viewer(), year);
        var table = new Table<PrizeYear.Had>(page.words())
                .text("agency", page.t("prizes.agency"), PrizeYear.Had::agencyName)
                .text("winner", page.t("prizes.winner"), PrizeYear.Had::who)
                .text("contest", page.t("prizes.contest"), PrizeYear.Had::contest)
                .choice("kind", page.t("prizes.kind"), "prizes.kind.", had -> had.kind().code())
                .text("name", page.t("prizes.name"), PrizeYear.Had::name)
                .day("on", page.t("prizes.hadOn"), PrizeYear.Had::on)
                .cell("value", page.t("prizes.value"), had -> amount(had.value()))
                .choice("form", page.t("prizes.form"), "prizes.form.",
                        had -> PrizeText.code(had.reporting()));
        return table.file(ending, page.t("prizes.taxes") + " " + of.year(), of.had()::forEach);
    }

    private static Cell amount(Page page, long minor) {
        return new Cell.Amount(page.organisation().money(minor));
    }

    private static Cell amount(@Nullable Money money) {
        return money == null ? new Cell.Empty() : new Cell.Amount(money);
    }
}
