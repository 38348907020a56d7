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
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Keeps what commission is reckoned from in step with what was booked, so that nobody who closes a
/// month waits for it.
@Component
public class InputRounds implements Recurring {

    private static final int MONTHS = 15;
    private static final long CREDITS_AT_ONCE = 200_000;

    /// What is left then, as after a large import, comes in the next rounds.
    private static final Duration LONGEST = Duration.ofMinutes(1);

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
        var end = clock.instant().plus(LONGEST);
        everywhere.run(this, owner -> {
            var zone = owner.organisation().zone();
            pack(owner, LocalDate.now(clock.withZone(zone)).minusMonths(MONTHS),
                    CREDITS_AT_ONCE, () -> clock.instant().isBefore(end));
        });
    }

    /// Packs what is not, or not any more.
    ///
    /// @param viewer an owner, or finance
    /// @param from months that begin earlier are left as they are
    /// @return how many months of agencies were packed
    public int pack(Viewer viewer, LocalDate from) {
        return pack(viewer, from, CREDITS_AT_ONCE, () -> true);
    }

    /// Some at a time.
    ///
    /// @param atOnce credits, about
    /// @param goOn asked after each time
    int pack(Viewer viewer, LocalDate from, long atOnce, BooleanSupplier goOn) {
        var agreed = agreements.all(viewer).keySet();
        if (agreed.isEmpty()) return 0;
        var stale = inputs.stale(viewer, from).stream()
                .filter(one -> agreed.contains(one.agency())).toList();
        if (stale.isEmpty()) return 0;
        var tree = new LineTree(productLines.all(viewer));
        int packed = 0;
        do {
            int end = together(stale, packed, atOnce);
            inputs.pack(viewer, stale.subList(packed, end), tree);
            packed = end;
        } while (packed < stale.size() && goOn.getAsBoolean());
        return packed;
    }

    private static int together(List<Stale> stale, int from, long atOnce) {
        int to = from;
        for (long credits = 0; to < stale.size(); to++) {
            credits += stale.get(to).credits();
            if (to > from && credits > atOnce) break;
        }
        return to;
    }
}
