package linecard.moving;

import linecard.exchange.Rejection;
import linecard.files.Kept;
import linecard.moving.Source.Line;

import java.util.List;

/// A row that is not taken, or not all of it, and why.
///
/// @param table in which it stands, from 0
/// @param isTaken whether the row is taken all the same
/// @param cells as they stand there
record Remark(
        int table, long row, String subject, boolean isTaken, Rejection why,
        List<String> cells) {

    static Remark of(Line line, String subject, boolean isTaken, Rejection why) {
        return new Remark(line.source().place(), line.row().number(), subject, isTaken, why,
                line.row().cells().stream().map(Kept::text).toList());
    }
}
