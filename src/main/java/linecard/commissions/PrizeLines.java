package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.CashPrizes.Due;
import linecard.database.Batches;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The prizes in cash on statements. Of each award the next statement says what it comes to less
/// what was stated of it before: so it is paid once, and a withdrawn one taken back once.
@Repository
public class PrizeLines {

    private final JdbcClient sql;
    private final Batches batches;
    private final ObjectProvider<CashPrizes> awarded;

    PrizeLines(JdbcClient sql, Batches batches, ObjectProvider<CashPrizes> awarded) {
        this.sql = sql;
        this.batches = batches;
        this.awarded = awarded;
    }

    /// What a statement says, in order, as far as the viewer sees it.
    @Transactional(readOnly = true)
    public List<PrizeLine> of(Viewer viewer, UUID statement) {
        return sql.sql("""
                select position, award_id, rep_id, who, contest, place, approved_on,
                       approved_name, amount_minor
                from commissions.prize_line
                where statement_id = :statement
                order by position
                """)
                .param("statement", statement)
                .query((row, _) -> new PrizeLine(row.getInt("position"),
                        row.getObject("award_id", UUID.class),
                        row.getObject("rep_id", UUID.class), row.getString("who"),
                        row.getString("contest"), row.getObject("place", Integer.class),
                        row.getObject("approved_on", LocalDate.class),
                        row.getString("approved_name"),
                        viewer.organisation().money(row.getLong("amount_minor"))))
                .list();
    }

    /// Where an award stands.
    ///
    /// @param issued whether the agency sees the statement
    public record Stood(UUID statement, String number, long minor, boolean issued) {}

    /// The statements that say anything of an award, the first first.
    @Transactional(readOnly = true)
    public List<Stood> ofAward(Viewer viewer, UUID award) {
        return sql.sql("""
                select statement_id, statement_number, amount_minor, issued
                from commissions.prize_line
                where award_id = :award
                order by id
                limit 100
                """)
                .param("award", award)
                .query((row, _) -> new Stood(row.getObject("statement_id", UUID.class),
                        row.getString("statement_number"), row.getLong("amount_minor"),
                        row.getBoolean("issued")))
                .list();
    }

    /// What statements of a period would say, by agency; agencies without any are left out.
    @Transactional(readOnly = true)
    Map<UUID, List<PrizeLine>> open(
            Viewer viewer, Collection<UUID> agencies, FiscalPeriod period) {
        var open = new HashMap<UUID, List<PrizeLine>>();
        var all = new ArrayList<Due>();
        awarded.forEach(one -> all.addAll(one.ofAgencies().apply(viewer, agencies)));
        if (all.isEmpty()) return open;
        var stated = stated(agencies);
        for (var due : all) {
            long minor = due.minor() - stated.getOrDefault(due.award(), 0L);
            if (minor == 0 || due.isHeld() || !due.since().isBefore(period.span().to())) continue;
            var theirs = open.computeIfAbsent(due.agency(), _ -> new ArrayList<>());
            theirs.add(new PrizeLine(theirs.size() + 1, due.award(), due.rep(), due.who(),
                    due.contest(), due.place(), due.approvedOn(), due.approvedBy(),
                    viewer.organisation().money(minor)));
        }
        return open;
    }

    private Map<UUID, Long> stated(Collection<UUID> agencies) {
        var stated = new HashMap<UUID, Long>();
        sql.sql("""
                select award_id, sum(amount_minor)::bigint as minor
                from commissions.prize_line
                where agency_id = any(:agencies)
                group by award_id
                """)
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(row -> {
                    stated.put(row.getObject("award_id", UUID.class), row.getLong("minor"));
                });
        return stated;
    }

    private record Written(Statement statement, PrizeLine line) {}

    /// Binds lines to the statements that bear them.
    void write(Viewer viewer, List<ReadyStatement> made) {
        var written = made.stream().flatMap(one -> one.prizes().stream()
                .map(line -> new Written(one.statement(), line))).toList();
        if (written.isEmpty()) return;
        batches.run("""
                insert into commissions.prize_line (
                    organisation_id, statement_id, statement_number, agency_id, rep_id, position,
                    award_id, who, contest, place, approved_on, approved_name, amount_minor,
                    issued)
                values (:organisation, :statement, :number, :agency, :rep, :position, :award, :who,
                        :contest, :place, :approvedOn, :approvedBy, :minor, :issued)
                """, written, one -> new MapSqlParameterSource()
                .addValue("organisation", viewer.organisation().id())
                .addValue("statement", one.statement().id())
                .addValue("number", one.statement().number())
                .addValue("agency", one.statement().agency())
                .addValue("rep", one.line().rep(), Types.OTHER)
                .addValue("position", one.line().position())
                .addValue("award", one.line().award())
                .addValue("who", one.line().who())
                .addValue("contest", one.line().contest())
                .addValue("place", one.line().place(), Types.INTEGER)
                .addValue("approvedOn", one.line().approvedOn())
                .addValue("approvedBy", one.line().approvedBy())
                .addValue("minor", one.line().amount().minor())
                .addValue("issued", one.statement().isIssued()));
    }

    /// From now on the agency sees them.
    void issue(UUID statement) {
        sql.sql("""
                update commissions.prize_line
                set issued = true
                where statement_id = :statement
                """)
                .param("statement", statement)
                .update();
    }
}
