package linecard.commissions;

import linecard.access.Absent;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Organisations;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.people.Agency;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The statements: how a month is closed, and what was issued.
@Repository
public class Statements {

    static final String STATEMENT = """
            select id, agency_id, number, lower(period) as starts_on, upper(period) as ends_on,
                   fiscal_year, fiscal_month, counted, lines, base_minor, total_minor,
                   letterhead, agency_name, agency_head, issued_at, issued_name, seal
            from commissions.statement
            """;

    private final JdbcClient sql;
    private final Rates rates;
    private final Drafts drafts;
    private final Credits credits;
    private final StatementLines lines;
    private final Organisations organisations;
    private final StatementLetters letters;

    Statements(JdbcClient sql, Rates rates, Drafts drafts, Credits credits, StatementLines lines,
            Organisations organisations, StatementLetters letters) {
        this.sql = sql;
        this.rates = rates;
        this.drafts = drafts;
        this.credits = credits;
        this.lines = lines;
        this.organisations = organisations;
        this.letters = letters;
    }

    /// Closes an agency's month: issues its statement and freezes every line. Whoever closes it
    /// again, or at the same time, gets the same statement.
    ///
    /// @param seen refused where the figures are not these any more; null to take them as they are
    /// @param evenEmpty issues a statement without lines too
    @Transactional
    public Closing close(
            Viewer viewer, UUID agency, FiscalPeriod period, LocalDate today,
            Closing.@Nullable Seen seen, boolean evenEmpty) {
        rates.waitForOthers(viewer);
        organisations.requireCalendar(viewer);
        var before = ofMonth(viewer, agency, period);
        if (before.isPresent()) {
            return new Closing.Issued(before.get().id(), before.get().number());
        }
        var draft = drafts.of(viewer, agency, period);
        var refused = StatementRules.refusal(draft, viewer.organisation().calendar(), today);
        if (refused.isPresent()) return refused.get();
        if (seen != null && !draft.isAsSeen(seen)) {
            return Closing.Refused.of("commissions.close.changed");
        }
        if (draft.lines().isEmpty() && !evenEmpty) {
            return Closing.Refused.of("commissions.close.empty");
        }
        var issued = issue(viewer, draft);
        return new Closing.Issued(issued.id(), issued.number());
    }

    private Statement issue(Viewer viewer, Draft draft) {
        var organisation = viewer.organisation();
        var head = new Statement(
                Ids.fresh(), draft.agency().id(), nextNumber(draft.period().year()),
                draft.period(), organisation.resultsFrom(), draft.lines().size(),
                draft.base(), draft.total(),
                organisation.letterhead().isBlank()
                        ? organisation.name() : organisation.letterhead().strip(),
                draft.agency().name(), agencyHead(viewer, draft.agency()), now(),
                viewer.user().name(organisation.language()), "");
        var sealed = head.sealed(StatementSeal.of(head, draft.lines()));
        write(viewer, sealed);
        lines.write(viewer, sealed, draft.lines());
        letters.write(viewer, sealed);
        return sealed;
    }

    /// Without gaps, since those who close wait for each other and no statement ever goes.
    private String nextNumber(int fiscalYear) {
        long next = sql.sql("""
                select count(*) + 1 from commissions.statement where fiscal_year = :year
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

    private void write(Viewer viewer, Statement issued) {
        sql.sql("""
                insert into commissions.statement (
                    id, organisation_id, agency_id, number, period, fiscal_year, fiscal_month,
                    counted, lines, base_minor, total_minor, letterhead, agency_name, agency_head,
                    issued_at, issued_name, seal)
                values (:id, :organisation, :agency, :number, daterange(:from, :to), :year, :month,
                        :counted, :lines, :base, :total, :letterhead, :agencyName, :agencyHead,
                        :issuedAt, :issuedName, :seal)
                """)
                .param("id", issued.id())
                .param("organisation", viewer.organisation().id())
                .param("agency", issued.agency())
                .param("number", issued.number())
                .param("from", issued.period().span().from())
                .param("to", issued.period().span().to())
                .param("year", issued.period().year())
                .param("month", issued.period().number())
                .param("counted", issued.counted().name().toLowerCase(Locale.ROOT))
                .param("lines", issued.lines())
                .param("base", issued.base().minor())
                .param("total", issued.total().minor())
                .param("letterhead", issued.letterhead())
                .param("agencyName", issued.agencyName())
                .param("agencyHead", issued.agencyHead())
                .param("issuedAt", issued.issuedAt().atOffset(ZoneOffset.UTC))
                .param("issuedName", issued.issuedName())
                .param("seal", issued.seal())
                .update();
    }

    /// @throws Absent where the viewer sees no such statement; a rep sees own lines only, see
    ///     [StatementLines]
    @Transactional(readOnly = true)
    Statement of(Viewer viewer, UUID id) {
        return sql.sql(STATEMENT + "where id = :id")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("statement"));
    }

    @Transactional(readOnly = true)
    Optional<Statement> ofMonth(Viewer viewer, UUID agency, FiscalPeriod period) {
        return sql.sql(STATEMENT + """
                where agency_id = :agency and fiscal_year = :year and fiscal_month = :month
                """)
                .param("agency", agency)
                .param("year", period.year())
                .param("month", period.number())
                .query((row, _) -> read(viewer, row))
                .optional();
    }

    /// All of a fiscal month, by agency.
    @Transactional(readOnly = true)
    List<Statement> ofMonth(Viewer viewer, FiscalPeriod period) {
        return sql.sql(STATEMENT + """
                where fiscal_year = :year and fiscal_month = :month
                order by agency_name collate "hu-x-icu", id
                limit 20000
                """)
                .param("year", period.year())
                .param("month", period.number())
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// An agency's statements, latest first: twenty years of them at most.
    @Transactional(readOnly = true)
    List<Statement> ofAgency(Viewer viewer, UUID agency) {
        return sql.sql(STATEMENT + """
                where agency_id = :agency
                order by upper(period) desc
                limit 240
                """)
                .param("agency", agency)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// Whether a statement is what was issued.
    ///
    /// @param sealHolds the seal fits what the database holds now
    /// @param sumHolds the total is the sum of the lines, and none is missing
    public record Proof(boolean sealHolds, boolean sumHolds) {

        public boolean holds() {
            return sealHolds && sumHolds;
        }
    }

    /// Every statement there is.
    @Transactional(readOnly = true)
    public List<UUID> ids(Viewer viewer) {
        return sql.sql("select id from commissions.statement order by issued_at, id limit 200000")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Works seal and total out again from what is stored.
    @Transactional(readOnly = true)
    public Proof verify(Viewer viewer, UUID id) {
        var head = of(viewer, id);
        var all = lines.all(viewer, id);
        var sum = StatementRules.sum(
                all, viewer.organisation().currency(), StatementLine::amount);
        return new Proof(StatementSeal.of(head, all).equals(head.seal()),
                sum.equals(head.total()) && all.size() == head.lines());
    }

    /// The commission on a rep's credits of those days: what statements pay, and what the terms
    /// say where none does yet. Empty where the viewer does not see all of it.
    @Transactional(readOnly = true)
    public Optional<Money> earnedByRep(Viewer viewer, UUID rep, Span days) {
        if (viewer.territory() != null) return Optional.empty();
        return Optional.of(earned(viewer, credits.ofRep(viewer, rep, days)));
    }

    /// The same of a whole agency. Empty for a rep, who sees only own credits, too.
    @Transactional(readOnly = true)
    public Optional<Money> earnedByAgency(Viewer viewer, UUID agency, Span days) {
        if (viewer.territory() != null || viewer.rep() != null) return Optional.empty();
        return Optional.of(earned(viewer, credits.ofAgency(viewer, agency, days)));
    }

    private Money earned(Viewer viewer, List<Credits.Found> found) {
        var terms = drafts.terms(viewer);
        var sum = viewer.organisation().zero();
        for (var one : found) {
            var theirs = terms.get(one.agency());
            if (one.stated() != null) {
                sum = sum.plus(viewer.organisation().money(one.stated()));
            } else if (theirs != null) {
                sum = sum.plus(CommissionRules.earning(one.credit(), theirs).amount());
            }
        }
        return sum;
    }

    /// The first days of the fiscal months for which any statement was issued.
    @Transactional(readOnly = true)
    public Set<LocalDate> closedMonths(Viewer viewer) {
        return new HashSet<>(sql.sql("""
                select lower(period) as month
                from commissions.statement
                group by lower(period)
                limit 2400
                """)
                .query(LocalDate.class)
                .list());
    }

    static Statement read(Viewer viewer, ResultSet row) throws SQLException {
        return new Statement(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getString("number"),
                new FiscalPeriod(row.getInt("fiscal_year"), row.getInt("fiscal_month"), new Span(
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class))),
                ResultsFrom.valueOf(row.getString("counted").toUpperCase(Locale.ROOT)),
                row.getInt("lines"), viewer.organisation().money(row.getLong("base_minor")),
                viewer.organisation().money(row.getLong("total_minor")),
                row.getString("letterhead"), row.getString("agency_name"),
                row.getString("agency_head"), row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_name"), row.getString("seal"));
    }
}
