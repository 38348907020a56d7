package linecard.terms;

import linecard.calendar.Span;
import linecard.people.Agency;
import linecard.reckoning.Agreement;
import linecard.reckoning.Dated;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A version of clauses as it stands in its form or was sent by a program: nothing speaks against
/// it, and nothing of it is kept.
public final class Typed {

    /// A clause that says something else than before.
    ///
    /// @param clause what kind it is, and how it is called
    /// @param before null where there was none; `after` where there is none any more
    public record Changed(String clause, @Nullable String before, @Nullable String after) {}

    private final Agency agency;
    private final Version version;
    private final Composition now;
    private final Composition all;
    private final @Nullable LocalDate before;
    private final List<Changed> changed;

    /// @param now all that is agreed, as it is kept
    /// @param before the first day of the version in the place of which it comes, or after which
    Typed(Agency agency, Version version, Composition now, @Nullable LocalDate before,
            List<Changed> changed) {
        this.agency = agency;
        this.version = version;
        this.now = now;
        all = now.with(version);
        this.before = before;
        this.changed = List.copyOf(changed);
    }

    public Agency agency() {
        return agency;
    }

    /// The first day on which it is to hold.
    public LocalDate from() {
        return version.from();
    }

    /// Whether the agency had any terms before a day.
    public boolean isAgreedBefore(LocalDate day) {
        return now.agreement().filter(one -> one.from().isBefore(day)).isPresent();
    }

    /// The first day of the version in the place of which it comes, or after which; null for none.
    public @Nullable LocalDate before() {
        return before;
    }

    /// What it says otherwise than that version, or than what holds without any.
    public List<Changed> changed() {
        return changed;
    }

    /// The agreement as if this version had been in force on all of some days on which anything
    /// was agreed, or on all of them where nothing was.
    public Agreement over(Span days) {
        return Backdated.of(all, version, days);
    }

    /// The days between some others and the beginning of this version on which what is in force
    /// changes, and this would not: by these its clauses make a difference where they are the same.
    public List<LocalDate> unlike(Span days) {
        var first = days.from().isBefore(version.from()) ? days.from() : version.from();
        var last = days.to().isAfter(version.from()) ? days.to() : version.from().plusDays(1);
        var meanwhile = new Span(first, last);
        var next = all.next(version.from());
        var changes = new TreeSet<LocalDate>();
        for (var other : now.versions()) changes.add(other.from());
        for (var rate : now.rates()) {
            boolean isKept = rate.from().isAfter(version.from())
                    && (next == null || rate.from().isBefore(next));
            if (!isKept) changes.add(rate.from());
        }
        return changes.stream().filter(day -> meanwhile.contains(day) && day.isAfter(first)
                && isAgreedBefore(day)).toList();
    }

    /// How the clauses are called that hold on other days only.
    public List<String> idleOn(Span days, Words words) {
        var tried = new Dated(days.from(), days.to());
        var idle = new ArrayList<String>();
        for (var rule : version.terms().rates()) {
            if (!rule.dated().overlaps(tried)) idle.add(called("rate", rule.name(), words));
        }
        for (var spiff : version.terms().spiffs()) {
            if (!spiff.dated().overlaps(tried)) idle.add(called("spiff", spiff.name(), words));
        }
        return idle;
    }

    private static String called(String kind, String name, Words words) {
        return words.text("terms.clause.named", words.text("terms.clause." + kind), name);
    }

    /// @param before the clauses as they were; `after` as they are now
    static List<Changed> changed(
            Map<String, String> before, Map<String, String> after) {
        var changed = new ArrayList<Changed>();
        after.forEach((clause, says) -> {
            if (!says.equals(before.get(clause))) {
                changed.add(new Changed(clause, before.get(clause), says));
            }
        });
        before.forEach((clause, says) -> {
            if (!after.containsKey(clause)) changed.add(new Changed(clause, says, null));
        });
        return changed;
    }
}
