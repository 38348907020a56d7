package linecard.prizes;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.contests.Lineups;
import linecard.people.Outcome.Refused;
import linecard.prizes.Plan.Offer;
import linecard.scoring.RuleCheck;
import linecard.scoring.Rules;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keeps what a contest gives, in its rules and beside them, as one.
@Component
public class Planning {

    private final Contests contests;
    private final Lineups lineups;
    private final Prizes prizes;
    private final Plans plans;
    private final ContestPrizes contestPrizes;

    Planning(Contests contests, Lineups lineups, Prizes prizes, Plans plans,
            ContestPrizes contestPrizes) {
        this.contests = contests;
        this.lineups = lineups;
        this.prizes = prizes;
        this.plans = plans;
        this.contestPrizes = contestPrizes;
    }

    /// @param contest a draft, with the prizes of the plan in its rules
    @Transactional
    public void keep(Viewer viewer, Contest contest, Plan plan) {
        contests.change(viewer, contest);
        plans.keep(viewer, plan);
    }

    /// Keeps what somebody wants a draft to give, where nothing is against it.
    ///
    /// @param draft with the version that was looked at
    /// @param stored what it gives so far
    /// @return why not, at the fields of the form; empty where it is kept
    /// @throws Stale where somebody changed either since
    @Transactional
    List<Refused> keep(Viewer viewer, Contest draft, Plan stored, Giving wanted) {
        var against = new ArrayList<>(wanted.refusals(viewer.organisation().currency()));
        if (!against.isEmpty()) return against;
        var picking = new Picking(prizes.all(viewer).stream()
                .collect(Collectors.toMap(Prize::id, Function.identity())), stored, against);
        var offers = new ArrayList<Offer>();
        var named = new ArrayList<Rules.Prize>();
        for (int place = 1; place <= wanted.places().size(); place++) {
            picking.pick(place, wanted.places().get(place - 1), draft.rules(), offers, named);
        }
        if (!against.isEmpty()) return against;
        var budget = wanted.budget();
        var plan = new Plan(draft.id(), wanted.series(), budget == null ? null : budget.minor(),
                wanted.chooseDays(), null, null, null, offers, wanted.version());
        var contest = draft.with(draft.name(), draft.rules().giving(named), draft.version());
        if (!RuleCheck.of(contest.rules()).isEmpty()) {
            against.add(Refused.of("main1", "prizes.no.rules"));
        }
        against.addAll(contestPrizes.refusals(
                viewer, contest, plan, lineups.of(viewer, contest.rules())));
        if (against.isEmpty()) keep(viewer, contest, plan);
        return against;
    }

    /// Finds what was picked in the catalogue.
    private record Picking(Map<UUID, Prize> catalogue, Plan stored, List<Refused> against) {

        void pick(int place, Giving.Place wanted, Rules now, List<Offer> offers,
                List<Rules.Prize> named) {
            var main = picked("main" + place, wanted.prize()).map(one -> Option.of(0, one));
            main.ifPresent(one -> offers.add(new Offer(place, one)));
            picked("other" + place, wanted.instead())
                    .ifPresent(one -> offers.add(new Offer(place, Option.of(1, one))));
            if (main.isPresent()) {
                named.add(main.get().named(place));
            } else if (wanted.cash() != null) {
                named.add(new Rules.Prize(place, true, "", wanted.cash().minor()));
            } else if (place <= now.prizes().size()) {
                named.add(now.prizes().get(place - 1));
            } else if (wanted.isBlank()) {
                against.add(Refused.of("main" + place, "web.missing"));
            }
        }

        private Optional<Prize> picked(String field, @Nullable UUID id) {
            if (id == null) return Optional.empty();
            var found = Optional.ofNullable(catalogue.get(id));
            if (found.isEmpty()) against.add(Refused.of(field, "web.notOffered"));
            else if (found.get().archived() && stored.offers().stream()
                    .noneMatch(offer -> id.equals(offer.option().prize()))) {
                against.add(Refused.of(field, "web.archivedPick"));
            }
            return found;
        }
    }
}
