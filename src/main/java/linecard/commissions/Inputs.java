package linecard.commissions;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.commissions.Facts.Asked;
import linecard.commissions.InputPacking.Input;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.database.Columns.bytes;
import static linecard.database.Columns.texts;

/// What commission is reckoned from: whole months from what is packed of them, see decisions 0033
/// and 0088, and from the sales what is not, or not any more.
@Repository
public class Inputs {

    private static final Span EVER =
            new Span(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

    private final JdbcClient sql;
    private final Facts facts;

    Inputs(JdbcClient sql, Facts facts) {
        this.sql = sql;
        this.facts = facts;
    }

    /// Documents of a kind that an agency has in a month.
    record Month(UUID agency, Kind kind, Span span) {}

    /// @param credits of them there are now
    /// @param detail null where nothing is packed, or the credits are more since, or it was packed
    ///        in an earlier form
    private record Stored(Month month, long credits, byte @Nullable [] detail) {}

    /// In which rows are written, so that two who write the same never wait for each other in turn.
    private static final Comparator<Stored> ORDER = Comparator.comparing(stored -> name(
            stored.month().agency(), stored.month().kind().code(), stored.month().span().from()));

    /// Answers each of what was asked, in its order.
    @Transactional(readOnly = true)
    List<Gathered> of(Viewer viewer, List<Asked> asked, LineTree tree) {
        var calendar = viewer.organisation().calendar();
        var readings = asked.stream().map(one -> Reading.of(one, calendar)).toList();
        var months = new LinkedHashSet<Month>();
        for (var reading : readings) months.addAll(reading.months());
        var packed = inputs(viewer, months, tree);
        var names = AccountsNow.of(sql, packed.values());
        var rests = facts.of(viewer, readings.stream().map(Reading::rest)
                .filter(Objects::nonNull).toList(), tree).iterator();
        var found = new ArrayList<Gathered>(asked.size());
        for (var reading : readings) {
            var parts = new ArrayList<Gathered>();
            for (var month : reading.months()) {
                var input = packed.get(month);
                if (input == null) continue;
                parts.add(names.gathered(month.kind() == Kind.CREDIT
                        ? input.ratedOn(reading.asked().window()) : input, month.kind(), tree));
            }
            if (reading.rest() != null) parts.add(rests.next());
            if (parts.isEmpty()) parts.add(Gathered.nothing(
                    reading.asked().agency(), viewer.organisation().currency()));
            found.add(Gathered.joined(parts, reading.asked().needsCost()));
        }
        return found;
    }

    /// Of each month that has any lines.
    private Map<Month, Input> inputs(Viewer viewer, Set<Month> months, LineTree tree) {
        var inputs = new HashMap<Month, Input>();
        var stored = stored(months);
        for (var one : stored) {
            if (one.detail() != null) inputs.put(one.month(), InputPacking.unpack(one.detail()));
        }
        inputs.keySet().removeAll(corrected(viewer, inputs));
        var stale = stored.stream().filter(one -> !inputs.containsKey(one.month())).toList();
        if (stale.isEmpty()) return inputs;
        var fresh = read(viewer, stale.stream().map(Stored::month).toList(), tree);
        if (mayWrite(viewer)) write(viewer, stale, fresh);
        inputs.putAll(fresh);
        return inputs;
    }

    /// The months in which anything came back that reads otherwise since.
    private Set<Month> corrected(Viewer viewer, Map<Month, Input> inputs) {
        var months = new HashMap<UUID, Set<Month>>();
        inputs.forEach((month, input) -> {
            for (var back : input.takenBack().values()) {
                if (back.id() == null) continue;
                months.computeIfAbsent(back.id(), _ -> new HashSet<>()).add(month);
            }
        });
        var corrected = new HashSet<Month>();
        if (months.isEmpty()) return corrected;
        sql.sql("""
                select reverses_id
                from sales.document
                where organisation_id = :organisation and reverses_id = any(:ids)
                """)
                .param("organisation", viewer.organisation().id())
                .param("ids", months.keySet().toArray(UUID[]::new))
                .query(row -> {
                    corrected.addAll(requireNonNull(
                            months.get(row.getObject("reverses_id", UUID.class))));
                });
        return corrected;
    }

    private List<Stored> stored(Set<Month> months) {
        if (months.isEmpty()) return List.of();
        var byName = new HashMap<String, Month>();
        var agencies = new HashSet<UUID>();
        var starts = new HashSet<LocalDate>();
        for (var month : months) {
            byName.put(name(month.agency(), month.kind().code(), month.span().from()), month);
            agencies.add(month.agency());
            starts.add(month.span().from());
        }
        var stored = new ArrayList<Stored>();
        sql.sql("""
                select m.agency_id, m.kind, m.month, m.credits, i.ends_on, i.detail
                from (select organisation_id, agency_id, kind, month,
                             sum(credits)::bigint as credits
                      from sales.rep_month
                      where agency_id = any(:agencies) and month = any(:months::date[])
                      group by organisation_id, agency_id, kind, month) m
                left join commissions.input i
                  on i.organisation_id = m.organisation_id and i.agency_id = m.agency_id
                 and i.kind = m.kind and i.starts_on = m.month and i.credits = m.credits
                """)
                .param("agencies", agencies.toArray(UUID[]::new))
                .param("months", starts.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(row -> {
                    var month = byName.get(name(row.getObject("agency_id", UUID.class),
                            row.getString("kind"), row.getObject("month", LocalDate.class)));
                    if (month == null) return;
                    boolean isSame = month.span().to().equals(
                            row.getObject("ends_on", LocalDate.class));
                    var detail = isSame ? row.getBytes("detail") : null;
                    stored.add(new Stored(month, row.getLong("credits"),
                            detail != null && InputPacking.isCurrent(detail) ? detail : null));
                });
        return stored;
    }

    private static String name(UUID agency, String kind, LocalDate from) {
        return agency + " " + kind + " " + from;
    }

    private Map<Month, Input> read(Viewer viewer, List<Month> months, LineTree tree) {
        var inputs = new HashMap<Month, Input>();
        for (boolean areCredits : List.of(false, true)) {
            var these = months.stream()
                    .filter(month -> month.kind() == Kind.CREDIT == areCredits).toList();
            var gathered = facts.of(viewer, these.stream().map(Inputs::asked).toList(), tree);
            for (int i = 0; i < these.size(); i++) {
                inputs.put(these.get(i), Input.of(gathered.get(i)));
            }
        }
        return inputs;
    }

    /// Credits are rated on any day, and their costs are not asked for.
    private static Asked asked(Month month) {
        boolean isCredit = month.kind() == Kind.CREDIT;
        return new Asked(month.agency(), isCredit ? EVER : month.span(), month.span().from(),
                month.span().to(), month.kind().code(), false, !isCredit, false);
    }

    private static boolean mayWrite(Viewer viewer) {
        return !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                && (viewer.role() == Role.OWNER || viewer.role() == Role.FINANCE);
    }

    private void write(Viewer viewer, List<Stored> stale, Map<Month, Input> inputs) {
        var rows = stale.stream().sorted(ORDER).toList();
        sql.sql("""
                insert into commissions.input (organisation_id, agency_id, kind, starts_on,
                                               ends_on, credits, lines, detail)
                select :organisation, agency, kind, starts, ends, credits, lines, detail
                from unnest(:agencies::uuid[], :kinds::text[], :froms::date[], :tos::date[],
                            :credits::bigint[], :lines::integer[], :details)
                  as i (agency, kind, starts, ends, credits, lines, detail)
                on conflict (organisation_id, agency_id, kind, starts_on)
                do update set ends_on = excluded.ends_on, credits = excluded.credits,
                              lines = excluded.lines, detail = excluded.detail
                """)
                .param("organisation", viewer.organisation().id())
                .param("agencies", texts(rows, row -> row.month().agency()))
                .param("kinds", texts(rows, row -> row.month().kind().code()))
                .param("froms", texts(rows, row -> row.month().span().from()))
                .param("tos", texts(rows, row -> row.month().span().to()))
                .param("credits", texts(rows, Stored::credits))
                .param("lines", texts(rows, row ->
                        requireNonNull(inputs.get(row.month())).lines().size()))
                .param("details", bytes(rows, row ->
                        InputPacking.pack(requireNonNull(inputs.get(row.month())))))
                .update();
    }

    /// Months of which nothing is packed, or less than there is, or in an earlier form.
    ///
    /// @param credits in them
    record Stale(UUID agency, Kind kind, LocalDate month, long credits) {}

    /// @param from the first day of the earliest month
    @Transactional(readOnly = true)
    List<Stale> stale(Viewer viewer, LocalDate from) {
        return sql.sql("""
                select m.agency_id, m.kind, m.month, m.credits
                from (select organisation_id, agency_id, kind, month,
                             sum(credits)::bigint as credits
                      from sales.rep_month
                      where agency_id is not null and month >= :from
                      group by organisation_id, agency_id, kind, month) m
                left join commissions.input i
                  on i.organisation_id = m.organisation_id and i.agency_id = m.agency_id
                 and i.kind = m.kind and i.starts_on = m.month
                where i.credits is distinct from m.credits or get_byte(i.detail, 0) <> :form
                order by m.agency_id, m.month, m.kind
                limit 100000
                """)
                .param("from", from)
                .param("form", InputPacking.FORM)
                .query((row, _) -> new Stale(row.getObject("agency_id", UUID.class),
                        Kind.of(row.getString("kind")), row.getObject("month", LocalDate.class),
                        row.getLong("credits")))
                .list();
    }

    /// Packs those months as they are now.
    @Transactional
    void pack(Viewer viewer, List<Stale> stale, LineTree tree) {
        var calendar = viewer.organisation().calendar();
        var months = new LinkedHashSet<Month>();
        for (var one : stale) {
            var span = calendar.periodOf(one.month()).span();
            if (span.from().equals(one.month())) {
                months.add(new Month(one.agency(), one.kind(), span));
            }
        }
        inputs(viewer, months, tree);
    }
}
