package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calls.CallReport.Version;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The reports of reps' days, and the SQL that keeps their versions.
@Repository
public class CallReports {

    static final int MOST_VERSIONS = 200;

    private static final String REPORT = """
            select r.id, r.rep_id, r.agency_id, r.day, v.number, v.reason, v.submitted_at,
                   v.submitted_name
            from calls.report r
            join calls.report_version v
              on v.organisation_id = r.organisation_id and v.report_id = r.id
            """;

    private final JdbcClient sql;
    private final Calls calls;
    private final Notes notes;

    CallReports(JdbcClient sql, Calls calls, Notes notes) {
        this.sql = sql;
        this.calls = calls;
        this.notes = notes;
    }

    /// @throws Absent where the viewer sees no such report
    @Transactional(readOnly = true)
    CallReport of(Viewer viewer, UUID id) {
        return read(sql.sql(REPORT + "where r.id = :id order by v.number").param("id", id))
                .stream().findFirst().orElseThrow(() -> new Absent("report"));
    }

    @Transactional(readOnly = true)
    Optional<CallReport> ofDay(Viewer viewer, UUID rep, LocalDate day) {
        return read(sql.sql(REPORT + "where r.rep_id = :rep and r.day = :day order by v.number")
                .param("rep", rep)
                .param("day", day)).stream().findFirst();
    }

    /// Those that follow an id.
    @Transactional(readOnly = true)
    List<CallReport> after(Viewer viewer, @Nullable UUID rep, UUID after, int most) {
        return read(sql.sql(REPORT + """
                where r.id in (select o.id from calls.report o
                               where o.id > :after and (:everyRep or o.rep_id = :rep)
                               order by o.id limit :most)
                order by r.id, v.number
                """)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("after", after)
                .param("most", most));
    }

    private static List<CallReport> read(JdbcClient.StatementSpec statement) {
        var first = new LinkedHashMap<UUID, CallReport>();
        var versions = new HashMap<UUID, List<Version>>();
        statement.query(row -> {
            var id = row.getObject("id", UUID.class);
            var version = new Version(row.getInt("number"), row.getString("reason"),
                    row.getTimestamp("submitted_at").toInstant(), row.getString("submitted_name"));
            versions.computeIfAbsent(id, _ -> new ArrayList<>()).add(version);
            first.putIfAbsent(id, new CallReport(id, row.getObject("rep_id", UUID.class),
                    row.getObject("agency_id", UUID.class), row.getObject("day", LocalDate.class),
                    List.of(version)));
        });
        return first.values().stream().map(one -> new CallReport(one.id(), one.rep(), one.agency(),
                one.day(), versions.getOrDefault(one.id(), List.of()))).toList();
    }

    /// The day's calls as a version kept them.
    @Transactional(readOnly = true)
    Snapshot snapshot(Viewer viewer, UUID report, int number) {
        return sql.sql("""
                select content::text
                from calls.report_version
                where report_id = :report and number = :number
                """)
                .param("report", report)
                .param("number", number)
                .query(String.class)
                .optional()
                .map(Snapshot::of)
                .orElseThrow(() -> new Absent("version"));
    }

    /// Submits a rep's day. Once it was, doing so again changes nothing.
    ///
    /// @param today the rep's
    @Transactional
    public Outcome submit(Viewer viewer, Rep rep, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) return Refused.of("day", "calls.no.future");
        lock(rep.id(), day);
        var there = ofDay(viewer, rep.id(), day);
        if (there.isPresent()) return new Outcome.Done(List.of(there.get().id()));
        if (calls.ofDay(viewer, rep.id(), day).isEmpty()) {
            return Refused.of("day", "calls.no.emptyDay");
        }
        var id = Ids.fresh();
        sql.sql("""
                insert into calls.report (id, organisation_id, rep_id, agency_id, day)
                values (:id, :organisation, :rep, :agency, :day)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("rep", rep.id())
                .param("agency", rep.agency())
                .param("day", day)
                .update();
        keep(viewer, id, rep.id(), day, 1, "");
        return new Outcome.Done(List.of(id));
    }

    /// Adds a version to a submitted day, after its calls were changed; else does nothing.
    ///
    /// @param reason null where nobody was asked
    @Transactional
    void amend(Viewer viewer, UUID rep, LocalDate day, @Nullable String reason) {
        var report = ofDay(viewer, rep, day).orElse(null);
        if (report == null) return;
        var words = Words.in(viewer.organisation().language());
        keep(viewer, report.id(), rep, day, report.latest().number() + 1,
                reason == null || reason.isBlank() ? words.text("calls.reason.late") : reason);
    }

    /// Whoever changes a rep's day waits for whoever does.
    void lock(UUID rep, LocalDate day) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "linecard.calls.call " + rep + " " + day)
                .query(row -> {});
    }

    private void keep(
            Viewer viewer, UUID report, UUID rep, LocalDate day, int number, String reason) {
        var kept = calls.ofDay(viewer, rep, day);
        var written = new HashMap<UUID, List<UUID>>();
        notes.of(viewer, kept.stream().map(Call::id).toList()).forEach((call, all) ->
                written.put(call, all.stream().filter(note -> !note.isPrivate())
                        .map(Note::id).toList()));
        sql.sql("""
                insert into calls.report_version (id, organisation_id, report_id, number, reason,
                                                  content, submitted_name)
                values (:id, :organisation, :report, :number, :reason, :content::jsonb, :by)
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("report", report)
                .param("number", number)
                .param("reason", reason)
                .param("content", new Snapshot(kept, Map.copyOf(written)).json())
                .param("by", viewer.user().name(viewer.organisation().language()))
                .update();
    }
}
