package linecard.demo;

import linecard.access.Viewer;
import linecard.cases.Answers;
import linecard.cases.Openings;
import linecard.cases.Proceedings;
import linecard.cases.Severity;
import linecard.cases.Subject;
import linecard.cases.TipLine;
import linecard.cases.Verdict;
import linecard.database.Bound;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Four conflicts of interest that were perceived: one on which a rep is asked, a serious one that
/// was answered, one that somebody told without a name, and one that was settled in spring.
@Component
class DemoCases {

    private final Openings openings;
    private final Proceedings proceedings;
    private final Answers answers;
    private final TipLine tips;

    DemoCases(Openings openings, Proceedings proceedings, Answers answers, TipLine tips) {
        this.openings = openings;
        this.proceedings = proceedings;
        this.answers = answers;
        this.tips = tips;
    }

    /// @param people reps as viewers
    void write(Story story, Viewer owner, Map<UUID, Viewer> people) {
        var reps = List.copyOf(people.values());
        var words = Words.in(owner.organisation().language());
        var today = story.today();
        var settled = open(story, owner, reps.get(2), "settled", Severity.NOTICE,
                today.minusDays(70));
        ask(story, owner, settled, "settled", today.minusDays(69), today.minusDays(59));
        answer(story, reps.get(2), "settled", today.minusDays(65));
        Bound.run(owner.binding(), () -> {
            proceedings.decide(owner, settled, Verdict.ACCEPTED,
                    words.text("demo.case.settled.grounds"), today.minusDays(58));
            proceedings.task(owner, settled, story.id("case task", "settled"),
                    words.text("demo.case.settled.task"), today.plusDays(30),
                    today.minusDays(58));
        });
        var serious = open(story, owner, reps.get(3), "serious", Severity.SERIOUS,
                today.minusDays(12));
        ask(story, owner, serious, "serious", today.minusDays(11), today.minusDays(1));
        answer(story, reps.get(3), "serious", today.minusDays(3));
        var asked = open(story, owner, reps.get(0), "asked", Severity.NOTICE, today.minusDays(4));
        ask(story, owner, asked, "asked", today.minusDays(3), today.plusDays(6));
        Bound.run(owner.binding(), () -> openings.openTipLine(owner));
        tips.tell(owner.organisation(), words.text("demo.case.tip"), today.minusDays(5));
    }

    private UUID open(Story story, Viewer owner, Viewer rep, String which, Severity severity,
            LocalDate on) {
        var words = Words.in(owner.organisation().language());
        var id = story.id("case", which);
        Bound.run(owner.binding(), () -> openings.open(owner, id,
                new Openings.Perceived(words.text("demo.case." + which),
                        words.text("demo.case." + which + ".known")),
                Subject.of(rep.agency(), rep.rep()), severity, on));
        return id;
    }

    private void ask(Story story, Viewer owner, UUID id, String which, LocalDate on,
            LocalDate due) {
        var words = Words.in(owner.organisation().language());
        Bound.run(owner.binding(), () -> proceedings.ask(owner, id,
                story.id("case question", which),
                words.text("demo.case." + which + ".question"), due, on));
    }

    private void answer(Story story, Viewer rep, String which, LocalDate on) {
        var words = Words.in(rep.organisation().language());
        Bound.run(rep.binding(), () -> answers.answer(rep, story.id("case question", which),
                story.id("case answer", which), words.text("demo.case." + which + ".answer"),
                on));
    }
}
