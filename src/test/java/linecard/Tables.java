package linecard;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// Looks at all tables as they really are, past row-level security: for tests that say nothing
/// changed.
public record Tables(JdbcClient admin) {

    /// Waits until no job is at work any more; one that a test only wrote down never was.
    public void awaitNoJobs() {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            var atWork = admin.sql("""
                    select j.kind || ' ' || j.state || ' ' || j.id
                    from jobs.job j
                    join jobs.scheduled_tasks s on s.task_instance = j.id || '/' || j.round
                    where j.state in ('waiting', 'running')
                    """).query(String.class).list();
            if (atWork.isEmpty()) return;
            if (System.nanoTime() > until) throw new AssertionError("never end: " + atWork);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /// The tables in which one of these texts stands, whatever its capitals, with in how many rows,
    /// of any company. Looked at is what was written since a company was founded: what its test says
    /// stands in no older row, and of those other tests leave many.
    ///
    /// @param founded somebody of that company
    /// @param texts in small letters, first said after it was founded
    public Map<String, Long> holding(Viewer founded, String... texts) {
        int age = admin.sql("select max(age(xmin)) from access.audit_entry where organisation_id = :organisation")
                .param("organisation", founded.organisation().id()).query(Integer.class).single();
        var found = new TreeMap<String, Long>();
        for (var table : admin.sql("""
                select c.oid::regclass::text as name
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p')
                  and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                """).query((row, n) -> row.getString("name")).list()) {
            var rows = admin.sql("""
                    select count(*)
                    from %s t
                    cross join lateral lower(t::text) as all_of_the_row
                    where age(t.xmin) <= :age
                      and exists (select from unnest(:texts) as sought where position(sought in all_of_the_row) > 0)
                    """.formatted(table)).param("age", age).param("texts", texts).query(Long.class).single();
            if (rows > 0) found.put(table, rows);
        }
        return found;
    }

    /// What is in each table: how many rows, and the sum of their hashes. Sessions aside, the
    /// scheduler's moments, what rounds pack, and when a token was last used.
    public TreeMap<String, String> hash() {
        var hashes = new TreeMap<String, String>();
        for (var table : admin.sql("""
                select c.oid::regclass::text as name
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r'
                  and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                  and c.oid::regclass::text not in (
                      'access.session', 'jobs.scheduled_tasks', 'jobs.scheduled_rounds',
                      'commissions.input')
                """).query((row, n) -> row.getString("name")).list()) {
            var content = table.equals("api.token")
                    ? "(to_jsonb(t) - 'last_used_at')::text" : "t::text";
            hashes.put(table, admin.sql("""
                    select count(*) || ' ' || coalesce(sum(hashtextextended(%s, 0)::numeric), 0)
                    from %s t""".formatted(content, table)).query((row, n) -> row.getString(1)).single());
        }
        return hashes;
    }
}
