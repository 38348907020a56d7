package linecard.accounts;

import linecard.accounts.Happening.Mark;
import linecard.web.Page;
import linecard.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Who changed what is known of an account: for those who may see the trace.
@Repository
@Order(5)
class ChangeHappenings implements Happenings {

    private static final String KIND = "accounts.changes";

    private final JdbcClient sql;

    ChangeHappenings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> of(Page page, List<UUID> accounts, Mark after, int most) {
        boolean isOfTrace = after.id().getMostSignificantBits() == 0;
        return sql.sql(Happenings.ofEach("""
                select a.id as account_id, e.id, e.at, e.row_id, u.family_name, u.given_name, f.said
                from access.audit_entry e
                left join access.app_user u on u.id = e.person_id
                left join lateral (
                    select left(string_agg(format('%s: %s → %s', key, o.before ->> key,
                                                  o.after ->> key), '; ' order by key), 300)
                    from (select (e.before - 'own')
                                 || coalesce(nullif(e.before -> 'own', 'null'), '{}') as before,
                                 (e.after - 'own')
                                 || coalesce(nullif(e.after -> 'own', 'null'), '{}') as after) o,
                         jsonb_object_keys(o.before || o.after) as key
                    where e.action = 'update' and key not in ('version', 'search')
                      and o.before -> key is distinct from o.after -> key) f (said) on true
                where e.relation = 'accounts.account' and e.row_id = a.id::text
                  and (e.action <> 'update' or f.said is not null)
                  and (e.at < :at or e.at = :at and e.id < :entry)
                """, "at"))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", Timestamp.from(after.at()))
                .param("entry", isOfTrace ? after.id().getLeastSignificantBits() : Long.MAX_VALUE)
                .param("most", most)
                .query((row, _) -> read(page, row))
                .list();
    }

    private static Happening read(Page page, ResultSet row) throws SQLException {
        var family = row.getString("family_name");
        return new Happening(row.getObject("account_id", UUID.class),
                row.getTimestamp("at").toInstant(), new UUID(0, row.getLong("id")),
                KIND, family == null ? "–" : Words.in(page.language()).name(
                        family, row.getString("given_name"), null),
                Objects.requireNonNullElse(row.getString("said"), ""),
                "/history/accounts.account/" + row.getString("row_id"));
    }
}
