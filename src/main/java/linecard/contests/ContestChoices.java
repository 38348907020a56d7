package linecard.contests;

import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Agencies;
import linecard.people.Territories;
import linecard.scoring.Named;
import linecard.scoring.Rules;
import linecard.web.Choice;
import linecard.web.Offered;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the form of a contest offers of the organisation's records, by their codes.
@Component
class ContestChoices {

    private final ProductLines lines;
    private final Territories territories;
    private final Agencies agencies;

    ContestChoices(ProductLines lines, Territories territories, Agencies agencies) {
        this.lines = lines;
        this.territories = territories;
        this.agencies = agencies;
    }

    /// Each with its code as the value.
    record Choices(List<Choice> lines, List<Choice> territories, List<Choice> agencies) {}

    /// @param stored what a draft names stays on offer when it is archived; null for a new one
    @Transactional(readOnly = true)
    Choices of(Viewer viewer, @Nullable Rules stored) {
        var tree = new LineTree(lines.all(viewer));
        var line = stored == null || stored.line() == null ? "" : stored.line().code();
        var offered = new ArrayList<Choice>();
        for (var one : tree.inOrder()) {
            if (!one.archived() || one.code().equals(line)) {
                offered.add(new Choice(one.code(), tree.path(one.id())));
            }
        }
        return new Choices(offered,
                choices(territories.all(viewer), stored == null ? List.of()
                        : stored.eligible().territories(), viewer.language()),
                choices(agencies.all(viewer), stored == null ? List.of()
                        : stored.eligible().agencies(), viewer.language()));
    }

    private static List<Choice> choices(
            List<? extends Offered> all, List<Named> stored, Language in) {
        Set<String> kept = stored.stream().map(Named::code).collect(Collectors.toSet());
        return all.stream().filter(one -> !one.archived() || kept.contains(one.code()))
                .map(one -> new Choice(one.code(), one.label(in))).toList();
    }
}
