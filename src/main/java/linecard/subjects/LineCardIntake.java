package linecard.subjects;

import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.linecards.CardLine;
import linecard.linecards.CardLine.Source;
import linecard.linecards.Categories;
import linecard.linecards.CategoryTree;
import linecard.linecards.LineCards;
import linecard.linecards.Overlaps;
import linecard.linecards.SameLine;
import linecard.linecards.SameLine.Contradicted;
import linecard.linecards.SameLine.Known;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.AgencyMergers;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.people.Territory;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A file of line cards. A line that a card has at that time already, however it is written, stays
/// as it is, or gets the end that the file says; one for other territories is a contradiction.
final class LineCardIntake implements Intake<LineCardIntake.Said> {

    /// So many lines are taken at once, and compared with each other.
    static final int MOST = 20_000;
    /// A line may have been carried long before there was anybody to tell.
    private static final int FIRST_YEAR = 1950;

    /// What it takes to read one.
    @Component
    record Rooms(LineCards cards, Overlaps overlaps, Categories categories, Agencies agencies,
            AgencyMergers mergers, Reps reps, Territories territories, ProductLines lines) {}

    record Said(
            UUID agency, @Nullable UUID rep, String principal, String product,
            @Nullable UUID category, @Nullable UUID territory, LocalDate from,
            @Nullable LocalDate to) {}

    private final Viewer viewer;
    private final Rooms rooms;
    private final CategoryTree categories;
    private final Map<String, Agency> agencies = new HashMap<>();
    private final ByCode<Rep> reps;
    private final Map<String, Territory> territories = new HashMap<>();
    private final Map<UUID, List<CardLine>> cards;
    private final Map<UUID, SameLine> same = new HashMap<>();
    private final Set<String> spellings = new LinkedHashSet<>();
    private final Set<String> overlapping = new LinkedHashSet<>();
    private final List<CardLine> added = new ArrayList<>();
    private final List<CardLine> changed = new ArrayList<>();

    LineCardIntake(Viewer viewer, Rooms rooms) {
        this.viewer = viewer;
        this.rooms = rooms;
        this.categories = new CategoryTree(rooms.categories().all(viewer));
        var standing = rooms.mergers().standing(viewer);
        for (var one : rooms.agencies().all(viewer)) {
            agencies.putIfAbsent(ByCode.plain(one.name()), standing.getOrDefault(one.id(), one));
        }
        for (var one : rooms.agencies().all(viewer)) {
            agencies.put(ByCode.plain(one.code()), standing.getOrDefault(one.id(), one));
        }
        this.reps = new ByCode<>(rooms.reps().all(viewer), Rep::code);
        for (var one : rooms.territories().all(viewer)) {
            territories.putIfAbsent(ByCode.plain(one.name()), one);
            territories.put(ByCode.plain(one.code()), one);
        }
        this.cards = rooms.cards().all(viewer).stream()
                .collect(Collectors.groupingBy(line -> {
                    var stands = standing.get(line.agency());
                    return stands == null ? line.agency() : stands.id();
                }));
    }

    @Override
    public Said read(Entry entry) {
        var agency = agencies.get(ByCode.plain(entry.text("agency", 200)));
        if (agency == null) {
            entry.problem("agency", "exchange.unknownAgency", Entry.shown(entry.raw("agency")));
        }
        var from = entry.date("from", FIRST_YEAR);
        var to = entry.raw("until").isEmpty() ? null : entry.date("until", FIRST_YEAR).plusDays(1);
        if (to != null && !from.isBefore(to)) entry.problem("until", "exchange.endsBeforeStart");
        var principal = entry.text("principal", CardLine.LONGEST_NAME);
        var product = entry.note("brand", CardLine.LONGEST_NAME);
        return new Said(agency == null ? new UUID(0, 0) : agency.id(), rep(entry, agency),
                entry.read("principal", "", _ -> CardLine.requireName(principal)),
                product.isEmpty() ? ""
                        : entry.read("brand", "", _ -> CardLine.requireName(product)),
                category(entry), territory(entry), from, to);
    }

    private @Nullable UUID rep(Entry entry, @Nullable Agency agency) {
        var text = entry.note("rep", Entry.CODE);
        if (text.isEmpty()) return null;
        var rep = reps.find(text);
        if (rep == null || agency != null && !rep.agency().equals(agency.id())) {
            entry.problem("rep", "exchange.unknownRep", Entry.shown(text));
            return null;
        }
        return rep.id();
    }

    private @Nullable UUID category(Entry entry) {
        var text = entry.note("lineCategory", 360);
        if (text.isEmpty()) return null;
        var meant = categories.meant(text);
        if (meant != null) return meant.id();
        entry.problem("lineCategory", "exchange.unknownCategory", Entry.shown(text));
        return null;
    }

    private @Nullable UUID territory(Entry entry) {
        var text = entry.note("territory", 200);
        if (text.isEmpty()) return null;
        var found = territories.get(ByCode.plain(text));
        if (found != null) return found.id();
        entry.problem("territory", "exchange.unknownTerritory", Entry.shown(text));
        return null;
    }

    @Override
    public String key(Entry entry) {
        if (entry.raw("agency").isEmpty() || entry.raw("principal").isEmpty()) return "";
        return entry.raw("principal") + "\n" + String.join("\n", entry.raw("agency"),
                entry.raw("rep"), entry.raw("brand"), entry.raw("lineCategory"),
                entry.raw("territory"), entry.raw("from"));
    }

    @Override
    public int batchRows() {
        return MOST;
    }

    @Override
    public List<Verdict> settle(List<Bundle<Said>> records, boolean write) {
        added.clear();
        changed.clear();
        records.stream().map(Bundle::first).collect(Collectors.groupingBy(Said::agency,
                Collectors.mapping(Said::principal, Collectors.toList())))
                .forEach((agency, principals) -> same.put(agency, new SameLine(
                        cards.getOrDefault(agency, List.of()), principals)));
        var verdicts = new ArrayList<Verdict>();
        for (var record : records) verdicts.add(settle(record.first()));
        note(added);
        if (write) {
            rooms.cards().addAll(viewer, added);
            rooms.cards().changeAll(viewer, changed);
        }
        return verdicts;
    }

    private Verdict settle(Said said) {
        var line = new CardLine(Ids.fresh(), said.agency(), said.rep(), said.principal(),
                said.product(), said.category(), said.territory(), said.from(), said.to(),
                Source.IMPORTED, null, 1);
        var known = Objects.requireNonNull(same.get(said.agency()));
        return switch (known.find(line).orElse(null)) {
            case Known(var stands, _) -> settle(line, stands);
            case Contradicted(var stands) -> Verdict.rejected("territory",
                    "exchange.lineContradicts", Entry.shown(stands.name()));
            case null -> {
                known.put(line);
                cards.computeIfAbsent(line.agency(), _ -> new ArrayList<>()).add(line);
                added.add(line);
                yield Verdict.of(Outcome.NEW);
            }
        };
    }

    /// A line that stands there: the same days, another end, or days that cannot both be.
    private Verdict settle(CardLine line, CardLine stands) {
        if (!line.name().equals(stands.name())) {
            spellings.add(line.name() + " = " + stands.name());
        }
        if (line.from().equals(stands.from()) && Objects.equals(line.to(), stands.to())) {
            return Verdict.of(Outcome.SAME);
        }
        if (!line.from().equals(stands.from()) || added.contains(stands)) {
            return Verdict.rejected("from", "exchange.lineStands", Entry.shown(stands.name()),
                    stands.from().toString());
        }
        changed.add(new CardLine(stands.id(), stands.agency(), stands.rep(), stands.principal(),
                stands.product(), stands.category(), stands.territory(), stands.from(), line.to(),
                stands.source(), stands.enteredAt(), stands.version()));
        return Verdict.of(Outcome.CHANGED);
    }

    private void note(List<CardLine> lines) {
        if (lines.isEmpty()) return;
        var ours = new LineTree(rooms.lines().all(viewer));
        for (var one : rooms.overlaps().of(viewer, lines)) {
            overlapping.add(one.line().name() + " – " + ours.name(one.productLine()));
        }
    }

    @Override
    public Map<String, Set<String>> alsoNew() {
        return Map.of("exchange.alsoNew.spellings", spellings,
                "exchange.alsoNew.overlaps", overlapping);
    }
}
