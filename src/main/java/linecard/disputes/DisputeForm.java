package linecard.disputes;

import linecard.disputes.Dispute.Line;
import linecard.disputes.Dispute.Reason;
import linecard.disputes.Openings.Wanted;
import linecard.files.Enclosed;
import linecard.money.Money;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/// The forms in which a dispute is opened and decided.
final class DisputeForm {

    static final int DOCUMENT = 100;
    static final int ACCOUNT = 300;

    private DisputeForm() {}

    /// @param hasAgencies whether the form asks for an agency, since the viewer is of none
    static Optional<Wanted> opening(Form form, UUID id, Currency currency, boolean hasAgencies,
            @Nullable Enclosed enclosed) {
        var statement = form.idIfGiven("statement");
        var position = form.readIfGiven("position", text ->
                Reading.whole(text, form.words().language()));
        var reason = form.choice("reason", Reason.class);
        var expected = form.read("expected", text -> money(form, text, currency));
        var words = form.text("words", DisputeRules.MOST_WORDS);
        if (form.hasProblems()) return Optional.empty();
        if (statement.get().isPresent() && position.get().isPresent()) {
            int place = (int) Math.clamp(position.get().get(), 0, Integer.MAX_VALUE);
            return Optional.of(new Wanted(id, null, new Line(statement.get().get(), place),
                    reason.get(), "", "", expected.get(), words.get(), enclosed));
        }
        var agency = hasAgencies ? form.id("agency") : null;
        var document = form.text("document", DOCUMENT);
        var account = form.text("account", ACCOUNT);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Wanted(id, agency == null ? null : agency.get(), null,
                reason.get(), document.get(), account.get(), expected.get(), words.get(),
                enclosed));
    }

    /// What is to be decided: all of the claim, a part of it, or nothing.
    static Optional<Decisions.Wanted> decision(Form form, Dispute dispute) {
        var outcome = form.choice("outcome", Decision.Outcome.class);
        var words = form.note("why", DisputeRules.MOST_WORDS);
        if (form.hasProblems()) return Optional.empty();
        var claim = dispute.claim();
        var granted = switch (outcome.get()) {
            case GRANTED -> Optional.of(claim);
            case PARTLY -> {
                var part = form.read("granted", text -> money(form, text, claim.currency()));
                yield form.hasProblems() ? Optional.<Money>empty() : Optional.of(part.get());
            }
            case REJECTED -> Optional.of(Money.zero(claim.currency()));
            case WITHDRAWN -> {
                form.problem("outcome", "web.notOffered");
                yield Optional.<Money>empty();
            }
        };
        boolean inRecords = form.entered("inRecords").equals("true")
                && outcome.get() != Decision.Outcome.REJECTED;
        return granted.map(amount -> new Decisions.Wanted(
                outcome.get(), amount, inRecords, words.get()));
    }

    /// How many days there are to decide.
    static int days(Form form, String text) {
        long days = Reading.whole(text, form.words().language());
        if (days < 1 || days > DisputeRules.MOST_DAYS) {
            throw new ReadingException("disputes.daysRange", DisputeRules.MOST_DAYS);
        }
        return (int) days;
    }

    /// An amount as somebody would type it, to its last digit.
    static String typed(Words words, Money amount) {
        var plain = amount.decimal().toPlainString();
        return words.language() == Language.HUNGARIAN ? plain.replace('.', ',') : plain;
    }

    private static Money money(Form form, String text, Currency currency) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        return Reading.money(text, currency, form.words().language());
    }
}
