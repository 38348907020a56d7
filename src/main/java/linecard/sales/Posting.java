package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    /// @param place of its share in the split, from 1
    record Credited(Line line, int place, Credit credit) {

        Booking booking() {
            return line.posting().booking();
        }

        /// Whether it is all of its line.
        boolean isWhole() {
            return credit.share().millionths() == Share.WHOLE;
        }
    }

    /// What a share of the whole document comes to.
    record Part(Posting posting, int place, Share share, Sum sum) {

        private Part plus(Part other) {
            return new Part(posting, place, share, sum.plus(other.sum));
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
            int place = 0;
            for (var credit : CreditRules.split(line.said(), line.posting().shares())) {
                credits.add(new Credited(line, ++place, credit));
            }
        }
        return credits;
    }

    /// One for each document and share.
    static List<Part> parts(List<Credited> credits) {
        record Key(UUID document, int place) {}
        var parts = new LinkedHashMap<Key, Part>();
        for (var credited : credits) {
            var posting = credited.line().posting();
            var part = new Part(posting, credited.place(), credited.credit().share(),
                    credited.credit().sum());
            parts.merge(new Key(posting.id(), credited.place()), part, Part::plus);
        }
        return List.copyOf(parts.values());
    }
}
