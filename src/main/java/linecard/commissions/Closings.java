package linecard.commissions;

import linecard.access.Organisation.ResultsFrom;
import linecard.access.Organisations;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing.Closed;
import linecard.commissions.Statement.Progress;
import linecard.commissions.Statement.State;
import linecard.database.Ids;
import linecard.people.Agency;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/// How a month is closed: one person prepares its statement. Where another may, that one approves
/// it or gives it back, see [Approvals]; else it is issued at once.
@Repository
public class Closings {

    private final JdbcClient sql;
    private final Drafts drafts;
    private final Statements statements;
    private final StatementLines lines;
    private final StatedWindows stated;
    private final Settlements settlements;
    private final Approvals approvals;
    private final Ledger ledger;
    private final Organisations organisations;

    Closings(
            JdbcClient sql, Drafts drafts, Statements statements, StatementLines lines,
            StatedWindows stated, Settlements settlements, Approvals approvals,
            Ledger ledger, Organisations organisations) {
        this.sql = sql;
        this.drafts = drafts;
        this.statements = statements;
        this.lines = lines;
        this.stated = stated;
        this.settlements = settlements;
        this.approvals = approvals;
        this.ledger = ledger;
        this.organisations = organisations;
    }

    /// Closes an agency's month: freezes every line of its statement. Whoever closes it again, or
    /// at the same time, gets the same statement.
    ///
    /// @param seen refused where the figures are not these any more; null to take them as they are
    /// @param evenEmpty makes a statement without lines too
    @Transactional
    public Closing close(
            Viewer viewer, UUID agency, FiscalPeriod period, LocalDate today,
            Closing.@Nullable Seen seen, boolean evenEmpty) {
        ledger.waitForOthers(viewer);
        organisations.requireCalendar(viewer);
        var before = statements.ofMonth(viewer, agency, period);
        if (before.isPresent()) return closed(before.get());
        var draft = drafts.of(viewer, agency, period);
        var refused = StatementRules.refusal(draft, viewer.organisation().calendar(), today);
        if (refused.isPresent()) return refused.get();
        if (seen != null && !draft.isAsSeen(seen)) {
            return Closing.Refused.of("commissions.close.changed");
        }
        if (draft.lines().isEmpty() && !evenEmpty) {
            return Closing.Refused.of("commissions.close.empty");
        }
        return closed(prepare(viewer, draft));
    }

    private static Closed closed(Statement statement) {
        return new Closed(statement.id(), statement.number(), statement.isIssued());
    }

    private Statement prepare(Viewer viewer, Draft draft) {
        var organisation = viewer.organisation();
        var agreement = draft.standing().agreement();
        var settled = settlements.of(viewer, draft);
        boolean isIssued = !approvals.hasSecond(viewer);
        var now = now();
        var name = viewer.user().name(organisation.language());
        var head = new Statement(
                Ids.fresh(), draft.agency().id(), nextNumber(draft.period().year()),
                draft.period(), organisation.resultsFrom(), draft.lines().size(),
                draft.base(), draft.total(),
                organisation.letterhead().isBlank()
                        ? organisation.name() : organisation.letterhead().strip(),
                draft.agency().name(), agencyHead(viewer, draft.agency()), now, name, settled,
                organisation.money(settled.payable()),
                agreement == null ? null
                        : DueRules.due(agreement, organisation.calendar(), draft.period()),
                new Progress(State.PREPARED, null, "", null, ""), "");
        var sealed = head.sealed(StatementSeal.of(
                head, StatementLines.packed(draft.lines()), 2));
        write(viewer, sealed);
        lines.write(viewer, sealed, draft.lines());
        if (draft.accrual() != null) stated.write(viewer, sealed, draft.accrual());
        approvals.step(viewer, sealed, "prepared", "");
        if (isIssued) approvals.issue(viewer, sealed, "");
        return statements.of(viewer, sealed.id());
    }

    /// Without gaps but where the last ones were given back, since those who close wait for each
    /// other.
    private String nextNumber(int fiscalYear) {
        long next = sql.sql("""
                select coalesce(max(substring(number from '^\\d+-(\\d+)$')::bigint), 0) + 1
                from commissions.statement
                where fiscal_year = :year
                """)
                .param("year", fiscalYear)
                .query(Long.class)
                .single();
        return "%d-%04d".formatted(fiscalYear, next);
    }

    private Instant now() {
        return sql.sql("select now() as now")
                .query((row, _) -> row.getTimestamp("now").toInstant())
                .single();
    }

    private static String agencyHead(Viewer viewer, Agency agency) {
        var words = Words.in(viewer.organisation().language());
        var head = new StringBuilder(agency.name());
        if (!agency.address().isBlank()) head.append('\n').append(agency.address().strip());
        if (!agency.taxNumber().isBlank()) {
            head.append('\n').append(words.text("commissions.taxNumber", agency.taxNumber()));
        }
        return head.toString();
    }

    private void write(Viewer viewer, Statement closed) {
        sql.sql("""
                insert into commissions.statement (
                    id, organisation_id, agency_id, number, period, fiscal_year, fiscal_month,
                    counted, lines, base_minor, total_minor, letterhead, agency_name, agency_head,
                    issued_at, issued_name, state, packed, settlement, payable_minor, due_on, seal)
                values (:id, :organisation, :agency, :number, daterange(:from, :to), :year, :month,
                        :counted, :lines, :base, :total, :letterhead, :agencyName, :agencyHead,
                        :closedAt, :closedBy, 'prepared', true, :settlement, :payable, :due, :seal)
                """)
                .param("id", closed.id())
                .param("organisation", viewer.organisation().id())
                .param("agency", closed.agency())
                .param("number", closed.number())
                .param("from", closed.period().span().from())
                .param("to", closed.period().span().to())
                .param("year", closed.period().year())
                .param("month", closed.period().number())
                .param("counted", code(closed.counted()))
                .param("lines", closed.lines())
                .param("base", closed.base().minor())
                .param("total", closed.total().minor())
                .param("letterhead", closed.letterhead())
                .param("agencyName", closed.agencyName())
                .param("agencyHead", closed.agencyHead())
                .param("closedAt", closed.closedAt().atOffset(ZoneOffset.UTC))
                .param("closedBy", closed.closedBy())
                .param("settlement", closed.settled().text())
                .param("payable", closed.payable().minor())
                .param("due", closed.dueOn())
                .param("seal", closed.seal())
                .update();
    }

    private static String code(ResultsFrom counted) {
        return counted.name().toLowerCase(Locale.ROOT);
    }
}
