package linecard.pipeline;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Batches;
import linecard.pipeline.Brought.OfLine;
import linecard.pipeline.Opportunity.Outcome;
import linecard.traits.Trait;
import linecard.traits.Values;
import linecard.words.Coded;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The SQL of opportunities that files bring.
@Repository
class BroughtRows {

    private final JdbcClient sql;
    private final Batches batches;
    private final Accounts accounts;
    private final Settings settings;

    BroughtRows(JdbcClient sql, Batches batches, Accounts accounts, Settings settings) {
        this.sql = sql;
        this.batches = batches;
        this.accounts = accounts;
        this.settings = settings;
    }

    /// All that were brought. Up to 500,000.
    @Transactional(readOnly = true)
    List<Brought> all(Viewer viewer) {
        var zone = viewer.organisation().zone();
        return sql.sql("""
                select o.id, o.code, o.name, o.account_id, o.rep_id, o.agency_id, o.stage_id,
                       o.outcome, o.lines, o.line_amounts, o.amount_minor, o.registered_at,
                       o.closed_at, o.expected_close, o.note, o.tags,
                       case when o.own is not null then traits.seen('opportunity', o.own) end
                           as own
                from pipeline.opportunity o
                where o.code is not null
                limit 500000
                """)
                .query((row, _) -> {
                    var outcome = row.getString("outcome");
                    var closed = row.getTimestamp("closed_at");
                    return new Brought(row.getObject("id", UUID.class), row.getString("code"),
                            row.getString("name"), row.getObject("account_id", UUID.class),
                            row.getObject("rep_id", UUID.class),
                            row.getObject("agency_id", UUID.class),
                            row.getObject("stage_id", UUID.class),
                            outcome == null ? null : Coded.of(Outcome.class, outcome),
                            lines(row), row.getLong("amount_minor"),
                            LocalDate.ofInstant(row.getTimestamp("registered_at").toInstant(),
                                    zone),
                            closed == null ? row.getObject("expected_close", LocalDate.class)
                                    : LocalDate.ofInstant(closed.toInstant(), zone),
                            row.getString("note"), Values.tags(row),
                            Values.of(row.getString("own")));
                })
                .list();
    }

    private static List<OfLine> lines(ResultSet row) throws SQLException {
        var lines = (UUID[]) row.getArray("lines").getArray();
        var amounts = (Long[]) row.getArray("line_amounts").getArray();
        var read = new ArrayList<OfLine>();
        for (int i = 0; i < lines.length; i++) read.add(new OfLine(lines[i], amounts[i]));
        return read;
    }

    /// @param first the stage in which those that ended are taken to have begun
    @Transactional
    void bring(Viewer viewer, List<Brought> added, List<Brought> changed, UUID first) {
        var ids = new ArrayList<>(added);
        ids.addAll(changed);
        var named = accounts.those(
                viewer, ids.stream().map(Brought::account).distinct().toList());
        int days = settings.of(viewer).protectionDays();
        batches.run("""
                insert into pipeline.opportunity (
                    id, organisation_id, code, account_id, rep_id, agency_id, name, stage_id,
                    stage_at, amount_minor, lines, line_amounts, expected_close, note, tags, own,
                    outcome,
                    closed_at, registered_at, registered_until, account_plain, tax_plain, search)
                values (
                    :id, :organisation, :code, :account, :rep, :agency, :name, :stage,
                    :stageAt, :amount, :lines, :lineAmounts, :close, :note, cast(:tags as text[]),
                    %s, :outcome, :closedAt, :opened, :until, :accountPlain, :taxPlain, :search)
                """.formatted(Values.COLUMN), added, one -> columns(viewer, one, named)
                .addValue("until", one.opened().plusDays(days)));
        batches.run("""
                insert into pipeline.history (organisation_id, opportunity_id, at, stage_id,
                                              amount_minor, expected_close, rep_id)
                values (:organisation, :id, :opened, :first, :amount, :close, :rep)
                """, added, one -> columns(viewer, one, named)
                .addValue("first", one.outcome() == null ? one.stage() : first));
        batches.run("""
                insert into pipeline.history (organisation_id, opportunity_id, at, stage_id,
                                              amount_minor, expected_close, rep_id)
                values (:organisation, :id, :closedAt, :stage, :amount, :close, :rep)
                """, added.stream().filter(one -> one.outcome() != null).toList(),
                one -> columns(viewer, one, named));
        batches.run("""
                update pipeline.opportunity
                set account_id = :account, rep_id = :rep, agency_id = :agency, name = :name,
                    stage_at = case when stage_id = :stage then stage_at else now() end,
                    stage_id = :stage, amount_minor = :amount, lines = :lines,
                    line_amounts = :lineAmounts, expected_close = :close, note = :note,
                    tags = cast(:tags as text[]), own = %s,
                    loss_reason_id = case when :outcome = 'lost' then loss_reason_id end,
                    loss_note = case when :outcome = 'lost' then loss_note else '' end,
                    outcome = :outcome, closed_at = :closedAt, search = :search,
                    version = version + 1
                where id = :id
                """.formatted(Values.over(Trait.Of.OPPORTUNITY)), changed,
                one -> columns(viewer, one, named));
    }

    private static MapSqlParameterSource columns(
            Viewer viewer, Brought one, Map<UUID, Account> named) {
        var zone = viewer.organisation().zone();
        var opened = Timestamp.from(noon(one.opened(), zone));
        var ended = Timestamp.from(noon(one.close(), zone).plusSeconds(1));
        var account = named.get(one.account());
        var plain = account == null ? new RegistrationRules.Plain("", "")
                : OpportunityBook.plain(account);
        return Values.bind(new MapSqlParameterSource(), one.tags(), one.fields())
                .addValue("organisation", viewer.organisation().id())
                .addValue("id", one.id())
                .addValue("code", one.code())
                .addValue("account", one.account())
                .addValue("rep", one.rep())
                .addValue("agency", one.agency())
                .addValue("name", one.name())
                .addValue("stage", one.stage())
                .addValue("stageAt", one.outcome() == null ? opened : ended)
                .addValue("amount", one.amountMinor())
                .addValue("lines",
                        one.lines().stream().map(OfLine::line).toArray(UUID[]::new))
                .addValue("lineAmounts",
                        one.lines().stream().map(OfLine::minor).toArray(Long[]::new))
                .addValue("close", one.close())
                .addValue("note", one.note())
                .addValue("outcome", code(one.outcome()))
                .addValue("closedAt", one.outcome() == null ? null : ended)
                .addValue("opened", opened)
                .addValue("accountPlain", plain.name())
                .addValue("taxPlain", plain.taxNumber())
                .addValue("search",
                        SearchText.of(one.name(), account == null ? "" : account.name()));
    }

    private static Instant noon(LocalDate day, ZoneId zone) {
        return day.atTime(12, 0).atZone(zone).toInstant();
    }

    private static @Nullable String code(@Nullable Coded choice) {
        return choice == null ? null : choice.code();
    }
}
