package linecard.contests;

import linecard.plan.Goal.Measure;
import linecard.scoring.Rules;
import linecard.web.Form;
import linecard.web.Page;

import java.util.Optional;

/// Reads how the rules of a contest under way are to change: what stands since its start is not
/// asked.
final class RulesForm {

    /// @param reason why, for those who take part
    record Read(Play play, String reason) {}

    private RulesForm() {}

    static Optional<Read> read(Page page, Form form, Rules now) {
        var reason = form.text("reason", RulesVersion.LONGEST_REASON);
        return RuleFields.play(page, form, Measure.of(now.measure()), now.handicap())
                .map(play -> new Read(play, reason.get()));
    }
}
