package linecard.reckoning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// Puts several lists of lines, each in canonical order, into one. Mostly they follow one another
/// in time, so whole documents are taken at a time.
final class Merging {

    private final List<Lines> parts;
    private final int[][] starts;
    private final List<Document> documents = new ArrayList<>();

    /// Of each line: the part that it comes from, its place there, and its document.
    final int[] part;
    final int[] line;
    private final int[] document;
    private int size;

    Merging(List<Lines> parts) {
        this.parts = parts;
        starts = new int[parts.size()][];
        int all = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = parts.get(i).starts();
            all += parts.get(i).size();
        }
        part = new int[all];
        line = new int[all];
        document = new int[all];
        merge();
    }

    private void merge() {
        var at = new int[parts.size()];
        for (int first = first(at); first >= 0; first = first(at)) {
            var next = parts.get(first).documents().get(at[first]);
            int begun = size;
            int others = 0;
            for (int i = first; i < at.length; i++) {
                if (!isAt(i, at[i], next)) continue;
                if (size > begun) others++;
                take(i, at[i]++);
            }
            if (others > 0) sort(begun);
            if (size > begun) documents.add(next);
        }
    }

    /// The part that has the earliest document left; -1 where none has any.
    private int first(int[] at) {
        int first = -1;
        for (int i = 0; i < at.length; i++) {
            if (at[i] == parts.get(i).documents().size()) continue;
            if (first < 0 || Document.ORDER.compare(parts.get(i).documents().get(at[i]),
                    parts.get(first).documents().get(at[first])) < 0) {
                first = i;
            }
        }
        return first;
    }

    private boolean isAt(int i, int at, Document next) {
        var theirs = parts.get(i).documents();
        return at < theirs.size() && Document.ORDER.compare(theirs.get(at), next) == 0;
    }

    private void take(int from, int which) {
        for (int i = starts[from][which]; i < starts[from][which + 1]; i++) {
            part[size] = from;
            line[size] = i;
            document[size++] = documents.size();
        }
    }

    /// By position and place, where one document has lines in several parts: they are few.
    private void sort(int begun) {
        for (int i = begun + 1; i < size; i++) {
            for (int j = i; j > begun && isBefore(j, j - 1); j--) {
                swap(part, j);
                swap(line, j);
            }
        }
    }

    private boolean isBefore(int one, int other) {
        var lines = parts.get(part[one]);
        var others = parts.get(part[other]);
        int order = Integer.compare(lines.position()[line[one]], others.position()[line[other]]);
        return order != 0 ? order < 0 : lines.place()[line[one]] < others.place()[line[other]];
    }

    private static void swap(int[] values, int at) {
        int value = values[at];
        values[at] = values[at - 1];
        values[at - 1] = value;
    }

    Lines lines() {
        var subjects = new ArrayList<Subject>();
        var reps = new Places<UUID>();
        var subject = new int[parts.size()];
        var rep = new int[parts.size()][];
        var columns = EnumSet.noneOf(Column.class);
        for (int i = 0; i < subject.length; i++) {
            var theirs = parts.get(i);
            subject[i] = subjects.size();
            subjects.addAll(theirs.subjects());
            rep[i] = theirs.reps().stream().mapToInt(reps::of).toArray();
            columns.addAll(theirs.amounts().keySet());
        }
        var numbers = new int[5][size];
        for (int i = 0; i < size; i++) {
            var theirs = parts.get(part[i]);
            numbers[0][i] = theirs.position()[line[i]];
            numbers[1][i] = theirs.place()[line[i]];
            numbers[2][i] = subject[part[i]] + theirs.subject()[line[i]];
            numbers[3][i] = rep[part[i]][theirs.rep()[line[i]]];
            numbers[4][i] = theirs.share()[line[i]];
        }
        var amounts = new EnumMap<Column, long[]>(Column.class);
        for (var column : columns) amounts.put(column, amounts(column));
        var any = parts.getFirst();
        return new Lines(any.agency(), any.currency(), DocumentList.of(documents),
                SubjectList.of(subjects), reps.inOrder(), document, numbers[0], numbers[1],
                numbers[2], numbers[3], numbers[4], amounts);
    }

    private long[] amounts(Column column) {
        var given = new ArrayList<long[]>();
        for (var theirs : parts) {
            var amounts = theirs.given(column);
            given.add(amounts == null ? new long[theirs.size()] : amounts);
        }
        var merged = new long[size];
        for (int i = 0; i < size; i++) merged[i] = requireNonNull(given.get(part[i]))[line[i]];
        return merged;
    }
}
