package linecard.pipeline;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.people.Reps;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.Opportunity.Source;
import linecard.pipeline.OpportunityBook.Move;
import linecard.pipeline.OpportunityFilter.State;
import linecard.traits.OwnFilter;
import linecard.traits.OwnForm;
import linecard.traits.Trait;
import linecard.traits.Traits;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// Opportunities, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Opportunities",
        says = "What may be sold at accounts: how far it is, what it may bring and what became of "
                + "it. Amounts are in the organisation's currency.")
class OpportunityApi {

    private final Opportunities opportunities;
    private final OpportunityBook book;
    private final Histories histories;
    private final Stages stages;
    private final Offers offers;
    private final Accounts accounts;
    private final Reps reps;
    private final Traits traits;
    private final Clock clock;

    OpportunityApi(Opportunities opportunities, OpportunityBook book, Histories histories,
            Stages stages, Offers offers, Accounts accounts, Reps reps, Traits traits,
            Clock clock) {
        this.opportunities = opportunities;
        this.book = book;
        this.histories = histories;
        this.stages = stages;
        this.offers = offers;
        this.accounts = accounts;
        this.reps = reps;
        this.traits = traits;
        this.clock = clock;
    }

    record OfLine(UUID productLine, Money amount) {}

    record Answer(
            UUID id, UUID account, UUID rep, UUID agency, String name, UUID stage,
            Instant stageSince, Money amount,
            @Does("Where there are some, they make up the amount") List<OfLine> productLines,
            LocalDate expectedClose, @Does("Empty for none") String nextStep,
            @Nullable LocalDate nextOn, @Nullable Source source,
            @Does("A phrase of the theme competitor") @Nullable UUID competitor, String note,
            List<String> tags, @Does("By the keys of the own fields") Map<String, String> fields,
            @Nullable Outcome outcome, @Nullable Instant closedAt, @Nullable UUID lossReason,
            String lossNote, Instant registeredAt,
            @Does("The last day on which the registration protects; null where another was first")
            @Nullable LocalDate protectedUntil, int version) {

        static Answer of(Opportunity one) {
            var ending = one.ending();
            return new Answer(one.id(), one.account(), one.rep(), one.agency(), one.name(),
                    one.stage(), one.stageSince(), one.amounts().total(),
                    one.amounts().lines().stream()
                            .map(line -> new OfLine(line.line(), line.amount())).toList(),
                    one.expectedClose(), one.next().what(), one.next().on(), one.source(),
                    one.competitor(), one.note(), one.tags(), one.fields(),
                    ending == null ? null : ending.outcome(),
                    ending == null ? null : ending.at(), ending == null ? null : ending.reason(),
                    ending == null ? "" : ending.note(), one.registration().at(),
                    one.registration().until(), one.version());
        }
    }

    record Entry(
            @Does("Stays as it is when changed") UUID account,
            @Does("Stays as it is when changed") UUID rep, String name,
            @Does("For a new one; others are moved") @Nullable UUID stage,
            @Does("Left out: nothing, or the sum of the lines") @Nullable Money amount,
            @Nullable List<UUID> line,
            @Does("One for each of line, in its order") @Nullable List<Money> lineAmount,
            LocalDate close, @Nullable String nextStep, @Nullable LocalDate nextOn,
            @Nullable Source source, @Nullable UUID competitor, @Nullable String note,
            @Nullable @Does("Left out: as they are") List<String> tags,
            @Nullable @Does("By the keys of the own fields, as 12.5, 2026-11-26, true; "
                    + "what is left out stays")
            Map<String, String> fields) {}

    @GetMapping("/api/v1/opportunities")
    @Allowed(MEMBERS)
    @Does("List opportunities")
    ResponseEntity<Slice<Answer>> listOpportunities(
            Call call, @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID stage,
            @RequestParam(required = false) @Does("Product line") @Nullable UUID line,
            @RequestParam(required = false) @Does("First expected close") @Nullable LocalDate from,
            @RequestParam(required = false) @Does("Last expected close") @Nullable LocalDate to,
            @RequestParam(defaultValue = "") @Does("With this tag") String tag) {
        var filter = new OpportunityFilter("", state == null ? State.ALL : state, rep, agency,
                account, stage, line, from, to,
                new OwnFilter(tag.replace("\0", ""), List.of()));
        var today = LocalDate.ofInstant(clock.instant(), call.viewer().organisation().zone());
        var found = opportunities.after(
                call.viewer(), filter, today, call.after(), call.lookUp());
        return call.slice(found.stream().map(Answer::of).toList(), Answer::id);
    }

    @GetMapping("/api/v1/opportunities/{id}")
    @Allowed(MEMBERS)
    @Does("Get an opportunity")
    ResponseEntity<Answer> getOpportunity(Call call, @PathVariable UUID id) {
        var found = opportunities.of(call.viewer(), id);
        return call.one(Answer.of(found), found.version());
    }

    @PostMapping("/api/v1/opportunities")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add an opportunity, and register it")
    ResponseEntity<Answer> addOpportunity(Call call, @RequestBody Entry body) {
        var added = book.add(call.viewer(), read(call, call.entered(body), body, null));
        return call.created("opportunities/" + added.id(), Answer.of(added), 1);
    }

    @PutMapping("/api/v1/opportunities/{id}")
    @Allowed(CALLERS)
    @Does("Change what is said of an opportunity")
    ResponseEntity<Answer> changeOpportunity(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = opportunities.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        var read = read(call, entered, body, stored);
        book.change(call.viewer(), read, clock.instant()).orRefuse(entered);
        return getOpportunity(call, id);
    }

    /// @param stored null for a new one
    private Opportunity read(Call call, Entered entered, Entry body, @Nullable Opportunity stored) {
        entered.requireWhole();
        var viewer = call.viewer();
        var account = accounts.find(viewer, body.account());
        var rep = reps.of(viewer, List.of(body.rep())).stream().findFirst();
        if (account.isEmpty() || stored != null && !stored.account().equals(body.account())) {
            entered.form().problem("account", "web.notOffered");
        }
        if (rep.isEmpty() || rep.get().archived() && stored == null
                || stored != null && !stored.rep().equals(body.rep())) {
            entered.form().problem("rep", "web.notOffered");
        }
        entered.requireWhole();
        var own = traits.own(viewer, Trait.Of.OPPORTUNITY);
        if (body.fields() != null) {
            OwnForm.refuseUnknown(viewer, entered.form(), body.fields().keySet(), own.traits());
        }
        return entered.orRefuse(OpportunityForm.read(call.page(), entered.form(),
                account.orElseThrow(), rep.orElseThrow(), offers.of(viewer), own, stored,
                stored == null ? Ids.fresh() : stored.id(), clock.instant()));
    }

    record MoveEntry(
            UUID stage, @Does("Where the stage is the lost one") @Nullable UUID reason,
            @Nullable String lossNote) {}

    @PostMapping("/api/v1/opportunities/{id}/move")
    @Allowed(CALLERS)
    @Does("Move an opportunity to a stage; the won and the lost one end it")
    ResponseEntity<Answer> moveOpportunity(
            Call call, @PathVariable UUID id, @RequestBody MoveEntry body) {
        var stored = opportunities.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        var note = entered.form().note("lossNote", Opportunity.LOSS_NOTE);
        entered.requireWhole();
        var move = new Move(body.stage(), body.reason(), note.get());
        book.move(call.viewer(), id, stored.version(), move, clock.instant()).orRefuse(entered);
        return getOpportunity(call, id);
    }

    record Moment(
            Instant at, UUID stage, Money amount, LocalDate expectedClose, UUID rep) {}

    record Moments(UUID opportunity, List<Moment> moments) {}

    @GetMapping("/api/v1/opportunities/{id}/history")
    @Allowed(MEMBERS)
    @Does("Get all that an opportunity was, the earliest first")
    ResponseEntity<Moments> getOpportunityHistory(Call call, @PathVariable UUID id) {
        var found = opportunities.of(call.viewer(), id);
        return call.one(new Moments(id, histories.of(call.viewer(), id).stream()
                .map(one -> new Moment(one.at(), one.stage(), one.amount(), one.expectedClose(),
                        one.rep())).toList()), found.version());
    }

    record StageAnswer(
            UUID id, String name, Stage.Kind kind, int position,
            @Does("Of those in it so many are won, as the principal says") Rate prior,
            @Nullable Integer ageingDays, boolean archived, int version) {}

    @GetMapping("/api/v1/pipeline-stages")
    @Allowed(MEMBERS)
    @Does("List stages")
    ResponseEntity<Slice<StageAnswer>> listPipelineStages(Call call) {
        return call.sliceOf(stages.all(call.viewer()).stream()
                .map(one -> new StageAnswer(one.id(), one.name(), one.kind(), one.position(),
                        one.prior(), one.ageingDays(), one.archived(), one.version())).toList(),
                StageAnswer::id);
    }
}
