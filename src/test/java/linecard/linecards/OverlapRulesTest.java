package linecard.linecards;

import linecard.catalog.LineTree;
import linecard.catalog.ProductLine;
import linecard.linecards.CardLine.Source;
import linecard.linecards.Disclosure.Occasion;
import linecard.linecards.Overlap.Kind;
import linecard.linecards.Overlap.Reason;
import linecard.linecards.SameLine.Contradicted;
import linecard.linecards.SameLine.Known;
import linecard.words.ReadingException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OverlapRulesTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final UUID AGENCY = id("agency");
    private static final UUID EAST = id("east");
    private static final UUID WEST = id("west");

    private static final CategoryTree CATEGORIES = new CategoryTree(List.of(
            category("machines", null), category("pumps", "machines"), category("dosing", "pumps"),
            category("drainage", "pumps"), category("small", "dosing"), category("valves", "machines"),
            category("paper", null)));
    private static final LineTree LINES = new LineTree(List.of(line("P", null, "Pumps"),
            line("P-D", "P", "Dosing pumps"), line("P-B", "P", "Boosters"), line("V", null, "Valves")));

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes());
    }

    private static Category category(String code, @Nullable String parent) {
        return new Category(id(code), parent == null ? null : id(parent), code, code, code, false, 1);
    }

    private static ProductLine line(String code, @Nullable String parent, String name) {
        return new ProductLine(id(code), parent == null ? null : id(parent), code, name, false, 1);
    }

    private static CardLine carried(
            String principal, String product, @Nullable String category, @Nullable UUID territory,
            LocalDate from, @Nullable LocalDate to) {
        return new CardLine(UUID.randomUUID(), AGENCY, null, principal, product,
                category == null ? null : id(category), territory, from, to, Source.DECLARED, null, 1);
    }

    private static CardLine carried(@Nullable String category) {
        return carried("Aqua", "", category, null, NEW_YEAR, null);
    }

    private static Offering sold(@Nullable UUID territory, LocalDate from, @Nullable LocalDate to, String... lines) {
        return new Offering(AGENCY, from, to, territory,
                Set.of(Arrays.stream(lines).map(OverlapRulesTest::id).toArray(UUID[]::new)));
    }

    private static List<Overlap> found(CardLine line, List<Offering> offerings, Waiver... waivers) {
        var own = Map.of(id("P"), Set.of(id("pumps")), id("P-D"), Set.of(id("dosing")));
        return new OverlapRules(CATEGORIES, LINES, own, List.of(waivers),
                new Alike(LINES.inOrder(), List.of(line))).of(List.of(line), offerings);
    }

    private static List<Reason> reasons(CardLine line) {
        return found(line, List.of(sold(null, NEW_YEAR, null))).stream()
                .flatMap(one -> one.reasons().stream()).sorted().toList();
    }

    @Test
    void the_same_category_competes_and_those_around_it_are_similar() {
        assertThat(reasons(carried("dosing"))).containsExactly(Reason.SAME_CATEGORY, Reason.WITHIN_OURS);
        assertThat(reasons(carried("small"))).containsExactly(Reason.WITHIN_OURS);
        assertThat(reasons(carried("drainage"))).containsExactly(Reason.WITHIN_OURS, Reason.BESIDE);
        assertThat(reasons(carried("machines"))).containsExactly(Reason.OURS_WITHIN);
        assertThat(reasons(carried("valves"))).containsExactly(Reason.BESIDE);
        assertThat(reasons(carried("paper"))).isEmpty();
        var dosing = found(carried("dosing"), List.of(sold(null, NEW_YEAR, null)));
        assertThat(dosing).extracting(Overlap::kind).contains(Kind.COMPETING, Kind.SIMILAR);
    }

    @Test
    void names_that_are_alike_are_similar_where_no_category_says_more() {
        var named = carried("Aqua Kft.", "Dosing pump", null, null, NEW_YEAR, null);
        assertThat(found(named, List.of(sold(null, NEW_YEAR, null))))
                .anySatisfy(one -> {
                    assertThat(one.productLine()).isEqualTo(id("P-D"));
                    assertThat(one.reasons()).containsExactly(Reason.ALIKE);
                    assertThat(one.kind()).isEqualTo(Kind.SIMILAR);
                });
        assertThat(reasons(carried("Aqua Kft.", "Paper towels", null, null, NEW_YEAR, null))).isEmpty();
    }

    @Test
    void what_an_agency_sells_of_a_wider_line_is_what_that_is() {
        assertThat(found(carried("pumps"), List.of(sold(null, NEW_YEAR, null, "P-B"))))
                .singleElement().extracting(Overlap::productLine).isEqualTo(id("P-B"));
        assertThat(found(carried("pumps"), List.of(sold(null, NEW_YEAR, null, "V")))).isEmpty();
    }

    @Test
    void days_are_half_open_and_a_day_is_the_organisations_own() {
        var until = carried("Aqua", "", "pumps", null, NEW_YEAR.minusYears(1), NEW_YEAR);
        assertThat(found(until, List.of(sold(null, NEW_YEAR, null, "P")))).isEmpty();
        assertThat(found(until, List.of(sold(null, NEW_YEAR.minusDays(1), null, "P"))))
                .anySatisfy(one -> {
                    assertThat(one.from()).isEqualTo(NEW_YEAR.minusDays(1));
                    assertThat(one.to()).isEqualTo(NEW_YEAR);
                });
        var midnight = Instant.parse("2025-12-31T23:30:00Z");
        var lasting = found(carried("pumps"), List.of(sold(null, NEW_YEAR, null, "P"))).getFirst();
        for (var zone : List.of("Europe/Budapest", "America/Chicago", "Pacific/Kiritimati")) {
            var day = LocalDate.ofInstant(midnight, ZoneId.of(zone));
            assertThat(lasting.isOn(day)).as(zone).isEqualTo(!zone.startsWith("America"));
        }
    }

    @Test
    void an_agreement_that_was_renewed_overlaps_once() {
        var renewed = List.of(sold(EAST, NEW_YEAR.minusYears(2), NEW_YEAR, "P"),
                sold(EAST, NEW_YEAR, null, "P"), sold(WEST, NEW_YEAR, null, "P"));
        var line = carried("Aqua", "", "pumps", null, NEW_YEAR.minusYears(1), null);
        assertThat(found(line, renewed).stream().filter(one -> one.productLine().equals(id("P"))))
                .hasSize(2).anySatisfy(one -> {
                    assertThat(one.territory()).isEqualTo(EAST);
                    assertThat(one.from()).isEqualTo(NEW_YEAR.minusYears(1));
                    assertThat(one.to()).isNull();
                });
        var west = carried("Aqua", "", "pumps", WEST, NEW_YEAR, null);
        assertThat(found(west, List.of(sold(EAST, NEW_YEAR, null)))).isEmpty();
        assertThat(found(west, List.of(sold(null, NEW_YEAR, null)))).isNotEmpty()
                .allMatch(one -> WEST.equals(one.territory()));
    }

    @Test
    void a_waiver_holds_for_its_days_for_all_that_lies_in_its_categories() {
        var waiver = new Waiver(id("w"), AGENCY, List.of(id("pumps")), "", NEW_YEAR, NEW_YEAR.plusDays(31), "A", 1);
        var one = found(carried("small"), List.of(sold(null, NEW_YEAR, null, "P-D")), waiver).getFirst();
        assertThat(one.isOpen(NEW_YEAR)).isFalse();
        assertThat(one.isOpen(NEW_YEAR.plusDays(30))).isFalse();
        assertThat(one.isOpen(NEW_YEAR.plusDays(31))).as("lapsed by itself").isTrue();
        var others = new Waiver(id("x"), id("others"), List.of(id("pumps")), "", NEW_YEAR, NEW_YEAR.plusDays(31),
                "A", 1);
        assertThat(found(carried("small"), List.of(sold(null, NEW_YEAR, null, "P-D")), others).getFirst().waivers())
                .isEmpty();
    }

    @Property(tries = 500)
    void days_in_common_are_those_that_both_contain(
            @ForAll @IntRange(min = 0, max = 30) int from, @ForAll @IntRange(min = 1, max = 15) int length,
            @ForAll @IntRange(min = 0, max = 30) int start, @ForAll @IntRange(min = 0, max = 15) int more) {
        var one = Days.of(NEW_YEAR.plusDays(from), NEW_YEAR.plusDays(from + length));
        var other = Days.of(NEW_YEAR.plusDays(start), more == 0 ? null : NEW_YEAR.plusDays(start + more));
        var both = one.both(other);
        for (int day = -1; day < 50; day++) {
            var at = NEW_YEAR.plusDays(day);
            assertThat(both != null && both.contains(at)).isEqualTo(one.contains(at) && other.contains(at));
        }
    }

    @Test
    void a_line_is_known_again_under_ten_spellings() {
        var card = new SameLine(List.of(carried("Grundfoss Pumpen Kft.", "CR-10", "pumps", null, NEW_YEAR, null)),
                List.of("Grundfoss Pumpen"));
        for (var spelling : List.of("GRUNDFOSS PUMPEN KFT", "grundfoss pumpen", "Grundfoss-Pumpen Kft",
                "Gründfoss Pumpen", "Grundfoss  Pumpen  K.f.t.", "Grundfos Pumpen", "Grundfoss Pumpen, Kft.",
                "Grundfoss Pumpen GmbH", "Grundfsos Pumpen", "GrundfossPumpen")) {
            var again = carried(spelling, "cr 10", "pumps", null, NEW_YEAR, null);
            assertThat(card.find(again)).as(spelling).hasValueSatisfying(found ->
                    assertThat(found).isInstanceOf(Known.class));
        }
        for (var other : List.of("KSB", "Wilo Pumpen", "Grund Immobilien")) {
            assertThat(card.find(carried(other, "CR-10", "pumps", null, NEW_YEAR, null))).as(other).isEmpty();
        }
        assertThat(card.find(carried("Grundfoss Pumpen", "CR-20", "pumps", null, NEW_YEAR, null))).isEmpty();
        assertThat(card.find(carried("Grundfoss Pumpen", "CR-10", "valves", null, NEW_YEAR, null))).isEmpty();
    }

    @Test
    void everywhere_and_one_territory_contradict_each_other_at_the_same_time_only() {
        var card = new SameLine(List.of(carried("Aqua", "", "pumps", EAST, NEW_YEAR, NEW_YEAR.plusDays(9))),
                List.of());
        assertThat(card.find(carried("AQUA", "", "pumps", null, NEW_YEAR, null)).orElseThrow())
                .isInstanceOf(Contradicted.class);
        assertThat(card.find(carried("AQUA", "", "pumps", WEST, NEW_YEAR, null))).isEmpty();
        assertThat(card.find(carried("AQUA", "", "pumps", null, NEW_YEAR.plusDays(9), null))).isEmpty();
    }

    @Test
    void ten_thousand_lines_of_one_card_are_told_apart() {
        var lines = new ArrayList<CardLine>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(carried("Principal " + Integer.toString(i * 7919, 36), "", "pumps", null, NEW_YEAR, null));
        }
        var card = new SameLine(List.of(), List.of());
        for (var line : lines) {
            if (card.find(line).isEmpty()) card.put(line);
        }
        assertThat(lines).allMatch(line -> card.find(carried(line.principal().toUpperCase(), "", "pumps", null,
                NEW_YEAR, null)).isPresent());
    }

    @Test
    void names_hold_no_prices() {
        for (var price : List.of("Pump 12 500 Ft", "CR-10 € 99", "Valve 12.50EUR", "$5 clamp", "12000 HUF")) {
            assertThatThrownBy(() -> CardLine.requireName(price)).as(price).isInstanceOf(ReadingException.class);
        }
        for (var name : List.of("CR 10", "3M", "Ft. Worth Valves", "Euro-Pump 2000", "100 % natural")) {
            assertThat(CardLine.requireName(name)).isEqualTo(name);
        }
    }

    @Test
    void something_is_due_at_signing_each_year_and_when_something_changed() {
        var signed = NEW_YEAR.minusYears(3);
        assertThat(Due.of(null, null, null, null, NEW_YEAR)).isNull();
        assertThat(Due.of(NEW_YEAR.plusDays(1), null, null, null, NEW_YEAR)).isNull();
        assertThat(Due.of(signed, null, null, null, NEW_YEAR)).isEqualTo(new Due(Occasion.SIGNING, signed));
        assertThat(Due.of(signed, null, NEW_YEAR, null, NEW_YEAR)).isEqualTo(new Due(Occasion.ASKED, NEW_YEAR));
        var told = NEW_YEAR.minusYears(1);
        assertThat(Due.of(signed, told.plusDays(1), null, null, NEW_YEAR)).isNull();
        assertThat(Due.of(signed, told, null, null, NEW_YEAR)).isEqualTo(new Due(Occasion.YEARLY, NEW_YEAR));
        assertThat(Due.of(signed, told, null, NEW_YEAR, NEW_YEAR)).isEqualTo(new Due(Occasion.LINE, NEW_YEAR));
        assertThat(Due.of(signed, told, NEW_YEAR, NEW_YEAR, NEW_YEAR))
                .isEqualTo(new Due(Occasion.ASKED, NEW_YEAR));
    }
}
