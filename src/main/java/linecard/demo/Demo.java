package linecard.demo;

import linecard.access.Identities;
import linecard.access.Member;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.hooks.Examples;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// The made-up companies, whole: whether they are here, and how they come in.
@Component
class Demo {

    private final Identities identities;
    private final DemoRecords records;
    private final DemoSales sales;
    private final DemoGoals goals;
    private final DemoPlans plans;
    private final DemoCommissions commissions;
    private final DemoTerms terms;
    private final DemoPayouts payouts;
    private final DemoDisputes disputes;
    private final DemoCalls calls;
    private final DemoPipeline pipeline;
    private final DemoQuotes quotes;
    private final DemoContacts contacts;
    private final DemoTraits traits;
    private final DemoEmails emails;
    private final DemoDoubles doubles;
    private final DemoForecast forecast;
    private final DemoKeyAccounts keyAccounts;
    private final DemoJoint joint;
    private final DemoSeason season;
    private final DemoContests contests;
    private final DemoLineCards lineCards;
    private final DemoSignals signals;
    private final DemoCases cases;
    private final DemoRecognition recognition;
    private final Examples webhooks;

    Demo(Identities identities, DemoRecords records, DemoSales sales, DemoGoals goals,
            DemoPlans plans, DemoCommissions commissions, DemoTerms terms, DemoPayouts payouts,
            DemoDisputes disputes, DemoCalls calls, DemoPipeline pipeline, DemoQuotes quotes,
            DemoContacts contacts, DemoTraits traits, DemoEmails emails, DemoDoubles doubles,
            DemoForecast forecast, DemoKeyAccounts keyAccounts, DemoJoint joint,
            DemoSeason season, DemoContests contests, DemoLineCards lineCards,
            DemoSignals signals, DemoCases cases, DemoRecognition recognition,
            Examples webhooks) {
        this.identities = identities;
        this.records = records;
        this.sales = sales;
        this.goals = goals;
        this.plans = plans;
        this.commissions = commissions;
        this.terms = terms;
        this.payouts = payouts;
        this.disputes = disputes;
        this.calls = calls;
        this.pipeline = pipeline;
        this.quotes = quotes;
        this.contacts = contacts;
        this.traits = traits;
        this.emails = emails;
        this.doubles = doubles;
        this.forecast = forecast;
        this.keyAccounts = keyAccounts;
        this.joint = joint;
        this.season = season;
        this.contests = contests;
        this.lineCards = lineCards;
        this.signals = signals;
        this.cases = cases;
        this.recognition = recognition;
        this.webhooks = webhooks;
    }

    /// What this installation holds.
    enum Held { NOTHING, DEMO, PART_OF_DEMO, SOMETHING_ELSE }

    Held held(LocalDate today) {
        int founded = 0;
        int finished = 0;
        for (var story : Cast.companies(today)) {
            var members = Cast.members(story);
            if (isIn(story, members.getFirst())) founded++;
            if (isIn(story, Cast.last(story))) finished++;
        }
        if (finished == 2) return Held.DEMO;
        if (founded > 0) return Held.PART_OF_DEMO;
        return identities.hasOwner() ? Held.SOMETHING_ELSE : Held.NOTHING;
    }

    private boolean isIn(Story story, Member member) {
        return identities.viewer(member.user(), story.slug()).isPresent();
    }

    /// Loads both companies as of a day.
    ///
    /// @param say hears what is done, for whoever waits
    void load(LocalDate today, Consumer<String> say) {
        for (var story : Cast.companies(today)) load(story, say);
    }

    private void load(Story story, Consumer<String> say) {
        var owner = records.found(story);
        var name = owner.organisation().name();
        Bound.run(owner.binding(), () -> contacts.write(story, owner));
        Bound.run(owner.binding(), () -> traits.write(story, owner));
        say.accept(name + ": people, catalogue, accounts");
        int documents = Bound.call(owner.binding(), () -> sales.write(story, owner));
        say.accept(name + ": " + documents + " orders, invoices and credits");
        var manager = viewer(story, Role.MANAGER);
        var reps = reps(story);
        goals.write(story, manager, reps);
        plans.write(story, owner, reps.values());
        say.accept(name + ": goals and sales plan");
        var finance = viewer(story, Role.FINANCE);
        season.write(story, owner, finance, reps);
        commissions.write(story, owner, finance);
        payouts.write(story, owner, finance);
        Bound.run(owner.binding(), () -> terms.write(story, owner));
        Bound.run(owner.binding(), () -> calls.write(story, owner));
        say.accept(name + ": four months of calls");
        Bound.run(owner.binding(), () -> pipeline.write(story, owner));
        Bound.run(owner.binding(), () -> quotes.write(story, owner));
        say.accept(name + ": a year of opportunities, and quotes");
        emails.write(story, owner, reps.values());
        Bound.run(manager.binding(), () -> records.change(story, manager));
        Bound.run(owner.binding(), () -> records.finish(story, owner));
        disputes.write(story, owner, viewer(story, Role.AGENCY_OWNER));
        forecast.write(story, owner, manager, reps);
        Bound.run(owner.binding(), () -> keyAccounts.write(story, owner));
        joint.write(story, owner, reps);
        contests.write(story, owner, reps);
        lineCards.write(story, owner, reps);
        Bound.run(owner.binding(), () -> recognition.write(story, owner));
        Bound.run(owner.binding(), () -> webhooks.add(owner,
                "https://erp." + story.slug() + ".example/linecard", "ERP"));
        Bound.run(owner.binding(), () -> doubles.write(story, owner));
        Bound.run(owner.binding(), () -> signals.write(story, owner));
        cases.write(story, owner, reps);
        say.accept(name + ": commission statements");
    }

    private Viewer viewer(Story story, Role role) {
        for (var member : Cast.members(story)) {
            if (member.role() == role) {
                return identities.viewer(member.user(), story.slug()).orElseThrow();
            }
        }
        throw new IllegalStateException("nobody is " + role);
    }

    private Map<UUID, Viewer> reps(Story story) {
        var reps = new LinkedHashMap<UUID, Viewer>();
        for (var member : Cast.members(story)) {
            if (member.rep() == null) continue;
            reps.put(member.rep(),
                    identities.viewer(member.user(), story.slug()).orElseThrow());
        }
        return reps;
    }
}
