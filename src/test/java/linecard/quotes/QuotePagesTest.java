package linecard.quotes;

import linecard.Visitor;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.mail.Enclosing;
import linecard.mail.Outbox;
import linecard.money.Money;
import linecard.pipeline.Stage;
import linecard.pipeline.Stages;
import linecard.quotes.Quote.State;
import linecard.words.Language;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// How quotes are written, sent, revised and answered.
class QuotePagesTest extends QuoteDesk {

    private static final String HOSTILE = "<script>alert(1)</script>'; drop table x; --";

    @Autowired Stages stages;
    @Autowired Outbox outbox;
    @Autowired List<Enclosing> enclosings;

    @Test
    void a_rep_writes_sends_revises_and_wins() throws Exception {
        var company = town.company();
        var viewer = anna(company);
        var anna = new Visitor(program, viewer);
        var account = company.north().id("account");
        var wins = company.north().id("opportunity").toString();
        var id = write(anna, account, "opportunity", wins, "title", HOSTILE, "note", HOSTILE + "\u0001",
                "lines/7/what", HOSTILE, "lines/7/quantity", "1", "lines/7/price", "500", "lines/7/discount", "100");
        assertThat(of(viewer, id).offer().totals().net()).isEqualTo(Money.of("2650", "HUF"));
        assertThat(of(viewer, id).offer().totals().gross()).as("27% of 2250 is 607.5")
                .isEqualTo(Money.of("3258", "HUF"));
        for (var path : List.of("/quotes", "/quotes/" + id, "/quotes/" + id + "/edit", "/quotes/" + id + "/sending",
                "/accounts/" + account, "/opportunities/" + wins)) {
            assertThat(body(anna.get(path))).as(path).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
        assertThat(body(anna.get("/quotes/" + id + "/sending"))).contains("Nincs beállítva levelezőkiszolgáló",
                "value=\"hand\" checked");
        var sent = anna.post("/quotes/" + id + "/sending", "version", "1", "by", "mail", "to",
                "buyer@example.com", "name", "Buyer", "subject", "Offer [szám]", "words", HOSTILE);
        assertThat(sent).hasStatus(303);
        assertThat(Visitor.noticed(sent)).as("no mail server").containsExactly(
                "Nincs beállítva levelezőkiszolgáló, ezért a levél vár.");
        var number = "Q-" + YEAR + "-0001";
        assertThat(of(viewer, id).label()).isEqualTo(number);
        var letter = Bound.call(company.owner().binding(),
                () -> outbox.about(company.owner(), "quote", UUID.fromString(id))).getFirst();
        assertThat(letter.subject()).isEqualTo("Offer " + number);
        assertThat(printed(company.owner(), id)).contains(number, "2 250", "3 258", "Pump", "Account N", "608 Ft")
                .contains("<script>");
        assertThat(anna.get("/quotes/" + id + "/edit")).hasStatus(409);
        assertThat(body(anna.get("/search?q=q-" + YEAR + "-1"))).contains("/quotes/" + id);
        assertThat(body(anna.get("/accounts/" + account + "/timeline"))).contains(number);

        var revision = led(anna.post("/quotes/" + id + "/revision"));
        assertThat(led(anna.post("/quotes/" + id + "/revision"))).as("one at a time").isEqualTo(revision);
        send(anna, revision, 1);
        assertThat(of(viewer, revision).label()).isEqualTo(number + "/2");
        assertThat(of(viewer, id).state()).isEqualTo(State.REPLACED);
        assertThat(anna.post("/quotes/" + revision + "/answer", "version", "2", "state", "accepted", "note", "Good"))
                .hasStatus(303);
        var won = Bound.call(viewer.binding(), () -> stages.all(viewer)).stream()
                .filter(stage -> stage.kind() == Stage.Kind.WON).findFirst().orElseThrow().id().toString();
        assertThat(body(anna.get("/quotes/" + revision))).contains("Good", won);
        assertThat(anna.post("/opportunities/" + wins + "/move", "version", "1", "stage", won)).hasStatus(303);
        assertThat(body(anna.get("/quotes/" + revision))).doesNotContain(won);
        assertThat(anna.post("/quotes/" + revision + "/reopening?version=3")).hasStatus(303);
        assertThat(of(viewer, revision).state()).isEqualTo(State.SENT);
        var copied = led(anna.post("/quotes/" + revision + "/copy"));
        assertThat(copied).isEqualTo("edit");
        assertThat(body(anna.get("/quotes.json?state=draft"))).contains("Pumps");
    }

    private String printed(Viewer owner, String id) throws Exception {
        var maker = enclosings.stream().filter(one -> one.kind().equals("quote")).findFirst().orElseThrow();
        var file = Bound.call(owner.binding(), () -> {
            try {
                return maker.make(owner, UUID.fromString(id), Language.HUNGARIAN);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(file.name()).isEqualTo("Q-" + YEAR + "-0001.pdf");
        try (var pdf = Loader.loadPDF(file.content())) {
            return new PDFTextStripper().getText(pdf).replace('\u00a0', ' ');
        }
    }

    @Test
    void what_cannot_be_is_said_at_its_field_and_nothing_is_saved() {
        var company = town.company();
        var anna = new Visitor(program, anna(company));
        var account = company.north().id("account");
        var before = body(anna.get("/quotes.json"));
        for (var wrong : List.of(List.of("title", ""), List.of("title", "x".repeat(201)), List.of("language", "xx"),
                List.of("currency", "JPY"), List.of("validUntil", "someday"), List.of("validUntil", "9999-01-01"),
                List.of("lines/0/product", "NO-SUCH"), List.of("lines/0/product", "a\0b"),
                List.of("lines/0/quantity", "0"), List.of("lines/0/quantity", "-1"),
                List.of("lines/0/quantity", "1000001"), List.of("lines/0/quantity", "1,0001"),
                List.of("lines/0/price", ""), List.of("lines/0/price", "-5"), List.of("lines/0/price", "0,5"),
                List.of("lines/0/price", "99999999999999999999"), List.of("lines/0/price", "9000000000000"),
                List.of("lines/0/price", "5 EUR"), List.of("lines/0/discount", "101%"),
                List.of("lines/0/discount", "2501"), List.of("lines/0/tax", "-1"),
                List.of("lines/0/what", "x".repeat(501)), List.of("lines/0/unit", "x".repeat(21)),
                List.of("delivery", "x".repeat(2001)), List.of("note", "a\0b"),
                List.of("contact", UUID.randomUUID().toString()),
                List.of("opportunity", company.south().id("opportunity").toString()))) {
            var answer = anna.post("/quotes", typed(fields(account, wrong.toArray(String[]::new))));
            assertThat(answer).as(wrong.toString()).hasStatus(422);
            assertThat(body(answer)).as(wrong.toString()).contains("class=\"error\"");
        }
        var many = fields(account);
        for (int i = 1; i <= 100; i++) {
            many.putAll(Map.of("lines/" + i + "/what", "x", "lines/" + i + "/quantity", "1",
                    "lines/" + i + "/price", "1"));
        }
        assertThat(anna.post("/quotes", typed(many))).hasStatus(422);
        var empty = fields(account);
        empty.keySet().removeIf(field -> field.startsWith("lines/"));
        assertThat(anna.post("/quotes", typed(empty))).hasStatus(422);
        assertThat(body(anna.get("/quotes.json"))).isEqualTo(before);
        assertThat(anna.post("/quotes", typed(fields(company.south().id("account"))))).hasStatus(404);
        assertThat(anna.get("/quotes/" + company.south().id("quote"))).hasStatus(404);
        assertThat(anna.get("/quotes?q=%00&state=none&rep=x&page=-5")).hasStatusOk();
    }

    @Test
    void the_form_adds_up_and_takes_lines_away() {
        var company = town.company();
        var anna = new Visitor(program, anna(company));
        var account = company.north().id("account");
        var totals = anna.post("/quotes/totals", typed(fields(account, "lines/0/product", "P")));
        assertThat(body(totals)).contains("<option value=\"P-1\">");
        assertThat(body(anna.post("/quotes/totals", typed(fields(account))))).contains("2\u00a0858\u00a0Ft");
        var more = anna.post("/quotes", typed(fields(account, "more", "lines")));
        assertThat(more).hasStatusOk();
        assertThat(body(more)).contains("lines/1/what", "value=\"Pump house\"");
        var less = anna.post("/quotes", typed(fields(account, "drop", "lines/0")));
        assertThat(body(less)).contains("lines/0/what").doesNotContain("value=\"P-1\" inputmode");
        assertThat(body(anna.get("/quotes/accounts?q=Account"))).contains(account.toString());
    }
}
