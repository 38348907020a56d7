package linecard;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.TreeMap;

/// Looks at all tables as they really are, past row-level security: for tests that say nothing
/// changed.
public record Tables(JdbcClient admin) {

    /// A hash of the content of each table, sessions and the scheduler's moments aside.
    public TreeMap<String, String> hash() {
        var hashes = new TreeMap<String, String>();
        for (var table : admin.sql("""
                select c.oid::regclass::text as name
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r'
                  and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                  and c.oid::regclass::text not in (
                      'access.session', 'jobs.scheduled_tasks', 'jobs.scheduled_rounds')
                """).query((row, n) -> row.getString("name")).list()) {
            hashes.put(table, admin.sql("""
                    select count(*) || ' ' || coalesce(
                        md5(string_agg(t::text, '|' order by t::text collate "C")), '')
                    from %s t""".formatted(table)).query((row, n) -> row.getString(1)).single());
        }
        return hashes;
    }
}
