package linecard.pipeline;

import linecard.money.Money;
import linecard.web.Page;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How opportunities are said on a page.
final class PipelineText {

    private final Page page;
    private final Instant now;
    private final LocalDate today;

    public PipelineText(Page page, Instant now) {
        this.page = page;
        this.now = now;
        this.today = LocalDate.ofInstant(now, page.organisation().zone());
    }

    LocalDate today() {
        return today;
    }

    String of(String what, @Nullable Coded choice) {
        return choice == null ? "" : page.t("pipeline." + what + "." + choice.code());
    }

    String amount(Money money) {
        return page.money(money);
    }

    String day(@Nullable LocalDate day) {
        return day == null ? "" : page.words().shortDate(day);
    }

    String moment(Instant at) {
        return page.words().moment(at, page.organisation().zone());
    }

    /// The day of a moment, where the organisation is.
    String dayOf(Instant at) {
        return page.words().shortDate(LocalDate.ofInstant(at, page.organisation().zone()));
    }

    /// The next step and its day.
    String next(Opportunity.Next next) {
        var parts = new ArrayList<String>();
        if (!next.what().isEmpty()) parts.add(next.what());
        if (next.on() != null) parts.add(page.words().shortDate(next.on()));
        return String.join(", ", parts);
    }

    /// What is to be done: in words, or as the call says.
    String task(Task task) {
        return task.content().isEmpty() ? of("step", task.step()) : task.content();
    }

    /// What asks for somebody's eyes, as a badge.
    record Mark(String tone, String text) {}

    List<Mark> marks(Opportunity one, Stage stage) {
        var marks = new ArrayList<Mark>();
        if (one.isOverdue(today)) marks.add(new Mark("bad", page.t("pipeline.mark.overdue")));
        if (one.isAgeing(stage, now)) {
            marks.add(new Mark("warn", page.t("pipeline.mark.ageing", one.daysInStage(now))));
        }
        if (one.isStepOverdue(today)) marks.add(new Mark("warn", page.t("pipeline.mark.step")));
        else if (one.isOpen() && one.next().isNothing()) {
            marks.add(new Mark("", page.t("pipeline.mark.noStep")));
        }
        return marks;
    }

    static String tone(Stage stage) {
        return switch (stage.kind()) {
            case OPEN -> "accent";
            case WON -> "good";
            case LOST -> "bad";
        };
    }

    /// How far its registration protects.
    String registration(Opportunity one) {
        var until = one.registration().until();
        if (until == null) return page.t("pipeline.registered.later");
        return page.t(until.isBefore(today) ? "pipeline.registered.over"
                : "pipeline.registered.until", page.words().date(until));
    }

    List<String> lines(String content) {
        return content.lines().toList();
    }
}
