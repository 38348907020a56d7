package linecard.calls;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes calls of the past in many at once, as another system knew them: nothing of them is
/// weighed, and when they were entered is as it says.
@Repository
public class CallHistory {

    /// One statement writes so many: its plan is large, since row-level security is part of it.
    private static final int CHUNK = 1000;

    private final JdbcClient sql;

    CallHistory(JdbcClient sql) {
        this.sql = sql;
    }

    /// A past call with what was written about it.
    ///
    /// @param note empty for none
    public record Past(Call call, String note) {}

    /// The calls and their notes.
    @Transactional
    public void load(Viewer viewer, List<Past> past) {
        write(viewer, """
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id,
                                        visited_on, state, kind, purpose, outcome, next_step,
                                        next_on, lines, phrases, competitors, sample_asked,
                                        quote_asked, entered_at, reported_at)
                select id, :organisation, account, rep, agency, day, state, kind, purpose, outcome,
                       next_step, next_on, lines, phrases, competitors, sample, quote, entered,
                       reported
                from jsonb_to_recordset(:rows::jsonb) as given (
                    id uuid, account uuid, rep uuid, agency uuid, day date, state text, kind text,
                    purpose text, outcome text, next_step text, next_on date, lines uuid[],
                    phrases uuid[], competitors text[], sample boolean, quote boolean,
                    entered timestamptz, reported timestamptz)
                """, past.stream().map(one -> columns(one.call())).toList());
        write(viewer, """
                insert into calls.note (id, organisation_id, call_id, rep_id, content, written_at)
                select id, :organisation, call, rep, content, at
                from jsonb_to_recordset(:rows::jsonb) as given (
                    id uuid, call uuid, rep uuid, content text, at timestamptz)
                """, past.stream().filter(one -> !one.note().isEmpty()).map(one ->
                Map.<String, @Nullable Object>of("id", Ids.fresh(), "call", one.call().id(),
                        "rep", one.call().rep(), "content", one.note(),
                        "at", one.call().enteredAt())).toList());
    }

    private void write(Viewer viewer, String statement, List<Map<String, @Nullable Object>> rows) {
        for (int at = 0; at < rows.size(); at += CHUNK) {
            sql.sql(statement).param("organisation", viewer.organisation().id())
                    .param("rows", Calls.JSON.writeValueAsString(
                            rows.subList(at, Math.min(rows.size(), at + CHUNK))))
                    .update();
        }
    }

    private static Map<String, @Nullable Object> columns(Call call) {
        var told = call.told();
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", call.id());
        row.put("account", call.account());
        row.put("rep", call.rep());
        row.put("agency", call.agency());
        row.put("day", call.day());
        row.put("state", told.state().code());
        row.put("kind", told.kind().code());
        row.put("purpose", code(told.purpose()));
        row.put("outcome", code(told.outcome()));
        row.put("next_step", code(told.nextStep()));
        row.put("next_on", told.nextOn());
        row.put("lines", told.lines());
        row.put("phrases", told.phrases());
        row.put("competitors", told.competitors());
        row.put("sample", told.sampleAsked());
        row.put("quote", told.quoteAsked());
        row.put("entered", call.enteredAt());
        row.put("reported", call.reportedAt());
        return row;
    }

    private static @Nullable String code(@Nullable Coded choice) {
        return choice == null ? null : choice.code();
    }

    private record Day(UUID rep, LocalDate day) {}

    private record Report(UUID id, Day day, UUID agency, List<Call> calls, Instant at) {}

    /// Reports the days that are over, when the last of their calls was entered. The calls are
    /// there already.
    @Transactional
    public void submit(Viewer viewer, List<Past> past) {
        var days = new LinkedHashMap<Day, List<Call>>();
        for (var one : past) {
            var call = one.call();
            if (call.reportedAt() == null) continue;
            days.computeIfAbsent(new Day(call.rep(), call.day()), _ -> new ArrayList<>()).add(call);
        }
        var reports = days.entrySet().stream().map(CallHistory::report).toList();
        write(viewer, """
                insert into calls.report (id, organisation_id, rep_id, agency_id, day)
                select id, :organisation, rep, agency, day
                from jsonb_to_recordset(:rows::jsonb) as given (
                    id uuid, rep uuid, agency uuid, day date)
                """, reports.stream().map(one -> Map.<String, @Nullable Object>of(
                "id", one.id(), "rep", one.day().rep(), "agency", one.agency(),
                "day", one.day().day())).toList());
        var by = viewer.user().name(viewer.organisation().language());
        write(viewer, """
                insert into calls.report_version (id, organisation_id, report_id, number, reason,
                                                  content, submitted_at, submitted_name)
                select id, :organisation, report, 1, '', content::jsonb, at, by
                from jsonb_to_recordset(:rows::jsonb) as given (
                    id uuid, report uuid, content text, at timestamptz, by text)
                """, reports.stream().map(one -> Map.<String, @Nullable Object>of(
                "id", Ids.fresh(), "report", one.id(),
                "content", new Snapshot(one.calls(), Map.of()).json(), "at", one.at(),
                "by", by)).toList());
    }

    private static Report report(Map.Entry<Day, List<Call>> day) {
        var last = day.getValue().stream().map(Call::enteredAt).max(Instant::compareTo)
                .orElseThrow();
        return new Report(Ids.fresh(), day.getKey(), day.getValue().getFirst().agency(),
                day.getValue(), last);
    }
}
