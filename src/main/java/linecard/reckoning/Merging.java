package linecard.reckoning;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/// Puts several lists of lines, each in canonical order, into one. Mostly they follow one another
/// in time, so what follows one another in a list is taken at once.
final class Merging {

    private final List<Lines> parts;
    private final int[][] starts;
    private final List<Document> documents = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private int size;

    /// Lines of a part, one after the other.
    private static final class Run {

        final int part;
        final int from;

        /// By how much the places of their documents rise.
        final int moved;
        int to;

        Run(int part, int from, int moved) {
            this.part = part;
            this.from = from;
            this.moved = moved;
            to = from;
        }
    }

    Merging(List<Lines> parts) {
        this.parts = parts;
        starts = new int[parts.size()][];
        for (int i = 0; i < starts.length; i++) starts[i] = parts.get(i).starts();
        var at = new int[parts.size()];
        for (int first = first(at, -1); first >= 0; first = first(at, -1)) {
            int second = first(at, first);
            var until = second < 0 ? null : document(second, at);
            if (until != null && Document.ORDER.compare(document(first, at), until) == 0) {
                share(at, until);
            } else {
                take(first, at, until);
            }
        }
    }

    private Document document(int part, int[] at) {
        return parts.get(part).documents().get(at[part]);
    }

    private boolean isAtEnd(int part, int[] at) {
        return at[part] == parts.get(part).documents().size();
    }

    /// The part that has the earliest document left, beside another; -1 where none has any.
    private int first(int[] at, int beside) {
        int first = -1;
        for (int i = 0; i < at.length; i++) {
            if (i == beside || isAtEnd(i, at)) continue;
            if (first < 0 || Document.ORDER.compare(document(i, at), document(first, at)) < 0) {
                first = i;
            }
        }
        return first;
    }

    /// The documents of a part that come before another.
    ///
    /// @param until null for all that are left
    private void take(int part, int[] at, @Nullable Document until) {
        while (!isAtEnd(part, at)) {
            var next = document(part, at);
            if (until != null && Document.ORDER.compare(next, until) >= 0) return;
            int which = at[part]++;
            if (starts[part][which] == starts[part][which + 1]) continue;
            append(part, which, starts[part][which], starts[part][which + 1]);
            documents.add(next);
        }
    }

    /// A document of which several parts have lines: they are few.
    private void share(int[] at, Document document) {
        record Place(int part, int which, int line) {}
        var places = new ArrayList<Place>();
        for (int i = 0; i < at.length; i++) {
            if (isAtEnd(i, at) || Document.ORDER.compare(document(i, at), document) != 0) continue;
            int which = at[i]++;
            for (int line = starts[i][which]; line < starts[i][which + 1]; line++) {
                places.add(new Place(i, which, line));
            }
        }
        places.sort(Comparator
                .comparingInt((Place one) -> parts.get(one.part).position()[one.line])
                .thenComparingInt(one -> parts.get(one.part).place()[one.line]));
        for (var one : places) append(one.part, one.which, one.line, one.line + 1);
        if (!places.isEmpty()) documents.add(document);
    }

    private void append(int part, int which, int from, int to) {
        int moved = documents.size() - which;
        var last = runs.isEmpty() ? null : runs.getLast();
        if (last == null || last.part != part || last.to != from || last.moved != moved) {
            last = new Run(part, from, moved);
            runs.add(last);
        }
        last.to = to;
        size += to - from;
    }

    /// A column of all lines.
    ///
    /// @param column of a part; null for zeros
    /// @param more what is added in each part
    int[] ints(IntFunction<int @Nullable []> column, int[] more) {
        var all = new int[size];
        int at = 0;
        for (var run : runs) {
            var theirs = column.apply(run.part);
            if (theirs != null) copy(theirs, run, more[run.part], all, at);
            at += run.to - run.from;
        }
        return all;
    }

    private static void copy(int[] theirs, Run run, int more, int[] all, int at) {
        for (int i = run.from; i < run.to; i++) all[at + i - run.from] = theirs[i] + more;
    }

    long[] longs(IntFunction<long @Nullable []> column) {
        var all = new long[size];
        int at = 0;
        for (var run : runs) {
            var theirs = column.apply(run.part);
            if (theirs != null) System.arraycopy(theirs, run.from, all, at, run.to - run.from);
            at += run.to - run.from;
        }
        return all;
    }

    private int[] documents() {
        var all = new int[size];
        int at = 0;
        for (var run : runs) {
            copy(parts.get(run.part).document(), run, run.moved, all, at);
            at += run.to - run.from;
        }
        return all;
    }

    Lines lines() {
        var none = new int[parts.size()];
        var subjects = SubjectList.joined(parts.stream().map(Lines::subjects).toList());
        var subject = new int[parts.size()];
        var reps = new Places<UUID>();
        var rep = new int[parts.size()][];
        var columns = EnumSet.noneOf(Column.class);
        for (int i = 0; i < subject.length; i++) {
            var theirs = parts.get(i);
            if (i > 0) subject[i] = subject[i - 1] + parts.get(i - 1).subjects().size();
            rep[i] = Lines.at(theirs.reps().stream().mapToInt(reps::of).toArray(), theirs.rep());
            columns.addAll(theirs.amounts().keySet());
        }
        var amounts = new EnumMap<Column, long[]>(Column.class);
        for (var column : columns) {
            amounts.put(column, longs(part -> parts.get(part).given(column)));
        }
        var any = parts.getFirst();
        return new Lines(any.agency(), any.currency(), DocumentList.of(documents),
                subjects, reps.inOrder(), documents(),
                ints(part -> parts.get(part).position(), none),
                ints(part -> parts.get(part).place(), none),
                ints(part -> parts.get(part).subject(), subject),
                ints(part -> rep[part], none), ints(part -> parts.get(part).share(), none),
                amounts);
    }
}
