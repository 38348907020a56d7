package linecard.archive;

import linecard.archive.Relation.Column;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables of an organisation as PostgreSQL's own catalogue tells them: one that is added later
/// is taken along by itself.
final class Relations {

    private static final String COLUMNS = """
            select n.nspname || '.' || c.relname as relation, a.attname as name,
                   format_type(a.atttypid, a.atttypmod) as type,
                   a.attnotnull and not a.atthasdef and a.attidentity = '' as needed,
                   a.attidentity <> '' as counted
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                               and not a.attisdropped and a.attgenerated = ''
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname !~ '^(pg_|information_schema$)'
              and (n.nspname || '.' || c.relname = 'access.organisation'
                   or exists (select from pg_attribute o where o.attrelid = c.oid
                              and o.attname = 'organisation_id' and not o.attisdropped))
            order by relation, a.attnum
            """;

    /// The primary key, or else the first unique constraint.
    private static final String ORDERS = """
            select distinct on (k.conrelid) n.nspname || '.' || c.relname as relation,
                   array(select a.attname::text
                         from unnest(k.conkey) with ordinality as key (number, place)
                         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number
                         order by key.place) as columns
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            where k.contype in ('p', 'u')
            order by k.conrelid, k.contype, k.conname
            """;

    private static final String KEYS = """
            select n.nspname || '.' || c.relname as relation,
                   m.nspname || '.' || t.relname as target, a.attname as name
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_class t on t.oid = k.confrelid
            join pg_namespace m on m.oid = t.relnamespace
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
            where k.contype = 'f'
            """;

    private record Key(String relation, String target, String column) {}

    private Relations() {}

    /// All that an archive holds, those that others point to before those.
    ///
    /// @throws IllegalStateException where a row cannot do without what stays behind, or tables
    ///     point to each other in a ring: then [LeftOut] must say what to do
    static List<Relation> of(JdbcClient sql) {
        var keys = sql.sql(KEYS).query((row, _) -> new Key(row.getString("relation"),
                row.getString("target"), row.getString("name"))).list();
        var columns = columns(sql, keys);
        var orders = new LinkedHashMap<String, List<String>>();
        sql.sql(ORDERS).query(row -> {
            orders.put(row.getString("relation"),
                    List.of((String[]) row.getArray("columns").getArray()));
        });
        var relations = new ArrayList<Relation>();
        columns.forEach((name, its) -> relations.add(new Relation(name, its,
                orders.getOrDefault(name, its.stream().map(Column::name).toList()),
                needs(name, keys, columns.keySet()))));
        return inOrder(relations);
    }

    private static Map<String, List<Column>> columns(JdbcClient sql, List<Key> keys) {
        var columns = new LinkedHashMap<String, List<Column>>();
        sql.sql(COLUMNS).query(row -> {
            var relation = row.getString("relation");
            if (LeftOut.has(relation)) return;
            var name = row.getString("name");
            var blank = !name.equals("organisation_id")
                    && points(keys, relation, name, LeftOut.TABLES.keySet());
            boolean needed = row.getBoolean("needed");
            if (blank && needed) {
                throw new IllegalStateException(relation + " cannot do without its " + name);
            }
            columns.computeIfAbsent(relation, _ -> new ArrayList<>()).add(new Column(
                    name, row.getString("type"), needed, row.getBoolean("counted"), blank,
                    points(keys, relation, name, Set.of(Relation.PEOPLE))));
        });
        return columns;
    }

    private static boolean points(
            List<Key> keys, String relation, String column, Set<String> targets) {
        return keys.stream().anyMatch(key -> key.relation().equals(relation)
                && key.column().equals(column) && targets.contains(key.target()));
    }

    private static Set<String> needs(String relation, List<Key> keys, Set<String> archived) {
        var needs = new HashSet<String>();
        for (var key : keys) {
            if (key.relation().equals(relation) && !key.target().equals(relation)
                    && archived.contains(key.target())) {
                needs.add(key.target());
            }
        }
        return needs;
    }

    private static List<Relation> inOrder(List<Relation> relations) {
        var ordered = new ArrayList<Relation>();
        var placed = new LinkedHashSet<String>();
        var open = new ArrayList<>(relations);
        while (!open.isEmpty()) {
            var next = open.stream().filter(one -> placed.containsAll(one.needs())).findFirst()
                    .orElseThrow(() -> new IllegalStateException("a ring of tables: " + open));
            open.remove(next);
            placed.add(next.name());
            ordered.add(next);
        }
        return ordered;
    }
}
