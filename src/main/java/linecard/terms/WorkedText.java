package linecard.terms;

import linecard.money.Money;
import linecard.reckoning.Entry;
import linecard.reckoning.Extra;
import linecard.reckoning.Ladder;
import linecard.reckoning.Measure;
import linecard.reckoning.Part;
import linecard.reckoning.Strand;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Says what one more order earns, and how.
final class WorkedText {

    private final Words words;
    private final ClausesText clauses;
    private final UnaryOperator<String> flat;

    /// @param flat how a flat rate is called, by its id
    WorkedText(Words words, ClausesText clauses, UnaryOperator<String> flat) {
        this.words = words;
        this.clauses = clauses;
        this.flat = flat;
    }

    String earned(Worked worked) {
        return words.text("terms.worked", words.money(worked.tried().order()),
                words.money(worked.earned()));
    }

    /// A sentence for each part of it.
    List<String> way(Worked worked) {
        var way = new ArrayList<String>();
        for (var entry : worked.entries()) {
            if (entry.part() == Part.COMMISSION || entry.rated() != 0) way.add(way(entry, worked));
        }
        if (!worked.moved().isZero()) {
            way.add(words.text("terms.worked.moved", words.money(worked.moved())));
        }
        if (worked.isPaidFor()) way.add(paid(worked));
        for (var extra : worked.extras()) {
            if (extra.kind() == Extra.Kind.CAP && extra.amount() != 0) {
                way.add(words.text("terms.worked.cap", clauses.money(extra.limit())));
            }
        }
        var next = next(worked);
        if (next != null) way.add(next);
        return way;
    }

    private String paid(Worked worked) {
        var tried = worked.tried();
        if (tried.paid().minor() >= tried.order().minor()) {
            return words.text("terms.worked.paid.all");
        }
        long earned = 0;
        for (var entry : worked.entries()) earned += entry.amount();
        return words.text("terms.worked.paid", words.money(tried.paid()),
                words.money(new Money(earned, worked.earned().currency())));
    }

    private String way(Entry entry, Worked worked) {
        var currency = worked.earned().currency();
        var amount = words.money(new Money(entry.rated(), currency));
        var base = words.money(new Money(entry.base(), currency));
        return switch (entry.course().strand()) {
            case Strand.Flat by -> words.text("terms.worked.flat", flat.apply(by.rule()), base,
                    words.percent(by.rate()), amount);
            case Strand.Climb by when by.ladder().style() == Ladder.Style.RETROACTIVE ->
                    words.text("terms.worked.retroactive", by.rule(),
                            size(entry.course().position(), by.ladder()),
                            words.percent(entry.slices().getFirst().rate()), amount);
            case Strand.Climb by -> words.text(entry.course().sliced() ? "terms.worked.sliced"
                    : "terms.worked.average", by.rule(), slices(entry, by.ladder()), amount);
            case Strand.Over by -> words.text("terms.worked.override", base,
                    words.percent(by.override().rate()), amount);
            case Strand.PerUnit by -> words.text("terms.worked.spiff", by.spiff().name(),
                    clauses.size(entry.base(), true), clauses.money(by.spiff().perUnit()),
                    amount);
            case Strand.Nothing(var reason) -> words.text("terms.worked.nothing."
                    + (reason == Strand.Reason.HOUSE ? "house" : "none"));
        };
    }

    private String slices(Entry entry, Ladder ladder) {
        return entry.slices().stream()
                .map(slice -> size(slice.size(), ladder) + " × " + words.percent(slice.rate()))
                .collect(Collectors.joining(" + "));
    }

    private String size(long size, Ladder ladder) {
        return clauses.size(size, ladder.counts().kind() == Measure.Kind.UNITS);
    }

    private @Nullable String next(Worked worked) {
        var distance = worked.next();
        if (distance == null || distance.next() == null) return null;
        return words.text("terms.worked.next", size(distance.missing(), distance.ladder()),
                words.percent(distance.next().rate()));
    }
}
