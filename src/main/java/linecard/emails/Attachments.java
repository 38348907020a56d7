package linecard.emails;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.files.Enclosed;
import linecard.files.Saved;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The files that came with mails: all by name, and by content those that are taken elsewhere too.
@Repository
class Attachments {

    private static final String ATTACHMENT = """
            select a.id, a.name, a.size_bytes, a.kind
            from emails.attachment a
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Attachments(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    private record Row(UUID id, int position, Attachment.Fresh file) {}

    @Transactional
    void addAll(Viewer viewer, UUID email, List<Attachment.Fresh> files) {
        var rows = new ArrayList<Row>();
        for (var file : files) rows.add(new Row(Ids.fresh(), rows.size() + 1, file));
        var organisation = viewer.organisation().id();
        batches.run("""
                insert into emails.attachment (id, organisation_id, email_id, position, name,
                                               size_bytes, kind)
                values (:id, :organisation, :email, :position, :name, :size, :kind)
                """, rows, row -> new MapSqlParameterSource("organisation", organisation)
                .addValue("id", row.id())
                .addValue("email", email)
                .addValue("position", row.position())
                .addValue("name", row.file().name())
                .addValue("size", row.file().size())
                .addValue("kind", row.file().enclosed() == null ? ""
                        : row.file().enclosed().kind().code()));
        batches.run("""
                insert into emails.attachment_content (attachment_id, organisation_id, content)
                values (:id, :organisation, :content)
                """, rows.stream().filter(row -> row.file().enclosed() != null).toList(),
                row -> new MapSqlParameterSource("organisation", organisation)
                .addValue("id", row.id())
                .addValue("content", Objects.requireNonNull(row.file().enclosed()).content()));
    }

    /// In the order in which they came.
    @Transactional(readOnly = true)
    List<Attachment> of(Viewer viewer, UUID email) {
        return sql.sql(ATTACHMENT + "where a.email_id = :email order by a.position limit 100")
                .param("email", email)
                .query(Attachments::read)
                .list();
    }

    /// A file with its content.
    ///
    /// @throws Absent where the viewer sees none, or only its name is kept
    @Transactional(readOnly = true)
    Saved saved(Viewer viewer, UUID id) {
        var file = sql.sql(ATTACHMENT + "where a.id = :id")
                .param("id", id)
                .query(Attachments::read)
                .optional()
                .orElseThrow(() -> new Absent("attachment"));
        if (file.kind() == null) throw new Absent("attachment");
        var content = sql.sql("""
                select content from emails.attachment_content where attachment_id = :id
                """)
                .param("id", id)
                .query((row, _) -> row.getBytes("content"))
                .single();
        return new Saved(file.name(), file.kind(), content);
    }

    private static Attachment read(ResultSet row, int n) throws SQLException {
        var kind = row.getString("kind");
        return new Attachment(row.getObject("id", UUID.class),
                row.getString("name"), row.getLong("size_bytes"),
                kind.isEmpty() ? null : Enclosed.Kind.of(kind));
    }
}
