package linecard.joint;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Visitor;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class JointPagesTest extends JointDesk {

    @Autowired Accounts accounts;
    @Autowired ProductLines lines;
    @Autowired Documents documents;
    @Autowired ReviewReminders reminders;

    private static String stamp(Visitor by, String plan) {
        return body(by.get(plan)).replaceAll("(?s).*name=\"stamp\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void what_both_marked_is_agreed_until_something_changes() {
        var plan = begun();
        assertThat(desk.post(plan + "/mark", "stamp", stamp(desk, plan))).hasStatus(422).bodyText()
                .contains("nincs mit elfogadni");
        written(desk, plan, "kind", "note", "topic", "aims", "content", "Több szivattyú", "seen", "shared");
        var old = stamp(rep, plan);
        written(desk, plan, "kind", "note", "topic", "rivals", "content", "Senki", "seen", "shared");
        assertThat(rep.post(plan + "/mark", "stamp", old)).hasStatus(422).bodyText().contains("Közben valami");
        assertThat(rep.post(plan + "/mark", "stamp", stamp(rep, plan))).hasStatus(303);
        assertThat(body(desk.get(plan))).contains("egyik fél elfogadta", "Én is elfogadom");
        assertThat(desk.post(plan + "/mark", "stamp", stamp(desk, plan))).hasStatus(303);
        assertThat(body(desk.get(plan))).contains("mindkét fél elfogadta").doesNotContain("name=\"stamp\"");
        written(rep, plan, "kind", "note", "topic", "aims", "content", "Titkom", "seen", "rep");
        assertThat(body(rep.get(plan))).as("what one keeps changes nothing").contains("mindkét fél elfogadta");
        var changed = entry(owner, "Senki");
        rep.post("/joint-entries/" + changed, "version", "1", "topic", "rivals", "content", "Egy új", "seen",
                "shared");
        assertThat(body(desk.get(plan))).contains("elfogadás óta módosult", "<del>", "Egy új");
        desk.post(plan + "/mark", "stamp", stamp(desk, plan));
        var page = body(desk.get(plan));
        assertThat(page).contains("2. változat", "Mind (2 változat)");
        var first = page.replaceAll("(?s).*/joint-editions/([0-9a-f-]{36})\">1\\. változat.*", "$1");
        assertThat(body(rep.get("/joint-editions/" + first))).contains("Senki").doesNotContain("Egy új", "Titkom");
        assertThat(body(desk.get("/joint-plans"))).contains("egyik fél elfogadta");
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                insert into joint.edition_entry (organisation_id, edition_id, rep_id, entry_id, kind, content, answer,
                                                 who)
                select organisation_id, id, rep_id, uuidv7(), 'note', 'x', '', '' from joint.edition limit 1
                """).update()))).isInstanceOf(DataAccessException.class).hasMessageContaining("is marked");
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                insert into joint.mark (organisation_id, edition_id, rep_id, side, by_name)
                select organisation_id, id, rep_id, 'rep', 'x' from joint.edition where number = 2
                """).update()))).as("for the other side").isInstanceOf(DataAccessException.class);
    }

    @Test
    void white_space_is_what_others_like_it_buy_and_it_does_not() {
        var plan = begun();
        var other = new ProductLine(Ids.fresh(), null, "VALVES", "Szelepek", false, 1);
        Bound.run(owner.binding(), () -> {
            lines.add(owner, other);
            var booked = new ArrayList<Booking>();
            for (int i = 0; i < 5; i++) {
                var account = new Account(Ids.fresh(), null, null, "W" + i, "Más " + i, "", "HU", "", "", "", "", "",
                        "", false, false, 1);
                accounts.add(owner, account);
                booked.add(new Booking(Kind.INVOICE, "W-" + i, account.id(), null, TODAY.minusMonths(2), "", List.of(
                        new Booking.Line(null, i < 4 ? other.id() : company.north().id("product-line"), 1000, 100_00,
                                null))));
            }
            documents.book(owner, Ids.fresh(), booked);
        });
        assertThat(body(desk.get(plan))).contains("Szelepek", "5 ügyfélből 4 veszi (80%)");
        assertThat(body(rep.get(plan))).as("counts only, of five or more").contains("5 ügyfélből 4 veszi (80%)");
        Bound.run(owner.binding(), () -> {
            var one = accounts.withCode(owner, "W0").orElseThrow();
            accounts.change(owner, one.withArchived(true, one.version()));
            documents.book(owner, Ids.fresh(), List.of(new Booking(Kind.INVOICE, "W-N",
                    company.north().id("account"), null, TODAY.minusMonths(2), "", List.of(new Booking.Line(null,
                    company.north().id("product-line"), 1000, 70_000_00, null)))));
        });
        assertThat(body(rep.get(plan))).contains("70 000 Ft").doesNotContain("veszi (");
        assertThat(body(desk.get(plan))).contains("4 ügyfélből 3 veszi (75%)");
    }

    @Test
    void both_sides_are_reminded_of_a_review_once() {
        begun();
        var now = TODAY.atTime(LocalTime.of(10, 0)).atZone(owner.organisation().zone()).toInstant();
        for (int again = 0; again < 2; again++) Bound.run(owner.binding(), () -> reminders.remind(owner, now));
        assertThat(tables.admin().sql("""
                select to_address from mail.letter
                where organisation_id = :organisation and once like 'joint review %'
                """).param("organisation", owner.organisation().id()).query(String.class).list())
                .contains(owner.user().email(), inPerson.user().email()).doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_meant_is_refused_in_a_sentence() {
        var plan = begun();
        var account = company.north().id("account").toString();
        var year = "" + TODAY.getYear();
        assertThat(desk.post("/joint-plans", "account", account, "rep", company.north().id("rep").toString(), "period",
                year, "review", "", "lead", "")).hasStatus(422).bodyText().contains("már van terve");
        assertThat(desk.post("/joint-plans", "account", account, "rep", company.south().id("rep").toString(), "period",
                year + "-1", "review", "", "lead", "")).hasStatus(422).bodyText().contains("nem gondozza");
        for (var wrong : List.of("", year + "-5", "1999", "x", "9".repeat(5000))) {
            assertThat(desk.post("/joint-plans", "account", account, "rep", "", "period", wrong, "review", "2026-02-30",
                    "lead", "")).as(wrong).hasStatus(422);
        }
        assertThat(rep.post("/joint-plans", "account", company.south().id("account").toString(), "period", year,
                "review", "", "lead", "")).hasStatus(404);
        var huge = "á".repeat(4001);
        for (var wrong : List.of(
                List.of("kind", "goal", "amount", "-1"), List.of("kind", "goal", "amount", "10 EUR"),
                List.of("kind", "goal", "amount", "9".repeat(40)), List.of("kind", "goal", "amount", ""),
                List.of("kind", "goal", "amount", "1", "line", UUID.randomUUID().toString()),
                List.of("kind", "note", "topic", "aims", "content", huge), List.of("kind", "note", "topic", "'",
                        "content", "x"), List.of("kind", "note", "topic", "aims", "content", "\0"),
                List.of("kind", "person", "contact", company.south().id("contact").toString(), "part", "buys",
                        "stance", "for", "influence", "low"),
                List.of("kind", "risk", "weight", "huge", "content", "x"),
                List.of("kind", "action", "side", "rep", "content", "x", "due", "tegnap"),
                List.of("kind", "action", "side", "rep", "content", huge, "due", TODAY.toString()),
                List.of("kind", "action", "side", "rep", "content", "x", "due", "0001-01-01"))) {
            var fields = new ArrayList<>(wrong);
            fields.addAll(List.of("seen", "shared"));
            var answer = desk.post(plan + "/entries", fields.toArray(String[]::new));
            assertThat(answer).as(String.join(" ", fields.subList(0, 4))).hasStatus(422);
            assertThat(body(answer)).contains("error-summary");
        }
        written(desk, plan, "kind", "note", "topic", "aims", "content", "Egyszer", "seen", "shared");
        assertThat(desk.post(plan + "/entries", "kind", "note", "topic", "aims", "content", "Kétszer", "seen",
                "shared")).hasStatus(422).bodyText().contains("már szerepel a tervben");
        for (var odd : List.of("?show='&rep=x&account=%00", "?page=99999", "?page=-1")) {
            assertThat(desk.get("/joint-plans" + odd)).as(odd).hasStatusOk();
        }
        var told = new Program(program, owner);
        assertThat(told.post("/api/v1" + plan + "/entries", """
                {"kind": "goal", "seen": "rep", "amount": {"minor": 100, "currency": "HUF"}}""")).hasStatus(422);
        assertThat(told.post("/api/v1" + plan + "/entries", """
                {"kind": "goal", "seen": "shared", "amount": {"minor": 100, "currency": "HUF"}}""")).hasStatus(201);
    }
}
