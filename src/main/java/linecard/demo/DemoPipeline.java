package linecard.demo;

import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.Amounts;
import linecard.pipeline.History;
import linecard.pipeline.History.Moment;
import linecard.pipeline.LossReason;
import linecard.pipeline.LossReasons;
import linecard.pipeline.Opportunity;
import linecard.pipeline.Opportunity.Ending;
import linecard.pipeline.Opportunity.Next;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.Opportunity.Registration;
import linecard.pipeline.Opportunity.Source;
import linecard.pipeline.OpportunityBook;
import linecard.pipeline.Stage;
import linecard.pipeline.Stages;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// A year of opportunities: some of each month were won, some lost, some are still open.
@Component
class DemoPipeline {

    private static final int MONTHS = 13;

    private final Reps reps;
    private final Assignments assignments;
    private final ProductLines lines;
    private final Stages stages;
    private final LossReasons reasons;
    private final OpportunityBook book;

    DemoPipeline(Reps reps, Assignments assignments, ProductLines lines, Stages stages,
            LossReasons reasons, OpportunityBook book) {
        this.reps = reps;
        this.assignments = assignments;
        this.lines = lines;
        this.stages = stages;
        this.reasons = reasons;
        this.book = book;
    }

    void write(Story story, Viewer owner) {
        book.begin(owner);
        var held = new HashMap<UUID, List<Assignment>>();
        for (var row : assignments.all(owner)) {
            held.computeIfAbsent(row.rep(), _ -> new ArrayList<>()).add(row);
        }
        var shown = lines.all(owner).stream().filter(line -> line.parent() == null)
                .map(ProductLine::id).toList();
        var maker = new Maker(story, owner, stages.all(owner),
                reasons.all(owner).stream().map(LossReason::id).toList(), shown);
        for (var rep : reps.all(owner)) {
            maker.write(rep, held.getOrDefault(rep.id(), List.of()));
        }
        book.load(owner, maker.made, maker.histories);
    }

    /// Makes the opportunities of all reps, the same ones each time.
    private static final class Maker {

        private final Story story;
        private final Viewer owner;
        private final List<Stage> open;
        private final List<Stage> all;
        private final List<UUID> reasons;
        private final List<UUID> lines;
        private final List<Story.Row> texts;
        private final List<Opportunity> made = new ArrayList<>();
        private final List<History> histories = new ArrayList<>();
        private Random chance = new Random(0);

        Maker(Story story, Viewer owner, List<Stage> stages, List<UUID> reasons,
                List<UUID> lines) {
            this.story = story;
            this.owner = owner;
            this.all = stages;
            this.open = stages.stream().filter(Stage::isOpen).toList();
            this.reasons = reasons;
            this.lines = lines;
            this.texts = story.rows("opportunities");
        }

        void write(Rep rep, List<Assignment> held) {
            chance = new Random(rep.code().hashCode());
            for (int month = MONTHS; month >= 0; month--) {
                for (int left = chance.nextInt(3); left > 0; left--) {
                    var day = story.today().minusMonths(month).minusDays(chance.nextInt(28));
                    var at = held.stream().filter(row -> row.isInForce(day)).toList();
                    if (!at.isEmpty()) {
                        write(rep, at.get(chance.nextInt(at.size())).account(), day);
                    }
                }
            }
        }

        private void write(Rep rep, UUID account, LocalDate day) {
            var id = Ids.fresh();
            var text = texts.get(chance.nextInt(texts.size()));
            var amounts = amounts();
            var close = day.plusDays(60L + chance.nextInt(90));
            int ends = chance.nextInt(10) < 4 ? open.size() : 1 + chance.nextInt(open.size());
            var outcome = ends == open.size() && chance.nextInt(10) < 8 ? Outcome.WON
                    : Outcome.LOST;
            var moments = new ArrayList<Moment>();
            var turns = new Random(text.text("name").hashCode() + day.toEpochDay());
            var asked = asked(amounts.total(), turns);
            var first = at(day);
            var at = first;
            for (int step = 0; step < ends && isPast(at); step++) {
                if (step == 2 && chance.nextInt(3) == 0) close = close.plusDays(30);
                if (step == 1 && turns.nextInt(3) == 0) {
                    close = close.plusDays(turns.nextInt(3) == 0 ? -21 : 35);
                }
                moments.add(new Moment(at, open.get(step).id(),
                        step == 0 ? asked : amounts.total(), close, rep.id()));
                at = at.plusSeconds(86_400L * (6 + chance.nextInt(28)));
            }
            boolean isOver = isPast(at);
            if (isOver) {
                moments.add(new Moment(at, stage(outcome), amounts.total(), close, rep.id()));
            }
            if (moments.size() == 1) {
                moments.set(0, new Moment(first, open.getFirst().id(), amounts.total(), close,
                        rep.id()));
            }
            var last = moments.getLast();
            made.add(new Opportunity(id, account, rep.id(), rep.agency(), text.text("name"),
                    last.stage(), last.at(), amounts, close,
                    isOver || chance.nextInt(4) == 0 ? Next.NOTHING
                            : new Next(text.text("step"), story.today()
                                    .plusDays(chance.nextInt(24) - 4L)),
                    Source.values()[chance.nextInt(Source.values().length)], null, "",
                    turns.nextInt(4) == 0 ? List.of("tender") : List.of(),
                    Map.of("weeks", String.valueOf(4 + turns.nextInt(12))),
                    isOver ? ending(outcome, at) : null,
                    new Registration(first, day.plusDays(180)), 1));
            histories.add(new History(id, account, null, null, moments));
        }

        /// What was spoken of at first: as much as in the end, or more, or less.
        private static Money asked(Money total, Random turns) {
            long tenths = switch (turns.nextInt(6)) {
                case 0 -> 12;
                case 1 -> 8;
                default -> 10;
            };
            return new Money(total.minor() / 10 * tenths, total.currency());
        }

        private Ending ending(Outcome outcome, Instant at) {
            return new Ending(outcome, at, outcome == Outcome.WON ? null
                    : reasons.get(chance.nextInt(reasons.size())), "");
        }

        private UUID stage(Outcome outcome) {
            var kind = outcome == Outcome.WON ? Stage.Kind.WON : Stage.Kind.LOST;
            return all.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow().id();
        }

        private Amounts amounts() {
            var currency = owner.organisation().currency();
            long unit = currency.getCurrencyCode().equals("HUF") ? 10_000_000 : 50_000;
            var first = new Amounts.OfLine(lines.getFirst(),
                    new Money(unit * (2 + chance.nextInt(30)), currency));
            var second = new Amounts.OfLine(lines.getLast(),
                    new Money(unit * (1 + chance.nextInt(12)), currency));
            boolean isBoth = chance.nextInt(3) == 0 && lines.size() > 1;
            var of = isBoth ? List.of(first, second)
                    : chance.nextInt(3) == 0 ? List.of(second) : List.of(first);
            return new Amounts(new Money(of.stream().mapToLong(one -> one.amount().minor()).sum(),
                    currency), of);
        }

        private boolean isPast(Instant at) {
            return at.isBefore(story.today().atStartOfDay(ZoneOffset.UTC).toInstant());
        }

        private Instant at(LocalDate day) {
            var at = day.atTime(8 + chance.nextInt(9), chance.nextInt(60))
                    .toInstant(ZoneOffset.UTC);
            return isPast(at) ? at : story.today().minusDays(1).atTime(12, 0)
                    .toInstant(ZoneOffset.UTC);
        }
    }
}
