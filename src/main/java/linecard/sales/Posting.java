package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A document about to be written, with all that was decided about it.
///
/// @param original the document that a credit takes back, where it is known here
/// @param territory of the account today
record Posting(
        UUID id, Booking booking, @Nullable UUID original, @Nullable UUID territory,
        List<Share> shares) {

    /// @param position of the line in its document, from 1
    record Line(Posting posting, int position, Booking.Line said) {}

    /// @param line that it is a part of
    record Credited(Line line, Credit credit) {

        Booking booking() {
            return line.posting().booking();
        }
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var line : booking.lines()) lines.add(new Line(this, lines.size() + 1, line));
        return lines;
    }

    static List<Credited> credits(List<Line> lines) {
        var credits = new ArrayList<Credited>();
        for (var line : lines) {
            for (var credit : CreditRules.split(line.said(), line.posting().shares())) {
                credits.add(new Credited(line, credit));
            }
        }
        return credits;
    }
}
