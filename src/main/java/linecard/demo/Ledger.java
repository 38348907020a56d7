package linecard.demo;

import linecard.reckoning.Terms.Cause;
import linecard.sales.Booking;
import linecard.sales.Kind;
import linecard.sales.Stated;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The made-up documents, which get their numbers once all are known: by day within a year, as
/// an ERP would have given them.
final class Ledger {

    private static final Comparator<Draft> BY_DAY = Comparator
            .comparing(Draft::day).thenComparing(Draft::kind).thenComparing(Draft::code);

    private final List<Draft> drafts = new ArrayList<>();

    /// @param code the account's, for a lasting order within a day
    /// @param original what a credit takes back
    record Draft(
            Kind kind, UUID account, String code, LocalDate day, List<Booking.Line> lines,
            @Nullable Draft original) {}

    void order(UUID account, String code, LocalDate day, List<Booking.Line> lines) {
        drafts.add(new Draft(Kind.ORDER, account, code, day, lines, null));
    }

    Draft invoice(UUID account, String code, LocalDate day, List<Booking.Line> lines) {
        var draft = new Draft(Kind.INVOICE, account, code, day, lines, null);
        drafts.add(draft);
        return draft;
    }

    void credit(Draft invoice, LocalDate day, Booking.Line line) {
        drafts.add(new Draft(
                Kind.CREDIT, invoice.account(), invoice.code(), day, List.of(line), invoice));
    }

    /// Why goods came back: mostly without a word.
    private static Stated stated(Draft draft, int number) {
        var cause = draft.kind() != Kind.CREDIT ? null : switch (number % 6) {
            case 0 -> Cause.RETURN;
            case 2 -> Cause.PRICE;
            case 4 -> Cause.PRINCIPALS_FAULT;
            default -> null;
        };
        return cause == null ? Stated.NOTHING : new Stated(cause, null, "", null);
    }

    /// The documents from the first to the last of these days, both included, by day.
    List<Booking> numbered(LocalDate first, LocalDate last) {
        var numbers = new IdentityHashMap<Draft, String>();
        var counts = new HashMap<String, Integer>();
        var bookings = new ArrayList<Booking>();
        for (var draft : drafts.stream().sorted(BY_DAY).toList()) {
            if (draft.day().isBefore(first) || draft.day().isAfter(last)) continue;
            var series = draft.kind().code().substring(0, 1).toUpperCase(Locale.ROOT)
                    + draft.day().getYear() % 100;
            int place = counts.getOrDefault(series, 0) + 1;
            counts.put(series, place);
            var number = "%s-%05d".formatted(series, place);
            numbers.put(draft, number);
            bookings.add(new Booking(
                    draft.kind(), number, draft.account(), null, draft.day(),
                    draft.original() == null ? "" : numbers.getOrDefault(draft.original(), ""),
                    draft.lines()).stating(stated(draft, place)));
        }
        return bookings;
    }
}
