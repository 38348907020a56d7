package linecard.prizes;

import linecard.money.Money;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// What somebody wants a contest to give.
///
/// @param places from the first on; one that is left out gives nothing any more
/// @param budget what all may cost; null where nobody says
/// @param version of the plan that was looked at
record Giving(
        List<Place> places, String series, @Nullable Money budget, int chooseDays, int version) {

    /// As many places as the form of a contest has.
    static final int PLACES = 6;

    /// What the winner of a place gets. Where neither a prize nor cash is said, it is what the
    /// rules name already.
    ///
    /// @param prize of the catalogue
    /// @param instead another prize of the catalogue, to choose from
    record Place(@Nullable UUID prize, @Nullable Money cash, @Nullable UUID instead) {

        boolean isBlank() {
            return prize == null && cash == null && instead == null;
        }
    }

    /// What is against it before any record is looked up, each at its field of the form.
    List<Refused> refusals(Currency currency) {
        var all = new ArrayList<Refused>();
        if (places.size() > PLACES) all.add(Refused.of("places", "prizes.no.places", PLACES));
        for (int place = 1; place <= places.size(); place++) {
            var one = places.get(place - 1);
            all.addAll(Worth.refusals("cash" + place, one.cash(), currency));
            if (one.cash() != null && one.prize() != null) {
                all.add(Refused.of("cash" + place, "web.notOffered"));
            }
        }
        all.addAll(Worth.refusals("budget", budget, currency));
        if (chooseDays < 1 || chooseDays > Plan.MOST_DAYS) {
            all.add(Refused.of("days", "prizes.no.days", Plan.MOST_DAYS));
        }
        return all;
    }
}
