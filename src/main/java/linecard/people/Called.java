package linecard.people;

import linecard.web.Page;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What agencies, reps and territories are called where a history speaks of them.
@Component
public class Called {

    private final Agencies agencies;
    private final Reps reps;
    private final Territories territories;

    Called(Agencies agencies, Reps reps, Territories territories) {
        this.agencies = agencies;
        this.reps = reps;
        this.territories = territories;
    }

    public Map<UUID, String> agencies(Page page, Collection<UUID> asked) {
        return agencies.all(page.viewer()).stream()
                .collect(Collectors.toMap(Agency::id, Agency::name));
    }

    public Map<UUID, String> reps(Page page, Collection<UUID> asked) {
        return reps.of(page.viewer(), asked).stream()
                .collect(Collectors.toMap(Rep::id, rep -> rep.name(page.language())));
    }

    public Map<UUID, String> territories(Page page, Collection<UUID> asked) {
        return territories.all(page.viewer()).stream()
                .collect(Collectors.toMap(Territory::id, Territory::name));
    }
}
