package linecard.sales;

import linecard.access.Allowed;
import linecard.access.Organisation;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// What customers paid, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Payments",
        says = "What customers paid. They come in by imports.")
class PaymentApi {

    private final Payments payments;

    PaymentApi(Payments payments) {
        this.payments = payments;
    }

    record Answer(
            UUID id, String reference, LocalDate paidOn, UUID account,
            @Does("null where the account is not this person's to see")
            @Nullable String accountName,
            @Does("Of the invoice that is paid, or of the credit that is paid back; empty where "
                    + "none is named") String documentNumber,
            @Does("Of which of the two, where that is known") @Nullable Kind documentKind,
            @Does("The invoice or the credit, where it is here") @Nullable UUID document,
            @Does("Below zero where money went back") Money amount,
            @Does("In the payment's own currency, where that is another")
            @Nullable Money foreignAmount,
            @Does("The organisation's currency for one unit of the other, in billionths")
            @Nullable Long rateBillionths,
            @Does("Whether it takes back another of its reference") boolean reversal,
            @Does("Whether another took it back") boolean reversed) {

        static Answer of(Organisation organisation, Payment.Row row) {
            var other = row.foreign();
            return new Answer(row.id(), row.reference(), row.paidOn(), row.account(),
                    row.accountName(), row.documentNumber(), row.documentKind(), row.document(),
                    organisation.money(row.amountMinor()),
                    other == null ? null : new Money(other.minor(), other.currency()),
                    other == null ? null : (Long) other.rateNanos(),
                    row.reversal(), row.reversed());
        }
    }

    @GetMapping("/api/v1/payments")
    @Allowed(MEMBERS)
    @Does("List payments")
    ResponseEntity<Slice<Answer>> listPayments(
            Call call, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(defaultValue = "")
            @Does("How the reference, or the number of what is paid, begins") String number,
            @RequestParam(defaultValue = "false")
            @Does("Only those that stand and name no invoice or credit that is here")
            boolean open) {
        var found = payments.after(call.viewer(), new PaymentShelf.Asked(
                account, call.days(from, to), DocumentApi.plain(number), open),
                call.after(), call.lookUp());
        return call.slice(found.stream()
                .map(row -> Answer.of(call.viewer().organisation(), row)).toList(), Answer::id);
    }
}
