package linecard.payouts;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;

import linecard.words.Words;

import org.jspecify.annotations.Nullable;
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

/// The accounts that money leaves from and goes to.
@Repository
public class BankAccounts {

    private static final String ACCOUNT = """
            select a.id, a.agency_id, a.currency, a.holder, a.iban, a.bic, a.routing, a.number,
                   a.changed_at, a.changed_by, u.family_name, u.given_name, a.version
            from payouts.account a
            left join access.app_user u on u.id = a.changed_by
            """;

    private final JdbcClient sql;

    BankAccounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// The organisation's own, by currency.
    @Transactional(readOnly = true)
    List<BankAccount> own(Viewer viewer) {
        return sql.sql(ACCOUNT + "where a.agency_id is null order by a.currency limit 200")
                .query((row, _) -> read(viewer, row))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<BankAccount> own(Viewer viewer, String currency) {
        return own(viewer).stream().filter(one -> one.currency().equals(currency)).findFirst();
    }

    /// @throws Absent where it is no account of the organisation itself
    @Transactional(readOnly = true)
    BankAccount own(Viewer viewer, UUID id) {
        return sql.sql(ACCOUNT + "where a.id = :id and a.agency_id is null")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("account"));
    }

    @Transactional(readOnly = true)
    Optional<BankAccount> ofAgency(Viewer viewer, UUID agency) {
        return sql.sql(ACCOUNT + "where a.agency_id = :agency")
                .param("agency", agency)
                .query((row, _) -> read(viewer, row))
                .optional();
    }

    @Transactional(readOnly = true)
    Map<UUID, BankAccount> ofAgencies(Viewer viewer) {
        var all = new HashMap<UUID, BankAccount>();
        sql.sql(ACCOUNT + "where a.agency_id is not null limit 20000")
                .query((row, _) -> read(viewer, row)).list()
                .forEach(account -> all.put(account.agency(), account));
        return all;
    }

    /// Adds or changes one.
    ///
    /// @throws Stale where somebody changed it since
    /// @throws org.springframework.dao.DuplicateKeyException where there is one already
    @Transactional
    public void save(Viewer viewer, BankAccount account) {
        if (sql.sql("select exists (select from payouts.account where id = :id)")
                .param("id", account.id()).query(Boolean.class).single()) {
            change(account);
        } else {
            add(viewer, account);
        }
    }

    private void add(Viewer viewer, BankAccount added) {
        details(sql.sql("""
                insert into payouts.account (id, organisation_id, agency_id, currency, holder,
                                             iban, bic, routing, number)
                values (:id, :organisation, :agency, :currency, :holder,
                        :iban, :bic, :routing, :number)
                """), added)
                .param("organisation", viewer.organisation().id())
                .param("agency", added.agency())
                .update();
    }

    private void change(BankAccount changed) {
        int rows = details(sql.sql("""
                update payouts.account
                set currency = :currency, holder = :holder, iban = :iban, bic = :bic,
                    routing = :routing, number = :number, version = version + 1
                where id = :id and version = :version
                """), changed)
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("account");
    }

    private static JdbcClient.StatementSpec details(
            JdbcClient.StatementSpec statement, BankAccount account) {
        return statement
                .param("id", account.id())
                .param("currency", account.currency())
                .param("holder", account.details().holder())
                .param("iban", account.details().iban())
                .param("bic", account.details().bic())
                .param("routing", account.details().routing())
                .param("number", account.details().number());
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        int rows = sql.sql("delete from payouts.account where id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("account");
    }

    private static BankAccount read(Viewer viewer, ResultSet row) throws SQLException {
        return new BankAccount(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getString("currency"),
                new BankDetails(row.getString("holder"), row.getString("iban"),
                        row.getString("bic"), row.getString("routing"), row.getString("number")),
                row.getTimestamp("changed_at").toInstant(), row.getObject("changed_by", UUID.class),
                name(viewer, row), row.getInt("version"));
    }

    private static String name(Viewer viewer, ResultSet row) throws SQLException {
        @Nullable String family = row.getString("family_name");
        if (family == null) return "";
        return Words.in(viewer.language())
                .name(family, row.getString("given_name"), null);
    }
}
