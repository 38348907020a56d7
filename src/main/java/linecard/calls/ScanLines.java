package linecard.calls;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Rep;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import tools.jackson.core.type.TypeReference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Lines of sheets that were scanned, and what the rep makes of them.
@Repository
class ScanLines {

    static final int MOST_OPEN = 500;

    private static final String LINE = """
            select l.id, l.rep_id, l.sheet_id, l.line, l.scan_id, l.boxes, l.doubtful, l.state,
                   l.call_id, l.version,
                   array(select i.place from calls.scan_image i
                         where i.organisation_id = l.organisation_id and i.line_id = l.id
                         order by i.place) as images
            from calls.scan_line l
            """;

    private final JdbcClient sql;
    private final CallBook book;

    ScanLines(JdbcClient sql, CallBook book) {
        this.sql = sql;
        this.book = book;
    }

    /// What waits for the rep, in the order of the sheets.
    @Transactional(readOnly = true)
    List<ScanLine> open(Viewer viewer, UUID rep) {
        return sql.sql(LINE + """
                where l.rep_id = :rep and l.state = 'open'
                order by l.sheet_id, l.line
                limit :most
                """)
                .param("rep", rep)
                .param("most", MOST_OPEN)
                .query(ScanLines::line)
                .list();
    }

    /// @throws Absent where the viewer sees no such line
    @Transactional(readOnly = true)
    ScanLine line(Viewer viewer, UUID id) {
        return sql.sql(LINE + "where l.id = :id")
                .param("id", id)
                .query(ScanLines::line)
                .optional()
                .orElseThrow(() -> new Absent("line"));
    }

    /// @throws Absent where there is none
    @Transactional(readOnly = true)
    byte[] image(Viewer viewer, UUID line, String place) {
        return sql.sql("""
                select content from calls.scan_image where line_id = :line and place = :place
                """)
                .param("line", line)
                .param("place", place)
                .query((row, _) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> new Absent("image"));
    }

    /// Makes a call of a line, the same as if it had been told on a screen.
    ///
    /// @return why not; then nothing was changed
    /// @throws Stale where it is open no more
    @Transactional
    Outcome confirm(Viewer viewer, Rep rep, ScanLine line, Sent sent, Instant now) {
        var outcome = book.take(viewer, rep, sent, now);
        if (outcome instanceof Done done) {
            close(line, ScanLine.State.CONFIRMED, done.rows().getFirst());
        }
        return outcome;
    }

    /// Nothing on the line counts.
    @Transactional
    void drop(Viewer viewer, ScanLine line) {
        close(line, ScanLine.State.DROPPED, null);
    }

    private void close(ScanLine line, ScanLine.State state, @Nullable UUID call) {
        int rows = sql.sql("""
                update calls.scan_line
                set state = :state, call_id = :call, version = version + 1
                where id = :id and state = 'open' and version = :version
                """)
                .param("state", state.code())
                .param("call", call)
                .param("id", line.id())
                .param("version", line.version())
                .update();
        if (rows == 0) throw new Stale("line");
    }

    private static ScanLine line(ResultSet row, int number) throws SQLException {
        return new ScanLine(row.getObject("id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("sheet_id", UUID.class), row.getInt("line"),
                row.getObject("scan_id", UUID.class),
                Calls.JSON.readValue(row.getString("boxes"),
                        new TypeReference<List<ScanLine.Box>>() {}),
                row.getInt("doubtful"), Coded.of(ScanLine.State.class, row.getString("state")),
                Set.of((String[]) row.getArray("images").getArray()),
                row.getObject("call_id", UUID.class), row.getInt("version"));
    }
}
