package linecard.quotes;

import linecard.Town;
import linecard.Visitor;
import linecard.access.Viewer;
import linecard.contacts.Contacts;
import linecard.database.Bound;
import linecard.quotes.Quote.State;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// What was sent stays as it was, with a number and until its day; what waits for approval is not sent.
class SentQuotesTest extends QuoteDesk {

    @Autowired linecard.Stage founding;
    @Autowired Contacts contacts;
    @Autowired ApprovalLetters approvals;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transactions;

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

    private @Nullable Integer asked(Viewer viewer) {
        return transactions.execute(_ -> sql.sql("""
                select count(*) from mail.letter where once like 'quote waits %' and to_address = :to
                """).param("to", viewer.user().email()).query(Integer.class).single());
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
}
