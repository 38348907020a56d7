package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.people.Agencies;
import linecard.people.AgencyMergers;
import linecard.people.Reps;
import linecard.people.Restraint;
import linecard.people.Restraints;
import linecard.people.Territories;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/// Reps with the agencies they work for.
@Component
class RepSubject extends RecordSubject<RepIntake.Said> {

    /// What a column of rep codes is called.
    static final String[] CODES = {
        "repid", "repcode", "repno", "repnumber", "salesrepid", "salesrepcode", "salespersonid",
        "salespersoncode", "képviselőkód", "képviselőazonosító", "ügynökkód", "rep", "salesrep",
        "salesperson", "salesagent", "agent", "képviselő", "ügynök"};

    /// The same where it says in whose hands something is.
    static final String[] OWNERS = {
        "owner", "assignedto", "opportunityowner", "dealowner", "felelős"};

    private static final List<Field> FIELDS = List.of(
            Field.required("rep", CODES).or("code", "kód"),
            Field.required("familyName", "lastname", "surname", "vezetéknév", "név", "name"),
            Field.optional("givenName", "firstname", "utónév"),
            Field.optional("title", "prefix", "előtag"),
            Field.optional("email", "mail", "emailaddress", "emailcím"),
            Field.optional("phone", "telephone", "mobile", "telefon", "telefonszám"),
            Field.required("agency", "agency", "firm", "repfirm", "iroda", "cég"),
            Field.optional("agencyName", "firmname", "cégnév"),
            AccountSubject.TERRITORY, AccountSubject.TERRITORY_NAME);

    private final Reps reps;
    private final Agencies agencies;
    private final AgencyMergers mergers;
    private final Territories territories;
    private final Restraints restraints;
    private final Clock clock;

    RepSubject(Reps reps, Agencies agencies, AgencyMergers mergers, Territories territories,
            Restraints restraints, Clock clock) {
        super("reps", Audience.KEEPERS, "/reps", FIELDS);
        this.reps = reps;
        this.agencies = agencies;
        this.mergers = mergers;
        this.territories = territories;
        this.restraints = restraints;
        this.clock = clock;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("R1", "Szűcs", "Árpád", "", "arpad@example.com", "+36 30 123 4567",
                        "DUNA", "Duna Képviselet Kft.", "WEST", "West"),
                List.of("R2", "Miller", "Anna", "Dr.", "anna@example.com", "",
                        "DUNA", "Duna Képviselet Kft.", "EAST", "East"));
    }

    @Override
    Intake<RepIntake.Said> intake(Viewer viewer, Import source) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        return new RepIntake(viewer, reps, agencies, mergers.standing(viewer),
                new Territorial(viewer, territories),
                restraints.of(viewer, Restraint.Kind.NO_TERRITORY, today).stream()
                        .filter(one -> one.holds(today)).toList());
    }
}
