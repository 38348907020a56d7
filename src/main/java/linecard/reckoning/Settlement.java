package linecard.reckoning;

import linecard.reckoning.Posting.Kind;

import java.util.ArrayList;
import java.util.List;

/// What a period's statement means for the ledger, step by step.
public final class Settlement {

    private final Terms terms;
    private Balances balances;
    private final List<Posting> postings = new ArrayList<>();

    private Settlement(Terms terms, Balances balances) {
        this.terms = terms;
        this.balances = balances;
    }

    /// The postings that close a period.
    ///
    /// A part is held back; what was overpaid is recovered before draws; up to the draw the agency
    /// is advanced what it lacks; the rest becomes payable. A negative rest stays, or is waived.
    ///
    /// @param opening balances before
    /// @param earned what the statement comes to
    /// @param released what was held back earlier and is due now
    public static List<Posting> of(Terms terms, Balances opening, long earned, long released) {
        var settlement = new Settlement(terms, opening);
        settlement.move(Kind.EARNED, Book.COST, Book.EARNED, earned);
        settlement.move(Kind.RELEASED, Book.HELD, Book.EARNED, released);
        settlement.hold(earned);
        settlement.recover();
        settlement.draw();
        return List.copyOf(settlement.postings);
    }

    private void hold(long earned) {
        var holdback = terms.holdback();
        if (holdback == null || earned <= 0) return;
        long held = Exact.millionths(earned, holdback.rate().millionths());
        move(Kind.HELD, Book.EARNED, Book.HELD, held);
    }

    private void recover() {
        long free = balances.of(Book.EARNED);
        if (free < 0 && !terms.carriesNegative()) {
            move(Kind.WAIVED, Book.COST, Book.EARNED, -free);
        }
        long recovered = Math.min(balances.drawn(), Math.max(0, free));
        move(Kind.RECOVERED, Book.EARNED, Book.RECOVERED, recovered);
    }

    private void draw() {
        long free = Math.max(0, balances.of(Book.EARNED));
        var draw = terms.draw();
        if (draw != null && free < draw.minor()) {
            if (draw.recoverable()) {
                move(Kind.DRAWN, Book.ADVANCED, Book.PAYABLE, draw.minor() - free);
            } else {
                move(Kind.GUARANTEED, Book.COST, Book.PAYABLE, draw.minor() - free);
            }
        }
        move(Kind.APPROVED, Book.EARNED, Book.PAYABLE, free);
    }

    private void move(Kind kind, Book from, Book to, long minor) {
        if (minor == 0) return;
        var posting = Posting.moved(kind, from, to, minor);
        postings.add(posting);
        balances = balances.plus(List.of(posting));
    }
}
