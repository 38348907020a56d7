package linecard.terms;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.money.Rate;
import linecard.people.Outcome;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The dated rates of all agencies, and the SQL that keeps them.
@Repository
public class Rates {

    private static final String RATE = """
            select r.id, r.agency_id, r.product_line_id, r.starts_on, r.rate_millionths, r.version
            from terms.rate r
            """;

    private final JdbcClient sql;
    private final Versions versions;
    private final Frames frames;
    private final Contracts contracts;

    Rates(JdbcClient sql, Versions versions, Frames frames, Contracts contracts) {
        this.sql = sql;
        this.versions = versions;
        this.frames = frames;
        this.contracts = contracts;
    }

    /// The default first, then by name of product line, latest first.
    @Transactional(readOnly = true)
    public List<DatedRate> ofAgency(Viewer viewer, UUID agency) {
        return sql.sql(RATE + """
                left join catalog.product_line p on p.id = r.product_line_id
                where r.agency_id = :agency
                order by r.product_line_id is not null, p.name collate "hu-x-icu", p.id,
                         r.starts_on desc
                limit 20000
                """)
                .param("agency", agency)
                .query(Rates::read)
                .list();
    }

    /// @param agencies none for all that the viewer may see
    @Transactional(readOnly = true)
    List<DatedRate> of(Viewer viewer, Collection<UUID> agencies) {
        return sql.sql(RATE + (agencies.isEmpty() ? "" : "where r.agency_id = any(:agencies)\n")
                + "order by r.agency_id, r.starts_on")
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(Rates::read)
                .list();
    }

    @Transactional(readOnly = true)
    DatedRate of(Viewer viewer, UUID agency, UUID id) {
        return sql.sql(RATE + "where r.id = :id and r.agency_id = :agency")
                .param("id", id)
                .param("agency", agency)
                .query(Rates::read)
                .optional()
                .orElseThrow(() -> new Absent("rate"));
    }

    /// Adds a rate: the one in force ends where it starts.
    @Transactional
    public Outcome add(Viewer viewer, DatedRate added) {
        var refused = refusal(viewer, added);
        if (refused.isPresent()) return refused.get();
        sql.sql("""
                insert into terms.rate (id, organisation_id, agency_id, product_line_id,
                                              starts_on, rate_millionths)
                values (:id, :organisation, :agency, :line, :from, :rate)
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("agency", added.agency())
                .param("line", added.productLine())
                .param("from", added.from())
                .param("rate", millionths(added.rate()))
                .update();
        return new Outcome.Done(List.of(added.id()));
    }

    /// Changes day and rate; its product line stays. What was issued stays as it is.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    Outcome change(Viewer viewer, DatedRate changed) {
        var refused = refusal(viewer, changed);
        if (refused.isPresent()) return refused.get();
        int rows = sql.sql("""
                update terms.rate
                set starts_on = :from, rate_millionths = :rate, version = version + 1
                where id = :id and version = :version
                """)
                .param("from", changed.from())
                .param("rate", millionths(changed.rate()))
                .param("id", changed.id())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("rate");
        return new Outcome.Done(List.of(changed.id()));
    }

    /// Takes one away: the one before it goes on.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    Outcome remove(Viewer viewer, DatedRate removed) {
        waitForOthers(viewer);
        var known = ofAgency(viewer, removed.agency());
        var refused = clash(viewer, removed.agency(), known, without(known, removed.id()));
        if (refused.isPresent()) return refused.get();
        int rows = sql.sql("delete from terms.rate where id = :id and version = :version")
                .param("id", removed.id())
                .param("version", removed.version())
                .update();
        if (rows == 0) throw new Stale("rate");
        return new Outcome.Done(List.of(removed.id()));
    }

    /// Closing a month and changing terms go one after the other, to the end of each transaction.
    public void waitForOthers(Viewer viewer) {
        sql.sql("select terms.wait_for_others(:organisation)")
                .param("organisation", viewer.organisation().id())
                .query(row -> {});
    }

    private Optional<Outcome.Refused> refusal(Viewer viewer, DatedRate wanted) {
        waitForOthers(viewer);
        var known = ofAgency(viewer, wanted.agency());
        var others = new ArrayList<>(without(known, wanted.id()));
        others.add(wanted);
        return RateRules.refusal(known, wanted)
                .or(() -> clash(viewer, wanted.agency(), known, others));
    }

    private static List<DatedRate> without(List<DatedRate> known, UUID id) {
        return known.stream().filter(rate -> !rate.id().equals(id)).toList();
    }

    /// Why other rates cannot stand beside the versions of clauses.
    private Optional<Outcome.Refused> clash(
            Viewer viewer, UUID agency, List<DatedRate> before, List<DatedRate> after) {
        var theirs = versions.ofAgency(viewer, agency);
        if (theirs.isEmpty()) return Optional.empty();
        var all = new Composition(agency, viewer.organisation().currency(),
                Agreements.usual(viewer.organisation()), after, theirs,
                frames.ofAgency(viewer, agency), contracts.of(viewer, agency).to());
        if (Contradictions.anywhere(all.with(before))) return Optional.empty();
        for (var version : theirs) {
            for (var found : Contradictions.in(all, version, name -> name)) {
                return Optional.of(Outcome.Refused.of(
                        "from", "terms.rate.clashes", version.from(), found.name()));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Long millionths(@Nullable Rate rate) {
        return rate == null ? null : Long.valueOf(rate.millionths());
    }

    private static DatedRate read(ResultSet row, int number) throws SQLException {
        var millionths = row.getObject("rate_millionths", Long.class);
        return new DatedRate(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("product_line_id", UUID.class),
                row.getObject("starts_on", LocalDate.class),
                millionths == null ? null : new Rate(millionths), row.getInt("version"));
    }
}
