package linecard.calls;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.State;
import linecard.paper.Filled;
import linecard.people.Agreement.Regime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

import static linecard.Visitor.body;
import static linecard.calls.Patch.as;
import static linecard.calls.Patch.made;
import static org.assertj.core.api.Assertions.assertThat;

/// A sheet goes out on paper, comes back as a scan, and becomes the same calls.
@LinecardTest
class ScanTest {

    @Autowired Patch.Rooms rooms;
    @Autowired Stage stage;
    @Autowired Calls calls;
    @Autowired Notes notes;
    @Autowired SheetBook sheets;
    @Autowired ScanBook scans;
    @Autowired ScanLines lines;
    @Autowired SureLines sure;
    @Autowired CallReports reports;
    @Autowired Tables tables;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;

    private Patch patch;
    private Visitor anna;
    private Scanner scanner;
    private UUID planned;

    @BeforeEach
    void plan() {
        patch = new Patch(rooms, Regime.AGREED);
        anna = new Visitor(program, patch.anna);
        scanner = new Scanner(browser, stage, tables, sheets, patch, anna);
        planned = patch.taken(patch.sent(Told.planned(Kind.VISIT)));
    }

    private List<ScanLine> open() {
        return as(patch.anna, () -> lines.open(patch.anna, patch.annaRep.id()));
    }

    @Test
    void what_was_ticked_becomes_the_planned_call_once_confirmed() throws IOException {
        var sheet = scanner.printed("hu", "a4");
        var scan = new Filled(sheet, 0).tick(0, "kind", "phone").tick(0, "purpose", "quote")
                .tick(0, "outcome", "interested").tick(0, "seen", "sample")
                .tick(0, "nextStep", "visit").note(0).file("png");
        var id = scanner.read(scan);
        assertThat(body(anna.get("/calls/scans/" + id))).contains("lap.png", "a lapon: 1. oldal");
        assertThat(as(patch.anna, () -> calls.of(patch.anna, planned)).told().state())
                .isEqualTo(State.PLANNED);
        var line = open().getFirst();
        assertThat(line.doubtful()).isZero();
        assertThat(line.images()).containsExactly("notes");
        var address = "/calls/scans/lines/" + line.id();
        assertThat(body(anna.get(address))).contains("Alfa Kft.", "value=\"interested\" checked");
        var image = anna.get(address + "/image?place=notes").getResponse();
        assertThat(image.getContentType()).isEqualTo("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(image.getContentAsByteArray())).getWidth())
                .isGreaterThan(300);
        var answer = anna.post(address, "command", UUID.randomUUID().toString(), "version", "1",
                "day", patch.today.toString(), "kind", "phone", "purpose", "quote",
                "outcome", "interested", "sample", "true", "nextStep", "visit", "note", "Visszahívni");
        assertThat(answer).hasStatus(303);
        var call = as(patch.anna, () -> calls.of(patch.anna, planned));
        assertThat(call.told().kind()).isEqualTo(Kind.PHONE);
        assertThat(call.told().outcome()).isEqualTo(Outcome.INTERESTED);
        assertThat(call.told().purpose()).isEqualTo(Purpose.QUOTE);
        assertThat(call.told().nextStep()).isEqualTo(NextStep.VISIT);
        assertThat(call.told().sampleAsked()).isTrue();
        assertThat(as(patch.anna, () -> notes.of(patch.anna, List.of(planned))).get(planned))
                .extracting(Note::content).containsExactly("Visszahívni");
        assertThat(open()).isEmpty();
        assertThat(anna.post(address, "command", UUID.randomUUID().toString(), "version", "1",
                "day", patch.today.toString(), "kind", "visit", "outcome", "order")).hasStatus(409);
    }

    @Test
    void what_was_read_for_sure_is_shown_confirmed_at_one_go_and_taken_back() throws IOException {
        var before = patch.taken(at(0, patch.today.minusDays(3), new Told(State.MADE, Kind.VISIT, null,
                null, Outcome.LATER, NextStep.CALL, patch.today.plusDays(9), List.of(), List.of(),
                List.of(), false, false, false, List.of())));
        patch.taken(at(1, patch.today, Told.planned(Kind.VISIT)));
        patch.taken(at(2, patch.today, Told.planned(Kind.VISIT)));
        scanner.read(new Filled(scanner.printed("hu", "a4"), 0).tick(0, "outcome", "interested")
                .tick(0, "seen", "quote").takeBack(1, "outcome", "order")
                .tick(2, "outcome", "order").note(2).file("png"));
        assertThat(open()).hasSize(3);
        assertThat(body(anna.get("/calls/sheets"))).contains("1 biztosan olvasott sor");
        var shown = body(anna.get("/calls/scans/sure"));
        assertThat(shown).contains("Alfa Kft.", "Érdeklődik", "További 2 sort")
                .doesNotContain("Béta Zrt.", "Gamma Bt.");
        var line = open().getFirst();
        for (var wrong : List.of("", "x", line.id() + ":7", UUID.randomUUID() + ":1",
                open().getLast().id() + ":1")) {
            assertThat(anna.post("/calls/scans/confirmations", "line", wrong)).as(wrong).hasStatus(422);
        }
        confirm(line);
        assertThat(as(patch.anna, () -> calls.of(patch.anna, planned)).told().quoteAsked()).isTrue();
        assertThat(task(before)).as("closed by the later call").isTrue();
        assertThat(anna.post("/calls/scans/confirmations", "line", line.id() + ":1")).hasStatus(422);
        var batch = batches().getFirst();
        assertThat(new Visitor(program, patch.bela).post(takingBack(batch))).hasStatus(404);
        assertThat(anna.post(takingBack(batch))).hasStatus(303);
        assertThat(as(patch.anna, () -> calls.of(patch.anna, planned)).told())
                .isEqualTo(Told.planned(Kind.VISIT));
        assertThat(task(before)).as("open again").isFalse();
        assertThat(open()).hasSize(3);
        assertThat(anna.post(takingBack(batch))).as("only once").hasStatus(404);

        confirm(open().getFirst());
        as(patch.anna, () -> reports.submit(patch.anna, patch.annaRep, patch.today, patch.today));
        assertThat(anna.post(takingBack(batches().getFirst()))).hasStatus(303);
        assertThat(as(patch.anna, () -> reports.ofDay(patch.anna, patch.annaRep.id(), patch.today))
                .orElseThrow().latest().reason()).isEqualTo("Egy beszkennelt lap sorai visszavonva.");

        confirm(open().getFirst());
        var call = as(patch.anna, () -> calls.of(patch.anna, planned));
        patch.taken(new Sent(UUID.randomUUID(), planned, call.account(), call.rep(), call.day(),
                made(Outcome.ORDER), Map.of(Told.Field.OUTCOME, new Call.Stamp(Instant.now(), "phone")),
                List.of(), "phone", Instant.now(), false, null, null));
        anna.post(takingBack(batches().getFirst()));
        assertThat(as(patch.anna, () -> calls.of(patch.anna, planned)).told().outcome())
                .as("changed since").isEqualTo(Outcome.ORDER);
        assertThat(batches()).hasSize(1);
    }

    @Test
    void a_line_of_a_day_to_come_is_looked_at_with_what_was_read_and_told_why_not() throws IOException {
        patch.taken(at(1, patch.today.plusWeeks(1), Told.planned(Kind.VISIT)));
        scanner.read(new Filled(scanner.printed(patch.today.plusWeeks(1), "hu", "a4", 0), 0)
                .tick(0, "kind", "visit").tick(0, "outcome", "order").file("png"));
        assertThat(body(anna.get("/calls/sheets"))).doesNotContain("biztosan olvasott");
        assertThat(body(anna.get("/calls/scans/sure"))).doesNotContain("Béta Zrt.");
        var path = "/calls/scans/lines/" + open().getFirst().id();
        assertThat(body(anna.get(path))).contains("<details class=\"more\" open>", "Béta Zrt.");
        var refused = anna.post(path, "command", UUID.randomUUID().toString(), "version", "1",
                "day", patch.today.plusWeeks(1).toString(), "kind", "visit", "outcome", "order");
        assertThat(refused).hasStatus(422).bodyText().contains("Ez a nap még nem jött el");
    }

    private void confirm(ScanLine line) {
        assertThat(anna.post("/calls/scans/confirmations", "line", line.id() + ":" + line.version()))
                .hasStatus(303);
        assertThat(as(patch.anna, () -> calls.of(patch.anna, planned)).told().outcome())
                .isEqualTo(Outcome.INTERESTED);
    }

    private Sent at(int account, LocalDate day, Told told) {
        var sent = patch.sent(told);
        return new Sent(sent.command(), sent.call(), patch.accounts.get(account).id(), sent.rep(), day,
                told, sent.stamps(), List.of(), "phone", sent.sentAt(), false, null, null);
    }

    private boolean task(UUID call) {
        return tables.admin().sql("select done_at is not null from pipeline.task where call_id = :call")
                .param("call", call).query(Boolean.class).single();
    }

    private List<SureLines.Batch> batches() {
        return as(patch.anna, () -> sure.batches(patch.anna, patch.annaRep.id(), Instant.now()));
    }

    private static String takingBack(SureLines.Batch batch) {
        return "/calls/scans/confirmations/" + batch.id() + "/undoing";
    }

    @Test
    void a_line_by_hand_a_void_one_and_a_doubtful_box_wait_for_eyes() throws IOException {
        var sheet = scanner.printed("en", "letter");
        scanner.read(new Filled(sheet, 0).tick(0, "void", "line").tick(0, "outcome", "order")
                .account(1).tick(1, "kind", "visit").takeBack(1, "outcome", "order").file("jpeg"));
        var line = open().getFirst();
        assertThat(open()).hasSize(1);
        assertThat(line.images()).contains("title", "outcome order");
        assertThat(line.only("outcome")).isEmpty();
        var address = "/calls/scans/lines/" + line.id();
        assertThat(body(anna.get(address))).contains("image?place=outcome+order", "image?place=title");
        assertThat(anna.post(address, "command", UUID.randomUUID().toString(), "version", "1",
                "day", patch.today.toString(), "kind", "visit", "outcome", "later",
                "account", "Nincs Ilyen Kft.")).hasStatus(422);
        assertThat(anna.post(address, "command", UUID.randomUUID().toString(), "version", "1",
                "day", patch.today.toString(), "kind", "visit", "outcome", "later",
                "account", "béta zrt.")).hasStatus(303);
        var call = as(patch.anna, () -> calls.of(patch.anna,
                UUID.fromString(sheet.lines().get(1).code())));
        assertThat(call.account()).isEqualTo(patch.accounts.get(1).id());
        assertThat(as(patch.anna, () -> calls.of(patch.anna, planned)).told().state())
                .isEqualTo(State.PLANNED);
    }

    @Test
    void the_same_sheet_again_changes_nothing_not_even_beside_the_phone() throws IOException {
        var sheet = scanner.printed("hu", "a4");
        var filled = new Filled(sheet, 0).tick(0, "kind", "visit").tick(0, "outcome", "order");
        var id = scanner.read(filled.file("png"));
        assertThat(as(patch.anna, () -> scans.pages(patch.anna, id)))
                .extracting(ScanBook.Page::hint).containsExactly("");
        var address = "/calls/scans/lines/" + open().getFirst().id();
        patch.taken(patch.sent(made(Outcome.ORDER)));
        anna.post(address, "command", UUID.randomUUID().toString(), "version", "1",
                "day", patch.today.toString(), "kind", "visit", "outcome", "order");
        assertThat(as(patch.anna, () -> calls.ofDay(patch.anna, patch.annaRep.id(), patch.today)))
                .hasSize(1);
        assertThat(scanner.read(filled.file("png"))).isEqualTo(id);
        var again = scanner.read(filled.file("jpeg"));
        assertThat(again).isNotEqualTo(id);
        assertThat(open()).isEmpty();
        assertThat(as(patch.anna, () -> scans.pages(patch.anna, again)).getFirst().freshLines()).isZero();
        assertThat(as(patch.anna, () -> scans.content(patch.anna, again))).isEmpty();
    }

}
