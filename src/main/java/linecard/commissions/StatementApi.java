package linecard.commissions;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.commissions.StatementRules.RepSum;
import linecard.commissions.Statements.Proof;
import linecard.money.Money;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Statements that were issued, for programs.
@RestController
@Part(value = Area.MONEY, about = "Statements",
        says = "What agencies are owed for a month, line by line. Issued, a statement never "
                + "changes. A rep sees the own lines of it.")
class StatementApi {

    private final Statements statements;
    private final StatementSlices slices;
    private final StatementLines lines;
    private final PrizeLines prizes;
    private final StatementExports exports;
    private final FiscalMonths months;
    private final Paying paying;

    StatementApi(
            Statements statements, StatementSlices slices, StatementLines lines,
            PrizeLines prizes, StatementExports exports, FiscalMonths months, Paying paying) {
        this.statements = statements;
        this.slices = slices;
        this.lines = lines;
        this.prizes = prizes;
        this.exports = exports;
        this.months = months;
        this.paying = paying;
    }

    /// The head of a statement. What a rep does not see of it is null.
    record Head(
            UUID id, String number, int fiscalYear, @Does("From 1") int fiscalMonth,
            LocalDate from, LocalDate to,
            @Does("For a rep: how many are the own ones") long lines,
            @Does("For a rep: of the own lines") Money total,
            @Nullable Money base, @Nullable UUID agency, @Nullable String agencyName,
            @Does("What results were counted from") @Nullable ResultsFrom counted,
            Statement.@Nullable State state, @Nullable Instant closedAt,
            @Nullable String closedBy, @Nullable Instant issuedAt,
            @Does("What becomes payable after draws and what is held back")
            @Nullable Money payable,
            @Does("By when the law wants it issued") @Nullable LocalDate dueOn,
            @Does("SHA-256 over head and lines") @Nullable String seal,
            @Does("null where it stands in no payment") @Nullable Paid paid) {

        static Head of(Statement one, @Nullable Paid paid) {
            var span = one.period().span();
            return new Head(one.id(), one.number(), one.period().year(), one.period().number(),
                    span.from(), span.to().minusDays(1), one.lines(), one.total(), one.base(),
                    one.agency(), one.agencyName(), one.counted(), one.progress().state(),
                    one.closedAt(), one.closedBy(), one.progress().issuedAt(), one.payable(),
                    one.dueOn(), one.seal(), paid);
        }
    }

    record Whole(
            Head statement, @Does("What each rep's lines come to") List<RepSum> reps,
            @Does("Prizes in cash, beside commission: payable, and in no total")
            List<PrizeLine> prizes,
            @Does("From what is earned to what is paid; none for a rep")
            List<SettlementStep> settlement) {}

    @GetMapping("/api/v1/statements")
    @Allowed(MEMBERS)
    @Does("List statements")
    ResponseEntity<Slice<Head>> listStatements(
            Call call, @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable Integer year) {
        var viewer = call.viewer();
        if (viewer.role() == Role.REP) {
            return call.sliceOf(lines.ownMonths(viewer).stream()
                    .filter(own -> year == null || own.year() == year)
                    .map(own -> own(viewer, own)).toList(), Head::id);
        }
        var found = slices.of(viewer, agency, year, call.after(), call.lookUp());
        var paid = paying.of(viewer, found);
        return call.slice(found.stream().map(one -> Head.of(one, paid.get(one.id()))).toList(),
                Head::id);
    }

    @GetMapping("/api/v1/statements/{id}")
    @Allowed(MEMBERS)
    @Does("Get a statement")
    ResponseEntity<Whole> getStatement(Call call, @PathVariable UUID id) {
        var viewer = call.viewer();
        return call.one(new Whole(head(viewer, id), lines.byRep(viewer, id),
                prizes.of(viewer, id), viewer.role() == Role.REP ? List.of()
                        : exports.settlement(call.page(), id)));
    }

    @GetMapping("/api/v1/statements/{id}/lines")
    @Allowed(MEMBERS)
    @Does("List the lines of a statement")
    ResponseEntity<Slice<StatementLine>> listStatementLines(
            Call call, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID rep) {
        head(call.viewer(), id);
        return call.slice(lines.after(call.viewer(), id, rep, call.place(), call.lookUp()),
                _ -> id, StatementLine::position);
    }

    @GetMapping("/api/v1/statements/{id}/proof")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Check that a statement is what was issued: seal and total")
    ResponseEntity<Proof> proveStatement(Call call, @PathVariable UUID id) {
        return ResponseEntity.ok(statements.verify(call.viewer(), id));
    }

    @GetMapping("/api/v1/statements/{id}/statement.pdf")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get a statement as PDF")
    View printStatement(Call call, @PathVariable UUID id) {
        return exports.print(call.page(), id);
    }

    /// @throws Absent where the viewer sees nothing of it
    private Head head(Viewer viewer, UUID id) {
        if (viewer.role() == Role.REP) return own(viewer, lines.ownMonth(viewer, id));
        var one = statements.of(viewer, id);
        return Head.of(one, paying.of(viewer, List.of(one)).get(id));
    }

    private Head own(Viewer viewer, StatementLines.OwnMonth own) {
        var span = months.of(viewer, own.year(), own.month()).span();
        return new Head(own.statement(), own.number(), own.year(), own.month(), span.from(),
                span.to().minusDays(1), own.lines(), own.amount(), null, null, null, null, null,
                null, null, null, null, null, null, null);
    }
}
