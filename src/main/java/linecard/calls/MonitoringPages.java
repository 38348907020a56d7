package linecard.calls;

import linecard.access.Allowed;
import linecard.calls.Monitoring.Feature;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Agreement.Regime;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The log of independence: which ways of watching are on for whom, since when, and why.
@Controller
class MonitoringPages {

    private final Regimes regimes;
    private final Agencies agencies;
    private final Clock clock;

    MonitoringPages(Regimes regimes, Agencies agencies, Clock clock) {
        this.regimes = regimes;
        this.agencies = agencies;
        this.clock = clock;
    }

    /// @param asked whose reason the form waits for; null for none
    record Row(Agency agency, Regime regime, Set<Feature> on) {}

    record Board(
            List<Row> rows, List<MonitoringRules.Clause> clauses, List<Monitoring> decisions,
            Known firms, LocalDate today, @Nullable UUID asked) {}

    @GetMapping("/monitoring")
    @Allowed(MEMBERS)
    View list(Page page) {
        return board(page, Form.of(page.words(),
                Map.of("from", Today.of(page, clock).toString())), null);
    }

    private Html board(Page page, Form form, @Nullable UUID asked) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var known = regimes.known(viewer);
        var firms = agencies.all(viewer);
        var rows = firms.stream().filter(firm -> !firm.archived())
                .map(firm -> new Row(firm, known.regime(firm.id(), today),
                        known.on(firm.id(), today))).toList();
        var board = new Board(rows, known.clauses(), known.decisions().reversed(),
                new Known(firms), today, asked);
        return (out, tags) -> JtemonitoringGenerated.render(
                out, tags, page, new CallText(page), board, form);
    }

    @PostMapping("/agencies/{agency}/monitoring")
    @Allowed(KEEPERS)
    View decide(Page page, @PathVariable UUID agency,
            @RequestParam MultiValueMap<String, String> entered) {
        var firm = agencies.of(page.viewer(), agency);
        var form = new Form(page.words(), entered);
        if (decide(page, firm, form) instanceof Outcome.Refused refused) {
            refused.on(form, page.words());
        }
        if (form.hasProblems()) return board(page, form, firm.id()).refused();
        return Html.seeOther("/monitoring", Notice.of("web.saved"));
    }

    /// Decides what was entered, unless something is wrong with it, which the form says then.
    Outcome decide(Page page, Agency firm, Form form) {
        var feature = form.choice("feature", Feature.class);
        var from = form.read("from", text -> Reading.date(text, page.language()));
        var reason = form.note("reason", Monitoring.REASON);
        var today = Today.of(page, clock);
        if (!form.hasProblems() && from.get().isBefore(today)) {
            form.problem("from", "calls.no.past.decision");
        }
        if (form.hasProblems()) return new Outcome.Done(List.of());
        return regimes.decide(page.viewer(), firm.id(), feature.get(),
                form.entered("on").equals("true"), from.get(), reason.get());
    }

    @GetMapping("/monitoring.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending) {
        var firms = new Known(agencies.all(page.viewer()));
        return new Table<Monitoring>(page.words())
                .text("agencyCode", page.t("people.agency.code"), one -> firms.code(one.agency()))
                .text("agency", page.t("people.agency"),
                        one -> firms.name(one.agency(), page.language()))
                .choice("feature", page.t("calls.feature"), "calls.feature.",
                        one -> one.feature().code())
                .truth("on", page.t("calls.feature.isOn"), Monitoring::isOn)
                .day("fromDay", page.t("people.firstDay"), Monitoring::fromDay)
                .choice("regime", page.t("people.regime"), "people.regime.",
                        one -> one.regime().code())
                .text("reason", page.t("calls.feature.reason"), Monitoring::reason)
                .text("decidedBy", page.t("calls.feature.by"), Monitoring::decidedBy)
                .cell("decidedAt", page.t("calls.feature.at"),
                        one -> new Cell.Moment(one.decidedAt(), page.organisation().zone()))
                .file(ending, page.t("calls.monitoring"),
                        regimes.known(page.viewer()).decisions()::forEach);
    }
}
