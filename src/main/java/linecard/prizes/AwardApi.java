package linecard.prizes;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.api.Versioned;
import linecard.commissions.PrizeLines;
import linecard.money.Money;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.prizes.Award.Delivery;
import linecard.prizes.Award.State;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.EDITORS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.PARTIES;
import static linecard.access.Audience.TREASURERS;

/// Awards and what becomes of them, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Awards",
        says = "Who won what in a contest. An award is approved, chosen by the winner where there "
                + "is a choice, and handed over; cash stands on the next statement.")
class AwardApi {

    private final Awards awards;
    private final AwardActs acts;
    private final PrizeLines lines;
    private final Clock clock;

    AwardApi(Awards awards, AwardActs acts, PrizeLines lines, Clock clock) {
        this.awards = awards;
        this.acts = acts;
        this.lines = lines;
        this.clock = clock;
    }

    record Offered(
            @Does("Names the option in a choice") int position,
            @Does("Of the catalogue; null for what the rules alone name") @Nullable UUID prize,
            Prize.Kind kind,
            @Does("Empty for cash that the catalogue does not name") String name, Money value,
            @Does("Of a trip") @Nullable LocalDate from,
            @Does("Of a trip") @Nullable LocalDate last,
            boolean guest) {

        static Offered of(Call call, Option one) {
            return new Offered(one.position(), one.prize(), one.kind(), one.name(),
                    call.viewer().organisation().money(one.minor()), one.from(), one.last(),
                    one.guest());
        }
    }

    record Answer(
            UUID id, UUID contest, String contestName, String winner,
            @Does("Null where an agency won as a team") @Nullable UUID rep, UUID agency,
            @Does("Null where places decide nothing") @Nullable Integer place, State state,
            @Nullable LocalDate approvedOn, @Nullable String approvedBy,
            @Does("The last day to choose") @Nullable LocalDate chooseBy,
            @Does("The position of what was chosen") @Nullable Integer chosen,
            @Nullable Delivery delivery, @Nullable LocalDate deliveredOn, List<Offered> options,
            int version) {

        static Answer of(Call call, Award one) {
            var approved = one.approved();
            return new Answer(one.id(), one.contest(), one.contestName(), one.who(), one.rep(),
                    one.agency(), one.place(), one.state(),
                    approved == null ? null : approved.on(),
                    approved == null ? null : approved.by(), one.chooseBy(), one.chosen(),
                    one.delivery(), one.deliveredOn(), one.options().stream()
                            .map(option -> Offered.of(call, option)).toList(),
                    one.version());
        }
    }

    record Approval() {}

    record Choice(@Does("Position of one of the options") Integer choice) {}

    record Handing(
            Delivery delivery, @Does("The day it happened") LocalDate on,
            @Nullable String note) {}

    record Withdrawal(String why) {}

    @Does("Whom the winner brings along")
    record Guest(@Does("A name, and nothing else") String guest) {}

    @Does("A statement that bears an award")
    record Stood(UUID statement, String number, Money amount, boolean issued) {

        static Stood of(Call call, PrizeLines.Stood one) {
            return new Stood(one.statement(), one.number(),
                    call.viewer().organisation().money(one.minor()), one.issued());
        }
    }

    record History(
            @Does("The first first") List<Award.Step> steps,
            @Does("Null where nobody was named, or the name is forgotten") @Nullable String guest,
            @Does("Those that the reader may see") List<Stood> statements) {}

    @GetMapping("/api/v1/awards")
    @Allowed(MEMBERS)
    @Does("List awards: what the reader may see")
    ResponseEntity<Slice<Answer>> listAwards(
            Call call, @RequestParam(required = false) @Nullable UUID contest,
            @RequestParam(required = false) @Nullable State state) {
        return call.sliceOf(awards.all(call.viewer(), new Awards.Filter(contest, state)).stream()
                .map(one -> Answer.of(call, one)).toList(), Answer::id);
    }

    @GetMapping("/api/v1/awards/{id}")
    @Allowed(MEMBERS)
    @Does("Get an award")
    ResponseEntity<Answer> getAward(Call call, @PathVariable UUID id) {
        var award = awards.of(call.viewer(), id);
        return call.one(Answer.of(call, award), award.version());
    }

    @GetMapping("/api/v1/awards/{id}/history")
    @Allowed(MEMBERS)
    @Does("Get what was done with an award, and who comes along")
    ResponseEntity<History> getAwardHistory(Call call, @PathVariable UUID id) {
        var viewer = call.viewer();
        awards.of(viewer, id);
        return call.one(new History(awards.steps(viewer, id),
                awards.guest(viewer, id).orElse(null), lines.ofAward(viewer, id).stream()
                        .map(one -> Stood.of(call, one)).toList()));
    }

    @PostMapping("/api/v1/awards/{id}/approval")
    @Versioned
    @Allowed(TREASURERS)
    @Does("Approve an award: not by who started the contest, where anybody else may")
    ResponseEntity<Answer> approveAward(
            Call call, @PathVariable UUID id, @RequestBody Approval body) {
        int version = current(call, id);
        return answer(call, id, acts.approve(call.viewer(), id, version, today(call)));
    }

    @PostMapping("/api/v1/awards/{id}/choice")
    @Versioned
    @Allowed(PARTIES)
    @Does("Choose what an award is, once")
    ResponseEntity<Answer> chooseAward(
            Call call, @PathVariable UUID id, @RequestBody Choice body) {
        AwardActPages.requireWinner(call.viewer(), awards.of(call.viewer(), id));
        int version = current(call, id);
        call.entered(body).requireWhole();
        return answer(call, id, acts.choose(call.viewer(), id, body.choice(), version,
                today(call)));
    }

    @PostMapping("/api/v1/awards/{id}/delivery")
    @Versioned
    @Allowed(EDITORS)
    @Does("Say how far a prize is on its way")
    ResponseEntity<Answer> deliverAward(
            Call call, @PathVariable UUID id, @RequestBody Handing body) {
        PrizeText.requireWhole(call.viewer());
        int version = current(call, id);
        var entered = call.entered(body);
        entered.requireWhole();
        var note = entered.form().note("note", AwardActPages.LONGEST_NOTE);
        if (entered.form().hasProblems()) throw entered.refusal();
        return answer(call, id, acts.deliver(call.viewer(), id, body.delivery(), body.on(),
                note.get(), version, today(call)));
    }

    @PostMapping("/api/v1/awards/{id}/guest")
    @Allowed(PARTIES)
    @Does("Name who comes along, once more or for the first time")
    ResponseEntity<Answer> nameGuest(Call call, @PathVariable UUID id, @RequestBody Guest body) {
        AwardActPages.requireWinner(call.viewer(), awards.of(call.viewer(), id));
        var entered = call.entered(body);
        var name = entered.form().text("guest", AwardActPages.LONGEST_NAME);
        entered.requireWhole();
        return answer(call, id, acts.bring(call.viewer(), id, name.get(), today(call)));
    }

    @PostMapping("/api/v1/awards/{id}/withdrawal")
    @Versioned
    @Allowed(TREASURERS)
    @Does("Withdraw an award; cash that was stated is taken back by the next statement")
    ResponseEntity<Answer> withdrawAward(
            Call call, @PathVariable UUID id, @RequestBody Withdrawal body) {
        int version = current(call, id);
        var entered = call.entered(body);
        var why = entered.form().text("why", AwardActPages.LONGEST_NOTE);
        if (entered.form().hasProblems()) throw entered.refusal();
        return answer(call, id, acts.withdraw(call.viewer(), id, why.get(), version,
                today(call)));
    }

    /// The version that the caller names, which has to be the stored one.
    private int current(Call call, UUID id) {
        int version = awards.of(call.viewer(), id).version();
        call.requireCurrent(version);
        return version;
    }

    private ResponseEntity<Answer> answer(Call call, UUID id, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new Refused(Problem.Kind.CONTRADICTS,
                    Problem.Error.at("#/" + refused.field(), refused.text(call.words())));
        }
        return getAward(call, id);
    }

    private LocalDate today(Call call) {
        return Today.of(call.page(), clock);
    }
}
