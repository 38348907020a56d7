package linecard.stated;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Part;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// One line of a statement, issued or in draft: what somebody is credited with, and what led from
/// there to the amount. Names are those of the day of issue.
///
/// @param kind null like `document` where it is about no one document: what a whole period adds or
///        takes, and what rounding moves
/// @param rep null for what is nobody's
/// @param quantityMilli of the whole line, in thousandths of a unit
/// @param lineNet the net of the whole line, before the split
/// @param base what is new of what rates apply to
/// @param amount what is new of what is earned
/// @param late of an earlier month, which was closed before the line came
/// @param soldIn null for a document in the organisation's currency, and for none
/// @param originalNumber of the document that a return takes back; empty where there is none
/// @param originalOn null where it is not known here
/// @param originalStatement the statement that paid it; empty where none did
/// @param cause why it stands on this statement
/// @param was the way to what was stated before; null where nothing was
/// @param now the way to what is known now; null where nothing is left
/// @param grounds of what is known now
public record StatementLine(
        int position, Portion portion, @Nullable Kind kind, @Nullable UUID document,
        String number, @Nullable LocalDate bookedOn, String account, String productLine,
        @Nullable UUID rep, String repName, long quantityMilli, Money lineNet, Rate share,
        Money base, Money amount, boolean late, @Nullable SoldIn soldIn, String originalNumber,
        @Nullable LocalDate originalOn, String originalStatement, Cause cause, Part part,
        @Nullable Way was, @Nullable Way now, Grounds grounds) {

    /// The way to what is known now or, where nothing is left, to what was stated.
    public Way way() {
        return now != null ? now : requireNonNull(was);
    }

    public Rule rule() {
        return way().rule();
    }

    /// The rate by which it is paid; null where there is no one rate.
    public @Nullable Agreed by() {
        return way().by();
    }

    /// Whether it tells of a difference to what was stated before.
    public boolean changes() {
        return cause != Cause.NEW && cause != Cause.LATE && cause != Cause.RETURNED;
    }

    /// The same figures, with the names and the place of another. What was not told of that one
    /// is not told of this one. The day of an original that is not known was told once, as its own.
    public StatementLine named(StatementLine as) {
        return new StatementLine(as.position, portion, as.kind, as.document, number, bookedOn,
                as.account, as.productLine, rep, as.repName, as.quantityMilli, as.lineNet, share,
                base, amount, late, as.soldIn, as.originalNumber,
                originalOn == null ? as.originalOn : originalOn,
                as.originalStatement, cause, part,
                was == null || as.was == null ? was : was.named(as.was),
                now == null || as.now == null ? now : now.named(as.now),
                as.grounds.equals(Grounds.NONE) ? Grounds.NONE : grounds);
    }

    /// Whether it takes back what stood under its own number.
    public boolean corrects() {
        return document != null && number.equals(originalNumber);
    }
}
