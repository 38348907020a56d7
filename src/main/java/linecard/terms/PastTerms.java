package linecard.terms;

import linecard.access.Viewer;
import linecard.money.Rate;
import linecard.reckoning.Agreement;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/// What had been agreed with an agency up to a moment, by the trace that is kept of every change.
@Repository
public class PastTerms {

    private final JdbcClient sql;

    PastTerms(JdbcClient sql) {
        this.sql = sql;
    }

    /// None where it had neither a rate nor a version then, or the viewer does not see the trace.
    @Transactional(readOnly = true)
    public Optional<Agreement> of(Viewer viewer, UUID agency, Instant before) {
        var rates = new ArrayList<DatedRate>();
        var versions = new ArrayList<Version>();
        var frame = new Frame[] {Frame.none(agency)};
        var ends = new ArrayList<@Nullable LocalDate>();
        var merged = new @Nullable LocalDate[1];
        sql.sql("""
                select distinct on (e.relation, e.row_id)
                       e.relation, e.action, (e.after ->> 'id')::uuid as id,
                       (e.after ->> 'product_line_id')::uuid as product_line_id,
                       (e.after ->> 'starts_on')::date as starts_on,
                       (e.after ->> 'rate_millionths')::bigint as rate_millionths,
                       (e.after -> 'clauses')::text as clauses,
                       (e.after ->> 'european')::boolean as european,
                       (e.after -> 'tail')::text as tail,
                       (e.after -> 'inherited')::text as inherited,
                       (e.after ->> 'predecessor_id')::uuid as predecessor_id,
                       upper((e.after ->> 'valid')::daterange) as ends_on,
                       (e.after ->> 'merged_on')::date as merged_on
                from access.audit_entry e
                where e.relation in ('terms.rate', 'terms.version', 'terms.agreement',
                                     'people.agreement', 'people.agency')
                  and e.at < :before
                  and (coalesce(e.after, e.before) ->> 'agency_id' = :agency
                       or e.relation = 'people.agency' and e.row_id = :agency)
                order by e.relation, e.row_id, e.id desc
                """)
                .param("before", Timestamp.from(before))
                .param("agency", agency.toString())
                .query(row -> {
                    if (row.getString("action").equals("delete")) return;
                    switch (row.getString("relation")) {
                        case "terms.rate" -> rates.add(rate(row, agency));
                        case "terms.version" -> versions.add(version(row, agency));
                        case "terms.agreement" -> frame[0] = frame(row, agency);
                        case "people.agency" ->
                                merged[0] = row.getObject("merged_on", LocalDate.class);
                        default -> ends.add(row.getObject("ends_on", LocalDate.class));
                    }
                });
        var end = ends.contains(null) ? null
                : ends.stream().max(LocalDate::compareTo).orElse(null);
        if (merged[0] != null && (end == null || merged[0].isBefore(end))) end = merged[0];
        return new Composition(agency, viewer.organisation().currency(),
                Agreements.usual(viewer.organisation()), rates, versions, frame[0], end)
                .agreement();
    }

    private static DatedRate rate(ResultSet row, UUID agency) throws SQLException {
        var millionths = row.getObject("rate_millionths", Long.class);
        return new DatedRate(row.getObject("id", UUID.class), agency,
                row.getObject("product_line_id", UUID.class),
                row.getObject("starts_on", LocalDate.class),
                millionths == null ? null : new Rate(millionths), 1);
    }

    private static Version version(ResultSet row, UUID agency) throws SQLException {
        return new Version(row.getObject("id", UUID.class), agency,
                row.getObject("starts_on", LocalDate.class),
                AgreementText.terms(row.getString("clauses")), 1);
    }

    private static Frame frame(ResultSet row, UUID agency) throws SQLException {
        return new Frame(row.getObject("id", UUID.class), agency, row.getBoolean("european"),
                AgreementText.tail(row.getString("tail")),
                AgreementText.steps(row.getString("inherited")),
                row.getObject("predecessor_id", UUID.class), 1);
    }
}
