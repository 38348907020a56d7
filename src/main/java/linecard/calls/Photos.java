package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.files.Photo;
import linecard.packing.Sha256;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The pictures taken at calls.
@Repository
class Photos {

    static final int MOST = 12;

    private final JdbcClient sql;

    Photos(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param width in pixels, as the height is
    public record Kept(UUID id, int width, int height) {}

    /// In the order they were added.
    @Transactional(readOnly = true)
    List<Kept> of(Viewer viewer, UUID call) {
        return sql.sql("""
                select id, width, height
                from calls.photo
                where call_id = :call
                order by added_at, id
                limit 100
                """)
                .param("call", call)
                .query((row, _) -> new Kept(row.getObject("id", UUID.class),
                        row.getInt("width"), row.getInt("height")))
                .list();
    }

    /// Adds one; the same picture again changes nothing.
    ///
    /// @param id made by the device
    @Transactional
    Outcome add(Viewer viewer, Call call, UUID id, Photo photo) {
        var sha256 = Sha256.hex(photo.content());
        var there = sql.sql("select id from calls.photo where call_id = :call and sha256 = :sha256")
                .param("call", call.id())
                .param("sha256", sha256)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        if (!there.isEmpty()) return new Outcome.Done(there);
        if (of(viewer, call.id()).size() >= MOST) {
            return Refused.of("photo", "calls.no.photos", MOST);
        }
        int rows = sql.sql("""
                insert into calls.photo (id, organisation_id, call_id, rep_id, sha256, width,
                                         height)
                values (:id, :organisation, :call, :rep, :sha256, :width, :height)
                on conflict (organisation_id, id) do nothing
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("call", call.id())
                .param("rep", call.rep())
                .param("sha256", sha256)
                .param("width", photo.width())
                .param("height", photo.height())
                .update();
        if (rows == 0) return Refused.of("photo", "calls.no.foreign");
        sql.sql("""
                insert into calls.photo_content (photo_id, organisation_id, content)
                values (:id, :organisation, :content)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("content", photo.content())
                .update();
        return new Outcome.Done(List.of(id));
    }

    /// @throws Absent where the viewer sees no such picture
    @Transactional(readOnly = true)
    byte[] content(Viewer viewer, UUID id) {
        return sql.sql("select content from calls.photo_content where photo_id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> new Absent("photo"));
    }

    /// @return the call it was taken at
    /// @throws Absent where it is gone already
    @Transactional
    UUID remove(Viewer viewer, UUID id) {
        return sql.sql("delete from calls.photo where id = :id returning call_id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("photo"));
    }
}
