package linecard.terms;

import linecard.access.Audience;
import linecard.people.Agencies;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Makes the clauses of an agency ready to be shown.
@Component
class ClauseBoards {

    private final Versions versions;
    private final Frames frames;
    private final Names names;
    private final Agreements agreements;
    private final Succession succession;
    private final Agencies agencies;

    ClauseBoards(Versions versions, Frames frames, Names names, Agreements agreements,
            Succession succession, Agencies agencies) {
        this.versions = versions;
        this.frames = frames;
        this.names = names;
        this.agreements = agreements;
        this.succession = succession;
        this.agencies = agencies;
    }

    ClauseBoard of(Page page, UUID agency, LocalDate today) {
        var viewer = page.viewer();
        var all = versions.ofAgency(viewer, agency);
        var frame = frames.ofAgency(viewer, agency);
        return ClauseBoard.of(all, frame, text(page, agency, all),
                names.products(viewer, frame.tail().life()).values().stream()
                        .map(Names.Named::label).sorted().toList(),
                predecessor(page, frame.predecessor()), page.may(Audience.STAFF)
                        ? succession.against(viewer, agreements.composition(viewer, agency))
                        : null, today);
    }

    private String predecessor(Page page, @Nullable UUID agency) {
        return agency == null || !page.may(Audience.STAFF) ? ""
                : agencies.of(page.viewer(), agency).name();
    }

    /// Says clauses with the names of everything that these versions name.
    ClausesText text(Page page, UUID agency, List<Version> all) {
        return new ClausesText(page.words(), page.organisation(), labels(page, agency, all));
    }

    private Map<UUID, String> labels(Page page, UUID agency, List<Version> all) {
        var viewer = page.viewer();
        var labels = new HashMap<UUID, String>();
        names.lines(viewer).forEach((id, one) -> labels.put(id, one.name()));
        names.repsOf(viewer, agency).forEach((id, rep) ->
                labels.put(id, rep.name(page.language())));
        var accounts = new HashSet<UUID>();
        var items = new HashSet<UUID>();
        for (var version : all) {
            var named = Bounds.Named.in(version.terms());
            accounts.addAll(named.accounts());
            items.addAll(named.items());
        }
        names.accounts(viewer, accounts).forEach((id, one) -> labels.put(id, one.name()));
        names.products(viewer, items).forEach((id, one) -> labels.put(id, one.label()));
        return labels;
    }
}
