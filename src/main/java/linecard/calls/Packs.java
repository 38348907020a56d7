package linecard.calls;

import linecard.access.Viewer;
import linecard.calls.Call.State;
import linecard.calls.Monitoring.Feature;
import linecard.calls.Pack.Asked;
import linecard.calls.Pack.Named;
import linecard.calls.Pack.Planned;
import linecard.calls.Pack.Sentence;
import linecard.calls.Pack.Stop;
import linecard.calls.Phrase.Theme;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.people.Rep;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Puts day packs together, small enough for a slow network.
@Repository
class Packs {

    static final int MOST_BYTES = 300_000;

    private static final int MOST_ACCOUNTS = 1_500;
    private static final int MOST_LINES = 200;
    private static final int MOST_PHRASES = 150;
    private static final int MOST_NAMES = 100;
    private static final int MOST_QUESTIONS = 100;
    private static final int DAYS = 14;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Calls calls;
    private final ProductLines lines;
    private final Phrases phrases;
    private final Colleagues colleagues;
    private final Talk talk;
    private final Regimes regimes;
    private final WorkingTimes times;

    Packs(JdbcClient sql, JsonMapper json, Calls calls, ProductLines lines, Phrases phrases,
            Colleagues colleagues, Talk talk, Regimes regimes, WorkingTimes times) {
        this.sql = sql;
        this.json = json;
        this.calls = calls;
        this.lines = lines;
        this.phrases = phrases;
        this.colleagues = colleagues;
        this.talk = talk;
        this.regimes = regimes;
        this.times = times;
    }

    /// @return at most [#MOST_BYTES] long as JSON: where it would be longer, the accounts that
    /// were seen last and have no next step are left out
    @Transactional(readOnly = true)
    Pack of(Viewer viewer, Rep rep, Instant now) {
        var pack = whole(viewer, rep, now);
        while (json.writeValueAsBytes(pack).length > MOST_BYTES) {
            pack = pack.cut(pack.accounts().size() * 4 / 5);
        }
        return pack;
    }

    private Pack whole(Viewer viewer, Rep rep, Instant now) {
        var today = times.of(viewer, rep.id()).day(now);
        var stops = stops(rep.id(), today);
        var known = stops.stream().map(Stop::id).toList();
        var sentences = phrases.all(viewer).stream().filter(one -> !one.isArchived()).toList();
        return new Pack(viewer.user().id(), now, viewer.language().code(),
                regimes.known(viewer).on(rep.agency(), today).contains(Feature.REPORTS), stops,
                planned(viewer, rep, today),
                talk.open(viewer, known).stream().limit(MOST_QUESTIONS)
                        .map(one -> new Asked(one.id(), one.account(), one.content())).toList(),
                lines.all(viewer).stream().filter(line -> !line.archived()).limit(MOST_LINES)
                        .map(Packs::named).toList(),
                sentences.stream().filter(one -> one.theme() != Theme.COMPETITOR)
                        .limit(MOST_PHRASES)
                        .map(one -> new Sentence(one.id(), one.content())).toList(),
                sentences.stream().filter(one -> one.theme() == Theme.COMPETITOR)
                        .limit(MOST_NAMES).map(Phrase::content).toList(),
                colleagues.all(viewer).values().stream()
                        .filter(one -> one.isOpen() && !one.rep().equals(rep.id()))
                        .limit(MOST_NAMES)
                        .map(one -> new Named(one.rep(), one.name())).toList(),
                stops.size() == MOST_ACCOUNTS);
    }

    private static Named named(ProductLine line) {
        return new Named(line.id(), line.name());
    }

    private List<Planned> planned(Viewer viewer, Rep rep, LocalDate today) {
        return calls.ofRep(viewer, rep.id(), today.minusDays(DAYS), today.plusDays(DAYS)).stream()
                .filter(call -> call.told().state() == State.PLANNED
                        && call.rep().equals(rep.id()))
                .map(call -> new Planned(call.id(), call.account(), call.day()))
                .toList();
    }

    private List<Stop> stops(UUID rep, LocalDate today) {
        return sql.sql("""
                select a.id, a.name, a.postal_code, a.city, a.phone, l.visited_on,
                       coalesce(l.outcome, l.state) as came_of_it, l.next_on, l.next_step
                from accounts.account a
                left join lateral (
                    select c.visited_on, c.outcome, c.state, c.next_on, c.next_step
                    from calls.call c
                    where c.account_id = a.id and c.state <> 'planned'
                    order by c.visited_on desc, c.id desc
                    limit 1) l on true
                where a.archived_at is null
                  and a.id in (select s.account_id from accounts.assignment s
                               where s.rep_id = :rep and s.valid @> :today)
                order by l.next_on nulls last, l.visited_on nulls first, a.name, a.id
                limit :most
                """)
                .param("rep", rep)
                .param("today", today)
                .param("most", MOST_ACCOUNTS)
                .query((row, _) -> new Stop(
                        row.getObject("id", UUID.class), row.getString("name"),
                        (row.getString("postal_code") + " " + row.getString("city")).strip(),
                        row.getString("phone"), row.getObject("visited_on", LocalDate.class),
                        row.getString("came_of_it"), row.getObject("next_on", LocalDate.class),
                        row.getString("next_step")))
                .list();
    }
}
