package linecard.hearing;

import linecard.access.Viewer;
import linecard.hearing.Tally.By;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Counts in how many calls themes are spoken of: the calls that a search for the theme finds. What
/// the principal remarked on them does not count.
@Repository
class Tallies {

    static final String RIVAL = "rival=";
    static final int MOST_RIVALS = 100;
    private static final int LATEST = 50;

    private final JdbcClient sql;
    private final Wordings wordings;

    Tallies(JdbcClient sql, Wordings wordings) {
        this.sql = sql;
        this.wordings = wordings;
    }

    /// By theme; the key is its id.
    @Transactional(readOnly = true)
    Map<UUID, Tally> of(Viewer viewer, Collection<Theme> themes, Stretch stretch) {
        var ids = new ArrayList<UUID>();
        var tokens = new ArrayList<String>();
        wordings.of(viewer, themes).forEach((theme, its) -> its.forEach(token -> {
            ids.add(theme.id());
            tokens.add(token);
        }));
        var tallies = new HashMap<UUID, Tally>();
        for (var theme : themes) {
            tallies.put(theme.id(), new Tally(theme.id().toString(), 0, 0));
        }
        sql.sql("""
                select w.theme,
                       count(distinct t.subject_id) filter (where t.said_on >= :from) as now,
                       count(distinct t.subject_id) filter (where t.said_on < :from) as before
                from unnest(:themes, :tokens) as w (theme, token)
                join hearing.token t
                  on t.organisation_id = :organisation and t.token = w.token
                where t.source <> 'remark' and t.said_on >= :before and t.said_on <= :to
                group by w.theme
                """)
                .param("themes", ids.toArray(UUID[]::new))
                .param("tokens", tokens.toArray(String[]::new))
                .param("organisation", viewer.organisation().id())
                .param("before", stretch.before().from())
                .param("from", stretch.from())
                .param("to", stretch.to())
                .query(row -> {
                    var theme = row.getObject("theme", UUID.class);
                    tallies.put(theme, new Tally(theme.toString(), row.getLong("now"),
                            row.getLong("before")));
                });
        return tallies;
    }

    /// Competitors that were seen, by how often; the key is the name without capitals and accents,
    /// so that it does not matter how each rep spells it.
    @Transactional(readOnly = true)
    List<Tally> rivals(Viewer viewer, Stretch stretch) {
        return sql.sql("""
                select t.token, count(*) filter (where t.said_on >= :from) as now,
                       count(*) filter (where t.said_on < :from) as before
                from hearing.token t
                where t.organisation_id = :organisation and t.token >= :rival
                  and t.token < :rival || chr(1114111)
                  and t.said_on >= :before and t.said_on <= :to
                group by t.token
                order by now desc, before desc, t.token
                limit :most
                """)
                .param("organisation", viewer.organisation().id())
                .param("rival", RIVAL)
                .param("before", stretch.before().from())
                .param("from", stretch.from())
                .param("to", stretch.to())
                .param("most", MOST_RIVALS)
                .query((row, _) -> new Tally(row.getString("token").substring(RIVAL.length()),
                        row.getLong("now"), row.getLong("before")))
                .list();
    }

    /// How each of these competitors is spelled in most of the latest calls that name it. A key
    /// that is longer than is counted may have none.
    @Transactional(readOnly = true)
    Map<String, String> spelled(Viewer viewer, Collection<String> rivals) {
        var spelled = new HashMap<String, String>();
        sql.sql("""
                select distinct on (s.token) s.token, s.name
                from (select w.token, named.name, count(*) as often, max(latest.said_on) as last
                      from unnest(:tokens::text[]) as w (token)
                      cross join lateral (
                          select t.subject_id, t.said_on
                          from hearing.token t
                          where t.organisation_id = :organisation and t.token = w.token
                          order by t.said_on desc, t.subject_id desc
                          limit :latest) latest
                      join calls.call c
                        on c.organisation_id = :organisation and c.id = latest.subject_id
                      cross join lateral unnest(c.competitors) as named (name)
                      where hearing.codes(null, null, array[named.name]) = array[w.token]
                      group by w.token, named.name) s
                order by s.token, s.often desc, s.last desc, s.name
                """)
                .param("tokens", rivals.stream().map(one -> RIVAL + one).toArray(String[]::new))
                .param("organisation", viewer.organisation().id())
                .param("latest", LATEST)
                .query(row -> {
                    spelled.put(row.getString("token").substring(RIVAL.length()),
                            row.getString("name"));
                });
        return spelled;
    }

    /// All calls that are over, whatever was said.
    @Transactional(readOnly = true)
    Tally all(Viewer viewer, Stretch stretch) {
        return sql.sql("""
                select count(*) filter (where c.visited_on >= :from) as now,
                       count(*) filter (where c.visited_on < :from) as before
                from calls.call c
                where c.visited_on >= :before and c.visited_on <= :to and c.state <> 'planned'
                """)
                .param("before", stretch.before().from())
                .param("from", stretch.from())
                .param("to", stretch.to())
                .query((row, _) -> new Tally("", row.getLong("now"), row.getLong("before")))
                .single();
    }

    /// One theme, by what its calls have in common, most first. A call that names two product
    /// lines counts for both.
    @Transactional(readOnly = true)
    Map<By, List<Tally>> parts(Viewer viewer, Theme theme, Stretch stretch) {
        var parts = new EnumMap<By, List<Tally>>(By.class);
        for (var by : By.values()) parts.put(by, new ArrayList<>());
        sql.sql("""
                with hit as (
                    select distinct t.subject_id, t.said_on >= :from as is_now
                    from hearing.token t
                    where t.organisation_id = :organisation and t.token = any (:tokens)
                      and t.source <> 'remark' and t.said_on >= :before and t.said_on <= :to
                ), about as (
                    select c.rep_id, c.account_id, c.lines, h.is_now
                    from hit h
                    join calls.call c on c.organisation_id = :organisation and c.id = h.subject_id
                ), part as (
                    select 'rep' as by, b.rep_id::text as key, b.is_now
                    from about b
                    union all
                    select 'type', coalesce(a.customer_type, ''), b.is_now
                    from about b
                    left join accounts.account a
                      on a.organisation_id = :organisation and a.id = b.account_id
                    union all
                    select 'line', l.line::text, b.is_now
                    from about b
                    cross join lateral unnest(b.lines) as l (line)
                )
                select p.by, p.key, count(*) filter (where p.is_now) as now,
                       count(*) filter (where not p.is_now) as before
                from part p
                group by p.by, p.key
                order by now desc, before desc, p.key
                limit 10000
                """)
                .param("organisation", viewer.organisation().id())
                .param("tokens", tokens(viewer, theme))
                .param("before", stretch.before().from())
                .param("from", stretch.from())
                .param("to", stretch.to())
                .query(row -> {
                    parts.computeIfAbsent(By.valueOf(row.getString("by")
                            .toUpperCase(Locale.ROOT)), _ -> new ArrayList<>()).add(
                            new Tally(row.getString("key"), row.getLong("now"),
                                    row.getLong("before")));
                });
        return parts;
    }

    /// One theme by the months in which the calls were made, from a day on.
    @Transactional(readOnly = true)
    Map<YearMonth, Long> months(Viewer viewer, Theme theme, LocalDate from, LocalDate to) {
        var months = new HashMap<YearMonth, Long>();
        sql.sql("""
                select date_trunc('month', t.said_on)::date as month,
                       count(distinct t.subject_id) as many
                from hearing.token t
                where t.organisation_id = :organisation and t.token = any (:tokens)
                  and t.source <> 'remark' and t.said_on >= :from and t.said_on <= :to
                group by 1
                """)
                .param("organisation", viewer.organisation().id())
                .param("tokens", tokens(viewer, theme))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    months.put(YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getLong("many"));
                });
        return months;
    }

    private String[] tokens(Viewer viewer, Theme theme) {
        return wordings.of(viewer, List.of(theme)).getOrDefault(theme, Set.of())
                .toArray(String[]::new);
    }
}
