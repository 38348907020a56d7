package linecard.sales;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
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
class DocumentApiTest {

    private static final String DOCUMENTS = "/api/v1/documents";

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;

    private Viewer owner;
    private Market market;
    private Described described;
    private Program erp;
    private UUID anna;
    private UUID agency;
    private UUID nagy;
    private UUID pumps;
    private UUID valves;

    @BeforeEach
    void tell() {
        owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        market = new Market(owner, sql, transactions, documents);
        described = new Described(http);
        erp = new Program(program, owner);
        agency = market.agency();
        anna = market.rep(agency);
        var bela = market.rep();
        var kis = market.accountOf(bela);
        nagy = market.account();
        pumps = market.line();
        valves = market.line();
        market.assign(nagy, anna, 70, "2020-01-01", null);
        market.assign(nagy, bela, 30, "2020-01-01", null);
        market.book(
                document(INVOICE, "S-1", nagy, "2026-02-10", pumps, 600_00, 400_00),
                document(INVOICE, "S-2", kis, "2026-02-20", valves, 55_55),
                document(ORDER, "O-1", kis, "2026-02-01", pumps, 77_77),
                credit(CREDIT, "R-1", nagy, "2026-03-01", "S-1", pumps, -100_00));
    }

    @Test
    void documents_are_listed_with_the_filters_of_the_page() {
        assertThat(numbers("")).containsExactlyInAnyOrder("S-1", "S-2", "O-1", "R-1");
        assertThat(numbers("?kind=invoice")).containsExactlyInAnyOrder("S-1", "S-2");
        assertThat(numbers("?from=2026-02-10&to=2026-02-20")).containsExactly("S-1", "S-2");
        assertThat(numbers("?rep=" + anna)).containsExactlyInAnyOrder("S-1", "R-1");
        assertThat(numbers("?account=" + nagy)).containsExactlyInAnyOrder("S-1", "R-1");
        assertThat(numbers("?line=" + valves)).containsExactly("S-2");
        assertThat(numbers("?number=s-")).containsExactlyInAnyOrder("S-1", "S-2");
        assertThat(numbers("?house=true")).isEmpty();
        for (var wrong : List.of("kind=Invoice", "from=10.02.2026", "rep=x", "colour=red",
                "from=2026-03-01&to=2026-02-01", "to=%2B999999999-12-31")) {
            assertThat(erp.get(DOCUMENTS + "?" + wrong)).as(wrong).hasStatus(400);
        }
        assertThat(erp.get(DOCUMENTS + "?number=%00")).hasStatusOk();
    }

    @Test
    void slices_make_up_the_whole() {
        var numbers = new ArrayList<String>();
        var positions = new ArrayList<String>();
        leaf(DOCUMENTS + "?limit=1", "listDocuments", row ->
                numbers.add(row.path("number").stringValue()));
        leaf("/api/v1/document-lines?limit=1", "listDocumentLines", row ->
                positions.add(row.path("document").stringValue() + row.path("position")));
        assertThat(numbers).hasSize(4).doesNotHaveDuplicates();
        assertThat(positions).hasSize(5).doesNotHaveDuplicates();
    }

    private void leaf(String path, String operation, java.util.function.Consumer<JsonNode> taker) {
        var next = path;
        while (next != null) {
            var answer = erp.get(next);
            described.read(operation, answer).path("items").forEach(taker);
            var link = answer.getResponse().getHeader("Link");
            next = link == null ? null : link.replaceAll("<(.*)>; rel=\"next\"", "$1");
        }
    }

    @Test
    void a_document_says_what_it_states_of_commission() {
        market.book(document(INVOICE, "S-3", nagy, "2026-02-10", pumps, 1_00).stating(new Stated(
                Cause.PRICE, LocalDate.of(2026, 1, 31), "K-1", new Rate(75_000))));
        var head = described.read("getDocument", erp.get(DOCUMENTS + "/" + id("S-3")))
                .path("document");
        assertThat(head.path("cause").stringValue()).isEqualTo("price");
        assertThat(head.path("orderedOn").stringValue()).isEqualTo("2026-01-31");
        assertThat(head.path("contract").stringValue()).isEqualTo("K-1");
        assertThat(head.path("statedRate").longValue()).isEqualTo(75_000);
    }

    @Test
    void a_document_has_its_lines_credits_and_returns() {
        var whole = described.read("getDocument", erp.get(DOCUMENTS + "/" + id("S-1")));
        assertThat(whole.at("/document/net/minor").longValue()).isEqualTo(1000_00);
        assertThat(whole.path("lines")).hasSize(2);
        assertThat(whole.at("/lines/0/cost/minor").longValue()).isEqualTo(300_00);
        assertThat(whole.path("credits")).extracting(one -> one.at("/net/minor").longValue())
                .containsExactlyInAnyOrder(700_00L, 300_00L);
        assertThat(whole.at("/takenBackBy/0/number").stringValue()).isEqualTo("R-1");
    }

    @Test
    void an_agency_sees_its_own_share_and_no_cost() {
        var theirs = new Program(program, stage.member(
                owner, Role.AGENCY_OWNER, agency, null, null));
        var list = described.read("listDocuments", theirs.get(DOCUMENTS));
        assertThat(list.path("items")).hasSize(2);
        assertThat(list.at("/items/0/credited/minor").longValue()).isEqualTo(700_00);
        var whole = described.read("getDocument", theirs.get(DOCUMENTS + "/" + id("S-1")));
        assertThat(whole.path("credits")).hasSize(1);
        assertThat(whole.at("/lines/0/cost").isNull()).isTrue();
        assertThat(theirs.get(DOCUMENTS + "/" + id("S-2"))).hasStatus(404);
        assertThat(described.read("listDocumentLines", theirs.get("/api/v1/document-lines"))
                .path("items")).hasSize(3);
    }

    @Test
    void a_corrected_document_shows_what_took_it_back() {
        var before = id("S-2");
        market.book(document(INVOICE, "S-2", nagy, "2026-02-20", valves, 66_66));
        var whole = described.read("getDocument", erp.get(DOCUMENTS + "/" + before));
        assertThat(whole.at("/takenBackBy/0/reverses").stringValue()).isEqualTo(before);
        assertThat(whole.at("/takenBackBy/0/net/minor").longValue()).isEqualTo(-55_55);
    }

    private String id(String number) {
        for (var row : described.read("listDocuments", erp.get(DOCUMENTS)).path("items")) {
            if (row.path("number").stringValue().equals(number)) {
                return row.path("id").stringValue();
            }
        }
        throw new AssertionError(number);
    }

    private List<String> numbers(String filter) {
        var numbers = new ArrayList<String>();
        described.read("listDocuments", erp.get(DOCUMENTS + filter)).path("items")
                .forEach(row -> numbers.add(row.path("number").stringValue()));
        return numbers;
    }
}
