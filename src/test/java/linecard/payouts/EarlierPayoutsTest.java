package linecard.payouts;

import linecard.LinecardTest;
import linecard.database.OldDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static linecard.payouts.Bank.answer;
import static linecard.payouts.Bank.detail;
import static linecard.payouts.Bank.entry;
import static linecard.payouts.Bank.note;
import static org.assertj.core.api.Assertions.assertThat;

/// Payouts as an earlier Linecard left them.
@LinecardTest
class EarlierPayoutsTest {

    @Autowired private OldDatabase.Cellar cellar;

    /// Two batches of one payment each.
    private OldDatabase paid() throws IOException {
        var old = cellar.filled("172");
        var sql = old.owner();
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
        return old;
    }

    @Test
    void who_took_a_batch_back_is_known_from_the_trace() throws Exception {
        try (var old = paid()) {
            var sql = old.owner();
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

    @Test
    void what_a_bank_meant_by_its_words_is_kept_beside_them() throws Exception {
        var messages = new ArrayList<byte[]>();
        for (var status : List.of("RCVD", "PDNG", "ACTC", "ACCP", "ACFC", "ACSP", "ACWC", "ACWP", "ACPD",
                "PATC", "PRES", "ACSC", "ACCC", "RJCT", "CANC", "QQQQ")) {
            messages.add(answer(status, "order", status));
        }
        for (var direction : List.of("DBIT", "CRDT", "XXXX")) {
            for (var status : List.of("BOOK", "PDNG", "INFO")) {
                var entry = entry("1", direction, "2026-03-02", detail("P-2026-0001-0001"))
                        .replace("BOOK", status);
                messages.add(note(direction + status, entry));
                messages.add(note(direction + status, entry
                        .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")));
            }
        }
        var told = messages.stream().map(one -> BankReading.of(one).told().getFirst()).toList();
        try (var old = paid()) {
            var sql = old.owner();
            for (var one : told) {
                sql.sql("""
                        with message as (
                            insert into payouts.message (organisation_id, kind, number, made_at,
                                file_name, sha256, others, taken_name)
                            values (access.organisation(), 'camt.054', :code, 'then', 'a',
                                    repeat('0', 64), 0, '')
                            returning organisation_id, id)
                        insert into payouts.said (organisation_id, message_id, payment_id, code,
                                                  consequence)
                        select m.organisation_id, m.id, p.id, :code, 'none'
                        from message m
                        join payouts.payment p on p.reference = 'P-2026-0001-0001'
                        """).param("code", one.code()).update();
            }
            old.migrate("178");
            assertThat(sql.sql("select code, meaning from payouts.said")
                    .query((row, _) -> row.getString(1) + " " + row.getString(2)).list())
                    .containsExactlyInAnyOrderElementsOf(told.stream()
                            .map(one -> one.code() + " " + one.meaning().code()).toList())
                    .contains("ACSC paid", "CRDT BOOK refused", "DBIT BOOK RVSL unclear");
        }
    }
}
