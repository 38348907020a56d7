package linecard.archive;

import linecard.archive.Manifest.Part;
import linecard.database.AsOwner;
import linecard.database.Binding;
import linecard.database.Schema;

import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Brings a whole organisation into this installation: every row with the id it had, all in one
/// transaction, or none.
///
/// It is done as the owner of the tables, who alone may write the audit and what was issued. For
/// that one transaction the tables are not fenced against their owner and write no trace of their
/// own; every row is held to the organisation of the archive instead, and keys, checks and shares
/// hold as ever.
@Repository
class Newcomers {

    private final AsOwner asOwner;

    Newcomers(AsOwner asOwner) {
        this.asOwner = asOwner;
    }

    /// Who of the archive's owners signs in first, and with what.
    record Key(String email, String passwordHash) {}

    /// @param owner the person with that address
    record Arrived(UUID organisation, UUID owner) {}

    /// @throws ArchiveRefused with the reason; then nothing has changed
    Arrived take(ArchiveFile file, Key key) throws IOException {
        var organisation = file.manifest().organisation();
        var binding = new Binding(organisation.id(), null, "owner", null, null, null);
        return asOwner.call(binding, connection -> {
            var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return take(connection, sql, file, key);
        });
    }

    private static Arrived take(
            Connection connection, JdbcClient sql, ArchiveFile file, Key key)
            throws IOException, SQLException {
        var manifest = file.manifest();
        var relations = Relations.of(sql);
        var here = new ArrayList<>(relations);
        here.add(ArchiveWriter.PEOPLE);
        var misfit = FitRules.refusal(manifest, Schema.version(), here);
        if (misfit.isPresent()) throw misfit.get();
        var fences = new Fences(sql, relations);
        fences.lower();
        refuseKnown(sql, manifest.organisation());
        var incoming = new Incoming(connection.unwrap(PGConnection.class).getCopyAPI(), sql,
                manifest.organisation().id());
        for (var relation : inOrder(here)) {
            for (var part : manifest.tables()) {
                if (part.table().equals(relation.name())) take(incoming, relation, part, file, key);
            }
        }
        sql.sql("select sales.count_credits()").query(row -> {});
        var owner = owner(sql, manifest.organisation().id(), key);
        prove(sql, manifest, fences);
        fences.raise();
        return new Arrived(manifest.organisation().id(), owner);
    }

    /// People first: the rows of every table point to them.
    private static List<Relation> inOrder(List<Relation> here) {
        var ordered = new ArrayList<Relation>();
        ordered.add(here.getLast());
        ordered.addAll(here.subList(0, here.size() - 1));
        return ordered;
    }

    private static void take(
            Incoming incoming, Relation relation, Part part, ArchiveFile file, Key key)
            throws IOException, SQLException {
        try (var in = file.open(part)) {
            if (relation == ArchiveWriter.PEOPLE) incoming.people(relation, part, in, key);
            else incoming.rows(relation, part, in);
        } catch (DataAccessException | SQLException e) {
            var refused = Incoming.refusal(part, e);
            if (refused.isPresent()) throw refused.get();
            throw e;
        }
    }

    private static void refuseKnown(JdbcClient sql, Manifest.Whose organisation) {
        var known = sql.sql("""
                select name from access.organisation where id = :id or slug = :slug limit 1
                """)
                .param("id", organisation.id())
                .param("slug", organisation.slug())
                .query(String.class)
                .optional();
        if (known.isPresent()) {
            throw new ArchiveRefused("archive.known", organisation.slug(), known.get());
        }
    }

    /// The first to sign in, who then lets the others in anew.
    private static UUID owner(JdbcClient sql, UUID organisation, Key key) {
        return sql.sql("""
                select u.id
                from access.membership m
                join access.app_user u on u.id = m.user_id
                where m.organisation_id = :organisation and m.role = 'owner' and u.email = :email
                  and u.disabled_at is null
                """)
                .param("organisation", organisation)
                .param("email", key.email())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new ArchiveRefused(
                        "archive.notAnOwner", key.email(), owners(sql, organisation)));
    }

    private static String owners(JdbcClient sql, UUID organisation) {
        return String.join(", ", sql.sql("""
                select u.email
                from access.membership m
                join access.app_user u on u.id = m.user_id
                where m.organisation_id = :organisation and m.role = 'owner'
                order by u.email
                limit 5
                """)
                .param("organisation", organisation)
                .query(String.class)
                .list());
    }

    private static void prove(JdbcClient sql, Manifest manifest, Fences fences) {
        fences.checkKeysThatAreNotEnforced();
        if (!Totals.of(sql).equals(manifest.totals())) {
            throw new ArchiveRefused("archive.totalsDiffer");
        }
    }
}
