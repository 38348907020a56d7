package linecard;

import linecard.access.Invitations;
import linecard.access.Member;
import linecard.access.Role;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.api.Scope;
import linecard.api.Tokens;
import linecard.catalog.Product;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.linecards.CardLine;
import linecard.linecards.Categories;
import linecard.linecards.Category;
import linecard.linecards.Disclosure;
import linecard.linecards.Disclosures;
import linecard.linecards.LineCards;
import linecard.linecards.Waiver;
import linecard.linecards.Waivers;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.people.Territory;
import linecard.plan.Goal;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.scoring.RulesText;
import linecard.words.Language;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Builds a small company with two of everything: one side belongs to `north`, the other to
/// `south`. Each side has a territory, an agency with one rep, an account, an invoice and a goal.
public class Town {

    static final LocalDate START = LocalDate.of(2025, 1, 1);

    private final Stage stage;
    private final ProductLines lines;
    private final Products products;
    private final Territories territories;
    private final Agencies agencies;
    private final Reps reps;
    private final Agreements agreements;
    private final Accounts accounts;
    private final Assignments assignments;
    private final Documents documents;
    private final Goals goals;
    private final Papers papers;
    private final Tokens tokens;
    private final People people;
    private final Contests contests;
    private final Categories categories;
    private final LineCards cards;
    private final Waivers waivers;
    private final Disclosures disclosures;
    private final Trophies trophies;
    private final Ventures ventures;
    private final Invitations invitations;

    Town(Stage stage, ProductLines lines, Products products, Territories territories,
            Agencies agencies, Reps reps, Agreements agreements, Accounts accounts,
            Assignments assignments, Documents documents, Goals goals, Papers papers, Tokens tokens,
            People people, Contests contests, Categories categories, LineCards cards, Waivers waivers,
            Disclosures disclosures, Trophies trophies, Ventures ventures,
            Invitations invitations) {
        this.stage = stage;
        this.lines = lines;
        this.products = products;
        this.territories = territories;
        this.agencies = agencies;
        this.reps = reps;
        this.agreements = agreements;
        this.accounts = accounts;
        this.assignments = assignments;
        this.documents = documents;
        this.goals = goals;
        this.papers = papers;
        this.tokens = tokens;
        this.people = people;
        this.contests = contests;
        this.categories = categories;
        this.cards = cards;
        this.waivers = waivers;
        this.disclosures = disclosures;
        this.trophies = trophies;
        this.ventures = ventures;
        this.invitations = invitations;
    }

    /// @param ids of one side's records by what they are: `agency`, `rep`, `account` …
    public record Side(Map<String, UUID> ids) {

        /// Where nothing is: every id is one that nobody has.
        public static final Side NOWHERE = new Side(Map.of());

        public UUID id(String what) {
            if (ids.isEmpty()) return UUID.randomUUID();
            var id = ids.get(what);
            if (id == null) throw new IllegalArgumentException("no " + what + " in this town");
            return id;
        }
    }

    public record Company(Viewer owner, Side north, Side south) {}

    /// The day at the companies: around midnight another one than that of the machine.
    public static LocalDate today() {
        return LocalDate.now(Stage.ZONE);
    }

    public Company company() {
        var owner = stage.company();
        return Bound.call(owner.binding(), () -> {
            var line = new ProductLine(Ids.fresh(), null, "PUMPS", "Pumps", false, 1);
            lines.add(owner, line);
            var product = new Product(Ids.fresh(), line.id(), "P-1", "Pump", 50_00L, false, 1);
            products.add(owner, product);
            var company = new Company(owner, side(owner, "N", line, product),
                    side(owner, "S", line, product));
            var contest = new Contest(Ids.fresh(), "Race", Contest.State.DRAFT,
                    RulesText.read(Race.rules(START, START.plusMonths(1), START.plusMonths(1))), null, null, null,
                    "", 1);
            contests.add(owner, contest);
            contests.cancel(owner, contest.id(), 1, "rain");
            company.north().ids().put("contest", contest.id());
            company.south().ids().put("contest", contest.id());
            trophies.prize(owner, company.north().ids(), company.south().ids());
            return company;
        });
    }

    private Side side(Viewer owner, String code, ProductLine line, Product product) {
        var ids = new HashMap<String, UUID>();
        ids.put("product-line", line.id());
        ids.put("product", product.id());
        var territory = new Territory(Ids.fresh(), code, "Territory " + code, false, 1);
        territories.add(owner, territory);
        ids.put("territory", territory.id());
        var agency = new Agency(Ids.fresh(), "A-" + code, "Agency " + code, "HU", "", "", "", "",
                false, 1);
        agencies.add(owner, agency);
        ids.put("agency", agency.id());
        var rep = new Rep(Ids.fresh(), agency.id(), territory.id(), "R-" + code, "Szűcs",
                "Mark" + code, "", "", "", false, 1);
        reps.add(owner, rep);
        ids.put("rep", rep.id());
        var agreement = new Agreement(Ids.fresh(), agency.id(), START, null, Regime.AGREED, null,
                List.of(), false, 1, "", 1);
        agreements.add(owner, agreement);
        ids.put("agreement", agreement.id());
        var account = new Account(Ids.fresh(), null, territory.id(), "C-" + code,
                "Account " + code, "", "HU", "", "", "", "", "", "", false, false, 1);
        accounts.add(owner, account);
        ids.put("account", account.id());
        var assignment = new Assignment(Ids.fresh(), account.id(), rep.id(),
                Assignment.Role.OWNER, Rate.ofPercent("100"), START, null, 1);
        assignments.add(owner, assignment);
        ids.put("assignment", assignment.id());
        people.at(owner, code, ids);
        var invoice = new Booking(Kind.INVOICE, "INV-" + code, account.id(), null,
                START.plusDays(9), "", List.of(new Booking.Line(
                        product.id(), line.id(), 2000, 1_000_00, 100_00L)));
        documents.book(owner, Ids.fresh(), List.of(invoice));
        ids.put("document", papers.document(invoice.number()));
        papers.of(owner, code, ids);
        var inPerson = stage.member(owner, Role.REP, agency.id(), rep.id(), null);
        Bound.call(inPerson.binding(), () -> papers.sheet(inPerson, ids));
        card(owner, ids, code);
        ventures.plan(owner, ids);
        Bound.run(inPerson.binding(), () -> disclosures.add(inPerson, new Disclosure(
                at(ids, "disclosure"), agency.id(), rep.id(), Disclosure.Occasion.SIGNING, true, START,
                Instant.EPOCH, "Mark" + code, List.of())));
        ids.put("member", papers.membership(owner,
                stage.member(owner, code.equals("N") ? Role.AUDITOR : Role.COMPLIANCE,
                        null, null, null)));
        ids.put("goal", goals.set(owner, new Goal.Aim(2025, Goal.Measure.REVENUE, rep.id(), null),
                new GoalMonths(Collections.nCopies(12, 100_00L), Profile.EVEN, "")));
        for (var token : List.of("token", "spare-token")) {
            tokens.make(owner, Ids.fresh(), token, Scope.all(), Instant.now().plus(Duration.ofDays(1)));
            ids.put(token, tokens.all(owner).getFirst().id());
        }
        for (var what : List.of("invitation", "spare-invitation", "api-invitation")) {
            var user = new User(Ids.fresh(), what + "@" + code.toLowerCase(Locale.ROOT) + ".example", "Új", "Ede",
                    Language.HUNGARIAN);
            invitations.add(owner, new Member(user.id(), user, Role.FINANCE, null, null, null, 1));
            ids.put(what, user.id());
        }
        return new Side(ids);
    }

    /// Another principal's line that the rep carries, in a category of its own, which is waived.
    private void card(Viewer owner, Map<String, UUID> ids, String code) {
        categories.add(owner, new Category(at(ids, "category"), null, "K-" + code, "Kind " + code,
                "Fajta " + code, false, 1));
        cards.add(owner, new CardLine(at(ids, "card-line"), ids.get("agency"), ids.get("rep"),
                "Principal " + code, "Brand", ids.get("category"), null, START, null,
                CardLine.Source.DECLARED, null, 1));
        waivers.add(owner, new Waiver(at(ids, "waiver"), ids.get("agency"),
                List.of(ids.get("category")), "Mark" + code, START, START.plusYears(9), "Szűcs", 1));
    }

    private static UUID at(Map<String, UUID> ids, String what) {
        ids.put(what, Ids.fresh());
        return ids.get(what);
    }

    /// Somebody of that role; agency people and bound managers belong to the side given.
    public Viewer somebody(Company company, Role role, Side side) {
        return stage.member(company.owner(), role,
                role.isStaff() ? null : side.id("agency"),
                role == Role.REP ? side.id("rep") : null, null);
    }

    /// A manager who sees only the territory of that side.
    public Viewer territorial(Company company, Side side) {
        return stage.member(company.owner(), Role.MANAGER, null, null, side.id("territory"));
    }
}
