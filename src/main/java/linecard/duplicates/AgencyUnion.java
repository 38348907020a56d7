package linecard.duplicates;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.duplicates.Comparison.Field;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.AgencyMergers;
import linecard.people.Countries;
import linecard.people.Outcome;
import linecard.web.Page;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/// Two agencies as one. The code stays the one of the agency that stays.
@Component
class AgencyUnion implements Union {

    private final Agencies agencies;
    private final AgencyMergers mergers;

    AgencyUnion(Agencies agencies, AgencyMergers mergers) {
        this.agencies = agencies;
        this.mergers = mergers;
    }

    @Override
    public Kind kind() {
        return Kind.AGENCY;
    }

    @Override
    public Comparison comparison(Page page, Duplicate pair, LocalDate today) {
        var viewer = page.viewer();
        var first = agencies.of(viewer, pair.first().id());
        var second = agencies.of(viewer, pair.second().id());
        record Shown(String name, String label, Function<Agency, String> of, boolean isChosen) {}
        var fields = List.of(
                        new Shown("code", "catalog.code", Agency::code, false),
                        new Shown("name", "catalog.name", Agency::name, true),
                        new Shown("country", "people.country", agency -> Countries.name(
                                agency.country(), page.language()), true),
                        new Shown("address", "people.address", Agency::address, true),
                        new Shown("phone", "people.phone", Agency::phone, true),
                        new Shown("email", "people.email", Agency::email, true),
                        new Shown("taxNumber", "people.taxNumber", Agency::taxNumber, true))
                .stream()
                .map(one -> new Field(one.name(), one.label(), one.of().apply(first),
                        one.of().apply(second), one.isChosen()))
                .toList();
        return new Comparison(first.version(), second.version(), fields,
                mergers.belongings(viewer, first.id()), mergers.belongings(viewer, second.id()),
                mergers.against(viewer, second, first, today),
                mergers.against(viewer, first, second, today));
    }

    @Override
    public Outcome merge(Viewer viewer, Duplicate pair, Choices choices, LocalDate today) {
        var first = agencies.of(viewer, pair.first().id());
        var second = agencies.of(viewer, pair.second().id());
        if (!choices.areCurrent(first.version(), second.version())) throw new Stale("agency");
        var kept = choices.kept(first, second);
        return mergers.merge(viewer, choices.gone(first, second), new Agency(
                kept.id(), kept.code(), choices.from("name", first, second, Agency::name).name(),
                choices.from("country", first, second, Agency::country).country(),
                choices.from("taxNumber", first, second, Agency::taxNumber).taxNumber(),
                choices.from("email", first, second, Agency::email).email(),
                choices.from("phone", first, second, Agency::phone).phone(),
                choices.from("address", first, second, Agency::address).address(),
                kept.archived(), kept.version()), today);
    }
}
