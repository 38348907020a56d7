package linecard.reports;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reps in order, by what they reached of what was asked or had before: never by volume alone,
/// which says more of the territory than of the rep. Equals share a place, and the places after
/// them stay empty: 1, 1, 3.
///
/// @param places the placed ones first, then those without a measure, by name
record Ranking(Measure by, List<Place> places) {

    enum Measure {
        /// Actual over goal.
        ATTAINMENT,
        /// Actual over the part of the goal that is due.
        PACE,
        /// Change on the comparable days of the year before.
        GROWTH
    }

    /// @param number from 1; null where there is no goal or no year before
    /// @param measure null likewise
    record Place(@Nullable Integer number, @Nullable BigDecimal measure, Board.Row row) {}

    static Ranking of(List<Board.Row> byName, Measure by) {
        var measured = new ArrayList<Place>();
        var others = new ArrayList<Place>();
        for (var row : byName) {
            var measure = measure(row.figures(), by);
            (measure == null ? others : measured).add(new Place(null, measure, row));
        }
        measured.sort(Comparator.comparing(Place::measure,
                Comparator.nullsLast(Comparator.reverseOrder())));
        var places = new ArrayList<Place>();
        int number = 0;
        for (int i = 0; i < measured.size(); i++) {
            var place = measured.get(i);
            boolean isTie = i > 0 && Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder())
                    .compare(place.measure(), measured.get(i - 1).measure()) == 0;
            if (!isTie) number = i + 1;
            places.add(new Place(number, place.measure(), place.row()));
        }
        places.addAll(others);
        return new Ranking(by, List.copyOf(places));
    }

    private static @Nullable BigDecimal measure(Figures figures, Measure by) {
        return switch (by) {
            case ATTAINMENT -> figures.attainment();
            case GROWTH -> figures.growth();
            case PACE -> figures.paceGoal() == null || figures.paceGoal() <= 0 ? null
                    : BigDecimal.valueOf(figures.actual()).divide(
                            BigDecimal.valueOf(figures.paceGoal()), MathContext.DECIMAL64);
        };
    }
}
