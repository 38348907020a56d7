package linecard.recognition;

import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.recognition.PullForward.Finding;
import linecard.sales.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// What reps sold around the end of a contest, beside earlier periods; and the documents of it.
@Repository
class FairPlay {

    private static final int MOST_DOCUMENTS = 300;

    private final JdbcClient sql;
    private final Contests contests;

    FairPlay(JdbcClient sql, Contests contests) {
        this.sql = sql;
        this.contests = contests;
    }

    /// Of each entrant, by net revenue as credited.
    ///
    /// @param today not before the end of the contest's days
    @Transactional(readOnly = true)
    List<Finding> of(Viewer viewer, Contest contest, LocalDate today) {
        var around = new ArrayList<Around>();
        around.add(Around.of(contest.rules().days()));
        around.addAll(Around.before(contest.rules().days()));
        var spells = spells(viewer, around);
        var own = new HashMap<UUID, Spell>();
        var earlier = new HashMap<UUID, List<Spell>>();
        for (var one : contests.entrants(viewer, contest.id())) {
            var theirs = spells.getOrDefault(one.rep(), Map.of());
            own.put(one.rep(), theirs.getOrDefault(0, Spell.NOTHING));
            var before = new ArrayList<Spell>();
            for (int k = 1; k < around.size(); k++) {
                before.add(theirs.getOrDefault(k, Spell.NOTHING));
            }
            earlier.put(one.rep(), before);
        }
        return PullForward.of(own, earlier, !today.isBefore(around.getFirst().after()));
    }

    private Map<UUID, Map<Integer, Spell>> spells(Viewer viewer, List<Around> around) {
        var spells = new HashMap<UUID, Map<Integer, Spell>>();
        sql.sql("""
                select s.rep_id, w.number,
                       coalesce(sum(s.net_minor) filter (
                           where s.booked_on < w.until and not b.back), 0)::bigint as whole,
                       coalesce(sum(s.net_minor) filter (
                           where s.booked_on >= w.last_from and s.booked_on < w.until
                             and not b.back), 0)::bigint as last,
                       coalesce(sum(s.net_minor) filter (
                           where s.booked_on >= w.until and not b.back), 0)::bigint as after,
                       coalesce(sum(s.net_minor) filter (
                           where s.booked_on >= w.until and b.back), 0)::bigint as returned
                from unnest(:froms::date[], :lasts::date[], :untils::date[], :afters::date[])
                     with ordinality as w (begin_on, last_from, until, after, number)
                join sales.share s on s.booked_on >= w.begin_on and s.booked_on < w.after
                cross join lateral (
                    select s.kind = 'credit' and not s.reversal as back) b
                where s.kind in (:counted, 'credit') and s.rep_id is not null
                group by s.rep_id, w.number
                """)
                .param("froms", days(around, Around::from))
                .param("lasts", days(around, Around::lastFrom))
                .param("untils", days(around, Around::until))
                .param("afters", days(around, Around::after))
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query(row -> {
                    spells.computeIfAbsent(row.getObject("rep_id", UUID.class),
                            _ -> new HashMap<>()).put(row.getInt("number") - 1,
                            new Spell(row.getLong("whole"), row.getLong("last"),
                                    row.getLong("after"), row.getLong("returned")));
                });
        return spells;
    }

    private static String[] days(List<Around> around, Function<Around, LocalDate> day) {
        return around.stream().map(day).map(LocalDate::toString).toArray(String[]::new);
    }

    /// A document that a finding rests on.
    ///
    /// @param takesBack the number of the document that a credit names; empty for none
    /// @param netMinor the rep's share of it
    record Source(
            UUID document, String number, LocalDate on, String account,
            String takesBack, long netMinor) {}

    /// Those of a rep from the contest's last days on, by date.
    @Transactional(readOnly = true)
    List<Source> sources(Viewer viewer, Contest contest, UUID rep) {
        var around = Around.of(contest.rules().days());
        return sql.sql("""
                select d.id, d.number, d.booked_on, a.name as account,
                       coalesce(d.original_number, '') as original, sum(s.net_minor)::bigint as net
                from sales.share s
                join sales.document d on d.id = s.document_id
                join accounts.account a on a.id = d.account_id
                where s.rep_id = :rep and s.kind in (:counted, 'credit')
                  and s.booked_on >= :from and s.booked_on < :until
                group by d.id, d.number, d.booked_on, d.original_number, a.name
                order by d.booked_on, d.number, d.id
                limit :most
                """)
                .param("rep", rep)
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("from", around.lastFrom())
                .param("until", around.after())
                .param("most", MOST_DOCUMENTS)
                .query((row, _) -> new Source(row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getObject("booked_on", LocalDate.class), row.getString("account"),
                        row.getString("original"), row.getLong("net")))
                .list();
    }
}
