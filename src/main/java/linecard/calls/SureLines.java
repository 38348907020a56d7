package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calls.Call.State;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lines of sheets on which nothing needs eyes: confirmed together, and taken back together.
@Repository
class SureLines {

    /// So many are confirmed at one go.
    static final int MOST = 100;

    static final Duration TAKEN_BACK = Duration.ofDays(1);

    private static final String BATCH = """
            select id, rep_id, lines, before::text as before, confirmed_at
            from calls.scan_batch
            """;

    private final JdbcClient sql;
    private final ScanLines lines;
    private final SheetBook sheets;
    private final Calls calls;
    private final CallRows rows;
    private final CallReports reports;

    SureLines(JdbcClient sql, ScanLines lines, SheetBook sheets, Calls calls, CallRows rows,
            CallReports reports) {
        this.sql = sql;
        this.lines = lines;
        this.sheets = sheets;
        this.calls = calls;
        this.rows = rows;
        this.reports = reports;
    }

    /// @param planned the call that the line was printed for
    /// @param after the same as it will be
    record Sure(ScanLine line, Call planned, Sent sent, Call after) {}

    /// Lines that were confirmed together and can still be taken back.
    ///
    /// @param before their calls
    record Batch(UUID id, UUID rep, List<UUID> lines, List<Call> before, Instant confirmedAt) {}

    /// The first of those that wait for the rep and are sure: every mark was read, nothing is
    /// written by hand, and the call that the line was printed for is still planned, for the day
    /// that the line says and that has come.
    @Transactional(readOnly = true)
    List<Sure> of(Viewer viewer, Rep rep, Words words, Instant now) {
        var clear = lines.open(viewer, rep.id()).stream()
                .filter(line -> line.isClear(ScanForm.SINGLE)).toList();
        var printed = sheets.those(viewer,
                clear.stream().map(ScanLine::sheet).collect(Collectors.toSet()));
        var planned = calls.those(viewer, clear.stream()
                .map(line -> sheet(printed, line).call(line.line())).toList()).stream()
                .filter(call -> call.told().state() == State.PLANNED)
                .collect(Collectors.toMap(Call::id, Function.identity()));
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        var sure = new ArrayList<Sure>();
        for (var line : clear) {
            var sheet = sheet(printed, line);
            var call = planned.get(sheet.call(line.line()));
            if (call == null || !call.rep().equals(rep.id()) || sure.size() == MOST) continue;
            sure(rep, line, sheet, call, words, now)
                    .filter(one -> !one.sent().day().isAfter(today)).ifPresent(sure::add);
        }
        return sure;
    }

    /// Whoever sees a line sees its sheet.
    private static SheetBook.Printed sheet(Map<UUID, SheetBook.Printed> printed, ScanLine line) {
        return Objects.requireNonNull(printed.get(line.sheet()));
    }

    private static Optional<Sure> sure(Rep rep, ScanLine line, SheetBook.Printed sheet, Call call,
            Words words, Instant now) {
        var form = ScanForm.of(words, line, sheet.monday(), call);
        return ScanForm.read(form, rep, line, sheet.form(), Optional.of(call.account()), now)
                .filter(sent -> sent.day().equals(call.day()))
                .filter(sent -> sent.told().state() != State.MADE
                        || sent.told().outcome() != null)
                .map(sent -> {
                    var merged = CallRules.merge(
                            call.told(), call.stamps(), sent.told(), sent.stamps());
                    return new Sure(line, call, sent, with(call, merged.told(), merged.stamps(),
                            now, call.version()));
                });
    }

    private static Call with(Call call, Told told, Map<Told.Field, Call.Stamp> stamps,
            @Nullable Instant reportedAt, int version) {
        return new Call(call.id(), call.account(), call.rep(), call.agency(), call.day(), told,
                stamps, call.device(), call.enteredAt(), reportedAt, call.clockOffSeconds(),
                version);
    }

    /// What came of confirming some lines at one go.
    ///
    /// @param batch null where nothing was left to confirm
    /// @param left those that the rules refused: they wait as before
    record Confirmed(@Nullable UUID batch, int made, int left) {}

    /// Confirms those of these lines that are sure now as they were when they were shown; all that
    /// is written, is written at one go.
    ///
    /// @param shown the versions of the lines that the rep saw
    /// @throws linecard.access.Stale where somebody else is at one of them
    @Transactional
    Confirmed confirm(
            Viewer viewer, Rep rep, Map<UUID, Integer> shown, Words words, Instant now) {
        var made = new ArrayList<Sure>();
        int left = 0;
        for (var one : of(viewer, rep, words, now)) {
            if (!Integer.valueOf(one.line().version()).equals(shown.get(one.line().id()))) continue;
            if (lines.confirm(viewer, rep, one.line(), one.sent(), now) instanceof Done) {
                made.add(one);
            } else {
                left++;
            }
        }
        return new Confirmed(made.isEmpty() ? null : keep(viewer, rep, made), made.size(), left);
    }

    private UUID keep(Viewer viewer, Rep rep, List<Sure> made) {
        var id = Ids.fresh();
        sql.sql("""
                insert into calls.scan_batch (id, organisation_id, rep_id, lines, before)
                values (:id, :organisation, :rep, :lines, :before::jsonb)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("rep", rep.id())
                .param("lines", made.stream().map(one -> one.line().id()).toArray(UUID[]::new))
                .param("before", new Snapshot(made.stream().map(Sure::planned).toList(), Map.of())
                        .json())
                .update();
        return id;
    }

    /// Those that can still be taken back, latest first.
    @Transactional(readOnly = true)
    List<Batch> batches(Viewer viewer, UUID rep, Instant now) {
        return sql.sql(BATCH + """
                where rep_id = :rep and undone_at is null and confirmed_at > :since
                order by confirmed_at desc, id
                limit 10
                """)
                .param("rep", rep)
                .param("since", Timestamp.from(now.minus(TAKEN_BACK)))
                .query(SureLines::batch)
                .list();
    }

    /// Makes the calls what they were before, all of them or none; the lines wait again.
    ///
    /// @throws Absent where the viewer has no such batch
    @Transactional
    Outcome takeBack(Viewer viewer, UUID id, Words words, Instant now) {
        var batch = sql.sql(BATCH + "where id = :id and rep_id = :rep and undone_at is null")
                .param("id", id)
                .param("rep", viewer.rep())
                .query(SureLines::batch)
                .optional()
                .orElseThrow(() -> new Absent("confirmation"));
        if (batch.confirmedAt().plus(TAKEN_BACK).isBefore(now)) {
            return Refused.of("batch", "calls.scan.no.longAgo");
        }
        var days = batch.before().stream().map(Call::day).distinct().sorted().toList();
        for (var day : days) reports.lock(batch.rep(), day);
        var current = calls.those(viewer, batch.before().stream().map(Call::id).toList()).stream()
                .collect(Collectors.toMap(Call::id, Function.identity()));
        for (var before : batch.before()) {
            var made = current.get(before.id());
            if (made == null || made.version() != before.version() + 1) {
                return Refused.of("batch", "calls.scan.no.changedSince");
            }
        }
        for (var before : batch.before()) {
            rows.change(viewer, with(before, before.told(), before.stamps(), null,
                    before.version() + 1));
        }
        for (var day : days) {
            reports.amend(viewer, batch.rep(), day, words.text("calls.scan.takenBack.reason"));
        }
        reopen(batch);
        return new Done(List.of(id));
    }

    private void reopen(Batch batch) {
        sql.sql("""
                update calls.scan_line
                set state = 'open', call_id = null, version = version + 1
                where id = any (:lines) and state = 'confirmed'
                """)
                .param("lines", batch.lines().toArray(UUID[]::new))
                .update();
        sql.sql("""
                update calls.scan_batch set undone_at = now(), version = version + 1
                where id = :id
                """)
                .param("id", batch.id())
                .update();
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(row.getObject("id", UUID.class), row.getObject("rep_id", UUID.class),
                List.of((UUID[]) row.getArray("lines").getArray()),
                Snapshot.of(row.getString("before")).calls(),
                row.getTimestamp("confirmed_at").toInstant());
    }
}
