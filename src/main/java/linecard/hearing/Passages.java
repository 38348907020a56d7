package linecard.hearing;

import linecard.access.Viewer;
import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.State;
import linecard.database.PlannedOnce;
import linecard.hearing.Hit.About;
import linecard.hearing.Hit.Passage;
import linecard.hearing.Hit.Place;
import linecard.hearing.Hit.Source;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads what was found where it stands: only what the viewer may read of it.
@Repository
class Passages {

    private static final int MOST = 3;

    private final JdbcClient sql;
    private final PlannedOnce planned;

    Passages(JdbcClient sql, PlannedOnce planned) {
        this.sql = sql;
        this.planned = planned;
    }

    /// The hits at these places, in their order, with up to three passages each.
    @Transactional(readOnly = true)
    List<Hit> of(Viewer viewer, List<Place> places, Set<String> tokens) {
        if (places.isEmpty()) return List.of();
        planned.here();
        var ids = places.stream().map(Place::id).toArray(UUID[]::new);
        var about = about(viewer, ids);
        var written = written(viewer, ids);
        var hits = new ArrayList<Hit>();
        for (var place : places) {
            var its = about.get(place.id());
            var passages = new ArrayList<Passage>();
            if (its != null) {
                for (var phrase : its.phrases()) add(passages, Source.CALL, phrase, tokens);
                for (var rival : its.competitors()) add(passages, Source.CALL, rival, tokens);
            }
            for (var one : written.getOrDefault(place.id(), List.of())) {
                add(passages, one.source(), one.content(), tokens);
            }
            hits.add(new Hit(place, its, telling(passages)));
        }
        return hits;
    }

    /// Those that hold what was looked for; where none does, the first.
    private static List<Passage> telling(List<Passage> passages) {
        var hits = passages.stream().filter(one -> one.snippet().isHit()).limit(MOST).toList();
        return hits.isEmpty() ? passages.stream().limit(1).toList() : hits;
    }

    private static void add(
            List<Passage> passages, Source source, String content, Set<String> tokens) {
        passages.add(new Passage(source, Snippet.of(content.replaceAll("\\s+", " "), tokens)));
    }

    private Map<UUID, About> about(Viewer viewer, UUID[] ids) {
        var about = new HashMap<UUID, About>();
        sql.sql("""
                select c.id, c.account_id, c.state, c.kind, c.outcome, c.next_step, c.competitors,
                       array(select p.content from calls.phrase p
                             where p.organisation_id = c.organisation_id
                               and p.id = any (c.phrases)
                             order by p.content) as phrases
                from calls.call c
                where c.organisation_id = :organisation and c.id = any (:ids)
                """)
                .param("organisation", viewer.organisation().id())
                .param("ids", ids)
                .query(row -> {
                    about.put(row.getObject("id", UUID.class), read(row));
                });
        return about;
    }

    private static About read(ResultSet row) throws SQLException {
        return new About(row.getObject("account_id", UUID.class),
                Coded.of(State.class, row.getString("state")),
                Coded.of(Kind.class, row.getString("kind")),
                choice(Outcome.class, row.getString("outcome")),
                choice(NextStep.class, row.getString("next_step")),
                List.of((String[]) row.getArray("phrases").getArray()),
                List.of((String[]) row.getArray("competitors").getArray()));
    }

    private static <T extends Enum<T> & Coded> @Nullable T choice(
            Class<T> kind, @Nullable String code) {
        return code == null ? null : Coded.of(kind, code);
    }

    private record Written(Source source, String content) {}

    /// In the order in which it was written.
    private Map<UUID, List<Written>> written(Viewer viewer, UUID[] ids) {
        var written = new HashMap<UUID, List<Written>>();
        sql.sql("""
                select n.call_id as subject_id, 'note' as source, n.content, n.written_at as at
                from calls.note n
                where n.organisation_id = :organisation and n.call_id = any (:ids)
                  and not n.is_private and n.content <> ''
                  and not exists (select from calls.withdrawal w
                                  where w.organisation_id = n.organisation_id
                                    and w.note_id = n.id)
                  and not exists (select from calls.note o
                                  where o.organisation_id = n.organisation_id
                                    and o.replaces_id = n.id)
                union all
                select a.call_id, 'answer', a.content, a.answered_at
                from calls.answer a
                where a.organisation_id = :organisation and a.call_id = any (:ids)
                union all
                select coalesce(m.call_id, m.report_id), 'remark', m.content, m.written_at
                from calls.remark m
                where m.organisation_id = :organisation
                  and (m.call_id = any (:ids) or m.report_id = any (:ids) and m.call_id is null)
                order by at
                limit 10000
                """)
                .param("organisation", viewer.organisation().id())
                .param("ids", ids)
                .query(row -> {
                    written.computeIfAbsent(row.getObject("subject_id", UUID.class),
                            _ -> new ArrayList<>()).add(new Written(
                            Coded.of(Source.class, row.getString("source")),
                            row.getString("content")));
                });
        return written;
    }
}
