package linecard.whatif;

import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.calendar.Span;
import linecard.commissions.Pasts.Past;
import linecard.people.Agency;
import linecard.reckoning.Agreement;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Answer;
import linecard.reckoning.Document;
import linecard.reckoning.Event;
import linecard.reckoning.Lines;
import linecard.reckoning.Match;
import linecard.reckoning.Plan;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Reckoning;
import linecard.reckoning.Refused;
import linecard.reckoning.Releases;
import linecard.reckoning.Terms.LimitsOn;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/// Takes one agency after another, reckons what it sold by the other terms beside those in force,
/// and keeps the sums alone.
final class TrialRun {

    private final Organisation organisation;
    private final Asked asked;
    private final Span known;
    private final Map<UUID, Agency> agencies = new LinkedHashMap<>();
    private final TrialSums sums;

    TrialRun(Organisation organisation, Asked asked, Span known, List<Agency> agencies) {
        this.organisation = organisation;
        this.asked = asked;
        this.known = known;
        sums = new TrialSums(asked.stretch(), known);
        for (var agency : agencies) this.agencies.put(agency.id(), agency);
    }

    /// @param repNames for the ids of reps
    Trial done(Function<Set<UUID>, Map<UUID, String>> repNames) {
        return sums.done(repNames);
    }

    /// One agency, what it sold and what its terms make of it.
    ///
    /// @throws ReadingException where that cannot be said
    void take(Past past) {
        var agency = requireNonNull(agencies.get(past.agency()));
        var lines = past.sold().lines();
        var agreement = past.agreement();
        if (lines.size() == 0 && !isPromised(agency, agreement)) return;
        var before = reckoned(agency, past.answer());
        var start = lines.documents().stream().map(Document::ratedOn)
                .min(LocalDate::compareTo).orElse(known.to());
        var first = agreement == null ? known.to() : agreement.from();
        var after = reckoned(agency, past, offered(agreement, earlier(first, start)));
        if (asked.agency() == null) {
            sums.add(agency, lines, before, after);
        } else {
            sums.addOne(lines, before, after);
        }
    }

    /// The other terms from a day on. By them earns at any time what earned by those agreed,
    /// and limits look at what the latest agreed ones do.
    private List<Version> offered(@Nullable Agreement agreement, LocalDate from) {
        var kept = kept(agreement);
        var limitsOn = limitsOn(agreement);
        var offered = new ArrayList<Version>();
        for (var version : agreement == null ? List.<Version>of() : agreement.versions()) {
            var event = version.terms().event();
            if (offered.isEmpty() || offered.getLast().terms().event() != event) {
                offered.add(new Version(offered.isEmpty() ? from : version.from(),
                        asked.offer().terms(event, kept, limitsOn)));
            }
        }
        return offered.isEmpty() ? List.of(new Version(
                from, asked.offer().terms(usual(), kept, limitsOn))) : offered;
    }

    private static LimitsOn limitsOn(@Nullable Agreement agreement) {
        var limitsOn = LimitsOn.EARNED;
        for (var version : agreement == null ? List.<Version>of() : agreement.versions()) {
            if (version.terms().hasLimits()) limitsOn = version.terms().limitsOn();
        }
        return limitsOn;
    }

    private Event usual() {
        return organisation.resultsFrom() == ResultsFrom.ORDER ? Event.ORDER : Event.INVOICE;
    }

    /// The rates that product lines have of their own.
    private static List<RateRule> kept(@Nullable Agreement agreement) {
        if (agreement == null) return List.of();
        return agreement.versions().stream().flatMap(v -> v.terms().rates().stream())
                .filter(rule -> rule.match() instanceof Match.Line
                        && rule.pay() instanceof RateRule.Flat).distinct().toList();
    }

    /// Whether one that sold nothing gets a minimum all the same, by the terms of either side.
    private boolean isPromised(Agency agency, @Nullable Agreement agreement) {
        if (agency.archived() || agreement == null || !agreement.from().isBefore(known.to())) {
            return false;
        }
        return asked.offer().minimum() != null || agreement.versions().stream()
                .anyMatch(version -> version.terms().minimum() != null);
    }

    /// @throws ReadingException where it was refused
    static Reckoned reckoned(Agency agency, Answer answer) {
        return switch (answer) {
            case Reckoned reckoned -> reckoned;
            case Refused refused -> throw refused.reason() == Refused.Reason.TOO_LARGE
                    ? new ReadingException("whatif.tooLarge")
                    : new ReadingException("whatif.cannot", agency.name());
        };
    }

    /// What payments earn, they earn by the other terms too.
    private Reckoned reckoned(Agency agency, Past past, List<Version> versions) {
        var lines = past.sold().lines();
        var plan = new Plan(Offer.agreement(lines.agency(), lines.currency(), versions),
                organisation.calendar());
        return Releases.of(plan, reckoned(agency, Reckoning.of(plan, lines, known)), past.paid());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
