package linecard.calls;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.calls.Call.Kind;
import linecard.people.Today;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Quotas, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Call quotas",
        says = "How many calls are asked for. Where a rep's regime lets none be owed, the same "
                + "number is the rep's aim, and nobody else is shown whether it was reached.")
class QuotaApi {

    private final Quotas quotas;
    private final QuotaForm form;
    private final Settings settings;
    private final Clock clock;

    QuotaApi(Quotas quotas, QuotaForm form, Settings settings, Clock clock) {
        this.quotas = quotas;
        this.form = form;
        this.settings = settings;
        this.clock = clock;
    }

    record Answer(
            UUID id, @Nullable UUID rep,
            @Does("Each rep of it; null with no rep: everybody") @Nullable UUID agency,
            @Does("Null: every kind that counts") @Nullable Kind kind,
            @Does("Of the accounts; empty: all") String customerType,
            @Does("On each working day") @Nullable Integer daily,
            @Does("In an ordinary week") @Nullable Integer weekly, LocalDate firstDay,
            @Does("Null: until it is ended") @Nullable LocalDate lastDay, int version) {

        static Answer of(Quota quota) {
            return new Answer(quota.id(), quota.rep(), quota.agency(), quota.kind(),
                    quota.customerType(), quota.daily(), quota.weekly(), quota.from(),
                    quota.lastDay(), quota.version());
        }
    }

    record Entry(
            @Does("rep: and an id, agency: and an id, or left out for everybody")
            @Nullable String whose, @Nullable Kind kind, @Nullable String customerType,
            @Nullable Integer daily, @Does("One of both is needed") @Nullable Integer weekly,
            LocalDate from) {}

    @GetMapping("/api/v1/call-quotas")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List call quotas, those of the past too")
    ResponseEntity<Slice<Answer>> listCallQuotas(Call call) {
        return call.sliceOf(quotas.all(call.viewer()).stream().map(Answer::of).toList(),
                Answer::id);
    }

    @GetMapping("/api/v1/call-quotas/{id}")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get a call quota")
    ResponseEntity<Answer> getCallQuota(Call call, @PathVariable UUID id) {
        var quota = quotas.of(call.viewer(), id);
        return call.one(Answer.of(quota), quota.version());
    }

    @PostMapping("/api/v1/call-quotas")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a call quota; the one it follows ends")
    ResponseEntity<Answer> addCallQuota(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        var added = entered.orRefuse(form.read(call.viewer(), entered.form()));
        quotas.add(call.viewer(), added).orRefuse(entered);
        return call.created("call-quotas/" + added.id(), Answer.of(added), 1);
    }

    @PostMapping("/api/v1/call-quotas/{id}/ending")
    @Allowed(KEEPERS)
    @Does("End a call quota with yesterday; one that began today is gone")
    ResponseEntity<Void> endCallQuota(Call call, @PathVariable UUID id) {
        var quota = quotas.of(call.viewer(), id);
        call.requireCurrent(quota.version());
        quotas.end(call.viewer(), quota, Today.of(call.page(), clock));
        return ResponseEntity.noContent().build();
    }

    record Counting(
            @Does("The kinds that count") List<Kind> counted,
            @Does("Working days after a call until which it is in time") int days,
            @Does("0: as it is at first") int version) {

        static Counting of(Setting setting) {
            return new Counting(setting.counted().stream().sorted().toList(),
                    setting.cutoffDays(), setting.version());
        }
    }

    record CountingEntry(List<Kind> counted, Integer days) {}

    @GetMapping("/api/v1/call-counting")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get which calls count, and until when they are in time")
    ResponseEntity<Counting> getCallCounting(Call call) {
        var setting = settings.of(call.viewer());
        return call.one(Counting.of(setting), setting.version());
    }

    @PutMapping("/api/v1/call-counting")
    @Allowed(KEEPERS)
    @Does("Change which calls count, and until when they are in time")
    ResponseEntity<Counting> changeCallCounting(Call call, @RequestBody CountingEntry body) {
        Entered entered = call.entered(body, settings.of(call.viewer()).version());
        settings.keep(call.viewer(), entered.orRefuse(QuotaForm.readSetting(entered.form())));
        return getCallCounting(call);
    }
}
