package linecard.linecards;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Constraint;
import linecard.linecards.CardLine.Source;
import linecard.linecards.Overlap.Kind;
import linecard.linecards.Overlap.Reason;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
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

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.CARD_READERS;
import static linecard.access.Audience.CARD_WRITERS;

/// Line cards, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Line cards",
        says = "What agencies sell for other principals, and where that may overlap with what "
                + "they sell for you. Names and categories only: a price is refused.")
class LineCardApi {

    private final LineCards cards;
    private final Overlaps overlaps;
    private final CardDesks desks;

    LineCardApi(LineCards cards, Overlaps overlaps, CardDesks desks) {
        this.cards = cards;
        this.overlaps = overlaps;
        this.desks = desks;
    }

    record Entry(
            String principal,
            @Does("The line's name or brand; left out: all that the principal makes")
            @Nullable String product,
            @Does("Its code or name; left out: nobody knows yet") @Nullable String category,
            @Does("Left out: everywhere") @Nullable UUID territory,
            @Does("Left out: the whole agency's; stays as it is when changed") @Nullable UUID rep,
            LocalDate from, @Does("Left out: still carried") @Nullable LocalDate last,
            @Does("True: another line although the names are alike") @Nullable Boolean other) {}

    record Answer(
            UUID id, UUID agency, @Nullable UUID rep, String principal, String product,
            @Nullable UUID category, @Nullable UUID territory, LocalDate from,
            @Nullable LocalDate last, Source source, @Nullable Instant enteredAt, int version) {

        static Answer of(CardLine one) {
            return new Answer(one.id(), one.agency(), one.rep(), one.principal(), one.product(),
                    one.category(), one.territory(), one.from(), one.lastDay(), one.source(),
                    one.enteredAt(), one.version());
        }
    }

    record Hit(
            UUID line, @Does("Yours") UUID productLine, Kind kind, Set<Reason> reasons,
            @Does("Null: everywhere") @Nullable UUID territory, LocalDate from,
            @Nullable LocalDate last,
            @Does("Those that name it, whenever they hold") List<UUID> waivers) {

        static Hit of(Overlap one) {
            return new Hit(one.line().id(), one.productLine(), one.kind(),
                    Set.copyOf(one.reasons()), one.territory(), one.from(),
                    one.to() == null ? null : one.to().minusDays(1),
                    one.waivers().stream().map(Waiver::id).toList());
        }
    }

    @GetMapping("/api/v1/line-cards")
    @Allowed(CARD_READERS)
    @Does("List the lines on line cards")
    ResponseEntity<Slice<Answer>> listCardLines(
            Call call, @RequestParam(required = false) @Nullable UUID agency) {
        return call.slice(cards.after(call.viewer(), agency, call.after(), call.lookUp()).stream()
                .map(Answer::of).toList(), Answer::id);
    }

    @GetMapping("/api/v1/line-cards/{id}")
    @Allowed(CARD_READERS)
    @Does("Get a line of a line card")
    ResponseEntity<Answer> getCardLine(Call call, @PathVariable UUID id) {
        var line = cards.of(call.viewer(), id);
        return call.one(Answer.of(line), line.version());
    }

    @PostMapping("/api/v1/agencies/{agency}/line-cards")
    @Allowed(CARD_WRITERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a line to an agency's card")
    ResponseEntity<Answer> addCardLine(
            Call call, @PathVariable UUID agency, @RequestBody Entry body) {
        var viewer = call.viewer();
        var desk = desks.of(viewer, agency);
        var entered = call.entered(body);
        var line = entered.orRefuse(CardForm.read(entered.form(), desk, null));
        once(entered.form(), line, () -> cards.add(viewer, line));
        entered.requireWhole();
        return call.created("line-cards/" + line.id(), Answer.of(cards.of(viewer, line.id())), 1);
    }

    @PutMapping("/api/v1/line-cards/{id}")
    @Allowed(CARD_WRITERS)
    @Does("Change a line of a line card")
    ResponseEntity<Answer> changeCardLine(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var viewer = call.viewer();
        var stored = cards.of(viewer, id);
        var desk = desks.toChange(viewer, stored);
        var entered = call.entered(body, stored.version());
        var line = entered.orRefuse(CardForm.read(entered.form(), desk, stored));
        once(entered.form(), line, () -> cards.change(viewer, line));
        entered.requireWhole();
        return getCardLine(call, id);
    }

    /// Somebody else may have been quicker to write the same line.
    private static void once(Form form, CardLine line, Runnable write) {
        try {
            write.run();
        } catch (DataIntegrityViolationException e) {
            if (!Constraint.of(e).equals(LineCards.ONCE)) throw e;
            form.problem("principal", "linecards.no.twice", line.name());
        }
    }

    @GetMapping("/api/v1/agencies/{agency}/overlaps")
    @Allowed(CARD_READERS)
    @Does("List where an agency's card may overlap with what it sells for you")
    ResponseEntity<Slice<Hit>> listOverlaps(Call call, @PathVariable UUID agency) {
        desks.of(call.viewer(), agency);
        return call.sliceOf(overlaps.ofAgency(call.viewer(), agency).stream().map(Hit::of)
                .toList(), Hit::line);
    }
}
