package linecard.calls;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calls.Brought.RepDay;
import linecard.calls.Brought.Visit;
import linecard.calls.Call.Kind;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.State;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.plan.WorkingCalendars;
import linecard.words.Coded;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Calls that are brought from another system. What a rep tells of one here goes before it.
@Repository
public class BroughtCalls {

    /// How the device begins on which a brought call was entered.
    static final String FROM = "import ";

    private final JdbcClient sql;
    private final Batches batches;
    private final Regimes regimes;
    private final Settings settings;
    private final WorkingCalendars calendars;

    BroughtCalls(JdbcClient sql, Batches batches, Regimes regimes, Settings settings,
            WorkingCalendars calendars) {
        this.sql = sql;
        this.batches = batches;
        this.regimes = regimes;
        this.settings = settings;
        this.calendars = calendars;
    }

    /// @param all of other codes each
    @Transactional(readOnly = true)
    public KnownCalls known(Viewer viewer, List<Brought> all, LocalDate today) {
        var days = all.stream().map(Brought::day).sorted().toList();
        int first = days.isEmpty() ? today.getYear() : days.getFirst().getYear();
        int last = days.isEmpty() ? today.getYear() : days.getLast().getYear();
        var known = new KnownCalls(regimes.known(viewer), settings.of(viewer),
                calendars.of(viewer, first, last + 1), today);
        sql.sql("""
                select c.id, c.version, c.code, c.account_id, c.rep_id, c.agency_id,
                       c.visited_on, c.state, c.kind, c.purpose, c.outcome, c.competitors,
                       c.reported_at, n.id as note_id, coalesce(n.content, '') as note,
                       c.stamps <> '{}' or exists (
                           select from calls.note t
                           where t.organisation_id = c.organisation_id and t.call_id = c.id
                             and not t.device like :from || '%') as told
                from calls.call c
                left join lateral (
                    select n.id, n.content
                    from calls.note n
                    where n.organisation_id = c.organisation_id and n.call_id = c.id
                      and n.device like :from || '%'
                      and not exists (select from calls.note o
                                      where o.organisation_id = n.organisation_id
                                        and o.replaces_id = n.id)
                    limit 1) n on true
                where c.organisation_id = :organisation and c.code = any (:codes) and c.code <> ''
                """)
                .param("from", FROM)
                .param("organisation", viewer.organisation().id())
                .param("codes", all.stream().map(Brought::code).toArray(String[]::new))
                .query(row -> {
                    known.stored.put(row.getString("code"), stored(viewer, row));
                });
        sameVisits(viewer, all, known);
        return known;
    }

    private static KnownCalls.Stored stored(Viewer viewer, ResultSet row) throws SQLException {
        var purpose = row.getString("purpose");
        var outcome = row.getString("outcome");
        var reported = row.getTimestamp("reported_at").toInstant();
        return new KnownCalls.Stored(row.getObject("id", UUID.class), row.getInt("version"),
                row.getBoolean("told"),
                new Brought(row.getString("code"), row.getObject("account_id", UUID.class),
                        row.getObject("rep_id", UUID.class),
                        row.getObject("agency_id", UUID.class),
                        row.getObject("visited_on", LocalDate.class),
                        Coded.of(State.class, row.getString("state")),
                        Coded.of(Kind.class, row.getString("kind")),
                        purpose == null ? null : Coded.of(Purpose.class, purpose),
                        outcome == null ? null : Coded.of(Call.Outcome.class, outcome),
                        List.of((String[]) row.getArray("competitors").getArray()),
                        row.getString("note"),
                        LocalDate.ofInstant(reported, viewer.organisation().zone()), false),
                row.getObject("note_id", UUID.class));
    }

    private void sameVisits(Viewer viewer, List<Brought> all, KnownCalls known) {
        var reps = all.stream().map(Brought::rep).toArray(UUID[]::new);
        var days = all.stream().map(one -> one.day().toString()).toArray(String[]::new);
        sql.sql("""
                select c.rep_id, c.account_id, c.visited_on, c.kind
                from (select distinct rep, day
                      from unnest(:reps, :days::date[]) as w (rep, day)) w
                join calls.call c
                  on c.organisation_id = :organisation and c.rep_id = w.rep
                 and c.visited_on = w.day
                where c.code = '' and c.state <> 'planned'
                """)
                .param("organisation", viewer.organisation().id())
                .param("reps", reps)
                .param("days", days)
                .query(row -> {
                    known.told.add(new Visit(row.getObject("rep_id", UUID.class),
                            row.getObject("account_id", UUID.class),
                            row.getObject("visited_on", LocalDate.class),
                            Coded.of(Kind.class, row.getString("kind"))));
                });
        sql.sql("""
                select r.rep_id, r.day
                from unnest(:reps, :days::date[]) as w (rep, day)
                join calls.report r
                  on r.organisation_id = :organisation and r.rep_id = w.rep and r.day = w.day
                """)
                .param("organisation", viewer.organisation().id())
                .param("reps", reps)
                .param("days", days)
                .query(row -> {
                    known.submitted.add(new RepDay(row.getObject("rep_id", UUID.class),
                            row.getObject("day", LocalDate.class)));
                });
    }

    /// Writes those that are new and those that are changed.
    ///
    /// @param source the import that brings them
    /// @throws Stale where a call was changed since
    @Transactional
    public void bring(Viewer viewer, UUID source, KnownCalls known, List<Brought> added,
            List<Brought> changed, Instant now) {
        var ids = new HashMap<String, UUID>();
        for (var one : added) ids.put(one.code(), Ids.fresh());
        batches.run("""
                insert into calls.call (id, organisation_id, code, account_id, rep_id, agency_id,
                                        visited_on, state, kind, purpose, outcome, competitors,
                                        device, entered_at, reported_at)
                values (:id, :organisation, :code, :account, :rep, :agency,
                        :day, :state, :kind, :purpose, :outcome, :competitors,
                        :device, :now, :reported)
                """, added, one -> columns(viewer, source, one, now)
                .addValue("id", ids.get(one.code())));
        int rows = batches.run("""
                update calls.call
                set account_id = :account, rep_id = :rep, visited_on = :day, state = :state,
                    kind = :kind, purpose = :purpose, outcome = :outcome,
                    competitors = :competitors, version = version + 1
                where organisation_id = :organisation and id = :id and version = :version
                """, changed, one -> {
                    var before = Objects.requireNonNull(known.stored.get(one.code()));
                    ids.put(one.code(), before.id());
                    return columns(viewer, source, one, now).addValue("id", before.id())
                            .addValue("version", before.version());
                });
        if (rows != changed.size()) throw new Stale("call");
        var noted = new ArrayList<>(added.stream().filter(one -> !one.note().isEmpty()).toList());
        for (var one : changed) {
            var before = Objects.requireNonNull(known.stored.get(one.code())).brought();
            if (!one.note().equals(before.note())) noted.add(one);
        }
        batches.run("""
                insert into calls.note (id, organisation_id, call_id, rep_id, replaces_id, content,
                                        device, written_at)
                values (:id, :organisation, :call, :rep, :replaces, :note, :device, :reported)
                """, noted, one -> {
                    var before = known.stored.get(one.code());
                    return columns(viewer, source, one, now).addValue("id", Ids.fresh())
                            .addValue("call", ids.get(one.code()))
                            .addValue("replaces", before == null ? null : before.note());
                });
    }

    private static MapSqlParameterSource columns(
            Viewer viewer, UUID source, Brought one, Instant now) {
        var reported = one.reportedOn() == null ? now
                : one.reportedOn().atTime(LocalTime.NOON).atZone(viewer.organisation().zone())
                        .toInstant();
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("code", one.code())
                .addValue("account", one.account())
                .addValue("rep", one.rep())
                .addValue("agency", one.agency())
                .addValue("day", one.day())
                .addValue("state", one.state().code())
                .addValue("kind", one.kind().code())
                .addValue("purpose", one.purpose() == null ? null : one.purpose().code())
                .addValue("outcome", one.outcome() == null ? null : one.outcome().code())
                .addValue("competitors", one.competitors().toArray(String[]::new))
                .addValue("note", one.note())
                .addValue("device", FROM + source)
                .addValue("now", Timestamp.from(now))
                .addValue("reported", Timestamp.from(reported.isAfter(now) ? now : reported));
    }

    /// A report of a day on which a call of this import stands, as `calls.report/<id>`: with it,
    /// the call is there to stay.
    @Transactional(readOnly = true)
    public Optional<String> reported(Viewer viewer, UUID source) {
        return sql.sql("""
                select 'calls.report/' || r.id
                from calls.call c
                join calls.report r
                  on r.organisation_id = c.organisation_id and r.rep_id = c.rep_id
                 and r.day = c.visited_on
                where c.organisation_id = :organisation and c.device = :device
                order by r.day, r.id
                limit 1
                """)
                .param("organisation", viewer.organisation().id())
                .param("device", FROM + source)
                .query(String.class)
                .optional();
    }

    /// Takes back the notes that an import added to calls that had come before: they leave no
    /// trace. What they replaced stands again.
    @Transactional
    public void takeBackNotes(Viewer viewer, UUID source) {
        sql.sql("""
                insert into calls.note (id, organisation_id, call_id, rep_id, replaces_id, content,
                                        device, written_at)
                select uuidv7(), n.organisation_id, n.call_id, n.rep_id, n.id,
                       coalesce(before.content, ''), coalesce(before.device, n.device), now()
                from calls.note n
                join calls.call c on c.organisation_id = n.organisation_id and c.id = n.call_id
                left join calls.note before
                  on before.organisation_id = n.organisation_id and before.id = n.replaces_id
                where n.organisation_id = :organisation and n.device = :device
                  and c.device <> :device
                  and not exists (select from calls.note o
                                  where o.organisation_id = n.organisation_id
                                    and o.replaces_id = n.id)
                """)
                .param("organisation", viewer.organisation().id())
                .param("device", FROM + source)
                .update();
    }
}
