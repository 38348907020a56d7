package linecard.payouts;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.Firm;
import linecard.commissions.Ledger;
import linecard.commissions.Ledger.About;
import linecard.database.Ids;
import linecard.payouts.Payouts.Picked;
import linecard.people.Outcome;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.reckoning.Posting.Kind;
import linecard.reckoning.Posting.Leg;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// A firm that owes its agencies something and has said to which accounts it pays. Somebody else
/// of its finance people entered the accounts.
public final class Till {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    public final Firm firm;
    public final Viewer maker;
    final Viewer approver;
    final Viewer clerk;

    private final Rooms rooms;
    private int postings;

    /// The collections a till is made with.
    @Component
    public record Rooms(
            Firm.Rooms firm, Ledger ledger, BankAccounts accounts, Payables payables,
            Payouts payouts, PayoutApprovals approvals, PaymentStates states, PayoutBatches batches,
            OrderFiles files) {}

    public Till(Rooms rooms) {
        this(rooms, new Firm(rooms.firm()));
    }

    public Till(Rooms rooms, Firm firm) {
        this.rooms = rooms;
        this.firm = firm;
        maker = firm.finance;
        approver = firm.owner;
        clerk = rooms.firm().stage().member(firm.owner, Role.FINANCE, null, null, null);
        as(clerk, () -> {
            rooms.accounts().save(clerk, BankAccount.fresh(null, "HUF")
                    .with("HUF", CreditTransferTest.OURS, 0));
            return null;
        });
        account(clerk, firm.duna, CreditTransferTest.TISZA);
        account(clerk, firm.alfold, CreditTransferTest.iban(
                "Alföldi Ügynökség Kft.", "HU42117730161111101800000000", ""));
    }

    void account(Viewer by, UUID agency, BankDetails details) {
        as(by, () -> {
            var stored = rooms.accounts().ofAgency(by, agency)
                    .orElseGet(() -> BankAccount.fresh(agency, "HUF"));
            rooms.accounts().save(by, stored.with("HUF", details, stored.version()));
            return null;
        });
    }

    /// What an agency has earned becomes payable.
    void owe(UUID agency, long minor) {
        post(agency, new Posting(Kind.APPROVED,
                List.of(new Leg(Book.EARNED, -minor), new Leg(Book.PAYABLE, minor))));
    }

    void post(UUID agency, Posting posting) {
        as(maker, () -> rooms.ledger().post(maker, agency,
                new About("test " + postings++, null, TODAY), List.of(posting)));
    }

    long balance(UUID agency, Book book) {
        return as(maker, () -> rooms.ledger().balances(maker, agency)).of(book);
    }

    List<Payable> payable() {
        return as(maker, () -> rooms.payables().all(maker));
    }

    Payable payable(UUID agency) {
        return payable().stream().filter(row -> row.agency().id().equals(agency)).findFirst()
                .orElseThrow();
    }

    /// Tries to pay these agencies all that they could be paid.
    Outcome make(UUID id, UUID... agencies) {
        var picked = List.of(agencies).stream()
                .map(agency -> new Picked(agency, payable(agency).amount().minor())).toList();
        return make(maker, id, picked);
    }

    Outcome make(Viewer by, UUID id, List<Picked> picked) {
        return as(by, () -> rooms.payouts().make(by, id, TODAY.plusDays(1), picked, TODAY));
    }

    UUID batch(UUID... agencies) {
        var id = Ids.fresh();
        assertThat(make(id, agencies)).isInstanceOf(Outcome.Done.class);
        return id;
    }

    Outcome approve(Viewer by, UUID batch) {
        return as(by, () -> rooms.approvals().approve(by, batch, false, TODAY));
    }

    public UUID approved(UUID... agencies) {
        var id = batch(agencies);
        assertThat(approve(approver, id)).isInstanceOf(Outcome.Done.class);
        return id;
    }

    public UUID sent(UUID... agencies) {
        var id = approved(agencies);
        assertThat(as(maker, () -> rooms.states().send(maker, id)))
                .isInstanceOf(Outcome.Done.class);
        return id;
    }

    /// Sends an agency all that it can be paid, if that is anything.
    ///
    /// @param comesBack whether the bank sends it back
    public void pay(UUID agency, boolean comesBack) {
        if (payable().stream().noneMatch(row -> row.agency().id().equals(agency)
                && row.canBePaid())) return;
        var batch = sent(agency);
        if (comesBack) comesBack(batch);
    }

    /// The bank sends the first payment of a batch back.
    public void comesBack(UUID batch) {
        assertThat(refuse(batch, payments(batch).getFirst())).isInstanceOf(Outcome.Done.class);
    }

    /// Paid today, whatever day the database thinks it is.
    public Outcome settle(UUID batch) {
        var today = LocalDate.now(maker.organisation().zone());
        return as(maker, () -> rooms.states().settle(maker, batch, null, today, today));
    }

    Outcome refuse(UUID batch, Payment payment) {
        return as(maker, () -> rooms.states().refuse(
                maker, batch, payment.id(), "számla megszűnt", TODAY));
    }

    public Outcome withdraw(UUID batch) {
        return as(maker, () -> rooms.states().withdraw(maker, batch, TODAY));
    }

    Batch of(UUID batch) {
        return as(maker, () -> rooms.batches().of(maker, batch));
    }

    List<Payment> payments(UUID batch) {
        return as(maker, () -> rooms.batches().payments(maker, batch));
    }

    byte[] file(UUID batch, String format) {
        return as(maker, () -> rooms.files().content(maker, batch, format));
    }

    /// The words key of the 'no'.
    static String refusal(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.key() : "done";
    }
}
