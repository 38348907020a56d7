package linecard.quotes;

import linecard.money.Money;
import linecard.quotes.QuoteRules.Totals;
import linecard.words.Coded;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// What is offered to an account: a draft, then as it was sent.
///
/// @param opportunity what it may win; null for none
/// @param contact whom it is for; null for nobody in particular
/// @param agency the rep's
/// @param number null until it is sent; a revision has that of what it revises
/// @param previous what it revises; null for a first one
/// @param approvedBy empty where nobody approved it
/// @param sent null for a draft
/// @param answer null where there is none yet
public record Quote(
        UUID id, UUID account, @Nullable UUID opportunity, @Nullable UUID contact, UUID rep,
        UUID agency, Offer offer, @Nullable Number number, int revision, @Nullable UUID previous,
        State state, Approval approval, String approvedBy, @Nullable Sent sent,
        @Nullable Answer answer, int version) {

    public enum State implements Coded { DRAFT, SENT, ACCEPTED, DECLINED, REPLACED }

    public enum Approval implements Coded { NONE, ASKED, GIVEN }

    /// How it stands on a day.
    public enum Standing implements Coded {
        DRAFT,
        /// A draft that somebody is to approve.
        WAITING,
        /// A draft that somebody approved.
        APPROVED,
        SENT,
        /// Sent, unanswered, and past its last day.
        EXPIRED, ACCEPTED, DECLINED, REPLACED
    }

    /// What is offered.
    ///
    /// @param language the customer's
    /// @param lines at least one
    /// @param validUntil the last day on which it holds
    public record Offer(
            String title, Language language, Currency currency, List<QuoteLine> lines,
            LocalDate validUntil, String delivery, String payment, String note) {

        static final int MOST_LINES = 100;
        static final int TITLE = 200;
        static final int TERMS = 2000;
        static final int NOTE = 4000;

        public Offer {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) throw new IllegalArgumentException("a quote of nothing");
        }

        Totals totals() {
            return QuoteRules.totals(currency, lines);
        }
    }

    /// The place in a year's series.
    public record Number(int year, int serial) {}

    /// @param by who sent it
    /// @param letterhead who offers, as it stood then; `customer` to whom
    public record Sent(Instant at, String by, String letterhead, String customer) {}

    public record Answer(LocalDate on, String note) {

        static final int NOTE = 1000;
    }

    Money net() {
        return offer.totals().net();
    }

    /// As it stands on paper: `Q-2026-0012`, and `Q-2026-0012/2` for its revision; empty for a
    /// draft that has none yet.
    public String label() {
        return number == null ? "" : label(number, revision);
    }

    static String label(Number number, int revision) {
        var first = "Q-%d-%04d".formatted(number.year(), number.serial());
        return revision == 1 ? first : first + "/" + revision;
    }

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    Standing on(LocalDate today) {
        return switch (state) {
            case DRAFT -> switch (approval) {
                case NONE -> Standing.DRAFT;
                case ASKED -> Standing.WAITING;
                case GIVEN -> Standing.APPROVED;
            };
            case SENT -> offer.validUntil().isBefore(today) ? Standing.EXPIRED : Standing.SENT;
            case ACCEPTED -> Standing.ACCEPTED;
            case DECLINED -> Standing.DECLINED;
            case REPLACED -> Standing.REPLACED;
        };
    }

    Quote with(Offer offer, @Nullable UUID contact, int version) {
        return new Quote(id, account, opportunity, contact, rep, agency, offer, number, revision,
                previous, state, approval, approvedBy, sent, answer, version);
    }

    Quote with(Approval approval, String approvedBy) {
        return new Quote(id, account, opportunity, contact, rep, agency, offer, number, revision,
                previous, state, approval, approvedBy, sent, answer, version);
    }

    Quote with(State state, @Nullable Answer answer) {
        return new Quote(id, account, opportunity, contact, rep, agency, offer, number, revision,
                previous, state, approval, approvedBy, sent, answer, version);
    }

    Quote sent(Number number, Sent sent) {
        return new Quote(id, account, opportunity, contact, rep, agency, offer, number, revision,
                previous, State.SENT, approval, approvedBy, sent, answer, version);
    }

    Quote numbered(Number number) {
        return new Quote(id, account, opportunity, contact, rep, agency, offer, number, revision,
                previous, state, approval, approvedBy, sent, answer, version);
    }

    /// The same in other hands.
    Quote of(UUID rep, UUID agency) {
        return new Quote(id, account, opportunity, contact, rep, agency, offer, number, revision,
                previous, state, approval, approvedBy, sent, answer, version);
    }

    /// A draft of the same.
    ///
    /// @param number that of what it revises; null for one of its own
    Quote again(UUID fresh, LocalDate validUntil, @Nullable Number number, int revision,
            @Nullable UUID previous) {
        var same = new Offer(offer.title(), offer.language(), offer.currency(), offer.lines(),
                validUntil, offer.delivery(), offer.payment(), offer.note());
        return new Quote(fresh, account, opportunity, contact, rep, agency, same, number, revision,
                previous, State.DRAFT, Approval.NONE, "", null, null, 1);
    }
}
