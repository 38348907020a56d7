package linecard.moving;

import linecard.duplicates.Reasons;
import linecard.jobs.Job;
import linecard.moving.Findings.Owner;
import linecard.moving.Findings.Twin;
import linecard.people.Rep;
import linecard.pipeline.Stage;
import linecard.traits.Trait;
import linecard.web.Choice;
import linecard.web.Page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that the page of a move shows.
///
/// @param job the work asked for last
/// @param remarks why rows are not taken, or not whole
/// @param reps who look after accounts
/// @param stages in use
/// @param own the own fields that tables may speak of
record MovePage(
        Move move, Optional<Job> job, List<Remarks.Group> remarks, List<Rep> reps,
        List<Stage> stages, List<Trait> own) {

    /// Beyond so many, reps are typed by code instead of chosen.
    private static final int CHOSEN = 100;

    String field(Page page, String field) {
        return SenseForm.label(page.words(), field, own);
    }

    static String owner(Page page, Owner owner) {
        return owner.key().isEmpty() ? page.t("moving.noOwner") : owner.shown();
    }

    boolean hasFewReps() {
        return reps.size() <= CHOSEN;
    }

    List<Choice> repChoices(Page page) {
        return reps.stream().map(rep -> new Choice(rep.code(),
                rep.name(page.language()) + " (" + rep.code() + ")")).toList();
    }

    List<Choice> stageChoices(Page page) {
        var choices = new ArrayList<Choice>();
        for (var stage : stages) choices.add(new Choice(stage.name(), stage.name()));
        choices.add(new Choice(Choices.NEW, page.t("moving.stage.new")));
        return choices;
    }

    static List<Choice> twinChoices(Page page, Twin twin) {
        return List.of(
                new Choice(MoveForm.SAME, page.t("moving.twin.same", twin.accountName(),
                        twin.code())),
                new Choice(MoveForm.APART, page.t("moving.twin.apart")));
    }

    /// What a firm and the account it looks like share.
    static String why(Page page, Twin twin) {
        var same = Reasons.traits(page.words(), twin.reasons(), true);
        var alike = Reasons.traits(page.words(), twin.reasons(), false);
        var said = new ArrayList<String>();
        if (!same.isEmpty()) said.add(page.t("duplicates.same", same));
        if (!alike.isEmpty()) said.add(page.t("duplicates.alike", alike));
        return String.join("; ", said);
    }

    /// Whether there may be more of them than are told of.
    boolean hasMostTwins() {
        return move.findings().twins().size() >= Twinning.MOST;
    }

    List<Twin> shownTwins() {
        var all = move.findings().twins();
        return all.subList(0, Math.min(MoveForm.TWINS, all.size()));
    }

    /// The tables of which there is something to say.
    List<Integer> remarkedTables() {
        return remarks.stream().map(Remarks.Group::table).distinct().sorted().toList();
    }

    /// The name of the table in which a remark stands.
    String table(int place) {
        var tables = move.findings().tables();
        return place < tables.size() ? tables.get(place).name() : "";
    }

    /// Whether the work asked for last was taking it back, and did not come to its end.
    boolean isUndoingBroken() {
        return move.state() == Move.State.TAKEN && job.isPresent()
                && job.get().state() != Job.State.DONE && job.get().state().isOver();
    }
}
