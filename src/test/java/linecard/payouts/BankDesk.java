package linecard.payouts;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.commissions.Firm.as;
import static linecard.payouts.Till.TODAY;
import static linecard.payouts.Till.refusal;
import static org.assertj.core.api.Assertions.assertThat;

/// A test at a till that hears of its bank what became of a batch of two payments.
abstract class BankDesk extends PayoutDesk {

    @Autowired BankMessages messages;

    UUID batch;

    @BeforeEach
    void found() {
        till.owe(firm.duna, 1_250_50);
        till.owe(firm.alfold, 300_00);
        batch = till.approved(firm.duna, firm.alfold);
    }

    Outcome take(byte[] content) {
        return take(till.maker, content);
    }

    Outcome take(Viewer by, byte[] content) {
        return as(by, () -> messages.take(by, Ids.fresh(), "a.xml", content, TODAY));
    }

    void taken(byte[] content) {
        assertThat(refusal(take(content))).isEqualTo("done");
    }

    List<String> states() {
        return till.payments(batch).stream()
                .map(one -> one.state().code() + " " + one.value() + " " + one.reason()).toList();
    }

    String reference(int place) {
        return till.payments(batch).get(place).reference();
    }

    List<TakenMessage> all() {
        return as(till.maker, () -> messages.page(till.maker, 1).rows());
    }

    List<Consequence> said() {
        var last = all().getFirst().id();
        return as(till.maker, () -> messages.said(till.maker, last)).stream()
                .map(SaidOfPayment::consequence).toList();
    }

    Set<String> reasons() {
        var last = all().getFirst().id();
        return as(till.maker, () -> messages.said(till.maker, last)).stream()
                .map(one -> one.why(Words.in(Language.ENGLISH)).replace('\u00a0', ' ')).collect(Collectors.toSet());
    }
}
