package linecard.subjects;

import linecard.database.Bound;
import linecard.exchange.Import;
import linecard.exchange.ImportDesk;
import linecard.exchange.ImportWalk.Counts;
import linecard.pipeline.Histories;
import linecard.pipeline.History;
import linecard.pipeline.Opportunities;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.Stages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// Opportunities of another system, with real dirt and with planted.
class OpportunityImportTest extends ImportDesk {

    private static final Path MAVEN = Path.of("../shared/data/maven_crm");

    @Autowired Opportunities opportunities;
    @Autowired Histories histories;
    @Autowired Stages stages;

    @BeforeEach
    void stock() {
        walk.taken("accounts", "account,name\nA-1,Acme\nA-2,Brook\n");
        walk.taken("reps", "rep,familyName,givenName,agency\nR1,Frase,Moses,AG\n");
    }

    private List<History> finished() {
        return Bound.call(owner.binding(), () -> histories.finished(owner, Instant.EPOCH));
    }

    @Test
    void a_real_export_comes_in_and_what_it_lacks_is_told_row_by_row() throws IOException {
        var products = Files.readAllLines(MAVEN.resolve("products.csv")).stream().skip(1)
                .map(line -> line.split(",")).map(cells -> cells[0] + "," + cells[0] + "," + cells[1])
                .collect(Collectors.joining("\n"));
        walk.taken("products", "sku,name,category\n" + products);
        walk.taken("accounts", "account,name\n" + Files.readAllLines(MAVEN.resolve("accounts.csv")).stream()
                .skip(1).map(line -> line.split(",")[0]).map(name -> name + "," + name)
                .collect(Collectors.joining("\n")));
        walk.taken("reps", "rep,familyName,givenName,agency\n" + Files.readAllLines(
                MAVEN.resolve("sales_teams.csv")).stream().skip(1).map(line -> line.split(",")[0].split(" "))
                .map(name -> name[0] + " " + name[1] + "," + name[1] + "," + name[0] + ",AG")
                .collect(Collectors.joining("\n")));
        var file = Files.readAllLines(MAVEN.resolve("sales_pipeline.csv")).subList(0, 1001);

        var taken = walk.taken("opportunities", String.join("\n", file));

        long money = file.stream().skip(1).map(line -> line.split(",", -1))
                .filter(cells -> !cells[3].isEmpty() && !cells[7].isEmpty())
                .mapToLong(cells -> Long.parseLong(cells[7]) * 100).sum();
        long homeless = file.stream().filter(line -> line.split(",", -1)[3].isEmpty()).count();
        assertThat(counts(taken)).isEqualTo(
                new Counts(1000, 1000 - homeless, 0, 0, homeless, money));
        assertThat(walk.rejected(taken)).hasSize((int) homeless);
        assertThat(finished().stream().filter(one -> one.outcome() == Outcome.WON)
                .mapToLong(one -> one.moments().getLast().amount().minor()).sum()).isEqualTo(money);
        assertThat(Bound.call(owner.binding(), () -> stages.all(owner)))
                .extracting(linecard.pipeline.Stage::name).contains("Engaging", "Won", "Lost");
        var again = walk.checked("opportunities", String.join("\n", file));
        assertThat(counts(again).same()).isEqualTo(1000 - homeless);
    }

    @Test
    void what_cannot_be_is_rejected_with_its_reason_and_the_rest_is_taken_and_taken_back() {
        var header = "id,name,account,rep,stage,amount,opened,close\n";
        var checked = walk.checked("opportunities", header
                + "1,Pump,A-1,R1,Won,100,2025-01-05,2025-02-05\n"
                + "2,<script>alert(1)</script>,Acme,Moses Frase,Quoted,200,2025-01-05,2099-02-05\n"
                + "3,Pump,Nobody,R1,Won,1,2025-01-05,2025-02-05\n"
                + "4,Pump,A-1,Nobody,Won,1,2025-01-05,2025-02-05\n"
                + "5,Pump,A-1,R1,Won,1,2025-03-05,2025-02-05\n"
                + "6,Pump,A-1,R1,Won,1,2025-03-05,2099-02-05\n"
                + "7,Pump,A-1,R1,Won,-1,2025-03-05,2025-04-05\n"
                + "8,Pump,A-1,R1,,1,2025-03-05,2025-04-05\n"
                + "9,Pump,A-1,R1,Won,99999999999999999,2025-03-05,2025-04-05\n"
                + "10,Pump,A-1,R1," + "x".repeat(61) + ",1,2025-03-05,2025-04-05\n");
        assertThat(counts(checked)).isEqualTo(new Counts(10, 2, 0, 0, 8, 300_00));
        assertThat(walk.page(checked)).contains("2 new stages", "Quoted");
        walk.apply(checked);
        assertThat(finished()).singleElement()
                .satisfies(one -> assertThat(one.moments()).hasSize(2));
        assertThat(walk.browser.get("/opportunities").text()).contains("&lt;script&gt;")
                .doesNotContain("<script>alert");

        var changed = walk.taken("opportunities", header
                + "2,Pump,Acme,Moses Frase,Won,200,2025-01-05,2025-03-05\n");
        assertThat(counts(changed).changed()).isEqualTo(1);
        assertThat(Bound.call(owner.binding(), () -> opportunities.open(owner))).isEmpty();
        assertThat(finished()).hasSize(2);

        undo(changed);
        assertThat(Bound.call(owner.binding(), () -> opportunities.open(owner))).hasSize(1);
        undo(walk.taken("opportunities", header + "20,Pump,A-1,R1,Qualified,5,2025-01-05,\n"));
        assertThat(Bound.call(owner.binding(), () -> opportunities.open(owner))).hasSize(1);
        assertThat(Bound.call(owner.binding(), () -> stages.all(owner)))
                .extracting(linecard.pipeline.Stage::name).containsExactly("Quoted", "Won");
    }

    private void undo(Import source) {
        var at = "/imports/" + source.id();
        assertThat(walk.browser.post(at, at + "/undoing", Map.of()).status()).isEqualTo(303);
        walk.ended(source.id());
    }
}
