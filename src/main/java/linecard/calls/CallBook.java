package linecard.calls;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calls.CallRules.Merged;
import linecard.calls.Monitoring.Feature;
import linecard.people.Agreement.Regime;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.plan.WorkingCalendars;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Takes what is told of calls: each command once, whoever sends it again, and the same visit from
/// two devices as one.
@Repository
class CallBook {

    private final JdbcClient sql;
    private final Calls calls;
    private final CallRows rows;
    private final Notes notes;
    private final Talk talk;
    private final CallReports reports;
    private final Regimes regimes;
    private final Settings settings;
    private final WorkingTimes times;
    private final WorkingCalendars calendars;

    CallBook(JdbcClient sql, Calls calls, CallRows rows, Notes notes,
            Talk talk, CallReports reports, Regimes regimes, Settings settings, WorkingTimes times,
            WorkingCalendars calendars) {
        this.sql = sql;
        this.calls = calls;
        this.rows = rows;
        this.notes = notes;
        this.talk = talk;
        this.reports = reports;
        this.regimes = regimes;
        this.settings = settings;
        this.times = times;
        this.calendars = calendars;
    }

    /// Does what was sent, if it was not done before.
    ///
    /// @param rep whose call it is, as the viewer sees the rep
    /// @return the id of the call it came to, or why not; then nothing was changed
    /// @throws Stale where the call has another version than the teller saw
    @Transactional
    Outcome take(Viewer viewer, Rep rep, Sent sent, Instant now) {
        if (!rep.id().equals(sent.rep())) throw new IllegalArgumentException("whose call?");
        reports.lock(rep.id(), sent.day());
        var before = before(sent);
        if (before.isPresent()) return before.get();
        var off = sent.device().isEmpty() ? Duration.ZERO : Duration.between(now, sent.sentAt());
        var wrong = CallRules.againstClock(off);
        if (wrong.isPresent()) return wrong.get();
        var stored = calls.find(viewer, sent.call()).or(() -> rows.sameVisit(sent)).orElse(null);
        if (stored != null && !stored.rep().equals(rep.id())) {
            return Refused.of("id", "calls.no.foreign");
        }
        if (stored != null && sent.version() != null && sent.version() != stored.version()) {
            throw new Stale("call");
        }
        var stamps = CallRules.setRight(sent.stamps(), off, now);
        var merged = stored == null ? new Merged(sent.told(), stamps)
                : CallRules.merge(stored.told(), stored.stamps(), sent.told(), stamps);
        var call = call(rep, sent, stored, merged, off, now);
        var refused = refused(viewer, rep, sent, stored, call, now);
        return refused.isPresent() ? refused.get() : write(viewer, sent, stored, call, off, now);
    }

    /// The same, with answers to questions of the principal; they are kept with the call or not at
    /// all.
    @Transactional
    Outcome take(
            Viewer viewer, Rep rep, Sent sent, Map<UUID, String> answers, Instant now) {
        var outcome = take(viewer, rep, sent, now);
        if (outcome instanceof Done done) {
            answers.forEach((question, text) ->
                    talk.answer(viewer, question, done.rows().getFirst(), text));
        }
        return outcome;
    }

    private Optional<Outcome> before(Sent sent) {
        return sql.sql("select sha256, call_id from calls.command where id = :id")
                .param("id", sent.command())
                .query((row, _) -> row.getString("sha256").equals(sent.sha256())
                        ? (Outcome) new Done(List.of(row.getObject("call_id", UUID.class)))
                        : Refused.of("command", "calls.no.otherContent"))
                .optional();
    }

    private static Call call(
            Rep rep, Sent sent, @Nullable Call stored, Merged merged, Duration off, Instant now) {
        var reported = merged.told().state() == Call.State.PLANNED ? null
                : stored == null || stored.reportedAt() == null ? now : stored.reportedAt();
        if (stored == null) {
            long seconds = off.abs().compareTo(CallRules.RIGHT) > 0 ? off.toSeconds() : 0;
            return new Call(sent.call(), sent.account(), rep.id(), rep.agency(), sent.day(),
                    merged.told(), merged.stamps(), sent.device(), now, reported, seconds, 1);
        }
        return new Call(stored.id(), sent.version() == null ? stored.account() : sent.account(),
                stored.rep(), stored.agency(),
                sent.version() == null ? stored.day() : sent.day(), merged.told(), merged.stamps(),
                stored.device(), stored.enteredAt(), reported, stored.clockOffSeconds(),
                stored.version());
    }

    private Optional<Refused> refused(Viewer viewer, Rep rep, Sent sent, @Nullable Call stored,
            Call call, Instant now) {
        var today = times.of(viewer, rep.id()).day(now);
        var on = regimes.known(viewer).on(call.agency(), call.day());
        if (call.told().state() == Call.State.PLANNED && isHidden(viewer, rep, on, today)) {
            return Optional.of(Refused.of("state", "calls.no.planning"));
        }
        var wrong = CallRules.against(stored, call.day(), call.told(), on, today)
                .or(() -> rows.unknown(viewer, call, stored))
                .or(() -> notes.against(call.id(), sent.notes()));
        if (wrong.isPresent()) return wrong;
        for (var day : days(stored, call)) {
            var report = reports.ofDay(viewer, rep.id(), day).orElse(null);
            if (stored == null && report == null) continue;
            var refused = CallRules.againstChange(stored == null ? call : stored, report, sent, on,
                    stored != null && isLate(viewer, day, today));
            if (refused.isPresent()) return refused;
        }
        return Optional.empty();
    }

    /// Whether what the rep plans is not for the viewer to see, nor to plan.
    private boolean isHidden(Viewer viewer, Rep rep, Set<Feature> on, LocalDate today) {
        return viewer.role().isStaff() && !on.contains(Feature.PLANNING)
                && regimes.known(viewer).regime(rep.agency(), today) == Regime.VOLUNTARY;
    }

    private boolean isLate(Viewer viewer, LocalDate day, LocalDate today) {
        var worked = calendars.of(viewer, day.getYear(), day.getYear() + 1);
        return today.isAfter(settings.of(viewer).cutoff(day, worked));
    }

    private static Set<LocalDate> days(@Nullable Call stored, Call call) {
        return stored == null || stored.day().equals(call.day())
                ? Set.of(call.day()) : Set.of(stored.day(), call.day());
    }

    private Outcome write(Viewer viewer, Sent sent, @Nullable Call stored, Call call,
            Duration off, Instant now) {
        if (!note(viewer, sent, call.id())) return Refused.of("command", "calls.no.foreign");
        if (stored == null && !rows.add(viewer, call)) return taken();
        boolean isChanged = stored == null || !stored.told().equals(call.told())
                || !stored.day().equals(call.day()) || !stored.account().equals(call.account());
        if (stored != null && (isChanged || !stored.stamps().equals(call.stamps()))) {
            rows.change(viewer, call);
        }
        if (!sent.call().equals(call.id())) rows.alsoCalled(viewer, sent.call(), call.id());
        boolean isNoted = notes.write(viewer, call, sent.notes(), sent.device(), off, now);
        if (isChanged || isNoted
                || stored != null && !stored.stamps().equals(call.stamps())) {
            for (var day : days(stored, call)) {
                reports.amend(viewer, call.rep(), day, sent.reason());
            }
        }
        return new Done(List.of(call.id()));
    }

    /// The id is somebody else's, whose call the viewer does not see.
    private static Outcome taken() {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Refused.of("id", "calls.no.foreign");
    }

    /// Remembers the command.
    ///
    /// @return false where somebody else gave one of this id
    private boolean note(Viewer viewer, Sent sent, UUID call) {
        return sql.sql("""
                insert into calls.command (id, organisation_id, sha256, call_id)
                values (:id, :organisation, :sha256, :call)
                on conflict (organisation_id, id) do nothing
                """)
                .param("id", sent.command())
                .param("organisation", viewer.organisation().id())
                .param("sha256", sent.sha256())
                .param("call", call)
                .update() == 1;
    }
}
