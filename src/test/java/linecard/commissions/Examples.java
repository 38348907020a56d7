package linecard.commissions;

import linecard.catalog.LineTree;
import linecard.catalog.ProductLine;
import linecard.commissions.Credit.Original;
import linecard.commissions.Credit.Paid;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.sales.Kind;
import linecard.terms.DatedRate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The product lines, rates and sales that the examples speak of.
final class Examples {

    static final UUID AGENCY = new UUID(1, 1);
    static final UUID ANNA = new UUID(2, 1);
    static final UUID PUMPS = new UUID(3, 1);
    static final UUID DOSING_PUMPS = new UUID(3, 2);
    static final UUID VALVES = new UUID(3, 3);

    static final LineTree LINES = new LineTree(List.of(
            new ProductLine(PUMPS, null, "P", "Pumps", false, 1),
            new ProductLine(DOSING_PUMPS, PUMPS, "PD", "Dosing pumps", false, 1),
            new ProductLine(VALVES, null, "V", "Valves", false, 1)));

    static final LocalDate JANUARY_1 = LocalDate.of(2026, 1, 1);
    static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);
    static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);

    private Examples() {}

    static Terms terms(DatedRate... rates) {
        return new Terms(List.of(rates), LINES);
    }

    /// @param percent null: from that day on no rate of its own
    static DatedRate rate(
            @Nullable UUID line, LocalDate from, @Nullable String percent) {
        return new DatedRate(UUID.randomUUID(), AGENCY, line, from,
                percent == null ? null : Rate.ofPercent(percent), 1);
    }

    /// The whole of an invoice's line, in minor units of euros.
    static Credit sale(UUID line, LocalDate day, long net) {
        return credit(Kind.INVOICE, line, day, net, "", null);
    }

    /// A line that takes back one of invoice S-1 of that day.
    static Credit returned(
            UUID line, LocalDate day, long net, LocalDate sold, @Nullable Paid paid) {
        return credit(Kind.CREDIT, line, day, net, "S-1", new Original(sold, sold, line, paid));
    }

    static Credit credit(
            Kind kind, UUID line, LocalDate day, long net, String originalNumber,
            @Nullable Original original) {
        return part(kind, ANNA, line, day, net, originalNumber, original);
    }

    static Credit part(
            Kind kind, @Nullable UUID rep, UUID line, LocalDate day, long net,
            String originalNumber, @Nullable Original original) {
        return new Credit(new Portion(7, 1, null), kind, new UUID(4, 1), "S-7", day, "Szűcs Kft.", line,
                LINES.name(line), rep, "Kiss Anna", 2_000, euro(net), new Rate(1_000_000),
                euro(net), originalNumber, original);
    }

    static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }
}
