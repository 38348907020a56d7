package linecard.commissions;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Inputs.Stale;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.terms.Agreements;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// Keeps what commission is reckoned from in step with what was booked, so that nobody who closes a
/// month waits for it.
@Component
public class InputRounds implements Recurring {

    private static final int MONTHS = 15;
    private static final long CREDITS_AT_ONCE = 200_000;

    private final Everywhere everywhere;
    private final Agreements agreements;
    private final Inputs inputs;
    private final ProductLines productLines;
    private final Clock clock;

    InputRounds(Everywhere everywhere, Agreements agreements, Inputs inputs,
            ProductLines productLines, Clock clock) {
        this.everywhere = everywhere;
        this.agreements = agreements;
        this.inputs = inputs;
        this.productLines = productLines;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "commission-inputs";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(5);
    }

    @Override
    public void run() {
        everywhere.run(this, owner -> {
            var zone = owner.organisation().zone();
            pack(owner, LocalDate.now(clock.withZone(zone)).minusMonths(MONTHS));
        });
    }

    /// Packs what is not, or not any more, some agencies at a time.
    ///
    /// @param viewer an owner, or finance
    /// @param from months that begin earlier are left as they are
    /// @return how many months of agencies were packed
    public int pack(Viewer viewer, LocalDate from) {
        var agreed = agreements.all(viewer).keySet();
        if (agreed.isEmpty()) return 0;
        var stale = inputs.stale(viewer, from).stream()
                .filter(one -> agreed.contains(one.agency())).toList();
        if (stale.isEmpty()) return 0;
        var tree = new LineTree(productLines.all(viewer));
        for (int begin = 0, end; begin < stale.size(); begin = end) {
            end = together(stale, begin);
            inputs.pack(viewer, stale.subList(begin, end), tree);
        }
        return stale.size();
    }

    private static int together(List<Stale> stale, int from) {
        int to = from;
        for (long credits = 0; to < stale.size(); to++) {
            credits += stale.get(to).credits();
            if (to > from && credits > CREDITS_AT_ONCE) break;
        }
        return to;
    }
}
