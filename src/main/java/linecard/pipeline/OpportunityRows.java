package linecard.pipeline;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.traits.Trait;
import linecard.traits.Values;
import linecard.words.Coded;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The SQL that writes opportunities. Their history follows by itself.
@Repository
class OpportunityRows {

    private final Batches batches;

    OpportunityRows(Batches batches) {
        this.batches = batches;
    }

    /// An opportunity with what it is found by.
    ///
    /// @param account what its account is called
    /// @param plain the account as registrations are compared
    record Named(Opportunity opportunity, String account, RegistrationRules.Plain plain) {}

    @Transactional
    void add(Viewer viewer, List<Named> added) {
        batches.run("""
                insert into pipeline.opportunity (
                    id, organisation_id, account_id, rep_id, agency_id, name, stage_id, stage_at,
                    amount_minor, lines, line_amounts, expected_close, next_step, next_on, source,
                    competitor_id, note, tags, own, outcome, closed_at, loss_reason_id, loss_note,
                    registered_at, registered_until, account_plain, tax_plain, search)
                values (
                    :id, :organisation, :account, :rep, :agency, :name, :stage, :stageAt,
                    :amount, :lines, :lineAmounts, :close, :nextStep, :nextOn, :source,
                    :competitor, :note, cast(:tags as text[]), %s, :outcome, :closedAt, :reason,
                    :lossNote, :registeredAt, :registeredUntil, :accountPlain, :taxPlain, :search)
                """.formatted(Values.COLUMN), added, one -> columns(viewer, one.opportunity())
                .addValue("accountPlain", one.plain().name())
                .addValue("taxPlain", one.plain().taxNumber())
                .addValue("search", SearchText.of(one.opportunity().name(), one.account())));
    }

    /// Everything but the account, which stays.
    ///
    /// @param account what it is called
    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Opportunity changed, String account) {
        changeAll(viewer, List.of(changed), Map.of(changed.account(), account));
    }

    /// @param accounts what their accounts are called
    /// @throws Stale where somebody changed one of them since
    @Transactional
    void changeAll(Viewer viewer, List<Opportunity> changed, Map<UUID, String> accounts) {
        int rows = batches.run("""
                update pipeline.opportunity
                set rep_id = :rep, agency_id = :agency, name = :name, stage_id = :stage,
                    stage_at = :stageAt, amount_minor = :amount, lines = :lines,
                    line_amounts = :lineAmounts, expected_close = :close, next_step = :nextStep,
                    next_on = :nextOn, source = :source, competitor_id = :competitor,
                    note = :note, tags = cast(:tags as text[]), own = %s,
                    outcome = :outcome, closed_at = :closedAt,
                    loss_reason_id = :reason, loss_note = :lossNote,
                    registered_until = :registeredUntil, search = :search,
                    version = version + 1
                where id = :id and version = :version
                """.formatted(Values.over(Trait.Of.OPPORTUNITY)), changed,
                one -> columns(viewer, one)
                .addValue("search", SearchText.of(
                        one.name(), accounts.getOrDefault(one.account(), ""))));
        if (rows < changed.size()) throw new Stale("opportunity");
    }

    /// What an opportunity was from a moment on, for those that are loaded with their past.
    record Past(UUID opportunity, History.Moment moment) {}

    @Transactional
    void addHistory(Viewer viewer, List<Past> past) {
        batches.run("""
                insert into pipeline.history (organisation_id, opportunity_id, at, stage_id,
                                              amount_minor, expected_close, rep_id)
                values (:organisation, :opportunity, :at, :stage, :amount, :close, :rep)
                """, past, one -> new MapSqlParameterSource(
                        "organisation", viewer.organisation().id())
                .addValue("opportunity", one.opportunity())
                .addValue("at", at(one.moment().at()))
                .addValue("stage", one.moment().stage())
                .addValue("amount", one.moment().amount().minor())
                .addValue("close", one.moment().expectedClose())
                .addValue("rep", one.moment().rep()));
    }

    private static MapSqlParameterSource columns(Viewer viewer, Opportunity one) {
        var lines = one.amounts().lines();
        var ending = one.ending();
        return Values.bind(new MapSqlParameterSource(), one)
                .addValue("organisation", viewer.organisation().id())
                .addValue("id", one.id())
                .addValue("account", one.account())
                .addValue("rep", one.rep())
                .addValue("agency", one.agency())
                .addValue("name", one.name())
                .addValue("stage", one.stage())
                .addValue("stageAt", at(one.stageSince()))
                .addValue("amount", one.amounts().total().minor())
                .addValue("lines", lines.stream().map(Amounts.OfLine::line).toArray(UUID[]::new))
                .addValue("lineAmounts", lines.stream().map(line -> line.amount().minor())
                        .toArray(Long[]::new))
                .addValue("close", one.expectedClose())
                .addValue("nextStep", one.next().what())
                .addValue("nextOn", one.next().on())
                .addValue("source", code(one.source()))
                .addValue("competitor", one.competitor())
                .addValue("note", one.note())
                .addValue("outcome", ending == null ? null : ending.outcome().code())
                .addValue("closedAt", ending == null ? null : at(ending.at()))
                .addValue("reason", ending == null ? null : ending.reason())
                .addValue("lossNote", ending == null ? "" : ending.note())
                .addValue("registeredAt", at(one.registration().at()))
                .addValue("registeredUntil", one.registration().until())
                .addValue("version", one.version());
    }

    private static @Nullable String code(@Nullable Coded choice) {
        return choice == null ? null : choice.code();
    }

    private static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
    }
}
