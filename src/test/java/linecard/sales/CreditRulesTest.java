package linecard.sales;

import linecard.accounts.Assignment;
import linecard.accounts.RoleShares.Agreed;
import linecard.accounts.Sharing;
import linecard.money.Rate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import static linecard.accounts.Assignment.Role.OWNER;
import static linecard.accounts.Assignment.Role.PURCHASING;
import static linecard.accounts.Assignment.Role.SHIP_TO;
import static linecard.accounts.Assignment.Role.SPECIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

class CreditRulesTest {

    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BELA = new UUID(0, 2);
    private static final UUID NORTH = new UUID(1, 1);
    private static final UUID SOUTH = new UUID(1, 2);
    private static final Map<UUID, UUID> AGENCIES = Map.of(ANNA, NORTH, BELA, SOUTH);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Agreed NOTHING = new Agreed(Map.of());
    private static final Sharing SHARING = new Sharing(AGENCIES, NOTHING);

    @Test
    void the_one_rep_of_an_account_has_it_all() {
        assertThat(shares(held(ANNA, OWNER, 1_000_000))).containsExactly(
                new Share(ANNA, NORTH, 1_000_000));
    }

    @Test
    void what_nobody_holds_is_the_houses() {
        assertThat(shares(held(ANNA, OWNER, 400_000))).containsExactly(
                new Share(ANNA, NORTH, 400_000), Share.house(600_000));
        assertThat(shares()).containsExactly(Share.house(1_000_000));
    }

    @Test
    void a_house_account_is_the_houses_whoever_looks_after_it() {
        assertThat(CreditRules.shares(
                true, ANNA, List.of(held(BELA, OWNER, 1_000_000)), DAY, SHARING))
                .containsExactly(Share.house(1_000_000));
    }

    @Test
    void the_rep_that_the_erp_names_has_it_all() {
        assertThat(CreditRules.shares(
                false, ANNA, List.of(held(BELA, OWNER, 1_000_000)), DAY, SHARING))
                .containsExactly(new Share(ANNA, NORTH, 1_000_000));
    }

    @Test
    void an_assignment_ends_before_its_last_day() {
        var until = assignment(ANNA, OWNER, 1_000_000, DAY.minusYears(1), DAY);
        var since = assignment(BELA, OWNER, 1_000_000, DAY, null);
        assertThat(shares(until, since)).containsExactly(new Share(BELA, SOUTH, 1_000_000));
    }

    @Test
    void a_rep_with_two_roles_has_one_share() {
        assertThat(shares(
                held(ANNA, SHIP_TO, 100_000), held(BELA, SPECIFICATION, 500_000),
                held(ANNA, OWNER, 400_000)))
                .containsExactly(
                        new Share(ANNA, NORTH, 500_000), new Share(BELA, SOUTH, 500_000));
    }

    @Test
    void the_odd_unit_goes_to_the_first_role() {
        var shares = shares(held(ANNA, PURCHASING, 500_000), held(BELA, OWNER, 500_000));
        assertThat(CreditRules.split(line(1_001, 301L, 3_001), shares)).containsExactly(
                new Credit(new Share(BELA, SOUTH, 500_000), 501, 151L, 1_501),
                new Credit(new Share(ANNA, NORTH, 500_000), 500, 150L, 1_500));
    }

    @Test
    void an_unknown_cost_stays_unknown() {
        var credits = CreditRules.split(line(100, null, 1_000), shares());
        assertThat(credits).containsExactly(
                new Credit(Share.house(1_000_000), 100, null, 1_000));
    }

    @Test
    void more_than_the_whole_is_refused() {
        assertThat(shares(held(ANNA, OWNER, 600_000), held(BELA, OWNER, 600_000))).isEmpty();
    }

    @Test
    void without_a_share_of_its_own_a_role_has_what_the_agreement_of_the_day_gives_it() {
        var agreed = new Agreed(Map.of(
                NORTH, new TreeMap<>(Map.of(DAY, Map.of("owner", new Rate(500_001)),
                        DAY.plusDays(1), Map.of("owner", new Rate(700_000)))),
                SOUTH, new TreeMap<>(Map.of(DAY, Map.of("specification", new Rate(300_000))))));
        var caro = new UUID(0, 3);
        var sharing = new Sharing(Map.of(ANNA, NORTH, BELA, SOUTH, caro, NORTH), agreed);
        var account = List.of(byRole(ANNA, OWNER), byRole(caro, OWNER),
                byRole(BELA, SPECIFICATION), byRole(BELA, PURCHASING));
        assertThat(CreditRules.shares(false, null, account, DAY, sharing)).containsExactly(
                new Share(ANNA, NORTH, 250_001), new Share(caro, NORTH, 250_000),
                new Share(BELA, SOUTH, 300_000), Share.house(199_999));
        assertThat(CreditRules.shares(false, null, account, DAY.minusDays(1), sharing))
                .containsExactly(Share.house(1_000_000));
        assertThat(sharing.tooMuch(account, null)).isNull();
        var more = new ArrayList<>(account);
        more.add(held(BELA, OWNER, 10_000));
        assertThat(sharing.tooMuch(more, null)).isEqualTo(
                new Sharing.TooMuch(DAY.plusDays(1), 10_000));
        assertThat(CreditRules.shares(false, null, more, DAY.plusDays(1), sharing)).isEmpty();
    }

    @Test
    void a_sale_is_the_agencys_for_which_the_rep_was_at_work_on_its_day() {
        var east = new UUID(1, 3);
        var moved = new Sharing(Map.of(ANNA, east, BELA, SOUTH), Map.of(ANNA, new TreeMap<>(Map.of(
                DAY, NORTH, DAY.plusDays(5), SOUTH))), NOTHING);
        for (var one : Map.of(DAY.minusDays(20), NORTH, DAY.minusDays(1), NORTH, DAY, SOUTH, DAY.plusDays(4),
                SOUTH, DAY.plusDays(5), east, DAY.plusDays(20), east).entrySet()) {
            for (var stated : new UUID[] {ANNA, null}) {
                assertThat(CreditRules.shares(false, stated, List.of(held(ANNA, OWNER, 1_000_000)), one.getKey(),
                        moved)).as(one.toString()).containsExactly(new Share(ANNA, one.getValue(), 1_000_000));
            }
        }
        var agreed = new Agreed(Map.of(NORTH, new TreeMap<>(Map.of(DAY.minusYears(1), Map.of("owner",
                new Rate(900_000)))), east, new TreeMap<>(Map.of(DAY.minusYears(1), Map.of("owner",
                new Rate(500_000))))));
        var byRole = new Sharing(moved.agencies(), moved.past(), agreed);
        assertThat(CreditRules.shares(false, null, List.of(byRole(ANNA, OWNER)), DAY.minusDays(1), byRole))
                .containsExactly(new Share(ANNA, NORTH, 900_000), Share.house(100_000));
        assertThat(byRole.tooMuch(List.of(byRole(ANNA, OWNER), held(BELA, SHIP_TO, 200_000)), null))
                .as("too much until the agency changed").isNotNull();
    }

    private static Assignment byRole(UUID rep, Assignment.Role role) {
        return new Assignment(UUID.randomUUID(), new UUID(2, 1), rep, role, null,
                DAY.minusYears(1), null, 1);
    }

    @Property
    void the_parts_are_the_whole(@ForAll("accounts") List<Assignment> account, @ForAll int net,
            @ForAll int cost, @ForAll int quantity) {
        var shares = sharesOf(account);
        assertThat(shares.stream().mapToLong(Share::millionths).sum()).isEqualTo(1_000_000);

        long[] sums = new long[3];
        for (var credit : CreditRules.split(line(net, (long) cost, quantity), shares)) {
            sums[0] += credit.netMinor();
            sums[1] += cost(credit);
            sums[2] += credit.quantityMilli();
        }
        assertThat(sums).containsExactly(net, cost, quantity);
    }

    @Property
    void a_return_mirrors_the_sale(
            @ForAll("accounts") List<Assignment> account, @ForAll int net, @ForAll int quantity) {
        var shares = sharesOf(account);
        var sale = CreditRules.split(line(net, 7L, quantity), shares);
        var back = CreditRules.split(line(-(long) net, -7L, -(long) quantity), shares);
        for (int i = 0; i < sale.size(); i++) {
            assertThat(back.get(i).netMinor()).isEqualTo(-sale.get(i).netMinor());
            assertThat(cost(back.get(i))).isEqualTo(-cost(sale.get(i)));
            assertThat(back.get(i).quantityMilli()).isEqualTo(-sale.get(i).quantityMilli());
        }
    }

    @Property
    void the_order_in_which_assignments_are_found_does_not_matter(
            @ForAll("accounts") List<Assignment> account, @ForAll Random random) {
        var shuffled = new ArrayList<>(account);
        Collections.shuffle(shuffled, random);
        assertThat(sharesOf(shuffled)).isEqualTo(sharesOf(account));
    }

    /// Assignments in force whose shares stay within the whole, and some that are over.
    @Provide
    Arbitrary<List<Assignment>> accounts() {
        var one = Combinators.combine(
                Arbitraries.integers().between(1, 6), Arbitraries.of(Assignment.Role.class),
                Arbitraries.longs().between(1, 1_000_000), Arbitraries.of(true, true, false))
                .as((rep, role, share, now) -> assignment(new UUID(0, rep), role, share,
                        DAY.minusYears(2), now ? null : DAY.minusYears(1)));
        return one.list().ofMaxSize(8).map(CreditRulesTest::withinTheWhole);
    }

    private static List<Assignment> withinTheWhole(List<Assignment> wished) {
        long left = 1_000_000;
        var within = new ArrayList<Assignment>();
        for (var assignment : wished) {
            long share = Objects.requireNonNull(assignment.share()).millionths();
            if (assignment.isInForce(DAY) && share > left) continue;
            if (assignment.isInForce(DAY)) left -= share;
            within.add(assignment);
        }
        return within;
    }

    private static List<Share> sharesOf(List<Assignment> account) {
        var agencies = new HashMap<UUID, UUID>();
        for (var assignment : account) agencies.put(assignment.rep(), NORTH);
        return CreditRules.shares(false, null, account, DAY,
                new Sharing(agencies, NOTHING));
    }

    private static List<Share> shares(Assignment... account) {
        return CreditRules.shares(false, null, List.of(account), DAY, SHARING);
    }

    private static Assignment held(UUID rep, Assignment.Role role, long millionths) {
        return assignment(rep, role, millionths, DAY.minusYears(1), null);
    }

    private static Assignment assignment(UUID rep, Assignment.Role role, long millionths,
            LocalDate from, @Nullable LocalDate to) {
        return new Assignment(UUID.randomUUID(), new UUID(2, 1), rep, role, new Rate(millionths),
                from, to, 1);
    }

    private static long cost(Credit credit) {
        return Objects.requireNonNull(credit.costMinor());
    }

    private static Booking.Line line(long net, @Nullable Long cost, long quantity) {
        return new Booking.Line(null, new UUID(3, 1), quantity, net, cost);
    }
}
