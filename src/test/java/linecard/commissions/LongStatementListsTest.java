package linecard.commissions;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static linecard.Visitor.body;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Statements of more than twenty years are leafed through to the first one.
@LinecardTest
class LongStatementListsTest {

    @Autowired Firm.Rooms rooms;
    @Autowired ApplicationContext program;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        as(firm.finance, () -> transaction.execute(_ -> sql.sql("""
                with statement as (
                    insert into commissions.statement (organisation_id, agency_id, number, period,
                        fiscal_year, fiscal_month, counted, lines, base_minor, total_minor, seal,
                        letterhead, agency_name, agency_head, issued_name, packed)
                    select :organisation, :agency, 'S-' || extract(year from m) || '-'
                               || extract(month from m), daterange(m, (m + interval '1 month')::date),
                           extract(year from m), extract(month from m), 'invoice', 1, 100, 5,
                           repeat('0', 64), 'Cég', 'Dunamenti', 'Dunamenti', 'Kovács Anna', true
                    from (select (date '2000-01-01' + i * interval '1 month')::date as m
                          from generate_series(0, 250) i) months
                    returning id, number, fiscal_year, fiscal_month)
                insert into commissions.part (organisation_id, statement_id, agency_id, rep_id, rep_name,
                    statement_number, fiscal_year, fiscal_month, issued, position, lines, base_minor,
                    amount_minor, detail)
                select :organisation, id, :agency, :rep, 'Kiss Anna', number, fiscal_year, fiscal_month,
                       true, 1, 1, 100, 5, ''
                from statement
                """)
                .param("organisation", firm.finance.organisation().id())
                .param("agency", firm.duna)
                .param("rep", firm.anna)
                .update()));
    }

    private Visitor visitor(Viewer viewer) {
        return new Visitor(program, viewer);
    }

    @Test
    void the_first_month_is_on_the_last_page_for_the_agency_its_rep_and_the_firm() {
        var duna = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        var anna = rooms.stage().member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        for (var viewer : new Viewer[] {duna, anna}) {
            assertThat(body(visitor(viewer).get("/statements?page=6"))).contains("S-2000-1<");
            assertThat(body(visitor(viewer).get("/statements.csv")).lines()).hasSize(252);
        }
        var list = "/agencies/" + firm.duna + "/statements";
        assertThat(body(visitor(firm.finance).get(list + "?page=6"))).contains("S-2000-1<");
        assertThat(body(visitor(firm.finance).get(list + ".csv"))).contains("S-2000-1");
    }
}
