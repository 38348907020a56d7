package linecard.contests;

import linecard.calendar.KnownYears;
import linecard.calendar.Span;
import linecard.people.Outcome.Refused;
import linecard.plan.Goal.Measure;
import linecard.scoring.Eligibility;
import linecard.scoring.Named;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What somebody wants of those rules of a contest that may become others after its start too.
///
/// @param bar in minor units, thousandths of units or counts; in millionths where results are
///        divided by something
/// @param minimum in minor units, thousandths of units or counts
/// @param tieBreak null: equals share a place
record Play(
        LocalDate last, LocalDate cutOff, @Nullable Long bar, @Nullable Long minimum,
        boolean passesDown, @Nullable Break tieBreak, Tied tied, Returns returns,
        Leavers leavers) {

    private static final long LARGEST = 1_000_000_000_000_000L;
    private static final int MILLIONTHS = 6;
    private static final long WHOLE = 1_000_000;

    /// What of rules decides, as a value of this.
    static @Nullable Long bar(Rules rules) {
        var bar = rules.bar();
        if (bar == null) return null;
        return rules.handicap() == Handicap.NONE ? bar.longValueExact()
                : bar.movePointRight(MILLIONTHS).longValueExact();
    }

    /// What is against it, whatever the other rules say but these two; each at its field of the
    /// form.
    List<Refused> refusals(LocalDate from, Handicap handicap) {
        var all = new ArrayList<Refused>();
        requireDay(all, "last", last);
        requireDay(all, "cutOff", cutOff);
        if (last.isBefore(from)) all.add(Refused.of("last", "contests.no.lastBeforeFirst"));
        if (bar != null && handicap != Handicap.NONE && (bar < 0 || bar > WHOLE)) {
            all.add(Refused.of("bar", "words.notAShare"));
        } else {
            requireSmall(all, "bar", bar);
        }
        requireSmall(all, "minimum", minimum);
        return all;
    }

    static void requireDay(List<Refused> all, String field, @Nullable LocalDate day) {
        if (day != null && !KnownYears.hold(day)) {
            all.add(Refused.of(field, "contests.no.day"));
        }
    }

    static void requireSmall(List<Refused> all, String field, @Nullable Long amount) {
        if (amount != null && (amount > LARGEST || amount < -LARGEST)) {
            all.add(Refused.of(field, "words.tooLarge"));
        }
    }

    /// The rules there are, with this in its place.
    Rules in(Rules now) {
        return rules(now.kind(), Measure.of(now.measure()), now.line(), now.days().from(),
                now.handicap(), now.byTeam(), now.eligible(), now.prizes(), now.follows());
    }

    /// Rules with this in them.
    Rules rules(
            Kind kind, Measure measure, @Nullable Named line, LocalDate from, Handicap handicap,
            boolean byTeam, Eligibility eligible, List<Prize> prizes, @Nullable String follows) {
        var mark = bar == null ? null : handicap == Handicap.NONE ? BigDecimal.valueOf(bar)
                : BigDecimal.valueOf(bar, MILLIONTHS);
        return new Rules(kind, measure.code(), line, new Span(from, last.plusDays(1)), cutOff,
                handicap, mark, minimum, passesDown,
                tieBreak == null ? List.of() : List.of(tieBreak), tied, returns, leavers, byTeam,
                eligible, prizes, follows);
    }
}
