package linecard.detecting;

import linecard.detecting.Fact.Kind;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DetectingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final UUID AGENCY = UUID.randomUUID();
    private static final UUID REP = UUID.randomUUID();
    private static final UUID ACCOUNT = UUID.randomUUID();

    /// The obvious sum, each chance by itself.
    @Property(tries = 200)
    void chances_are_those_of_the_negative_binomial_law(
            @ForAll @IntRange(max = 60) int count, @ForAll @DoubleRange(min = 0.2, max = 80) double expected,
            @ForAll @DoubleRange(min = 0.5, max = 300) double certainty) {
        double sum = 0;
        double exactly = 0;
        for (int k = 0; k <= count; k++) {
            double log = certainty * Math.log(certainty / (certainty + expected))
                    + k * Math.log(expected / (certainty + expected));
            for (int i = 1; i <= k; i++) log += Math.log((certainty + i - 1) / i);
            exactly = Math.exp(log);
            sum += exactly;
        }
        assertThat(Tail.atMost(count, expected, certainty)).isCloseTo(sum - exactly / 2, within(1e-9));
        assertThat(Tail.atMost(count, expected * 1.1, certainty))
                .isLessThanOrEqualTo(Tail.atMost(count, expected, certainty) + 1e-12);
        assertThat(Tail.atMost(count + 0.5, expected, certainty))
                .isBetween(Tail.atMost(count, expected, certainty), Tail.atMost(count + 1, expected, certainty));
        double factor = Tail.factor(count + 1, expected, certainty, 0.025);
        if (factor < 1000) {
            assertThat(Tail.atMost(count + 1, expected * factor, certainty)).isCloseTo(0.025, within(1e-6));
        }
    }

    @Test
    void a_chance_too_small_to_be_written_down_at_first_is_still_right() {
        assertThat(Tail.atMost(500, 500, 400)).isBetween(0.45, 0.55);
        assertThat(Tail.atMost(0, 500, 400)).isPositive().isLessThan(1e-100);
    }

    private static Rival rival(UUID line, boolean isCompeting, boolean isDeclared, LocalDate from,
            @Nullable LocalDate until) {
        return new Rival(line, "Aquila", AGENCY, null, UUID.randomUUID(), "Pumps", isCompeting, isDeclared, null,
                from, until);
    }

    @Test
    void a_line_overlaps_from_its_first_day_to_the_day_before_its_end() {
        var one = rival(UUID.randomUUID(), true, true, TODAY, TODAY.plusDays(1));
        assertThat(Overlaps.of(List.of(one), TODAY.minusDays(1))).isEmpty();
        assertThat(Overlaps.of(List.of(one), TODAY)).singleElement()
                .returns(Severity.SERIOUS, Finding::severity).returns(AGENCY, Finding::agency);
        assertThat(Overlaps.of(List.of(one), TODAY.plusDays(1))).isEmpty();
        var line = UUID.randomUUID();
        assertThat(Overlaps.of(List.of(rival(line, false, true, TODAY, null), rival(line, true, false, TODAY, null)),
                TODAY)).as("only like ours, or only hearsay: one notice").singleElement()
                .returns(Severity.NOTICE, Finding::severity).returns(2, found -> found.facts().size());
    }

    @Test
    void a_fingerprint_stays_with_the_facts_and_not_with_their_figures() {
        var facts = List.of(Fact.of(Kind.FALL, "", 100, 60), Fact.of(Kind.COMPETING, "a b", "A", "B", TODAY));
        var one = new Finding(Rule.STEERING, AGENCY, REP, ACCOUNT, Severity.NOTICE, facts);
        var other = new Finding(Rule.STEERING, AGENCY, REP, ACCOUNT, Severity.NOTICE,
                List.of(Fact.of(Kind.COMPETING, "a b", "A renamed", "B", TODAY), Fact.of(Kind.FALL, "", 100, 40)));
        assertThat(one.fingerprint()).matches("[0-9a-f]{64}").isEqualTo(other.fingerprint())
                .isNotEqualTo(one.as(Severity.SERIOUS).fingerprint())
                .isNotEqualTo(new Finding(Rule.STEERING, AGENCY, null, ACCOUNT, Severity.NOTICE, facts).fingerprint())
                .isNotEqualTo(new Finding(Rule.STEERING, AGENCY, REP, ACCOUNT, Severity.NOTICE,
                        List.of(Fact.of(Kind.COMPETING, "a c", "A", "B", TODAY))).fingerprint());
    }

    @Test
    void an_address_is_the_same_however_it_is_written() {
        var agency = Address.of("3525 Miskolc, Fő utca 12. 1. em. 4.");
        assertThat(Address.of("Fő u. 12", "3525 Miskolc").isIn(agency)).isTrue();
        assertThat(Address.of("FŐ UTCA 12/b fszt. 3.", "MISKOLC").isIn(agency)).isTrue();
        assertThat(Address.of("Fő utca 14.", "3525 Miskolc").isIn(agency)).isFalse();
        assertThat(Address.of("Fő utca 12.", "Debrecen").isIn(agency)).isFalse();
        assertThat(Address.of("Új utca 12.", "3525 Miskolc").isIn(agency)).isFalse();
        assertThat(Address.of("12 Main Street, Suite 400", "Springfield 62704")
                .isIn(Address.of("12 Main St., Springfield, IL 62704"))).isTrue();
        for (var odd : List.of("", "Fő utca", "12", "....", "hrsz. 0123")) {
            assertThat(Address.of(odd, "Miskolc").isIn(Address.of(odd + " Miskolc"))).as(odd)
                    .isFalse();
        }
    }

    @Test
    void a_bank_account_is_the_same_as_iban_and_as_domestic_number() {
        assertThat(BankNumber.plain("HU42 1177 3016 1111 1018 0000 0000")).isEqualTo("117730161111101800000000")
                .isEqualTo(BankNumber.plain("11773016-11111018"))
                .isEqualTo(BankNumber.plain("11773016-11111018-00000000"));
        assertThat(BankNumber.plain("DE89 3704 0044 0532 0130 00")).isEqualTo("DE89370400440532013000");
        for (var odd : List.of("", "HU43 1177 3016 1111 1018 0000 0000", "1234567890123456", "+36 30 123 4567",
                "x".repeat(5_000), "11773016-1111")) {
            assertThat(BankNumber.plain(odd)).as(odd).isEmpty();
        }
    }

    private static Traces traces(String street, String phone, String domain, String bank) {
        return new Traces(street.isEmpty() ? Set.of() : Set.of(Address.of(street, "Eger")),
                phone.isEmpty() ? Set.of() : Set.of(phone), domain.isEmpty() ? Set.of() : Set.of(domain),
                bank.isEmpty() ? Set.of() : Set.of(bank), Set.of());
    }

    private static List<Finding> close(Traces agency, Traces account, List<Customer> others,
            Map<UUID, List<Fact>> far, List<Declared> declared) {
        var customers = new ArrayList<>(others);
        customers.add(new Customer(ACCOUNT, ACCOUNT, account));
        var line = new Traces(Set.of(Address.of("3300 Eger, Fő utca 12.")), agency.phones(), agency.domains(),
                agency.bankAccounts(), Set.of());
        return Closeness.of(List.of(new Seller(AGENCY, null, line)), customers,
                List.of(new Held(ACCOUNT, AGENCY, REP)), declared, far);
    }

    private static List<Finding> close(Traces agency, Traces account) {
        return close(agency, account, List.of(), Map.of(), List.of());
    }

    @Test
    void one_thing_in_common_is_a_notice_and_two_of_different_kinds_weigh() {
        var agency = traces("", "+361", "firm.hu", "BANK");
        assertThat(close(agency, traces("Kút utca 3.", "+362", "other.hu", ""))).isEmpty();
        assertThat(close(agency, traces("Fő u. 12", "", "", ""))).singleElement()
                .returns(Severity.NOTICE, Finding::severity);
        assertThat(close(agency, traces("Fő u. 12", "+361", "", ""))).as("a reception").singleElement()
                .returns(Severity.NOTICE, Finding::severity);
        assertThat(close(agency, traces("Fő u. 12", "", "firm.hu", ""))).singleElement()
                .returns(Severity.SERIOUS, Finding::severity);
        assertThat(close(agency, traces("", "", "", "BANK"))).singleElement()
                .returns(Severity.SERIOUS, Finding::severity)
                .returns("BANK", found -> found.facts().getFirst().said().getFirst());
    }

    @Test
    void what_several_firms_share_is_nobodys_own() {
        var shared = traces("Fő u. 12", "+361", "firm.hu", "");
        var others = List.of(new Customer(UUID.randomUUID(), UUID.randomUUID(), shared),
                new Customer(UUID.randomUUID(), UUID.randomUUID(), shared));
        assertThat(close(shared, shared, others, Map.of(), List.of())).isEmpty();
        var sites = List.of(new Customer(UUID.randomUUID(), ACCOUNT, shared),
                new Customer(UUID.randomUUID(), ACCOUNT, shared));
        assertThat(close(shared, shared, sites, Map.of(), List.of())).as("sites of one firm").hasSize(1);
    }

    @Test
    void terms_far_from_usual_weigh_only_with_something_else_and_declared_shares_by_themselves() {
        var nothing = traces("", "", "", "");
        var one = Fact.of(Kind.DISCOUNTS, "far", 300_000, 50_000, 40);
        var two = Fact.of(Kind.RETURNS, "far", 200_000, 10_000, 40);
        assertThat(close(nothing, nothing, List.of(), Map.of(ACCOUNT, List.of(one)), List.of())).isEmpty();
        assertThat(close(nothing, nothing, List.of(), Map.of(ACCOUNT, List.of(one, two)), List.of()))
                .singleElement().returns(Severity.NOTICE, Finding::severity);
        assertThat(close(nothing, traces("Fő u. 12", "", "", ""), List.of(), Map.of(ACCOUNT, List.of(one)),
                List.of())).singleElement().returns(Severity.SERIOUS, Finding::severity);
        for (var what : Map.of("ownership", Severity.SERIOUS, "employment", Severity.SERIOUS, "gift",
                Severity.NOTICE, "family", Severity.NOTICE).entrySet()) {
            assertThat(close(nothing, nothing, List.of(), Map.of(), List.of(new Declared(UUID.randomUUID(), AGENCY,
                    REP, ACCOUNT, what.getKey(), TODAY)))).as(what.getKey()).singleElement()
                    .returns(what.getValue(), Finding::severity)
                    .returns(List.of(TODAY.toString()), found -> found.facts().getFirst().said());
        }
    }

    @Test
    void terms_are_compared_with_peers_only_where_there_are_enough() {
        var all = new ArrayList<Terms>();
        for (int n = 0; n < 60; n++) {
            all.add(new Terms(UUID.randomUUID(), "dealer", 30, 1_000_00 + n, 0.05 + n % 5 * 0.002, 0.01, 1, 4));
        }
        all.add(new Terms(ACCOUNT, "dealer", 30, 1_000_30, 0.3, 0.25, 0.7, 4));
        assertThat(Outliers.of(all)).containsOnlyKeys(ACCOUNT);
        assertThat(Outliers.of(all).get(ACCOUNT)).extracting(Fact::kind)
                .containsExactlyInAnyOrder(Kind.DISCOUNTS, Kind.RETURNS, Kind.PRICES);
        assertThat(Outliers.of(all.subList(42, 61))).isEmpty();
        assertThat(Outliers.withoutPeers(all.subList(42, 61))).isEqualTo(19);
        assertThat(Outliers.of(List.of())).isEmpty();
    }

    @Test
    void the_principals_own_sales_weigh_unless_there_is_a_good_reason_at_hand() {
        var since = LocalDate.of(2026, 1, 1);
        var sold = new Sold(AGENCY, UUID.randomUUID(), since, "Kelet", ACCOUNT, false, null, "", 3, 500_00,
                since.plusMonths(4), since.plusMonths(6));
        assertThat(sold.finding()).returns(Severity.SERIOUS, Finding::severity).returns(null, Finding::rep);
        var other = new Sold(AGENCY, sold.agreement(), since, "Kelet", ACCOUNT, false, REP, "Tisza Bt.", 3, 500_00,
                since.plusMonths(4), since.plusMonths(6));
        assertThat(other.finding().facts().getLast().kind()).isEqualTo(Kind.OTHER_SALES);
        assertThat(List.of(
                new Sold(AGENCY, sold.agreement(), since, "", ACCOUNT, true, null, "", 3, 1, since.plusMonths(4),
                        since.plusMonths(6)),
                new Sold(AGENCY, sold.agreement(), since, "", ACCOUNT, false, null, "", 1, 1, since.plusMonths(4),
                        since.plusMonths(4)),
                new Sold(AGENCY, sold.agreement(), since, "", ACCOUNT, false, REP, "", 3, 1, since,
                        since.plusDays(20)))).allMatch(one -> one.finding().severity() == Severity.NOTICE);
    }
}
