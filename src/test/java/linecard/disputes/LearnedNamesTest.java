package linecard.disputes;

import linecard.LinecardTest;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What an agency's files have taught of its spellings is known however much it is.
@LinecardTest
class LearnedNamesTest {

    @Autowired Quarrel.Rooms rooms;
    @Autowired Findings findings;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    @Test
    void a_spelling_means_its_account_also_after_a_hundred_thousand_others() {
        var quarrel = new Quarrel(rooms);
        as(quarrel.finance, () -> transaction.execute(_ -> sql.sql("""
                insert into disputes.spelling (organisation_id, agency_id, plain, account_name)
                select :organisation, :agency, 'SZŰCS ' || to_char(i, 'FM000000'), 'Szűcs Kft.'
                from generate_series(1, 100100) i
                """)
                .param("organisation", quarrel.finance.organisation().id())
                .param("agency", quarrel.firm.duna)
                .update()));
        var names = as(quarrel.finance,
                () -> findings.names(quarrel.finance, quarrel.firm.duna, List.of()));
        assertThat(names.of("Szűcs 100100")).isEqualTo("Szűcs Kft.");
    }
}
