package linecard.sales;

import com.fasterxml.jackson.annotation.JsonProperty;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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

import static linecard.access.Audience.IMPORTERS;
import static linecard.access.Audience.STAFF;

/// The rates of other currencies, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Currency rates",
        says = "What one unit of another currency is worth from a day on, until the day on which "
                + "its next rate starts.")
class CurrencyRateApi {

    private final CurrencyRates rates;

    CurrencyRateApi(CurrencyRates rates) {
        this.rates = rates;
    }

    record Entry(
            @Does("ISO 4217, three letters") String currency, LocalDate from,
            @Does("The organisation's currency for one unit, in billionths") Long rateBillionths) {}

    record Answer(
            UUID id, String currency, LocalDate from,
            @Does("The organisation's currency for one unit, in billionths") long rateBillionths,
            int version) {

        static Answer of(CurrencyRate rate) {
            return new Answer(rate.id(), rate.currency().getCurrencyCode(), rate.from(),
                    rate.nanos(), rate.version());
        }
    }

    /// An entry as the page's form has it.
    private record Typed(
            @Nullable String currency, @Nullable LocalDate from,
            @JsonProperty("rateBillionths") @Nullable String rate) {

        static Typed of(Call call, Entry body) {
            var nanos = body.rateBillionths();
            return new Typed(body.currency(), body.from(), nanos == null ? null
                    : call.words().decimal(CurrencyRate.rate(nanos)));
        }
    }

    @GetMapping("/api/v1/currency-rates")
    @Allowed(STAFF)
    @Does("List currency rates")
    ResponseEntity<Slice<Answer>> listCurrencyRates(Call call) {
        return call.sliceOf(
                rates.all(call.viewer()).stream().map(Answer::of).toList(), Answer::id);
    }

    @GetMapping("/api/v1/currency-rates/{id}")
    @Allowed(STAFF)
    @Does("Get a currency rate")
    ResponseEntity<Answer> getCurrencyRate(Call call, @PathVariable UUID id) {
        var rate = rates.of(call.viewer(), id);
        return call.one(Answer.of(rate), rate.version());
    }

    @PostMapping("/api/v1/currency-rates")
    @Allowed(IMPORTERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a currency rate; what is booked already keeps its own")
    ResponseEntity<Answer> addCurrencyRate(Call call, @RequestBody Entry body) {
        requireWhole(call);
        var entered = call.entered(Typed.of(call, body));
        var added = read(call, entered, Ids.fresh());
        save(entered, () -> rates.add(call.viewer(), added));
        return call.created("currency-rates/" + added.id(), Answer.of(added), 1);
    }

    @PutMapping("/api/v1/currency-rates/{id}")
    @Allowed(IMPORTERS)
    @Does("Change a currency rate; what is booked already keeps its own")
    ResponseEntity<Answer> changeCurrencyRate(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        requireWhole(call);
        var stored = rates.of(call.viewer(), id);
        var entered = call.entered(Typed.of(call, body), stored.version());
        var changed = read(call, entered, id);
        save(entered, () -> rates.change(call.viewer(), changed));
        return getCurrencyRate(call, id);
    }

    @DeleteMapping("/api/v1/currency-rates/{id}")
    @Allowed(IMPORTERS)
    @Does("Remove a currency rate; what is booked already keeps it")
    ResponseEntity<Void> removeCurrencyRate(Call call, @PathVariable UUID id) {
        requireWhole(call);
        var stored = rates.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        rates.remove(call.viewer(), id, stored.version());
        return ResponseEntity.noContent().build();
    }

    private static CurrencyRate read(Call call, Entered entered, UUID id) {
        return entered.orRefuse(CurrencyRate.read(entered.form(), id,
                call.viewer().organisation().currency(), call.words().language()));
    }

    private static void save(Entered entered, Runnable saving) {
        try {
            saving.run();
        } catch (DuplicateKeyException e) {
            entered.form().problem("from", "sales.rate.taken");
            throw entered.refusal();
        }
    }

    private static void requireWhole(Call call) {
        if (call.viewer().territory() != null) throw new Absent("rate");
    }
}
