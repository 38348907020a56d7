package linecard.terms;

import linecard.money.Money;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Extra;
import linecard.reckoning.Posting;
import linecard.words.Words;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Says what becomes of the worked example until it is paid, clause by clause.
final class WorkedMonthText {

    private final Words words;
    private final Currency currency;

    WorkedMonthText(Words words, Currency currency) {
        this.words = words;
        this.currency = currency;
    }

    /// @param isTotal whether it is what is paid
    record Step(String label, String amount, boolean isTotal) {}

    /// All of it; nothing where no clause changes what is earned.
    ///
    /// @param lead what is assumed
    /// @param back what a return of the order would take back; empty where that goes without saying
    record Said(String lead, List<Step> steps, String back) {}

    Said of(WorkedMonth month) {
        var terms = month.terms();
        boolean isPlain = terms.minimum() == null && terms.cap() == null && terms.draw() == null
                && terms.holdback() == null;
        return new Said(word("then." + code(month.per())),
                isPlain ? List.of() : steps(month), back(month));
    }

    private List<Step> steps(WorkedMonth month) {
        var steps = new ArrayList<Step>();
        steps.add(step(word("earned"), month.earned()));
        for (var limit : month.limits()) {
            if (limit.amount() == 0 || limit.kind() == Extra.Kind.CLAWBACK_CAP) continue;
            steps.add(step(word(code(limit.kind()), money(limit.limit())), limit.amount()));
        }
        for (var posting : month.postings()) {
            if (posting.kind() == Posting.Kind.EARNED) continue;
            if (posting.kind() == Posting.Kind.APPROVED) continue;
            var moved = Balances.NONE.plus(List.of(posting));
            steps.add(step(label(posting.kind(), month),
                    moved.of(Book.EARNED) + moved.of(Book.PAYABLE)));
        }
        if (month.carried() != 0) steps.add(step(word("carried"), -month.carried()));
        steps.add(new Step(word("paid"), money(month.paid()), true));
        return steps;
    }

    private String label(Posting.Kind kind, WorkedMonth month) {
        var holdback = month.terms().holdback();
        var draw = month.terms().draw();
        var until = month.releasedOn();
        if (kind == Posting.Kind.HELD && holdback != null && until != null) {
            return word("held", words.percent(holdback.rate()), words.date(until));
        }
        return draw == null ? word(code(kind)) : word(code(kind), money(draw.minor()));
    }

    /// Said where it is agreed otherwise than that every return takes back all.
    private String back(WorkedMonth month) {
        var clawback = month.terms().clawback();
        boolean isBounded = clawback.months() < Bounds.MONTHS;
        boolean isCapped = clawback.cap().millionths() < 1_000_000;
        var taken = month.takenBack();
        if (taken == null) return word("back.none");
        if (!isBounded && !isCapped) return "";
        if (taken == 0) return word(isToppedUp(month) ? "back.minimum" : "back.none");
        return isBounded ? word("back.within", clawback.months(), money(taken))
                : word("back", money(taken));
    }

    private static boolean isToppedUp(WorkedMonth month) {
        return month.limits().stream().anyMatch(limit ->
                limit.kind() == Extra.Kind.MINIMUM && limit.amount() > 0);
    }

    private Step step(String label, long minor) {
        return new Step(label, money(minor), false);
    }

    private String money(long minor) {
        return words.money(new Money(minor, currency));
    }

    private String word(String key, Object... arguments) {
        return words.text("terms.worked.month." + key, arguments);
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
