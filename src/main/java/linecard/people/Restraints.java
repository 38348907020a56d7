package linecard.people;

import linecard.access.Viewer;
import linecard.people.Restraint.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What reps are not given for a while. Whoever decides about a conflict of interest sets and lifts
/// them; each room asks where it gives something.
@Repository
public class Restraints {

    private static final String RESTRAINT = """
            select r.id, r.agency_id, r.rep_id, r.kind, r.starts, r.ends
            from people.restraint r
            """;

    private final JdbcClient sql;

    Restraints(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether a rep may not be given that on a day.
    @Transactional(readOnly = true)
    public boolean holds(Viewer viewer, UUID rep, Kind kind, LocalDate day) {
        return holds(viewer, rep, kind, day, day.plusDays(1));
    }

    /// The same of a rep who may not be kept yet: then by the agency.
    @Transactional(readOnly = true)
    boolean holds(Viewer viewer, Rep rep, Kind kind, LocalDate day) {
        return of(viewer, kind, day).stream()
                .anyMatch(one -> one.binds(rep.agency(), rep.id()) && one.holds(day));
    }

    /// The same on any of these days.
    ///
    /// @param beyond the day after the last; null for all that follow
    @Transactional(readOnly = true)
    public boolean holds(
            Viewer viewer, UUID rep, Kind kind, LocalDate first, @Nullable LocalDate beyond) {
        return sql.sql("""
                select exists (
                    select from people.rep p
                    where p.id = :rep and people.is_restrained(
                        p.agency_id, p.id, :kind, cast(:first as date), cast(:beyond as date)))
                """)
                .param("rep", rep)
                .param("kind", kind.code())
                .param("first", first)
                .param("beyond", beyond)
                .query(Boolean.class)
                .single();
    }

    /// All of a kind that hold on a day or later, for who asks about many reps. One of an agency
    /// stands for those who came from it, too.
    @Transactional(readOnly = true)
    public List<Restraint> of(Viewer viewer, Kind kind, LocalDate day) {
        return sql.sql("""
                with bound (id, agency_id, rep_id, kind, starts, ends) as (
                    select r.id, r.agency_id, r.rep_id, r.kind, r.starts, r.ends
                    from people.restraint r
                    union all
                    select r.id, r.agency_id, p.rep_id, r.kind, r.starts, r.ends
                    from people.restraint r
                    join people.past_agency p on p.agency_id = r.agency_id
                    where r.rep_id is null)
                select r.id, r.agency_id, r.rep_id, r.kind, r.starts, r.ends
                from bound r
                where r.kind = :kind and (r.ends is null or r.ends > :day)
                order by r.id
                limit 20000
                """)
                .param("kind", kind.code())
                .param("day", day)
                .query(Restraints::read)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Restraint> find(Viewer viewer, UUID id) {
        return sql.sql(RESTRAINT + "where r.id = :id")
                .param("id", id)
                .query(Restraints::read)
                .optional();
    }

    /// Begins one.
    @Transactional
    public void set(Viewer viewer, Restraint wanted) {
        sql.sql("""
                insert into people.restraint (id, organisation_id, agency_id, rep_id, kind, starts,
                                              ends)
                values (:id, :organisation, :agency, :rep, :kind, :from, :to)
                """)
                .param("id", wanted.id())
                .param("organisation", viewer.organisation().id())
                .param("agency", wanted.agency())
                .param("rep", wanted.rep())
                .param("kind", wanted.kind().code())
                .param("from", wanted.from())
                .param("to", wanted.to())
                .update();
    }

    /// Ends one: from this day on it holds no longer. One that has ended stays as it is.
    @Transactional
    public void lift(Viewer viewer, UUID id, LocalDate day) {
        sql.sql("""
                update people.restraint
                set ends = greatest(starts, :day), version = version + 1
                where id = :id and (ends is null or ends > :day)
                """)
                .param("id", id)
                .param("day", day)
                .update();
    }

    private static Restraint read(ResultSet row, int n) throws SQLException {
        return new Restraint(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("rep_id", UUID.class), Kind.of(row.getString("kind")),
                row.getObject("starts", LocalDate.class), row.getObject("ends", LocalDate.class));
    }
}
