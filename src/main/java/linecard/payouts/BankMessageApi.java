package linecard.payouts;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.files.FileRefused;
import linecard.files.SentBody;
import linecard.money.Money;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.words.Words;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// What banks answered, for programs.
@RestController
@Part(value = Area.MONEY, about = "Bank messages",
        says = "Answers of banks to payouts, pain.002, and what left the account and came back: "
                + "notes, camt.054, and bank statements, camt.053. A message sets the state of "
                + "each payment that it is about.")
class BankMessageApi {

    private final BankMessages messages;
    private final Clock clock;

    BankMessageApi(BankMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    record Answer(
            UUID id, @Does("pain.002, camt.053 or camt.054") String kind,
            @Does("That the bank gave it") String number,
            @Does("As the bank wrote it") String madeAt, String fileName, String sha256,
            int payments, @Does("Payments that somebody has to look at") int troubles,
            @Does("Of how many other things it speaks") int others, Instant takenAt,
            String takenBy) {

        static Answer of(TakenMessage one) {
            return new Answer(one.id(), one.kind().code(), one.number(), one.madeAt(),
                    one.fileName(), one.sha256(), one.payments(), one.troubles(), one.others(),
                    one.takenAt(), one.takenName());
        }
    }

    record Said(
            UUID payment, UUID payout, UUID agency, String agencyName, String reference,
            Money amount, @Does("The bank's own word") String code,
            @Does("What became of the payment by it") Consequence consequence,
            @Does("The day of the money") @Nullable LocalDate valueDate,
            @Does("Why it is not paid, or why nothing moves: said of a whole block, it stands "
                    + "at one of its payments") String reason) {

        static Said of(SaidOfPayment one, Words words) {
            return new Said(one.payment(), one.batch(), one.agency(), one.agencyName(),
                    one.reference(), one.amount(), one.code(), one.consequence(), one.value(),
                    one.why(words));
        }
    }

    @GetMapping("/api/v1/bank-messages")
    @Allowed(STAFF)
    @Does("List the messages of banks that were brought in")
    ResponseEntity<Slice<Answer>> listBankMessages(Call call) {
        PayoutText.requireWhole(call.viewer());
        return call.slice(messages.after(call.viewer(), call.after(), call.lookUp()).stream()
                .map(Answer::of).toList(), Answer::id);
    }

    @PostMapping("/api/v1/bank-messages")
    @Allowed(TREASURERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Bring in a message of a bank, whole or not at all; the XML is the body")
    ResponseEntity<Answer> takeBankMessage(
            Call call,
            @Does("What the file is called")
            @RequestParam(defaultValue = "message.xml") String name,
            InputStream sent, HttpServletRequest request) throws IOException {
        var id = Ids.fresh();
        try {
            var content = SentBody.read(request, sent, BankReading.MOST_BYTES);
            if (messages.take(call.viewer(), id, name, content, Today.of(call.page(), clock))
                    instanceof Outcome.Refused refused) {
                throw PayoutApi.refusal(call, refused);
            }
        } catch (FileRefused e) {
            throw SentBody.refused(call.words(), e);
        }
        return call.created("bank-messages/" + id, Answer.of(messages.of(call.viewer(), id)), 1);
    }

    @GetMapping("/api/v1/bank-messages/{id}")
    @Allowed(STAFF)
    @Does("Get a message of a bank")
    ResponseEntity<Answer> getBankMessage(Call call, @PathVariable UUID id) {
        PayoutText.requireWhole(call.viewer());
        return call.one(Answer.of(messages.of(call.viewer(), id)));
    }

    @GetMapping("/api/v1/bank-messages/{id}/payments")
    @Allowed(STAFF)
    @Does("List what a message said of payments, and what became of them")
    ResponseEntity<Slice<Said>> listBankMessagePayments(Call call, @PathVariable UUID id) {
        PayoutText.requireWhole(call.viewer());
        messages.of(call.viewer(), id);
        return call.sliceOf(messages.said(call.viewer(), id).stream()
                .map(one -> Said.of(one, call.words())).toList(), Said::payment);
    }
}
