package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing.Refused;
import linecard.commissions.Drafts.Outlook;
import linecard.money.Money;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// All agencies in one fiscal month: issued, or as it would be issued now.
///
/// @param dates the last day for the statement, by agency; of those that have one
/// @param problem why closing all of them was refused; null for none
record MonthBoard(
        FiscalPeriod period, List<Row> rows, Map<UUID, LocalDate> dates, LocalDate today,
        @Nullable String problem) {

    /// @param statement null while the month is open
    /// @param payable after draws and what is held back; null where nothing is, or it is not known
    /// @param isEmpty whether it is open and there is nothing to close
    /// @param isPrepared whether the statement waits for a second person
    /// @param paid how far its money is; null where it stands in no payment
    /// @param refused why it cannot be closed; null where it can, or is
    record Row(
            UUID agency, String name, @Nullable UUID statement, String number, long lines,
            Money base, Money amount, @Nullable Money payable, boolean isEmpty, boolean hasTerms,
            boolean isPrepared, @Nullable Paid paid, @Nullable Refused refused) {

        static Row of(Statement issued, @Nullable Paid paid) {
            return new Row(issued.agency(), issued.agencyName(), issued.id(), issued.number(),
                    issued.lines(), issued.base(), issued.total(), issued.payable(), false, true,
                    !issued.isIssued(), paid, null);
        }

        static Row of(
                Outlook outlook, @Nullable Money payable, FiscalPeriod period,
                FiscalCalendar calendar, LocalDate today) {
            return new Row(outlook.agency().id(), outlook.agency().name(), null, "",
                    outlook.lines(), outlook.base(), outlook.total(), payable, outlook.isEmpty(),
                    outlook.hasTerms(), false, null,
                    StatementRules.refusal(outlook.standing(), period, outlook.earlier(),
                            outlook.refused(), calendar, today).orElse(null));
        }

        boolean isClosed() {
            return statement != null;
        }

        boolean isIssued() {
            return statement != null && !isPrepared;
        }

        /// Whether an agency waits for it.
        boolean isAwaited() {
            return isPrepared || statement == null && lines > 0 && hasTerms;
        }

        /// Whether closing all months would close this one.
        boolean canBeClosed() {
            return statement == null && refused == null && !isEmpty;
        }
    }

    static Comparator<Row> byName(Language language) {
        return Comparator.comparing(Row::name, Collator.getInstance(language.locale()));
    }

    /// The last day for all that have one: it is the same for a whole quarter. Null where nobody
    /// waits.
    @Nullable LocalDate due() {
        return rows.stream().map(this::due).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /// Null where nobody waits for the statement, or no day is set.
    @Nullable LocalDate due(Row row) {
        return row.isAwaited() ? dates.get(row.agency()) : null;
    }

    long closable() {
        return rows.stream().filter(Row::canBeClosed).count();
    }

    long prepared() {
        return rows.stream().filter(Row::isPrepared).count();
    }

    /// What all agencies earned in the month, issued and open together.
    @Nullable Money total() {
        Money sum = null;
        for (var row : rows) sum = sum == null ? row.amount() : sum.plus(row.amount());
        return sum;
    }

    /// Whether any agency is paid another amount than it earns, as far as that is known.
    boolean hasPayable() {
        return rows.stream().anyMatch(
                row -> row.payable() != null && !row.payable().equals(row.amount()));
    }

    /// What all of them are paid; null where of one that earns it is not known.
    @Nullable Money payable() {
        Money sum = null;
        for (var row : rows) {
            var one = row.payable();
            if (one == null && !row.isEmpty()) return null;
            if (one != null) sum = sum == null ? one : sum.plus(one);
        }
        return sum;
    }

    boolean hasTerms() {
        return rows.stream().anyMatch(Row::hasTerms);
    }
}
