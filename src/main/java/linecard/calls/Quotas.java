package linecard.calls;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calls.Call.Kind;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.words.Coded;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The quotas, and the SQL that keeps them.
@Repository
public class Quotas {

    static final int MOST = 5_000;

    private static final String QUOTA = """
            select q.id, q.rep_id, q.agency_id, q.kind, q.customer_type, q.daily, q.weekly,
                   lower(q.valid) as starts, upper(q.valid) as ends, q.version
            from calls.quota q
            """;

    private final JdbcClient sql;

    Quotas(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, latest first.
    @Transactional(readOnly = true)
    List<Quota> all(Viewer viewer) {
        return sql.sql(QUOTA + "order by lower(q.valid) desc, q.id limit :most")
                .param("most", MOST)
                .query(Quotas::read)
                .list();
    }

    @Transactional(readOnly = true)
    Quota of(Viewer viewer, UUID id) {
        return sql.sql(QUOTA + "where q.id = :id")
                .param("id", id)
                .query(Quotas::read)
                .optional()
                .orElseThrow(() -> new Absent("quota"));
    }

    /// Adds one, and ends the one about the same calls of the same people that is open on its
    /// first day.
    @Transactional
    public Outcome add(Viewer viewer, Quota added) {
        var all = all(viewer);
        if (all.size() >= MOST) return Refused.of("daily", "calls.no.quotas", MOST);
        for (var other : all) {
            boolean isSame = other.isLike(added) && Objects.equals(other.rep(), added.rep())
                    && Objects.equals(other.agency(), added.agency());
            if (!isSame || !overlaps(other, added)) continue;
            if (!other.from().isBefore(added.from()) || other.to() != null) {
                return Refused.of("from", "calls.no.quotaOverlap", other.from());
            }
            end(viewer, other, added.from());
        }
        sql.sql("""
                insert into calls.quota (id, organisation_id, rep_id, agency_id, kind,
                                         customer_type, daily, weekly, valid)
                values (:id, :organisation, :rep, :agency, :kind, :customerType, :daily, :weekly,
                        daterange(:from, :to))
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("rep", added.rep())
                .param("agency", added.agency())
                .param("kind", added.kind() == null ? null : added.kind().code())
                .param("customerType", added.customerType())
                .param("daily", added.daily())
                .param("weekly", added.weekly())
                .param("from", added.from())
                .param("to", added.to())
                .update();
        return new Outcome.Done(List.of(added.id()));
    }

    private static boolean overlaps(Quota one, Quota other) {
        return (one.to() == null || other.from().isBefore(one.to()))
                && (other.to() == null || one.from().isBefore(other.to()));
    }

    /// Lets one hold no longer than to the day before this; one that would never hold goes, and one
    /// that ends before stays as it is.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    void end(Viewer viewer, Quota ended, LocalDate end) {
        if (ended.to() != null && !end.isBefore(ended.to())) return;
        int rows = sql.sql(end.isAfter(ended.from()) ? """
                update calls.quota
                set valid = daterange(lower(valid), :end), version = version + 1
                where id = :id and version = :version
                """ : "delete from calls.quota where id = :id and version = :version")
                .param("id", ended.id())
                .param("version", ended.version())
                .param("end", end)
                .update();
        if (rows == 0) throw new Stale("quota");
    }

    private static Quota read(ResultSet row, int number) throws SQLException {
        var kind = row.getString("kind");
        return new Quota(row.getObject("id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("agency_id", UUID.class),
                kind == null ? null : Coded.of(Kind.class, kind), row.getString("customer_type"),
                row.getObject("daily", Integer.class), row.getObject("weekly", Integer.class),
                row.getObject("starts", LocalDate.class), row.getObject("ends", LocalDate.class),
                row.getInt("version"));
    }
}
