package linecard.upkeep;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.database.Safekeeping;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import static linecard.words.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class BackupPagesTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired Safekeeping safekeeping;

    @Test
    void an_owner_has_a_backup_made_and_sees_it() throws Exception {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", ENGLISH));
        assertThat(Visitor.body(owner.get("/backups"))).contains("Daily backups are switched off",
                "Back up now", "never; run bin/linecard verify")
                .doesNotContain("made soon after the start");
        int before = safekeeping.backups().bases().size();
        var asked = owner.post("/backups");
        assertThat(asked).hasStatus(303);
        tables.awaitNoJobs();
        assertThat(safekeeping.backups().bases()).hasSize(before + 1);
        var page = Visitor.body(owner.get("/" + Visitor.led(asked)));
        assertThat(page).contains("Done.", safekeeping.backups().bases().getLast().name(),
                "any moment from", safekeeping.backups().folder().toString(), "/backups.csv");
    }

    @Test
    void a_program_has_one_made_and_sees_it() throws Exception {
        var owner = stage.company();
        var erp = new Program(program, owner);
        var described = new Described(http);
        int before = safekeeping.backups().bases().size();
        var begun = described.read("makeBackup", erp.post("/api/v1/backups", "",
                "Idempotency-Key", "nightly"));
        assertThat(described.read("makeBackup", erp.post("/api/v1/backups", "",
                "Idempotency-Key", "nightly"))).isEqualTo(begun);
        tables.awaitNoJobs();
        assertThat(erp.get("/api/v1/jobs/" + begun.path("job").stringValue())).bodyText()
                .contains("\"state\":\"done\"");
        assertThat(safekeeping.backups().bases()).hasSize(before + 1);
        var kept = described.read("getBackups", erp.get("/api/v1/backups"));
        assertThat(kept.at("/bases/0/name").stringValue())
                .isEqualTo(safekeeping.backups().bases().getLast().name());
        assertThat(kept.path("keepsChanges").booleanValue()).isFalse();
    }

    @Test
    void a_day_after_the_last_backup_the_next_is_made() throws Exception {
        if (safekeeping.backups().bases().isEmpty()) safekeeping.take(false);
        var last = safekeeping.backups().bases().getLast().manifest().ended();
        int before = safekeeping.backups().bases().size();
        new DailyBackup(safekeeping, at(last.plusSeconds(86_000))).round();
        assertThat(safekeeping.backups().bases()).hasSize(before);
        new DailyBackup(safekeeping, at(last.plusSeconds(87_000))).round();
        assertThat(safekeeping.backups().bases()).hasSize(before + 1);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
