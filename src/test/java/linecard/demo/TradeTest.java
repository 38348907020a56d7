package linecard.demo;

import linecard.calendar.Holidays;
import linecard.calendar.WorkingDays;
import linecard.sales.Booking;
import linecard.sales.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class TradeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Story STORY = Story.of(Cast.ALFOLDI, TODAY);
    private static final WorkingDays DAYS = Holidays.of("HU", 2023, 2027);
    private static final List<Booking> DOCUMENTS = Trade.documents(STORY, DAYS);

    @Test
    void the_same_day_makes_the_same_documents() {
        assertThat(Trade.documents(Story.of(Cast.ALFOLDI, TODAY), DAYS)).isEqualTo(DOCUMENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "2027-07-01", "2027-09-30", "2028-02-29", "2030-12-31"})
    void the_story_can_be_told_on_any_day(LocalDate day) {
        for (var story : Cast.companies(day)) {
            var documents = Trade.documents(story, DAYS);
            assertThat(documents).isNotEmpty().isNotEqualTo(DOCUMENTS)
                    .allMatch(document -> !document.bookedOn().isAfter(day));
            assertThat(Cast.agreements(story)).allMatch(agreement ->
                    agreement.to() == null || agreement.to().isAfter(agreement.from()));
            assertThat(Clientele.assignments(story)).isNotEmpty().allMatch(assignment ->
                    assignment.to() == null || assignment.to().isAfter(assignment.from()));
        }
    }

    @Test
    void two_and_a_half_years_of_working_days_end_today() {
        assertThat(DOCUMENTS).allMatch(document -> DAYS.isWorking(document.bookedOn()));
        assertThat(DOCUMENTS.getFirst().bookedOn()).isBetween(
                TODAY.minusMonths(31), TODAY.minusMonths(29));
        assertThat(DOCUMENTS.getLast().bookedOn()).isEqualTo(TODAY);
        int lines = DOCUMENTS.stream().mapToInt(document -> document.lines().size()).sum();
        assertThat(lines).isBetween(9_000, 15_000);
        assertThat(DOCUMENTS.stream().map(d -> d.kind() + d.number()).distinct())
                .hasSameSizeAs(DOCUMENTS);
    }

    @Test
    void one_account_in_five_makes_most_of_the_revenue() {
        var revenue = new HashMap<UUID, Long>();
        for (var document : DOCUMENTS) {
            if (document.kind() == Kind.ORDER) continue;
            revenue.merge(document.account(), document.netMinor(), Math::addExact);
        }
        var sorted = revenue.values().stream().sorted(Comparator.reverseOrder()).toList();
        long whole = sorted.stream().mapToLong(Long::longValue).sum();
        long few = sorted.subList(0, sorted.size() / 5).stream().mapToLong(Long::longValue).sum();
        assertThat(few * 100 / whole).isBetween(65L, 85L);
    }

    @Test
    void one_invoice_in_fifty_comes_back_in_part_some_of_it_a_year_later() {
        var invoices = new HashMap<String, Booking>();
        for (var document : DOCUMENTS) {
            if (document.kind() == Kind.INVOICE) invoices.put(document.number(), document);
        }
        var credits = DOCUMENTS.stream().filter(d -> d.kind() == Kind.CREDIT).toList();
        assertThat(credits.size() * 1000 / invoices.size()).isBetween(14, 35);
        assertThat(credits).allMatch(credit -> credit.netMinor() < 0);
        assertThat(credits).anyMatch(credit -> {
            var original = invoices.get(credit.originalNumber());
            return original != null
                    && original.bookedOn().getYear() < credit.bookedOn().getYear();
        });
    }

    @Test
    void whole_forints_only() {
        assertThat(DOCUMENTS).allMatch(document -> document.netMinor() % 100 == 0);
    }

    @Test
    void irrigation_sells_in_spring() {
        var lines = Range.within(STORY, "ONT");
        Map<Integer, Long> months = new HashMap<>();
        for (var document : DOCUMENTS) {
            if (document.kind() != Kind.ORDER || document.bookedOn().getYear() != 2025) continue;
            for (var line : document.lines()) {
                if (!lines.contains(line.productLine())) continue;
                months.merge(document.bookedOn().getMonthValue(), line.netMinor(), Long::sum);
            }
        }
        assertThat(months.getOrDefault(4, 0L) + months.getOrDefault(5, 0L))
                .isGreaterThan(2 * (months.getOrDefault(1, 0L) + months.getOrDefault(11, 0L)));
    }

    @Test
    void every_sale_has_an_account_and_products_of_the_story() {
        var accounts = new HashSet<UUID>();
        Clientele.accounts(STORY).forEach(account -> accounts.add(account.id()));
        assertThat(DOCUMENTS).allMatch(document -> accounts.contains(document.account()));
        assertThat(ChronoUnit.DAYS.between(Clientele.beginning(STORY), TODAY)).isGreaterThan(900);
    }
}
