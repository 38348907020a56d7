package linecard.people;

import linecard.access.Invitations;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.people.AgencyMergeRules.Versions;
import linecard.people.Outcome.Refused;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes two agencies one: one of them stands for both from then on.
@Repository
public class AgencyMergers {

    private static final String MERGED = """
            select a.id, a.merged_into, a.merged_on
            from people.agency a
            where a.merged_into is not null
            """;

    private final JdbcClient sql;
    private final Agencies agencies;
    private final Agreements agreements;
    private final Members members;
    private final Invitations invitations;
    private final MergedRows<Agency> rows;

    AgencyMergers(JdbcClient sql, Agencies agencies, Agreements agreements, Members members,
            Invitations invitations, ObjectProvider<Belongings<Agency>> all) {
        this.sql = sql;
        this.agencies = agencies;
        this.agreements = agreements;
        this.members = members;
        this.invitations = invitations;
        this.rows = new MergedRows<>(sql, "people.agency", all::orderedStream);
    }

    /// All that were merged into others, by their ids, as far as the viewer sees them.
    @Transactional(readOnly = true)
    public Map<UUID, MergedAgency> all(Viewer viewer) {
        var merged = new HashMap<UUID, MergedAgency>();
        sql.sql(MERGED + "limit 20000").query((row, _) -> read(row)).list()
                .forEach(one -> merged.put(one.agency(), one));
        return merged;
    }

    /// The agency that stands for each, which is itself where none does.
    @Transactional(readOnly = true)
    public Map<UUID, Agency> standing(Viewer viewer) {
        var merged = all(viewer);
        var byId = new HashMap<UUID, Agency>();
        for (var one : agencies.all(viewer)) byId.put(one.id(), one);
        var standing = new HashMap<UUID, Agency>();
        byId.forEach((id, one) -> standing.put(id,
                byId.getOrDefault(MergedAgency.standing(merged, id), one)));
        return standing;
    }

    /// Into which another an agency was merged, if it was.
    @Transactional(readOnly = true)
    public Optional<MergedAgency> of(Viewer viewer, UUID agency) {
        return sql.sql(MERGED + "and a.id = :agency")
                .param("agency", agency)
                .query((row, _) -> read(row))
                .optional();
    }

    /// What hangs on an agency, and what would become of it.
    @Transactional(readOnly = true)
    public List<Kept> belongings(Viewer viewer, UUID agency) {
        return rows.belongings(viewer, agency);
    }

    /// Why one cannot be merged into the other as they are.
    @Transactional(readOnly = true)
    public Optional<Refused> against(Viewer viewer, Agency gone, Agency kept, LocalDate today) {
        if (viewer.role() != Role.OWNER) return no("people.merge.owner");
        for (var one : List.of(gone, kept)) {
            if (of(viewer, one.id()).isPresent()) {
                return no("people.merge.already", one.name());
            }
        }
        if (kept.archived()) return no("people.merge.archived", kept.name());
        var on = rows.from(viewer, gone.id(), today);
        if (versions(viewer, gone, kept, on).isEmpty()) {
            return no("people.merge.agreements", on);
        }
        return rows.against(viewer, gone, kept, on);
    }

    private Optional<Versions> versions(
            Viewer viewer, Agency gone, Agency kept, LocalDate on) {
        return AgencyMergeRules.versions(agreements.ofAgency(viewer, gone.id()),
                agreements.ofAgency(viewer, kept.id()), kept.id(), on);
    }

    /// Merges one into the other. Its reps go over with what they may do here.
    ///
    /// @param kept with what is to stand in it
    /// @throws Stale where somebody changed one of them since
    @Transactional
    public Outcome merge(Viewer viewer, Agency gone, Agency kept, LocalDate today) {
        rows.lock(gone.id(), kept.id());
        var refused = against(viewer, gone, kept, today);
        if (refused.isPresent()) return refused.get();
        agencies.change(viewer, kept);
        var on = rows.from(viewer, gone.id(), today);
        versions(viewer, gone, kept, on).ifPresent(versions -> handOn(viewer, versions));
        rows.moveBelongings(viewer, gone.id(), kept.id());
        moveReps(viewer, gone.id(), kept.id(), on);
        rows.merge(gone.id(), gone.version(), kept.id(), on);
        return new Outcome.Done(List.of(gone.id()));
    }

    private static Optional<Refused> no(String key, Object... arguments) {
        return Optional.of(MergedRows.no(key, arguments));
    }

    private void handOn(Viewer viewer, Versions versions) {
        for (var one : versions.closed()) agreements.change(viewer, one);
        for (var one : versions.removed()) agreements.remove(viewer, one);
        for (var one : versions.taken()) agreements.add(viewer, one);
    }

    private void moveReps(Viewer viewer, UUID gone, UUID kept, LocalDate on) {
        members.untie(viewer);
        sql.sql("""
                insert into people.past_agency (organisation_id, rep_id, agency_id, until)
                select r.organisation_id, r.id, r.agency_id, :on
                from people.rep r
                where r.agency_id = :gone
                """)
                .param("on", on)
                .param("gone", gone)
                .update();
        sql.sql("""
                update people.rep
                set agency_id = :kept, version = version + 1
                where agency_id = :gone
                """)
                .param("kept", kept)
                .param("gone", gone)
                .update();
        members.followReps(viewer, gone, kept);
        members.tie(viewer);
        invitations.followReps(viewer, gone, kept);
    }

    private static MergedAgency read(ResultSet row) throws SQLException {
        return new MergedAgency(
                row.getObject("id", UUID.class), row.getObject("merged_into", UUID.class),
                row.getObject("merged_on", LocalDate.class));
    }
}
