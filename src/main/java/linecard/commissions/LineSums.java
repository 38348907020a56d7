package linecard.commissions;

import linecard.money.Money;
import linecard.stated.StatementLine;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What lines that are too many to be printed come to, as finely as so many rows allow: by
/// customer and product line, by customer, or not at all.
final class LineSums {

    /// @param account empty for what is about no customer, like `productLine`
    private record Key(@Nullable UUID rep, String account, String productLine) {}

    /// @param productLine empty where it is by customer alone
    record Row(
            @Nullable UUID rep, String repName, String account, String productLine, long lines,
            Money base, Money amount) {

        private static Row of(StatementLine line) {
            return new Row(line.rep(), line.repName(), line.account(), line.productLine(), 1,
                    line.base(), line.amount());
        }

        private Row plus(Row other) {
            return new Row(rep, repName, account, productLine, lines + other.lines,
                    base.plus(other.base), amount.plus(other.amount));
        }

        private Row ofAccount() {
            return new Row(rep, repName, account, "", lines, base, amount);
        }
    }

    private final Map<Key, Row> rows = new LinkedHashMap<>();

    /// In the order of the statement.
    void add(StatementLine line) {
        add(rows, Row.of(line));
    }

    private static void add(Map<Key, Row> rows, Row row) {
        rows.merge(new Key(row.rep(), row.account(), row.productLine()), row, Row::plus);
    }

    /// Those of a rep together, by customer.
    ///
    /// @param most rows
    List<Row> atMost(int most, Language language) {
        if (rows.size() <= most) return sorted(rows, language);
        var byAccount = new LinkedHashMap<Key, Row>();
        for (var row : rows.values()) add(byAccount, row.ofAccount());
        return byAccount.size() <= most ? sorted(byAccount, language) : List.of();
    }

    private static List<Row> sorted(Map<Key, Row> rows, Language language) {
        var collator = Collator.getInstance(language.locale());
        var byName = Comparator.comparing(Row::account, collator)
                .thenComparing(Row::productLine, collator);
        var sorted = new ArrayList<Row>();
        var ofRep = new ArrayList<Row>();
        for (var row : rows.values()) {
            if (!ofRep.isEmpty() && !Objects.equals(ofRep.getFirst().rep(), row.rep())) {
                ofRep.sort(byName);
                sorted.addAll(ofRep);
                ofRep.clear();
            }
            ofRep.add(row);
        }
        ofRep.sort(byName);
        sorted.addAll(ofRep);
        return List.copyOf(sorted);
    }

    /// How finely they are told: `rep` where there are none.
    static String by(List<Row> rows) {
        if (rows.isEmpty()) return "rep";
        return rows.stream().allMatch(row -> row.productLine().isEmpty())
                ? "customer" : "line";
    }
}
