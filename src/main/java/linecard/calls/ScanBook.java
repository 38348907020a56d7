package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.jobs.Jobs;
import linecard.jobs.Progress;
import linecard.packing.Sha256;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Files of scanned pages, and what was read from them.
@Repository
class ScanBook {

    private static final String SCAN = """
            select s.id, s.rep_id, s.name, s.pages, s.job_id, s.state, s.sent_at,
                   (select count(*) from calls.scan_line l
                    where l.organisation_id = s.organisation_id and l.scan_id = s.id
                      and l.state = 'open') as open,
                   (select count(*) from calls.scan_page p
                    where p.organisation_id = s.organisation_id and p.scan_id = s.id
                      and p.hint <> '') as unread
            from calls.scan s
            """;

    private final JdbcClient sql;
    private final Jobs jobs;

    ScanBook(JdbcClient sql, Jobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    /// @param open   how many lines wait for the rep
    /// @param unread how many pages could not be read
    record Scan(UUID id, UUID rep, String name, int pages, @Nullable UUID job, boolean isRead,
            Instant sentAt, long open, long unread) {}

    /// @param page of the file, from 1
    /// @param hint why it was not read; empty where it was
    record Page(int page, @Nullable UUID sheet, @Nullable Integer sheetPage, String hint,
            int freshLines) {}

    /// Takes a file, to be read in the background. The same file again is the same scan, which is
    /// read again where its job came to nothing.
    @Transactional
    UUID add(
            Viewer viewer, UUID rep, UUID id, String name, int pages, byte[] content) {
        var sha256 = Sha256.hex(content);
        var known = sql.sql("select id from calls.scan where rep_id = :rep and sha256 = :sha256")
                .param("rep", rep)
                .param("sha256", sha256)
                .query(UUID.class)
                .optional();
        if (known.isPresent()) {
            var scan = of(viewer, known.get());
            if (!scan.isRead() && isOver(viewer, scan)) start(viewer, scan.id());
            return scan.id();
        }
        sql.sql("""
                insert into calls.scan (id, organisation_id, rep_id, name, sha256, pages)
                values (:id, :organisation, :rep, :name, :sha256, :pages)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("rep", rep)
                .param("name", name)
                .param("sha256", sha256)
                .param("pages", pages)
                .update();
        sql.sql("""
                insert into calls.scan_content (scan_id, organisation_id, content)
                values (:id, :organisation, :content)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("content", content)
                .update();
        start(viewer, id);
        return id;
    }

    private boolean isOver(Viewer viewer, Scan scan) {
        return scan.job() == null || jobs.of(viewer, scan.job()).state().isOver();
    }

    private void start(Viewer viewer, UUID scan) {
        sql.sql("update calls.scan set job_id = :job, version = version + 1 where id = :scan")
                .param("job", jobs.start(viewer, ScanReading.KIND, scan))
                .param("scan", scan)
                .update();
    }

    /// @throws Absent where the viewer sees no such scan
    @Transactional(readOnly = true)
    Scan of(Viewer viewer, UUID id) {
        return sql.sql(SCAN + "where s.id = :id")
                .param("id", id)
                .query(ScanBook::scan)
                .optional()
                .orElseThrow(() -> new Absent("scan"));
    }

    /// A rep's latest.
    @Transactional(readOnly = true)
    List<Scan> latest(Viewer viewer, UUID rep, int most) {
        return sql.sql(SCAN + """
                where s.rep_id = :rep
                order by s.sent_at desc, s.id desc
                limit :most
                """)
                .param("rep", rep)
                .param("most", most)
                .query(ScanBook::scan)
                .list();
    }

    /// Empty once it was read.
    @Transactional(readOnly = true)
    List<byte[]> content(Viewer viewer, UUID scan) {
        return sql.sql("select content from calls.scan_content where scan_id = :scan")
                .param("scan", scan)
                .query((row, _) -> row.getBytes("content"))
                .list();
    }

    @Transactional(readOnly = true)
    List<Page> pages(Viewer viewer, UUID scan) {
        return sql.sql("""
                select page, sheet_id, sheet_page, hint, fresh_lines
                from calls.scan_page
                where scan_id = :scan
                order by page
                limit 100
                """)
                .param("scan", scan)
                .query((row, _) -> new Page(row.getInt("page"),
                        row.getObject("sheet_id", UUID.class),
                        row.getObject("sheet_page", Integer.class), row.getString("hint"),
                        row.getInt("fresh_lines")))
                .list();
    }

    /// What was read of a page, at one go. A page that was kept before is left as it is, and so is
    /// a line that came with another scan.
    ///
    /// @param images of the lines, by line and place
    @Transactional
    void keep(Viewer viewer, Scan scan, Page page, List<ScanLine> lines,
            Map<UUID, Map<String, byte[]>> images, Progress progress) {
        progress.fence();
        int fresh = 0;
        boolean isKept = pages(viewer, scan.id()).stream().anyMatch(p -> p.page() == page.page());
        if (isKept) return;
        for (var line : lines) {
            if (!add(viewer, line)) continue;
            fresh++;
            images.getOrDefault(line.id(), Map.of()).forEach(
                    (place, content) -> add(viewer, line.id(), place, content));
        }
        sql.sql("""
                insert into calls.scan_page (scan_id, organisation_id, page, sheet_id, sheet_page,
                                             hint, fresh_lines)
                values (:scan, :organisation, :page, :sheet, :sheetPage, :hint, :fresh)
                """)
                .param("scan", scan.id())
                .param("organisation", viewer.organisation().id())
                .param("page", page.page())
                .param("sheet", page.sheet())
                .param("sheetPage", page.sheetPage())
                .param("hint", page.hint())
                .param("fresh", fresh)
                .update();
    }

    private boolean add(Viewer viewer, ScanLine line) {
        return sql.sql("""
                insert into calls.scan_line (id, organisation_id, rep_id, sheet_id, line, scan_id,
                                             boxes, doubtful, state)
                values (:id, :organisation, :rep, :sheet, :line, :scan, :boxes, :doubtful, :state)
                on conflict (organisation_id, sheet_id, line) do nothing
                """)
                .param("id", line.id())
                .param("organisation", viewer.organisation().id())
                .param("rep", line.rep())
                .param("sheet", line.sheet())
                .param("line", line.line())
                .param("scan", line.scan())
                .param("boxes", Calls.JSON.writeValueAsString(line.boxes()))
                .param("doubtful", line.doubtful())
                .param("state", line.state().code())
                .update() == 1;
    }

    private void add(Viewer viewer, UUID line, String place, byte[] content) {
        sql.sql("""
                insert into calls.scan_image (organisation_id, line_id, place, content)
                values (:organisation, :line, :place, :content)
                """)
                .param("organisation", viewer.organisation().id())
                .param("line", line)
                .param("place", place)
                .param("content", content)
                .update();
    }

    /// All pages are through: the file itself is not needed any more.
    @Transactional
    void finish(Viewer viewer, UUID scan, Progress progress) {
        progress.fence();
        sql.sql("delete from calls.scan_content where scan_id = :scan")
                .param("scan", scan)
                .update();
        sql.sql("update calls.scan set state = 'read', version = version + 1 where id = :scan")
                .param("scan", scan)
                .update();
    }

    private static Scan scan(ResultSet row, int number) throws SQLException {
        return new Scan(row.getObject("id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getString("name"), row.getInt("pages"), row.getObject("job_id", UUID.class),
                row.getString("state").equals("read"), row.getTimestamp("sent_at").toInstant(),
                row.getLong("open"), row.getLong("unread"));
    }
}
