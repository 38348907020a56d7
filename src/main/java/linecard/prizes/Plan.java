package linecard.prizes;

import linecard.scoring.Rules;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a contest gives, beside its rules.
///
/// @param series of which the contest is a round; empty for none
/// @param budgetMinor what all prizes may cost; null where nobody said
/// @param chooseDays how long a winner has to choose, where there is a choice
/// @param startedBy null before the start, as the two after it are
/// @param winners how many win each place for sure
/// @param promisedMinor what all may cost at most
/// @param version 0 where nothing is stored yet
public record Plan(
        UUID contest, String series, @Nullable Long budgetMinor, int chooseDays,
        @Nullable UUID startedBy, @Nullable Integer winners, @Nullable Long promisedMinor,
        List<Offer> offers, int version) {

    static final int USUAL_DAYS = 14;
    static final int MOST_DAYS = 90;
    static final int LONGEST_SERIES = 100;

    /// @param place whose winner may have it
    public record Offer(int place, Option option) {}

    static Plan none(UUID contest) {
        return new Plan(contest, "", null, USUAL_DAYS, null, null, null, List.of(), 0);
    }

    /// What the winner of a place may choose from; first what the rules name.
    List<Option> options(Rules rules, int place) {
        var named = rules.prizes().get(place - 1);
        var options = new ArrayList<Option>();
        options.add(offers.stream().filter(offer -> offer.place() == place)
                .map(Offer::option).filter(one -> one.position() == 0 && one.is(named))
                .findFirst().orElseGet(() -> Option.of(named)));
        for (var offer : offers) {
            if (offer.place() == place && offer.option().position() > 0) {
                options.add(offer.option());
            }
        }
        return options;
    }
}
