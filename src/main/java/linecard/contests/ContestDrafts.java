package linecard.contests;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.contests.Contest.State;
import linecard.people.Outcome.Refused;
import linecard.scoring.Eligibility;
import linecard.scoring.Named;
import linecard.scoring.RuleCheck;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;
import linecard.web.Choice;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps contests before their start, where nothing is against what somebody wants.
@Component
class ContestDrafts {

    /// Where the contest itself is against it, not a field of the form.
    static final String CONTEST = "contest";

    private final Contests contests;
    private final ContestChoices choices;

    ContestDrafts(Contests contests, ContestChoices choices) {
        this.contests = contests;
        this.choices = choices;
    }

    /// @return why not, at the fields of the form; empty where it is kept
    @Transactional
    List<Refused> add(Viewer viewer, UUID id, Wanted wanted) {
        var refused = new ArrayList<Refused>();
        rules(viewer, wanted, null, refused).ifPresent(rules -> contests.add(viewer, new Contest(
                id, wanted.name(), State.DRAFT, rules, null, null, null, "", 1)));
        return refused;
    }

    /// @param version that was looked at
    /// @return why not, at the fields of the form; empty where it is kept
    /// @throws Stale where somebody changed it since
    @Transactional
    List<Refused> change(Viewer viewer, Contest stored, Wanted wanted, int version) {
        if (stored.version() != version) throw new Stale("contest");
        if (!stored.isDraft()) return started();
        var refused = new ArrayList<Refused>();
        rules(viewer, wanted, stored.rules(), refused).ifPresent(rules ->
                contests.change(viewer, stored.with(wanted.name(), rules, version)));
        return refused;
    }

    /// @param version that was looked at
    /// @return why not; empty where it is gone
    /// @throws Stale where somebody changed it since
    @Transactional
    List<Refused> remove(Viewer viewer, Contest stored, int version) {
        if (!stored.isDraft()) return started();
        contests.remove(viewer, stored.id(), version);
        return List.of();
    }

    private static List<Refused> started() {
        return List.of(Refused.of(CONTEST, "contests.no.started"));
    }

    /// @param stored of a draft; null for a new one
    private Optional<Rules> rules(
            Viewer viewer, Wanted wanted, @Nullable Rules stored, List<Refused> against) {
        var offered = choices.of(viewer, stored);
        var line = wanted.line() == null ? List.<Named>of()
                : named(offered.lines(), "line", List.of(wanted.line()), against);
        var who = wanted.who();
        var eligible = new Eligibility(
                named(offered.territories(), "territory", who.territories(), against),
                named(offered.agencies(), "agency", who.agencies(), against), who.withGoal(),
                who.joinedBefore());
        against.addAll(wanted.refusals());
        if (!against.isEmpty()) return Optional.empty();
        var rules = wanted.play().rules(wanted.kind(), wanted.measure(),
                line.isEmpty() ? null : line.getFirst(), wanted.from(), wanted.handicap(),
                wanted.byTeam(), eligible, wanted.prizes(), null);
        for (var problem : RuleCheck.of(rules)) {
            against.add(Refused.of(RuleFields.field(problem),
                    "contests.no." + ContestText.code(problem)));
        }
        if (rules.handicap() == Handicap.GOAL && !GoalSums.isWholeMonths(viewer, rules.days())) {
            against.add(Refused.of("from", "contests.no.wholeMonths"));
        }
        return against.isEmpty() ? Optional.of(rules) : Optional.empty();
    }

    private static List<Named> named(
            List<Choice> offered, String field, List<String> codes, List<Refused> against) {
        var named = new ArrayList<Named>();
        for (var code : codes) {
            var found = offered.stream().filter(one -> one.value().equals(code)).findFirst();
            if (found.isEmpty()) against.add(Refused.of(field, "web.notOffered"));
            else named.add(new Named(code, found.get().label()));
        }
        return named;
    }
}
