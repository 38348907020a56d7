package linecard.whatif;

import linecard.access.Organisation;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.money.Money;
import linecard.people.Agency;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Extra;
import linecard.reckoning.Lines;
import linecard.reckoning.Outlook;
import linecard.reckoning.Plan;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Reckoning;
import linecard.reckoning.Refused;
import linecard.terms.DatedRate;
import linecard.terms.FlatRates;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;

import static java.util.Objects.requireNonNull;

/// Takes the lines of one agency after another, reckons each agency by the terms in force and by
/// the other ones as soon as it is whole, and keeps the sums alone.
final class TrialRun {

    private final Organisation organisation;
    private final Asked asked;
    private final Span known;
    private final LineTree tree;
    private final Map<UUID, List<DatedRate>> rates = new HashMap<>();
    private final Map<UUID, Agency> agencies = new LinkedHashMap<>();
    private final Set<UUID> seen = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private List<Trial.Month> months = List.of();
    private @Nullable Gathered at;
    private int taken;

    TrialRun(Organisation organisation, Asked asked, Span known, LineTree tree,
            List<DatedRate> rates, List<Agency> agencies) {
        this.organisation = organisation;
        this.asked = asked;
        this.known = known;
        this.tree = tree;
        for (var rate : rates) {
            this.rates.computeIfAbsent(rate.agency(), _ -> new ArrayList<>()).add(rate);
        }
        for (var agency : agencies) this.agencies.put(agency.id(), agency);
    }

    /// One line; those of an agency follow one another, and of a document within it.
    ///
    /// @param line the product line that it is rated as
    /// @throws ReadingException where there are too many of them
    void take(UUID agency, Document document, int position, int place, UUID rep, int share,
            long net, UUID line) {
        if (++taken > Trials.MOST) throw new ReadingException("whatif.tooMany", Trials.MOST);
        if (at == null || !at.agency.equals(agency)) {
            finish();
            at = new Gathered(agency, Trials.MOST_OF_ONE);
        }
        if (!at.isIn(document.id())) at.open(document);
        at.add(position, place, line, rep, share, net);
    }

    private void finish() {
        if (at == null) return;
        seen.add(at.agency);
        if (agencies.containsKey(at.agency)) reckon(at);
        at = null;
    }

    /// @param repNames for the ids of reps
    Trial done(Function<Set<UUID>, Map<UUID, String>> repNames) {
        finish();
        for (var agency : agencies.values()) {
            if (isPromised(agency)) reckon(new Gathered(agency.id(), 0));
        }
        var total = new Row(Row.Kind.TOTAL, null, "", "", 0, 0, 0);
        for (var row : rows) total = total.plus(row);
        var names = repNames.apply(ids());
        return new Trial(known, rows.stream()
                .map(row -> row.named(names)).sorted(Row.MOST_MOVED).toList(), total, months);
    }

    private Set<UUID> ids() {
        var ids = new HashSet<UUID>();
        for (var row : rows) if (row.id() != null && row.kind() == Row.Kind.REP) ids.add(row.id());
        return ids;
    }

    /// Whether one that sold nothing gets the minimum all the same.
    private boolean isPromised(Agency agency) {
        return asked.offer().minimum() != null && !agency.archived() && !seen.contains(agency.id())
                && FlatRates.start(rates.getOrDefault(agency.id(), List.of()))
                        .filter(first -> first.isBefore(known.to())).isPresent();
    }

    private void reckon(Gathered gathered) {
        var theirs = rates.getOrDefault(gathered.agency, List.of());
        var rules = FlatRates.rules(theirs);
        var lines = gathered.lines(organisation.currency(), tree::upward);
        var first = FlatRates.start(theirs).orElse(known.to());
        var before = rules.isEmpty() ? Reckoned.nothing(lines, known)
                : reckoned(lines, earlier(first, known.from()), Offer.ofRates(rules));
        var after = reckoned(lines, earlier(first, gathered.start(known)),
                asked.offer().terms(FlatRates.ofLines(rules)));
        if (asked.agency() == null) {
            rows.add(whole(gathered, lines, before, after));
        } else {
            byRep(gathered, lines, before, after);
            months = Trial.months(asked.stretch(), before, after);
        }
    }

    private Reckoned reckoned(Lines lines, LocalDate from, linecard.reckoning.Terms terms) {
        var agreement = Offer.agreement(lines.agency(), lines.currency(), from, terms);
        return switch (Reckoning.of(new Plan(agreement, organisation.calendar()), lines, known)) {
            case Reckoned reckoned -> reckoned;
            case Refused(var reason, _) when reason == Refused.Reason.TOO_LARGE ->
                    throw new ReadingException("whatif.tooLarge");
            case Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private Row whole(Gathered gathered, Lines lines, Reckoned before, Reckoned after) {
        var agency = requireNonNull(agencies.get(gathered.agency));
        return new Row(Row.Kind.AGENCY, agency.id(), agency.code(), agency.name(),
                sum(LongStream.of(net(lines))),
                before.total(), after.total());
    }

    private void byRep(Gathered gathered, Lines lines, Reckoned before, Reckoned after) {
        var sold = new HashMap<UUID, Long>();
        var net = net(lines);
        for (int i = 0; i < lines.size(); i++) {
            sold.merge(lines.reps().get(lines.rep()[i]), net[i], Math::addExact);
        }
        var shifts = new HashMap<UUID, Outlook.Shift>();
        for (var shift : Outlook.shifts(before, after)) shifts.put(shift.rep(), shift);
        for (var rep : lines.reps()) {
            var shift = shifts.getOrDefault(rep, new Outlook.Shift(rep, 0, 0));
            rows.add(new Row(Row.Kind.REP, rep, "", "", sold.getOrDefault(rep, 0L),
                    shift.before(), shift.after()));
        }
        long extras = sum(after.extras().stream().mapToLong(Extra::amount));
        if (extras != 0) {
            rows.add(new Row(Row.Kind.PERIODS, null, "", "", 0, 0, extras));
        }
    }

    private static long[] net(Lines lines) {
        return requireNonNull(lines.amounts().get(Column.GROSS));
    }

    private static long sum(LongStream amounts) {
        return amounts.reduce(0, Math::addExact);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
