package linecard.calls;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes calls of the past in many at once, as another system knew them: nothing of them is
/// weighed, and when they were entered is as it says.
@Repository
public class CallHistory {

    private final Batches batches;

    CallHistory(Batches batches) {
        this.batches = batches;
    }

    /// A past call with what was written about it.
    ///
    /// @param note empty for none
    public record Past(Call call, String note) {}

    /// @param submitted whether the days that are over are reported as well, when the last of
    /// their calls was entered
    @Transactional
    public void load(Viewer viewer, List<Past> past, boolean submitted) {
        var organisation = viewer.organisation().id();
        batches.run("""
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id,
                                        visited_on, state, kind, purpose, outcome, next_step,
                                        next_on, lines, phrases, competitors, sample_asked,
                                        quote_asked, entered_at, reported_at)
                values (:id, :organisation, :account, :rep, :agency,
                        :day, :state, :kind, :purpose, :outcome, :nextStep,
                        :nextOn, :lines, :phrases, :competitors, :sample,
                        :quote, :entered, :reported)
                """, past, one -> columns(organisation, one.call()));
        batches.run("""
                insert into calls.note (id, organisation_id, call_id, rep_id, content, written_at)
                values (:id, :organisation, :call, :rep, :content, :at)
                """, past.stream().filter(one -> !one.note().isEmpty()).toList(), one ->
                new MapSqlParameterSource("id", Ids.fresh())
                        .addValue("organisation", organisation)
                        .addValue("call", one.call().id())
                        .addValue("rep", one.call().rep())
                        .addValue("content", one.note())
                        .addValue("at", Timestamp.from(one.call().enteredAt())));
        if (submitted) submit(viewer, past);
    }

    private static MapSqlParameterSource columns(UUID organisation, Call call) {
        var told = call.told();
        return new MapSqlParameterSource("id", call.id())
                .addValue("organisation", organisation)
                .addValue("account", call.account())
                .addValue("rep", call.rep())
                .addValue("agency", call.agency())
                .addValue("day", call.day())
                .addValue("state", told.state().code())
                .addValue("kind", told.kind().code())
                .addValue("purpose", code(told.purpose()))
                .addValue("outcome", code(told.outcome()))
                .addValue("nextStep", code(told.nextStep()))
                .addValue("nextOn", told.nextOn())
                .addValue("lines", told.lines().toArray(UUID[]::new))
                .addValue("phrases", told.phrases().toArray(UUID[]::new))
                .addValue("competitors", told.competitors().toArray(String[]::new))
                .addValue("sample", told.sampleAsked())
                .addValue("quote", told.quoteAsked())
                .addValue("entered", Timestamp.from(call.enteredAt()))
                .addValue("reported", call.reportedAt() == null ? null
                        : Timestamp.from(call.reportedAt()));
    }

    private static @Nullable String code(@Nullable Coded choice) {
        return choice == null ? null : choice.code();
    }

    private record Day(UUID rep, LocalDate day) {}

    private record Report(UUID id, Day day, UUID agency, List<Call> calls, Instant at) {}

    private void submit(Viewer viewer, List<Past> past) {
        var days = new LinkedHashMap<Day, List<Call>>();
        for (var one : past) {
            var call = one.call();
            if (call.reportedAt() == null) continue;
            days.computeIfAbsent(new Day(call.rep(), call.day()), _ -> new ArrayList<>()).add(call);
        }
        var reports = days.entrySet().stream().map(CallHistory::report).toList();
        var organisation = viewer.organisation().id();
        batches.run("""
                insert into calls.report (id, organisation_id, rep_id, agency_id, day)
                values (:id, :organisation, :rep, :agency, :day)
                """, reports, one -> new MapSqlParameterSource("id", one.id())
                .addValue("organisation", organisation)
                .addValue("rep", one.day().rep())
                .addValue("agency", one.agency())
                .addValue("day", one.day().day()));
        batches.run("""
                insert into calls.report_version (id, organisation_id, report_id, number, reason,
                                                  content, submitted_at, submitted_name)
                values (:id, :organisation, :report, 1, '', :content::jsonb, :at, :by)
                """, reports, one -> new MapSqlParameterSource("id", Ids.fresh())
                .addValue("organisation", organisation)
                .addValue("report", one.id())
                .addValue("content", new Snapshot(one.calls(), Map.of()).json())
                .addValue("at", Timestamp.from(one.at()))
                .addValue("by", viewer.user().name(viewer.organisation().language())));
    }

    private static Report report(Map.Entry<Day, List<Call>> day) {
        var last = day.getValue().stream().map(Call::enteredAt).max(Instant::compareTo)
                .orElseThrow();
        return new Report(Ids.fresh(), day.getKey(), day.getValue().getFirst().agency(),
                day.getValue(), last);
    }
}
