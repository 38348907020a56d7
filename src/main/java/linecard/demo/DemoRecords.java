package linecard.demo;

import linecard.access.Identities;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Organisations;
import linecard.access.Passwords;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.demo.Story.Row;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Agreements;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Territories;

import org.springframework.stereotype.Component;

/// Founds a company of the story and writes down who and what it has.
@Component
class DemoRecords {

    private final Organisations organisations;
    private final Members members;
    private final Passwords passwords;
    private final Identities identities;
    private final Territories territories;
    private final Agencies agencies;
    private final Agreements agreements;
    private final Reps reps;
    private final ProductLines lines;
    private final Products products;
    private final Accounts accounts;
    private final Assignments assignments;

    DemoRecords(Organisations organisations, Members members, Passwords passwords,
            Identities identities, Territories territories, Agencies agencies,
            Agreements agreements, Reps reps, ProductLines lines, Products products,
            Accounts accounts, Assignments assignments) {
        this.organisations = organisations;
        this.members = members;
        this.passwords = passwords;
        this.identities = identities;
        this.territories = territories;
        this.agencies = agencies;
        this.agreements = agreements;
        this.reps = reps;
        this.lines = lines;
        this.products = products;
        this.accounts = accounts;
        this.assignments = assignments;
    }

    /// The company's owner, at work in it.
    Viewer found(Story story) {
        var organisation = Cast.organisation(story);
        var user = Cast.members(story).getFirst().user();
        var hash = passwords.hash(Cast.PASSWORD);
        Bound.run(new Binding(organisation.id(), user.id(), "setup", null, null, null),
                () -> organisations.found(organisation, user, hash));
        var owner = identities.viewer(user, story.slug()).orElseThrow();
        Bound.run(owner.binding(), () -> write(story, owner));
        return owner;
    }

    private void write(Story story, Viewer owner) {
        lines.addAll(owner, Range.lines(story));
        products.addAll(owner, Range.products(story));
        territories.addAll(owner, Cast.territories(story));
        agencies.addAll(owner, Cast.agencies(story));
        reps.addAll(owner, Cast.reps(story));
        for (var agreement : Cast.agreements(story)) agreements.add(owner, agreement);
        accounts.addAll(owner, Clientele.accounts(story));
        assignments.addAll(owner, Clientele.assignments(story));
        var last = Cast.last(story);
        var hash = passwords.hash(Cast.PASSWORD);
        for (var member : Cast.members(story)) {
            if (member.role() != Role.OWNER && !member.equals(last)) add(owner, member, hash);
        }
    }

    /// The last one comes when all else is there.
    void finish(Story story, Viewer owner) {
        add(owner, Cast.last(story), passwords.hash(Cast.PASSWORD));
    }

    /// Who belongs to another company of the story already joins this one as well.
    private void add(Viewer owner, Member member, String hash) {
        if (identities.organisationsOf(member.user()).isEmpty()) {
            members.addHashed(owner, member, hash).orElseThrow();
        } else {
            members.join(owner, member);
        }
    }

    /// Changes some records afterwards, so that their histories have something to tell.
    void change(Story story, Viewer viewer) {
        for (var row : story.rows("changes")) {
            switch (row.text("what")) {
                case "agency" -> changeAgency(story, viewer, row);
                case "rep" -> changeRep(story, viewer, row, false);
                case "left" -> changeRep(story, viewer, row, true);
                case "account" -> rename(story, viewer, row);
                default -> throw new IllegalArgumentException(row.text("what"));
            }
        }
    }

    private void changeAgency(Story story, Viewer viewer, Row row) {
        var was = agencies.of(viewer, story.id("agency", row.text("code")));
        agencies.change(viewer, new Agency(was.id(), was.code(), was.name(), was.country(),
                was.taxNumber(), was.email(), row.text("value"), was.address(), was.archived(),
                was.version()));
    }

    private void changeRep(Story story, Viewer viewer, Row row, boolean archived) {
        var was = reps.of(viewer, story.id("rep", row.text("code")));
        reps.change(viewer, new Rep(was.id(), was.agency(), was.territory(), was.code(),
                was.familyName(), was.givenName(), was.title(), was.email(), row.text("value"),
                archived, was.version()));
    }

    private void rename(Story story, Viewer viewer, Row row) {
        var was = accounts.of(viewer, story.id("account", row.text("code")));
        accounts.change(viewer, new Account(was.id(), was.parent(), was.territory(), was.code(),
                row.text("value"), was.customerType(), was.country(), was.postalCode(),
                was.city(), was.address(), was.phone(), was.email(), was.taxNumber(),
                was.house(), was.archived(), was.version()));
    }
}
