package linecard.matching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MatchingTest {

    /// F1 as the simplest matcher reaches it, with the threshold that is best in hindsight.
    @Test
    @EnabledIf(value = "linecard.matching.LabelledPairs#isThere",
            disabledReason = "the labelled pairs are not in ../shared/data/matching")
    void one_threshold_finds_goods_firms_and_people() {
        assertThat(LabelledPairs.products().measure().f1()).as("Abt-Buy").isGreaterThan(0.928);
        assertThat(LabelledPairs.firms().measure().f1()).as("Fodors-Zagats").isGreaterThan(0.991);
        for (int number : List.of(1, 2)) {
            assertThat(LabelledPairs.people(number).measure().f1()).as("Febrl " + number)
                    .isGreaterThan(0.996);
        }
    }

    @Test
    void a_firm_written_otherwise_is_found_with_the_reasons() {
        var firms = List.of(
                firm("Hegyi Gépház Kft.", "Fő utca 12.", "3525 Miskolc", "+36 46 555 071", "11954027-2-05"),
                firm("Alföldi Malom Zrt.", "Piac tér 1.", "4025 Debrecen", "", ""),
                firm("HEGYI Gephaz KFT", "Fő u. 12", "3525 Miskolc", "06 46/555-071", "11954027-2-05"),
                firm("Hegyi Gépész Bt.", "Kossuth utca 88.", "9024 Győr", "+36 96 555 305", "14288719-2-08"));
        var pairs = Matching.within(firms);
        assertThat(pairs).hasSize(1);
        assertThat(pairs.getFirst().first()).isZero();
        assertThat(pairs.getFirst().second()).isEqualTo(2);
        assertThat(pairs.getFirst().reasons()).contains(
                new Reason(Trait.CODE, true), new Reason(Trait.PHONE, true));
        assertThat(Matching.of(firms.get(2), firms.subList(0, 2), 0.1)).hasSize(1);
    }

    @Test
    void nothing_and_nonsense_are_no_pairs() {
        assertThat(Matching.within(List.of())).isEmpty();
        assertThat(Matching.within(List.of(new Item(Map.of())))).isEmpty();
        var blank = List.of(new Item(Map.of()), new Item(Map.of(Trait.NAME, " ")),
                new Item(Map.of(Trait.NAME, "\0\uffff")), new Item(Map.of(Trait.AMOUNT, "x")));
        assertThat(Matching.within(blank)).isEmpty();
        assertThat(Matching.between(blank, blank)).isEmpty();
    }

    @Test
    void slips_are_counted_and_neighbours_in_each_others_place_are_one() {
        assertThat(Distance.between("szucs", "szusc", 2)).isEqualTo(1);
        assertThat(Distance.between("szucs", "szucs", 0)).isZero();
        assertThat(Distance.between("ugyfelek", "ugyfel", 2)).isEqualTo(2);
        assertThat(Distance.between("alma", "korte", 2)).isGreaterThan(2);
        assertThat(Distance.between("", "ab", 2)).isEqualTo(2);
    }

    @Test
    void a_text_is_as_like_itself_as_can_be() {
        var grams = Grams.of(List.of("Hegyi Gépház", "Hegyi Gépész", "Malom"));
        assertThat(grams.get(0).cosine(grams.get(0))).isEqualTo(1, within(1e-6));
        assertThat(grams.get(0).cosine(grams.get(2))).isZero();
        assertThat(grams.get(0).cosine(grams.get(1))).isBetween(0.3, 0.9);
    }

    private static Item firm(String name, String address, String place, String phone, String tax) {
        return new Item(Map.of(Trait.NAME, name, Trait.ADDRESS, address, Trait.PLACE, place,
                Trait.PHONE, phone, Trait.CODE, tax));
    }
}
