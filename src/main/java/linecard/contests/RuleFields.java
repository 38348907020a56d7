package linecard.contests;

import linecard.plan.Goal.Measure;
import linecard.scoring.RuleChange;
import linecard.scoring.RuleCheck;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/// Fields of rules that are written for a draft and changed later.
final class RuleFields {

    private RuleFields() {}

    static Supplier<LocalDate> date(Page page, Form form, String field) {
        return form.read(field, text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            return Reading.date(text, page.language());
        });
    }

    static Optional<Play> play(Page page, Form form, Measure measure, Handicap handicap) {
        var last = date(page, form, "last");
        var cutOff = date(page, form, "cutOff");
        var bar = form.readIfGiven("bar", text -> handicap == Handicap.NONE
                ? amount(page, measure, text)
                : Reading.percent(text, page.language()).millionths());
        var minimum = form.readIfGiven("minimum", text -> amount(page, measure, text));
        boolean isShared = form.entered("break").isBlank();
        var tieBreak = isShared ? null : form.choice("break", Break.class);
        var tied = form.choice("tied", Tied.class);
        var returns = form.choice("returns", Returns.class);
        var leavers = form.choice("leavers", Leavers.class);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Play(last.get(), cutOff.get(), bar.get().orElse(null),
                minimum.get().orElse(null), form.entered("passesDown").equals("true"),
                tieBreak == null ? null : tieBreak.get(), tied.get(), returns.get(),
                leavers.get()));
    }

    private static long amount(Page page, Measure measure, String text) {
        return switch (measure) {
            case REVENUE, MARGIN -> Reading.money(
                    text, page.organisation().currency(), page.language()).minor();
            case UNITS -> Reading.fixed(text, 3, page.language());
            case CALLS, NEW_ACCOUNTS -> Reading.whole(text, page.language());
        };
    }

    /// Where on the form a contradiction is mended.
    static String field(RuleCheck.Problem problem) {
        return switch (problem) {
            case CUT_OFF_BEFORE_END -> "cutOff";
            case BAR_MISSING, BAR_NOT_POSITIVE, BAR_DECIDES_NOTHING -> "bar";
            case MINIMUM_NOT_POSITIVE, MINIMUM_DECIDES_NOTHING, NOTHING_TO_PASS_DOWN -> "minimum";
            case NO_PRIZE, PRIZE_NOT_POSITIVE, PLACES_NOT_IN_ORDER, POT_IS_CASH -> "prize1";
            case ONE_PRIZE_ONLY -> "prize2";
            case POOLED_IS_CASH -> "tied";
            case BREAK_TWICE, BREAKS_DECIDE_NOTHING -> "break";
            case CALLS_HAVE_NO_LINE -> "line";
            case TOO_MANY_NAMED -> "territory";
        };
    }

    /// The same of what stands since the start: those have no field of their own.
    static String field(RuleChange.Problem problem) {
        return switch (problem) {
            case NOTHING_CHANGED, COUNTED_STANDS, ENTRANTS_STAND, FIRST_DAY_STANDS, PRIZES_STAND,
                    DAYS_OVER, LAST_DAY_OVER -> "last";
        };
    }
}
