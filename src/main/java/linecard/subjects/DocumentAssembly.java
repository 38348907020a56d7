package linecard.subjects;

import linecard.exchange.Rejection;
import linecard.sales.Booking;
import linecard.sales.Kind;
import linecard.subjects.DocumentReader.Head;
import linecard.subjects.DocumentReader.Line;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Puts a document together from its rows, or says why it cannot be.
final class DocumentAssembly {

    private final DocumentColumns columns;
    private final DocumentReader reader;
    private final FileSums sums = new FileSums();

    DocumentAssembly(DocumentColumns columns, DocumentReader reader) {
        this.columns = columns;
        this.reader = reader;
    }

    /// @param booking null where it is refused
    /// @param duplicates rows that say it all once more, and are passed over
    record Assembled(@Nullable Booking booking, int rows, int duplicates) {}

    Assembled of(int document) {
        var all = columns.rowsOf(document);
        if (columns.isRefused(document)) return new Assembled(null, all.length, 0);
        var once = once(all);
        try {
            var booking = booking(document, once);
            int duplicates = all.length - once.size();
            if (booking != null) return new Assembled(booking, all.length, duplicates);
        } catch (ArithmeticException e) {
            columns.refuse(document, Rejection.of("net", "exchange.sumTooLarge"));
        }
        return new Assembled(null, all.length, 0);
    }

    /// The lines of the document. Where it stands in the file several times, each time the same,
    /// those of the first time: other documents lie between, or its rows would be its lines.
    private List<Line> once(int[] rows) {
        var times = new ArrayList<List<Line>>();
        for (int i = 0; i < rows.length; i++) {
            if (i == 0 || rows[i] != rows[i - 1] + 1) times.add(new ArrayList<>());
            times.getLast().add(columns.line(rows[i]));
        }
        var first = times.getFirst();
        if (times.stream().allMatch(first::equals)) return first;
        return times.stream().flatMap(List::stream).toList();
    }

    private @Nullable Booking booking(int document, List<Line> rows) {
        var head = columns.head(document);
        var amounts = rows.stream().mapToLong(Line::amount).toArray();
        var nets = DocumentRules.nets(amounts, head.documentNet());
        if (nets.isEmpty()) return refused(document, "documentNet", "exchange.nothingToSpreadOver");
        boolean turned = head.kind() == Kind.CREDIT && DocumentRules.isWithoutMinus(
                amounts, rows.stream().map(Line::quantityMilli).toList());
        int sign = turned ? -1 : 1;
        var lines = new ArrayList<Booking.Line>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var ware = reader.ware(row.ware());
            var cost = cost(row, ware);
            lines.add(new Booking.Line(ware.product(), ware.line(), sign * row.quantityMilli(),
                    sign * nets.get()[i], cost == null ? null : (Long) (sign * cost),
                    row.cost() == null, sign * row.discount()));
        }
        var booking = booking(document, head, sign, lines);
        if (booking.netMinor() > 0 && head.kind() == Kind.CREDIT) {
            return refused(document, "kind", "exchange.creditAboveZero");
        }
        return isCountable(document, booking) ? booking : null;
    }

    private Booking booking(int document, Head head, int sign, List<Booking.Line> lines) {
        return new Booking(head.kind(), columns.number(document), reader.account(head.account()),
                reader.rep(head.rep()), head.date(), head.original(), head.currency(),
                sign * head.freight(), sign * head.tax(), sign * head.discount(), head.stated(),
                List.copyOf(lines));
    }

    private static @Nullable Long cost(Line row, DocumentReader.Ware ware) {
        if (row.cost() != null) return row.cost();
        return ware.unitCost() == null
                ? null : (Long) DocumentRules.cost(ware.unitCost(), row.quantityMilli());
    }

    private @Nullable Booking refused(int document, String field, String key) {
        columns.refuse(document, Rejection.of(field, key));
        return null;
    }

    private boolean isCountable(int document, Booking booking) {
        var field = sums.uncountable(booking);
        if (field == null) return true;
        columns.refuse(document, Rejection.of(field, "exchange.fileSumTooLarge"));
        return false;
    }
}
