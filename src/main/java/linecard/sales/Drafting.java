package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

import static java.util.Objects.requireNonNull;

/// Makes drafts of bookings: everything about a document that no other document decides.
///
/// @param rates by currency and first day, in billionths of the own currency
record Drafting(Currency own, Map<Currency, NavigableMap<LocalDate, Long>> rates) {

    /// The most that a document may come to, in minor units either way: so that the sums of
    /// thousands of the largest are numbers still.
    private static final long LARGEST = 1_000_000_000_000_000L;

    /// What came of one: exactly one of the two is there.
    record Drafted(@Nullable Draft draft, Compared.@Nullable Refused refused) {

        Compared.Refused why() {
            return requireNonNull(refused);
        }

        /// @throws NullPointerException where it was refused
        Draft known() {
            return requireNonNull(draft);
        }
    }

    Drafted of(long place, Booking said) {
        try {
            var conversion = conversion(said.currency(), said.bookedOn());
            var refused = refusal(said.currency(), said.bookedOn());
            if (refused != null) return new Drafted(null, refused);
            return of(place, said, conversion == null ? inOwn(said) : said, conversion);
        } catch (ArithmeticException e) {
            return new Drafted(null, Compared.Refused.of("sales.tooLarge", said.number()));
        }
    }

    private static Drafted of(
            long place, Booking said, Booking meant, @Nullable Conversion conversion) {
        var booking = conversion == null ? meant : converted(meant, conversion);
        long net = booking.netMinor();
        for (long amount : new long[] {net, booking.freightMinor(), booking.taxMinor(),
                booking.discountMinor(), large(booking.lines())}) {
            requireCountable(amount);
        }
        var foreign = conversion == null ? null : new Foreign(
                conversion.from(), meant.netMinor(), conversion.rateNanos());
        return new Drafted(new Draft(
                place, said, booking, foreign, net, Fingerprint.of(meant)), null);
    }

    /// One in another currency at another rate than that of its day, as far as it is countable.
    Draft at(long rateNanos, Draft one) {
        var by = new Conversion(requireNonNull(one.foreign()).currency(), own, rateNanos);
        try {
            return of(one.place(), one.said(), one.said(), by).known();
        } catch (ArithmeticException _) {
            return one;
        }
    }

    /// The rate of the day; null where there is none and for the own currency.
    @Nullable Conversion conversion(@Nullable Currency currency, LocalDate day) {
        if (currency == null || currency.equals(own)) return null;
        var dated = rates.get(currency);
        var inForce = dated == null ? null : dated.floorEntry(day);
        return inForce == null ? null : new Conversion(currency, own, inForce.getValue());
    }

    /// Why there is no rate of the day where one is needed; null where all is well.
    Compared.@Nullable Refused refusal(@Nullable Currency currency, LocalDate day) {
        return currency == null || currency.equals(own) || conversion(currency, day) != null
                ? null
                : Compared.Refused.of("sales.noRate", currency.getCurrencyCode(), day.toString());
    }

    /// @throws ArithmeticException for more than is reckoned with
    static void requireCountable(long amount) {
        if (amount > LARGEST || amount < -LARGEST) throw new ArithmeticException("too large");
    }

    /// The amount of a line that is furthest from zero; the sum of all costs and discounts counts
    /// as one.
    private static long large(List<Booking.Line> lines) {
        long largest = 0;
        long sums = 0;
        for (var line : lines) {
            largest = Math.max(largest, Math.max(Math.absExact(line.netMinor()),
                    Math.absExact(line.quantityMilli())));
            sums = Math.addExact(sums, Math.addExact(Math.absExact(line.discountMinor()),
                    line.costMinor() == null ? 0 : Math.absExact(line.costMinor())));
        }
        return Math.max(largest, sums);
    }

    private static Booking inOwn(Booking said) {
        return said.currency() == null ? said : with(said, said.freightMinor(), said.taxMinor(),
                said.discountMinor(), said.lines());
    }

    private static Booking converted(Booking said, Conversion into) {
        var nets = into.of(said.lines().stream().mapToLong(Booking.Line::netMinor).toArray());
        var discounts = into.of(
                said.lines().stream().mapToLong(Booking.Line::discountMinor).toArray());
        var lines = new ArrayList<Booking.Line>(nets.length);
        for (int i = 0; i < nets.length; i++) {
            lines.add(said.lines().get(i).with(nets[i], discounts[i]));
        }
        return with(said, into.of(said.freightMinor()), into.of(said.taxMinor()),
                into.of(said.discountMinor()), lines);
    }

    private static Booking with(
            Booking said, long freight, long tax, long discount, List<Booking.Line> lines) {
        return new Booking(said.kind(), said.number(), said.account(), said.statedRep(),
                said.bookedOn(), said.originalNumber(), null, freight, tax, discount,
                said.stated(), lines);
    }
}
