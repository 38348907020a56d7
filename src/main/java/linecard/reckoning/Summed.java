package linecard.reckoning;

import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Strand.Climb;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/// Lines in the place of many: of each strand one, which comes to what all of it came to. What is
/// rounded is the sum of a strand, so lines of later days earn after them what they would earn
/// after all the lines.
public final class Summed {

    private Summed() {}

    /// Beside one of a strand there is another for each month, and where not all of its lines count
    /// toward the same ladders. They stand in the places of the first that they speak for.
    ///
    /// @return null where what lines earn follows from more than sums of strands: where an owner
    ///     earns over others, by the piece, or whole periods add or take anything
    public static @Nullable Lines of(Plan plan, Reckoned reckoned) {
        var layer = reckoned.layers().get(Part.COMMISSION);
        var lines = reckoned.lines();
        if (layer == null || lines.size() == 0 || !isBySums(plan)) return null;
        try {
            var sums = sums(plan, lines, layer);
            return comesToTheSame(plan, sums, reckoned, layer) ? sums : null;
        } catch (ArithmeticException _) {
            return null;
        }
    }

    private static boolean isBySums(Plan plan) {
        return plan.agreement.versions().stream().map(Agreement.Version::terms).allMatch(terms ->
                terms.event() != Event.PAYMENT && terms.spiffs().isEmpty()
                        && terms.override() == null && !terms.hasLimits());
    }

    /// Of each subject, toward which ladders it counts: equal numbers for the same ones.
    private static int[] scopes(Plan plan, SubjectList subjects) {
        var ladders = new LinkedHashSet<Ladder>();
        for (var version : plan.agreement.versions()) ladders.addAll(version.terms().ladders());
        ladders.removeIf(ladder -> ladder.countedLines().isEmpty());
        if (ladders.isEmpty()) return new int[subjects.size()];
        var scopes = new Places<List<Boolean>>();
        var ofEach = subjects.upward().stream().mapToInt(lines -> scopes.of(
                ladders.stream().map(ladder -> ladder.counts(lines)).toList())).toArray();
        return Lines.at(ofEach, subjects.up());
    }

    private static int[] months(Plan plan, DocumentList documents) {
        var months = new Places<LocalDate>();
        var ofDays = documents.days().stream().mapToInt(day ->
                months.of(Reset.MONTH.around(day, plan.calendar).from())).toArray();
        return Lines.at(ofDays, documents.day());
    }

    private static int count(int[] places) {
        return Arrays.stream(places).max().orElse(-1) + 1;
    }

    private static Lines sums(Plan plan, Lines lines, Layer layer) {
        var scope = scopes(plan, lines.subjects());
        var month = months(plan, lines.documents());
        int scopes = count(scope);
        int months = count(month);
        var place = new int[layer.courses().size() * scopes * months];
        var first = new ArrayList<Integer>();
        var group = new int[lines.size()];
        for (int i = 0; i < group.length; i++) {
            int cell = (layer.strand()[i] * scopes + scope[lines.subject()[i]]) * months
                    + month[lines.document()[i]];
            if (place[cell] == 0) {
                first.add(i);
                place[cell] = first.size();
            }
            group[i] = place[cell] - 1;
        }
        var amounts = new EnumMap<Column, long[]>(Column.class);
        lines.amounts().forEach((column, all) ->
                amounts.put(column, sums(all, group, first.size())));
        return spoken(lines, first, amounts);
    }

    private static long[] sums(long[] all, int[] group, int groups) {
        var sums = new long[groups];
        for (int i = 0; i < all.length; i++) sums[group[i]] = Math.addExact(sums[group[i]], all[i]);
        for (long sum : sums) {
            if (!Exact.areAmounts(sum)) throw new ArithmeticException("too large");
        }
        return sums;
    }

    private static Lines spoken(Lines lines, List<Integer> first, EnumMap<Column, long[]> amounts) {
        var documents = new Places<Document>();
        var subjects = new Places<Subject>();
        var reps = new Places<UUID>();
        var numbers = new int[6][first.size()];
        for (int i = 0; i < first.size(); i++) {
            int at = first.get(i);
            numbers[0][i] = documents.of(lines.documentOf(at));
            numbers[1][i] = lines.position()[at];
            numbers[2][i] = lines.place()[at];
            numbers[3][i] = subjects.of(lines.subjectOf(at));
            numbers[4][i] = reps.of(lines.reps().get(lines.rep()[at]));
            numbers[5][i] = lines.share()[at];
        }
        return new Lines(lines.agency(), lines.currency(), DocumentList.of(documents.inOrder()),
                SubjectList.of(subjects.inOrder()), reps.inOrder(), numbers[0], numbers[1],
                numbers[2], numbers[3], numbers[4], numbers[5], amounts);
    }

    private static boolean comesToTheSame(
            Plan plan, Lines sums, Reckoned reckoned, Layer layer) {
        var again = Reckoning.rated(plan, sums, reckoned.known());
        var theirs = again.layers().get(Part.COMMISSION);
        return again.total() == reckoned.total() && theirs != null
                && new HashSet<>(theirs.courses()).equals(new HashSet<>(layer.courses()));
    }

    /// Whether all that was reckoned before earns the same where more has come after it: no tier
    /// was passed that reaches back.
    public static boolean keeps(Reckoned before, Reckoned now) {
        var courses = new HashMap<Strand, Course>();
        for (var course : courses(now)) courses.put(course.strand(), course);
        for (var course : courses(before)) {
            var later = courses.get(course.strand());
            if (later == null || !pays(course, later)) return false;
        }
        return true;
    }

    private static List<Course> courses(Reckoned reckoned) {
        var layer = reckoned.layers().get(Part.COMMISSION);
        return layer == null ? List.of() : layer.courses();
    }

    private static boolean pays(Course before, Course later) {
        if (!(before.strand() instanceof Climb climb)) return true;
        var ladder = climb.ladder();
        if (ladder.style() == Style.MARGINAL) return before.sliced() && later.sliced();
        return ladder.rateAt(before.position()).equals(ladder.rateAt(later.position()));
    }
}
