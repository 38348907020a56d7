package linecard.terms;

import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.reckoning.Agreement;
import linecard.reckoning.Event;
import linecard.terms.Contracts.Contract;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/// What is agreed with each agency, whole, as the reckoning reads it: the versions of clauses with
/// the flat rates of their days.
@Repository
public class Agreements {

    private final Rates rates;
    private final Versions versions;
    private final Frames frames;
    private final Contracts contracts;

    Agreements(Rates rates, Versions versions, Frames frames, Contracts contracts) {
        this.rates = rates;
        this.versions = versions;
        this.frames = frames;
        this.contracts = contracts;
    }

    /// None where the agency has neither a rate nor a version yet.
    @Transactional(readOnly = true)
    public Optional<Agreement> of(Viewer viewer, UUID agency) {
        return composition(viewer, agency).agreement();
    }

    /// Of every agency that has any terms, as far as the viewer sees them.
    @Transactional(readOnly = true)
    public Map<UUID, Agreement> all(Viewer viewer) {
        return of(viewer, List.of());
    }

    /// By agency, of those that have any terms.
    ///
    /// @param agencies none for all that the viewer may see
    @Transactional(readOnly = true)
    public Map<UUID, Agreement> of(Viewer viewer, Collection<UUID> agencies) {
        var theirRates = rates.of(viewer, agencies).stream()
                .collect(groupingBy(DatedRate::agency));
        var theirVersions = versions.of(viewer, agencies).stream()
                .collect(groupingBy(Version::agency));
        var theirFrames = frames.of(viewer, agencies).stream()
                .collect(toMap(Frame::agency, Function.identity()));
        var terms = contracts.of(viewer, agencies);
        var some = new HashSet<>(theirRates.keySet());
        some.addAll(theirVersions.keySet());
        var all = new HashMap<UUID, Agreement>();
        for (var agency : some) {
            composition(viewer.organisation(), agency,
                    theirRates.getOrDefault(agency, List.of()),
                    theirVersions.getOrDefault(agency, List.of()),
                    theirFrames.getOrDefault(agency, Frame.none(agency)),
                    terms.getOrDefault(agency, Contract.NONE))
                    .agreement().ifPresent(one -> all.put(agency, one));
        }
        return all;
    }

    @Transactional(readOnly = true)
    Composition composition(Viewer viewer, UUID agency) {
        return composition(viewer.organisation(), agency, rates.ofAgency(viewer, agency),
                versions.ofAgency(viewer, agency), frames.ofAgency(viewer, agency),
                contracts.of(viewer, agency));
    }

    private static Composition composition(Organisation organisation, UUID agency,
            List<DatedRate> rates, List<Version> versions, Frame frame, Contract contract) {
        return new Composition(agency, organisation.currency(), usual(organisation), rates,
                versions, frame, contract.to());
    }

    /// What earns where no version says otherwise.
    static Event usual(Organisation organisation) {
        return switch (organisation.resultsFrom()) {
            case ORDER -> Event.ORDER;
            case INVOICE -> Event.INVOICE;
        };
    }
}
