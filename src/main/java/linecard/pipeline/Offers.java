package linecard.pipeline;

import linecard.access.Viewer;
import linecard.calls.Phrase;
import linecard.calls.Phrases;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Choice;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What can be picked on the forms of opportunities.
@Component
class Offers {

    private final Stages stages;
    private final LossReasons reasons;
    private final Phrases phrases;
    private final ProductLines lines;
    private final Reps reps;

    Offers(Stages stages, LossReasons reasons, Phrases phrases, ProductLines lines, Reps reps) {
        this.stages = stages;
        this.reasons = reasons;
        this.phrases = phrases;
        this.lines = lines;
        this.reps = reps;
    }

    /// @param competitors by name, archived ones too; reps only those that still work
    record Offered(
            List<Stage> stages, List<LossReason> reasons, List<Phrase> competitors, LineTree lines,
            List<Rep> reps) {

        /// @throws java.util.NoSuchElementException where nobody has such a stage
        Stage stage(UUID id) {
            return stages.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        }

        String stageName(UUID id) {
            return stages.stream().filter(one -> one.id().equals(id)).findFirst()
                    .map(Stage::name).orElse("");
        }

        List<Stage> openStages() {
            return stages.stream().filter(one -> one.isOpen() && !one.archived()).toList();
        }

        Stage ending(Stage.Kind kind) {
            return stages.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
        }

        /// Without all three kinds of stages nothing can be sold.
        boolean isReady() {
            return !openStages().isEmpty()
                    && stages.stream().filter(one -> !one.isOpen()).count() == 2;
        }

        List<Choice> stageChoices() {
            return openStages().stream()
                    .map(one -> new Choice(one.id().toString(), one.name())).toList();
        }

        List<Choice> reasonChoices() {
            return reasons.stream().filter(one -> !one.archived())
                    .map(one -> new Choice(one.id().toString(), one.name())).toList();
        }

        String reasonName(@Nullable UUID id) {
            return reasons.stream().filter(one -> one.id().equals(id)).findFirst()
                    .map(LossReason::name).orElse("");
        }

        List<Choice> competitorChoices(@Nullable UUID stored) {
            return competitors.stream()
                    .filter(one -> !one.isArchived() || one.id().equals(stored))
                    .map(one -> new Choice(one.id().toString(), one.content())).toList();
        }

        String competitorName(@Nullable UUID id) {
            return competitors.stream().filter(one -> one.id().equals(id)).findFirst()
                    .map(Phrase::content).orElse("");
        }

        List<Choice> lineChoices(Amounts amounts) {
            var stored = new ArrayList<UUID>();
            for (var line : amounts.lines()) stored.add(line.line());
            return lines.choices(stored);
        }

        List<Choice> lineChoices() {
            return lines.choices(Set.of());
        }
    }

    Offered of(Viewer viewer) {
        var working = reps.choice(viewer).stream().filter(rep -> !rep.archived()).toList();
        return new Offered(stages.all(viewer), reasons.all(viewer),
                phrases.all(viewer).stream()
                        .filter(one -> one.theme() == Phrase.Theme.COMPETITOR).toList(),
                new LineTree(lines.all(viewer)), working);
    }
}
