package linecard.calls;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.calls.WorkingTimes.Off;
import linecard.people.Reps;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// Reps' hours and days off, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Reps' hours",
        says = "Where a rep is, between which hours reminders may come, and the days off, which "
                + "quotas do not count.")
class HoursApi {

    private final WorkingTimes times;
    private final Reps reps;
    private final Clock clock;

    HoursApi(WorkingTimes times, Reps reps, Clock clock) {
        this.times = times;
        this.reps = reps;
        this.clock = clock;
    }

    record Answer(
            UUID rep, @Does("As the time zone database has it") String zone,
            @Does("0 to 23") int firstHour, @Does("1 to 24: reminders end then") int lastHour,
            @Does("Whether reminders come as letters too") boolean letters,
            @Does("0: the rep said nothing yet") int version) {

        static Answer of(Hours hours) {
            return new Answer(hours.rep(), hours.zone().getId(), hours.firstHour(),
                    hours.lastHour(), hours.letters(), hours.version());
        }
    }

    record Entry(
            String zone, @Does("From which on reminders may come, 0 to 23") Integer first,
            @Does("At which they end, 1 to 24") Integer last, Boolean letters) {}

    @GetMapping("/api/v1/reps/{rep}/hours")
    @Allowed(MEMBERS)
    @Does("Get a rep's hours")
    ResponseEntity<Answer> getHours(Call call, @PathVariable UUID rep) {
        var hours = times.of(call.viewer(), reps.of(call.viewer(), rep).id());
        return call.one(Answer.of(hours), hours.version());
    }

    @PutMapping("/api/v1/reps/{rep}/hours")
    @Allowed(CALLERS)
    @Does("Change a rep's hours")
    ResponseEntity<Answer> changeHours(
            Call call, @PathVariable UUID rep, @RequestBody Entry body) {
        var stored = times.of(call.viewer(), reps.of(call.viewer(), rep).id());
        var entered = call.entered(body, stored.version());
        times.keep(call.viewer(), entered.orRefuse(HoursForm.read(entered.form(), rep)));
        return getHours(call, rep);
    }

    record OffAnswer(
            UUID id, UUID rep, LocalDate firstDay, LocalDate lastDay, String name, int version) {

        static OffAnswer of(Off off) {
            return new OffAnswer(off.id(), off.rep(), off.firstDay(), off.lastDay(), off.name(),
                    off.version());
        }
    }

    record OffEntry(
            LocalDate firstDay, @Does("Left out: the same day") @Nullable LocalDate lastDay,
            @Nullable String name) {}

    @GetMapping("/api/v1/days-off")
    @Allowed(MEMBERS)
    @Does("List days off")
    ResponseEntity<Slice<OffAnswer>> listDaysOff(
            Call call, @RequestParam(required = false) @Nullable UUID rep) {
        List<Off> found = times.offAfter(call.viewer(), rep, call.after(), call.lookUp());
        return call.slice(found.stream().map(OffAnswer::of).toList(), OffAnswer::id);
    }

    @PostMapping("/api/v1/reps/{rep}/days-off")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add days off of a rep")
    ResponseEntity<OffAnswer> addDaysOff(
            Call call, @PathVariable UUID rep, @RequestBody OffEntry body) {
        var viewer = call.viewer();
        var known = reps.of(viewer, rep);
        var entered = call.entered(body);
        var added = entered.orRefuse(HoursForm.readOff(entered.form(), known.id(),
                times.off(viewer, rep).size(), times.of(viewer, rep).today(clock)));
        times.take(viewer, added);
        return call.created("days-off/" + added.id(), OffAnswer.of(added), 1);
    }

    @DeleteMapping("/api/v1/days-off/{id}")
    @Allowed(CALLERS)
    @Does("Remove days off of a rep")
    ResponseEntity<Void> removeDaysOff(Call call, @PathVariable UUID id) {
        var stored = times.offOf(call.viewer(), id);
        call.requireCurrent(stored.version());
        times.drop(call.viewer(), stored.rep(), id);
        return ResponseEntity.noContent().build();
    }
}
