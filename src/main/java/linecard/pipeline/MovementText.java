package linecard.pipeline;

import linecard.pipeline.Movement.What;
import linecard.web.ChartText;
import linecard.web.Page;
import linecard.web.Waterfall;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Says movements in the language of the page.
final class MovementText {

    /// What changes how much is open, in the order of the bridge.
    private static final List<What> STEPS =
            List.of(What.NEW, What.GROWN, What.SHRUNK, What.WON, What.LOST);

    /// What a line about a rep says, beside what is due.
    static final List<What> BY_REP = List.of(What.NEW, What.WON, What.LOST);

    private final Page page;
    private final ChartText text;

    MovementText(Page page) {
        this.page = page;
        this.text = ChartText.of(page.words(),
                page.organisation().currency().getDefaultFractionDigits(), this::full);
    }

    String full(long minor) {
        return page.money(page.organisation().money(minor));
    }

    String amount(long minor) {
        return page.words().amount(page.organisation().money(minor));
    }

    String day(LocalDate day) {
        return page.words().shortDate(day);
    }

    String days(Between between) {
        return page.t("pipeline.movement.days", page.words().date(between.days().from()),
                page.words().date(between.last()));
    }

    String percent(@Nullable BigDecimal ratio) {
        return ratio == null ? "–" : page.words().percent(ratio, 0);
    }

    String what(What what) {
        return page.t("pipeline.movement.what." + what.code());
    }

    static String tone(What what) {
        return switch (what) {
            case NEW, WON, GROWN, PULLED -> "good";
            case LOST, SLIPPED -> "bad";
            case SHRUNK, PUSHED -> "warn";
        };
    }

    /// The finding: how much is open now, and why it is not what it was.
    private String finding(Flow flow) {
        long change = flow.end().minor() - flow.start().minor();
        var key = change == 0 ? "same" : change > 0 ? "more" : "less";
        return page.t("pipeline.movement.found." + key, full(flow.end().minor()),
                full(Math.abs(change))) + " " + page.t("pipeline.movement.why",
                flow.of(What.NEW).count(), flow.of(What.WON).count(),
                flow.of(What.LOST).count(), flow.of(What.PUSHED).count());
    }

    /// From what was open over what happened to what is open.
    Waterfall bridge(Between between, Flow flow) {
        var steps = new ArrayList<Waterfall.Step>();
        for (var what : STEPS) {
            var part = flow.of(what);
            if (part.count() > 0) {
                steps.add(new Waterfall.Step(what(what), what.sign() * part.minor(),
                        tone(what).equals("good")));
            }
        }
        return new Waterfall(finding(flow), text,
                page.t("pipeline.movement.start", page.words().date(between.days().from())),
                flow.start().minor(), steps,
                page.t("pipeline.movement.end", page.words().date(between.last())));
    }
}
