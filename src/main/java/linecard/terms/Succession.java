package linecard.terms;

import linecard.access.Viewer;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.reckoning.Agreement;
import linecard.reckoning.Finding.Clause;
import linecard.reckoning.WholeCheck;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Whether agencies that followed one another earn no more than the whole of any order together.
@Component
class Succession {

    private final Frames frames;
    private final Agreements agreements;
    private final Agencies agencies;

    Succession(Frames frames, Agreements agreements, Agencies agencies) {
        this.frames = frames;
        this.agreements = agreements;
        this.agencies = agencies;
    }

    /// What speaks against an agency's terms being like this, beside those it follows and those
    /// that follow it.
    @Transactional(readOnly = true)
    @Nullable Objection against(Viewer viewer, Composition wanted) {
        var own = wanted.agreement();
        var predecessor = wanted.frame().predecessor();
        if (predecessor != null) {
            if (isCircle(viewer, wanted.agency(), predecessor)) {
                return Objection.of("predecessor", "terms.succession.circle");
            }
            var over = over(viewer, "inherited", predecessor, agreements.of(viewer, predecessor),
                    wanted.agency(), own);
            if (over != null) return over;
        }
        for (var frame : frames.followers(viewer, wanted.agency())) {
            var over = over(viewer, "tail", wanted.agency(), own, frame.agency(),
                    agreements.of(viewer, frame.agency()));
            if (over != null) return over;
        }
        return null;
    }

    private boolean isCircle(Viewer viewer, UUID agency, UUID predecessor) {
        Map<UUID, UUID> before = new HashMap<>();
        for (var frame : frames.of(viewer, List.of())) {
            if (frame.predecessor() != null) before.put(frame.agency(), frame.predecessor());
        }
        var seen = new HashSet<UUID>();
        for (var at = predecessor; at != null && seen.add(at); at = before.get(at)) {
            if (at.equals(agency)) return true;
        }
        return false;
    }

    private @Nullable Objection over(
            Viewer viewer, String at, UUID predecessor, Optional<Agreement> tail, UUID successor,
            Optional<Agreement> inherited) {
        if (tail.isEmpty() || inherited.isEmpty()) return null;
        var findings = WholeCheck.tails(tail.get(), inherited.get());
        if (findings.isEmpty()) return null;
        var from = LocalDate.parse(findings.getFirst().names().getFirst());
        return new Objection(at, Clause.TAIL, "", "terms.succession.over", List.of(
                name(viewer, predecessor), name(viewer, successor), from));
    }

    private String name(Viewer viewer, UUID agency) {
        return agencies.all(viewer).stream().filter(one -> one.id().equals(agency))
                .map(Agency::name).findFirst().orElse("–");
    }
}
