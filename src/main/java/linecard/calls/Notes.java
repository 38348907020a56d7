package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.people.Outcome.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What was written about calls. Nothing of it is changed; a rep alone sees what is private.
@Repository
class Notes {

    static final int MOST = 100;

    private static final String NOTE = """
            select n.id, n.call_id, n.replaces_id, n.is_private, n.content, n.written_at,
                   exists (select from calls.withdrawal w
                           where w.organisation_id = n.organisation_id
                             and w.note_id = n.id) as withdrawn
            from calls.note n
            """;

    private final JdbcClient sql;

    Notes(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of each of these calls the notes that stand, as they were written: none that another
    /// replaced, and no empty one.
    @Transactional(readOnly = true)
    Map<UUID, List<Note>> of(Viewer viewer, Collection<UUID> calls) {
        var notes = new HashMap<UUID, List<Note>>();
        for (var note : sql.sql(NOTE + """
                where n.call_id = any (:calls) and n.content <> ''
                  and not exists (select from calls.note o
                                  where o.organisation_id = n.organisation_id
                                    and o.replaces_id = n.id)
                order by n.written_at, n.id
                limit 20000
                """)
                .param("calls", calls.toArray(UUID[]::new))
                .query(Notes::read)
                .list()) {
            notes.computeIfAbsent(note.call(), _ -> new ArrayList<>()).add(note);
        }
        return notes;
    }

    /// Those of these that the viewer may read, whether they still stand or not.
    @Transactional(readOnly = true)
    List<Note> named(Viewer viewer, Collection<UUID> ids) {
        return sql.sql(NOTE + "where n.id = any (:ids) order by n.written_at, n.id limit 1000")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Notes::read)
                .list();
    }

    private static Note read(ResultSet row, int number) throws SQLException {
        return new Note(
                row.getObject("id", UUID.class), row.getObject("call_id", UUID.class),
                row.getObject("replaces_id", UUID.class), row.getBoolean("is_private"),
                row.getString("content"), row.getTimestamp("written_at").toInstant(),
                row.getBoolean("withdrawn"));
    }

    /// Whether these are too many, or replace what is not the call's.
    @Transactional(readOnly = true)
    Optional<Refused> against(UUID call, List<Note.Draft> drafts) {
        if (drafts.isEmpty()) return Optional.empty();
        var there = ids(call);
        if (there.size() + drafts.size() > MOST) {
            return Optional.of(Refused.of("note", "calls.no.notes", MOST));
        }
        var known = new ArrayList<>(there);
        for (var draft : drafts) {
            if (draft.replaces() != null && !known.contains(draft.replaces())) {
                return Optional.of(Refused.of("note", "web.notOffered"));
            }
            known.add(draft.id());
        }
        return Optional.empty();
    }

    private List<UUID> ids(UUID call) {
        return sql.sql("select id from calls.note where call_id = :call")
                .param("call", call)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Adds those that are not there yet.
    ///
    /// @return whether there are more notes now that others may read
    @Transactional
    boolean write(Viewer viewer, Call call, List<Note.Draft> drafts, String device, Duration off,
            Instant now) {
        boolean isNoted = false;
        var there = ids(call.id());
        for (var draft : drafts) {
            if (there.contains(draft.id())) continue;
            var at = draft.writtenAt().minus(off);
            sql.sql("""
                    insert into calls.note (id, organisation_id, call_id, rep_id, replaces_id,
                                            is_private, content, device, written_at)
                    values (:id, :organisation, :call, :rep, :replaces,
                            :private, :content, :device, :at)
                    """)
                    .param("id", draft.id())
                    .param("organisation", viewer.organisation().id())
                    .param("call", call.id())
                    .param("rep", call.rep())
                    .param("replaces", draft.replaces())
                    .param("private", draft.isPrivate())
                    .param("content", draft.content())
                    .param("device", device)
                    .param("at", Timestamp.from(at.isAfter(now) ? now : at))
                    .update();
            isNoted |= !draft.isPrivate();
        }
        if (!drafts.isEmpty()) markTold(call.id());
        return isNoted;
    }

    /// A call that a file brought, and about which somebody wrote here, is not taken back with that
    /// file: notes would go with it. Where its day was submitted, that holds anyway.
    private void markTold(UUID call) {
        sql.sql("""
                update calls.call c
                set version = version + 1
                where c.id = :call and c.code <> ''
                  and not exists (select from calls.report r
                                  where r.organisation_id = c.organisation_id
                                    and r.rep_id = c.rep_id and r.day = c.visited_on)
                """)
                .param("call", call)
                .update();
    }

    /// Takes a note back from everybody but its rep. It stays taken back.
    ///
    /// @throws Absent where the viewer has no such note
    @Transactional
    void withdraw(Viewer viewer, UUID call, UUID note) {
        int known = sql.sql("""
                select count(*) from calls.note
                where id = :note and call_id = :call and rep_id = :rep
                """)
                .param("note", note)
                .param("call", call)
                .param("rep", viewer.rep())
                .query(Integer.class)
                .single();
        if (known == 0) throw new Absent("note");
        // what it replaced is taken back with it
        sql.sql("""
                insert into calls.withdrawal (note_id, organisation_id, rep_id)
                with recursive back (id) as (
                    select cast(:note as uuid)
                    union
                    select n.replaces_id
                    from back join calls.note n on n.id = back.id
                    where n.replaces_id is not null)
                select id, :organisation, :rep from back
                on conflict (organisation_id, note_id) do nothing
                """)
                .param("note", note)
                .param("organisation", viewer.organisation().id())
                .param("rep", viewer.rep())
                .update();
    }
}
