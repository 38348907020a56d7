package linecard.payouts;

import linecard.access.Absent;
import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// What banks are handed, as it was approved.
@Repository
class OrderFiles {

    /// @param format `xml` for pain.001, `csv`
    record Kept(String format, String sha256) {}

    private final JdbcClient sql;

    OrderFiles(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of a batch, as far as the viewer may take them.
    @Transactional(readOnly = true)
    List<Kept> of(Viewer viewer, UUID batch) {
        return sql.sql("""
                select format, sha256
                from payouts.file
                where batch_id = :batch
                order by format desc
                """)
                .param("batch", batch)
                .query((row, _) -> new Kept(row.getString("format"), row.getString("sha256")))
                .list();
    }

    /// @throws Absent where there is none
    @Transactional(readOnly = true)
    byte[] content(Viewer viewer, UUID batch, String format) {
        return sql.sql("""
                select content
                from payouts.file
                where batch_id = :batch and format = :format
                """)
                .param("batch", batch)
                .param("format", format)
                .query((row, _) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> new Absent("file"));
    }
}
