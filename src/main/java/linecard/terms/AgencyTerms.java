package linecard.terms;

import linecard.access.Viewer;
import linecard.money.Rate;
import linecard.people.Agency;
import linecard.people.Belongings;
import linecard.people.Kept;
import linecard.people.MergedRows;
import linecard.people.Outcome.Refused;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Terms;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is agreed on commission with an agency that is merged into another: from then on its reps
/// earn by the other's terms, so these have to be the same.
@Component
@Order(8)
class AgencyTerms implements Belongings<Agency> {

    private final Rates rates;
    private final Versions versions;
    private final Frames frames;

    AgencyTerms(Rates rates, Versions versions, Frames frames) {
        this.rates = rates;
        this.versions = versions;
        this.frames = frames;
    }

    private record Flat(@Nullable UUID productLine, LocalDate from, @Nullable Rate rate) {}

    private record Clauses(LocalDate from, Terms terms) {}

    private record Standing(
            boolean european, Tail tail, Set<Flat> rates, Set<Clauses> clauses) {

        boolean isNothing() {
            return rates.isEmpty() && clauses.isEmpty();
        }
    }

    @Override
    public List<Kept> of(Viewer viewer, UUID agency) {
        return List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Refused> against(Viewer viewer, Agency gone, Agency kept, LocalDate on) {
        var ofGone = standing(viewer, gone.id(), on);
        return ofGone.isNothing() || ofGone.equals(standing(viewer, kept.id(), on))
                ? Optional.empty()
                : Optional.of(MergedRows.no("terms.merge.other", on));
    }

    /// What holds on that day, and what will later.
    private Standing standing(Viewer viewer, UUID agency, LocalDate on) {
        var frame = frames.ofAgency(viewer, agency);
        var all = rates.ofAgency(viewer, agency);
        var flat = new HashSet<Flat>();
        for (var one : all) {
            if (isFollowed(one, all, on)) continue;
            boolean hasBegun = !one.from().isAfter(on);
            if (one.rate() == null && hasBegun) continue;
            flat.add(new Flat(one.productLine(), hasBegun ? on : one.from(), one.rate()));
        }
        var told = versions.ofAgency(viewer, agency);
        var clauses = new HashSet<Clauses>();
        for (var one : told) {
            boolean isOver = told.stream().anyMatch(later -> later.from().isAfter(one.from())
                    && !later.from().isAfter(on));
            if (isOver) continue;
            clauses.add(new Clauses(one.from().isAfter(on) ? one.from() : on, one.terms()));
        }
        return new Standing(frame.european(), frame.tail(), flat, clauses);
    }

    private static boolean isFollowed(DatedRate one, List<DatedRate> all, LocalDate on) {
        return all.stream().anyMatch(later -> later.from().isAfter(one.from())
                && !later.from().isAfter(on)
                && Objects.equals(later.productLine(), one.productLine()));
    }
}
