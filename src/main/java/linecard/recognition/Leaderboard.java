package linecard.recognition;

import linecard.scoring.Rules;
import linecard.scoring.Score;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The first of a contest under way, as far as they may be shown.
///
/// @param entrants how many take part, named or not
/// @param workedOut null before the first time
/// @param rows in order; the own one of whoever looks stands last where it is not among the first
record Leaderboard(
        UUID contest, String name, Rules rules, int entrants, @Nullable Instant workedOut,
        List<Row> rows) {

    Leaderboard {
        rows = List.copyOf(rows);
    }

    /// @param name the rep's, or a team's code
    /// @param rise places won since the last change; negative for lost ones, 0 where none is known
    /// @param isOwn whether it is who looks
    record Row(int number, String name, Score score, int rise, boolean isOwn) {}

    /// A row, or a gap between rows.
    sealed interface Line {

        record Shown(Row row) implements Line {}

        /// So many who did not agree to be named.
        record Unnamed(int count) implements Line {}
    }

    /// The rows, and where others stand between them. A place tells how many are before it; who
    /// shares a place with somebody shown is counted with those after it.
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        int told = 0;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            boolean isTied = i > 0 && rows.get(i - 1).number() == row.number();
            int between = isTied ? 0 : row.number() - 1 - told;
            if (between > 0) {
                lines.add(new Line.Unnamed(between));
                told += between;
            }
            lines.add(new Line.Shown(row));
            told++;
        }
        if (entrants > told) lines.add(new Line.Unnamed(entrants - told));
        return lines;
    }
}
