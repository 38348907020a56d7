package linecard.linecards;

import linecard.access.Viewer;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Works out who has told what, and who is to tell.
@Component
class Registers {

    private final Disclosures disclosures;
    private final LineCards cards;
    private final OwnLines own;
    private final Agencies agencies;
    private final Reps reps;

    Registers(Disclosures disclosures, LineCards cards, OwnLines own, Agencies agencies,
            Reps reps) {
        this.disclosures = disclosures;
        this.cards = cards;
        this.own = own;
        this.agencies = agencies;
        this.reps = reps;
    }

    /// Who tells: an agency, or a rep, whichever agency that rep works for.
    private static UUID teller(UUID agency, @Nullable UUID rep) {
        return rep == null ? agency : rep;
    }

    /// A line for each agency and each rep that the viewer may see: an agency's owner the agency,
    /// a rep himself, and those who look after it all of them.
    @Transactional(readOnly = true)
    List<Register> of(Viewer viewer, LocalDate today, Language in) {
        var last = new HashMap<UUID, Disclosure>();
        for (var one : disclosures.latest(viewer)) {
            last.put(teller(one.agency(), one.rep()), one);
        }
        var asked = new HashMap<UUID, LocalDate>();
        for (var one : disclosures.askings(viewer)) {
            asked.putIfAbsent(teller(one.agency(), one.rep()), one.on());
        }
        var since = new Since(last, asked, newLines(viewer, last), signed(viewer));
        var rows = new ArrayList<Register>();
        var people = reps.all(viewer).stream().filter(rep -> !rep.archived())
                .collect(Collectors.groupingBy(Rep::agency));
        for (var agency : agencies.all(viewer)) {
            if (agency.archived()) continue;
            if (viewer.rep() == null) {
                rows.add(row(agency, null, agency.name(), since, today));
            }
            if (viewer.agency() != null && viewer.rep() == null) continue;
            for (var rep : people.getOrDefault(agency.id(), List.of())) {
                rows.add(row(agency, rep.id(), rep.name(in), since, today));
            }
        }
        return rows;
    }

    /// What the viewer is to tell; null where nothing is.
    @Transactional(readOnly = true)
    @Nullable Due due(Viewer viewer, LocalDate today) {
        return of(viewer, today, viewer.language()).stream().map(Register::due)
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    /// From which days on something may be due.
    ///
    /// @param last what each teller told last
    /// @param asked the day on which each was asked
    /// @param lines the day on which each got a line that was not told yet
    /// @param signed the day on which each agency began
    private record Since(
            Map<UUID, Disclosure> last, Map<UUID, LocalDate> asked, Map<UUID, LocalDate> lines,
            Map<UUID, LocalDate> signed) {}

    private static Register row(
            Agency agency, @Nullable UUID rep, String name, Since since, LocalDate today) {
        var teller = teller(agency.id(), rep);
        var told = since.last().get(teller);
        var due = Due.of(since.signed().get(agency.id()), told == null ? null : told.toldOn(),
                since.asked().get(teller), since.lines().get(teller), today);
        return new Register(agency.id(), rep, agency.name(), name, told, due);
    }

    /// The first day on which a line was entered after the last that was told.
    private Map<UUID, LocalDate> newLines(Viewer viewer, Map<UUID, Disclosure> last) {
        var lines = new HashMap<UUID, LocalDate>();
        for (var line : cards.all(viewer)) {
            var teller = teller(line.agency(), line.rep());
            var told = last.get(teller);
            if (told == null || line.enteredAt() == null
                    || !line.enteredAt().isAfter(told.toldAt())) continue;
            lines.merge(teller, LocalDate.ofInstant(line.enteredAt(),
                    viewer.organisation().zone()), (one, other) ->
                    one.isBefore(other) ? one : other);
        }
        return lines;
    }

    private Map<UUID, LocalDate> signed(Viewer viewer) {
        var signed = new HashMap<UUID, LocalDate>();
        for (var one : own.offerings(viewer)) {
            signed.merge(one.agency(), one.from(), (a, b) -> a.isBefore(b) ? a : b);
        }
        return signed;
    }
}
