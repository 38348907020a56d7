package linecard.archive;

import linecard.archive.Manifest.Part;

import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Puts the rows of one file after the other where they belong. COPY does not write into fenced
/// tables, so each file goes through a table of its own that is gone with the transaction; there
/// its rows are held to the organisation.
final class Incoming {

    private static final String TABLE = "incoming";

    private final CopyManager copies;
    private final JdbcClient sql;
    private final UUID organisation;

    Incoming(CopyManager copies, JdbcClient sql, UUID organisation) {
        this.copies = copies;
        this.sql = sql;
        this.organisation = organisation;
    }

    void rows(Relation relation, Part part, InputStream in) throws IOException, SQLException {
        lay(relation, part, in);
        var id = relation.name().equals(Relation.ORGANISATION) ? "id" : "organisation_id";
        boolean foreign = sql.sql("select exists (select from pg_temp.%s where %s is distinct from"
                .formatted(TABLE, id) + " :organisation)")
                .param("organisation", organisation)
                .query(Boolean.class)
                .single();
        if (foreign) throw new ArchiveRefused("archive.foreignRows", relation.name());
        var columns = Relation.listed(part.columns().stream()
                .map(Manifest.Column::name).toList());
        sql.sql("insert into %s (%s) overriding system value select %s from pg_temp.%s".formatted(
                relation.name(), columns, columns, TABLE)).update();
        for (var column : relation.columns()) {
            if (column.counted()) countOn(relation.name(), column.name());
        }
        clear(relation.name());
    }

    /// Whoever is here already stays as is; nobody takes another's address. Everybody else comes
    /// without a password, but for who signs in first.
    void people(Relation relation, Part part, InputStream in, Newcomers.Key first)
            throws IOException, SQLException {
        lay(relation, part, in);
        var clash = sql.sql("""
                select i.email
                from pg_temp.incoming i
                join access.app_user u on u.id = i.id and u.email <> i.email
                                       or u.email = i.email and u.id <> i.id
                limit 1
                """).query(String.class).optional();
        if (clash.isPresent()) throw new ArchiveRefused("archive.personKnown", clash.get());
        var columns = Relation.listed(relation.columnNames());
        sql.sql("""
                insert into %s (%s, password_hash)
                select %s, case when email = :email then :hash else '' end
                from pg_temp.incoming
                on conflict (id) do nothing
                """.formatted(relation.name(), columns, columns))
                .param("email", first.email())
                .param("hash", first.passwordHash())
                .update();
        clear(relation.name());
    }

    private void lay(Relation relation, Part part, InputStream in)
            throws IOException, SQLException {
        var columns = Relation.listed(part.columns().stream()
                .map(Manifest.Column::name).toList());
        sql.sql("create temporary table %s as select %s from %s with no data".formatted(
                TABLE, columns, relation.name())).update();
        long rows = copies.copyIn("copy pg_temp.%s (%s) from stdin (format csv, header match)"
                .formatted(TABLE, columns), in, 1 << 16);
        if (rows != part.rows()) throw new ArchiveRefused("archive.rowsDiffer", relation.name());
    }

    private void clear(String relation) {
        sql.sql("drop table pg_temp." + TABLE).update();
        sql.sql("analyze " + relation).update();
    }

    /// The next row here gets a number that none of these has.
    private void countOn(String relation, String column) {
        sql.sql("""
                select setval(s.name, t.last)
                from (select pg_get_serial_sequence(:relation, :column) as name) s,
                     (select max(%s) as last from %s) t
                where t.last >= coalesce(pg_sequence_last_value(s.name::regclass), 0)
                """.formatted(Relation.quoted(column), relation))
                .param("relation", relation)
                .param("column", column)
                .query(row -> {});
    }

    /// In words, what PostgreSQL would not take (SQLSTATE 22 and 23); what it says itself may hold
    /// what others wrote.
    static Optional<ArchiveRefused> refusal(Part part, Exception e) {
        @Nullable Throwable cause = e instanceof SQLException ? e : e.getCause();
        var state = cause instanceof SQLException known ? String.valueOf(known.getSQLState()) : "";
        if (state.startsWith("23")) {
            return Optional.of(new ArchiveRefused("archive.rowsContradict", part.table()));
        }
        if (state.startsWith("22")) {
            return Optional.of(new ArchiveRefused("archive.rowsUnreadable", part.file()));
        }
        return Optional.empty();
    }
}
