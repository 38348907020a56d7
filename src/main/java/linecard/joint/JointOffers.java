package linecard.joint;

import linecard.access.Members;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.joint.Entry.Goal;
import linecard.joint.Entry.Kind;
import linecard.joint.Entry.Person;
import linecard.joint.JointPlan.Lead;
import linecard.people.Rep;
import linecard.people.Reps;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// What there is to choose from where somebody writes in a plan.
@Component
class JointOffers {

    private final Assignments assignments;
    private final Reps reps;
    private final Members members;
    private final ProductLines lines;
    private final Places places;
    private final Contacts contacts;

    JointOffers(Assignments assignments, Reps reps, Members members, ProductLines lines,
            Places places, Contacts contacts) {
        this.assignments = assignments;
        this.reps = reps;
        this.members = members;
        this.lines = lines;
        this.places = places;
        this.contacts = contacts;
    }

    /// Who holds an account on a day; of these, a rep may only choose the own person.
    @Transactional(readOnly = true)
    List<Rep> holders(Viewer viewer, Account account, LocalDate today) {
        var held = assignments.ofAccount(viewer, account.id()).stream()
                .filter(one -> one.isInForce(today)).map(Assignment::rep).distinct().toList();
        return reps.of(viewer, held).stream()
                .filter(rep -> !rep.archived())
                .filter(rep -> viewer.rep() == null || rep.id().equals(viewer.rep())).toList();
    }

    /// Who may lead a plan for the principal; nobody where the viewer may not say so.
    @Transactional(readOnly = true)
    List<Lead> leads(Viewer viewer) {
        if (Side.of(viewer) == Side.REP) return List.of();
        return members.all(viewer).stream().filter(one -> KEEPERS.includes(one.role()))
                .map(one -> new Lead(one.user().id(), one.user().name(viewer.language())))
                .toList();
    }

    /// @param stored null for a new one
    @Transactional(readOnly = true)
    EntryForm.Offers of(Viewer viewer, UUID account, Kind kind, @Nullable Entry stored) {
        return new EntryForm.Offers(
                kind == Kind.GOAL ? lines(viewer, stored) : List.of(),
                kind == Kind.PERSON ? people(viewer, account, stored) : List.of());
    }

    private List<ProductLine> lines(Viewer viewer, @Nullable Entry stored) {
        var kept = stored != null && stored.what() instanceof Goal goal ? goal.line() : null;
        return lines.all(viewer).stream()
                .filter(line -> !line.archived() || line.id().equals(kept)).toList();
    }

    private List<Contact> people(Viewer viewer, UUID account, @Nullable Entry stored) {
        var ids = new ArrayList<>(places.ofAccount(viewer, account).stream()
                .filter(place -> place.until() == null).map(Place::contact).distinct().toList());
        if (stored != null && stored.what() instanceof Person person
                && !ids.contains(person.contact())) {
            ids.add(person.contact());
        }
        var known = contacts.those(viewer, ids);
        return ids.stream().map(known::get).filter(Objects::nonNull)
                .filter(one -> !one.archived() || isStored(one, stored)).toList();
    }

    private static boolean isStored(Contact one, @Nullable Entry stored) {
        return stored != null && stored.what() instanceof Person person
                && person.contact().equals(one.id());
    }
}
