package linecard.commissions;

import linecard.access.Members;
import linecard.access.Organisations;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing.Closed;
import linecard.commissions.StatedWindows.Stating;
import linecard.commissions.Statement.State;
import linecard.database.Ids;
import linecard.database.PlannedOnce;
import linecard.jobs.Progress;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.reckoning.Balances;
import linecard.stated.PackedPart;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// How a month is closed: one person prepares its statement. Where another may, that one approves
/// it or gives it back, see [Approvals]; else it is issued at once.
@Repository
public class Closings {

    private final JdbcClient sql;
    private final PlannedOnce planned;
    private final Drafts drafts;
    private final Statements statements;
    private final StatementLines lines;
    private final StatedWindows stated;
    private final PrizeLines prizes;
    private final Settlements settlements;
    private final Approvals approvals;
    private final Ledger ledger;
    private final Members members;
    private final Organisations organisations;
    private final Agencies agencies;

    Closings(
            JdbcClient sql, PlannedOnce planned, Drafts drafts, Statements statements,
            StatementLines lines, StatedWindows stated, PrizeLines prizes,
            Settlements settlements, Approvals approvals, Ledger ledger, Members members,
            Organisations organisations, Agencies agencies) {
        this.sql = sql;
        this.planned = planned;
        this.drafts = drafts;
        this.statements = statements;
        this.lines = lines;
        this.stated = stated;
        this.prizes = prizes;
        this.settlements = settlements;
        this.approvals = approvals;
        this.ledger = ledger;
        this.members = members;
        this.organisations = organisations;
        this.agencies = agencies;
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
        planned.forAnyValues();
        ledger.waitForOthers(viewer);
        organisations.requireCalendar(viewer);
        var before = statements.ofMonth(viewer, agency, period);
        if (before.isPresent()) return closed(before.get());
        var draft = drafts.toClose(viewer, List.of(agencies.of(viewer, agency)), period,
                stated.counts(viewer, List.of(agency), period.span().to())).getFirst();
        var refused = refusal(viewer, draft, today, evenEmpty);
        if (refused.isPresent()) return refused.get();
        if (seen != null && !draft.isAsSeen(seen)) {
            return Closing.Refused.of("commissions.close.changed");
        }
        return prepare(viewer, List.of(PackedDraft.of(draft))).getFirst();
    }

    /// Some agencies whose month is closed together.
    ///
    /// @param counts of all of them, as of now or before
    record Batch(List<Agency> agencies, FiscalPeriod period, Map<UUID, Counts> counts) {}

    /// What statements of a batch would say.
    ///
    /// @param acts see [Approvals#acts]
    record Worked(List<PackedDraft> drafts, long acts) {}

    /// Works out what statements would say, of those that can be closed, have anything on it and
    /// are open yet. Nobody waits for it.
    @Transactional(readOnly = true)
    Worked ahead(Viewer viewer, Batch batch, LocalDate today) {
        planned.here();
        return workedOut(viewer, batch, today);
    }

    private Worked workedOut(Viewer viewer, Batch batch, LocalDate today) {
        long acts = approvals.acts(viewer, batch.agencies());
        var before = statements.closed(viewer, batch.period());
        var open = batch.agencies().stream()
                .filter(agency -> !before.contains(agency.id())).toList();
        if (open.isEmpty()) return new Worked(List.of(), acts);
        return new Worked(drafts.toClose(viewer, open, batch.period(), batch.counts()).stream()
                .filter(draft -> refusal(viewer, draft, today, false).isEmpty())
                .map(PackedDraft::of).toList(), acts);
    }

    /// Closes the month of a batch, all in one transaction, by what was worked out ahead; once more
    /// where anything was done with its statements since.
    ///
    /// @param job that does it; null where none does
    @Transactional
    List<Closed> close(
            Viewer viewer, Batch batch, Worked ahead, LocalDate today, @Nullable Progress job) {
        if (job != null) job.fence();
        ledger.waitForOthers(viewer);
        organisations.requireCalendar(viewer);
        boolean isStill = approvals.acts(viewer, batch.agencies()) == ahead.acts();
        return prepare(viewer,
                isStill ? ahead.drafts() : workedOut(viewer, batch, today).drafts());
    }

    private static Optional<Closing.Refused> refusal(
            Viewer viewer, Draft draft, LocalDate today, boolean evenEmpty) {
        var refused = StatementRules.refusal(draft, viewer.organisation().calendar(), today);
        if (refused.isPresent() || !draft.isEmpty() || evenEmpty) return refused;
        return Optional.of(Closing.Refused.of("commissions.close.empty"));
    }

    private static Closed closed(Statement statement) {
        return new Closed(statement.id(), statement.number(), statement.isIssued());
    }

    private List<Closed> prepare(Viewer viewer, List<PackedDraft> wanted) {
        if (wanted.isEmpty()) return List.of();
        boolean isIssued = members.isOnlyTreasurer(viewer);
        var now = now();
        var balances = ledger.balances(viewer,
                wanted.stream().map(one -> one.draft().agency().id()).toList());
        int year = wanted.getFirst().draft().period().year();
        long next = nextNumber(year);
        var ready = new ArrayList<ReadyStatement>();
        var statings = new ArrayList<Stating>();
        for (var one : wanted) {
            var draft = one.draft();
            var settled = settlements.of(draft,
                    balances.getOrDefault(draft.agency().id(), Balances.NONE));
            var head = head(viewer, one, settled, "%d-%04d".formatted(year, next++), now,
                    isIssued ? State.ISSUED : State.PREPARED);
            var sealed = head.sealed(StatementSeal.of(
                    head, one.parts().stream().map(PackedPart::detail).toList(),
                    draft.prizes()));
            ready.add(new ReadyStatement(sealed, one.parts(), draft.prizes()));
            statings.add(one.stating(sealed));
        }
        var made = ready.stream().map(ReadyStatement::statement).toList();
        write(viewer, made);
        lines.write(viewer, ready);
        prizes.write(viewer, ready);
        stated.write(viewer, statings);
        approvals.step(viewer, made, "prepared", "");
        if (isIssued) approvals.follow(viewer, made);
        return made.stream().map(one -> new Closed(one.id(), one.number(), isIssued)).toList();
    }

    private static Statement head(
            Viewer viewer, PackedDraft packed, Settled settled, String number, Instant now,
            State state) {
        var draft = packed.draft();
        var organisation = viewer.organisation();
        var agreement = draft.standing().agreement();
        return new Statement(
                Ids.fresh(), draft.agency().id(), number, draft.period(),
                organisation.resultsFrom(), packed.lines(), draft.base(), draft.total(),
                organisation.letterhead().isBlank()
                        ? organisation.name() : organisation.letterhead().strip(),
                draft.agency().name(), agencyHead(viewer, draft.agency()), now,
                viewer.user().name(organisation.language()), settled,
                organisation.money(settled.payable()),
                agreement == null ? null
                        : DueRules.due(agreement, organisation.calendar(), draft.period()),
                new Statement.Progress(state, state == State.ISSUED ? now : null, ""), "");
    }

    /// Without gaps but where the last ones were given back, since those who close wait for each
    /// other.
    private long nextNumber(int fiscalYear) {
        return sql.sql("""
                select coalesce((
                    select substring(number from '^\\d+-(\\d+)$')::numeric
                    from commissions.statement
                    where fiscal_year = :year
                    order by substring(number from '^\\d+-(\\d+)$')::numeric desc nulls last
                    limit 1), 0)::bigint + 1
                """)
                .param("year", fiscalYear)
                .query(Long.class)
                .single();
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

    /// Where one person alone may, they are issued as they come to be.
    private void write(Viewer viewer, List<Statement> made) {
        sql.sql("""
                insert into commissions.statement (
                    id, organisation_id, agency_id, number, period, fiscal_year, fiscal_month,
                    counted, lines, base_minor, total_minor, letterhead, agency_name, agency_head,
                    issued_at, issued_name, state, packed, settlement, payable_minor, due_on, seal,
                    approved_at, approved_by)
                select id, :organisation, agency, number, daterange(starts, ends), year, month,
                       counted, lines, base, total, letterhead, agency_name, agency_head,
                       closed_at, closed_by, state, true, settlement, payable, due, seal,
                       case when state = 'issued' then now() end,
                       case when state = 'issued' then access.person() end
                from unnest(:ids::uuid[], :agencies::uuid[], :numbers::text[], :froms::date[],
                            :tos::date[], :years::integer[], :months::integer[],
                            :counted::text[], :lines::integer[], :bases::bigint[],
                            :totals::bigint[], :letterheads::text[], :agencyNames::text[],
                            :agencyHeads::text[], :closedAts::timestamptz[], :closedBys::text[],
                            :states::text[], :settlements::text[], :payables::bigint[],
                            :dues::date[], :seals::text[])
                  as s (id, agency, number, starts, ends, year, month, counted, lines, base, total,
                        letterhead, agency_name, agency_head, closed_at, closed_by, state,
                        settlement, payable, due, seal)
                """)
                .param("organisation", viewer.organisation().id())
                .param("ids", texts(made, Statement::id))
                .param("agencies", texts(made, Statement::agency))
                .param("numbers", texts(made, Statement::number))
                .param("froms", texts(made, one -> one.period().span().from()))
                .param("tos", texts(made, one -> one.period().span().to()))
                .param("years", texts(made, one -> one.period().year()))
                .param("months", texts(made, one -> one.period().number()))
                .param("counted", texts(made, one -> one.counted().code()))
                .param("lines", texts(made, Statement::lines))
                .param("bases", texts(made, one -> one.base().minor()))
                .param("totals", texts(made, one -> one.total().minor()))
                .param("letterheads", texts(made, Statement::letterhead))
                .param("agencyNames", texts(made, Statement::agencyName))
                .param("agencyHeads", texts(made, Statement::agencyHead))
                .param("closedAts", texts(made, Statement::closedAt))
                .param("closedBys", texts(made, Statement::closedBy))
                .param("states", texts(made, one -> one.progress().state().code()))
                .param("settlements", texts(made, one -> one.settled().text()))
                .param("payables", texts(made, one -> one.payable().minor()))
                .param("dues", texts(made, Statement::dueOn))
                .param("seals", texts(made, Statement::seal))
                .update();
    }
}
