package linecard.sales;

import linecard.calendar.Span;

import org.springframework.dao.DataIntegrityViolationException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Three years of a small company as chance has it: splits, transfers, house accounts, stated
/// reps, returns that name their original, and orders beside the invoices.
final class RandomMarket {

    static final LocalDate START = LocalDate.of(2024, 1, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final int DAYS = 900;

    private final Random random;
    private final Market market;
    private final List<UUID> reps = new ArrayList<>();
    private final List<UUID> accounts = new ArrayList<>();
    private final List<UUID> lines = new ArrayList<>();

    RandomMarket(long seed, Market market) {
        this.random = new Random(seed);
        this.market = market;
    }

    void live(int documents) {
        var territory = market.territory();
        for (int i = 0; i < 5; i++) reps.add(market.rep());
        for (int i = 0; i < 3; i++) lines.add(market.line());
        for (int i = 0; i < 8; i++) {
            accounts.add(i == 0 ? market.houseAccount(territory) : market.account());
            assign(accounts.getLast());
        }
        var booked = new ArrayList<Booking>();
        for (int i = 0; i < documents; i++) booked.add(sale(i));
        for (int i = 0; i < documents / 5; i++) booked.add(back(i, any(booked)));
        for (int i = 0; i < booked.size(); i += 50) {
            market.book(booked.subList(i, Math.min(booked.size(), i + 50)));
        }
    }

    /// Corrects documents with one import after the other, takes some of them back in between and
    /// hands accounts over.
    void change(int imports) {
        var done = new ArrayList<UUID>();
        for (int i = 0; i < imports; i++) {
            var some = new ArrayList<Booking>();
            for (int j = 0; j < 12; j++) {
                var sale = sale(random.nextInt(60));
                if (some.stream().noneMatch(one -> one.kind() == sale.kind()
                        && one.number().equals(sale.number()))) some.add(sale);
            }
            for (int j = 0; j < 4; j++) some.add(back(1_000 * i + j, any(some)));
            done.add(market.load(some));
            if (random.nextInt(3) == 0) market.undo(done.remove(done.size() - 1));
            else if (random.nextInt(3) == 0) market.undo(any(done));
            handOver(any(accounts));
        }
    }

    /// A part of an account for somebody else for a while, where one is left.
    private void handOver(UUID account) {
        var from = START.plusDays(random.nextInt(DAYS));
        try {
            market.assign(account, market.rep(), 1 + random.nextInt(30), from, from.plusDays(90));
        } catch (DataIntegrityViolationException e) {
            // all of it is held already
        }
    }

    Span span() {
        var from = START.plusDays(random.nextInt(DAYS));
        return new Span(from, from.plusDays(1 + random.nextInt(400)));
    }

    /// Hands over now and then, to one rep or to two who share with the house or without.
    private void assign(UUID account) {
        var from = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(500));
        while (from.isBefore(TODAY) && random.nextInt(5) > 0) {
            var to = from.plusDays(100 + random.nextInt(700));
            int first = random.nextInt(reps.size());
            int percent = random.nextBoolean() ? 100 : 1 + random.nextInt(99);
            market.assign(account, reps.get(first), percent, from, to);
            if (percent < 100 && random.nextBoolean()) {
                var other = reps.get((first + 1) % reps.size());
                market.assign(account, other, random.nextInt(100 - percent) + 1, from, to);
            }
            from = to.plusDays(random.nextInt(3) * 40);
        }
    }

    private Booking sale(int number) {
        var lines = new ArrayList<Booking.Line>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            lines.add(line(random.nextInt(100_001) - 1_000));
        }
        return new Booking(random.nextInt(4) > 0 ? Kind.INVOICE : Kind.ORDER, "S-" + number,
                any(accounts), random.nextInt(10) > 0 ? null : any(reps),
                START.plusDays(random.nextInt(DAYS)), "", lines);
    }

    private Booking back(int number, Booking original) {
        return new Booking(Kind.CREDIT, "R-" + number, original.account(), null,
                original.bookedOn().plusDays(random.nextInt(200)), original.number(),
                List.of(line(-random.nextInt(150_000))));
    }

    private Booking.Line line(long net) {
        return new Booking.Line(null, any(lines), random.nextInt(10_000), net,
                random.nextBoolean() ? null : Long.valueOf(net / 3));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
