package linecard.archive;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Takes down, for one transaction of the owner of the tables, what keeps the owner itself from
/// writing, and puts it up again. What says whether rows are true stays: keys, checks, and
/// triggers that are constraints.
final class Fences {

    private static final String TRIGGERS = """
            select n.nspname || '.' || c.relname as relation, t.tgname
            from pg_trigger t
            join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace
            where not t.tgisinternal and t.tgconstraint = 0 and t.tgenabled = 'O'
            order by relation, t.tgname
            """;

    /// Keys that are documented and not enforced, as a query for a row that breaks each.
    private static final String UNENFORCED = """
            select n.nspname || '.' || c.relname as relation,
                   'select exists (select from ' || n.nspname || '.' || c.relname || ' t where '
                   || string_agg(format('t.%I is not null', a.attname), ' and ' order by key.place)
                   || ' and not exists (select from ' || m.nspname || '.' || f.relname
                   || ' f where '
                   || string_agg(format('f.%I = t.%I', b.attname, a.attname), ' and '
                                 order by key.place) || '))' as broken
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_class f on f.oid = k.confrelid
            join pg_namespace m on m.oid = f.relnamespace
            join unnest(k.conkey, k.confkey) with ordinality as key (mine, theirs, place) on true
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.mine
            join pg_attribute b on b.attrelid = k.confrelid and b.attnum = key.theirs
            where k.contype = 'f' and not k.conenforced
            group by k.oid, n.nspname, c.relname, m.nspname, f.relname
            """;

    private final JdbcClient sql;
    private final List<String> tables;
    private final Map<String, String> triggers = new LinkedHashMap<>();

    Fences(JdbcClient sql, List<Relation> relations) {
        this.sql = sql;
        this.tables = Stream.concat(relations.stream().map(Relation::name),
                Stream.of(Relation.PEOPLE)).toList();
    }

    void lower() {
        for (var table : tables) {
            sql.sql("alter table " + table + " no force row level security").update();
        }
        sql.sql(TRIGGERS).query(row -> {
            var table = row.getString("relation");
            if (tables.contains(table)) {
                triggers.put(table + " " + row.getString("tgname"), table);
            }
        });
        switchTriggers("disable");
    }

    /// The deferred constraints are asked first, while the owner sees all rows.
    void raise() {
        try {
            sql.sql("set constraints all immediate").update();
        } catch (DataIntegrityViolationException e) {
            throw new ArchiveRefused("archive.rowsContradict", "accounts.assignment");
        }
        switchTriggers("enable");
        for (var table : tables) {
            sql.sql("alter table " + table + " force row level security").update();
        }
    }

    private void switchTriggers(String how) {
        triggers.forEach((trigger, table) -> sql.sql("alter table " + table + " " + how
                + " trigger " + Relation.quoted(trigger.substring(table.length() + 1))).update());
    }

    /// @throws ArchiveRefused where a row points to one that is not there
    void checkKeysThatAreNotEnforced() {
        for (var key : sql.sql(UNENFORCED).query((row, _) -> Map.entry(
                row.getString("relation"), row.getString("broken"))).list()) {
            if (!tables.contains(key.getKey())) continue;
            if (sql.sql(key.getValue()).query(Boolean.class).single()) {
                throw new ArchiveRefused("archive.rowsContradict", key.getKey());
            }
        }
    }
}
