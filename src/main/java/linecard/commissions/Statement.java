package linecard.commissions;

import linecard.access.Organisation.ResultsFrom;
import linecard.calendar.FiscalPeriod;
import linecard.money.Money;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// What an agency is owed for a fiscal month: the head. Prepared, it can be given back; issued,
/// nothing in it changes.
///
/// @param counted what results counted from when the month was closed
/// @param letterhead the organisation's, as it was then
/// @param agencyHead name, address and tax number of the agency, as they were then
/// @param closedAt when the month was closed, and by whom
/// @param payable what becomes payable with it, after draws and what is held back
/// @param dueOn by when the law wants it to be issued; null where it does not say
/// @param progress what has become of it
/// @param seal SHA-256 over head and lines, see [StatementSeal]
public record Statement(
        UUID id, UUID agency, String number, FiscalPeriod period, ResultsFrom counted, int lines,
        Money base, Money total, String letterhead, String agencyName, String agencyHead,
        Instant closedAt, String closedBy, Settled settled, Money payable,
        @Nullable LocalDate dueOn, Progress progress, String seal) {

    public enum State implements Coded {
        /// Waits for a second person; the agency does not see it.
        PREPARED,
        ISSUED,
        /// The agency has said that it is right.
        ACCEPTED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// @param issuedAt null until it is issued; the name is empty where one person alone may
    public record Progress(State state, @Nullable Instant issuedAt, String approvedBy) {}

    public boolean isIssued() {
        return progress.state() != State.PREPARED;
    }

    /// Of a plain one, the moment of its closing.
    Instant issuedAt() {
        var at = progress.issuedAt();
        return at == null ? closedAt : at;
    }

    Statement sealed(String with) {
        return new Statement(id, agency, number, period, counted, lines, base, total, letterhead,
                agencyName, agencyHead, closedAt, closedBy, settled, payable, dueOn, progress,
                with);
    }
}
