package linecard.commissions;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.commissions.Facts.Asked;
import linecard.commissions.InputPacking.Input;
import linecard.packing.Blocks;
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
import java.util.LinkedHashMap;
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
class Inputs {

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

    /// In which rows are written, so that two who write the same never wait for each other in turn.
    private static final Comparator<Month> ORDER = Comparator.comparing(Inputs::name);

    /// Answers each of what was asked, in its order.
    ///
    /// @param counts of all agencies, as of now or before, of the months until the last day asked
    @Transactional(readOnly = true)
    List<Gathered> of(
            Viewer viewer, List<Asked> asked, Map<UUID, Counts> counts, LineTree tree) {
        var calendar = viewer.organisation().calendar();
        var readings = asked.stream().map(one -> Reading.of(one, calendar)).toList();
        var months = new LinkedHashMap<Month, Long>();
        for (var reading : readings) {
            var theirs = counts.getOrDefault(reading.asked().agency(), Counts.NONE);
            for (var month : reading.months()) {
                long credits = theirs.of(month.span().from(), month.kind());
                if (credits > 0) months.put(month, credits);
            }
        }
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

    /// @param months with how many credits they have
    private Map<Month, Input> inputs(Viewer viewer, Map<Month, Long> months, LineTree tree) {
        var inputs = stored(months);
        inputs.keySet().removeAll(corrected(viewer, inputs));
        var stale = months.keySet().stream().filter(one -> !inputs.containsKey(one)).toList();
        if (stale.isEmpty()) return inputs;
        var fresh = read(viewer, stale, tree);
        if (mayWrite(viewer)) write(viewer, stale, months, fresh);
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

    /// Of those months of which as much is packed as there is.
    private Map<Month, Input> stored(Map<Month, Long> months) {
        var inputs = new HashMap<Month, Input>();
        if (months.isEmpty()) return inputs;
        var asked = List.copyOf(months.keySet());
        sql.sql("""
                select m.place, i.detail
                from unnest(:agencies::uuid[], :kinds::text[], :froms::date[], :tos::date[],
                            :credits::bigint[]) with ordinality
                  as m (agency, kind, starts, ends, credits, place)
                join commissions.input i
                  on i.agency_id = m.agency and i.kind = m.kind and i.starts_on = m.starts
                 and i.ends_on = m.ends and i.credits = m.credits
                """)
                .param("agencies", texts(asked, Month::agency))
                .param("kinds", texts(asked, month -> month.kind().code()))
                .param("froms", texts(asked, month -> month.span().from()))
                .param("tos", texts(asked, month -> month.span().to()))
                .param("credits", texts(asked, months::get))
                .query(row -> {
                    var detail = Blocks.read(row.getBytes("detail"));
                    if (InputPacking.isCurrent(detail)) {
                        inputs.put(asked.get(row.getInt("place") - 1),
                                InputPacking.unpack(detail));
                    }
                });
        return inputs;
    }

    private static String name(Month month) {
        return month.agency() + " " + month.kind().code() + " " + month.span().from();
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

    private void write(Viewer viewer, List<Month> stale, Map<Month, Long> credits,
            Map<Month, Input> inputs) {
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
                .param("agencies", texts(rows, Month::agency))
                .param("kinds", texts(rows, row -> row.kind().code()))
                .param("froms", texts(rows, row -> row.span().from()))
                .param("tos", texts(rows, row -> row.span().to()))
                .param("credits", texts(rows, credits::get))
                .param("lines", texts(rows, row ->
                        requireNonNull(inputs.get(row)).lines().size()))
                .param("details", bytes(rows, row ->
                        Blocks.stored(InputPacking.pack(requireNonNull(inputs.get(row))))))
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
                from sales.credit_count m
                left join commissions.input i
                  on i.organisation_id = m.organisation_id and i.agency_id = m.agency_id
                 and i.kind = m.kind and i.starts_on = m.month
                where m.month >= :from
                  and (i.credits is distinct from m.credits
                       or get_byte(i.detail, 0) & 127 <> :form)
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
        var months = new LinkedHashMap<Month, Long>();
        for (var one : stale) {
            var span = calendar.periodOf(one.month()).span();
            if (span.from().equals(one.month())) {
                months.put(new Month(one.agency(), one.kind(), span), one.credits());
            }
        }
        inputs(viewer, months, tree);
    }
}
