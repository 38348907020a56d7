package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.database.Paged;
import linecard.keyaccounts.Warning.Evidence;
import linecard.keyaccounts.Warning.Kind;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The warnings about key accounts, and the SQL that keeps them.
@Repository
class Warnings {

    private static final int MOST = 20_000;

    private static final String WARNING = """
            select w.id, w.account_id, w.kind, w.before, w.now, w.points, w.chance, w.from_day,
                   w.lines, w.contact_id, w.since, w.ended_on
            from keyaccounts.warning w
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Warnings(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// Those that hold, the newest first: a page of them.
    @Transactional(readOnly = true)
    Paged<Warning> page(Viewer viewer, int number) {
        var rows = sql.sql(WARNING + """
                where w.ended_on is null
                order by w.since desc, w.account_id, w.kind
                limit :most offset :skipped
                """)
                .param("most", Paged.SIZE)
                .param("skipped", Paged.offset(number))
                .query(Warnings::read)
                .list();
        long total = sql.sql("select count(*) from keyaccounts.warning w where w.ended_on is null")
                .query(Long.class)
                .single();
        return new Paged<>(rows, number, total);
    }

    /// Those that hold, the newest first. Up to 20,000.
    @Transactional(readOnly = true)
    List<Warning> all(Viewer viewer) {
        return sql.sql(WARNING + """
                where w.ended_on is null
                order by w.since desc, w.account_id, w.kind
                limit :most
                """)
                .param("most", MOST)
                .query(Warnings::read)
                .list();
    }

    /// Those that hold of some accounts.
    @Transactional(readOnly = true)
    Map<UUID, List<Warning>> of(Viewer viewer, Collection<UUID> accounts) {
        var warnings = new HashMap<UUID, List<Warning>>();
        for (var one : sql.sql(WARNING + """
                where w.ended_on is null and w.account_id = any (:accounts)
                order by w.kind
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(Warnings::read)
                .list()) {
            warnings.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(one);
        }
        return warnings;
    }

    /// Writes down what was seen: what is new begins, what is no more ends.
    @Transactional
    void keep(Viewer viewer, Map<UUID, List<Evidence>> seen, LocalDate today) {
        record Sign(UUID account, Evidence evidence) {}
        record Key(UUID account, Kind kind) {}
        var open = new HashMap<Key, Warning>();
        for (var one : all(viewer)) open.put(new Key(one.account(), one.evidence().kind()), one);
        var begun = new ArrayList<Sign>();
        var held = new ArrayList<Sign>();
        seen.forEach((account, signs) -> {
            for (var sign : signs) {
                boolean isOpen = open.remove(new Key(account, sign.kind())) != null;
                (isOpen ? held : begun).add(new Sign(account, sign));
            }
        });
        batches.run("""
                update keyaccounts.warning
                set ended_on = :today
                where ended_on is null and account_id = :account and kind = :kind
                """, List.copyOf(open.keySet()), key -> new MapSqlParameterSource()
                .addValue("today", today)
                .addValue("account", key.account())
                .addValue("kind", key.kind().code()));
        batches.run("""
                update keyaccounts.warning
                set before = :before, now = :now, points = :points, chance = :chance,
                    from_day = :from, lines = :lines::uuid[], contact_id = :contact::uuid
                where ended_on is null and account_id = :account and kind = :kind
                """, held, sign -> columns(viewer, sign.account(), sign.evidence(), today));
        batches.run("""
                insert into keyaccounts.warning (id, organisation_id, account_id, kind, before, now,
                                                 points, chance, from_day, lines, contact_id, since)
                values (:id, :organisation, :account, :kind, :before, :now, :points, :chance, :from,
                        :lines::uuid[], :contact::uuid, :today)
                on conflict do nothing
                """, begun, sign -> columns(viewer, sign.account(), sign.evidence(), today));
    }

    private static MapSqlParameterSource columns(
            Viewer viewer, UUID account, Evidence evidence, LocalDate today) {
        return new MapSqlParameterSource()
                .addValue("id", Ids.fresh())
                .addValue("organisation", viewer.organisation().id())
                .addValue("account", account)
                .addValue("kind", evidence.kind().code())
                .addValue("before", evidence.before())
                .addValue("now", evidence.now())
                .addValue("points", evidence.points())
                .addValue("chance", evidence.chance())
                .addValue("from", evidence.from())
                .addValue("lines", evidence.lines().stream().map(UUID::toString)
                        .toArray(String[]::new))
                .addValue("contact", evidence.contact())
                .addValue("today", today);
    }

    private static Warning read(ResultSet row, int number) throws SQLException {
        return new Warning(row.getObject("account_id", UUID.class), new Evidence(
                Kind.of(row.getString("kind")), row.getLong("before"), row.getLong("now"),
                row.getInt("points"), row.getLong("chance"),
                row.getObject("from_day", LocalDate.class),
                Arrays.asList((UUID[]) row.getArray("lines").getArray()),
                row.getObject("contact_id", UUID.class)),
                row.getObject("since", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
