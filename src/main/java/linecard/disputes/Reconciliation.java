package linecard.disputes;

import linecard.disputes.Finding.Cause;
import linecard.disputes.Finding.Verdict;
import linecard.money.Money;
import linecard.words.DateOrder;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A file in which an agency says what it expected, beside a statement.
///
/// @param sample the first rows of the file
/// @param meaning what its columns mean
/// @param compared null as long as nobody has said enough of the columns
record Reconciliation(
        UUID id, UUID agency, UUID statement, String fileName, List<String> header,
        List<List<String>> sample, Map<Column, String> meaning, How how,
        @Nullable Compared compared, Instant uploadedAt, String uploadedName, int version) {

    /// How the file is read.
    ///
    /// @param sheet of a workbook
    /// @param sheets all that a person can see
    /// @param dates how dates are written whose year stands last
    /// @param numbers in whose way numbers are written
    record How(
            String sheet, List<String> sheets, boolean isCsv, DateOrder dates, Language numbers) {}

    /// What the findings of one verdict come to, in minor units.
    record Sum(long count, long expected, long stated) {

        static final Sum NONE = new Sum(0, 0, 0);

        Sum with(Finding finding) {
            return new Sum(count + 1, Math.addExact(expected, finding.expected()),
                    Math.addExact(stated, finding.stated()));
        }

        private Sum plus(Sum other) {
            return new Sum(count + other.count, Math.addExact(expected, other.expected),
                    Math.addExact(stated, other.stated));
        }

        long difference() {
            return Math.subtractExact(expected, stated);
        }
    }

    /// @param leftOut rows of the file that are no lines
    record Compared(int leftOut, Map<Verdict, Sum> sums) {

        Sum of(Verdict verdict) {
            return sums.getOrDefault(verdict, Sum.NONE);
        }

        Sum all() {
            var all = Sum.NONE;
            for (var sum : sums.values()) all = all.plus(sum);
            return all;
        }
    }

    /// A finding as it is shown.
    ///
    /// @param row the first one of the file, of so many; null where there is none
    /// @param position the first line of the statement, of so many; null where there is none
    /// @param customer as the file spells it
    record Shown(
            int place, Verdict verdict, List<Cause> causes, @Nullable Long row, int rows,
            @Nullable Integer position, int lines, String document, String customer,
            String account, Money expected, Money stated) {

        Money difference() {
            return expected.minus(stated);
        }

        /// Whether there is anything to say against it.
        boolean isDisputable() {
            return verdict != Verdict.MATCHED && !causes.contains(Cause.DUPLICATE);
        }

        /// Whether more was stated than the agency expects: it tells of that, and disputes nothing.
        boolean isTooMuch() {
            return difference().isNegative();
        }
    }
}
