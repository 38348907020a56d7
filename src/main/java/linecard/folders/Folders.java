package linecard.folders;

import linecard.access.Absent;
import linecard.access.Audience;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.database.Paged;
import linecard.files.Enclosed;
import linecard.files.Saved;
import linecard.packing.Sha256;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The files kept at accounts and opportunities, and the SQL that keeps them.
@Repository
class Folders {

    private static final String FILE = """
            select f.id, f.account_id, f.opportunity_id, f.name, f.kind, f.bytes, f.added_at,
                   f.added_name, f.added_by, f.version
            from folders.file f
            """;

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    Folders(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /// Of an account, those of its opportunities included; or of an opportunity. Latest first.
    ///
    /// @param opportunity of which alone; null for all of the account
    @Transactional(readOnly = true)
    Paged<Filed> of(Viewer viewer, UUID account, @Nullable UUID opportunity, int page) {
        var where = """
                where f.account_id = :account and f.removed_at is null
                  and (:every or f.opportunity_id = :opportunity)
                """;
        long total = sql.sql("select count(*) from folders.file f\n" + where)
                .param("account", account)
                .param("every", opportunity == null)
                .param("opportunity", opportunity)
                .query(Long.class)
                .single();
        if (total == 0) return Paged.of(List.of(), page);
        var rows = sql.sql(FILE + where + """
                order by f.added_at desc, f.id desc
                limit :size offset :offset
                """)
                .param("account", account)
                .param("every", opportunity == null)
                .param("opportunity", opportunity)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(page))
                .query((row, _) -> read(row, viewer))
                .list();
        return new Paged<>(rows, page, total);
    }

    /// Those of an account that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    List<Filed> after(Viewer viewer, UUID account, UUID after, int most) {
        return sql.sql(FILE + """
                where f.account_id = :account and f.removed_at is null and f.id > :after
                order by f.id
                limit :most
                """)
                .param("account", account)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> read(row, viewer))
                .list();
    }

    /// @throws Absent where the viewer sees no such file, or it was removed
    @Transactional(readOnly = true)
    Filed of(Viewer viewer, UUID id) {
        return sql.sql(FILE + "where f.id = :id and f.removed_at is null")
                .param("id", id)
                .query((row, _) -> read(row, viewer))
                .optional()
                .orElseThrow(() -> new Absent("file"));
    }

    /// @throws Absent where the viewer sees no such file
    @Transactional(readOnly = true)
    byte[] content(Viewer viewer, UUID id) {
        return sql.sql("""
                select c.content
                from folders.content c
                join folders.file f on f.id = c.file_id
                where f.id = :id and f.removed_at is null
                """)
                .param("id", id)
                .query((row, _) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> new Absent("file"));
    }

    /// A file with its content.
    ///
    /// @throws Absent where the viewer sees no such file, or it was removed
    @Transactional(readOnly = true)
    Saved saved(Viewer viewer, UUID id) {
        var file = of(viewer, id);
        return new Saved(file.name(), file.kind(), content(viewer, id));
    }

    @Transactional
    Outcome add(Viewer viewer, UUID account, @Nullable UUID opportunity, Enclosed file) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "linecard.folders " + account)
                .query(row -> {});
        long there = sql.sql("""
                select count(*) from folders.file
                where account_id = :account and removed_at is null
                """)
                .param("account", account)
                .query(Long.class)
                .single();
        if (there >= Filed.MOST) return Refused.of("file", "folders.no.more", Filed.MOST);
        var id = Ids.fresh();
        sql.sql("""
                insert into folders.file (id, organisation_id, account_id, opportunity_id, name,
                                          kind, bytes, sha256, added_name)
                values (:id, :organisation, :account, :opportunity, :name, :kind, :bytes, :sha256,
                        :by)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("account", account)
                .param("opportunity", opportunity)
                .param("name", file.name())
                .param("kind", file.kind().code())
                .param("bytes", file.content().length)
                .param("sha256", Sha256.hex(file.content()))
                .param("by", viewer.user().name(viewer.organisation().language()))
                .update();
        sql.sql("""
                insert into folders.content (file_id, organisation_id, content)
                values (:id, :organisation, :content)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("content", file.content())
                .update();
        return new Done(List.of(id));
    }

    /// Takes a file away; within thirty days it can be put back.
    ///
    /// @throws Stale where somebody changed it since, or the viewer may not
    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        move(id, version, true);
    }

    /// @throws Stale where it is there, or the viewer may not
    @Transactional
    void putBack(Viewer viewer, UUID id, int version) {
        move(id, version, false);
    }

    private void move(UUID id, int version, boolean isRemoved) {
        int rows = sql.sql("""
                update folders.file
                set removed_at = case when :removed then now() end, version = version + 1
                where id = :id and version = :version and (removed_at is null) = :removed
                """)
                .param("removed", isRemoved)
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("file");
    }

    /// Deletes what removed files held, of all organisations, once their time is over.
    void clear() {
        Bound.run(Binding.gate(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                delete from folders.content
                where file_id in (select id from folders.file
                                  where removed_at < now() - interval '30 days')
                """)
                .update()));
    }

    private static Filed read(ResultSet row, Viewer viewer) throws SQLException {
        boolean isOwn = viewer.user().id().equals(row.getObject("added_by", UUID.class));
        return new Filed(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("opportunity_id", UUID.class), row.getString("name"),
                Enclosed.Kind.of(row.getString("kind")), row.getInt("bytes"),
                row.getTimestamp("added_at").toInstant(), row.getString("added_name"),
                isOwn && viewer.isIn(Audience.CALLERS) || viewer.isIn(Audience.KEEPERS),
                row.getInt("version"));
    }
}
