package linecard.linecards;

import linecard.catalog.ProductLine;
import linecard.matching.Item;
import linecard.matching.Prepared;
import linecard.matching.Trait;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;

/// Whether the name of a line is like that of one of our product lines. Each name is made ready
/// once, however many lines have it.
final class Alike implements BiPredicate<CardLine, UUID> {

    /// So many lines of others are called like one of ours, where they are of no category in which
    /// both could be compared: a guess, on the safe side of telling too little.
    private static final double PART = 0.05;

    private final Map<UUID, Integer> ours = new HashMap<>();
    private final Map<String, Integer> theirs = new HashMap<>();
    private final Prepared names;

    Alike(List<ProductLine> lines, List<CardLine> card) {
        var all = new ArrayList<Item>();
        for (var line : lines) {
            ours.put(line.id(), all.size());
            all.add(new Item(Map.of(Trait.NAME, line.name())));
        }
        for (var line : card) {
            if (theirs.putIfAbsent(line.called(), all.size()) != null) continue;
            all.add(new Item(Map.of(Trait.NAME, line.called())));
        }
        names = new Prepared(all);
    }

    @Override
    public boolean test(CardLine line, UUID productLine) {
        var one = theirs.get(line.called());
        var other = ours.get(productLine);
        return one != null && other != null && names.isSame(one, other, PART);
    }
}
