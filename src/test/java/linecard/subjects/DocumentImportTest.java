package linecard.subjects;

import linecard.database.Bound;
import linecard.exchange.ImportDesk;
import linecard.exchange.ImportWalk.Counts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.Objects;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

class DocumentImportTest extends ImportDesk {

    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    @BeforeEach
    void stock() {
        walk.taken("products", "sku,name,category,cost\nP-1,Pump,PUMP,10\nP-2,Valve,VALVE,\n");
        walk.taken("reps", "rep,last name,agency\nR1,Ash,X\n");
        walk.taken("accounts", "account,name\nA-1,One\n");
    }

    private List<String> booked() {
        return Objects.requireNonNull(Bound.call(owner.binding(),
                () -> transaction.execute(status -> sql.sql("""
                        select d.kind || ' ' || d.number || ': ' || string_agg(
                                   l.quantity_milli || '/' || l.net_minor || '/'
                                   || coalesce(l.cost_minor, -1), ', ' order by l.position)
                        from sales.document d
                        join sales.line l
                          on l.organisation_id = d.organisation_id and l.document_id = d.id
                        where d.organisation_id = :organisation
                        group by d.id, d.kind, d.number
                        order by d.number
                        """)
                        .param("organisation", owner.organisation().id())
                        .query(String.class).list())));
    }

    @Test
    void lines_of_a_document_need_not_stand_together() {
        var taken = walk.taken("documents", """
                kind,number,date,account,product,quantity,net
                invoice,1,2026-03-01,A-1,P-1,2,100.00
                Invoice,2,2026-03-01 10:30,A-1,P-2,1.5,7
                inv,1,2026-03-01,A-1,P-2,1,0.50
                """);

        assertThat(counts(taken)).isEqualTo(new Counts(3, 3, 0, 0, 0, 10_750));
        assertThat(booked()).containsExactly(
                "invoice 1: 2000/10000/2000, 1000/50/-1", "invoice 2: 1500/700/-1");
    }

    @Test
    void one_bad_row_keeps_the_whole_document_out() {
        var checked = walk.checked("documents", """
                kind,number,date,account,product,quantity,net
                invoice,1,2026-03-01,A-1,P-1,2,100.00
                invoice,1,2026-03-01,A-1,P-99,2,100.00
                invoice,2,2026-02-30,A-1,P-1,2,100.00
                invoice,3,2026-03-01,A-9,P-1,2,100.00
                invoice,4,2026-03-01,A-1,P-1,2,100.005
                invoice,5,2026-03-01,A-1,P-1,2
                invoice,6,2026-03-01,A-1,P-1,2,6
                invoice,6,2026-03-02,A-1,P-1,2,6
                bill,7,2026-03-01,A-1,P-1,2,6
                invoice,8,2026-03-01,A-1,,2,6
                """);

        assertThat(counts(checked)).isEqualTo(new Counts(10, 0, 0, 0, 10, 0));
        assertThat(walk.page(checked)).contains(
                "Another row of the same record is bad", "There is no product “P-99”",
                "The calendar has no such day", "There is no account “A-9”",
                "At most 2 decimals", "6 cells instead of 7", "Date: The rows of this document",
                "“bill” is none", "Neither a product nor a product line");
    }

    @Test
    void what_is_no_amount_of_its_currency_or_no_day_is_refused_by_row() {
        walk.taken("currency-rates", "currency,from,rate\nJPY,2026-01-01,0.0065\n");
        var taken = walk.taken("documents", """
                kind,number,date,account,product,net,freight,currency
                invoice,1,2026-03-01,A-1,P-2,20000,100,JPY
                invoice,2,2026-03-01,A-1,P-2,100.5,,JPY
                invoice,3,2026-03-01,A-1,P-2,100,1.5,JPY
                invoice,4,2026-03-01,A-1,P-2,1234567890123456789,,USD
                invoice,5,2026-03-01,A-1,P-2,9999999999999999,,USD
                invoice,6,0206-03-01,A-1,P-2,100,,USD
                invoice,7,2206-03-01,A-1,P-2,100,,USD
                invoice,8,2025-12-31,A-1,P-2,100,,JPY
                invoice,9,2026-03-01,A-1,P-2,100,,CHF
                invoice,10,2026-03-01,A-1,P-2,100,,XYZ
                """);

        assertThat(counts(taken)).isEqualTo(new Counts(10, 1, 0, 0, 9, 13_000));
        assertThat(booked()).containsExactly("invoice 1: 0/13000/-1");
        assertThat(walk.page(taken)).contains("Only a whole number can stand here",
                "This number is too large", "The amounts of 5 are larger than Linecard reckons",
                "The year must lie between 1900 and 2199", "no rate for JPY on 2025-12-31",
                "XYZ");
    }

    @Test
    void what_a_documents_net_lies_off_its_lines_is_spread_over_them() {
        var taken = walk.taken("documents", """
                kind,number,date,account,product,qty,gross amount,subtotal
                order,1,2026-03-01,A-1,P-2,1,100.00,199.9950
                order,1,2026-03-01,A-1,P-2,1,100.004,199.9950
                order,1,2026-03-01,A-1,P-2,1,10.00,199.9950
                order,2,2026-03-01,A-1,P-2,1,10.00,10.0349
                order,2,2026-03-01,A-1,P-2,1,20.00,10.0349
                order,3,2026-03-01,A-1,P-2,1,0,5
                """);

        assertThat(booked()).containsExactly(
                "order 1: 1000/9524/-1, 1000/9524/-1, 1000/952/-1",
                "order 2: 1000/334/-1, 1000/669/-1");
        assertThat(walk.page(taken)).contains("all its lines are zero");
    }

    @Test
    void a_credit_takes_back_whether_or_not_it_has_its_minus() {
        var taken = walk.taken("documents", """
                kind,number,date,account,line,quantity,net,original,currency
                credit,1,2026-03-01,A-1,PUMP,-1,-50,900,usd
                Credit note,2,2026-03-01,A-1,PUMP,1,50,900,USD
                credit,3,2026-03-01,A-1,PUMP,1,-50,900,
                credit,3,2026-03-01,A-1,PUMP,1,60,900,
                credit,4,2026-03-01,A-1,PUMP,1,(60.00),900,EUR
                """);

        assertThat(booked()).containsExactly(
                "credit 1: -1000/-5000/-1", "credit 2: -1000/-5000/-1");
        assertThat(walk.page(taken)).contains("its sum cannot be above zero",
                "EUR");
    }

    private List<String> stated() {
        return Objects.requireNonNull(Bound.call(owner.binding(),
                () -> transaction.execute(_ -> sql.sql("""
                        select concat_ws(' ', number, cause, ordered_on, nullif(contract, ''),
                                         rate_millionths)
                        from sales.document
                        where organisation_id = :organisation
                        order by number
                        """)
                        .param("organisation", owner.organisation().id())
                        .query(String.class).list())));
    }

    @Test
    void what_a_document_says_of_commission_comes_in_and_a_bad_word_of_it_keeps_it_out() {
        var csv = """
                kind,number,invoice date,order date,account,line,net,cause,contract,commission rate
                invoice,1,2026-03-01,2026-02-01,A-1,PUMP,5,return,K-1,7.5%
                invoice,1,2026-03-01,2026-02-01,A-1,PUMP,6,price,K-1,7.5%
                invoice,2,2026-03-01,2026-03-01,A-1,PUMP,5,,,0
                credit,3,2026-03-01,,A-1,PUMP,-5,Our fault,,
                """;
        assertThat(counts(walk.taken("documents", csv))).isEqualTo(new Counts(4, 4, 0, 0, 0, 1100));
        assertThat(stated()).containsExactly(
                "1 2026-02-01 K-1 75000", "2 0", "3 principals_fault");
        assertThat(counts(walk.checked("documents", csv.replace("Our fault", "gyári hiba"))))
                .isEqualTo(new Counts(4, 0, 0, 4, 0, 1100));
        assertThat(counts(walk.checked("documents", csv.replace("Our fault", "cancelled"))))
                .isEqualTo(new Counts(4, 0, 1, 3, 0, 1600));
        var checked = walk.checked("documents", """
                kind,number,invoice date,order date,account,line,net,cause,contract,commission rate
                invoice,4,2026-03-01,2026-03-02,A-1,PUMP,5,,,
                credit,5,2026-03-01,,A-1,PUMP,-5,bad mood,,
                invoice,6,2026-03-01,,A-1,PUMP,5,,%s,
                invoice,7,2026-03-01,,A-1,PUMP,5,,,100.0001
                invoice,8,2026-03-01,,A-1,PUMP,5,,K-1,
                invoice,8,2026-03-01,,A-1,PUMP,5,,K-2,
                """.formatted("K".repeat(61)));
        assertThat(counts(checked)).isEqualTo(new Counts(6, 0, 0, 0, 6, 0));
        assertThat(walk.page(checked)).contains("cannot have come in after", "“bad mood” is none",
                "At most 60", "Stated rate (%): ", "Contract number: The rows of this document");
    }

    @Test
    void a_number_that_is_here_with_another_content_is_changed() {
        var csv = "kind,number,date,account,line,net\norder,1,2026-03-01,A-1,PUMP,5\n";
        walk.taken("documents", csv);
        var same = walk.checked("documents", csv);
        var other = walk.checked("documents", csv.replace(",5\n", ",6\n"));

        assertThat(counts(same)).isEqualTo(new Counts(1, 0, 0, 1, 0, 500));
        assertThat(counts(other)).isEqualTo(new Counts(1, 0, 1, 0, 0, 100));
    }

    @Test
    void documents_of_closed_months_are_said_to_go_into_the_next_statements() {
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into commissions.statement (organisation_id, agency_id, number, period,
                    fiscal_year, fiscal_month, counted, lines, base_minor, total_minor, seal,
                    letterhead, agency_name, agency_head, issued_name)
                select organisation_id, id, '2026-0001', daterange('2026-03-01', '2026-04-01'),
                       2026, 3, 'invoice', 0, 0, 0, repeat('0', 64), '', 'X', '', 'Owner'
                from people.agency
                """).update()));
        var checked = walk.checked("documents", """
                kind,number,date,account,line,net
                invoice,1,2026-03-31,A-1,PUMP,5
                invoice,2,2026-03-01,A-1,PUMP,5
                invoice,3,2026-04-01,A-1,PUMP,5
                """);

        assertThat(checked.difference().inClosed()).isEqualTo(2);
        assertThat(walk.page(checked)).contains(
                "2 documents are dated in months whose statements are issued (March\u00a02026)");
        assertThat(walk.apply(checked).difference().closed()).as("when they are taken, too")
                .hasSize(1);
    }

    @Test
    void freight_tax_discounts_and_costs_come_with_a_document() {
        walk.taken("documents", """
                kind,number,date,account,line,quantity,net,cost,line discount,freight,tax,\
                document discount
                invoice,1,2026-03-31,A-1,PUMP,2,100,40,5,12.50,27,3
                invoice,1,2026-03-31,A-1,VALVE,1,10,,,12.50,27,3
                """);
        var wrong = walk.checked("documents", """
                kind,number,date,account,line,net,freight
                invoice,2,2026-03-31,A-1,PUMP,5,1
                invoice,2,2026-03-31,A-1,PUMP,5,2
                """);

        List<String> said = Objects.requireNonNull(Bound.call(owner.binding(), () ->
                transaction.execute(status -> sql.sql("""
                select min(d.freight_minor || '/' || d.tax_minor || '/' || d.discount_minor) || '/'
                       || string_agg(l.discount_minor || '-' || coalesce(l.cost_minor, -1), ', '
                                     order by l.position)
                from sales.document d
                join sales.line l
                  on l.organisation_id = d.organisation_id and l.document_id = d.id
                group by d.id
                """).query(String.class).list())));
        assertThat(said).containsExactly("1250/2700/300/500-4000, 0--1");
        assertThat(walk.page(wrong)).contains("Freight: The rows of this document disagree");
    }

    @Test
    void another_currency_needs_a_rate_of_that_day() {
        var csv = """
                kind,number,date,account,line,net,currency
                invoice,1,2026-03-31,A-1,PUMP,100,EUR
                invoice,2,2026-03-31,A-1,PUMP,100,XYZ
                """;
        assertThat(walk.page(walk.checked("documents", csv)))
                .contains("EUR", "2026", "“XYZ” is not a currency");
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into sales.currency_rate (organisation_id, currency, starts_on, rate_nanos)
                values (access.organisation(), 'EUR', date '2026-03-01', 1100000000)
                """).update()));

        var taken = walk.taken("documents", csv);

        assertThat(counts(taken)).isEqualTo(new Counts(2, 1, 0, 0, 1, 11_000));
    }
}
