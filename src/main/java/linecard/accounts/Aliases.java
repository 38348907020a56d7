package linecard.accounts;

import linecard.access.Viewer;
import linecard.database.Columns;
import linecard.web.NotAllowed;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The spellings that are known to mean an account, and the SQL that keeps them.
@Repository
public class Aliases {

    private static final int FETCHED = 2_000;
    private static final int SECONDS = 120;

    /// What PostgreSQL says where a row is not the viewer's.
    private static final String BEYOND = "42501";

    private static final String ALIAS = """
            select a.id, a.account_id, a.alias, a.added_at, a.version, u.family_name, u.given_name
            from accounts.alias a
            left join access.app_user u on u.id = a.added_by
            """;

    private final JdbcClient sql;

    Aliases(JdbcClient sql) {
        this.sql = sql;
    }

    /// Which account each spelling means, by [Alias#plain]. Up to 200,000.
    @Transactional(readOnly = true)
    public Map<String, UUID> all(Viewer viewer) {
        var all = new HashMap<String, UUID>();
        sql.sql("select plain, account_id from accounts.alias order by plain limit 200000")
                .query(row -> {
                    all.put(row.getString("plain"), row.getObject("account_id", UUID.class));
                });
        return all;
    }

    /// The first 200 of an account, as they were added.
    @Transactional(readOnly = true)
    public List<Alias> ofAccount(Viewer viewer, UUID account) {
        return sql.sql(ALIAS + """
                where a.account_id = :account
                order by a.added_at, a.id
                limit 200
                """)
                .param("account", account)
                .query((row, _) -> read(row, viewer))
                .list();
    }

    /// Those that follow an id.
    ///
    /// @param account whose; null for all
    @Transactional(readOnly = true)
    List<Alias> after(Viewer viewer, @Nullable UUID account, UUID after, int most) {
        return sql.sql(ALIAS + """
                where a.id > :after and (:account::uuid is null or a.account_id = :account::uuid)
                order by a.id
                limit :most
                """)
                .param("after", after)
                .param("account", account)
                .param("most", most)
                .query((row, _) -> read(row, viewer))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Alias> find(Viewer viewer, UUID id) {
        return sql.sql(ALIAS + "where a.id = :id")
                .param("id", id)
                .query((row, _) -> read(row, viewer))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<Alias> spelled(Viewer viewer, String text) {
        return sql.sql(ALIAS + "where a.plain = :plain")
                .param("plain", Alias.plain(text))
                .query((row, _) -> read(row, viewer))
                .optional();
    }

    /// All of an account, or of all accounts, by account: for files.
    @Transactional(readOnly = true, timeout = SECONDS)
    void each(Viewer viewer, @Nullable UUID account, Consumer<? super Alias.Listed> taker) {
        sql.sql("""
                select a.alias, c.code, c.name
                from accounts.alias a
                join accounts.account c on c.id = a.account_id
                where :account::uuid is null or a.account_id = :account::uuid
                order by c.code, a.added_at, a.id
                """)
                .param("account", account)
                .withFetchSize(FETCHED)
                .query((RowCallbackHandler) row -> taker.accept(new Alias.Listed(
                        row.getString("alias"), row.getString("code"), row.getString("name"))));
    }

    /// From now on these spellings mean these accounts; one that meant another before changes.
    ///
    /// @throws NotAllowed where that other is beyond the viewer's sight
    @Transactional
    public void add(Viewer viewer, Map<String, UUID> accounts) {
        try {
            write(viewer, accounts);
        } catch (BadSqlGrammarException e) {
            if (e.getCause() instanceof SQLException refused
                    && BEYOND.equals(refused.getSQLState())) throw new NotAllowed();
            throw e;
        }
    }

    private void write(Viewer viewer, Map<String, UUID> accounts) {
        var byPlain = new HashMap<String, String>();
        for (var alias : accounts.keySet()) byPlain.put(Alias.plain(alias), alias);
        var plain = List.copyOf(byPlain.keySet());
        sql.sql("""
                insert into accounts.alias (organisation_id, account_id, alias, plain)
                select :organisation, account, alias, plain
                from unnest(:accounts::uuid[], :aliases::text[], :plain::text[])
                     as added (account, alias, plain)
                on conflict (organisation_id, plain) do update
                set account_id = excluded.account_id, alias = excluded.alias,
                    added_by = access.person(), added_at = now(), version = alias.version + 1
                where alias.account_id <> excluded.account_id
                """)
                .param("organisation", viewer.organisation().id())
                .param("accounts", Columns.texts(plain, one -> accounts.get(byPlain.get(one))))
                .param("aliases", Columns.texts(plain, byPlain::get))
                .param("plain", Columns.texts(plain, one -> one))
                .update();
    }

    /// Forgets a spelling.
    ///
    /// @return the account whose it was; nothing where there is no such spelling
    @Transactional
    Optional<UUID> remove(Viewer viewer, UUID alias) {
        return sql.sql("delete from accounts.alias where id = :id returning account_id")
                .param("id", alias)
                .query(UUID.class)
                .optional();
    }

    private static Alias read(ResultSet row, Viewer viewer) throws SQLException {
        var family = row.getString("family_name");
        return new Alias(
                row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getString("alias"), family == null ? "" : Words.in(viewer.language())
                        .name(family, row.getString("given_name"), null),
                row.getTimestamp("added_at").toInstant(), row.getInt("version"));
    }
}
