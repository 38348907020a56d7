package linecard.subjects;

import linecard.access.Viewer;
import linecard.calendar.KnownYears;
import linecard.catalog.ProductLine;
import linecard.exchange.ByCode;
import linecard.exchange.Choices;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.exchange.GoalChange;
import linecard.money.Split;
import linecard.people.Rep;
import linecard.plan.Goal;
import linecard.plan.Goal.Aim;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file of goals. All rows of one year, rep, measure and product line make one goal; months
/// that none of them speaks of stay as they are.
final class GoalIntake implements Intake<GoalIntake.Said> {

    private static final Pattern QUARTER =
            Pattern.compile("(?i)q?\\s*([1-4])(\\.?\\s*(n\\.?\\s?év|negyedév)?)");
    private static final int MONTHS = 12;

    /// @param first the first fiscal month it is for, of so many `months`
    record Said(
            int year, @Nullable UUID rep, Goal.Measure measure, @Nullable UUID line,
            int first, int months, long amount) {}

    private record Key(Goal.Measure measure, @Nullable UUID rep, @Nullable UUID line) {}

    private final Viewer viewer;
    private final Goals goals;
    private final ByCode<Rep> reps;
    private final ByCode<ProductLine> lines;
    private final ByCode<ProductLine> linesByName;
    private final String reason;
    private final Map<Integer, Map<Key, List<Long>>> inForce = new HashMap<>();
    private final List<GoalChange> changes = new ArrayList<>();

    GoalIntake(
            Viewer viewer, Goals goals, List<Rep> reps, List<ProductLine> lines, String reason) {
        this.viewer = viewer;
        this.goals = goals;
        this.reps = new ByCode<>(reps, Rep::code);
        this.lines = new ByCode<>(lines, ProductLine::code);
        this.linesByName = new ByCode<>(lines, ProductLine::name);
        this.reason = reason;
    }

    @Override
    public boolean isOfManyRows() {
        return true;
    }

    @Override
    public String key(Entry entry) {
        if (entry.raw("year").isEmpty()) return "";
        var measure = Choices.find(GoalSubject.MEASURE, entry.raw("measure")).orElse("revenue");
        var shown = Stream.of("year", "rep", "line").map(entry::raw)
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(" / "));
        return ByCode.plain(String.join("\n", shown, measure, entry.raw("rep"),
                entry.raw("line")));
    }

    @Override
    public Said read(Entry entry) {
        int year = entry.read("year", 0, text -> year(text, entry));
        var measure = Goal.Measure.valueOf(
                entry.choice(GoalSubject.MEASURE, "revenue").toUpperCase(Locale.ROOT));
        int first = 1;
        int months = MONTHS;
        if (!entry.raw("month").isEmpty()) {
            first = entry.read("month", 1, text -> month(text, year, entry));
            months = 1;
        } else if (!entry.raw("quarter").isEmpty()) {
            first = entry.read("quarter", 1, GoalIntake::quarter) * 3 - 2;
            months = 3;
        }
        long amount = measure.isMoney() ? entry.minor("amount") : entry.whole("amount");
        if (amount < 0) entry.problem("amount", "exchange.negative");
        if (amount % step(measure) != 0) entry.problem("amount", "words.notWhole");
        return new Said(year, rep(entry), measure, line(entry), first, months, amount);
    }

    private static int year(String text, Entry entry) {
        long year = Reading.whole(text, entry.numbers());
        if (year < KnownYears.FIRST || year > KnownYears.LAST) {
            throw new ReadingException("words.farYear", KnownYears.FIRST, KnownYears.LAST);
        }
        return (int) year;
    }

    /// A fiscal month by its number, or as the calendar month in whose middle it runs.
    private int month(String text, int year, Entry entry) {
        if (text.matches("\\d{1,2}")) {
            long number = Reading.whole(text, entry.numbers());
            if (number < 1 || number > MONTHS) throw new ReadingException("words.notAMonth");
            return (int) number;
        }
        var period = viewer.organisation().calendar().periodOf(Reading.month(text).atDay(15));
        if (period.year() != year) throw new ReadingException("exchange.otherYear", period.year());
        return period.number();
    }

    private static int quarter(String text) {
        var quarter = QUARTER.matcher(text);
        if (!quarter.matches()) throw new ReadingException("exchange.notAQuarter");
        return Integer.parseInt(quarter.group(1));
    }

    private @Nullable UUID rep(Entry entry) {
        var text = entry.raw("rep");
        if (text.isEmpty()) return null;
        var rep = reps.find(text);
        if (rep == null) entry.problem("rep", "exchange.unknownRep", Entry.shown(text));
        return rep == null ? null : rep.id();
    }

    private @Nullable UUID line(Entry entry) {
        var text = entry.raw("line");
        if (text.isEmpty()) return null;
        var line = lines.find(text);
        if (line == null) line = linesByName.find(text);
        if (line == null) entry.problem("line", "exchange.unknownLine", Entry.shown(text));
        return line == null ? null : line.id();
    }

    /// Goals in forints are whole forints.
    private long step(Goal.Measure measure) {
        var currency = viewer.organisation().currency().getCurrencyCode();
        return measure.isMoney() && currency.equals("HUF") ? 100 : 1;
    }

    @Override
    public List<Verdict> settle(List<Bundle<Said>> records, boolean write) {
        var verdicts = new ArrayList<Verdict>();
        for (var record : records) verdicts.add(settleOne(record.rows(), write));
        return verdicts;
    }

    private Verdict settleOne(List<Said> rows, boolean write) {
        var first = rows.getFirst();
        var known = inForce.computeIfAbsent(first.year(), this::known);
        var key = new Key(first.measure(), first.rep(), first.line());
        var before = known.get(key);
        var months = new ArrayList<>(
                before == null ? Collections.nCopies(MONTHS, 0L) : before);
        var said = new boolean[MONTHS];
        long sum = 0;
        for (var row : rows) {
            var parts = evenly(row.amount(), row.months(), step(row.measure()));
            for (int i = 0; i < row.months(); i++) {
                int month = row.first() - 1 + i;
                if (said[month]) return Verdict.rejected("month", "exchange.monthTwice", month + 1);
                said[month] = true;
                months.set(month, parts[i]);
            }
            sum = Math.addExact(sum, row.amount());
        }
        var after = List.copyOf(months);
        var outcome = Verdict.comparing(before, after).outcome();
        if (write && outcome != Outcome.SAME) {
            var profile = first.months() == MONTHS ? Profile.EVEN : Profile.MANUAL;
            goals.set(viewer,
                    new Aim(first.year(), first.measure(), first.rep(), first.line()),
                    new GoalMonths(after, profile, reason));
            changes.add(new GoalChange(first.year(), first.measure(), first.rep(), first.line(),
                    before == null ? List.of() : before, after));
        }
        known.put(key, after);
        return Verdict.of(outcome, first.measure().isMoney() ? sum : 0);
    }

    /// Even parts in whole steps that add up to the amount.
    static long[] evenly(long amount, int months, long step) {
        var weights = new long[months];
        Arrays.fill(weights, 1);
        var parts = Split.largestRemainder(amount / step, weights);
        for (int i = 0; i < months; i++) parts[i] *= step;
        return parts;
    }

    private Map<Key, List<Long>> known(int year) {
        var known = new HashMap<Key, List<Long>>();
        for (var goal : goals.inForce(viewer, year)) {
            known.put(new Key(goal.measure(), goal.rep(), goal.productLine()), goal.months());
        }
        return known;
    }

    @Override
    public List<GoalChange> changedGoals() {
        var since = List.copyOf(changes);
        changes.clear();
        return since;
    }
}
