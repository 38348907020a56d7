package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Bound;
import linecard.sales.Results.By;
import linecard.sales.Results.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static linecard.sales.Basis.AS_IS;
import static linecard.sales.Basis.AS_WAS;
import static linecard.sales.Basis.SAME_ACCOUNT;
import static linecard.sales.Market.span;
import static org.assertj.core.api.Assertions.assertThat;

/// How long it takes with so many documents of four lines, told on the console:
/// `-Dlinecard.speed=250000`.
@LinecardTest
@EnabledIfSystemProperty(named = "linecard.speed", matches = "\\d+")
class Speed {

    private static final LocalDate START = LocalDate.of(2023, 7, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final int BATCH = 1_000;

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Months months;
    @Autowired Results results;

    private final Random random = new Random(1);
    private final List<UUID> reps = new ArrayList<>();
    private final List<UUID> accounts = new ArrayList<>();
    private final List<UUID> lines = new ArrayList<>();

    @Test
    void many_documents() {
        var owner = stage.company();
        var market = new Market(owner, sql, transactions, documents);
        int count = Integer.getInteger("linecard.speed", 0);
        settle(market);
        timed("book %,d lines".formatted(4 * count), () -> book(market, count));
        Bound.run(owner.binding(), () -> {
            timed("prove", () -> assertThat(months.prove(owner)).isEmpty());
            for (int i = 0; i < 12; i++) ask(owner, i == 11);
        });
        var agency = market.as(owner, () -> sql.sql("select agency_id from people.rep where id = :id")
                .param("id", reps.getFirst()).query(UUID.class).single());
        var rep = stage.member(owner, Role.REP, agency, reps.getFirst(), null);
        Bound.run(rep.binding(), () -> {
            for (int i = 0; i < 12; i++) askAsRep(rep, i == 11);
        });
    }

    private void settle(Market market) {
        var agency = market.agency();
        for (int i = 0; i < 100; i++) reps.add(market.rep(i % 3 == 0 ? agency : market.agency()));
        for (int i = 0; i < 8; i++) lines.add(market.line());
        for (int i = 0; i < 2_000; i++) {
            var account = market.account();
            accounts.add(account);
            var rep = reps.get(i % 100);
            var other = reps.get((i + 1) % 100);
            if (i % 20 == 0) {
                market.assign(account, rep, 50, "2020-01-01", null);
                market.assign(account, other, 30, "2020-01-01", null);
            } else if (i % 20 == 1) {
                market.assign(account, rep, 100, "2020-01-01", "2025-09-01");
                market.assign(account, other, 100, "2025-09-01", null);
            } else if (i % 20 > 2) {
                market.assign(account, rep, 100, "2020-01-01", null);
            }
        }
    }

    private void book(Market market, int count) {
        int days = (int) START.until(TODAY, java.time.temporal.ChronoUnit.DAYS);
        var batch = new ArrayList<Booking>(BATCH);
        for (int i = 0; i < count; i++) {
            var said = new ArrayList<Booking.Line>();
            for (int line = 0; line < 4; line++) {
                said.add(new Booking.Line(null, lines.get(random.nextInt(8)),
                        1_000L * (1 + random.nextInt(20)), random.nextInt(1_000_000),
                        (long) random.nextInt(500_000)));
            }
            batch.add(new Booking(Kind.INVOICE, "S-" + i, accounts.get(random.nextInt(2_000)), null,
                    START.plusDays((long) i * days / count), "", said));
            if (batch.size() < BATCH) continue;
            timed((i + 1) % 5_000 == 0, "  a thousand of them at " + (i + 1),
                    () -> market.book(batch));
            batch.clear();
        }
        market.book(batch);
    }

    private void ask(Viewer owner, boolean tell) {
        var year = span("2025-01-01", "2026-01-01");
        var quarter = span("2026-01-01", "2026-04-01");
        var odd = span("2026-01-10", "2026-04-12");
        var rep = Scope.ofRep(reps.getFirst());
        timed(tell, "byMonth by rep, as-was, a year, all reps",
                () -> results.byMonth(owner, By.REP, question(AS_WAS, Scope.ALL, year)));
        timed(tell, "byMonth by rep, as-was, a year, one rep",
                () -> results.byMonth(owner, By.REP, question(AS_WAS, rep, year)));
        timed(tell, "byMonth by rep, as-is, a year, all reps",
                () -> results.byMonth(owner, By.REP, question(AS_IS, Scope.ALL, year)));
        timed(tell, "byMonth by rep, same account, a year",
                () -> results.byMonth(owner, By.REP, question(SAME_ACCOUNT, Scope.ALL, year)));
        for (var by : By.values()) {
            timed(tell, "by " + by + " as-was, a quarter",
                    () -> results.by(owner, by, question(AS_WAS, Scope.ALL, quarter)));
        }
        timed(tell, "by REP as-was, odd days", () -> results.by(
                owner, By.REP, question(AS_WAS, Scope.ALL, odd)));
        timed(tell, "by REP as-is, odd days", () -> results.by(
                owner, By.REP, question(AS_IS, Scope.ALL, odd)));
        timed(tell, "by ACCOUNT of one rep, odd days", () -> results.by(
                owner, By.ACCOUNT, question(AS_WAS, rep, odd)));
        timed(tell, "bridges, a year", () -> results.bridges(owner, year, TODAY));
        timed(tell, "documents, a year, all", () -> documents.documents(
                owner, Scope.ALL, year, 1));
        timed(tell, "documents, a year, one rep", () -> documents.documents(owner, rep, year, 1));
        timed(tell, "documents by number", () -> documents.find(
                owner, Set.of(Kind.INVOICE), Scope.ALL, year, "S-1999", 1));
        timed(tell, "last day", () -> results.lastDay(owner));
    }

    private void askAsRep(Viewer rep, boolean tell) {
        var year = span("2025-01-01", "2026-01-01");
        timed(tell, "a rep's year by month", () -> results.byMonth(
                rep, By.REP, question(AS_WAS, Scope.ALL, year)));
        timed(tell, "a rep's documents", () -> documents.documents(rep, Scope.ALL, year, 1));
        var first = documents.documents(rep, Scope.ALL, year, 1).page().rows().getFirst().id();
        timed(tell, "a rep's document", () -> documents.of(rep, first));
    }

    private static Question question(Basis basis, Scope scope, Span days) {
        return new Question(basis, scope, days, TODAY, List.of(
                span("2025-01-01", "2026-01-01"), span("2026-01-01", "2027-01-01")));
    }

    private static void timed(String what, Runnable action) {
        timed(true, what, action);
    }

    private static void timed(boolean tell, String what, Runnable action) {
        long start = System.nanoTime();
        action.run();
        if (tell) System.err.printf("%-45s %,9d us%n", what, (System.nanoTime() - start) / 1_000);
    }
}
