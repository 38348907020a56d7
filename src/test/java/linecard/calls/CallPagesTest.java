package linecard.calls;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Stamp;
import linecard.database.Ids;
import linecard.people.Agreement.Regime;
import linecard.plan.WorkingCalendars;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static linecard.calls.Patch.as;
import static linecard.calls.Patch.made;
import static linecard.calls.Patch.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class CallPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>'; drop table x; --";

    @Autowired Patch.Rooms rooms;
    @Autowired Stage stage;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;

    private Patch patch(Regime regime) {
        return new Patch(rooms, regime);
    }

    private MvcTestResult tell(Visitor anna, Patch patch, String... more) {
        var fields = new String[10 + more.length];
        System.arraycopy(new String[] {"id", Ids.fresh().toString(), "command",
            Ids.fresh().toString(), "account", patch.accounts.getFirst().id().toString(), "day",
            patch.today.toString(), "kind", "visit"}, 0, fields, 0, 10);
        System.arraycopy(more, 0, fields, 10, more.length);
        return anna.post("/calls", fields);
    }

    @Test
    void what_is_changed_after_going_back_to_a_saved_call_is_kept_and_led_to_it() {
        var patch = patch(Regime.AGREED);
        var anna = new Visitor(program, patch.anna);
        var id = Ids.fresh().toString();
        var fields = new String[] {"id", id, "command", Ids.fresh().toString(), "account",
            patch.accounts.getFirst().id().toString(), "day", patch.today.toString(), "kind", "visit",
            "outcome", "informed", "note", "Először"};
        assertThat(anna.post("/calls", fields)).hasStatus(303);
        assertThat(anna.post("/calls", fields)).as("the same twice").hasStatus(303);
        fields[fields.length - 1] = "<i>Másodszor</i>";
        assertThat(anna.post("/calls", fields)).hasStatus(422).bodyText()
                .contains("/calls/" + id + "/edit", "már mentve van", "&lt;i&gt;Másodszor")
                .doesNotContain("href=\"#command\"");
    }

    @Test
    void who_may_not_change_working_time_reads_it_and_is_given_no_field() {
        var patch = patch(Regime.AGREED);
        var finance = stage.member(patch.owner, Role.FINANCE, null, null, null);
        var path = "/reps/" + patch.anna.rep() + "/hours";
        assertThat(body(new Visitor(program, finance).get(path)))
                .contains("Europe/Budapest").doesNotContain("name=\"zone\"");
        assertThat(body(new Visitor(program, patch.anna).get(path))).contains("name=\"zone\"");
    }

    @Test
    void a_rep_tells_of_a_call_and_the_manager_answers_on_the_report() {
        var patch = patch(Regime.AGREED);
        var anna = new Visitor(program, patch.anna);
        var owner = new Visitor(program, patch.owner);
        assertThat(owner.post("/accounts/" + patch.accounts.getFirst().id() + "/questions", "id",
                Ids.fresh().toString(), "content", HOSTILE)).hasStatus(303);
        assertThat(body(anna.get("/calls"))).contains("Alfa Kft.", "Érdeklődik", "kérdés: 1")
                .doesNotContain("<script>alert");
        var form = body(anna.blank("/calls/new?account=" + patch.accounts.getFirst().id()));
        var question = form.replaceAll("(?s).*name=\"question\" value=\"([^\"]+)\".*", "$1");
        var told = tell(anna, patch, "outcome", "interested", "nextIn", "week", "note", HOSTILE,
                "privateNote", "Csak nekem", "competitor", "Rivális Kft.", "sample", "true",
                "question", question, "answer-" + question, "Két szivattyút");
        assertThat(told).hasStatus(303);
        assertThat(body(anna.get("/calls"))).contains("1", "minta");
        var list = body(owner.get("/calls/all"));
        var id = list.replaceAll("(?s).*/calls/([0-9a-f-]{36})\".*", "$1");
        assertThat(body(owner.get("/calls/" + id))).contains("&lt;script&gt;", "Rivális Kft.")
                .doesNotContain("<script>alert", "Csak nekem");
        assertThat(body(anna.get("/calls/" + id))).contains("Csak nekem");
        assertThat(body(owner.get("/call-questions"))).contains("Két szivattyút");
        assertThat(owner.post("/calls/" + id + "/consequences", "caused", "sample", "on",
                patch.today.toString(), "content", "Elküldve")).hasStatus(303);
        for (var wrong : List.of(patch.today.plusDays(1), patch.today.minusYears(1))) {
            assertThat(owner.post("/calls/" + id + "/consequences", "caused", "sample", "on",
                    wrong.toString(), "content", "Sose")).hasStatus(422).bodyText()
                    .contains("a mai nap közé essen", "Sose");
        }
        assertThat(body(anna.get("/calls/" + id))).contains("Minta elküldve");
        var report = anna.post("/call-reports", "day", patch.today.toString());
        assertThat(report).hasStatus(303);
        var path = "/call-reports/" + led(report);
        assertThat(owner.post(path + "/remarks", "id", Ids.fresh().toString(), "content",
                "Kérdezd meg a határidőt.")).hasStatus(303);
        assertThat(body(anna.get(path))).contains("Kérdezd meg a határidőt.");
        assertThat(tell(anna, patch, "outcome", "order")).hasStatus(422);
        assertThat(tell(anna, patch, "outcome", "order", "reason", "Kimaradt")).hasStatus(303);
        assertThat(body(owner.get(path))).contains("Kimaradt", "2. változat");
        assertThat(body(owner.get(path + "?version=1"))).contains("Ez a beküldött 1. változat");
        assertThat(body(owner.get("/calls/team"))).contains("Szűcs Anna", "Megállapodás szerint");
        assertThat(body(owner.get("/reps/" + patch.annaRep.id() + "/effort"))).contains("<svg")
                .as("what a phone shows of a week first")
                .containsSubsequence("Hét</th>", "Megtartott</th>", "Munkanapok</th>");
        assertThat(new Visitor(program, patch.cecil).get("/calls/" + id)).hasStatus(404);
        assertThat(new Visitor(program, patch.bela).get(path)).hasStatus(404);
    }

    /// Calls in one of so many weeks alone vary by the root of one less.
    @Test
    void the_team_as_a_file_has_its_variation_as_a_number_and_none_where_nobody_called() {
        var patch = patch(Regime.AGREED);
        var then = Instant.now().minus(Duration.ofDays(14));
        var told = made(Outcome.ORDER);
        var sent = new Sent(Ids.fresh(), Ids.fresh(), patch.accounts.getFirst().id(), patch.annaRep.id(),
                patch.today.minusDays(14), told, CallRules.changed(null, told, new Stamp(then, "phone")),
                List.of(), "phone", then, false, null, null);
        as(patch.anna, () -> rooms.book().take(patch.anna, patch.annaRep, sent, then));
        var rows = JsonMapper.builder().build().readTree(body(
                new Visitor(program, patch.owner).get("/calls/team.json")));
        for (var row : rows) {
            if (row.path("repCode").stringValue().equals("ANNA")) {
                assertThat(row.path("variation").decimalValue()).isEqualByComparingTo(
                        BigDecimal.valueOf(Math.sqrt(row.path("weeks").intValue() - 1))
                                .setScale(2, RoundingMode.HALF_UP));
            } else {
                assertThat(row.path("variation").isNull()).isTrue();
            }
        }
        assertThat(rows).hasSize(3);
    }

    @Test
    void the_form_says_all_that_is_wrong_and_saves_nothing() {
        var patch = patch(Regime.AGREED);
        var anna = new Visitor(program, patch.anna);
        var wrong = tell(anna, patch, "outcome", "weather", "nextOn", "tegnap", "line", "x", "note",
                "x".repeat(4001), "competitor", "y".repeat(200));
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong)).contains("#outcome", "#nextOn", "#line", "#note", "#competitors");
        assertThat(body(wrong)).as("what was typed").contains("y".repeat(200));
        assertThat(tell(anna, patch)).hasStatus(422);
        assertThat(anna.post("/calls", "id", Ids.fresh().toString(), "command",
                Ids.fresh().toString(), "account", patch.accounts.getFirst().id().toString(),
                "day", "2009-01-01", "kind", "visit", "outcome", "order")).hasStatus(422);
        assertThat(anna.post("/calls", "account", UUID.randomUUID().toString())).hasStatus(404);
        assertThat(anna.post("/calls", "id", "x")).as("no account: choose one").hasStatus(303);
        assertThat(body(anna.get("/calls/all"))).contains("Itt nincs látogatás");
    }

    @Test
    void a_rep_enters_a_call_from_the_page_of_the_account() {
        var patch = patch(Regime.AGREED);
        var account = patch.accounts.getFirst().id();
        var entry = "/calls/new?account=" + account;
        var anna = new Visitor(program, patch.anna);
        assertThat(body(anna.get("/accounts/" + account))).contains(entry);
        assertThat(anna.blank(entry)).hasStatusOk();
        assertThat(body(new Visitor(program, patch.owner).get("/accounts/" + account))).doesNotContain(entry);
    }

    @Test
    void a_quota_says_a_number_for_a_day_or_a_week() {
        var patch = patch(Regime.AGREED);
        var owner = new Visitor(program, patch.owner);
        var none = owner.post("/call-quotas", "whose", "", "daily", "", "weekly", "", "from", "2026-01-01");
        assertThat(none).hasStatus(422);
        assertThat(owner.post("/call-quotas", "whose", "", "weekly", "12", "from", "2026-01-01",
                "customerType", "Nincs ilyen")).hasStatus(422).bodyText().contains("A listából válasszon");
        assertThat(body(none)).contains("hány legyen naponta vagy hetente");
        assertThat(owner.post("/call-quotas", "whose", "", "daily", "", "weekly", "12", "from", "2026-01-01"))
                .hasStatus(303);
    }

    /// What must be absent, and what must be there, under each regime.
    @Test
    void a_regime_bounds_what_is_on_the_screens() {
        for (var regime : Regime.values()) {
            var patch = patch(regime);
            var anna = new Visitor(program, patch.anna);
            var owner = new Visitor(program, patch.owner);
            // today is worked, on a weekend too: else nothing is asked for it
            as(patch.owner, () -> program.getBean(WorkingCalendars.class)
                    .add(patch.owner, patch.today, true, "Munkanap"));
            assertThat(owner.post("/call-quotas", "whose", "rep:" + patch.annaRep.id(), "daily", "8",
                    "from", "2024-01-01")).hasStatus(303);
            patch.taken(patch.sent(made(Outcome.ORDER), note("Jegyzet", false)));
            boolean isFree = regime == Regime.VOLUNTARY;
            var home = body(anna.get("/calls"));
            assertThat(home.contains("required")).as(regime + " outcome").isEqualTo(!isFree);
            assertThat(home.contains("Saját célszám")).as(regime + " aim").isEqualTo(isFree);
            var effort = body(owner.get("/reps/" + patch.annaRep.id() + "/effort"));
            for (var control : List.of("Késve rögzített", "Hiányzó", "Kvótát elérő")) {
                assertThat(effort.contains(control)).as(regime + " " + control).isEqualTo(!isFree);
            }
            assertThat(anna.post("/calls/plan", "day", patch.today.plusDays(3).toString(), "account",
                    patch.accounts.getLast().id().toString())).hasStatus(303);
            assertThat(body(owner.get("/calls/all")).contains("Gamma Bt.")).as(regime + " plans")
                    .isEqualTo(!isFree);
            assertThat(body(new Visitor(program, patch.firm).get("/calls/all"))).contains("Gamma Bt.");
            var plan = owner.get("/calls/plan?rep=" + patch.annaRep.id());
            assertThat(plan).as(regime + " planning")
                    .hasStatus(regime == Regime.REQUIRED ? 200 : 403);
            var log = "/agencies/" + patch.agency.id() + "/monitoring";
            assertThat(owner.post(log, "feature", "lock", "on", "true", "from",
                    patch.today.toString())).as(regime + " check")
                    .hasStatus(regime == Regime.REQUIRED ? 303 : 422);
            assertThat(owner.post(log, "feature", "lock", "on", "true", "from", "soon", "reason",
                    "Közös kérés")).hasStatus(422).bodyText()
                    .contains("id=\"from-error\"", "value=\"soon\"");
            assertThat(owner.post(log, "feature", "lock", "on", "true", "from",
                    patch.today.toString(), "reason", "Közös kérés")).hasStatus(303);
            for (var said : List.of("Közös kérés", "/monitoring.csv")) {
                assertThat(body(anna.get("/monitoring")).contains(said)).as(said)
                        .isEqualTo(regime != Regime.REQUIRED);
            }
        }
    }

    @Test
    void a_photo_is_drawn_anew_and_nothing_else_is_taken() throws IOException {
        var patch = patch(Regime.AGREED);
        var call = patch.taken(patch.sent(made(Outcome.ORDER)));
        var anna = new Visitor(program, patch.anna);
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", picture);
        assertThat(photo(patch, call, picture.toByteArray())).hasStatus(303);
        var shown = body(anna.get("/calls/" + call));
        var path = shown.replaceAll("(?s).*(/call-photos/[0-9a-f-]{36})\".*", "$1");
        var sent = anna.get(path).getResponse();
        assertThat(sent.getContentType()).isEqualTo("image/jpeg");
        assertThat(sent.getContentAsByteArray()[0] & 0xff).isEqualTo(0xff);
        var cut = Arrays.copyOf(picture.toByteArray(), picture.size() - 20);
        var hostile = List.of(cut, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8),
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8), new byte[0],
                new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3});
        for (var content : hostile) assertThat(photo(patch, call, content)).hasStatus(422);
        assertThat(anna.post(path + "/removal")).hasStatus(303);
        assertThat(anna.get(path)).hasStatus(404);
    }

    private MvcTestResult photo(Patch patch, UUID call, byte[] content) {
        return browser.post().uri("/o/" + patch.owner.organisation().slug() + "/calls/" + call
                + "/photos").multipart().file(new MockMultipartFile("photo", "a.png", null, content))
                .cookie(stage.session(patch.anna)).with(csrf()).exchange();
    }

    @Test
    void planned_calls_are_a_private_calendar_until_the_address_ends() throws IOException {
        var patch = patch(Regime.AGREED);
        var anna = new Visitor(program, patch.anna);
        assertThat(anna.get("/calls/planned.ics").getResponse().getContentAsString())
                .as("nothing planned").contains("BEGIN:VTIMEZONE", "END:VCALENDAR");
        assertThat(anna.post("/calls/plan", "day", patch.today.plusDays(3).toString(), "account",
                patch.accounts.getFirst().id().toString())).hasStatus(303);
        var file = anna.get("/calls/planned.ics").getResponse();
        assertThat(file.getContentAsString()).contains("BEGIN:VCALENDAR", "SUMMARY:Alfa Kft.",
                "DTSTART;VALUE=DATE:", "UID:");
        var made = body(anna.post("/reps/" + patch.annaRep.id() + "/feed"));
        var address = made.replaceAll("(?s).*(/feeds/[A-Za-z0-9_-]{43})\".*", "$1");
        assertThat(browser.get().uri(address).exchange()).hasStatusOk().bodyText()
                .contains("SUMMARY:Alfa Kft.");
        var other = address.substring(0, address.length() - 1) + (address.endsWith("A") ? "E" : "A");
        assertThat(browser.get().uri(other).exchange()).hasStatus(404);
        assertThat(anna.post("/reps/" + patch.annaRep.id() + "/feed/removal")).hasStatus(303);
        assertThat(browser.get().uri(address).exchange()).hasStatus(404);
    }
}
