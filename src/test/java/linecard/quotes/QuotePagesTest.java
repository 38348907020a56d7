package linecard.quotes;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.contacts.Contacts;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class QuotePagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>'; drop table x; --";
    private static final int YEAR = Town.today().getYear();

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired Quotes quotes;
    @Autowired Stages stages;
    @Autowired linecard.Stage founding;
    @Autowired Outbox outbox;
    @Autowired Contacts contacts;
    @Autowired List<Enclosing> enclosings;
    @Autowired ApprovalLetters approvals;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transactions;

    private static Map<String, String> fields(UUID account, String... more) {
        var fields = new LinkedHashMap<>(Map.of("account", account.toString(), "title", "Pump house",
                "language", "hu", "currency", "HUF", "validUntil", Town.today().plusDays(30).toString(),
                "lines/0/product", "P-1", "lines/0/quantity", "2,5", "lines/0/price", "1 000",
                "lines/0/discount", "10%", "lines/0/tax", "27"));
        for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        return fields;
    }

    private static String[] typed(Map<String, String> fields) {
        var typed = new ArrayList<String>();
        fields.forEach((name, value) -> typed.addAll(List.of(name, value)));
        return typed.toArray(String[]::new);
    }

    private static String write(Visitor who, UUID account, String... more) {
        var answer = who.post("/quotes", typed(fields(account, more)));
        assertThat(answer).as(body(answer)).hasStatus(303);
        return led(answer);
    }

    private @Nullable Integer asked(Viewer viewer) {
        return transactions.execute(_ -> sql.sql("""
                select count(*) from mail.letter where once like 'quote waits %' and to_address = :to
                """).param("to", viewer.user().email()).query(Integer.class).single());
    }

    private Quote of(Viewer viewer, String id) {
        return Bound.call(viewer.binding(), () -> quotes.of(viewer, UUID.fromString(id)));
    }

    private Viewer anna(Company company) {
        return town.somebody(company, Role.REP, company.north());
    }

    private static void send(Visitor who, String id, int version) {
        assertThat(who.post("/quotes/" + id + "/sending", "version", String.valueOf(version), "by", "hand"))
                .hasStatus(303);
    }

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

    /// Between the two zones lies a day at any hour, and the machine's may be either.
    @Test
    void a_quote_holds_until_the_end_of_its_day_where_the_company_is() {
        var company = town.company();
        var boss = new Visitor(program, company.owner());
        var account = company.north().id("account");
        var west = ZoneId.of("Etc/GMT+12");
        founding.move(company.owner(), west);
        var id = write(boss, account, "rep", company.north().id("rep").toString(),
                "validUntil", LocalDate.now(west).toString());
        send(boss, id, 1);
        var pages = List.of("/quotes/" + id, "/accounts/" + account + "/timeline?kind=quotes.list");
        for (var page : pages) {
            assertThat(body(boss.get(page))).as(page).contains("Elküldve").doesNotContain("Lejárt");
        }
        founding.move(company.owner(), ZoneId.of("Pacific/Kiritimati"));
        for (var page : pages) assertThat(body(boss.get(page))).as(page).contains("Lejárt");
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
    void what_was_sent_stays_and_numbers_have_no_gap() {
        var company = town.company();
        var owner = company.owner();
        var boss = new Visitor(program, owner);
        var north = company.north().id("account");
        var rep = company.north().id("rep").toString();
        var first = write(boss, north, "rep", rep);
        var second = write(boss, north, "rep", rep);
        send(boss, first, 1);
        assertThat(boss.post("/quotes/" + second + "/sending", "version", "9", "by", "hand")).hasStatus(409);
        assertThat(boss.post("/quotes/" + second + "/sending", "version", "1", "by", "mail", "to", "nobody",
                "subject", "x", "words", "x")).hasStatus(422);
        assertThat(boss.post("/history/quotes.quote/" + first + "/undo")).hasStatus(409);
        assertThat(of(owner, first).state()).isEqualTo(State.SENT);
        assertThat(boss.post("/quotes/" + first + "/removal", "version", "2")).hasStatus(409);
        send(boss, second, 1);
        assertThat(of(owner, second).label()).isEqualTo("Q-" + YEAR + "-0002");
        assertThat(boss.post("/quotes/" + second + "/answer", "version", "2", "state", "declined", "on",
                Town.today().plusDays(3).toString())).hasStatus(422);
        assertThat(boss.post("/quotes/" + second + "/answer", "version", "2", "state", "declined")).hasStatus(303);
        assertThat(boss.post("/history/quotes.quote/" + second + "/undo")).hasStatus(303);
        assertThat(of(owner, second).state()).isEqualTo(State.SENT);
        var draft = company.north().id("quote").toString();
        assertThat(boss.post("/quotes/" + draft + "/removal", "version", "1")).hasStatus(303);
        assertThat(boss.get("/quotes/" + draft)).hasStatus(404);
        assertThat(boss.post("/history/quotes.quote/" + draft + "/undo")).hasStatus(303);
        assertThat(boss.get("/quotes/" + draft)).hasStatusOk();
    }

    @Test
    void a_high_discount_waits_for_somebody_of_the_principal() {
        var company = town.company();
        var boss = new Visitor(program, company.owner());
        var anna = new Visitor(program, anna(company));
        assertThat(boss.post("/quotes/settings", "version", "0", "days", "14", "tax", "27", "limit", "5",
                "delivery", "EXW", "payment", "30")).hasStatus(303);
        for (var wrong : List.of("0", "366", "x", "")) {
            assertThat(boss.post("/quotes/settings", "version", "1", "days", wrong)).hasStatus(422);
        }
        assertThat(body(anna.blank("/quotes/new?account=" + company.north().id("account"))))
                .contains("EXW", "value=\"27\"", Town.today().plusDays(14).toString());
        var id = write(anna, company.north().id("account"));
        assertThat(anna.post("/quotes/" + id + "/sending", "version", "1", "by", "hand")).hasStatus(422);
        assertThat(anna.post("/quotes/" + id + "/approval-request", "version", "1")).hasStatus(303);
        assertThat(anna.post("/quotes/" + id + "/approval", "version", "2")).hasStatus(403);
        assertThat(body(boss.get("/quotes"))).contains("/quotes?state=waiting");
        assertThat(body(boss.get("/today"))).contains("/quotes?state=waiting");
        for (int time = 0; time < 2; time++) {
            Bound.run(company.owner().binding(), () -> approvals.tell(company.owner()));
        }
        assertThat(Bound.call(company.owner().binding(), () -> asked(company.owner()))).isEqualTo(1);
        var giveBack = "/quotes/" + id + "/giving-back";
        assertThat(body(boss.get("/quotes/" + id))).as("also on a phone, with its sums")
                .contains(giveBack, "<table class=\"table-cards\"", "class=\"num lead\"");
        assertThat(boss.post(giveBack, "version", "2", "why", " ")).hasStatus(422);
        assertThat(anna.post(giveBack, "version", "2", "why", "Nem")).hasStatus(403);
        assertThat(boss.post(giveBack, "version", "2", "why", "Legfeljebb 15%.")).hasStatus(303);
        assertThat(boss.post(giveBack, "version", "3", "why", "Kétszer")).as("nobody asks").hasStatus(409);
        assertThat(body(boss.get("/quotes"))).doesNotContain("/quotes?state=waiting\"");
        assertThat(body(anna.get("/tasks")))
                .contains("nem kapott jóváhagyást", "Legfeljebb 15%.", "/quotes/" + id + "\">");
        assertThat(body(anna.get("/quotes/" + id))).contains("Legfeljebb 15%.", "/tasks\">Teendők");
        assertThat(anna.post("/quotes/" + id + "/approval-request", "version", "3")).hasStatus(303);
        assertThat(body(anna.get("/quotes/" + id))).as("what was to be done is").doesNotContain("Legfeljebb 15%.");
        assertThat(body(anna.get("/tasks"))).contains("/reopening\"");
        assertThat(boss.post("/quotes/" + id + "/approval", "version", "4")).hasStatus(303);
        for (var path : List.of("/quotes/" + id, "/quotes?state=approved",
                "/accounts/" + company.north().id("account"))) {
            assertThat(body(anna.get(path))).as(path).contains("Jóváhagyott vázlat</span>");
        }
        assertThat(body(anna.get("/quotes?state=draft"))).doesNotContain("/quotes/" + id);
        var changed = fields(company.north().id("account"), "version", "5", "lines/0/discount", "50%");
        assertThat(anna.post("/quotes/" + id, typed(changed))).hasStatus(303);
        assertThat(anna.post("/quotes/" + id + "/sending", "version", "6", "by", "hand"))
                .as("another offer is approved anew").hasStatus(422);
        assertThat(boss.post("/quotes/" + id + "/approval", "version", "6")).hasStatus(303);
        send(anna, id, 7);
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
    void a_person_who_is_erased_leaves_drafts_and_the_name_alone_on_what_was_sent() {
        var company = town.company();
        var owner = company.owner();
        var boss = new Visitor(program, owner);
        var north = company.north();
        var contact = Bound.call(owner.binding(), () -> contacts.of(owner, north.id("contact")));
        var more = new String[] {"rep", north.id("rep").toString(), "contact", contact.id().toString()};
        var draft = write(boss, north.id("account"), more);
        var sent = write(boss, north.id("account"), more);
        send(boss, sent, 1);
        assertThat(of(owner, sent).contact()).isEqualTo(contact.id());
        assertThat(boss.post("/contacts/" + contact.id() + "/erasure", "word", contact.familyName()))
                .hasStatus(303);
        assertThat(of(owner, draft).contact()).isNull();
        var kept = of(owner, sent);
        assertThat(kept.contact()).isNull();
        assertThat(Objects.requireNonNull(kept.sent()).customer()).contains(contact.familyName());
        assertThat(body(boss.get("/quotes/" + draft))).doesNotContain(contact.familyName());
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
