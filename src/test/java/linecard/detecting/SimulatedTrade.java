package linecard.detecting;

import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static java.util.stream.Collectors.toSet;

/// What the accounts of a made-up company buy over the years, month by month: some are steered away
/// by reps who carry a rival, and beside them are honest ones that look alike.
///
/// Orders come by Poisson's law and differ in size; lines have seasons and trends, accounts stray by
/// themselves. Of the look-alikes, accounts close, have seasons of their own, change to another line
/// of ours, get a new rep, or leave although the rep calls; one whole line is in recession.
public final class SimulatedTrade {

    /// Two years and six months before the first look, and a year of looks.
    static final int MONTHS = 41;
    static final int LOOKS = 12;
    private static final int BEFORE = 30;
    private static final int LINES = 12;
    private static final int ACCOUNTS = 25;
    private static final LocalDate START = LocalDate.of(2022, 1, 1);

    enum Story { USUAL, STEERED, CLOSES, OWN_SEASON, CHANGES_LINE, NEW_REP, LOST }

    /// @param rates orders a month, by line; 0 where it buys none
    /// @param from the month in which its story begins
    record Buyer(
            UUID id, int rep, Story story, double[] rates, double[] sizes, int from, double pace) {}

    /// What was found of a year of looks.
    ///
    /// @param steered accounts, and how many of them were found within two quarters
    /// @param unseen of them of which it was said that nothing can be said
    /// @param falseSerious honest accounts of which something serious was said
    /// @param falseNotices and of which a notice was given
    public record Outcome(
            int reps, int steered, int found, int foundSerious, int falseSerious, int falseNotices,
            int judged, int unseen) {

        public Outcome and(Outcome other) {
            return new Outcome(reps + other.reps, steered + other.steered, found + other.found,
                    foundSerious + other.foundSerious, falseSerious + other.falseSerious,
                    falseNotices + other.falseNotices, judged + other.judged, unseen + other.unseen);
        }

        /// Of those of which anything was said.
        public double recall() {
            return (double) found / (steered - unseen);
        }

        public double falsePer100() {
            return 100.0 * falseSerious / reps;
        }
    }

    private final Random random;
    private final int reps;
    private final UUID[] lines = new UUID[LINES];
    private final double[][] market = new double[LINES][MONTHS];
    private final List<Buyer> buyers = new ArrayList<>();
    /// By rep, the lines that a rival of is carried.
    private final Map<Integer, Set<Integer>> rivals = new HashMap<>();
    /// By buyer, line and month: amount and number of orders.
    private final List<double[][]> amounts = new ArrayList<>();
    private final List<int[][]> orders = new ArrayList<>();

    private SimulatedTrade(long seed, int reps) {
        this.random = new Random(seed);
        this.reps = reps;
    }

    /// A company of so many reps, the same for the same seed.
    static SimulatedTrade of(long seed, int reps) {
        var trade = new SimulatedTrade(seed, reps);
        trade.layOut();
        return trade;
    }

    public static Outcome outcome(long seed, int reps, int looks) {
        return of(seed, reps).look(looks);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private void layOut() {
        for (int line = 0; line < LINES; line++) {
            lines[line] = id();
            double trend = random.nextGaussian() * 0.008;
            double season = random.nextDouble() * 0.3;
            int peak = random.nextInt(12);
            for (int month = 0; month < MONTHS; month++) {
                market[line][month] = Math.exp(trend * month
                        + season * Math.cos(Math.PI * (month - peak) / 6));
                // one whole line in recession
                if (line == 0 && month >= BEFORE - 2) market[line][month] *= 0.6;
            }
        }
        for (int rep = 0; rep < reps; rep++) {
            // every fifth carries something that competes with one or two of our lines
            if (rep % 5 == 0) {
                rivals.put(rep, new TreeSet<>(List.of(random.nextInt(LINES), random.nextInt(LINES))));
            }
            for (int n = 0; n < ACCOUNTS; n++) addBuyer(rep, n);
        }
    }

    private void addBuyer(int rep, int n) {
        var rates = new double[LINES];
        var sizes = new double[LINES];
        double pace = 12 * Math.exp(0.7 * random.nextGaussian());
        int bought = 2 + random.nextInt(4);
        double all = 0;
        for (int i = 0; i < bought; i++) {
            int line = random.nextInt(LINES);
            rates[line] = 0.3 + random.nextDouble();
            sizes[line] = 20_000_00 * Math.exp(0.5 * random.nextGaussian());
        }
        var its = rivals.getOrDefault(rep, Set.of());
        // whoever carries a rival looks after accounts that buy such things
        for (int line : its) {
            if (random.nextInt(3) > 0 && rates[line] == 0) {
                rates[line] = 0.3 + random.nextDouble();
                sizes[line] = 20_000_00 * Math.exp(0.5 * random.nextGaussian());
            }
        }
        double worth = 0;
        double rival = 0;
        for (int line = 0; line < LINES; line++) all += rates[line];
        for (int line = 0; line < LINES; line++) {
            rates[line] *= pace / all;
            worth += rates[line] * sizes[line];
            if (its.contains(line)) rival += rates[line] * sizes[line];
        }
        var story = story(n, rival / worth);
        int from = BEFORE - 6 + random.nextInt(LOOKS);
        var buyer = new Buyer(id(), rep, story, rates, sizes, from, pace);
        buyers.add(buyer);
        trade(buyer, its, rival / worth);
    }

    /// 30 % of the account's volume can only be moved where it is bought in the first place.
    private Story story(int n, double share) {
        if (share >= 0.3 && n % 5 == 0) return Story.STEERED;
        return switch (n % 25) {
            case 1 -> Story.CLOSES;
            case 2, 3 -> Story.OWN_SEASON;
            case 4 -> Story.CHANGES_LINE;
            case 6 -> Story.NEW_REP;
            case 7 -> random.nextInt(4) == 0 ? Story.LOST : Story.USUAL;
            default -> Story.USUAL;
        };
    }

    private void trade(Buyer buyer, Set<Integer> rivalLines, double share) {
        var amount = new double[LINES][MONTHS];
        var number = new int[LINES][MONTHS];
        double level = 0;
        var own = new double[LINES];
        int peak = random.nextInt(12);
        int other = random.nextInt(LINES);
        for (int month = 0; month < MONTHS; month++) {
            level += 0.02 * random.nextGaussian();
            for (int line = 0; line < LINES; line++) {
                own[line] += 0.02 * random.nextGaussian();
                double rate = buyer.rates()[line];
                if (rate == 0) continue;
                rate *= market[line][month] * Math.exp(level + own[line]);
                if (month >= buyer.from()) {
                    rate *= switch (buyer.story()) {
                        case STEERED -> rivalLines.contains(line) ? 1 - 0.3 / share : 1;
                        case CLOSES, LOST -> 0;
                        case CHANGES_LINE -> line == other ? 2 : 0.8;
                        case NEW_REP -> 0.8;
                        default -> 1;
                    };
                }
                if (buyer.story() == Story.OWN_SEASON) {
                    rate *= 1 + 0.8 * Math.cos(Math.PI * (month - peak) / 6);
                }
                int many = poisson(rate);
                number[line][month] = many;
                for (int i = 0; i < many; i++) {
                    amount[line][month] += buyer.sizes()[line] * Math.exp(0.6 * random.nextGaussian());
                }
            }
        }
        amounts.add(amount);
        orders.add(number);
    }

    private int poisson(double mean) {
        if (mean > 60) return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }

    private Outcome look(int looks) {
        var found = new HashSet<UUID>();
        var serious = new HashSet<UUID>();
        var falseSerious = new HashSet<UUID>();
        var falseNotices = new HashSet<UUID>();
        var byId = new HashMap<UUID, Buyer>();
        for (var one : buyers) byId.put(one.id(), one);
        var due = new HashSet<UUID>();
        var unseen = new HashSet<UUID>();
        int judged = 0;
        for (int look = 0; look < looks; look++) {
            int end = BEFORE + look * LOOKS / looks;
            var result = result(end);
            judged += result.accounts() - result.unjudged().size();
            for (var one : buyers) {
                if (one.story() != Story.STEERED || end != one.from() + 6) continue;
                due.add(one.id());
                if (result.unjudged().contains(one.id()) && !found.contains(one.id())) unseen.add(one.id());
            }
            for (var one : result.findings()) {
                var buyer = Objects.requireNonNull(byId.get(one.account()));
                boolean weighs = one.severity() == Severity.SERIOUS;
                if (buyer.story() != Story.STEERED || end <= buyer.from()) {
                    (weighs ? falseSerious : falseNotices).add(buyer.id());
                } else if (end <= buyer.from() + 6) {
                    found.add(buyer.id());
                    if (weighs) serious.add(buyer.id());
                }
            }
        }
        found.retainAll(due);
        serious.retainAll(due);
        return new Outcome(reps, due.size(), found.size(), serious.size(), falseSerious.size(),
                falseNotices.size(), judged, unseen.size());
    }

    /// @param end the month of the look; those before it are closed
    Steering.Result result(int end) {
        var bought = new ArrayList<Bought>();
        var carriers = new ArrayList<Carrier>();
        var visits = new HashMap<UUID, Integer>();
        for (int n = 0; n < buyers.size(); n++) {
            var buyer = buyers.get(n);
            for (int line = 0; line < LINES; line++) {
                if (buyer.rates()[line] > 0) bought.add(bought(buyer.id(), n, line, end));
            }
            int calls = calls(buyer, end);
            visits.put(buyer.id(), calls);
            var its = rivals.get(buyer.rep());
            if (its == null) continue;
            var since = buyer.story() == Story.NEW_REP ? day(buyer.from()) : START.minusYears(3);
            carriers.add(new Carrier(buyer.id(), lines[1], new UUID(7, buyer.rep()),
                    its.stream().map(this::rival).toList(),
                    its.stream().map(line -> lines[line]).collect(toSet()), calls, since));
        }
        return Steering.of(bought, carriers, visits, reps, new Span(day(end - 6), day(end)),
                new Span(day(end - 18), day(end - 12)));
    }

    /// A closed firm is not called on for long.
    private int calls(Buyer buyer, int end) {
        boolean isClosed = buyer.story() == Story.CLOSES && end > buyer.from() + 1;
        return isClosed ? Math.max(0, buyer.from() + 1 - (end - 6)) / 2 : 4;
    }

    private Rival rival(int line) {
        return new Rival(lines[line], "Rival " + line, lines[0], null, lines[line], "Line " + line, true, true,
                null, START, null);
    }

    private Bought bought(UUID account, int n, int line, int end) {
        var amount = new float[Bought.MONTHS];
        var number = new float[Bought.MONTHS];
        for (int month = 0; month < Bought.MONTHS; month++) {
            amount[month] = (float) amounts.get(n)[line][end - Bought.MONTHS + month];
            number[month] = orders.get(n)[line][end - Bought.MONTHS + month];
        }
        return new Bought(account, lines[line], number, amount, 0);
    }

    private static LocalDate day(int month) {
        return START.plusMonths(month);
    }
}
