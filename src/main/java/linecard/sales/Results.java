package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.money.Money;
import linecard.sales.Facts.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// What was sold, by rep, month, product line, account. Counts the documents that the
/// organisation counts as results (orders or invoices) and credits; every figure is what the
/// viewer may see of it.
///
/// Nothing sold is no row, not a row of zero: without a row there is no base to compare with.
///
/// By every basis the reps and the house sum to the same. As-is cuts the sums of an account,
/// product line, territory and fiscal month by today's shares, so it may differ from as-was by
/// single minor units where a split account did not change hands. The territory of a sale stays
/// the one that the account was in when it was booked. Who may not see whole accounts gets as-was
/// for every basis, see [Basis#seenBy].
@Repository
public class Results {

    private final JdbcClient sql;
    private final Facts facts;
    private final Holdings holdings;

    Results(JdbcClient sql, Facts facts, Holdings holdings) {
        this.sql = sql;
        this.facts = facts;
        this.holdings = holdings;
    }

    /// @param key the product line, account, territory or rep; null for none of them
    public record Slice(@Nullable UUID key, Sum sum) {}

    /// A slice of one fiscal month.
    ///
    /// @param month its first day
    public record SliceMonth(@Nullable UUID key, LocalDate month, Sum sum) {}

    public enum By { REP, PRODUCT_LINE, ACCOUNT, TERRITORY }

    /// Which sales are counted, and to whose credit.
    ///
    /// @param today decides who holds an account now, for the bases that ask
    /// @param heldThrough for the same account only: the windows that are compared. A rep's
    ///        accounts that were assigned to the rep, in whatever role or share, on every day of
    ///        all of them up to today count by today's share; the rest stands with the house
    public record Question(
            Basis basis, Scope scope, Span days, LocalDate today, List<Span> heldThrough) {

        public Question {
            if (basis == Basis.SAME_ACCOUNT && heldThrough.isEmpty()) {
                throw new IllegalArgumentException("held through which windows?");
            }
        }

        public Question(Basis basis, Scope scope, Span days, LocalDate today) {
            this(basis, scope, days, today, List.of());
        }
    }

    /// Why as-was became as-is: as-was + transferred in - transferred out = as-is, in minor units.
    public record Bridge(long asWas, long transferredIn, long transferredOut, long asIs) {}

    /// The days of a span up to today, where today is one of them; all of them where nothing is
    /// dated after today, for whole months are read sooner than days.
    @Transactional(readOnly = true)
    public Span upTo(Viewer viewer, Span days, LocalDate today) {
        return days.contains(today) && lastDay(viewer).filter(today::isBefore).isPresent()
                ? days.upTo(today) : days;
    }

    private record LastDay(Viewer viewer) {}

    /// The last day with a result, of what the viewer may see. Asked once in a transaction that
    /// only reads.
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastDay(Viewer viewer) {
        return OncePerReading.of(new LastDay(viewer), () -> findLastDay(viewer));
    }

    private Optional<LocalDate> findLastDay(Viewer viewer) {
        return sql.sql("""
                select booked_on
                from sales.share
                where kind in (:counted, 'credit')
                  and (:rep::uuid is null or rep_id = :rep::uuid)
                  and (:agency::uuid is null or agency_id = :agency::uuid)
                order by booked_on desc
                limit 1
                """)
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("rep", Scope.ALL.repFor(viewer))
                .param("agency", Scope.agencyFor(viewer))
                .query((row, _) -> row.getObject("booked_on", LocalDate.class))
                .optional();
    }

    /// What all of it comes to, as it was credited; empty where there was nothing.
    @Transactional(readOnly = true)
    public Optional<Sum> total(Viewer viewer, Scope scope, Span days) {
        return facts.asWas(viewer, scope, days, Set.of()).stream()
                .map(Fact::sum).reduce(Sum::plus);
    }

    /// The net of what some accounts bought together, as far as the viewer may see it.
    @Transactional(readOnly = true)
    public Money net(Viewer viewer, Set<UUID> accounts, Span days) {
        long net = 0;
        for (var fact : facts.asWasOf(viewer, accounts, days)) {
            net = Math.addExact(net, fact.sum().netMinor());
        }
        return viewer.organisation().money(net);
    }

    /// What everybody's sales came to in each fiscal month that has any; by every basis the same.
    ///
    /// @param days from the first of a month on
    @Transactional(readOnly = true)
    public Map<LocalDate, Sum> byMonth(Viewer viewer, Set<UUID> productLines, Span days) {
        var cut = Cut.of(days, viewer.organisation().calendar());
        var sums = new HashMap<LocalDate, Sum>();
        sql.sql("""
                select month, sum(net_minor)::bigint as net,
                       sum(returned_minor)::bigint as returned, sum(cost_minor)::bigint as cost,
                       sum(quantity_milli)::bigint as quantity
                from sales.rep_month
                where month >= :from and month < :to and kind in (:counted, 'credit')
                  and (:rep::uuid is null or rep_id = :rep::uuid)
                  and (:agency::uuid is null or agency_id = :agency::uuid)
                  and (:anyLine or product_line_id = any(:productLines::uuid[]))
                group by month
                having sum(credits) > 0
                """)
                .param("from", cut.wholeFrom())
                .param("to", cut.wholeTo())
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("rep", Scope.ALL.repFor(viewer))
                .param("agency", Scope.agencyFor(viewer))
                .param("anyLine", productLines.isEmpty())
                .param("productLines", texts(List.copyOf(productLines), id -> id))
                .query(row -> {
                    sums.put(row.getObject("month", LocalDate.class), new Sum(
                            row.getLong("net"), row.getLong("returned"), row.getLong("cost"),
                            row.getLong("quantity")));
                });
        if (cut.wholeTo().isBefore(cut.to())) {
            var scope = Scope.ofLines(productLines);
            total(viewer, scope, new Span(cut.wholeTo(), cut.to()))
                    .ifPresent(sum -> sums.put(cut.tailMonth(), sum));
        }
        return sums;
    }

    /// One row a key and fiscal month, exact to the day.
    @Transactional(readOnly = true)
    public List<SliceMonth> byMonth(Viewer viewer, By by, Question question) {
        record Key(@Nullable UUID key, LocalDate month) {}
        var sums = new HashMap<Key, Sum>();
        var parts = parts(Set.of(by));
        parts.add(Part.MONTH);
        for (var fact : read(viewer, question, parts)) {
            var month = Objects.requireNonNull(fact.month());
            sums.merge(new Key(key(by, fact), month), fact.sum(), Sum::plus);
        }
        var slices = new ArrayList<SliceMonth>(sums.size());
        sums.forEach((key, sum) -> slices.add(new SliceMonth(key.key(), key.month(), sum)));
        return slices;
    }

    /// Sums over any days, exact to the day.
    @Transactional(readOnly = true)
    public List<Slice> by(Viewer viewer, By by, Question question) {
        return by(viewer, EnumSet.of(by), question).getOrDefault(by, List.of());
    }

    /// The same by several keys, each for itself, read at once.
    @Transactional(readOnly = true)
    public Map<By, List<Slice>> by(Viewer viewer, Set<By> keys, Question question) {
        var facts = read(viewer, question, parts(keys));
        var slices = new EnumMap<By, List<Slice>>(By.class);
        for (var by : keys) {
            var sums = new HashMap<@Nullable UUID, Sum>();
            for (var fact : facts) sums.merge(key(by, fact), fact.sum(), Sum::plus);
            var all = new ArrayList<Slice>(sums.size());
            sums.forEach((key, sum) -> all.add(new Slice(key, sum)));
            slices.put(by, all);
        }
        return slices;
    }

    /// The bridge of every rep (null for the house) over a window of the past. In and out are
    /// summed account by account, so a rep who won one and lost another shows both; over all,
    /// what went out came in. Empty for who may not see whole accounts.
    @Transactional(readOnly = true)
    public Map<@Nullable UUID, Bridge> bridges(Viewer viewer, Span window, LocalDate today) {
        if (!Basis.seesAll(viewer)) return Map.of();
        var moved = holdings.moved(viewer, Scope.ALL, today, List.of());
        var kept = new HashMap<@Nullable UUID, Long>();
        for (var fact : facts.without(viewer, moved.keySet(), window)) {
            kept.put(fact.rep(), fact.sum().netMinor());
        }
        return HoldingRules.bridges(
                kept, netByAccount(facts.asWasOf(viewer, moved.keySet(), window)),
                netByAccount(facts.asIsOf(viewer, moved, window)));
    }

    /// The bridge of one rep; empty where nothing was or is the rep's, and as above.
    @Transactional(readOnly = true)
    public Optional<Bridge> bridge(Viewer viewer, UUID rep, Span window, LocalDate today) {
        if (!Basis.seesAll(viewer)) return Optional.empty();
        var all = holdings.moved(viewer, Scope.ofRep(rep), today, List.of());
        return Optional.ofNullable(HoldingRules.bridges(
                Map.of(), netByAccount(facts.asWasOf(viewer, all.keySet(), window)),
                netByAccount(facts.asIsOf(viewer, all, window))).get(rep));
    }

    private static Map<UUID, Map<@Nullable UUID, Long>> netByAccount(List<Fact> facts) {
        var nets = new HashMap<UUID, Map<@Nullable UUID, Long>>();
        for (var fact : facts) {
            nets.computeIfAbsent(Objects.requireNonNull(fact.account()), _ -> new HashMap<>())
                    .merge(fact.rep(), fact.sum().netMinor(), Math::addExact);
        }
        return nets;
    }

    private List<Fact> read(Viewer viewer, Question question, Set<Part> parts) {
        var scope = question.scope();
        var days = question.days();
        var basis = question.basis().seenBy(viewer);
        if (basis == Basis.AS_WAS) return facts.asWas(viewer, scope, days, parts);
        var windows = basis == Basis.SAME_ACCOUNT ? question.heldThrough() : List.<Span>of();
        return facts.asIs(viewer, scope, days, parts,
                holdings.moved(viewer, scope, question.today(), windows));
    }

    /// By rep facts are always told apart.
    private static EnumSet<Part> parts(Set<By> keys) {
        var parts = EnumSet.noneOf(Part.class);
        for (var by : keys) {
            switch (by) {
                case REP -> {}
                case PRODUCT_LINE -> parts.add(Part.PRODUCT_LINE);
                case ACCOUNT -> parts.add(Part.ACCOUNT);
                case TERRITORY -> parts.add(Part.TERRITORY);
            }
        }
        return parts;
    }

    private static @Nullable UUID key(By by, Fact fact) {
        return switch (by) {
            case REP -> fact.rep();
            case PRODUCT_LINE -> fact.productLine();
            case ACCOUNT -> fact.account();
            case TERRITORY -> fact.territory();
        };
    }
}
