package linecard.forecast;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.forecast.Stance.Side;
import linecard.people.Rep;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What people said of quarters beside what is reckoned; it only grows.
@Repository
public class Stances {

    private static final String STANCE = """
            select s.id, s.rep_id, s.quarter, s.side, s.amount_minor, s.reckoned_minor, s.reason,
                   s.stated_at, coalesce(u.family_name, '–') as family_name,
                   coalesce(u.given_name, '') as given_name
            from forecast.stance s
            left join access.app_user u on u.id = s.stated_by
            """;

    private final JdbcClient sql;

    Stances(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of one rep, the latest first.
    @Transactional(readOnly = true)
    List<Stance> of(Viewer viewer, UUID rep, LocalDate from) {
        return sql.sql(STANCE + """
                where s.rep_id = :rep and s.quarter >= :from
                order by s.stated_at desc, s.id desc
                limit 200
                """)
                .param("rep", rep)
                .param("from", from)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// The latest word of each side on each rep's quarter.
    @Transactional(readOnly = true)
    List<Stance> standing(Viewer viewer, LocalDate quarter) {
        return sql.sql("""
                select distinct on (s.rep_id, s.side)
                       s.id, s.rep_id, s.quarter, s.side, s.amount_minor, s.reckoned_minor,
                       s.reason, s.stated_at, '' as family_name, '' as given_name
                from forecast.stance s
                where s.quarter = :quarter
                order by s.rep_id, s.side, s.stated_at desc, s.id desc
                limit 40000
                """)
                .param("quarter", quarter)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// The latest word of each side on each quarter, of those said before it began.
    @Transactional(readOnly = true)
    List<Stance> beforehand(Viewer viewer, LocalDate from) {
        return sql.sql("""
                select distinct on (s.rep_id, s.quarter, s.side)
                       s.id, s.rep_id, s.quarter, s.side, s.amount_minor, s.reckoned_minor,
                       s.reason, s.stated_at, '' as family_name, '' as given_name
                from forecast.stance s
                where s.quarter >= :from
                  and s.stated_at < s.quarter::timestamp at time zone :zone
                order by s.rep_id, s.quarter, s.side, s.stated_at desc, s.id desc
                limit 200000
                """)
                .param("from", from)
                .param("zone", viewer.organisation().zone().getId())
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// Says it, for the viewer's side.
    ///
    /// @param reckonedMinor what is reckoned at present; null where nothing is
    @Transactional
    public UUID add(
            Viewer viewer, Rep rep, LocalDate quarter, long amountMinor,
            @Nullable Long reckonedMinor, String reason) {
        var id = Ids.fresh();
        sql.sql("""
                insert into forecast.stance (
                    id, organisation_id, rep_id, agency_id, territory_id, quarter, side,
                    amount_minor, reckoned_minor, reason)
                values (:id, :organisation, :rep, :agency, :territory, :quarter, :side, :amount,
                        :reckoned, :reason)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("rep", rep.id())
                .param("agency", rep.agency())
                .param("territory", rep.territory())
                .param("quarter", quarter)
                .param("side", side(viewer).code())
                .param("amount", amountMinor)
                .param("reckoned", reckonedMinor)
                .param("reason", reason)
                .update();
        return id;
    }

    static Side side(Viewer viewer) {
        return viewer.role().isStaff() ? Side.MANAGER : Side.REP;
    }

    private static Stance read(Viewer viewer, ResultSet row) throws SQLException {
        long reckoned = row.getLong("reckoned_minor");
        var known = row.wasNull() ? null : Long.valueOf(reckoned);
        return new Stance(row.getObject("id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("quarter", LocalDate.class),
                Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                row.getLong("amount_minor"), known, row.getString("reason"),
                row.getObject("stated_at", OffsetDateTime.class).toInstant(),
                Words.in(viewer.language()).name(row.getString("family_name"),
                        row.getString("given_name"), null));
    }
}
