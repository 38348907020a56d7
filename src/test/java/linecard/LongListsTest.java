package linecard;

import linecard.access.Members;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.CurrencyRates;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// What figures and decisions come from is read to its end, however long it is.
@LinecardTest
class LongListsTest {

    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @Autowired Members members;
    @Autowired Accounts accounts;
    @Autowired CurrencyRates rates;

    private void write(Viewer viewer, String statement, Map<String, ?> parameters) {
        Bound.run(viewer.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                .param("organisation", viewer.organisation().id())
                .params(parameters)
                .update()));
    }

    /// Those that come last in the alphabet would have none.
    @Test
    void every_currency_has_its_rates_after_years_of_daily_ones() {
        var owner = stage.company();
        write(owner, """
                insert into sales.currency_rate (organisation_id, currency, starts_on, rate_nanos)
                select :organisation, c, date '2015-01-01' + i, 400000000000
                from unnest(array['EUR', 'GBP', 'USD']) c, generate_series(1, 4000) i
                """, Map.of());
        assertThat(Bound.call(owner.binding(), () -> rates.all(owner)))
                .filteredOn(rate -> rate.currency().getCurrencyCode().equals("USD")).hasSize(4_000);
    }

    @Test
    void an_account_is_summed_with_all_its_sites() {
        var owner = stage.company();
        var chain = Ids.fresh();
        write(owner, """
                insert into accounts.account (id, organisation_id, code, name)
                values (:chain, :organisation, 'CHAIN', 'Chain')
                """, Map.of("chain", chain));
        write(owner, """
                insert into accounts.account (organisation_id, parent_id, code, name)
                select :organisation, :chain, 'S-' || i, 'Site ' || i
                from generate_series(1, 1200) i
                """, Map.of("chain", chain));
        assertThat(Bound.call(owner.binding(), () -> accounts.tree(owner, chain))).hasSize(1_201);
    }

    /// Who comes last in the alphabet is told of what is due, too.
    @Test
    void no_member_is_left_out_of_those_who_are_told() {
        var owner = stage.company();
        var mails = "@" + owner.organisation().id() + ".example";
        tables.admin().sql("""
                insert into access.app_user (email, family_name, given_name, password_hash, language)
                select i || :mails, 'A', 'B', 'x', 'hu'
                from generate_series(1, 2100) i
                """).param("mails", mails).update();
        write(owner, """
                insert into access.membership (organisation_id, user_id, role)
                select :organisation, u.id, 'auditor'
                from unnest(:people::uuid[]) u (id)
                """, Map.of("people", tables.admin().sql("""
                select id from access.app_user where email like '%' || :mails
                """).param("mails", mails).query(UUID.class).list().toArray(UUID[]::new)));
        assertThat(Bound.call(owner.binding(), () -> members.all(owner))).hasSize(2_101)
                .extracting(member -> member.user().id()).contains(owner.user().id());
    }
}
