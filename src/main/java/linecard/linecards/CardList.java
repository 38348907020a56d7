package linecard.linecards;

import linecard.linecards.Overlap.Kind;
import linecard.people.Agency;

import java.time.LocalDate;
import java.util.List;

/// The agencies with what stands on their cards today.
///
/// @param isOpen whether those that overlap in nothing were left out
record CardList(List<Row> rows, boolean isOpen) {

    /// @param lines that it carries
    /// @param competing of these, how many may compete with what it sells for us
    /// @param similar how many are only similar
    /// @param waived how many would be either and were waived
    record Row(Agency agency, long lines, long competing, long similar, long waived) {

        static Row of(Agency agency, long lines, List<Overlap> overlaps, LocalDate today) {
            var open = overlaps.stream().filter(one -> one.isOpen(today)).toList();
            long competing = count(open.stream()
                    .filter(one -> one.kind() == Kind.COMPETING).toList());
            long any = count(open);
            return new Row(agency, lines, competing, any - competing, count(overlaps) - any);
        }

        private static long count(List<Overlap> overlaps) {
            return overlaps.stream().map(one -> one.line().id()).distinct().count();
        }
    }
}
