package linecard.prizes;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.people.Territory;

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

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// The catalogue of prizes and what they come to, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Prizes",
        says = "The catalogue from which contests offer prizes, what they may cost, and what "
                + "winners had in a year.")
class PrizeApi {

    private final Prizes prizes;
    private final PrizeSums sums;

    PrizeApi(Prizes prizes, PrizeSums sums) {
        this.prizes = prizes;
        this.sums = sums;
    }

    record Entry(
            Prize.Kind kind, String name, @Nullable String note,
            @Does("The fair value, above zero") Money value,
            @Does("Of a trip: how many may travel, guests included") @Nullable Integer seats,
            @Does("Of a trip") @Nullable LocalDate from,
            @Does("Of a trip") @Nullable LocalDate last,
            @Does("Of a trip: whether a winner may bring somebody") @Nullable Boolean guest,
            @Does("Left out: as it is") @Nullable Boolean archived) {}

    @Does("What the contests of a fiscal year may cost together")
    record Budget(@Does("Null where nobody entered one") @Nullable Money amount) {}

    record Answer(
            UUID id, Prize.Kind kind, String name, String note, Money value,
            @Nullable Integer seats, @Nullable LocalDate from, @Nullable LocalDate last,
            boolean guest, boolean archived, int version) {

        static Answer of(Call call, Prize one) {
            var trip = one.trip();
            return new Answer(one.id(), one.kind(), one.name(), one.note(),
                    call.viewer().organisation().money(one.minor()),
                    trip == null ? null : trip.seats(), trip == null ? null : trip.from(),
                    trip == null ? null : trip.last(), trip != null && trip.guest(),
                    one.archived(), one.version());
        }
    }

    record Year(
            int year, @Does("Null where nobody entered one") @Nullable Money budget,
            Money promised, Money awarded, @Nullable Money left, List<Budgets.Row> contests) {}

    record Had(
            int year,
            @Does("From which total on an agency's year is reported") Money threshold,
            List<PrizeYear.Firm> agencies, List<PrizeYear.Had> prizes) {}

    @GetMapping("/api/v1/prizes")
    @Allowed(STAFF)
    @Does("List the catalogue of prizes")
    ResponseEntity<Slice<Answer>> listPrizes(Call call) {
        return call.sliceOf(prizes.all(call.viewer()).stream()
                .map(one -> Answer.of(call, one)).toList(), Answer::id);
    }

    @GetMapping("/api/v1/prizes/{id}")
    @Allowed(STAFF)
    @Does("Get a prize of the catalogue")
    ResponseEntity<Answer> getPrize(Call call, @PathVariable UUID id) {
        var prize = prizes.of(call.viewer(), id);
        return call.one(Answer.of(call, prize), prize.version());
    }

    @PostMapping("/api/v1/prizes")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a prize to the catalogue")
    ResponseEntity<Answer> addPrize(Call call, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var prize = read(call, call.entered(body), body, Ids.fresh(), null);
        prizes.add(call.viewer(), prize);
        return call.created("prizes/" + prize.id(), Answer.of(call, prize), 1);
    }

    @PutMapping("/api/v1/prizes/{id}")
    @Allowed(KEEPERS)
    @Does("Change a prize of the catalogue; what contests offer already stays as it was offered")
    ResponseEntity<Answer> changePrize(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var stored = prizes.of(call.viewer(), id);
        prizes.change(call.viewer(),
                read(call, call.entered(body, stored.version()), body, id, stored));
        return getPrize(call, id);
    }

    private Prize read(
            Call call, Entered entered, Entry body, UUID id, @Nullable Prize stored) {
        int taken = stored == null ? 0
                : prizes.taken(call.viewer(), null).getOrDefault(id, 0);
        var prize = entered.orRefuse(PrizeForm.read(
                call.page(), entered.form(), id, stored, taken));
        return prize.withArchived(Entered.or(body.archived(),
                stored != null && stored.archived()), prize.version());
    }

    @GetMapping("/api/v1/prize-budgets/{year}")
    @Allowed(STAFF)
    @Does("Get what the contests of a fiscal year may cost, promise and have cost")
    ResponseEntity<Year> getPrizeBudget(Call call, @PathVariable int year) {
        var of = sums.budget(call.viewer(), year);
        return call.one(new Year(of.year(), of.budget(), of.promised(), of.awarded(), of.left(),
                of.rows()));
    }

    @GetMapping("/api/v1/prize-budgets/{year}/amount")
    @Allowed(STAFF)
    @Does("Get the budget of a fiscal year alone")
    ResponseEntity<Budget> getPrizeBudgetAmount(Call call, @PathVariable int year) {
        var of = sums.budget(call.viewer(), year);
        return call.one(new Budget(of.budget()), of.version());
    }

    @PutMapping("/api/v1/prize-budgets/{year}/amount")
    @Allowed(TREASURERS)
    @Does("Enter the budget of a fiscal year")
    ResponseEntity<Budget> enterPrizeBudget(
            Call call, @PathVariable int year, @RequestBody Budget body) {
        var of = sums.budget(call.viewer(), year);
        var entered = call.entered(body, of.version());
        if (body.amount() == null) entered.form().problem("amount", "web.missing");
        else sums.enter(call.viewer(), of, body.amount(), of.version())
                .forEach(one -> one.on(entered.form(), call.words()));
        entered.requireWhole();
        return getPrizeBudgetAmount(call, year);
    }

    @GetMapping("/api/v1/prize-years/{year}")
    @Allowed(STAFF)
    @Does("Get what winners had of prizes in a calendar year, at fair value")
    ResponseEntity<Had> getPrizeYear(Call call, @PathVariable int year) {
        var of = sums.had(call.viewer(), year);
        return call.one(new Had(of.year(), of.threshold(), of.firms(), of.had()));
    }
}
