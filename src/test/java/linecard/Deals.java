package linecard;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.people.Rep;
import linecard.pipeline.Amounts;
import linecard.pipeline.History;
import linecard.pipeline.History.Moment;
import linecard.pipeline.Opportunity;
import linecard.pipeline.Opportunity.Ending;
import linecard.pipeline.Opportunity.Next;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.Opportunity.Registration;
import linecard.pipeline.OpportunityBook;
import linecard.pipeline.Stage;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Opportunities of the past, as another system would bring them: each with all that it was.
public final class Deals {

    private final Viewer owner;
    private final List<Stage> stages;
    private final List<Opportunity> made = new ArrayList<>();
    private final List<History> histories = new ArrayList<>();

    public Deals(Viewer owner, List<Stage> stages) {
        this.owner = owner;
        this.stages = stages;
    }

    /// What stood in one from a day on.
    ///
    /// @param open the number of its open stage; of one that ended it says nothing
    public record Was(LocalDate day, int open, long amount, LocalDate close, @Nullable Outcome outcome) {

        public static Was open(LocalDate day, int stage, long amount, LocalDate close) {
            return new Was(day, stage, amount, close, null);
        }

        public static Was ended(LocalDate day, Outcome outcome, long amount, LocalDate close) {
            return new Was(day, 0, amount, close, outcome);
        }
    }

    public UUID add(Rep rep, UUID account, String name, Was... was) {
        var id = Ids.fresh();
        var zone = owner.organisation().zone();
        var moments = new ArrayList<Moment>();
        for (var one : was) {
            moments.add(new Moment(one.day().atTime(12, 0).atZone(zone).toInstant(), stage(one), money(one),
                    one.close(), rep.id()));
        }
        var last = was[was.length - 1];
        var at = moments.getLast().at();
        made.add(new Opportunity(id, account, rep.id(), rep.agency(), name, stage(last), at, Amounts.of(money(last)),
                last.close(), Next.NOTHING, null, null, "",
                last.outcome() == null ? null : new Ending(last.outcome(), at, null, ""),
                new Registration(moments.getFirst().at(), null), 1));
        histories.add(new History(id, account, null, null, moments));
        return id;
    }

    private Money money(Was was) {
        return new Money(was.amount(), owner.organisation().currency());
    }

    private UUID stage(Was was) {
        var kind = was.outcome() == null ? Stage.Kind.OPEN
                : was.outcome() == Outcome.WON ? Stage.Kind.WON : Stage.Kind.LOST;
        return stages.stream().filter(one -> one.kind() == kind).skip(was.open()).findFirst().orElseThrow().id();
    }

    public void load(OpportunityBook book) {
        book.load(owner, made, histories);
    }
}
