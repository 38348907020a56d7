package linecard.reports;

import linecard.reports.Lens.Sort;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the rows of a board in order. They come by name, and of equals the name decides.
final class BoardOrder {

    private static final int WORDS = 3;

    private BoardOrder() {}

    /// A row and what it is sorted by; null comes last.
    private record Placed(Board.Row row, @Nullable BigDecimal by) {}

    static List<Board.Row> of(List<Board.Row> byName, Sort sort) {
        if (sort == Sort.NAME) return byName;
        var placed = new ArrayList<Placed>(byName.size());
        for (var row : byName) placed.add(new Placed(row, measure(row.figures(), sort)));
        Comparator<BigDecimal> order = sort == Sort.PACE
                ? Comparator.naturalOrder() : Comparator.reverseOrder();
        placed.sort(Comparator.comparing(Placed::by, Comparator.nullsLast(order)));
        return placed.stream().map(Placed::row).toList();
    }

    /// @param name words that the names hold somewhere, accents aside; empty for all
    static List<Board.Row> named(List<Board.Row> rows, String name) {
        if (name.isBlank()) return rows;
        var words = SearchText.asked(name, WORDS);
        return rows.stream()
                .filter(row -> words.stream().allMatch(row.search()::contains))
                .toList();
    }

    private static @Nullable BigDecimal measure(Figures figures, Sort sort) {
        return switch (sort) {
            case NAME -> null;
            case ACTUAL -> BigDecimal.valueOf(figures.actual());
            case ATTAINMENT -> figures.attainment();
            case PACE -> whole(figures.aheadOfPace());
            case CHANGE -> whole(figures.change());
        };
    }

    private static @Nullable BigDecimal whole(@Nullable Long amount) {
        return amount == null ? null : BigDecimal.valueOf(amount);
    }
}
