package linecard.bench;

import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing;
import linecard.commissions.Closings;
import linecard.commissions.InputRounds;
import linecard.commissions.MonthClosing;
import linecard.database.Bound;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.terms.Clausing;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// How long a quarter of tiers takes to close for 800 agencies, month by month, beside SQL and
/// DuckDB that work out and store the same detail: `bin/bench close [LINES]`. All the lines are of
/// the quarter; its third month reads them all. Before, the same is done with a tenth of the lines.
final class CloseBench {

    private final CloseProgram program;
    private final long lines;
    private final LocalDate start;
    private final List<Agency> agencies;

    /// What is measured, with so many lines.
    ///
    /// @param months seconds for each month of the quarter, of all agencies
    /// @param late milliseconds for the month after a late return, of one agency
    private record Measured(
            double[] months, double packing, double sql, double duckdb, double late) {

        double all() {
            return Arrays.stream(months).sum();
        }
    }

    private CloseBench(CloseProgram program, long lines, LocalDate start) {
        this.program = program;
        this.lines = lines;
        this.start = start;
        agencies = Bound.call(program.owner.binding(), () ->
                program.get(Agencies.class).all(program.owner));
    }

    static void main(String[] args) throws Exception {
        long lines = args.length == 0 ? 1_000_000 : Long.parseLong(args[0]);
        var few = measured(lines / 10, false);
        var all = measured(lines, true);
        long memory = peak;
        System.out.printf("close vs_sql=%.3f vs_duckdb=%.3f growth=%.1f memory_mb=%d"
                        + " calculation_vs_pass=%.2f one_late_return_ms=%.1f%n",
                all.all() / all.sql(), all.all() / all.duckdb(), all.all() / few.all(), memory,
                calculation(lines), all.late());
    }

    private static long peak;

    private static Measured measured(long lines, boolean beside) throws Exception {
        var today = Company.today().withDayOfMonth(1);
        var quarter = today.minusMonths(3 + (today.getMonthValue() - 1) % 3);
        var company = Company.of(new Dataset(lines, 2_000, 50_000,
                quarter.plusMonths(3).minusDays(1), Dataset.Shape.QUARTER));
        try (var program = new CloseProgram(company)) {
            return new CloseBench(program, lines, quarter).run(beside);
        }
    }

    private Measured run(boolean beside) throws Exception {
        program.forget(start.plusMonths(3));
        for (int i = 0; i < agencies.size(); i++) {
            var agency = agencies.get(i);
            var style = Style.values()[i % 2];
            Bound.run(program.owner.binding(), () -> program.get(Clausing.class).write(
                    program.owner, agency.id(), start, terms(style)));
        }
        long began = System.nanoTime();
        int packed = Bound.call(program.owner.binding(), () ->
                program.get(InputRounds.class).pack(program.owner, start));
        double packing = (System.nanoTime() - began) / 1e9;
        System.out.printf("%,d lines: %d months of agencies packed in %.2f s%n", lines, packed,
                packing);
        program.settle();
        var months = new double[3];
        double processor = program.processor();
        for (int i = 0; i < months.length; i++) months[i] = close(i);
        double ours = program.processor() - processor;
        double late = late();
        peak = CloseProgram.peakMegabytes();
        System.out.printf("%,d lines: the quarter closed in %.2f s, its third month in %.2f s;"
                        + " processor %.2f s; late return %.1f ms; peak of the process %d MB%n",
                lines, Arrays.stream(months).sum(), months[2], ours, late, peak);
        var rivals = new CloseRivals(program, start, bound());
        double sql = 0;
        double duckdb = 0;
        if (beside) {
            program.settle();
            processor = program.processor();
            sql = rivals.sql();
            double theirs = program.processor() - processor;
            System.out.printf("by SQL in %.2f s; processor %.2f s, ours %.2f s%n", sql, theirs,
                    ours);
            long others = rivals.others();
            if (others > 0) throw new IllegalStateException(others + " reps come to other sums");
            duckdb = rivals.duckdb();
            System.out.printf("by DuckDB in %.2f s, on as many threads as there are cores%n",
                    duckdb);
        }
        return new Measured(months, packing, sql, duckdb, late);
    }

    private double close(int month) {
        var owner = program.owner;
        FiscalPeriod period = owner.organisation().calendar().periodOf(start.plusMonths(month));
        long began = System.nanoTime();
        int closed = Bound.call(owner.binding(), () -> program.get(MonthClosing.class).close(
                owner, period, period.span().to())).size();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("month %d: %d of %d agencies in %.2f s%n", month + 1, closed,
                agencies.size(), seconds);
        return seconds;
    }

    /// A return of the closed quarter, and the month after it for that agency alone: the median of
    /// several agencies.
    private double late() {
        var month = program.owner.organisation().calendar().periodOf(start.plusMonths(3));
        var times = new ArrayList<Double>();
        for (int i = 0; i < agencies.size() && times.size() < 15; i += 7) {
            var agency = agencies.get(i);
            var sold = sold(agency.id()).orElse(null);
            if (sold == null) continue;
            Bound.run(program.owner.binding(), () -> program.get(Documents.class).book(
                    program.owner, UUID.randomUUID(), List.of(new Booking(Kind.CREDIT,
                    "LATE-" + agency.code(), sold.account(), null, month.span().from(),
                    sold.number(), List.of(new Booking.Line(null, sold.line(), -1_000, -1_000,
                    null))))));
            long began = System.nanoTime();
            var closed = Bound.call(program.owner.binding(), () -> program.get(Closings.class)
                    .close(program.owner, agency.id(), month, month.span().to(), null, false));
            times.add((System.nanoTime() - began) / 1e6);
            if (!(closed instanceof Closing.Closed)) throw new IllegalStateException("" + closed);
        }
        System.out.println("late returns, ms: " + times);
        times.sort(null);
        return times.get(times.size() / 2);
    }

    private record Sold(UUID account, String number, UUID line) {}

    private Optional<Sold> sold(UUID agency) {
        try (var admin = program.admin(); var asked = admin.prepareStatement("""
                select c.account_id, d.number, c.product_line_id
                from sales.credit c join sales.document d on d.id = c.document_id
                where c.agency_id = ? and c.kind = 'order' and c.share_millionths = 1000000
                limit 1
                """)) {
            asked.setObject(1, agency);
            try (var row = asked.executeQuery()) {
                return row.next() ? Optional.of(new Sold(row.getObject(1, UUID.class),
                        row.getString(2), row.getObject(3, UUID.class))) : Optional.empty();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The calculation alone beside a plain pass, in a process of its own with the same flags but
    /// for memory: it has all lines in memory.
    private static double calculation(long lines) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Xmx4g", "-cp", System.getProperty("java.class.path"),
                "linecard.reckoning.CalculationSpeed", String.valueOf(lines)));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        double ratio = Double.NaN;
        try (var out = process.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                System.out.println(line);
                if (line.startsWith("ratio=")) ratio = Double.parseDouble(line.substring(6));
            }
        }
        return ratio;
    }

    /// The second tier: what an agency in the middle sells in half the quarter.
    private long bound() {
        return Math.max(1, lines / agencies.size() * 50_000);
    }

    private Terms terms(Style style) {
        var ladder = new Ladder("All", style, Reset.QUARTER, Measure.GROSS, Set.of(),
                List.of(new Tier(0, new Rate(30_000)), new Tier(bound(), new Rate(50_000))));
        return new Terms(Event.ORDER, Measure.GROSS, List.of(new RateRule("All", new Match.Any(),
                Dated.ALWAYS, new RateRule.Climb("All"))), List.of(ladder), List.of(), Map.of(),
                null, null, null, null, null, new Clawback(24, new Rate(1_000_000),
                EnumSet.allOf(Cause.class)), true, Terms.LimitsOn.EARNED);
    }
}
