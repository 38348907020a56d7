package linecard.accounts;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.words.Words;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The spellings that are known to mean an account, and the SQL that keeps them.
@Repository
public class Aliases {

    private final JdbcClient sql;
    private final Batches batches;

    Aliases(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
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

    @Transactional(readOnly = true)
    public List<Alias> ofAccount(Viewer viewer, UUID account) {
        var words = Words.in(viewer.language());
        return sql.sql("""
                select a.id, a.account_id, a.alias, a.added_at, a.version,
                       coalesce(u.family_name, '–') as family_name,
                       coalesce(u.given_name, '') as given_name
                from accounts.alias a
                left join access.app_user u on u.id = a.added_by
                where a.account_id = :account
                order by a.added_at, a.id
                limit 200
                """)
                .param("account", account)
                .query((row, n) -> new Alias(
                        row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                        row.getString("alias"), words.name(row.getString("family_name"),
                                row.getString("given_name"), null),
                        row.getTimestamp("added_at").toInstant(), row.getInt("version")))
                .list();
    }

    /// From now on these spellings mean these accounts; one that meant another before changes.
    @Transactional
    public void add(Viewer viewer, Map<String, UUID> accounts) {
        batches.run("""
                insert into accounts.alias (organisation_id, account_id, alias, plain)
                values (:organisation, :account, :alias, :plain)
                on conflict (organisation_id, plain) do update
                set account_id = excluded.account_id, alias = excluded.alias,
                    added_by = access.person(), added_at = now(), version = alias.version + 1
                where alias.account_id <> excluded.account_id
                """, List.copyOf(accounts.entrySet()), alias ->
                new MapSqlParameterSource("organisation", viewer.organisation().id())
                        .addValue("account", alias.getValue())
                        .addValue("alias", alias.getKey())
                        .addValue("plain", Alias.plain(alias.getKey())));
    }

    /// Forgets a spelling.
    ///
    /// @return the account whose it was; nothing where there is no such spelling
    @Transactional
    public Optional<UUID> remove(Viewer viewer, UUID alias) {
        return sql.sql("delete from accounts.alias where id = :id returning account_id")
                .param("id", alias)
                .query(UUID.class)
                .optional();
    }
}
