package linecard.pipeline;

import linecard.accounts.Accounts;
import linecard.calls.Phrase;
import linecard.calls.Phrases;
import linecard.catalog.ProductLines;
import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;
import linecard.people.Called;
import linecard.traits.OwnText;
import linecard.traits.Trait.Of;
import linecard.traits.Traits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.stream.Collectors;

/// Tells the history of opportunities.
@Configuration(proxyBeanMethods = false)
class OpportunityChanges {

    @Bean
    static Retelling opportunitiesHistory(
            Accounts accounts, Called called, Stages stages, LossReasons reasons,
            ProductLines lines, Phrases phrases, Traits traits) {
        return new ToldColumns()
                .text("name", "pipeline.name")
                .record("account_id", "accounts.account",
                        (page, ids) -> accounts.names(page.viewer(), ids))
                .record("rep_id", "people.rep", called::reps)
                .record("agency_id", "people.agency", called::agencies)
                .record("stage_id", "pipeline.stage", (page, _) ->
                        stages.all(page.viewer()).stream()
                                .collect(Collectors.toMap(Stage::id, Stage::name)))
                .money("amount_minor", "pipeline.amount")
                .records("lines", "catalog.lines", (page, _) -> lines.names(page.viewer()))
                .day("expected_close", "pipeline.close")
                .text("next_step", "pipeline.nextStep")
                .day("next_on", "pipeline.nextOn")
                .word("source", "pipeline.source", "pipeline.source.")
                .record("competitor_id", "pipeline.competitor", (page, _) ->
                        phrases.all(page.viewer()).stream()
                                .collect(Collectors.toMap(Phrase::id, Phrase::content)))
                .text("note", "pipeline.note")
                .word("outcome", "calls.outcome.short", "pipeline.outcome.")
                .record("loss_reason_id", "pipeline.reason", (page, _) ->
                        reasons.all(page.viewer()).stream()
                                .collect(Collectors.toMap(LossReason::id, LossReason::name)))
                .text("loss_note", "pipeline.lossNote")
                .moment("registered_at", "pipeline.registered")
                .texts("tags", "traits.tags")
                .each("own", "traits.all.opportunity", OwnText.kept(traits, Of.OPPORTUNITY))
                .of("pipeline.opportunity");
    }
}
