package linecard.subjects;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Restraint;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A file of reps. Agencies that are not known are made; one that is known stays as it is.
final class RepIntake extends ComparingIntake<RepIntake.Said, Rep> {

    /// Null where the file does not speak of it.
    record Said(
            String code, String familyName, @Nullable String givenName, @Nullable String title,
            @Nullable String email, @Nullable String phone, String agency, String agencyName,
            @Nullable String territory, String territoryName) {}

    private final Viewer viewer;
    private final Reps reps;
    private final Agencies agencies;
    private final Territorial territories;
    private final List<Restraint> restraints;
    private final ByCode<Rep> known;
    private final ByCode<Agency> knownAgencies;
    private final Map<UUID, Agency> standing;
    private final Set<String> madeAgencies = new LinkedHashSet<>();
    private final Set<String> apart = new LinkedHashSet<>();

    /// @param restraints those that hold now
    /// @param standing the agency that stands for each
    RepIntake(Viewer viewer, Reps reps, Agencies agencies, Map<UUID, Agency> standing,
            Territorial territories, List<Restraint> restraints) {
        this.viewer = viewer;
        this.reps = reps;
        this.agencies = agencies;
        this.territories = territories;
        this.standing = standing;
        this.restraints = restraints;
        this.known = new ByCode<>(reps.all(viewer), Rep::code);
        this.knownAgencies = new ByCode<>(agencies.all(viewer), Agency::code);
    }

    @Override
    public Said read(Entry entry) {
        var said = new Said(
                entry.code("rep"), entry.text("familyName", 100),
                entry.noteIfGiven("givenName", 100), entry.noteIfGiven("title", 20),
                entry.noteIfGiven("email", 200), entry.noteIfGiven("phone", 60),
                entry.code("agency"), entry.note("agencyName", 200),
                entry.noteIfGiven("territory", Entry.CODE), entry.note("territoryName", 200));
        return said.givenName() == null ? apart(said) : said;
    }

    /// A file without a column of given names has whole names in that of the families, unless that
    /// is what the rep's family is called already.
    private Said apart(Said said) {
        var before = known.find(said.code());
        if (before != null && before.familyName().equals(said.familyName())) return said;
        var name = FullName.of(
                said.familyName(), viewer.organisation().country().equals("HU"));
        if (!name.isWhole()) return said;
        apart.add(name.apart());
        return new Said(said.code(), name.family(), name.given(),
                said.title() == null && !name.title().isEmpty() ? name.title() : said.title(),
                said.email(), said.phone(), said.agency(), said.agencyName(), said.territory(),
                said.territoryName());
    }

    @Override
    public String key(Entry entry) {
        return ByCode.plain(entry.raw("rep"));
    }

    @Override
    void write(List<Rep> added, List<Rep> changed) {
        reps.addAll(viewer, added);
        reps.changeAll(viewer, changed);
    }

    @Override
    Verdict settle(Said said, boolean write) {
        var before = known.find(said.code());
        var after = after(said, before, write);
        var was = before == null ? null : before.territory();
        if (after.territory() != null && !after.territory().equals(was)
                && restraints.stream().anyMatch(one -> one.binds(after.agency(), after.id()))) {
            return Verdict.rejected("territory", "people.restrained.territory");
        }
        var verdict = compared(before, after);
        boolean isChanged = verdict.outcome() == Outcome.CHANGED;
        known.put(isChanged ? version(after, after.version() + 1) : after);
        return verdict;
    }

    private Rep after(Said said, @Nullable Rep before, boolean write) {
        var agency = knownAgencies.find(said.agency());
        if (agency == null) agency = made(said, write);
        agency = standing.getOrDefault(agency.id(), agency);
        var was = before != null ? before
                : new Rep(
                        Ids.fresh(), agency.id(), null, said.code(), "", "", "", "", "", false, 1);
        var territory = said.territory() == null ? was.territory()
                : territories.id(said.territory(), said.territoryName(), write);
        return new Rep(
                was.id(), agency.id(), territory, was.code(), said.familyName(),
                or(said.givenName(), was.givenName()), or(said.title(), was.title()),
                or(said.email(), was.email()), or(said.phone(), was.phone()),
                was.archived(), was.version());
    }

    private Agency made(Said said, boolean write) {
        var name = said.agencyName().isEmpty() ? said.agency() : said.agencyName();
        var agency = new Agency(Ids.fresh(), said.agency(), name,
                viewer.organisation().country(), "", "", "", "", false, 1);
        if (write) agencies.add(viewer, agency);
        knownAgencies.put(agency);
        madeAgencies.add(name);
        return agency;
    }

    private static String or(@Nullable String said, String before) {
        return said == null ? before : said;
    }

    private static Rep version(Rep rep, int version) {
        return new Rep(rep.id(), rep.agency(), rep.territory(), rep.code(), rep.familyName(),
                rep.givenName(), rep.title(), rep.email(), rep.phone(), rep.archived(), version);
    }

    @Override
    public Map<String, Set<String>> alsoNew() {
        return Map.of("exchange.alsoNew.apart", apart,
                "exchange.alsoNew.agencies", madeAgencies,
                "exchange.alsoNew.territories", territories.made());
    }
}
