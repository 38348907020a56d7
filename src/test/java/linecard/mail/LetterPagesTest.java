package linecard.mail;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.List;
import java.util.UUID;

import static linecard.words.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

/// The outbox as owners see it, and nobody else.
@LinecardTest
class LetterPagesTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @Autowired Outbox outbox;

    @Test
    void an_empty_outbox_teaches_and_says_that_no_server_is_set() {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", ENGLISH));
        assertThat(owner.get("/letters")).hasStatusOk().bodyText().contains("No letter was written yet",
                "No mail server is set, so letters wait here", "LINECARD_SMTP_URL", "Send a test letter")
                .doesNotContain("/letters.csv");
        assertThat(Visitor.body(new Visitor(program, stage.company()).get("/letters")))
                .contains("Még egy levél sem készült", "Nincs beállítva levelezőkiszolgáló", "Próbalevél küldése");
    }

    @Test
    void a_test_letter_is_written_to_whoever_asks() {
        var viewer = stage.company("US", "USD", "months:1", ENGLISH);
        var owner = new Visitor(program, viewer);
        var asked = owner.post("/letters");
        assertThat(asked).hasStatus(303);
        assertThat(Visitor.body(owner.get("/letters/" + Visitor.led(asked)))).contains("A test letter from Linecard",
                viewer.user().email(), "Waiting", "Send at once");
        assertThat(Visitor.body(owner.get("/letters"))).contains("A test letter from Linecard", "/letters.csv");
    }

    @Test
    void letters_are_narrowed_and_exported_as_shown() {
        var viewer = stage.company("US", "USD", "months:1", ENGLISH);
        var owner = new Visitor(program, viewer);
        add(viewer, "Anna", "anna@duna.example", "First");
        add(viewer, "Béla", "not an address", "Second");
        assertThat(Visitor.body(owner.get("/letters?state=given_up"))).contains("Second", "Not sent",
                "This is not an e-mail address").doesNotContain("First");
        assertThat(Visitor.body(owner.get("/letters?q=ANNA@"))).contains("First").doesNotContain("Second");
        assertThat(Visitor.body(owner.get("/letters?q=nothing"))).contains("Drop all filters");
        assertThat(Visitor.body(owner.get("/letters?q=%25&state=' or 1=1"))).doesNotContain("First");
        assertThat(Visitor.body(owner.get("/letters.csv?state=waiting"))).contains("anna@duna.example")
                .doesNotContain("Second");
        assertThat(owner.get("/letters.json?state=given_up")).bodyJson().isLenientlyEqualTo("""
                [{"name": "Béla", "address": "not an address", "subject": "Second", "state": "given_up", "tries": 0}]
                """);
    }

    @Test
    void one_that_did_not_go_is_sent_again_to_a_better_address() {
        var viewer = stage.company();
        var owner = new Visitor(program, viewer);
        var id = add(viewer, "Béla", "bela@", "Elszámolás");
        assertThat(Visitor.body(owner.get("/letters/" + id))).contains("Nem ment el", "A @ utáni rész nem szabályos",
                "Újraküldés");
        var refused = owner.post("/letters/" + id + "/repetition", "to", "béla@duna.example");
        assertThat(refused).hasStatus(422).bodyText().contains("A @ előtti rész nem szabályos", "béla@duna.example");
        assertThat(owner.post("/letters/" + id + "/repetition")).hasStatus(422);
        assertThat(owner.post("/letters/" + id + "/repetition", "to", "x".repeat(100_000) + "@duna.example"))
                .hasStatus(422);
        assertThat(owner.post("/letters/" + id + "/repetition", "to", "bela@duna.example")).hasStatus(303);
        assertThat(Visitor.body(owner.get("/letters/" + id))).contains("Várakozik", "bela@duna.example")
                .doesNotContain("Nem ment el");
    }

    @Test
    void what_a_letter_says_is_shown_as_text() {
        var viewer = stage.company();
        var id = add(viewer, "<script>name</script>", "anna@duna.example", "<script>subject</script>");
        var owner = new Visitor(program, viewer);
        for (var page : List.of("/letters", "/letters/" + id)) {
            assertThat(Visitor.body(owner.get(page))).contains("&lt;script&gt;subject")
                    .doesNotContain("<script>subject", "<script>name", "<script>body");
        }
    }

    @Test
    void nobody_but_owners_sees_letters_not_even_those_they_caused() {
        var viewer = stage.company();
        var finance = stage.member(viewer, Role.FINANCE, null, null, null);
        var id = add(finance, "Anna", "anna@duna.example", "Elszámolás");
        assertThat(new Visitor(program, finance).get("/letters/" + id)).hasStatus(403);
        assertThat(Bound.call(finance.binding(), () -> outbox.find(finance, null, "", 1)).rows()).isEmpty();
        assertThat(new Visitor(program, viewer).get("/letters/" + id)).hasStatusOk();
        assertThat(new Visitor(program, stage.company()).get("/letters/" + id)).hasStatus(404);
    }

    @Test
    void programs_read_the_same() throws Exception {
        var viewer = stage.company("US", "USD", "months:1", ENGLISH);
        var id = add(viewer, "Béla", "bela@", "Second");
        var erp = new Program(program, viewer);
        var described = new Described(http);
        var one = described.read("getLetter", erp.get("/api/v1/letters/" + id));
        assertThat(one.path("state").stringValue()).isEqualTo("given_up");
        assertThat(one.path("trouble").stringValue()).startsWith("What stands after the @");
        assertThat(described.read("listLetters", erp.get("/api/v1/letters?state=given_up")).toString())
                .contains("\"subject\":\"Second\"");
        assertThat(described.read("listLetters", erp.get("/api/v1/letters?state=sent")).toString())
                .doesNotContain("Second");
    }

    private UUID add(Viewer viewer, String name, String address, String subject) {
        return Bound.call(viewer.binding(), () -> outbox.add(viewer, new Letter(name, address,
                viewer.language(), subject,
                List.of("<script>body</script>", "Bye"))));
    }
}
