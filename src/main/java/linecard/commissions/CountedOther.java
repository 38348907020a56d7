package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.reckoning.Agreement;
import linecard.reckoning.Event;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// Days that were stated while the organisation counted the other kind of document than now.
@Repository
class CountedOther {

    private final JdbcClient sql;

    CountedOther(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param spans in order of time, none next to another
    /// @param writtenFrom from this day clauses say what earns, whatever the organisation counts;
    ///     null where there are none
    private record Days(List<Span> spans, @Nullable LocalDate writtenFrom) {

        /// Those on which the first version of terms earned by the other kind: none where it was
        /// written.
        private List<Span> of(Agreement agreement) {
            var versions = agreement.versions();
            return versions.isEmpty() || writtenFrom != null
                    && !writtenFrom.isAfter(versions.getFirst().from()) ? List.of() : spans;
        }
    }

    /// The same terms, but that such days earn by what they were stated by. What was not stated
    /// goes with the next statement.
    ///
    /// @param agreements by agency
    @Transactional(readOnly = true)
    Map<UUID, Agreement> dated(Viewer viewer, Map<UUID, Agreement> agreements) {
        var other = Kind.counted(viewer.organisation()) == Kind.ORDER ? Event.INVOICE : Event.ORDER;
        var dated = new HashMap<>(agreements);
        of(viewer, agreements.keySet()).forEach((agency, days) ->
                dated.computeIfPresent(agency, (_, agreement) -> {
                    var theirs = days.of(agreement);
                    return theirs.isEmpty() ? agreement : agreement.earning(theirs, other);
                }));
        return dated;
    }

    /// The same of one agency.
    @Transactional(readOnly = true)
    Agreement dated(Viewer viewer, Agreement agreement) {
        return requireNonNull(dated(viewer, Map.of(agreement.agency(), agreement))
                .get(agreement.agency()));
    }

    /// By agency; those without any are left out.
    private Map<UUID, Days> of(Viewer viewer, Collection<UUID> agencies) {
        var found = new HashMap<UUID, Days>();
        sql.sql("""
                select s.agency_id, s.since, s.ends_on,
                       (select min(v.starts_on) from terms.version v
                        where v.organisation_id = s.organisation_id
                          and v.agency_id = s.agency_id) as written_from
                from commissions.counted_days(:agencies) s
                where s.counted <> :counted
                order by s.agency_id, s.ends_on
                """)
                .param("agencies", agencies.toArray(UUID[]::new))
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query(row -> {
                    var written = row.getObject("written_from", LocalDate.class);
                    add(found.computeIfAbsent(row.getObject("agency_id", UUID.class),
                                    _ -> new Days(new ArrayList<>(), written)).spans(),
                            new Span(row.getObject("since", LocalDate.class),
                                    row.getObject("ends_on", LocalDate.class)));
                });
        return found;
    }

    private static void add(List<Span> spans, Span next) {
        boolean goesOn = !spans.isEmpty() && spans.getLast().to().equals(next.from());
        spans.add(goesOn ? new Span(spans.removeLast().from(), next.to()) : next);
    }
}
