package linecard.subjects;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.exchange.ImportWalk;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.util.List;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// Columns are known by the names that other programs give them.
@LinecardTest
class ColumnNamesTest {

    @Autowired Stage stage;
    @Autowired ApplicationContext program;
    @LocalServerPort int port;

    @Test
    void codes_and_names_are_told_apart_by_what_other_programs_call_them() {
        var owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        var walk = ImportWalk.of(owner, program, port);
        for (var pair : List.of("Item no,Item description", "Item number,Item", "Part no.,Description",
                "Part number,Part", "SKU,Product", "Product,Description", "Cikkszám,Megnevezés", "Cikkszám,Cikk",
                "Termékkód,Termék", "Code,Name", "Kód,Név")) {
            var code = "P-" + pair.hashCode();
            assertThat(counts(walk.taken("products", pair + ",Category\n" + code + ",Pump,PUMP\n")).fresh())
                    .as(pair).isOne();
            var turned = pair.replaceFirst("(.*),(.*)", "$2,$1");
            assertThat(counts(walk.checked("products", turned + ",Category\nPump," + code + ",PUMP\n")).same())
                    .as(turned).isOne();
        }
        for (var pair : List.of("Code,Name", "Kód,Név")) {
            assertThat(counts(walk.taken("accounts", pair + "\nC-" + pair.hashCode() + ",One\n")).fresh())
                    .as(pair).isOne();
        }
        for (var pair : List.of("Customer ID,Customer", "Customer no.,Customer", "Account number,Account",
                "Vevőkód,Vevő", "Vevő,Vevő neve", "Partnerkód,Partner", "Ügyfélkód,Ügyfél")) {
            var code = "A-" + pair.hashCode();
            assertThat(counts(walk.taken("accounts", pair + "\n" + code + ",One\n")).fresh()).as(pair).isOne();
            assertThat(counts(walk.taken("documents", "Kind,Date,Net amount,Document number,Item no,Line," + pair
                    + "\ninvoice,2026-03-01,100," + code + ",P-" + "SKU,Product".hashCode() + ",PUMP,"
                    + code + ",One\n")).fresh()).as(pair).isOne();
        }
    }

    @Test
    void an_account_and_a_rep_are_known_by_the_same_names_in_every_file() {
        var owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        var walk = ImportWalk.of(owner, program, port);
        assertThat(counts(walk.taken("accounts", "Customer no.,Customer\nA-1,One\n")).fresh()).isOne();
        assertThat(counts(walk.taken("reps", "Salesperson ID,Name,Agency\nR-1,Bell,BELL\n")).fresh()).isOne();
        for (var pair : List.of("Customer no.,Salesperson ID", "Account number,Rep no.", "Customer,Salesperson",
                "Vevőkód,Képviselőkód", "Partnerszám,Ügynök")) {
            assertThat(counts(walk.taken("tasks", "Task,Due date," + pair + "\n" + pair.hashCode()
                    + ",2026-03-01,A-1,R-1\n")).fresh()).as(pair).isOne();
            assertThat(counts(walk.taken("calls", "Call ID,Visit date," + pair + "\n" + pair.hashCode()
                    + ",2026-03-01,A-1,R-1\n")).fresh()).as(pair).isOne();
            assertThat(counts(walk.taken("opportunities", "Deal ID,Stage," + pair + "\n" + pair.hashCode()
                    + ",Need is clear,A-1,R-1\n")).fresh()).as(pair).isOne();
        }
        for (var pair : List.of("Customer no.,Owner", "Customer no.,Assigned to", "Vevőszám,Felelős")) {
            assertThat(counts(walk.taken("tasks", "Task,Due date," + pair + "\n" + pair.hashCode()
                    + ",2026-03-01,A-1,R-1\n")).fresh()).as(pair).isOne();
        }
    }
}
