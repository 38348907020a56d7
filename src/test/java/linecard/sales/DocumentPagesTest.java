package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.sales.Kind.CREDIT;
import static linecard.sales.Kind.INVOICE;
import static linecard.sales.Kind.ORDER;
import static linecard.sales.Market.credit;
import static linecard.sales.Market.document;
import static org.assertj.core.api.Assertions.assertThat;

/// Nagy is shared by Anna (70 %) and Béla (30 %), Kis is Béla's.
@LinecardTest
class DocumentPagesTest {

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired ApplicationContext program;

    private Viewer owner;
    private Visitor desk;
    private Market market;
    private UUID anna;
    private UUID annasAgency;
    private UUID bela;
    private UUID kis;
    private UUID nagy;
    private UUID pumps;

    @BeforeEach
    void tell() {
        owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        desk = new Visitor(program, owner);
        market = new Market(owner, sql, transactions, documents);
        annasAgency = market.agency();
        anna = market.rep(annasAgency);
        bela = market.rep();
        kis = market.accountOf(bela);
        nagy = market.account();
        pumps = market.line();
        market.assign(nagy, anna, 70, "2020-01-01", null);
        market.assign(nagy, bela, 30, "2020-01-01", null);
        market.book(
                document(INVOICE, "S-1", nagy, "2026-02-10", pumps, 600_00, 400_00),
                document(INVOICE, "S-2", kis, "2026-02-20", pumps, 55_55),
                document(ORDER, "O-1", kis, "2026-02-01", pumps, 77_77),
                credit(CREDIT, "R-1", nagy, "2026-03-01", "S-1", pumps, -100_00),
                document(INVOICE, "S-0", kis, "2025-02-20", pumps, 11_11));
    }

    @Test
    void a_list_shows_what_counts_in_the_last_year_with_a_result() {
        assertThat(desk.get("/documents")).hasStatusOk().bodyText()
                .contains("Documents: 3 · credited $955.55", "S-1", "S-2", "R-1")
                .doesNotContain("O-1", "S-0");
    }

    @Test
    void a_figure_of_a_rep_finds_its_documents() {
        assertThat(desk.get("/documents?rep=" + anna + "&from=2026-01-01&to=2026-12-31"))
                .bodyText().contains("Documents: 2 · credited $630.00", "700.00", "−70.00")
                .doesNotContain("S-2");
        assertThat(desk.get("/documents?rep=house")).bodyText().contains("No document matches");
    }

    @Test
    void a_list_is_narrowed_by_kind_days_account_line_and_number() {
        assertThat(desk.get("/documents?kind=order")).bodyText()
                .contains("Documents: 1 ·", "O-1").doesNotContain("S-1");
        assertThat(desk.get("/documents?from=2025-02-20&to=2025-02-20")).bodyText()
                .contains("S-0").doesNotContain("S-1");
        assertThat(desk.get("/documents?account=" + kis)).bodyText()
                .contains("S-2", "class=\"chip\"").doesNotContain("S-1");
        assertThat(desk.get("/documents?line=" + pumps)).bodyText().contains("S-1");
        assertThat(desk.get("/documents?number=s-2")).bodyText()
                .contains("S-2", "$55.55").doesNotContain("S-1");
    }

    @Test
    void nonsense_in_the_address_narrows_nothing() {
        assertThat(desk.get("/documents?kind=x&from=31.2.&to=9999-99-99&rep=1&account=2&line=3"))
                .hasStatusOk().bodyText().contains("S-1");
        assertThat(desk.get("/documents?number=<b>\"&from=2026-05-01&to=2026-04-01"))
                .hasStatusOk().bodyText().contains("&#34;").doesNotContain("<b>\"");
        assertThat(desk.get("/documents/" + UUID.randomUUID())).hasStatus(404);
    }

    @Test
    void a_document_shows_its_lines_who_is_credited_and_what_took_it_back() {
        assertThat(desk.get("/documents/" + id("S-1"))).hasStatusOk().bodyText()
                .contains("600.00", "400.00", "70%", "700.00", "30%", "300.00")
                .contains("/documents/" + id("R-1"));
        assertThat(desk.get("/documents/" + id("R-1"))).bodyText()
                .contains("/documents/" + id("S-1"), "Takes back");
    }

    @Test
    void a_document_shows_what_it_states_of_commission() {
        market.book(credit(CREDIT, "R-2", nagy, "2026-03-01", "S-1", pumps, -1_00).stating(
                new Stated(Cause.PRINCIPALS_FAULT, LocalDate.of(2026, 1, 31), "<K-1>",
                        new Rate(75_000))));
        assertThat(desk.get("/documents/" + id("R-2"))).hasStatusOk().bodyText()
                .contains("the principal’s own fault", "January\u00a031,\u00a02026", "&lt;K-1&gt;", "7.5%");
        assertThat(desk.get("/documents.csv?number=R-2")).bodyText()
                .contains("the principal’s own fault,2026-01-31,<K-1>,7.5%");
    }

    @Test
    void a_rep_sees_the_own_share_of_a_split_document_only() {
        var rep = new Visitor(program, stage.member(owner, Role.REP, annasAgency, anna, null));
        assertThat(rep.get("/documents")).bodyText()
                .contains("Documents: 2 · credited $630.00").doesNotContain("S-2", "$955.55");
        assertThat(rep.get("/documents/" + id("S-1"))).hasStatusOk().bodyText()
                .contains("70%", "700.00").doesNotContain("30%", "300.00", "House");
        assertThat(rep.get("/documents/" + id("S-2"))).hasStatus(404);
    }

    @Test
    void an_empty_company_is_told_what_to_do() {
        var empty = stage.company();
        assertThat(new Visitor(program, empty).get("/documents")).hasStatusOk().bodyText()
                .contains("Még nincs rendelés vagy számla", "/imports");
    }

    @Test
    void long_lists_have_pages() {
        for (int i = 0; i < 51; i++) {
            market.book(document(INVOICE, "P-%02d".formatted(i), kis, "2026-04-01", pumps, 1));
        }
        assertThat(desk.get("/documents?number=P-")).bodyText()
                .contains("1–50 of 51", "page=2", "P-01").doesNotContain("P-00");
        assertThat(desk.get("/documents?number=P-&page=2")).bodyText()
                .contains("51–51 of 51", "P-00").doesNotContain("P-01");
    }

    @Test
    void a_number_finds_the_same_documents_in_the_list_and_in_its_file() {
        market.book(document(INVOICE, "X-S-2", kis, "2026-04-01", pumps, 7_77));
        for (var typed : List.of("S-2", "s-2", "-s-")) {
            var list = desk.get("/documents?number=" + typed);
            var file = desk.get("/documents.csv?number=" + typed);
            boolean within = typed.equals("-s-");
            for (var got : List.of(list, file)) {
                assertThat(got).hasStatusOk();
                if (within) assertThat(got).bodyText().contains("X-S-2");
                else assertThat(got).bodyText().contains("S-2").doesNotContain("X-S-2");
            }
        }
    }

    private UUID id(String number) {
        return market.as(owner, () -> sql.sql("select id from sales.document where number = :n")
                .param("n", number).query(UUID.class).single());
    }
}
