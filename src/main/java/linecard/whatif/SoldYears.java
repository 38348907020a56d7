package linecard.whatif;

import linecard.web.Page;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// The fiscal years on which terms may be tried.
@Component
class SoldYears {

    private static final int MOST = 10;

    private final Trials trials;

    SoldYears(Trials trials) {
        this.trials = trials;
    }

    /// The last whole fiscal year that has sales, else the running one.
    int usual(Page page, LocalDate today) {
        var calendar = page.organisation().calendar();
        var running = calendar.yearOf(today);
        return trials.lastSaleBefore(page.viewer(), running.span().from())
                .map(calendar::yearOf).orElse(running).number();
    }

    /// Those with sales, the running one first.
    List<Integer> all(Page page, LocalDate today) {
        var calendar = page.organisation().calendar();
        int last = calendar.yearOf(today).number();
        int first = trials.firstSale(page.viewer(), today).map(day -> calendar.yearOf(day).number())
                .orElse(last);
        return IntStream.rangeClosed(0, Math.min(MOST, last - first))
                .mapToObj(back -> last - back).toList();
    }
}
