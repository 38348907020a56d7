package linecard.calls;

import linecard.calendar.Holidays;
import linecard.calendar.IsoWeek;
import linecard.calendar.Span;
import linecard.calendar.WorkingDays;
import linecard.calls.Call.Kind;
import linecard.calls.Call.State;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The figures of calls, quotas and consistency, as they are agreed.
class EffortRulesTest {

    private static final UUID REP = UUID.randomUUID();
    private static final UUID COLLEAGUE = UUID.randomUUID();
    private static final UUID AGENCY = UUID.randomUUID();
    private static final LocalDate LATER = LocalDate.parse("2027-06-01");
    private static final LocalDate EARLY = LocalDate.parse("2020-01-01");

    private final WorkingDays hungary = Holidays.of("HU", 2025, 2027);

    private static Quota quota(@Nullable Integer daily, @Nullable Integer weekly) {
        return new Quota(UUID.randomUUID(), REP, null, null, "", daily, weekly, EARLY, null, 1);
    }

    private EffortRules.Facts facts(WorkingDays worked, List<Quota> quotas, List<Contact> calls) {
        return new EffortRules.Facts(REP, AGENCY, worked, quotas, calls, Setting.USUAL);
    }

    private static Contact made(String day) {
        return made(day, day);
    }

    private static Contact made(String day, String reported) {
        return new Contact(UUID.randomUUID(), UUID.randomUUID(), REP, LocalDate.parse(day),
                Kind.VISIT, State.MADE, "", LocalDate.parse(reported));
    }

    private int asked(Quota quota, int year, int week, Set<LocalDate> off) {
        return QuotaRules.whole(QuotaRules.ofWeek(List.of(quota), REP, AGENCY,
                new IsoWeek(year, week).span(), hungary.without(off)));
    }

    @Test
    void a_week_asks_by_its_working_days_with_the_saturdays_that_hungary_works() {
        for (var quota : List.of(quota(8, null), quota(null, 40))) {
            assertThat(asked(quota, 2026, 2, Set.of())).as("works Saturday 10 January").isEqualTo(48);
            assertThat(asked(quota, 2026, 1, Set.of())).as("New Year and a rest day").isEqualTo(24);
            assertThat(asked(quota, 2026, 3, Set.of())).isEqualTo(40);
            assertThat(asked(quota, 2026, 53, Set.of())).as("week 53, New Year").isEqualTo(32);
            assertThat(asked(quota, 2026, 3, Set.of(LocalDate.parse("2026-01-13"),
                    LocalDate.parse("2026-01-14")))).as("two days off").isEqualTo(24);
        }
        assertThat(QuotaRules.scaled(33, 4, 5)).isEqualTo(26);
        assertThat(QuotaRules.scaled(33, 3, 5)).as("19.8").isEqualTo(20);
        assertThat(QuotaRules.scaled(7, 3, 6)).as("3.5 is rounded up").isEqualTo(4);
    }

    @Test
    void a_week_without_an_available_day_does_not_exist() {
        var off = Set.copyOf(new IsoWeek(2026, 3).span().from().datesUntil(
                new IsoWeek(2026, 3).span().to()).toList());
        var effort = EffortRules.effort(facts(hungary.without(off), List.of(quota(8, null)),
                List.of()), new Span(LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-26")),
                LATER);
        assertThat(effort.weeks()).extracting(week -> week.week().week()).containsExactly(2, 4);
        assertThat(effort.asked()).isEqualTo(88);
    }

    @Test
    void a_week_across_the_end_of_a_month_is_split_by_day() {
        var facts = facts(hungary, List.of(quota(null, 33)), List.of());
        var march = EffortRules.effort(facts, month("2026-03"), LATER);
        var april = EffortRules.effort(facts, month("2026-04"), LATER);
        // Week 14, 30 March to 5 April, has Good Friday: 33 in four days of five are 26.
        assertThat(march.weeks().getLast().asked()).isEqualTo(14);
        assertThat(april.weeks().getFirst().asked()).isEqualTo(12);
    }

    private static Span month(String month) {
        var first = LocalDate.parse(month + "-01");
        return new Span(first, first.plusMonths(1));
    }

    @Property(tries = 300)
    void the_months_of_a_year_ask_for_what_its_weeks_ask(
            @ForAll @IntRange(min = 1, max = 500) int weekly,
            @ForAll @IntRange(min = 0, max = 300) int offset) {
        var off = Set.copyOf(LocalDate.parse("2026-01-01").plusDays(offset)
                .datesUntil(LocalDate.parse("2026-01-01").plusDays(offset + 9)).toList());
        var facts = facts(hungary.without(off), List.of(quota(null, weekly)), List.of());
        // 30 December 2024 to 3 January 2027: whole weeks.
        var whole = new Span(LocalDate.parse("2024-12-30"), LocalDate.parse("2027-01-04"));
        int byMonth = 0;
        for (var first = LocalDate.parse("2024-12-01"); first.isBefore(whole.to());
                first = first.plusMonths(1)) {
            var part = new Span(first, first.plusMonths(1)).intersect(whole).orElseThrow();
            byMonth += EffortRules.effort(facts, part, LATER).asked();
        }
        assertThat(byMonth).isEqualTo(EffortRules.effort(facts, whole, LATER).asked());
    }

    private static List<Effort.Week> weeks(int... made) {
        var weeks = new ArrayList<Effort.Week>();
        for (int i = 0; i < made.length; i++) {
            weeks.add(new Effort.Week(new IsoWeek(2026, i + 1), 5, 40, made[i], 0, 0, 0, 0, 0, 0,
                    Map.of(), true));
        }
        return weeks;
    }

    @Test
    void the_same_mean_is_not_the_same_consistency() {
        var even = new int[12];
        Arrays.fill(even, 40);
        var steady = Consistency.of(weeks(even), 0, new long[] {0, 3, 1});
        var bursts = Consistency.of(weeks(0, 0, 0, 160, 0, 0, 0, 160, 0, 0, 0, 160), 15,
                new long[0]);
        assertThat(steady.variation().orElseThrow()).isZero();
        assertThat(steady.atQuota()).isEqualTo(12);
        assertThat(steady.lag()).hasValue(1);
        assertThat(bursts.variation().orElseThrow()).isCloseTo(1.73, within(0.005));
        assertThat(bursts.atQuota()).isEqualTo(3);
        assertThat(bursts.weeks()).isEqualTo(12);
        assertThat(bursts.lag()).isEmpty();
        assertThat(Consistency.of(weeks(0, 0), 10, new long[0]).variation()).isEmpty();
    }

    @Test
    void late_entries_count_until_the_week_is_closed() {
        var calls = List.of(made("2026-03-02", "2026-03-03"), made("2026-03-02", "2026-03-05"),
                made("2026-03-06", "2026-03-09"), made("2026-03-06", "2026-03-10"));
        var facts = facts(hungary, List.of(quota(1, null)), calls);
        var span = new Span(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-09"));
        var week = EffortRules.effort(facts, span, LATER).weeks().getFirst();
        assertThat(week.made()).isEqualTo(3);
        assertThat(week.late()).as("entered after the next working day").isEqualTo(1);
        assertThat(week.tooLate()).as("the week closed on Monday").isEqualTo(1);
        assertThat(EffortRules.effort(facts, span, LocalDate.parse("2026-03-09")).closed())
                .isEmpty();
    }

    @Test
    void planned_missing_cancelled_and_in_vain_are_counted_apart() {
        var calls = new ArrayList<Contact>();
        for (var state : State.values()) {
            calls.add(new Contact(UUID.randomUUID(), UUID.randomUUID(), REP,
                    LocalDate.parse("2026-03-03"), Kind.VISIT, state, "",
                    state == State.PLANNED ? null : LocalDate.parse("2026-03-03")));
        }
        var span = new Span(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-09"));
        var facts = facts(hungary, List.of(), calls);
        var then = EffortRules.effort(facts, span, LocalDate.parse("2026-03-04")).weeks().getFirst();
        assertThat(List.of(then.made(), then.planned(), then.missing(), then.cancelled(),
                then.nobodyThere())).containsExactly(1, 1, 0, 1, 1);
        var after = EffortRules.effort(facts, span, LocalDate.parse("2026-03-05")).weeks().getFirst();
        assertThat(List.of(after.planned(), after.missing())).containsExactly(0, 1);
    }

    @Test
    void one_account_counts_once_a_day_and_a_joint_visit_once_for_the_organisation() {
        var account = UUID.randomUUID();
        var day = LocalDate.parse("2026-03-03");
        var joint = UUID.randomUUID();
        var mine = new Contact(joint, account, REP, day, Kind.VISIT, State.MADE, "", day);
        var theirs = new Contact(joint, account, COLLEAGUE, day, Kind.VISIT, State.MADE, "", day);
        var again = new Contact(UUID.randomUUID(), account, REP, day, Kind.VISIT, State.MADE, "",
                day);
        var own = new Contact(UUID.randomUUID(), account, COLLEAGUE, day, Kind.VISIT, State.MADE,
                "", day);
        assertThat(EffortRules.once(List.of(mine, again))).hasSize(1);
        assertThat(EffortRules.once(List.of(mine, theirs))).hasSize(2);
        assertThat(EffortRules.together(List.of(mine, theirs), Setting.USUAL)).isEqualTo(1);
        assertThat(EffortRules.together(List.of(own, theirs, mine, again), Setting.USUAL))
                .as("the colleague entered it too").isEqualTo(1);
        assertThat(EffortRules.together(List.of(own, again), Setting.USUAL))
                .as("each was there alone").isEqualTo(2);
    }

    @Test
    void the_nearest_quota_counts_and_others_stand_beside_it() {
        var all = new Quota(UUID.randomUUID(), null, null, null, "", 5, null, EARLY, null, 1);
        var agency = new Quota(UUID.randomUUID(), null, AGENCY, null, "", 6, null, EARLY, null, 1);
        var phone = new Quota(UUID.randomUUID(), null, null, Kind.PHONE, "", 9, null, EARLY, null, 1);
        var own = quota(8, null);
        var day = LocalDate.parse("2026-03-03");
        assertThat(QuotaRules.inForce(List.of(all, agency, phone, own), REP, AGENCY, day))
                .containsExactly(phone, own);
        assertThat(QuotaRules.inForce(List.of(all, agency, phone, own), COLLEAGUE, AGENCY, day))
                .containsExactly(agency, phone);
        assertThat(QuotaRules.whole(Map.of(phone, 45, own, 40))).isEqualTo(40);
    }

    @Test
    void a_gap_is_counted_in_working_days() {
        var facts = facts(hungary, List.of(), List.of(made("2026-01-05"), made("2026-01-12")));
        assertThat(EffortRules.consistency(facts, month("2026-01"), LATER).longestGap())
                .as("13 to 31 January").isEqualTo(14);
        assertThat(EffortRules.consistency(facts, month("2026-01"), LocalDate.parse("2026-01-14"))
                .longestGap()).as("6 to 10 January, a Saturday").isEqualTo(5);
    }
}
