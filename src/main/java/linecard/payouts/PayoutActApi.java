package linecard.payouts;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.money.Money;
import linecard.people.Agencies;
import linecard.people.Outcome;
import linecard.people.Today;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.STAFF_AND_AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// The payments of a batch, and what becomes of them, for programs.
@RestController
@Part(value = Area.MONEY, about = "Payout payments",
        says = "What each agency is paid in a payout. What a bank sends back is payable again.")
class PayoutActApi {

    private final PayoutBatches batches;
    private final PaymentParts parts;
    private final PayoutApprovals approvals;
    private final PaymentStates states;
    private final Agencies agencies;
    private final Clock clock;

    PayoutActApi(PayoutBatches batches, PaymentParts parts, PayoutApprovals approvals,
            PaymentStates states, Agencies agencies, Clock clock) {
        this.batches = batches;
        this.parts = parts;
        this.approvals = approvals;
        this.states = states;
        this.agencies = agencies;
        this.clock = clock;
    }

    record Paid(
            UUID id, UUID payout, UUID agency, String agencyName, Money amount, String reference,
            List<String> statements, @Does("Together they are the amount") List<PaymentPart> parts,
            @Does("Whole for those who pay and for the agency itself") String account,
            State state, LocalDate executesOn,
            @Does("When the agency had it") @Nullable LocalDate valueDate,
            @Does("Why a bank sent it back") String reason) {}

    record Approval(
            @Does("true: you know that nobody but you can look at it") @Nullable Boolean alone) {}

    record Value(
            LocalDate valueDate,
            @Does("Left out: all that are on their way") @Nullable UUID payment) {}

    record Refusal(UUID payment, String reason) {}

    @GetMapping("/api/v1/payouts/{id}/payments")
    @Allowed(STAFF)
    @Does("List the payments of a payout")
    ResponseEntity<Slice<Paid>> listPayoutPayments(Call call, @PathVariable UUID id) {
        PayoutText.requireWhole(call.viewer());
        batches.of(call.viewer(), id);
        return call.sliceOf(paid(call, batches.payments(call.viewer(), id)), Paid::id);
    }

    @GetMapping("/api/v1/agencies/{id}/payments")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List what an agency was paid")
    ResponseEntity<Slice<Paid>> listAgencyPayments(Call call, @PathVariable UUID id) {
        PayoutText.requireWhole(call.viewer());
        agencies.of(call.viewer(), id);
        return call.slice(paid(call,
                batches.ofAgency(call.viewer(), id, call.after(), call.lookUp())), Paid::id);
    }

    private List<Paid> paid(Call call, List<Payment> payments) {
        var text = new PayoutText(call.page());
        var made = parts.of(call.viewer(), payments);
        return payments.stream().map(one -> new Paid(one.id(), one.batch(), one.agency(),
                one.agencyName(), one.amount(), one.reference(), one.statements(),
                made.getOrDefault(one.id(), List.of()), text.account(one.to()), one.state(),
                one.executesOn(), one.value(), one.reason())).toList();
    }

    @PostMapping("/api/v1/payouts/{id}/approval")
    @Allowed(TREASURERS)
    @Does("Approve a payout that somebody else made")
    ResponseEntity<PayoutApi.Answer> approvePayout(
            Call call, @PathVariable UUID id, @RequestBody Approval body) {
        return answer(call, id, approvals.approve(call.viewer(), id,
                Boolean.TRUE.equals(body.alone()), Today.of(call.page(), clock)));
    }

    @PostMapping("/api/v1/payouts/{id}/withdrawal")
    @Allowed(TREASURERS)
    @Does("Take a payout back that the bank has not")
    ResponseEntity<PayoutApi.Answer> withdrawPayout(Call call, @PathVariable UUID id) {
        return answer(call, id,
                states.withdraw(call.viewer(), id, Today.of(call.page(), clock)));
    }

    @PostMapping("/api/v1/payouts/{id}/sending")
    @Allowed(TREASURERS)
    @Does("Say that the bank has the payout")
    ResponseEntity<PayoutApi.Answer> sendPayout(Call call, @PathVariable UUID id) {
        return answer(call, id, states.send(call.viewer(), id));
    }

    @PostMapping("/api/v1/payouts/{id}/settlement")
    @Allowed(TREASURERS)
    @Does("Say that agencies have what was sent")
    ResponseEntity<PayoutApi.Answer> settlePayout(
            Call call, @PathVariable UUID id, @RequestBody Value body) {
        batches.of(call.viewer(), id);
        call.entered(body).requireWhole();
        return answer(call, id, states.settle(call.viewer(), id, body.payment(),
                body.valueDate(), Today.of(call.page(), clock)));
    }

    @PostMapping("/api/v1/payouts/{id}/refusal")
    @Allowed(TREASURERS)
    @Does("Say that a bank sent a payment back: it is payable again")
    ResponseEntity<PayoutApi.Answer> refusePayoutPayment(
            Call call, @PathVariable UUID id, @RequestBody Refusal body) {
        batches.of(call.viewer(), id);
        call.entered(body).requireWhole();
        return answer(call, id, states.refuse(call.viewer(), id, body.payment(), body.reason(),
                Today.of(call.page(), clock)));
    }

    private ResponseEntity<PayoutApi.Answer> answer(Call call, UUID id, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) throw PayoutApi.refusal(call, refused);
        return ResponseEntity.ok(PayoutApi.Answer.of(batches.of(call.viewer(), id)));
    }
}
