package linecard.disputes;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.Firm;
import linecard.commissions.Ledger;
import linecard.database.Ids;
import linecard.disputes.Decision.Outcome;
import linecard.disputes.Dispute.Line;
import linecard.disputes.Dispute.Reason;
import linecard.disputes.Openings.Wanted;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.commissions.Firm.as;

/// A firm whose agency Dunamenti got a statement for February: Anna and Béla were credited with a
/// half of 100,000 forints each, at 5 %, so line 1 and line 2 have 2,500 forints.
final class Quarrel {

    static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    static final LocalDate MARCH_9 = LocalDate.of(2026, 3, 9);

    final Firm firm;
    final UUID statement;
    final Viewer finance;
    final Viewer duna;
    final Viewer anna;
    final Viewer bela;
    final Viewer alfold;

    private final Rooms rooms;
    private final Balances before;

    @Component
    record Rooms(
            Firm.Rooms firm, Disputes disputes, Openings openings, Messages messages,
            Decisions decisions, Deadlines deadlines, Ledger ledger) {}

    Quarrel(Rooms rooms) {
        this.rooms = rooms;
        firm = new Firm(rooms.firm()).withRates();
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        statement = firm.issue(firm.duna, 2);
        finance = firm.finance;
        before = paid();
        duna = member(Role.AGENCY_OWNER, firm.duna, null);
        anna = member(Role.REP, firm.duna, firm.anna);
        bela = member(Role.REP, firm.duna, firm.bela);
        alfold = member(Role.AGENCY_OWNER, firm.alfold, null);
    }

    /// Pays all that is payable.
    private Balances paid() {
        return as(finance, () -> {
            long payable = rooms.ledger().balances(finance, firm.duna).of(Book.PAYABLE);
            if (payable != 0) {
                rooms.ledger().post(finance, firm.duna, new Ledger.About("test/paid", statement,
                        MARCH_9), List.of(Posting.paid(payable, 1)));
            }
            return rooms.ledger().balances(finance, firm.duna);
        });
    }

    private Viewer member(Role role, UUID agency, @Nullable UUID rep) {
        return rooms.firm().stage().member(firm.owner, role, agency, rep, null);
    }

    Wanted wanted(int position, Reason reason, long expected) {
        return new Wanted(Ids.fresh(), null, new Line(statement, position), reason, "", "",
                firm.owner.organisation().money(expected), "Ez így nem jó.", null);
    }

    Wanted missing(String document, long expected) {
        return new Wanted(Ids.fresh(), null, null, Reason.MISSING, document, "Szűcs és Társa Kft.",
                firm.owner.organisation().money(expected), "Hiányzik.", null);
    }

    linecard.people.Outcome open(Viewer viewer, Wanted wanted) {
        return as(viewer, () -> rooms.openings().open(viewer, wanted, MARCH_9));
    }

    /// The dispute that is opened by this.
    UUID opened(Viewer viewer, Wanted wanted) {
        return switch (open(viewer, wanted)) {
            case linecard.people.Outcome.Done done -> done.rows().getFirst();
            case linecard.people.Outcome.Refused no -> throw new IllegalStateException(no.key());
        };
    }

    linecard.people.Outcome decide(Viewer viewer, UUID id, Outcome outcome, long granted) {
        return decide(viewer, id, outcome, granted, false);
    }

    linecard.people.Outcome decide(
            Viewer viewer, UUID id, Outcome outcome, long granted, boolean inRecords) {
        return as(viewer, () -> rooms.decisions().decide(viewer, id, new Decisions.Wanted(outcome,
                viewer.organisation().money(granted), inRecords, "Mert."), MARCH_9));
    }

    linecard.people.Outcome withdraw(Viewer viewer, UUID id) {
        return as(viewer, () -> rooms.decisions().withdraw(viewer, id, "", MARCH_9));
    }

    Dispute of(Viewer viewer, UUID id) {
        return as(viewer, () -> rooms.disputes().of(viewer, id));
    }

    /// What has been posted since the statement was paid.
    long balance(Book book) {
        return as(finance, () -> rooms.ledger().balances(finance, firm.duna)).of(book)
                - before.of(book);
    }

    /// So much is payable to Dunamenti.
    void payable(long minor) {
        as(finance, () -> rooms.ledger().post(finance, firm.duna,
                new Ledger.About("test/" + Ids.fresh(), statement, MARCH_9),
                List.of(Posting.grantedAnew(minor))));
    }
}
