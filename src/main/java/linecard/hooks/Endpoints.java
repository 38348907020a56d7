package linecard.hooks;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.hooks.Endpoint.Off;
import linecard.hooks.Endpoint.Reason;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// The endpoints of an organisation and their secrets, for its owners.
@Repository
class Endpoints {

    private static final String ENDPOINT = """
            select e.id, e.url, e.description, e.events, e.created_at, e.off_at, e.off_reason,
                   e.failing_since, e.version,
                   (select s.made_at from hooks.secret s
                    where s.endpoint_id = e.id and s.ends_at is null) as secret_made_at,
                   (select max(s.ends_at) from hooks.secret s
                    where s.endpoint_id = e.id and s.ends_at > now()) as old_until
            from hooks.endpoint e
            """;

    private final JdbcClient sql;

    Endpoints(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the order they were added.
    @Transactional(readOnly = true)
    List<Endpoint> all(Viewer viewer) {
        return sql.sql(ENDPOINT + "order by e.id limit :most")
                .param("most", Endpoint.MOST)
                .query(Endpoints::read)
                .list();
    }

    @Transactional(readOnly = true)
    Endpoint of(Viewer viewer, UUID id) {
        return sql.sql(ENDPOINT + "where e.id = :id")
                .param("id", id)
                .query(Endpoints::read)
                .optional()
                .orElseThrow(() -> new Absent("endpoint"));
    }

    /// @return its secret, which is shown once; nothing where it was added before
    @Transactional
    Optional<Secret> add(Viewer viewer, Endpoint added) {
        int rows = sql.sql("""
                insert into hooks.endpoint (id, organisation_id, url, description, events)
                values (:id, :organisation, :url, :description, :events)
                on conflict (id) do nothing
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("url", added.target().toString())
                .param("description", added.description())
                .param("events", codes(added.events()))
                .update();
        return rows == 0 ? Optional.empty() : Optional.of(renew(viewer, added.id()));
    }

    /// Changes where it is, what it is called and what it is told of. At another address it begins
    /// anew: whether things arrive there is to be seen.
    ///
    /// @throws Stale where `changed.version()` is not the one in the database
    @Transactional
    void change(Viewer viewer, Endpoint changed) {
        int rows = sql.sql("""
                update hooks.endpoint
                set failing_since = case when url = :url then failing_since end,
                    rests_until = case when url = :url then rests_until end,
                    url = :url, description = :description, events = :events,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("url", changed.target().toString())
                .param("description", changed.description())
                .param("events", codes(changed.events()))
                .param("id", changed.id())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("endpoint");
    }

    /// Asked for what was made already, as by a page that is loaded again, it makes none.
    ///
    /// @param seen the mark of the secret that is renewed
    @Transactional
    Optional<Secret> renew(Viewer viewer, UUID id, String seen) {
        return seen.equals(of(viewer, id).secretMark())
                ? Optional.of(renew(viewer, id)) : Optional.empty();
    }

    /// Makes a new secret. The one before it signs as well for a day, so that the other side has
    /// time to learn the new one; those before that one end now.
    @Transactional
    Secret renew(Viewer viewer, UUID id) {
        of(viewer, id);
        sql.sql("delete from hooks.secret where endpoint_id = :id and ends_at is not null")
                .param("id", id).update();
        sql.sql("update hooks.secret set ends_at = now() + :day::interval where endpoint_id = :id")
                .param("day", PatienceRules.OLD_SECRET.toString())
                .param("id", id)
                .update();
        var fresh = Secret.fresh();
        sql.sql("""
                insert into hooks.secret (organisation_id, endpoint_id, secret)
                values (:organisation, :id, :secret)
                """)
                .param("organisation", viewer.organisation().id())
                .param("id", id)
                .param("secret", fresh.text())
                .update();
        return fresh;
    }

    /// Tells it things again from now on; what it was not told meanwhile stays untold.
    @Transactional
    void switchOn(Viewer viewer, UUID id) {
        int rows = sql.sql("""
                update hooks.endpoint
                set off_at = null, off_reason = null, failing_since = null, rests_until = null,
                    version = version + 1
                where id = :id and off_at is not null
                """)
                .param("id", id)
                .update();
        if (rows == 0) throw new Stale("endpoint");
    }

    /// Tells it nothing any more. What waits is given up, and may be told again once it is on.
    ///
    /// @return false where it was off already
    @Transactional
    boolean switchOff(Viewer viewer, UUID id, Reason why) {
        int rows = sql.sql("""
                update hooks.endpoint
                set off_at = now(), off_reason = :why, version = version + 1
                where id = :id and off_at is null
                """)
                .param("why", why.code())
                .param("id", id)
                .update();
        sql.sql("""
                update hooks.delivery
                set state = 'failed', ended_at = now(), taken_until = null,
                    trouble = case when trouble = '' then :off else trouble end
                where endpoint_id = :id and state = 'waiting'
                """)
                .param("off", "hooks.trouble.off")
                .param("id", id)
                .update();
        return rows > 0;
    }

    /// Takes it away with all that it was told.
    @Transactional
    void remove(Viewer viewer, UUID id) {
        int rows = sql.sql("delete from hooks.endpoint where id = :id").param("id", id).update();
        if (rows == 0) throw new Absent("endpoint");
    }

    /// Has it told of a test, whatever else it is told of.
    ///
    /// @return the telling
    /// @throws Stale where it is told nothing now
    @Transactional
    UUID test(Viewer viewer, UUID id) {
        var told = Ids.fresh();
        if (!of(viewer, id).isOn()) throw new Stale("endpoint");
        sql.sql("""
                insert into hooks.delivery (id, organisation_id, endpoint_id, event, subject_id)
                values (:told, :organisation, :id, :event, :id)
                """)
                .param("told", told)
                .param("organisation", viewer.organisation().id())
                .param("id", id)
                .param("event", Event.WEBHOOK_TEST.code())
                .update();
        return told;
    }

    private static String[] codes(Set<Event> events) {
        return events.stream().sorted().map(Event::code).toArray(String[]::new);
    }

    private static Endpoint read(ResultSet row, int n) throws SQLException {
        var off = instant(row.getTimestamp("off_at"));
        return new Endpoint(row.getObject("id", UUID.class),
                new Target(URI.create(row.getString("url"))), row.getString("description"),
                events(row.getArray("events")), row.getTimestamp("created_at").toInstant(),
                off == null ? null : new Off(off, Reason.of(row.getString("off_reason"))),
                instant(row.getTimestamp("failing_since")),
                instant(row.getTimestamp("secret_made_at")),
                instant(row.getTimestamp("old_until")), row.getInt("version"));
    }

    private static Set<Event> events(Array codes) throws SQLException {
        return Arrays.stream((String[]) codes.getArray()).map(Event::of)
                .flatMap(Optional::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
