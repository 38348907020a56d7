package linecard.contests;

import linecard.calendar.Span;
import linecard.plan.Goal.Measure;
import linecard.scoring.Rules;
import linecard.web.Form;
import linecard.web.Page;

import java.util.Optional;

/// Reads how the rules of a contest under way are to change: what stands since its start is not
/// asked, and taken from the rules there are.
final class RulesForm {

    /// @param reason why, for those who take part
    record Read(Rules rules, String reason) {}

    private RulesForm() {}

    static Optional<Read> read(Page page, Form form, Rules now) {
        var last = RuleFields.date(page, form, "last");
        var cutOff = RuleFields.date(page, form, "cutOff");
        var measure = Measure.of(now.measure());
        var bar = RuleFields.bar(page, form, measure, now.handicap());
        var minimum = RuleFields.minimum(page, form, measure);
        var doubts = RuleFields.doubts(form);
        var reason = form.text("reason", RulesVersion.LONGEST_REASON);
        if (!form.hasProblems() && last.get().isBefore(now.days().from())) {
            form.problem("last", "contests.no.lastBeforeFirst");
        }
        if (form.hasProblems() || doubts.isEmpty()) return Optional.empty();
        var of = doubts.get();
        return Optional.of(new Read(new Rules(now.kind(), now.measure(), now.line(),
                new Span(now.days().from(), last.get().plusDays(1)), cutOff.get(), now.handicap(),
                bar.get().orElse(null), minimum.get().orElse(null),
                form.entered("passesDown").equals("true"), of.breaks(), of.tied(), of.returns(),
                of.leavers(), now.byTeam(), now.eligible(), now.prizes(), now.follows()),
                reason.get()));
    }
}
