package linecard.pipeline;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.traits.Trait;
import linecard.traits.TraitColumns;
import linecard.traits.Traits;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static linecard.access.Audience.MEMBERS;

/// The opportunities as files.
@Controller
class OpportunityExports {

    /// So many are written at a time with the names they need.
    private static final int CHUNK = 1_000;

    private final Opportunities opportunities;
    private final Offers offers;
    private final Accounts accounts;
    private final Agencies agencies;
    private final Reps reps;
    private final Traits traits;
    private final Clock clock;

    OpportunityExports(Opportunities opportunities, Offers offers, Accounts accounts,
            Agencies agencies, Reps reps, Traits traits, Clock clock) {
        this.opportunities = opportunities;
        this.offers = offers;
        this.accounts = accounts;
        this.agencies = agencies;
        this.reps = reps;
        this.traits = traits;
        this.clock = clock;
    }

    private record Row(Opportunity one, String accountCode, String account) {}

    @GetMapping("/opportunities.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(
            Page page, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> asked) {
        var viewer = page.viewer();
        var own = traits.used(viewer, Trait.Of.OPPORTUNITY);
        var question = OpportunityQuestion.of(asked, own, page.words());
        var offered = offers.of(viewer);
        var people = new Known(reps.all(viewer));
        var firms = new Known(agencies.all(viewer));
        var table = new Table<Row>(page.words())
                .text("id", "ID", row -> row.one().id().toString())
                .text("name", page.t("pipeline.name"), row -> row.one().name())
                .text("accountCode", page.t("accounts.code"), Row::accountCode)
                .text("account", page.t("accounts.account"), Row::account)
                .text("repCode", page.t("pipeline.repCode"), row -> people.code(row.one().rep()))
                .text("rep", page.t("people.rep"),
                        row -> people.name(row.one().rep(), page.language()))
                .text("agency", page.t("people.agency"),
                        row -> firms.name(row.one().agency(), page.language()))
                .text("stage", page.t("pipeline.stage"),
                        row -> offered.stageName(row.one().stage()))
                .choice("state", page.t("pipeline.state"), "pipeline.state.",
                        row -> state(row.one()))
                .cell("amount", page.t("pipeline.amount"),
                        row -> new Cell.Amount(row.one().amounts().total()))
                .text("productLines", page.t("pipeline.lines"),
                        row -> lines(page, offered, row.one().amounts()))
                .day("expectedClose", page.t("pipeline.close"), row -> row.one().expectedClose())
                .text("nextStep", page.t("pipeline.nextStep"), row -> row.one().next().what())
                .day("nextOn", page.t("pipeline.nextOn"), row -> row.one().next().on())
                .choice("source", page.t("pipeline.source"), "pipeline.source.",
                        row -> row.one().source() instanceof Opportunity.Source source
                                ? source.code() : null)
                .text("competitor", page.t("pipeline.competitor"),
                        row -> offered.competitorName(row.one().competitor()))
                .day("stageSince", page.t("pipeline.stageSince"),
                        row -> day(page, row.one().stageSince()))
                .day("closedOn", page.t("pipeline.closedOn"), row -> closedOn(page, row.one()))
                .text("lossReason", page.t("pipeline.reason"),
                        row -> row.one().ending() instanceof Opportunity.Ending end
                                ? offered.reasonName(end.reason()) : "")
                .text("lossNote", page.t("pipeline.lossNote"),
                        row -> row.one().ending() instanceof Opportunity.Ending end
                                ? end.note() : "")
                .day("registeredOn", page.t("pipeline.registered"),
                        row -> day(page, row.one().registration().at()))
                .day("protectedUntil", page.t("pipeline.protectedUntil"),
                        row -> row.one().registration().until())
                .text("note", page.t("pipeline.note"), row -> row.one().note());
        return TraitColumns.add(table, page.words(), own, row -> row.one().tags(),
                        row -> row.one().fields())
                .file(ending, page.t("pipeline.list"), taker -> each(page, question, taker));
    }

    private static String state(Opportunity one) {
        var ending = one.ending();
        return ending == null ? "open" : ending.outcome().code();
    }

    private static String lines(Page page, Offers.Offered offered, Amounts amounts) {
        return amounts.lines().stream().map(line -> offered.lines().path(line.line()) + ": "
                + page.words().money(line.amount())).collect(Collectors.joining("; "));
    }

    private static LocalDate day(Page page, Instant at) {
        return LocalDate.ofInstant(at, page.organisation().zone());
    }

    private static @Nullable LocalDate closedOn(Page page, Opportunity one) {
        var ending = one.ending();
        return ending == null ? null : day(page, ending.at());
    }

    private void each(Page page, OpportunityQuestion question, Consumer<? super Row> taker) {
        var chunk = new ArrayList<Opportunity>(CHUNK);
        opportunities.each(page.viewer(), question.filter(), question.sort(),
                Today.of(page, clock), one -> {
                    chunk.add(one);
                    if (chunk.size() == CHUNK) flush(page, chunk, taker);
                });
        flush(page, chunk, taker);
    }

    private void flush(Page page, List<Opportunity> chunk, Consumer<? super Row> taker) {
        var known = accounts.those(page.viewer(),
                chunk.stream().map(Opportunity::account).distinct().toList());
        for (var one : chunk) {
            var account = known.get(one.account());
            taker.accept(new Row(one, account == null ? "" : account.code(),
                    account == null ? "" : account.name()));
        }
        chunk.clear();
    }
}
