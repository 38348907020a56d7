package linecard.upkeep;

import linecard.database.MigratedHome;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/// The proof of the invariants: sound books pass, and each mistake is found by its name.
class InvariantsTest {

    /// A company with one invoice of two lines, the second shared evenly by two reps, and a
    /// statement of one of them. Keys and triggers are switched off, so only what is proved is
    /// there.
    private static final String BOOKS = """
            set session_replication_role = replica;
            insert into access.organisation (id, slug, name, country, currency, language, zone,
                                             fiscal_calendar)
            values (id(1), 'szivattyu', 'Szivattyú', 'HU', 'HUF', 'hu', 'Europe/Budapest', 'months:7');
            insert into people.rep (id, organisation_id, agency_id, code, family_name, given_name)
            select id(n), id(1), id(9), n::text, 'Rep', n::text from generate_series(2, 3) as n;
            insert into catalog.product_line (id, organisation_id, code, name) values (id(4), id(1), 'P', 'Pumps');
            insert into sales.document (id, organisation_id, kind, number, account_id, booked_on,
                                        net_minor, fingerprint, import_id, recorded_by)
            values (id(5), id(1), 'invoice', 'S-1', id(6), '2026-08-11', 1501, 'f', id(7), id(8));
            insert into sales.line (organisation_id, document_id, position, product_line_id,
                                    quantity_milli, net_minor, cost_minor)
            values (id(1), id(5), 1, id(4), 2000, 500, 300), (id(1), id(5), 2, id(4), 1000, 1001, null);
            insert into sales.share (organisation_id, document_id, place, rep_id, agency_id,
                share_millionths, net_minor, returned_minor, cost_minor, quantity_milli, lines,
                kind, booked_on, account_id)
            values (id(1), id(5), 1, id(2), id(9), 500000, 751, 0, 150, 1500, 2, 'invoice', '2026-08-11', id(6)),
                   (id(1), id(5), 2, id(3), id(9), 500000, 750, 0, 150, 1500, 2, 'invoice', '2026-08-11', id(6));
            insert into sales.part (organisation_id, document_id, position, place, net_minor,
                                    cost_minor, quantity_milli)
            values (id(1), id(5), 1, 1, 250, 150, 1000), (id(1), id(5), 1, 2, 250, 150, 1000),
                   (id(1), id(5), 2, 1, 501, null, 500), (id(1), id(5), 2, 2, 500, null, 500);
            insert into sales.month (organisation_id, kind, month, rep_id, agency_id, account_id,
                product_line_id, net_minor, returned_minor, cost_minor, quantity_milli, credits)
            values (id(1), 'invoice', '2026-08-01', id(2), id(9), id(6), id(4), 751, 0, 150, 1500, 2),
                   (id(1), 'invoice', '2026-08-01', id(3), id(9), id(6), id(4), 750, 0, 150, 1500, 2);
            insert into sales.credited (organisation_id, account_id, rep_id)
            values (id(1), id(6), id(2)), (id(1), id(6), id(3));
            insert into sales.rep_month (organisation_id, kind, month, rep_id, agency_id,
                product_line_id, net_minor, returned_minor, cost_minor, quantity_milli, credits)
            select organisation_id, kind, month, rep_id, agency_id, product_line_id, net_minor,
                   returned_minor, cost_minor, quantity_milli, credits
            from sales.month;
            insert into sales.agency_month (organisation_id, agency_id, kind, month, credits)
            select organisation_id, agency_id, kind, month, sum(credits)
            from sales.rep_month
            group by organisation_id, agency_id, kind, month;
            insert into commissions.statement (id, organisation_id, agency_id, number, period,
                fiscal_year, fiscal_month, counted, lines, base_minor, total_minor, seal,
                letterhead, agency_name, agency_head, issued_by, issued_name)
            values (id(10), id(1), id(9), '2027-0001', '[2026-08-01,2026-09-01)', 2027, 2,
                    'invoice', 1, 501, 25, repeat('0', 64), '', '', '', id(8), '');
            insert into commissions.statement_line (organisation_id, statement_id, statement_number,
                fiscal_year, fiscal_month, agency_id, rep_id, position, document_id, line_position,
                share_place, document_kind, document_number, booked_on, account_name,
                product_line_name, rep_name, quantity_milli, line_net_minor, share_millionths,
                base_minor, rate_millionths, rule, amount_minor)
            values (id(1), id(10), '2027-0001', 2027, 2, id(9), id(2), 1, id(5), 2, 1, 'invoice', 'S-1',
                    '2026-08-11', '', '', '', 1000, 1001, 500000, 501, 50000, 'default', 25);
            """.replaceAll("\\bid\\((\\d+|n)\\)", "('00000000-0000-0000-0000-' || lpad($1::text, 12, '0'))::uuid");

    /// What breaks each invariant, by its name.
    private static final Map<String, String> MISTAKES = Map.ofEntries(
            entry("credits_are_counted_by_agency", "update sales.agency_month set credits = credits + 1"),
            entry("payments_are_counted_by_agency", "update sales.agency_month set payments = payments + 1"),
            entry("stray_returns_are_counted_by_agency", "update sales.agency_month set strays = strays + 1"),
            entry("months_are_noted_with_accounts", "delete from sales.credited"),
            entry("months_are_sums_of_credits", "update sales.rep_month set net_minor = net_minor + 1"),
            entry("documents_are_sums_of_lines", "update sales.document set net_minor = 1500"),
            entry("lines_are_sums_of_credits", "update sales.line set quantity_milli = 1 where position = 2"),
            entry("shares_are_sums_of_credits", "update sales.share set lines = 3 where place = 2"),
            entry("lines_belong_to_something", "delete from catalog.product_line"),
            entry("credits_belong_to_something", "delete from people.rep where code = '3'"),
            entry("statements_are_sums_of_lines", "update commissions.statement set total_minor = 26"),
            entry("statement_lines_are_of_credits", "update commissions.statement_line set share_place = 2"),
            entry("issued_statements_are_posted",
                    "update commissions.statement set packed = true, settlement = 'EARNED'"),
            entry("prizes_are_posted_with_their_statements", """
                insert into commissions.prize_line (organisation_id, statement_id, statement_number,
                    agency_id, position, award_id, who, contest, approved_on, approved_name,
                    amount_minor)
                select organisation_id, id, number, agency_id, 1, id, '', 'Race', current_date, '', 5
                from commissions.statement
                """),
            entry("postings_are_in_balance", """
                insert into commissions.posting (organisation_id, agency_id, kind, once,
                                                 valued_on, recorded_by)
                select organisation_id, agency_id, 'earned', 'one', current_date, issued_by
                from commissions.statement
                """),
            entry("disputes_post_what_was_granted", """
                insert into disputes.dispute (id, organisation_id, agency_id, reason, agency_name,
                    document_number, account_name, stated_minor, expected_minor, opened_on, due_on,
                    opened_by, opened_name)
                select id, organisation_id, agency_id, 'missing', '', 'X', '', 0, 100,
                       '2026-09-01', '2026-10-01', issued_by, ''
                from commissions.statement;
                insert into disputes.decision (dispute_id, organisation_id, outcome, granted_minor,
                                               content, decided_by, decided_name)
                select id, organisation_id, 'granted', 100, '', issued_by, ''
                from commissions.statement
                """),
            entry("windows_are_stated_once", """
                insert into commissions.stated (organisation_id, statement_id, agency_id,
                    starts_on, ends_on, counted, terms, lines, total_minor, detail)
                select organisation_id, id, agency_id, day, '2026-09-01', '', '', 0, 0, ''
                from commissions.statement, unnest(array['2026-08-01', '2026-08-02']::date[]) day
                """),
            entry("tables_are_fenced", "alter table sales.line no force row level security"));

    private static final String PAYOUT_WITHOUT_PAYMENTS = """
            insert into payouts.batch (organisation_id, number, currency, executes_on, payments,
                total_minor, holder, iban, bic, routing, account_number, created_by, created_name)
            select o.id, 'P-1', 'HUF', '2026-01-01', 1, 100, '', '', '', '', '', o.id, 'Owner'
            from access.organisation o
            """;

    private static final String OPPORTUNITY_WITHOUT_HISTORY = """
            with s as (
                insert into pipeline.stage (organisation_id, name, kind, position, prior_millionths)
                select id, 'Need', 'open', 1, 100000 from access.organisation
                returning organisation_id, id)
            insert into pipeline.opportunity (organisation_id, account_id, rep_id, agency_id, name,
                stage_id, amount_minor, expected_close)
            select organisation_id, id, id, id, 'Pump house', id, 100, '2026-12-01' from s
            """;

    private static final String CORRECTION = """
            create temporary table corrected as
            select n, sign, ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid as id
            from (values (11, -1), (12, 1)) as c (n, sign);
            insert into sales.document (id, organisation_id, kind, number, revision, reverses_id,
                account_id, booked_on, net_minor, fingerprint, import_id, recorded_by)
            select c.id, d.organisation_id, d.kind, d.number, n - 9, case when sign < 0 then d.id end,
                   d.account_id, d.booked_on, sign * d.net_minor, d.fingerprint, d.import_id,
                   d.recorded_by
            from sales.document d, corrected c;
            insert into sales.line (organisation_id, document_id, position, product_line_id,
                                    quantity_milli, net_minor, cost_minor)
            select l.organisation_id, c.id, l.position, l.product_line_id,
                   sign * l.quantity_milli, sign * l.net_minor, sign * l.cost_minor
            from sales.line l, corrected c;
            insert into sales.share (organisation_id, document_id, place, rep_id, agency_id,
                share_millionths, net_minor, returned_minor, cost_minor, quantity_milli, lines,
                reversal, kind, booked_on, account_id)
            select s.organisation_id, c.id, s.place, s.rep_id, s.agency_id, s.share_millionths,
                   sign * s.net_minor, sign * s.returned_minor, sign * s.cost_minor,
                   sign * s.quantity_milli, s.lines, sign < 0, s.kind, s.booked_on, s.account_id
            from sales.share s, corrected c;
            insert into sales.part (organisation_id, document_id, position, place, net_minor,
                                    cost_minor, quantity_milli)
            select p.organisation_id, c.id, p.position, p.place, sign * p.net_minor,
                   sign * p.cost_minor, sign * p.quantity_milli
            from sales.part p, corrected c;
            update sales.month set credits = 3 * credits;
            update sales.rep_month set credits = 3 * credits;
            update sales.agency_month set credits = 3 * credits;
            """;

    @TempDir static Path temporary;

    private static MigratedHome home;

    @BeforeAll
    static void books() throws Exception {
        home = MigratedHome.in(temporary);
        past(BOOKS);
    }

    @AfterAll
    static void end() {
        home.close();
    }

    @Test
    void every_invariant_holds_on_sound_books_and_finds_its_mistake() throws Exception {
        var mistakes = new TreeMap<>(MISTAKES);
        mistakes.put("payouts_are_sums_of_payments_and_stand_in_the_ledger", PAYOUT_WITHOUT_PAYMENTS);
        mistakes.put("opportunities_are_what_their_history_ends_with", OPPORTUNITY_WITHOUT_HISTORY);
        mistakes.put("quotes_are_numbered_without_a_gap", """
                insert into quotes.series (organisation_id, year, last)
                select id, 2026, 3 from access.organisation
                """);
        assertThat(mistakes.keySet()).containsExactlyInAnyOrderElementsOf(
                Invariant.all().stream().map(Invariant::name).toList());
        assertThat(broken()).isEmpty();
        for (var mistake : mistakes.entrySet()) {
            assertThat(brokenBy(mistake.getValue())).as(mistake.getValue()).contains(mistake.getKey());
        }
    }

    /// Its parts below zero are none of the returns, and what counts instead is as before.
    @Test
    void a_corrected_invoice_breaks_no_invariant() throws Exception {
        assertThat(brokenBy(CORRECTION)).isEmpty();
    }

    @Test
    void a_correction_whose_parts_count_as_returns_is_found() throws Exception {
        assertThat(brokenBy(CORRECTION + """
                update sales.share set reversal = false, returned_minor = net_minor where reversal;
                update sales.month set returned_minor = -net_minor;
                update sales.rep_month set returned_minor = -net_minor;
                """)).containsExactly("shares_are_sums_of_credits");
    }

    /// The names of the invariants that do not hold any more.
    private static List<String> brokenBy(String mistake) throws SQLException {
        try (var admin = home.admin(); var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            statement.execute(mistake);
            statement.execute("set session_replication_role = default");
            statement.execute("set local role linecard_owner");
            var broken = Proof.within(admin).stream().map(one -> one.invariant().name()).toList();
            admin.rollback();
            return broken;
        }
    }

    private static List<Proof.Broken> broken() throws SQLException {
        try (var owner = home.owner()) {
            return Proof.of(owner);
        }
    }

    @Test
    void check_says_what_holds_and_what_is_broken() throws Exception {
        var fine = Typed.in(home, "en", "check");
        assertThat(fine.code()).isEqualTo(Commands.FINE);
        assertThat(fine.said()).contains("holds    The net of each document is the sum of its lines.")
                .doesNotContain("broken");
        past("update sales.document set net_minor = 1500");
        var wrong = Typed.in(home, "hu", "check");
        past("update sales.document set net_minor = 1501");
        assertThat(wrong.code()).isEqualTo(Commands.NOT_FINE);
        assertThat(wrong.said()).contains("sérül    Minden bizonylat nettója a tételeinek összege.",
                "/o/szivattyu", "document invoice S-1 revision 1");
    }

    private static void past(String sql) throws SQLException {
        try (var admin = home.admin(); var statement = admin.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }
}
