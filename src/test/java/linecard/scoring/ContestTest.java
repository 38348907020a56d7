package linecard.scoring;

import linecard.calendar.Span;
import linecard.packing.Sha256;
import linecard.scoring.Place.Out;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ContestTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final Span MARCH = new Span(START, LocalDate.of(2026, 4, 1));
    private static final LocalDate CUT_OFF = LocalDate.of(2026, 4, 10);

    private static Rules ranking(
            Handicap handicap, @Nullable Long minimum, boolean passesDown, Tied tied) {
        return new Rules(Kind.RANKING, "revenue", null, MARCH, CUT_OFF, handicap, null, minimum,
                passesDown, List.of(), tied, Returns.IN_TIME, Leavers.STAY, false,
                Eligibility.ALL, List.of(new Prize(1, true, "", 1000),
                        new Prize(2, true, "", 501), new Prize(3, true, "", 100)), null);
    }

    private static Entrant entrant(String code, @Nullable Long base) {
        return new Entrant(code, null, base, null);
    }

    private static Day day(String code, int day, long amount) {
        return new Day(code, START.plusDays(day - 1), amount, 0);
    }

    private static List<String> told(List<Place> places) {
        return places.stream().map(place -> place.number() + " " + place.who() + " "
                + place.minor() + (place.out() == null ? "" : " " + place.out())).toList();
    }

    @Test
    void equals_share_a_place_and_the_next_stays_empty() {
        var days = List.of(day("A", 1, 50), day("B", 2, 50), day("C", 3, 40), day("D", 4, 60));
        var four = List.of(entrant("A", null), entrant("B", null), entrant("C", null),
                entrant("D", null), entrant("E", null));
        assertThat(told(Scoring.of(ranking(Handicap.NONE, null, false, Tied.EACH), four, days)))
                .containsExactly("1 D 1000", "2 A 501", "2 B 501", "4 C 0", "5 E 0");
        assertThat(told(Scoring.of(ranking(Handicap.NONE, null, false, Tied.POOLED), four, days)))
                .containsExactly("1 D 1000", "2 A 301", "2 B 300", "4 C 0", "5 E 0");
    }

    @Test
    void an_attainment_is_never_capped_nor_rounded() {
        var days = List.of(day("A", 1, 3_000_000_001L), day("B", 1, 3_000_000_000L));
        assertThat(told(Scoring.of(ranking(Handicap.GOAL, null, false, Tied.EACH),
                List.of(entrant("B", 1_000_000_000L), entrant("A", 1_000_000_000L),
                        entrant("C", null), entrant("D", 0L)), days)))
                .containsExactly("1 A 1000", "2 B 501", "null C 0 NO_GOAL", "null D 0 NO_GOAL");
    }

    @Test
    void the_prize_of_who_is_below_the_minimum_is_passed_down_only_where_the_rules_say_so() {
        var days = List.of(day("A", 1, 10), day("B", 1, 100), day("C", 1, 90));
        var three = List.of(entrant("A", 2L), entrant("B", 50L), entrant("C", 50L));
        assertThat(told(Scoring.of(ranking(Handicap.PRIOR_YEAR, 20L, false, Tied.EACH), three,
                days))).containsExactly("1 A 0 BELOW_MINIMUM", "2 B 501", "3 C 100");
        assertThat(told(Scoring.of(ranking(Handicap.PRIOR_YEAR, 20L, true, Tied.EACH), three,
                days))).containsExactly("1 A 0 BELOW_MINIMUM", "2 B 1000", "3 C 501");
    }

    @Test
    void first_past_the_post_is_who_held_it_to_the_end() {
        var rules = new Rules(Kind.FIRST_PAST_THE_POST, "revenue", null, MARCH, CUT_OFF,
                Handicap.NONE, BigDecimal.valueOf(100), null, false, List.of(), Tied.EACH,
                Returns.UNTIL_CUT_OFF, Leavers.STAY, false,
                Eligibility.ALL, List.of(new Prize(1, false, "Trip", 90_000),
                        new Prize(2, false, "Bag", 900)), null);
        var days = List.of(day("A", 2, 120), new Day("A", CUT_OFF, 0, -30), day("B", 9, 100),
                day("C", 5, 130), new Day("C", START.plusDays(6), 0, -50), day("C", 20, 40),
                new Day("B", CUT_OFF.plusDays(1), 0, -90));
        assertThat(told(Scoring.of(rules, List.of(entrant("A", null), entrant("B", null),
                entrant("C", null)), days)))
                .containsExactly("1 B 90000", "2 C 900", "3 A 0 BAR_NOT_REACHED");
    }

    @Test
    void a_teams_goal_is_counted_once_a_member() {
        var rules = new Rules(Kind.RANKING, "revenue", null, MARCH, CUT_OFF, Handicap.GOAL, null,
                null, false, List.of(), Tied.EACH, Returns.IN_TIME, Leavers.OUT, true,
                Eligibility.ALL, List.of(new Prize(1, true, "", 1000)), null);
        var days = List.of(day("A", 1, 50), day("A", 2, 50), day("B", 3, 100), day("C", 1, 250));
        var places = Scoring.of(rules, List.of(new Entrant("A", "North", 100L, null),
                new Entrant("B", "North", 100L, null), new Entrant("C", "South", 100L, null),
                new Entrant("D", "South", 100L, null),
                new Entrant("E", "West", 100L, START.plusDays(3))), days);
        assertThat(told(places)).containsExactly("1 South 1000", "2 North 0", "null West 0 LEFT");
        assertThat(places.get(1).score()).isEqualTo(new Score(200, 200));
    }

    @Test
    void a_pot_is_handed_out_to_the_last_forint() {
        var rules = new Rules(Kind.POT, "revenue", null, MARCH, CUT_OFF, Handicap.NONE, null, 10L,
                false, List.of(), Tied.EACH, Returns.IN_TIME, Leavers.STAY, false,
                Eligibility.ALL, List.of(new Prize(1, true, "", 1000)), null);
        var days = List.of(day("A", 1, 10), day("B", 1, 20), day("C", 1, 9), day("D", 1, -5));
        assertThat(told(Scoring.of(rules, List.of(entrant("A", null), entrant("B", null),
                entrant("C", null), entrant("D", null)), days)))
                .containsExactly("1 B 667", "2 A 333", "3 C 0 BELOW_MINIMUM",
                        "4 D 0 BELOW_MINIMUM");
    }

    @Test
    void who_reached_less_than_a_millionth_of_a_base_has_a_part_of_the_pot() {
        var rules = new Rules(Kind.POT, "revenue", null, MARCH, CUT_OFF, Handicap.GOAL, null, null,
                false, List.of(), Tied.EACH, Returns.IN_TIME, Leavers.STAY, false,
                Eligibility.ALL, List.of(new Prize(1, true, "", 1000)), null);
        var days = List.of(day("A", 1, 3), day("B", 1, 1));
        assertThat(told(Scoring.of(rules, List.of(entrant("A", 1_000_000L), entrant("B", 10_000_000L)), days)))
                .containsExactly("1 A 750", "2 B 250");
    }

    @Property(tries = 3_000)
    void every_contest_ends_as_by_the_slow_and_obvious_way(@ForAll long seed) {
        var random = new Random(seed);
        var rules = rules(random);
        var entrants = entrants(random);
        var days = days(random, entrants);
        var places = Scoring.of(rules, entrants, days);
        assertThat(places).containsExactlyInAnyOrderElementsOf(
                SlowScoring.of(rules, entrants, days));
        var shuffled = new ArrayList<>(days);
        Collections.shuffle(shuffled, random);
        assertThat(Scoring.of(rules, entrants.reversed(), shuffled)).isEqualTo(places);
        long won = places.stream().mapToLong(Place::minor).sum();
        long prizes = rules.prizes().stream().mapToLong(Prize::minor).sum();
        if (rules.kind() == Kind.POT) assertThat(won).isIn(0L, prizes);
        if (rules.tied() == Tied.POOLED && rules.hasPlaces()) {
            assertThat(won).isLessThanOrEqualTo(prizes);
        }
    }

    @Property(tries = 2_000)
    void counting_those_again_whose_days_changed_comes_to_the_same(@ForAll long seed) {
        var random = new Random(seed);
        var rules = rules(random);
        var before = entrants(random);
        var days = days(random, before);
        var stood = new HashMap<String, Place>();
        for (var place : Scoring.of(rules, before, days)) stood.put(place.who(), place);
        var touched = new HashSet<String>();
        for (var one : before) {
            if (random.nextInt(3) == 0) touched.add(rules.byTeam() ? one.team() : one.code());
        }
        var after = before.stream().map(one -> !isOf(one, touched, rules) || random.nextBoolean()
                ? one : new Entrant(one.code(), one.team(), one.base(),
                        START.plusDays(random.nextInt(45) - 5))).toList();
        var changed = after.stream().filter(one -> isOf(one, touched, rules)).toList();
        var codes = changed.stream().map(Entrant::code).toList();
        var theirs = days(random, changed);
        var all = new ArrayList<>(theirs);
        for (var day : days) if (!codes.contains(day.entrant())) all.add(day);
        assertThat(Scoring.again(rules, stood, changed, theirs))
                .isEqualTo(Scoring.of(rules, after, all));
    }

    private static boolean isOf(Entrant entrant, Set<String> sides, Rules rules) {
        return sides.contains(rules.byTeam() ? entrant.team() : entrant.code());
    }

    static Rules rules(Random random) {
        var kind = one(random, Kind.values());
        var handicap = one(random, Handicap.values());
        boolean needsBar = kind == Kind.FIRST_PAST_THE_POST || kind == Kind.INDIVIDUAL_GOAL;
        boolean hasPlaces = kind == Kind.RANKING || kind == Kind.FIRST_PAST_THE_POST;
        var minimum = needsBar || random.nextBoolean() ? null : Long.valueOf(1 + random.nextInt(9));
        var breaks = new ArrayList<Break>();
        if (hasPlaces) {
            for (var one : Break.values()) if (random.nextInt(3) == 0) breaks.add(one);
        }
        var prizes = new ArrayList<Prize>();
        for (int i = 1; i <= (hasPlaces ? 1 + random.nextInt(4) : 1); i++) {
            prizes.add(new Prize(i, true, "", 1 + random.nextInt(1000)));
        }
        var rules = new Rules(kind, "revenue", random.nextBoolean() ? null
                : new Named("P" + random.nextInt(9), "Pumps\tsmall"), MARCH, CUT_OFF, handicap,
                needsBar ? BigDecimal.valueOf(1 + random.nextInt(8),
                        handicap == Handicap.NONE ? 0 : 1) : null,
                minimum, kind == Kind.RANKING && handicap != Handicap.NONE && minimum != null
                        && random.nextBoolean(),
                breaks, one(random, Tied.values()), one(random, Returns.values()),
                one(random, Leavers.values()), random.nextBoolean(), eligible(random), prizes,
                random.nextBoolean() ? null : Sha256.hex("before " + random.nextInt()));
        assertThat(RuleCheck.of(rules)).isEmpty();
        return rules;
    }

    static Eligibility eligible(Random random) {
        var named = new ArrayList<Named>();
        for (int i = 0; i < random.nextInt(4); i++) {
            named.add(new Named("N" + random.nextInt(5), "Named\n" + random.nextInt(2)));
        }
        Collections.shuffle(named, random);
        int some = random.nextInt(named.size() + 1);
        return new Eligibility(named.subList(0, some), named.subList(some, named.size()),
                random.nextBoolean(), random.nextBoolean() ? null
                        : START.plusDays(random.nextInt(40)));
    }

    static List<Entrant> entrants(Random random) {
        var entrants = new ArrayList<Entrant>();
        for (int i = 0; i < random.nextInt(9); i++) {
            entrants.add(new Entrant("R" + i, "T" + random.nextInt(3),
                    random.nextInt(6) == 0 ? null : Long.valueOf(random.nextInt(5)),
                    random.nextInt(4) == 0 ? START.plusDays(random.nextInt(45) - 5) : null));
        }
        return entrants;
    }

    static List<Day> days(Random random, List<Entrant> entrants) {
        var days = new ArrayList<Day>();
        for (var entrant : entrants) {
            for (int day = -3; day < 50; day++) {
                if (random.nextInt(6) != 0) continue;
                days.add(new Day(entrant.code(), START.plusDays(day), random.nextInt(7) - 1,
                        random.nextInt(3) == 0 ? -random.nextInt(4) : 0));
            }
        }
        return days;
    }

    private static <T> T one(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    @Test
    void nobody_enters_where_nobody_is() {
        assertThat(Scoring.of(ranking(Handicap.NONE, null, false, Tied.EACH), List.of(),
                List.of())).isEmpty();
        assertThat(Scoring.of(ranking(Handicap.NONE, null, false, Tied.EACH),
                List.of(entrant("A", null)), List.of()).getFirst().out()).isNotEqualTo(Out.LEFT);
    }
}
