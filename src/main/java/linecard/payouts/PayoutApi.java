package linecard.payouts;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.payouts.Payouts.Picked;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// The batches, for programs.
@RestController
@Part(value = Area.MONEY, about = "Payouts",
        says = "Batches of payments to agencies. A batch is made, approved by a second person, "
                + "handed to the bank as pain.001 or CSV, and its payments are marked.")
class PayoutApi {

    private final Payouts payouts;
    private final Payables payables;
    private final PaymentParts parts;
    private final PayoutBatches batches;
    private final PayoutExports exports;
    private final Clock clock;

    PayoutApi(Payouts payouts, Payables payables, PaymentParts parts, PayoutBatches batches,
            PayoutExports exports, Clock clock) {
        this.payouts = payouts;
        this.payables = payables;
        this.parts = parts;
        this.batches = batches;
        this.exports = exports;
        this.clock = clock;
    }

    record Due(
            UUID agency, String agencyName, @Does("As the ledger holds it") Money payable,
            @Does("In whole units of the currency") Money amount, Money disputed,
            @Does("Numbers of those that would be settled") List<String> statements,
            @Does("Together they are what is payable") List<PaymentPart> parts,
            boolean canBePaid, @Does("Sentences") List<String> warnings) {}

    record Answer(
            UUID id, String number, LocalDate executesOn, int payments, Money total,
            @Does("The state that is least far on") State state, String madeBy, Instant madeAt,
            @Nullable String approvedBy, @Nullable Instant approvedAt,
            @Does("Approved by who made it, since nobody else could") boolean alone,
            @Nullable String withdrawnBy, @Nullable Instant withdrawnAt) {

        static Answer of(Batch batch) {
            var withdrawn = batch.withdrawn();
            return new Answer(batch.id(), batch.number(), batch.executesOn(), batch.payments(),
                    batch.total(), batch.state(), batch.createdName(), batch.createdAt(),
                    batch.isApproved() ? batch.approvedName() : null, batch.approvedAt(),
                    batch.alone(), withdrawn == null ? null : withdrawn.name(),
                    withdrawn == null ? null : withdrawn.at());
        }
    }

    record Entry(
            @Does("The day on which the bank shall pay") LocalDate executesOn,
            @Does("Each is paid all that can be paid") List<UUID> agencies) {}

    @GetMapping("/api/v1/payouts/payable")
    @Allowed(STAFF)
    @Does("List what could be paid now")
    ResponseEntity<Slice<Due>> listPayable(Call call) {
        PayoutText.requireWhole(call.viewer());
        var text = new PayoutText(call.page());
        var rows = payables.all(call.viewer());
        var made = parts.open(call.viewer(), rows);
        return call.sliceOf(rows.stream().map(row -> new Due(
                row.agency().id(), row.agency().name(), row.owed(), row.amount(), row.disputed(),
                row.statements(), made.getOrDefault(row.agency().id(), List.of()),
                row.canBePaid(),
                row.warnings().stream().map(one -> text.warning(row, one)).toList())).toList(),
                Due::agency);
    }

    @GetMapping("/api/v1/payouts")
    @Allowed(STAFF)
    @Does("List payouts")
    ResponseEntity<Slice<Answer>> listPayouts(Call call) {
        PayoutText.requireWhole(call.viewer());
        return call.slice(batches.after(call.viewer(), call.after(), call.lookUp()).stream()
                .map(Answer::of).toList(), Answer::id);
    }

    @GetMapping("/api/v1/payouts/{id}")
    @Allowed(STAFF)
    @Does("Get a payout")
    ResponseEntity<Answer> getPayout(Call call, @PathVariable UUID id) {
        PayoutText.requireWhole(call.viewer());
        return call.one(Answer.of(batches.of(call.viewer(), id)));
    }

    @PostMapping("/api/v1/payouts")
    @Allowed(TREASURERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Make a payout of what these agencies can be paid, all of them or none")
    ResponseEntity<Answer> makePayout(Call call, @RequestBody Entry body) {
        call.entered(body).requireWhole();
        var viewer = call.viewer();
        var amounts = payables.all(viewer);
        var picked = body.agencies().stream().map(agency -> new Picked(agency, amounts.stream()
                .filter(row -> row.agency().id().equals(agency))
                .mapToLong(row -> row.amount().minor()).findFirst().orElse(0))).toList();
        var id = Ids.fresh();
        if (payouts.make(viewer, id, body.executesOn(), picked, Today.of(call.page(), clock))
                instanceof Outcome.Refused refused) {
            throw refusal(call, refused);
        }
        var made = batches.of(viewer, id);
        return call.created("payouts/" + id, Answer.of(made), made.version());
    }

    @GetMapping("/api/v1/payouts/{id}/order.xml")
    @Allowed(TREASURERS)
    @Does("Get an approved payout as pain.001.001.09")
    View getPayoutOrder(Call call, @PathVariable UUID id) {
        return exports.orderXml(call.page(), id);
    }

    @GetMapping("/api/v1/payouts/{id}/order.csv")
    @Allowed(TREASURERS)
    @Does("Get an approved payout as a table")
    View getPayoutTable(Call call, @PathVariable UUID id) {
        return exports.orderCsv(call.page(), id);
    }

    /// The 'no' of the rules, said as the page says it.
    static Refused refusal(Call call, Outcome.Refused refused) {
        var form = Form.of(call.words(), Map.of());
        refused.on(form, call.words());
        return new Refused(Problem.Kind.CONTRADICTS,
                Problem.Error.at("#", form.problems().values().iterator().next()));
    }
}
