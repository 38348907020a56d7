package linecard.commissions;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Later;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.commissions.StatementRules.RepSum;
import linecard.money.Money;
import linecard.stated.StatementLine;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// Months before and while they are closed, for programs.
@RestController
@Part(value = Area.MONEY, about = "Months",
        says = "What each agency earned in a fiscal month, and closing it, which issues the "
                + "statement and cannot be undone.")
class DraftApi {

    private final Drafts drafts;
    private final DraftPages draftPages;
    private final Closings closings;
    private final StatementPages statementPages;
    private final FiscalMonths months;
    private final DueDates dueDates;
    private final KnownPages knownPages;
    private final Foreseen foreseen;

    DraftApi(Drafts drafts, DraftPages draftPages, Closings closings,
            StatementPages statementPages, FiscalMonths months, DueDates dueDates,
            KnownPages knownPages, Foreseen foreseen) {
        this.drafts = drafts;
        this.draftPages = draftPages;
        this.closings = closings;
        this.statementPages = statementPages;
        this.months = months;
        this.dueDates = dueDates;
        this.knownPages = knownPages;
        this.foreseen = foreseen;
    }

    record Month(int fiscalYear, int fiscalMonth, List<Row> agencies) {}

    record Row(
            UUID agency, String agencyName,
            @Does("The one issued; null while the month is open") @Nullable UUID statement,
            @Does("Empty while the month is open") String number, long lines, Money base,
            Money total,
            @Does("Why it cannot be closed; null where it can, or is") @Nullable String refusal,
            @Does("The last day for it under the law of the EU; null where none is set")
            @Nullable LocalDate dueOn) {}

    record Draft(
            UUID agency, String agencyName, int fiscalYear, int fiscalMonth, int lines,
            Money base, Money total, List<RepSum> reps,
            @Does("Prizes in cash beside it, which are in no total") Money prizes,
            @Does("What would become payable after draws and what is held back; null where "
                    + "nothing would, and where statements before it come first")
            @Nullable Money payable,
            @Does("From what is earned to what would be paid; none where statements before it "
                    + "come first")
            List<SettlementStep> settlement,
            @Does("Why the month cannot be closed; null where it can") @Nullable String refusal) {}

    record Entry(
            @Does("How many lines the draft has that was looked at: 409 where it has others now")
            Integer lines,
            @Does("What that draft comes to") Money total,
            @Does("What its prizes come to; left out: nothing") @Nullable Money prizes,
            @Does("true: a statement without lines too") @Nullable Boolean evenEmpty) {}

    record Closed(
            UUID statement, String number,
            @Does("false: it waits for a second person to approve it") boolean issued) {}

    record ClosedAll(
            @Does("Those closed by this request; with 202 none yet") List<Closed> statements,
            @Does("With 202: the job that closes them, an agency a step") @Nullable UUID job) {}

    @GetMapping("/api/v1/months/{year}/{month}")
    @Allowed(STAFF)
    @Does("Get every agency's statement of a month, or what it would be")
    ResponseEntity<Month> getMonth(Call call, @PathVariable int year, @PathVariable int month) {
        if (!Drafts.seesAll(call.viewer())) throw new NotAllowed();
        var text = text(call);
        var period = months.of(call.viewer(), year, month);
        var due = dueDates.of(call.viewer(), period);
        var rows = statementPages.rows(call.viewer(), period).stream()
                .map(row -> new Row(row.agency(), row.name(), row.statement(), row.number(),
                        row.lines(), row.base(), row.amount(),
                        row.refused() == null ? null : text.refusal(row.refused()),
                        row.isAwaited() ? due.get(row.agency()) : null))
                .toList();
        return call.one(new Month(year, month, rows));
    }

    @PostMapping("/api/v1/months/{year}/{month}/closings")
    @Allowed(TREASURERS)
    @Does("Close a month for every agency that has anything on it")
    @Later
    ResponseEntity<ClosedAll> closeMonth(
            Call call, @PathVariable int year, @PathVariable int month) {
        var period = months.of(call.viewer(), year, month);
        var job = draftPages.closeLater(call.viewer(), period);
        if (job.isPresent()) {
            return call.accepted(job.get(), new ClosedAll(List.of(), job.get()));
        }
        var closed = draftPages.closeAll(call.viewer(), period);
        return ResponseEntity.ok(new ClosedAll(closed.stream()
                .map(one -> new Closed(one.statement(), one.number(), one.isIssued())).toList(),
                null));
    }

    @GetMapping("/api/v1/agencies/{id}/months/{year}/{month}")
    @Allowed(STAFF)
    @Does("Get what an agency's statement would say if the month were closed now")
    ResponseEntity<Draft> getDraft(
            Call call, @PathVariable UUID id, @PathVariable int year, @PathVariable int month) {
        var viewer = call.viewer();
        var draft = drafts.of(viewer, id, months.of(viewer, year, month));
        var refused = StatementRules.refusal(
                draft, viewer.organisation().calendar(), months.today(viewer));
        var settlement = foreseen.rows(call.page(), draft);
        return call.one(new Draft(id, draft.agency().name(), year, month, draft.lines().size(),
                draft.base(), draft.total(),
                StatementRules.byRep(draft.lines(), draft.total().currency()),
                draft.prizeTotal(), SettlementText.payable(settlement), settlement,
                refused.map(text(call)::refusal).orElse(null)));
    }

    record Known(
            UUID agency, int fiscalYear, int fiscalMonth, LocalDate on, int lines, Money base,
            Money total, List<RepSum> reps,
            @Does("As it is known now; null where that cannot be reckoned") @Nullable Money now,
            @Does("Why nothing could be reckoned then; null where it could")
            @Nullable String refusal) {}

    @GetMapping("/api/v1/agencies/{id}/months/{year}/{month}/known")
    @Allowed(STAFF)
    @Does("Get what the sales of a month earn by what was recorded up to the end of a past day")
    ResponseEntity<Known> getKnown(
            Call call, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @RequestParam(required = false) @Does("Left out: today") @Nullable LocalDate on) {
        var viewer = call.viewer();
        var period = months.of(viewer, year, month);
        var known = knownPages.known(viewer, id, period, on == null ? "" : on.toString());
        var draft = known.draft();
        return call.one(new Known(id, year, month, known.on(), draft.lines().size(), draft.base(),
                draft.total(), StatementRules.byRep(draft.lines(), draft.total().currency()),
                known.now() == null ? null : viewer.organisation().money(known.now()),
                known.refused() == null ? null : text(call).refusal(known.refused())));
    }

    @GetMapping("/api/v1/agencies/{id}/months/{year}/{month}/lines")
    @Allowed(STAFF)
    @Does("List the lines of such a draft")
    ResponseEntity<Slice<StatementLine>> listDraftLines(
            Call call, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @RequestParam(required = false) @Nullable UUID rep) {
        var draft = drafts.of(call.viewer(), id, months.of(call.viewer(), year, month));
        int place = call.place();
        return call.slice(draft.linesOf(rep).filter(line -> line.position() > place)
                .limit(call.lookUp()).toList(), _ -> id, StatementLine::position);
    }

    /// Who closes it again gets the same statement.
    @PostMapping("/api/v1/agencies/{id}/months/{year}/{month}/closing")
    @Allowed(TREASURERS)
    @Does("Close an agency's month: its statement is prepared, and issued once approved")
    ResponseEntity<Closed> closeAgencyMonth(
            Call call, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @RequestBody Entry body) {
        var viewer = call.viewer();
        var period = months.of(viewer, year, month);
        drafts.of(viewer, id, period);
        call.entered(body).requireWhole();
        var closing = closings.close(viewer, id, period, months.today(viewer),
                new Closing.Seen(body.lines(), body.total().minor(),
                        body.prizes() == null ? 0 : body.prizes().minor()),
                Boolean.TRUE.equals(body.evenEmpty()));
        return switch (closing) {
            case Closing.Closed one ->
                    ResponseEntity.ok(new Closed(one.statement(), one.number(), one.isIssued()));
            case Closing.Refused refused -> throw new Refused(Problem.Kind.CONTRADICTS,
                    Problem.Error.at("#", text(call).refusal(refused)));
        };
    }

    private static StatementText text(Call call) {
        return new StatementText(call.words(), call.viewer().organisation());
    }
}
