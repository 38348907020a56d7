package linecard.cases;

import linecard.LinecardTest;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// How facts become cases by themselves, and what the clocks do.
@LinecardTest
class CaseRoundsTest extends CaseDesk {

    @Autowired Cases cases;
    @Autowired Openings openings;
    @Autowired Proceedings proceedings;
    @Autowired CaseRounds rounds;

    @Test
    void the_same_fact_opens_one_case_and_none_after_it_was_decided() {
        var agency = company.north().id("agency");
        var source = new Openings.Source(Ids.fresh(), "overlap", "overlap/1/pumps");
        var again = new Openings.Source(Ids.fresh(), "overlap", "overlap/1/pumps");
        var other = new Openings.Source(Ids.fresh(), "overlap", "overlap/1/valves");
        assertThat(found(source, agency)).isTrue();
        assertThat(found(again, agency)).isFalse();
        var id = Bound.call(owner.binding(), () -> cases.after(owner, new CaseFilter(CaseFilter.Group.OPEN,
                null, TODAY), new UUID(0, 0), 100)).stream()
                .filter(one -> one.intake() == ConflictCase.Intake.SIGNAL).findFirst().orElseThrow();
        assertThat(id.severity()).as("a person weighs it").isNull();
        assertThat(CaseRules.OF_SERIOUS).noneMatch(this::holds);
        desk.post("/conflicts/cases/" + id.id() + "/decision", "verdict", "unfounded", "grounds", "Tévedés.");
        assertThat(found(again, agency)).isFalse();
        assertThat(found(other, agency)).isTrue();
        tables.admin().sql("alter table cases.conflict_case disable trigger keep_cases").update();
        try {
            tables.admin().sql("delete from cases.conflict_case where id = :id").param("id", id.id()).update();
        } finally {
            tables.admin().sql("alter table cases.conflict_case enable trigger keep_cases").update();
        }
        assertThat(found(again, agency)).as("the case is gone").isFalse();
    }

    private boolean found(Openings.Source source, UUID agency) {
        return Bound.call(owner.binding(), () -> openings.open(owner, source,
                new Openings.Perceived("Signal", "Why"), Subject.of(agency, rep), TODAY));
    }

    @Test
    void a_signal_that_weighs_opens_a_case_by_itself_and_another_when_somebody_asks() {
        var weighs = signal("overlap", "serious", "a");
        var other = signal("closeness", "notice", "b");
        var own = signal("exclusivity", "serious", "c");
        for (int i = 0; i < 2; i++) Bound.run(owner.binding(), () -> rounds.mind(owner));
        var cased = Bound.call(owner.binding(), () -> cases.after(owner, new CaseFilter(CaseFilter.Group.OPEN, null,
                TODAY), new UUID(0, 0), 100)).stream().filter(one -> one.signal() != null).toList();
        assertThat(cased).extracting(ConflictCase::signal).containsExactly(weighs);
        var ours = led(desk.post("/conflicts/signals/" + own + "/case"));
        assertThat(body(desk.get("/conflicts/cases/" + ours))).as("the right is the rep's")
                .contains("még nincs megnevezve");
        assertThat(CaseRules.OF_SERIOUS).noneMatch(this::holds);
        var taken = led(desk.post("/conflicts/signals/" + other + "/case"));
        assertThat(led(desk.post("/conflicts/signals/" + other + "/case"))).isEqualTo(taken);
        assertThat(body(desk.get("/conflicts/cases/" + taken))).contains("/conflicts/signals/" + other, "MarkN");
        assertThat(desk.post("/conflicts/signals/" + UUID.randomUUID() + "/case")).hasStatus(404);
    }

    private UUID signal(String rule, String severity, String fact) {
        return Bound.call(owner.binding(), () -> transactions.execute(_ -> sql.sql("""
                insert into signals.signal (organisation_id, rule, agency_id, rep_id, severity, evidence, fingerprint)
                values (:organisation, :rule, :agency, :rep, :severity, '[]', repeat(:fact, 64)) returning id
                """)
                .param("organisation", owner.organisation().id()).param("rule", rule)
                .param("agency", company.north().id("agency")).param("rep", rep).param("severity", severity)
                .param("fact", fact).query(UUID.class).single()));
    }

    @Test
    void the_round_tells_once_what_waits_and_deletes_what_is_kept_no_longer() {
        var late = Ids.fresh();
        Bound.run(owner.binding(), () -> openings.report(owner, late,
                new Openings.Perceived("Late", "Late"), TODAY.minusDays(9)));
        var old = decided("Old", TODAY.minusMonths(61));
        var young = decided("Young", TODAY.minusMonths(59));
        for (int i = 0; i < 2; i++) Bound.run(owner.binding(), () -> rounds.mind(owner));
        assertThat(letters("késik az első lépés")).isEqualTo(1);
        assertThat(letters("Late")).as("what it is about").isZero();
        var list = body(desk.get("/conflicts/cases?state=all"));
        assertThat(list).contains("Young", "Late").doesNotContain(">Old<");
        assertThat(desk.get("/conflicts/cases/" + old)).hasStatus(404);
        assertThat(desk.get("/conflicts/cases/" + young)).hasStatusOk();
        assertThat(desk.post("/conflicts/cases/setting", "actDays", "3", "answerDays", "14", "keepMonths", "12",
                "tipLine", "false", "version", "0")).hasStatus(303);
        Bound.run(owner.binding(), () -> rounds.mind(owner));
        assertThat(desk.get("/conflicts/cases/" + young)).hasStatus(404);
        assertThat(desk.post("/conflicts/cases/setting", "actDays", "0", "answerDays", "x", "keepMonths",
                "9".repeat(90), "version", "1")).hasStatus(422);
    }

    private UUID decided(String title, LocalDate on) {
        var id = Ids.fresh();
        Bound.run(owner.binding(), () -> {
            openings.open(owner, id, new Openings.Perceived(title, title), Subject.of(null, null), Severity.NOTICE, on);
            proceedings.decide(owner, id, Verdict.UNFOUNDED, "-", on);
        });
        return id;
    }

    private long letters(String saying) {
        return tables.admin().sql("""
                select count(*) from mail.letter
                where organisation_id = :organisation and to_address = :to
                  and position(:text in subject || body) > 0 and link_path like '/conflicts/cases/%'
                """)
                .param("organisation", owner.organisation().id()).param("to", owner.user().email())
                .param("text", saying).query(Long.class).single();
    }
}
