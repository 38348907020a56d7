package linecard.reckoning;

import java.util.List;

/// One entry of the ledger: amounts in minor units on several accounts that together are zero.
public record Posting(Kind kind, List<Leg> legs) {

    public enum Kind {
        EARNED, HELD, RELEASED, RECOVERED, WAIVED, DRAWN, GUARANTEED, APPROVED, DISPUTED, GRANTED,
        REJECTED, PAID,
        /// A payment that the bank did not make.
        REFUSED,
        /// A prize of a contest in cash, beside commission.
        PRIZE
    }

    public record Leg(Book book, long minor) {}

    /// @throws IllegalArgumentException where they are not
    public Posting {
        legs = List.copyOf(legs);
        long sum = 0;
        for (var leg : legs) sum = Math.addExact(sum, leg.minor());
        if (sum != 0) throw new IllegalArgumentException(legs + " is out of balance by " + sum);
    }

    static Posting moved(Kind kind, Book from, Book to, long minor) {
        return new Posting(kind,
                List.of(new Leg(from, Math.negateExact(minor)), new Leg(to, minor)));
    }

    /// An approved amount that is not paid until the dispute about it is decided.
    public static Posting disputed(long minor) {
        return moved(Kind.DISPUTED, Book.PAYABLE, Book.DISPUTED, minor);
    }

    /// The dispute about an amount ends with the agency's getting it.
    public static Posting granted(long minor) {
        return moved(Kind.GRANTED, Book.DISPUTED, Book.PAYABLE, minor);
    }

    /// What is claimed beyond what was stated, and granted: the agency gets it as well, or gives it
    /// back where it is below zero.
    public static Posting grantedAnew(long minor) {
        return moved(Kind.GRANTED, Book.COST, Book.PAYABLE, minor);
    }

    /// What prizes come to; below zero where more is taken back.
    public static Posting prize(long minor) {
        return moved(Kind.PRIZE, Book.COST, Book.PAYABLE, minor);
    }

    public static Posting rejected(long minor) {
        return moved(Kind.REJECTED, Book.DISPUTED, Book.COST, minor);
    }

    /// All that is payable, paid in whole units of so many minor units; halves away from zero.
    public static Posting paid(long payable, long unit) {
        long whole = Math.multiplyExact(Exact.share(payable, 1, unit), unit);
        return new Posting(Kind.PAID, List.of(new Leg(Book.PAYABLE, Math.negateExact(payable)),
                new Leg(Book.PAID, whole), new Leg(Book.ROUNDING, payable - whole)));
    }

    /// Takes a payment back that was not made: all of it is payable again.
    public Posting refused() {
        if (kind != Kind.PAID) throw new IllegalStateException(kind + " was not paid");
        return new Posting(Kind.REFUSED, legs.stream()
                .map(leg -> new Leg(leg.book(), Math.negateExact(leg.minor()))).toList());
    }
}
