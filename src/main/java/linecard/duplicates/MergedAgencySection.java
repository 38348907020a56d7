package linecard.duplicates;

import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What an agency was merged into, and what was merged into it, on its own page.
@Component
class MergedAgencySection implements Section<Agency> {

    private final Merges merges;
    private final Agencies agencies;

    MergedAgencySection(Merges merges, Agencies agencies) {
        this.merges = merges;
        this.agencies = agencies;
    }

    @Override
    public Html of(Page page, Agency agency) {
        var viewer = page.viewer();
        var kept = merges.ofKept(viewer, agency.id());
        var gone = kept.stream().map(Merging::gone).collect(Collectors.toSet());
        var names = gone.isEmpty() ? Map.<UUID, String>of()
                : agencies.all(viewer).stream().filter(one -> gone.contains(one.id()))
                        .collect(Collectors.toMap(Agency::id, Agency::name));
        var board = new MergedSection.Board(agency.archived()
                ? merges.ofGone(viewer, agency.id()) : Optional.empty(), kept, names);
        return (out, tags) -> JtemergedsectionGenerated.render(out, tags, page, board);
    }
}
