package linecard.commissions;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Inputs.Stale;
import linecard.database.Bound;
import linecard.jobs.Recurring;
import linecard.terms.Agreements;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/// Keeps what commission is reckoned from in step with what was booked, so that nobody who closes a
/// month waits for it.
@Component
public class InputRounds implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(InputRounds.class);

    private static final int MONTHS = 15;
    private static final long CREDITS_AT_ONCE = 200_000;

    private final Identities identities;
    private final Agreements agreements;
    private final Inputs inputs;
    private final ProductLines productLines;
    private final Clock clock;

    InputRounds(Identities identities, Agreements agreements, Inputs inputs,
            ProductLines productLines, Clock clock) {
        this.identities = identities;
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

    /// What goes wrong in one organisation keeps no other waiting.
    @Override
    public void run() {
        for (var organisation : identities.organisations()) {
            try {
                pack(organisation);
            } catch (RuntimeException e) {
                LOG.error("nothing is packed for organisation {}", organisation, e);
            }
        }
    }

    private void pack(UUID organisation) {
        var owner = identities.owner(organisation).orElse(null);
        if (owner == null) return;
        var today = ZonedDateTime.now(clock.withZone(owner.organisation().zone())).toLocalDate();
        Bound.run(owner.binding(), () -> pack(owner, today.minusMonths(MONTHS)));
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
