package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.keyaccounts.Scope.Kind;
import linecard.keyaccounts.Scope.Whole;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.web.Known;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The parts of a kind that a review looked at, by their names.
@Component
class Parts {

    private final Reviews reviews;
    private final Reps reps;
    private final Territories territories;
    private final ProductLines lines;

    Parts(Reviews reviews, Reps reps, Territories territories, ProductLines lines) {
        this.reviews = reviews;
        this.reps = reps;
        this.territories = territories;
        this.lines = lines;
    }

    /// @param code of the territory, rep or product line; empty for the organisation
    record Part(String name, String code, Scope scope) {}

    /// Those with accounts on their curve, the largest first.
    @Transactional(readOnly = true)
    List<Part> of(Viewer viewer, Review review, Kind kind) {
        var known = known(viewer, kind);
        var parts = new ArrayList<Part>();
        for (var scope : reviews.scopes(viewer, review.id())) {
            if (scope.whole().kind() != kind || scope.accounts() == 0) continue;
            parts.add(part(viewer, scope, known));
        }
        parts.sort(Comparator.comparingLong((Part part) -> part.scope().totalMinor()).reversed()
                .thenComparing(Part::name));
        return parts;
    }

    /// What a whole is called.
    @Transactional(readOnly = true)
    String name(Viewer viewer, Whole whole) {
        return names(viewer, List.of(whole)).getOrDefault(whole, "–");
    }

    /// What some wholes are called.
    @Transactional(readOnly = true)
    Map<Whole, String> names(Viewer viewer, List<Whole> wholes) {
        var known = new EnumMap<Kind, Known>(Kind.class);
        for (var kind : Kind.values()) {
            var ids = wholes.stream().filter(whole -> whole.kind() == kind).map(Whole::part)
                    .filter(Objects::nonNull).map(Objects::requireNonNull).toList();
            if (ids.isEmpty()) continue;
            known.put(kind, kind == Kind.REP ? new Known(reps.of(viewer, ids))
                    : known(viewer, kind));
        }
        var names = new HashMap<Whole, String>();
        for (var whole : wholes) {
            var of = known.get(whole.kind());
            names.put(whole, of == null ? viewer.organisation().name()
                    : named(of.name(whole.part(), viewer.language())));
        }
        return names;
    }

    private static Part part(Viewer viewer, Scope scope, Known known) {
        var part = scope.whole().part();
        return new Part(named(known.name(part, viewer.language())), known.code(part), scope);
    }

    private static String named(String name) {
        return name.isEmpty() ? "–" : name;
    }

    private Known known(Viewer viewer, Kind kind) {
        return switch (kind) {
            case ORGANISATION -> new Known(List.of());
            case TERRITORY -> new Known(territories.all(viewer));
            case REP -> new Known(reps.all(viewer));
            case LINE -> new Known(lines.all(viewer));
        };
    }
}
