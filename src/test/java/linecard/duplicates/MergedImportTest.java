package linecard.duplicates;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.exchange.ImportWalk;
import linecard.exchange.ImportWalk.Counts;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static linecard.Visitor.led;
import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// Files go on naming what was merged: what was booked stays the same, what is new counts for the
/// one that stands for both.
@LinecardTest
class MergedImportTest {

    private static final String ACCOUNTS = "account,name\nA-1,One\nA-2,One again\n";
    private static final String DOCUMENTS = """
            kind,number,date,account,product,net
            invoice,1,2026-03-01,A-2,P-1,100
            """;

    @Autowired Stage stage;
    @Autowired ApplicationContext program;
    @LocalServerPort int port;

    @Test
    void a_file_brought_in_once_more_is_the_same_and_a_new_document_counts_for_the_other() {
        var owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        var walk = ImportWalk.of(owner, program, port);
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\n");
        walk.taken("reps", "rep,last name,agency\nR1,Ash,X\n");
        walk.taken("accounts", ACCOUNTS);
        var assignments = "account,rep,from\nA-2,R1,2026-01-01\n";
        walk.taken("assignments", assignments);
        walk.taken("documents", DOCUMENTS);
        var desk = new Visitor(program, owner);
        var pair = led(desk.post("/duplicates", "first", "A-1", "second", "A-2"));
        var page = Visitor.body(desk.get("/duplicates/" + pair));
        var gone = page.indexOf(">One again</a>") < page.indexOf(">One</a>") ? "second" : "first";
        assertThat(desk.post("/duplicates/" + pair + "/merging", "survivor", gone, "firstVersion", "1",
                "secondVersion", "1", "take-name", gone)).hasStatus(303);
        assertThat(counts(walk.checked("documents", DOCUMENTS))).isEqualTo(new Counts(1, 0, 0, 1, 0, 10_000));
        assertThat(counts(walk.checked("accounts", ACCOUNTS)).same()).isEqualTo(2);
        assertThat(counts(walk.checked("assignments", assignments)).same()).isEqualTo(1);
        var fresh = "kind,number,date,account,product,net\ninvoice,2,2026-12-24,A-2,P-1,70\n";
        assertThat(counts(walk.taken("documents", fresh)).fresh()).isEqualTo(1);
        assertThat(counts(walk.checked("documents", fresh)).same()).isEqualTo(1);
        assertThat(desk.get("/documents.json?from=2026-01-01&to=2026-12-31")).bodyText()
                .containsSubsequence("\"2\"", "\"One\"", "\"1\"", "\"One again\"");
    }
}
