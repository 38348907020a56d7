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

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes two agencies one: one of them stands for both from then on.
@Repository
public class AgencyMergers {

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
    public Map<UUID, Merged> all(Viewer viewer) {
        return rows.all();
    }

    /// The agency that stands for each, which is itself where none does.
    @Transactional(readOnly = true)
    public Map<UUID, Agency> standing(Viewer viewer) {
        var merged = all(viewer);
        var byId = new HashMap<UUID, Agency>();
        for (var one : agencies.all(viewer)) byId.put(one.id(), one);
        var standing = new HashMap<UUID, Agency>();
        byId.forEach((id, one) -> standing.put(id,
                byId.getOrDefault(Merged.standing(merged, id), one)));
        return standing;
    }

    /// Into which another an agency was merged, if it was.
    @Transactional(readOnly = true)
    Optional<Merged> of(Viewer viewer, UUID agency) {
        return rows.of(agency);
    }

    /// What hangs on an agency, and what would become of it.
    @Transactional(readOnly = true)
    public List<Kept> belongings(Viewer viewer, UUID agency) {
        return rows.belongings(viewer, agency);
    }

    /// Why one cannot be merged into the other as they are.
    @Transactional(readOnly = true)
    public Optional<Refused> against(Viewer viewer, Agency gone, Agency kept, LocalDate today) {
        if (viewer.role() != Role.OWNER) return MergedRows.no("people.merge.owner");
        for (var one : List.of(gone, kept)) {
            if (of(viewer, one.id()).isPresent()) {
                return MergedRows.no("people.merge.already", one.name());
            }
        }
        if (kept.archived()) return MergedRows.no("people.merge.archived", kept.name());
        var on = rows.from(viewer, gone.id(), today);
        if (versions(viewer, gone, kept, on).isEmpty()) {
            return MergedRows.no("people.merge.agreements", on);
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
}
