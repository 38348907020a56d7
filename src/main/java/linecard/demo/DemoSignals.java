package linecard.demo;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.signals.Looks;

import org.springframework.stereotype.Component;

import java.time.LocalTime;

/// Two customers that have something in common with those who look after them, and the first look
/// through everything.
@Component
class DemoSignals {

    private final Agencies agencies;
    private final Reps reps;
    private final Accounts accounts;
    private final Assignments assignments;
    private final Looks looks;

    DemoSignals(Agencies agencies, Reps reps, Accounts accounts, Assignments assignments,
            Looks looks) {
        this.agencies = agencies;
        this.reps = reps;
        this.accounts = accounts;
        this.assignments = assignments;
        this.looks = looks;
    }

    void write(Story story, Viewer owner) {
        int found = 0;
        for (var rep : reps.all(owner)) {
            if (found == 2) break;
            var agency = agencies.of(owner, rep.agency());
            if (rep.archived() || agency.phone().isEmpty() || !agency.email().contains("@")) {
                continue;
            }
            if (bring(owner, rep, agency, found == 0)) found++;
        }
        looks.look(owner, story.today().atTime(LocalTime.NOON)
                .atZone(owner.organisation().zone()).toInstant(), Looks.Watch.NOBODY);
    }

    /// @param isMore whether it is more than the telephone
    private boolean bring(Viewer owner, Rep rep, Agency agency, boolean isMore) {
        for (var held : assignments.ofRep(owner, rep.id())) {
            var account = accounts.of(owner, held.account());
            if (!isOpen(held) || account.archived() || !account.phone().isEmpty()) continue;
            var mail = "penzugy@" + agency.email().substring(agency.email().indexOf('@') + 1);
            accounts.change(owner, new Account(account.id(), account.parent(),
                    account.territory(), account.code(), account.name(), account.customerType(),
                    account.country(), account.postalCode(), account.city(), account.address(),
                    agency.phone(), isMore ? mail : account.email(), account.taxNumber(),
                    account.house(), account.tags(), account.fields(), false,
                    account.version()));
            return true;
        }
        return false;
    }

    private static boolean isOpen(Assignment held) {
        return held.to() == null;
    }
}
