package linecard.signals;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.database.Paged;
import linecard.detecting.Finding;
import linecard.detecting.Rule;
import linecard.detecting.Severity;
import linecard.signals.Signal.Party;
import linecard.words.Words;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The signals, and the SQL that keeps them. The database shows them to the owner and to
/// compliance alone.
@Repository
class Signals {

    private static final String SIGNAL = """
            select s.id, s.rule, s.severity, s.evidence, s.fingerprint, s.first_seen_at,
                   s.last_seen_at, s.closed_at, g.id as agency_id, g.code as agency_code,
                   g.name as agency_name, r.id as rep_id, r.code as rep_code, r.family_name,
                   r.given_name, r.title, a.id as account_id, a.code as account_code,
                   a.name as account_name, count(*) over () as total
            from signals.signal s
            join people.agency g on g.organisation_id = s.organisation_id and g.id = s.agency_id
            left join people.rep r on r.organisation_id = s.organisation_id and r.id = s.rep_id
            left join accounts.account a
                   on a.organisation_id = s.organisation_id and a.id = s.account_id
            """;

    private static final String NARROWED = """
            where (:rule = '' or s.rule = :rule) and (:severity = '' or s.severity = :severity)
              and (s.closed_at is null) = :open
              and (:anybody or s.agency_id = :who or s.rep_id = :who or s.account_id = :who)
            """;

    /// What weighs first; then the latest.
    private static final String ORDERED = "order by s.severity desc, s.first_seen_at desc, s.id ";

    private static final int SECONDS = 120;
    private static final int BATCH = 1_000;

    private final JdbcClient sql;
    private final Batches batches;
    private final Fingerprints fingerprints;

    Signals(JdbcClient sql, Batches batches, Fingerprints fingerprints) {
        this.sql = sql;
        this.batches = batches;
        this.fingerprints = fingerprints;
    }

    @Transactional(readOnly = true)
    Paged<Signal> page(Viewer viewer, SignalFilter filter) {
        var total = new long[1];
        var found = narrowed(SIGNAL + NARROWED + ORDERED + "limit :size offset :offset", filter)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(filter.number()))
                .query((row, _) -> {
                    total[0] = row.getLong("total");
                    return read(viewer, row);
                })
                .list();
        return new Paged<>(found, filter.number(), total[0]);
    }

    /// All of a list: for files.
    @Transactional(readOnly = true, timeout = SECONDS)
    void each(Viewer viewer, SignalFilter filter, Consumer<? super Signal> taker) {
        narrowed(SIGNAL + NARROWED + ORDERED, filter)
                .withFetchSize(BATCH)
                .query((RowCallbackHandler) row -> taker.accept(read(viewer, row)));
    }

    /// Those of a list that follow an id, in the order they were found first.
    @Transactional(readOnly = true)
    List<Signal> after(Viewer viewer, SignalFilter filter, UUID after, int most) {
        return narrowed(SIGNAL + NARROWED + "and s.id > :after order by s.id limit :most", filter)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    @Transactional(readOnly = true)
    Signal of(Viewer viewer, UUID id) {
        return sql.sql(SIGNAL + "where s.id = :id")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("signal"));
    }

    /// How far the latest look went; empty before the first.
    @Transactional(readOnly = true)
    Optional<Look> latest(Viewer viewer) {
        return sql.sql("""
                select l.looked_at, l.rivals, l.accounts, l.too_few, l.without_peers, l.found
                from signals.look l
                order by l.looked_at desc
                limit 1
                """)
                .query((row, _) -> new Look(row.getTimestamp("looked_at").toInstant(),
                        row.getInt("rivals"), row.getInt("accounts"), row.getInt("too_few"),
                        row.getInt("without_peers"), row.getInt("found")))
                .optional();
    }

    /// Keeps what a look found, whole: what was known stays under its id, what came back is open
    /// again, and what is not found any more is closed. What weighed once goes on to weigh for as
    /// long as the same facts are found, however its figures move.
    @Transactional
    void keep(Viewer viewer, List<Finding> found, Look look, Looks.Watch watch) {
        watch.fence();
        var serious = found.stream().map(one -> one.as(Severity.SERIOUS)).toList();
        var ofSerious = fingerprints.of(viewer, serious);
        var weighing = new HashSet<>(sql.sql("""
                select s.fingerprint
                from signals.signal s
                where s.closed_at is null and s.severity = 'serious'
                  and s.fingerprint = any (:serious)
                """)
                .param("serious", ofSerious.toArray(String[]::new))
                .query(String.class)
                .list());
        var ofFound = fingerprints.of(viewer, found);
        var kept = new ArrayList<Known>();
        for (int i = 0; i < found.size(); i++) {
            kept.add(weighing.contains(ofSerious.get(i))
                    ? new Known(serious.get(i), ofSerious.get(i))
                    : new Known(found.get(i), ofFound.get(i)));
        }
        for (int from = 0; from < kept.size(); from += BATCH) {
            write(viewer, kept.subList(from, Math.min(kept.size(), from + BATCH)));
        }
        close(kept.stream().map(Known::fingerprint).toArray(String[]::new));
        note(viewer, look);
    }

    private record Known(Finding finding, String fingerprint) {}

    private void write(Viewer viewer, List<Known> found) {
        batches.run("""
                insert into signals.signal (id, organisation_id, rule, agency_id, rep_id,
                                            account_id, severity, evidence, fingerprint)
                values (:id, :organisation, :rule, :agency, :rep, :account, :severity,
                        cast(:evidence as jsonb), :fingerprint)
                on conflict (organisation_id, fingerprint) do update
                set evidence = excluded.evidence, agency_id = excluded.agency_id, closed_at = null,
                    version = signal.version + 1
                where signal.evidence <> excluded.evidence or signal.closed_at is not null
                   or signal.agency_id <> excluded.agency_id
                """, found, one -> new MapSqlParameterSource(
                        "organisation", viewer.organisation().id())
                .addValue("id", Ids.fresh())
                .addValue("rule", one.finding().rule().code())
                .addValue("agency", one.finding().agency())
                .addValue("rep", one.finding().rep())
                .addValue("account", one.finding().account())
                .addValue("severity", one.finding().severity().code())
                .addValue("evidence", Evidence.write(one.finding().facts()))
                .addValue("fingerprint", one.fingerprint()));
    }

    private void close(String[] found) {
        sql.sql("""
                update signals.signal
                set last_seen_at = now()
                where fingerprint = any (:found)
                """)
                .param("found", found)
                .update();
        sql.sql("""
                update signals.signal
                set closed_at = now(), version = version + 1
                where closed_at is null and fingerprint <> all (:found)
                """)
                .param("found", found)
                .update();
    }

    private void note(Viewer viewer, Look look) {
        sql.sql("""
                insert into signals.look (id, organisation_id, looked_at, rivals, accounts, too_few,
                                          without_peers, found)
                values (:id, :organisation, :at, :rivals, :accounts, :tooFew, :withoutPeers,
                        :found)
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("at", Timestamp.from(look.at()))
                .param("rivals", look.rivals())
                .param("accounts", look.accounts())
                .param("tooFew", look.tooFew())
                .param("withoutPeers", look.withoutPeers())
                .param("found", look.found())
                .update();
    }

    private JdbcClient.StatementSpec narrowed(String statement, SignalFilter filter) {
        return sql.sql(statement)
                .param("rule", filter.rule() == null ? "" : filter.rule().code())
                .param("severity", filter.severity() == null ? "" : filter.severity().code())
                .param("open", filter.state() == SignalFilter.State.OPEN)
                .param("anybody", filter.who() == null)
                .param("who", filter.who() == null ? new UUID(0, 0) : filter.who());
    }

    private static Signal read(Viewer viewer, ResultSet row) throws SQLException {
        var closed = row.getTimestamp("closed_at");
        var rep = row.getObject("rep_id", UUID.class);
        return new Signal(
                row.getObject("id", UUID.class), Rule.of(row.getString("rule")),
                party(row, "agency"),
                rep == null ? null : new Party(rep, row.getString("rep_code"),
                        Words.in(viewer.language()).name(row.getString("family_name"),
                                row.getString("given_name"), row.getString("title"))),
                row.getObject("account_id", UUID.class) == null ? null : party(row, "account"),
                Severity.of(row.getString("severity")), Evidence.read(row.getString("evidence")),
                row.getString("fingerprint"), row.getTimestamp("first_seen_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                closed == null ? null : closed.toInstant());
    }

    private static Party party(ResultSet row, String which) throws SQLException {
        return new Party(row.getObject(which + "_id", UUID.class),
                row.getString(which + "_code"), row.getString(which + "_name"));
    }
}
