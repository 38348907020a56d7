package linecard.contacts;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where contacts work, and the SQL that keeps it.
@Repository
public class Places {

    private static final String PLACE = """
            select p.id, p.contact_id, p.account_id, p.role, p.main, p.since, p.until, p.version
            from contacts.place p
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Places(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// Up to 500,000.
    @Transactional(readOnly = true)
    public List<Place> all(Viewer viewer) {
        return sql.sql(PLACE + "order by p.id limit 500000")
                .withFetchSize(2_000)
                .query(Places::read)
                .list();
    }

    @Transactional(readOnly = true)
    Place of(Viewer viewer, UUID id) {
        return sql.sql(PLACE + "where p.id = :id")
                .param("id", id)
                .query(Places::read)
                .optional()
                .orElseThrow(() -> new Absent("place"));
    }

    /// Of these contacts, those that last first, the main ones before all. 20 each at most.
    @Transactional(readOnly = true)
    public Map<UUID, List<Place>> ofContacts(Viewer viewer, Collection<UUID> contacts) {
        return sql.sql("""
                select p.id, p.contact_id, p.account_id, p.role, p.main, p.since, p.until,
                       p.version
                from unnest(:ids) as c (id)
                cross join lateral (
                    select p.id, p.contact_id, p.account_id, p.role, p.main, p.since, p.until,
                           p.version
                    from contacts.place p
                    where p.contact_id = c.id
                    order by p.until is not null, p.main desc, p.since desc nulls last, p.id
                    limit 20) p
                """)
                .param("ids", contacts.toArray(UUID[]::new))
                .query(Places::read)
                .stream()
                .collect(Collectors.groupingBy(Place::contact));
    }

    /// At an account, the main one first, those who left last.
    @Transactional(readOnly = true)
    public List<Place> ofAccount(Viewer viewer, UUID account) {
        return sql.sql(PLACE + """
                where p.account_id = :account
                order by p.until is not null, p.main desc, p.id
                """)
                .param("account", account)
                .query(Places::read)
                .list();
    }

    /// Adds places; one that is the main one of its account takes that from another.
    @Transactional
    public void addAll(Viewer viewer, List<Place> added) {
        cede(added);
        batches.run("""
                insert into contacts.place (id, organisation_id, contact_id, account_id, role,
                                            main, since, until)
                values (:id, :organisation, :contact, :account, :role, :main, :since, :until)
                """, added, place -> columns(viewer, place));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    void changeAll(Viewer viewer, List<Place> changed) {
        cede(changed);
        int rows = batches.run("""
                update contacts.place
                set role = :role, main = :main, since = :since, until = :until,
                    version = version + 1
                where id = :id and version = :version
                """, changed, place -> columns(viewer, place));
        if (rows < changed.size()) throw new Stale("place");
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        int rows = sql.sql("delete from contacts.place where id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("place");
    }

    private void cede(List<Place> places) {
        batches.run("""
                update contacts.place
                set main = false, version = version + 1
                where account_id = :account and main and id <> :id
                """, places.stream().filter(Place::main).toList(),
                place -> new MapSqlParameterSource("account", place.account())
                        .addValue("id", place.id()));
    }

    private static MapSqlParameterSource columns(Viewer viewer, Place place) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", place.id())
                .addValue("contact", place.contact())
                .addValue("account", place.account())
                .addValue("role", place.role())
                .addValue("main", place.main())
                .addValue("since", place.since())
                .addValue("until", place.until())
                .addValue("version", place.version());
    }

    private static Place read(ResultSet row, int n) throws SQLException {
        return new Place(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getObject("contact_id", UUID.class), row.getObject("account_id", UUID.class),
                row.getString("role"), row.getBoolean("main"),
                row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class),
                row.getInt("version"));
    }
}
