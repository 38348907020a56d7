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
import java.util.ArrayList;
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
            var from = LocalDate.now(clock.withZone(zone)).minusMonths(MONTHS);
            pack(owner, batches(owner, from), () -> clock.instant().isBefore(end));
        });
    }

    /// Packs what is not, or not any more.
    ///
    /// @param viewer an owner, or finance
    /// @param from months that begin earlier are left as they are
    /// @return how many months of agencies were packed
    public int pack(Viewer viewer, LocalDate from) {
        return pack(viewer, batches(viewer, from), () -> true);
    }

    /// @param goOn asked after each batch
    int pack(Viewer viewer, List<List<Stale>> batches, BooleanSupplier goOn) {
        if (batches.isEmpty()) return 0;
        var tree = new LineTree(productLines.all(viewer));
        int packed = 0;
        for (var batch : batches) {
            inputs.pack(viewer, batch, tree);
            packed += batch.size();
            if (!goOn.getAsBoolean()) break;
        }
        return packed;
    }

    private List<List<Stale>> batches(Viewer viewer, LocalDate from) {
        var stale = inputs.stale(viewer, from);
        if (stale.isEmpty()) return List.of();
        var agreed = agreements.all(viewer).keySet();
        var batches = new ArrayList<List<Stale>>();
        long credits = 0;
        for (var one : stale) {
            if (!agreed.contains(one.agency())) continue;
            credits += one.credits();
            if (credits > CREDITS_AT_ONCE || batches.isEmpty()) {
                batches.add(new ArrayList<>());
                credits = one.credits();
            }
            batches.getLast().add(one);
        }
        return batches;
    }
}
