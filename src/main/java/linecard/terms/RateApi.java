package linecard.terms;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// What agencies earn, for programs.
@RestController
@Part(value = Area.MONEY, about = "Commission rates",
        says = "What an agency earns on a product line, or by default, from a day on: until the "
                + "day on which the next rate of the same product line starts.")
class RateApi {

    private final Rates rates;
    private final Agencies agencies;

    RateApi(Rates rates, Agencies agencies) {
        this.rates = rates;
        this.agencies = agencies;
    }

    record Entry(
            @Does("null: the default") @Nullable UUID productLine, LocalDate from,
            @Does("null ends the one before without another") @Nullable Rate rate) {}

    record Change(
            LocalDate from,
            @Does("null ends the one before without another") @Nullable Rate rate) {}

    @GetMapping("/api/v1/agencies/{id}/commission-rates")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List an agency's commission rates")
    ResponseEntity<Slice<DatedRate>> listCommissionRates(Call call, @PathVariable UUID id) {
        requireSeen(call.viewer(), id);
        return call.sliceOf(rates.ofAgency(call.viewer(), id), DatedRate::id);
    }

    @GetMapping("/api/v1/agencies/{id}/commission-rates/{rate}")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get a commission rate")
    ResponseEntity<DatedRate> getCommissionRate(
            Call call, @PathVariable UUID id, @PathVariable UUID rate) {
        requireSeen(call.viewer(), id);
        var stored = rates.of(call.viewer(), id, rate);
        return call.one(stored, stored.version());
    }

    @PostMapping("/api/v1/agencies/{id}/commission-rates")
    @Allowed(TREASURERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a commission rate: the one in force ends where it starts")
    ResponseEntity<DatedRate> addCommissionRate(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        requireSeen(call.viewer(), id);
        var entered = call.entered(body);
        var added = entered.orRefuse(RatePages.read(entered.form(), call.words().language(),
                Ids.fresh(), id, body::productLine));
        rates.add(call.viewer(), added).orRefuse(entered);
        return call.created("agencies/" + id + "/commission-rates/" + added.id(),
                rates.of(call.viewer(), id, added.id()), 1);
    }

    @PutMapping("/api/v1/agencies/{id}/commission-rates/{rate}")
    @Allowed(TREASURERS)
    @Does("Change day and rate of one; what was issued stays")
    ResponseEntity<DatedRate> changeCommissionRate(
            Call call, @PathVariable UUID id, @PathVariable UUID rate, @RequestBody Change body) {
        var stored = rates.of(call.viewer(), id, rate);
        var entered = call.entered(body, stored.version());
        var changed = entered.orRefuse(RatePages.read(
                entered.form(), call.words().language(), rate, id, stored::productLine));
        rates.change(call.viewer(), changed).orRefuse(entered);
        return getCommissionRate(call, id, rate);
    }

    @DeleteMapping("/api/v1/agencies/{id}/commission-rates/{rate}")
    @Allowed(TREASURERS)
    @Does("Remove a commission rate; what was issued stays")
    ResponseEntity<Void> removeCommissionRate(
            Call call, @PathVariable UUID id, @PathVariable UUID rate) {
        var stored = rates.of(call.viewer(), id, rate);
        var entered = call.entered(new Change(stored.from(), stored.rate()), stored.version());
        rates.remove(call.viewer(), stored).orRefuse(entered);
        return ResponseEntity.noContent().build();
    }

    private void requireSeen(Viewer viewer, UUID agency) {
        if (viewer.territory() != null) throw new NotAllowed();
        agencies.of(viewer, agency);
    }
}
