package linecard.payouts;

import linecard.LinecardTest;
import linecard.database.OldDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/// Batches that were taken back before it was written on them by whom.
@LinecardTest
class EarlierBatchesTest {

    @Autowired private OldDatabase.Cellar cellar;

    @Test
    void who_took_a_batch_back_is_known_from_the_trace() throws Exception {
        try (var old = cellar.at("9")) {
            var sql = old.owner();
            sql.sql(new ClassPathResource("old/v009.sql")
                    .getContentAsString(StandardCharsets.UTF_8)).update();
            old.migrate("172");
            sql.sql("""
                    insert into payouts.batch (organisation_id, number, currency, executes_on, payments,
                        total_minor, holder, iban, bic, routing, account_number, created_name)
                    select access.organisation(), number, 'HUF', date '2026-03-02', 1,
                           100, 'Old Kft.', '', '', '', '', 'Hand Old'
                    from unnest(array['P-2026-0001', 'P-2026-0002']) number
                    """).update();
            sql.sql("""
                    insert into payouts.payment (organisation_id, batch_id, position, agency_id,
                        agency_name, currency, payable_minor, amount_minor, reference, purpose,
                        executes_on, holder, iban, bic, routing, account_number)
                    select b.organisation_id, b.id, 1, a.id, 'Duna Bt.', 'HUF', 100, 100,
                           b.number || '-0001', '', b.executes_on, 'Duna Bt.', '', '', '', '1234'
                    from payouts.batch b
                    cross join lateral (select id from people.agency
                                        order by code offset right(b.number, 1)::int - 1 limit 1) a
                    """).update();
            sql.sql("""
                    update payouts.payment set state = 'withdrawn' where reference = 'P-2026-0001-0001'
                    """).update();
            old.migrate("175");
            assertThat(sql.sql("""
                    select number, withdrawn_name, withdrawn_by = access.person() as mine,
                           withdrawn_at between created_at and now() as known
                    from payouts.batch
                    order by number
                    """).query((row, _) -> row.getString(1) + " " + row.getString(2) + " "
                            + row.getString(3) + " " + row.getString(4)).list())
                    .containsExactly("P-2026-0001 Old Hand t t", "P-2026-0002  null null");
        }
    }
}
