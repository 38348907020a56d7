package linecard.reckoning;

import linecard.money.Rate;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Sorting.Sorted;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;

import static java.util.Objects.requireNonNull;
import static linecard.reckoning.Examples.CALENDAR;
import static linecard.reckoning.Examples.EURO;
import static linecard.reckoning.Examples.JANUARY_1;
import static linecard.reckoning.Examples.QUARTER;
import static linecard.reckoning.Examples.id;

/// How long it takes to reckon so many lines, on two threads, beside a plain pass over the same
/// arrays; and how long one agency's quarter after a late return: told on the console by
/// `java … linecard.reckoning.CalculationSpeed 10000000`. What is read and stored is left out. Of the
/// rounds the quickest is taken for each: others may be at work on the machine, and with the program's
/// flags it takes a dozen until all is compiled for good.
final class CalculationSpeed {

    private static final int LINES_OF_AGENCY = 12_500;
    private static final int ROUNDS = 24;

    private static volatile long sink;
    private static volatile long[] written = {};

    /// @param sorted its lines, each with its strand
    private record Agency(Plan plan, Lines lines, Layer sorted) {

        static Agency of(Plan plan, Lines lines) {
            var reckoned = Reckoning.of(plan, lines, QUARTER).orThrow();
            return new Agency(plan, lines, requireNonNull(reckoned.layers().get(Part.COMMISSION)));
        }
    }

    private CalculationSpeed() {}

    static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int lines = Integer.parseInt(arguments[0]);
        var agencies = new ArrayList<Agency>();
        for (int i = 0; i < lines / LINES_OF_AGENCY; i++) agencies.add(agency(i, LINES_OF_AGENCY));
        double passes = Double.MAX_VALUE;
        double alls = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            double pass = milliseconds(agencies, CalculationSpeed::passed);
            double loop = milliseconds(agencies, CalculationSpeed::looped);
            double all = milliseconds(agencies, agency -> reckoned(agency).total());
            System.out.printf("%,d lines: plain pass %.1f ms, amounts of lines whose clause is known"
                    + " %.1f ms, all %.1f ms%n", agencies.size() * LINES_OF_AGENCY, pass, loop, all);
            passes = Math.min(passes, pass);
            alls = Math.min(alls, all);
        }
        System.out.println("ratio=" + alls / passes);
        late(agencies.getFirst());
    }

    private static Reckoned reckoned(Agency agency) {
        return Reckoning.of(agency.plan(), agency.lines(), QUARTER).orThrow();
    }

    private static long looped(Agency agency) {
        var sorted = agency.sorted();
        return Layer.of(Part.COMMISSION, new Sorted(List.of(), sorted.strand(), sorted.pot()),
                sorted.courses(), sorted.base()).total();
    }

    /// Reads what the calculation reads, and writes one amount a line.
    private static long passed(Agency agency) {
        var lines = agency.lines();
        var gross = lines.column(Column.GROSS);
        var amounts = new long[lines.size()];
        long sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = (gross[i] + lines.document()[i] + lines.subject()[i]) * 50_000 / 1_000_000;
            sum += amounts[i];
        }
        written = amounts;
        return sum;
    }

    /// Of processor: both threads together, halved. Others may be at work on the machine.
    private static double milliseconds(List<Agency> agencies, ToLongFunction<Agency> work)
            throws InterruptedException, ExecutionException {
        var processor = ManagementFactory.getThreadMXBean();
        long spent = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var halves = new ArrayList<Callable<Long>>();
            for (int half = 0; half < 2; half++) {
                int first = half;
                halves.add(() -> {
                    long before = processor.getCurrentThreadCpuTime();
                    long sum = 0;
                    for (int i = first; i < agencies.size(); i += 2) sum += work.applyAsLong(agencies.get(i));
                    sink = sum;
                    return processor.getCurrentThreadCpuTime() - before;
                });
            }
            for (var half : threads.invokeAll(halves)) spent += half.get();
        }
        return spent / 2e6;
    }

    private static void late(Agency agency) {
        var stated = reckoned(agency);
        var document = agency.lines().documents().getFirst();
        var returned = new Document(id("late"), "late", Event.INVOICE, JANUARY_1.plusMonths(5),
                document.day(), null, new Document.Returned(document.id(), document.day(), Terms.Cause.RETURN));
        var back = new Fact(returned, 1, 1, agency.lines().subjects().getFirst(),
                agency.lines().reps().getFirst(), new Rate(1_000_000), Map.of(Column.GROSS, -1_000L));
        var lines = agency.lines().with(back);
        var processor = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 50; round++) {
            long before = processor.getCurrentThreadCpuTime();
            var now = Reckoning.of(agency.plan(), lines, QUARTER).orThrow();
            int changes = Differences.between(stated, now, Examples.month(6)).size();
            if (round % 49 == 0) {
                System.out.printf("a late return among %,d lines: %d changes in %.1f ms%n",
                        lines.size(), changes, (processor.getCurrentThreadCpuTime() - before) / 1e6);
            }
        }
    }

    /// Documents of ten lines, 60 accounts, 40 product lines, some with rates of their own; as they are
    /// read, those of one product line say so with one list.
    private static Agency agency(int number, int size) {
        var random = new Random(number);
        var lines = new ArrayList<UUID>();
        for (int i = 0; i < 40; i++) lines.add(id("line " + i));
        var subjects = new ArrayList<Subject>();
        var upward = lines.stream().map(List::of).toList();
        for (int i = 0; i < 2_400; i++) {
            subjects.add(new Subject(id("account " + i / 40), null, null, null, upward.get(i % 40)));
        }
        var documents = new ArrayList<Document>();
        for (int i = 0; i * 10 < size; i++) {
            var day = JANUARY_1.plusDays(i * 90L / (size / 10));
            documents.add(new Document(new UUID(number, i), "%08d".formatted(i), Event.INVOICE, day, day,
                    null, null));
        }
        var columns = new int[6][size];
        var gross = new long[size];
        for (int i = 0; i < size; i++) {
            columns[0][i] = i / 10;
            columns[1][i] = 1 + i % 10;
            columns[2][i] = 1;
            columns[3][i] = random.nextInt(60) * 40 + random.nextInt(40);
            columns[5][i] = 1_000_000;
            gross[i] = random.nextInt(-3_000, 100_000);
        }
        var amounts = new EnumMap<Column, long[]>(Map.of(Column.GROSS, gross));
        var facts = new Lines(id("agency " + number), EURO, DocumentList.of(documents),
                SubjectList.of(subjects), List.of(id("rep")),
                columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], amounts);
        return Agency.of(plan(number, lines), facts);
    }

    private static Plan plan(int number, List<UUID> lines) {
        var style = Style.values()[number % 2];
        var clauses = Examples.clauses().tiers(style, Reset.QUARTER, "0:3 200000:4 400000:5");
        for (int i = 0; i < 5; i++) clauses.rate(new Match.Line(lines.get(i)), Integer.toString(2 + i));
        var agreement = new Agreement(id("agency " + number), EURO, true, JANUARY_1, null, Tail.NONE,
                List.of(), List.of(new Version(JANUARY_1, clauses.terms())));
        return new Plan(agreement, CALENDAR);
    }
}
