package linecard.payouts;

import linecard.api.Does;
import linecard.money.Money;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A part of a payment's amount: all parts together are that.
///
/// @param about the statement's number, or the reference of the payment that came back; empty for
///        several statements, and where it is about neither
/// @param dispute which one; null where it is about none
record PaymentPart(
        @Does("What it comes from") Kind kind,
        @Does("The statement's number, or the reference of the payment that came back")
        String about, @Nullable UUID dispute, Money amount) {

    enum Kind implements Coded {
        STATEMENT,
        /// Granted, held back or given back beside what statements say.
        DISPUTE,
        /// A payment that came to nothing: a bank sent it back, or somebody took it back.
        RETURNED,
        /// The rest, such as what was paid by no payout.
        OTHER,
        /// To whole units of the currency.
        ROUNDED
    }

    /// Whether they say more than the numbers of the statements do.
    static boolean tellMore(List<PaymentPart> parts) {
        return parts.stream().anyMatch(
                part -> part.kind() != Kind.STATEMENT && part.kind() != Kind.ROUNDED);
    }

    /// The same with all statements as one.
    static List<PaymentPart> shortly(List<PaymentPart> parts) {
        var statements = parts.stream().filter(part -> part.kind() == Kind.STATEMENT).toList();
        if (statements.size() < 2) return parts;
        var sum = statements.stream().map(PaymentPart::amount).reduce(Money::plus).orElseThrow();
        var shortly = new ArrayList<PaymentPart>();
        shortly.add(new PaymentPart(Kind.STATEMENT, "", null, sum));
        parts.stream().filter(part -> part.kind() != Kind.STATEMENT).forEach(shortly::add);
        return shortly;
    }
}
