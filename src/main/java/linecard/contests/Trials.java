package linecard.contests;

import linecard.access.Viewer;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.scoring.Rules;
import linecard.scoring.Scoring;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.UUID;

/// Tries a contest on the year before: the same rules, a year earlier, with the reps of today.
@Component
class Trials {

    private final Lineups lineups;
    private final ResultDays results;
    private final Reps reps;
    private final Agencies agencies;
    private final Clock clock;

    Trials(Lineups lineups, ResultDays results, Reps reps, Agencies agencies, Clock clock) {
        this.lineups = lineups;
        this.results = results;
        this.reps = reps;
        this.agencies = agencies;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Trial of(Viewer viewer, Rules rules) {
        var before = aYearEarlier(rules);
        var codes = new HashMap<UUID, String>();
        var lineup = lineups.of(viewer, before);
        var entered = lineup.entrants();
        for (var one : entered) codes.put(one.rep(), one.entrant().code());
        var days = results.of(viewer, before, lineup.lines(), codes, clock.instant());
        var entrants = entered.stream().map(Contests.Entered::entrant).toList();
        var places = Scoring.of(before, entrants, days);
        var names = new HashMap<String, String>();
        var territories = new HashMap<String, UUID>();
        for (var rep : reps.all(viewer)) {
            names.put(rep.code(), rep.name(viewer.language()));
            if (rep.territory() != null) territories.put(rep.code(), rep.territory());
        }
        if (rules.byTeam()) {
            names.clear();
            for (var agency : agencies.all(viewer)) names.put(agency.code(), agency.name());
        }
        var winning = new HashSet<UUID>();
        for (var place : places) {
            if (place.prize() != null && territories.containsKey(place.who())) {
                winning.add(Objects.requireNonNull(territories.get(place.who())));
            }
        }
        return new Trial(lineups.of(viewer, rules), before, places, names,
                rules.byTeam() ? null : Integer.valueOf(winning.size()));
    }

    private static Rules aYearEarlier(Rules rules) {
        var days = rules.yearBefore();
        var cutOff = rules.cutOff().minusYears(1);
        var last = days.to().minusDays(1);
        return rules.over(days, cutOff.isBefore(last) ? last : cutOff);
    }
}
