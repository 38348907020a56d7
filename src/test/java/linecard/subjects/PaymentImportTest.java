package linecard.subjects;

import linecard.exchange.Import;
import linecard.exchange.Import.State;
import linecard.exchange.ImportDesk;
import linecard.exchange.ImportWalk.Counts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// Payments and currency rates come as files, too.
class PaymentImportTest extends ImportDesk {

    private static final String RATES = "currency,date,rate\nEUR,2026-03-01,1.1\n";
    private static final String PAYMENTS = """
            reference,payment date,amount,invoice,customer,currency
            B-1,2026-04-02,60.00,1,,
            B-2,2026-04-03,10,,A-1,EUR
            """;

    @BeforeEach
    void stock() {
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\n");
        walk.taken("accounts", "account,name\nA-1,One\n");
        walk.taken("documents", """
                kind,number,date,account,product,net
                invoice,1,2026-03-01,A-1,P-1,100
                """);
    }

    private State undone(Import source) {
        walk.browser.post("/imports", "/imports/" + source.id() + "/undoing", Map.of());
        return walk.ended(source.id()).state();
    }

    @Test
    void payments_know_their_payer_by_the_invoice_and_are_taken_back_whole() {
        walk.taken("currency-rates", RATES);
        var taken = walk.taken("payments", PAYMENTS);
        assertThat(counts(taken)).isEqualTo(new Counts(2, 2, 0, 0, 0, 7_100));
        assertThat(counts(walk.checked("payments", PAYMENTS)))
                .isEqualTo(new Counts(2, 0, 0, 2, 0, 7_100));
        assertThat(counts(walk.checked("payments", PAYMENTS.replace("60.00", "61.00"))))
                .isEqualTo(new Counts(2, 0, 1, 1, 0, 1_200));

        assertThat(undone(taken)).isEqualTo(State.UNDONE);
        assertThat(counts(walk.taken("payments", PAYMENTS)).fresh()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_a_payment_is_said() {
        var checked = walk.checked("payments", PAYMENTS + """
                B-3,2026-04-02,60.00,99,,
                B-4,2026-04-02,60.00,,A-7,
                B-5,2026-04-02,x,1,,
                B-1,2026-04-02,70.00,1,,
                """);

        assertThat(counts(checked).rejected()).isEqualTo(6);
        assertThat(walk.rejected(checked).toString()).contains("There is no such invoice",
                "There is no account “A-7”", "not a number", "stands more than once", "EUR");
    }

    @Test
    void a_refund_under_the_reference_of_its_payment_is_refused_and_told_what_to_do() {
        var both = """
                reference,payment date,amount,invoice
                B-1,2026-04-09,-60.00,1
                B-1,2026-04-02,60.00,1
                """;
        assertThat(counts(walk.taken("payments", both)))
                .as("what came in is taken").isEqualTo(new Counts(2, 1, 0, 0, 1, 6_000));
        var again = walk.taken("payments", both);
        assertThat(counts(again)).as("the same each night").isEqualTo(new Counts(2, 0, 0, 1, 1, 6_000));
        assertThat(walk.page(again)).contains("B-1 is here with $60.00, and \u2212$60.00 is no correction "
                + "of that. Money that came in and money that went back need a reference each.");
        var alone = walk.checked("payments", "reference,payment date,amount,invoice\nB-1,2026-04-09,-60.00,1\n");
        assertThat(counts(alone).rejected()).isEqualTo(1);
        assertThat(walk.rejected(alone).toString()).contains("Payment reference: B-1 is here with $60.00");
        var own = walk.taken("payments", both.replace("B-1,2026-04-09", "B-1/R,2026-04-09"));
        assertThat(counts(own)).isEqualTo(new Counts(2, 1, 0, 1, 0, 0));
        assertThat(listed("")).containsExactly("B-1/R Invoice", "B-1 Invoice");
    }

    private static final String REFUNDS = """
            reference,payment date,amount,invoice,document type,customer
            """;

    @Test
    void a_refund_of_an_invoice_and_a_credit_with_one_number_has_to_say_of_which() {
        walk.taken("documents", """
                kind,number,date,account,product,net
                credit,1,2026-03-05,A-1,P-1,-40
                """);
        var checked = walk.checked("payments", REFUNDS + "B-3,2026-04-02,-40.00,1,,\n");
        assertThat(walk.rejected(checked).toString())
                .contains("1 is the number of an invoice and of a credit. Say in a column");
        var taken = walk.taken("payments", REFUNDS + """
                B-3,2026-04-02,-40.00,1,credit note,
                B-4,2026-04-03,100.00,1,,
                """);
        assertThat(counts(taken)).isEqualTo(new Counts(2, 2, 0, 0, 0, 6_000));
        assertThat(listed("")).containsExactly("B-4 Invoice", "B-3 Credit note");
    }

    @Test
    void a_refund_of_nothing_that_is_here_is_told_and_listed_until_it_names_something() {
        var before = REFUNDS + """
                B-3,2026-04-02,-40.00,,,A-1
                B-4,2026-04-03,-10.00,J-7,,A-1
                B-5,2026-04-03,60.00,1,,
                """;
        var taken = walk.taken("payments", before);
        assertThat(walk.page(taken)).contains("2 refunds name no invoice or credit that is here, so no "
                + "commission is taken back for them yet:", "B-3, B-4");
        assertThat(open()).containsExactly("B-4", "B-3");
        walk.taken("documents", """
                kind,number,date,account,product,net
                credit,J-7,2026-03-05,A-1,P-1,-10
                """);
        assertThat(open()).as("it is here now").containsExactly("B-3");

        var after = before.replace("-40.00,,", "-40.00,1,");
        assertThat(counts(walk.taken("payments", after)))
                .as("the same payment, with what it pays").isEqualTo(new Counts(3, 0, 1, 2, 0, 5_000));
        assertThat(open()).isEmpty();
        assertThat(counts(walk.checked("payments", before))).as("without it again").isEqualTo(
                new Counts(3, 0, 0, 3, 0, 1_000));
        assertThat(counts(walk.checked("payments", after)).same()).isEqualTo(3);
    }

    private List<String> open() {
        return listed("&open=yes");
    }

    private List<String> listed(String narrowed) {
        var rows = new JsonMapper().readTree(walk.browser.get(
                "/payments.json?from=2026-01-01&to=2026-12-31" + narrowed).text());
        return rows.valueStream().map(row -> (row.path("reference").stringValue() + " "
                + row.path("documentKind").stringValue("")).strip()).toList();
    }

    @Test
    void rates_are_new_changed_or_the_same_and_are_taken_back() {
        var first = walk.taken("currency-rates", RATES);
        var second = walk.taken("currency-rates", """
                currency,date,rate
                EUR,2026-03-01,1.2
                EUR,2026-04-01,1.25
                CHF,2026-03-01,0
                USD,2026-03-01,1
                """);
        assertThat(counts(second)).isEqualTo(new Counts(4, 1, 1, 0, 2, 0));
        assertThat(walk.page(second)).contains("Must be above zero", "This is your own currency");

        assertThat(undone(second)).isEqualTo(State.UNDONE);
        assertThat(counts(walk.checked("currency-rates", RATES)).same()).isEqualTo(1);
        assertThat(undone(first)).isEqualTo(State.APPLIED);
    }
}
