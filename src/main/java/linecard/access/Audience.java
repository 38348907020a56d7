package linecard.access;

import java.util.EnumSet;
import java.util.Set;

import static linecard.access.Role.AGENCY_OWNER;
import static linecard.access.Role.AUDITOR;
import static linecard.access.Role.COMPLIANCE;
import static linecard.access.Role.FINANCE;
import static linecard.access.Role.MANAGER;
import static linecard.access.Role.OWNER;
import static linecard.access.Role.REP;

/// For whom a route exists. What each of them finds there is narrowed again by the look-up and
/// by row-level security.
public enum Audience {

    /// Anybody, signed in or not.
    PUBLIC,
    /// Anybody signed in, in no organisation yet.
    SIGNED_IN,
    /// Everybody in the organisation.
    MEMBERS(EnumSet.allOf(Role.class)),
    /// The principal's own people.
    STAFF(EnumSet.of(OWNER, MANAGER, FINANCE, COMPLIANCE, AUDITOR)),
    /// Staff, and the owner of an agency for the own agency.
    STAFF_AND_AGENCIES(EnumSet.of(OWNER, MANAGER, FINANCE, COMPLIANCE, AUDITOR, AGENCY_OWNER)),
    /// Those who keep people, accounts, catalogue, plan and goals.
    KEEPERS(EnumSet.of(OWNER, MANAGER)),
    /// Those who write money terms and issue statements.
    TREASURERS(EnumSet.of(OWNER, FINANCE)),
    /// Those who change records of one kind or another; the database knows which of them each may.
    EDITORS(EnumSet.of(OWNER, MANAGER, FINANCE)),
    /// Those who bring in what was sold and paid, and mind where files come from by themselves.
    IMPORTERS(EnumSet.of(OWNER, MANAGER, FINANCE)),
    /// Those who bring in files, each of what the own role keeps.
    LOADERS(EnumSet.of(OWNER, MANAGER, FINANCE, COMPLIANCE)),
    /// The two sides of a statement: the principal's treasurers, agencies and their reps.
    PARTIES(EnumSet.of(OWNER, FINANCE, AGENCY_OWNER, REP)),
    /// Those who compare a whole statement with what an agency expected.
    RECONCILERS(EnumSet.of(OWNER, FINANCE, AGENCY_OWNER)),
    /// The owner of an agency, for the own agency.
    AGENCIES(EnumSet.of(AGENCY_OWNER)),
    /// The rep in person.
    REPS(EnumSet.of(REP)),
    /// Those who tell of calls and answer to them: the principal's keepers, agencies and reps.
    CALLERS(EnumSet.of(OWNER, MANAGER, AGENCY_OWNER, REP)),
    /// Those who write with customers: everybody but auditors, who change nothing.
    CORRESPONDENTS(EnumSet.complementOf(EnumSet.of(AUDITOR))),
    /// The two sides that settle goals: the principal's keepers, and the rep in person.
    NEGOTIATORS(EnumSet.of(OWNER, MANAGER, REP)),
    /// Those who look after conflicts of interest.
    GUARDIANS(EnumSet.of(OWNER, COMPLIANCE)),
    /// Those who sort goods into categories.
    SORTERS(EnumSet.of(OWNER, MANAGER, COMPLIANCE)),
    /// Those who see what else agencies sell: of the principal all but finance, and the agencies.
    CARD_READERS(EnumSet.complementOf(EnumSet.of(FINANCE))),
    /// Those who write it down.
    CARD_WRITERS(EnumSet.complementOf(EnumSet.of(FINANCE, AUDITOR))),
    /// Those who tell what could stand between them and the principal.
    DISCLOSERS(EnumSet.of(AGENCY_OWNER, REP)),
    /// Those who see what was told: whoever told it, and those who look after it.
    DISCLOSURE_READERS(EnumSet.of(OWNER, COMPLIANCE, AGENCY_OWNER, REP)),
    OWNERS(EnumSet.of(OWNER));

    private final Set<Role> roles;

    Audience() {
        this(EnumSet.noneOf(Role.class));
    }

    Audience(Set<Role> roles) {
        this.roles = roles;
    }

    public boolean includes(Role role) {
        return roles.contains(role);
    }
}
