package linecard.joint;

import linecard.accounts.Account;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.NEGOTIATORS;

/// The joint plans of an account, on its own page.
@Component
@Order(3)
class JointSection implements Section<Account> {

    private static final int SHOWN = 5;

    private final JointPlans plans;
    private final Reps reps;
    private final Clock clock;

    JointSection(JointPlans plans, Reps reps, Clock clock) {
        this.plans = plans;
        this.reps = reps;
        this.clock = clock;
    }

    /// @param all the address of the whole list
    record Board(Account account, List<JointPlan> plans, long count, String all,
            Map<UUID, Rep> reps, LocalDate today) {}

    @Override
    public Html of(Page page, Account account) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var filter = new JointFilter(JointFilter.Show.CURRENT, null, account.id(), today);
        var found = plans.page(viewer, filter, 1);
        var shown = found.rows().stream().limit(SHOWN).toList();
        var board = new Board(account, shown, found.total(), "/joint-plans" + filter.query(),
                reps.byId(viewer, shown.stream().map(JointPlan::rep).toList()), today);
        boolean isShown = !shown.isEmpty() || page.may(NEGOTIATORS) && !account.archived();
        var text = new JointText(page);
        return (out, tags) -> {
            if (isShown) JtejointsectionGenerated.render(out, tags, page, text, board);
        };
    }
}
