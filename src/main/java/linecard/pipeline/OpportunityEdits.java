package linecard.pipeline;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.edits.Edit;
import linecard.edits.Edit.Kind;
import linecard.edits.Edit.Use;
import linecard.edits.Editable;
import linecard.money.Money;
import linecard.people.Today;
import linecard.pipeline.OpportunityBook.Move;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Choice;
import linecard.web.Query;
import linecard.words.Language;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// What is changed of opportunities in their list.
@Component
class OpportunityEdits implements Editable<Opportunity> {

    private final Opportunities opportunities;
    private final OpportunityBook book;
    private final Stages stages;
    private final LossReasons reasons;
    private final Traits traits;
    private final Clock clock;

    OpportunityEdits(Opportunities opportunities, OpportunityBook book, Stages stages,
            LossReasons reasons, Traits traits, Clock clock) {
        this.opportunities = opportunities;
        this.book = book;
        this.stages = stages;
        this.reasons = reasons;
        this.traits = traits;
        this.clock = clock;
    }

    @Override
    public Trait.Of of() {
        return Trait.Of.OPPORTUNITY;
    }

    @Override
    public String relation() {
        return "pipeline.opportunity";
    }

    @Override
    public Audience audience() {
        return Audience.CALLERS;
    }

    @Override
    public List<Edit<Opportunity>> edits(Viewer viewer, Words words) {
        var ends = new Ends(viewer, words);
        return List.of(
                Edit.choice("stage", words.text("pipeline.stage"), ends::choices,
                        Ends::now, ends::over),
                Edit.day("close", words.text("pipeline.close"),
                        text -> OpportunityForm.day(text, words.language()),
                        one -> one.expectedClose().toString(),
                        (one, kept) -> one.with(one.amounts(), LocalDate.parse(kept), one.next(),
                                one.version())),
                Edit.note("nextStep", words.text("pipeline.nextStep"), Opportunity.STEP,
                        one -> one.next().what(),
                        (one, kept) -> one.with(one.next().saying(kept))),
                Edit.day("nextOn", words.text("pipeline.nextOn"),
                        text -> OpportunityForm.day(text, words.language()),
                        (Opportunity one) -> text(one.next().on()),
                        (one, kept) -> one.with(one.next().due(
                                kept.isEmpty() ? null : LocalDate.parse(kept)))).optional(),
                amount(viewer, words));
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /// The whole; one that is made up of product lines is changed on its own page.
    private static Edit<Opportunity> amount(Viewer viewer, Words words) {
        var currency = viewer.organisation().currency();
        return new Edit<>("amount", words.text("pipeline.amount"), Kind.NUMBER, Set.of(Use.ONE),
                List::of, text -> text.isEmpty() ? "" : plain(
                        OpportunityForm.money(text, currency, words.language())),
                one -> one.amounts().total().isZero() ? "" : plain(one.amounts().total()),
                (one, kept) -> {
                    if (!one.amounts().lines().isEmpty()) {
                        throw new ReadingException("pipeline.no.byLine");
                    }
                    return one.with(Amounts.of(Money.of(
                            kept.isEmpty() ? "0" : kept, currency.getCurrencyCode())),
                            one.expectedClose(), one.next(), one.version());
                });
    }

    /// Whole amounts without decimals: nobody writes forints with fillér.
    private static String plain(Money money) {
        var decimal = money.decimal();
        boolean isWhole = decimal.stripTrailingZeros().scale() <= 0;
        return (isWhole ? decimal.setScale(0) : decimal).toPlainString();
    }

    /// The stages to which opportunities go. A lost one goes there for a reason, where there are
    /// reasons: both are chosen as one.
    private final class Ends {

        private final Viewer viewer;
        private final Words words;
        private @Nullable List<Choice> choices;
        private @Nullable List<Stage> all;

        Ends(Viewer viewer, Words words) {
            this.viewer = viewer;
            this.words = words;
        }

        private List<Stage> all() {
            if (all == null) all = stages.all(viewer);
            return all;
        }

        List<Choice> choices() {
            if (choices != null) return choices;
            var made = new ArrayList<Choice>();
            for (var stage : all()) {
                if (stage.archived()) continue;
                var why = stage.kind() == Stage.Kind.LOST ? reasons.all(viewer).stream()
                        .filter(one -> !one.archived()).toList() : List.<LossReason>of();
                for (var reason : why) {
                    made.add(new Choice(stage.id() + "/" + reason.id(),
                            words.text("pipeline.lostFor", stage.name(), reason.name())));
                }
                if (why.isEmpty()) made.add(new Choice(stage.id().toString(), stage.name()));
            }
            choices = made;
            return made;
        }

        static String now(Opportunity one) {
            var ending = one.ending();
            var reason = ending == null ? null : ending.reason();
            return one.stage() + (reason == null ? "" : "/" + reason);
        }

        Opportunity over(Opportunity one, String kept) {
            if (kept.equals(now(one))) return one;
            var parts = kept.split("/");
            var stage = all().stream().filter(each -> each.id().toString().equals(parts[0]))
                    .findFirst().orElseThrow(() -> new ReadingException("web.notOffered"));
            if (stage.id().equals(one.stage()) && parts.length == 1) return one;
            var now = clock.instant();
            var move = new Move(stage.id(),
                    parts.length == 1 ? null : UUID.fromString(parts[1]), "");
            return one.at(stage.id(), stage.id().equals(one.stage()) ? one.stageSince() : now,
                    OpportunityBook.ending(stage, move, now));
        }
    }

    @Override
    public String name(Opportunity one, Language in) {
        return one.name();
    }

    @Override
    public String hint(Opportunity one) {
        return "";
    }

    @Override
    public Set<UUID> fixed(Viewer viewer) {
        return Set.of();
    }

    @Override
    public List<Opportunity> those(Viewer viewer, Collection<UUID> ids) {
        return opportunities.those(viewer, ids);
    }

    @Override
    public void each(
            Viewer viewer, Query query, Words words, Consumer<? super Opportunity> taker) {
        var question = OpportunityQuestion.of(query.asForm(), traits.used(viewer, of()), words);
        opportunities.each(viewer, question.filter(), question.sort(),
                Today.of(viewer, clock), taker);
    }

    @Override
    public void write(Viewer viewer, List<Opportunity> changed) {
        book.changeAll(viewer, changed);
    }
}
