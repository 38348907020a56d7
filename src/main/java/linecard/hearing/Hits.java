package linecard.hearing;

import linecard.access.Viewer;
import linecard.calendar.KnownYears;
import linecard.hearing.Hit.Place;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Finds the calls and reports that hold what is looked for, latest first.
///
/// Who sees everybody's: the rarest word's latest places are read from the index and asked for the
/// other words. Who sees the own: the own calls and reports are asked for each word, since nearly
/// all places of a frequent one are other people's. Only so many of the latest are looked at: that
/// is told.
@Repository
class Hits {

    /// No more are listed.
    static final int MOST = 1_000;
    /// So many places of each token are looked at.
    static final int DEPTH = 2_500;
    /// So many of the own calls and reports.
    private static final int OWN = 10_000;
    /// Counting further does not tell which word is rarer.
    private static final int COUNTED = 300;

    private static final String PLACES = """
            with looked as (
                select g.token, f.subject_id, f.said_on, f.rep_id
                from unnest(:group0) as g (token)
                cross join lateral (
                    select t.subject_id, t.said_on, t.rep_id
                    from hearing.token t
                    where t.organisation_id = :organisation and t.token = g.token
                      and t.said_on >= :from and t.said_on <= :to
                      and (:everyRep or t.rep_id = :rep)
                      and (not :ofTheme or t.source <> 'remark')
                    order by t.said_on desc, t.subject_id desc
                    limit :depth) f),
            cut as (
                select max(n.many) = :depth as is_cut
                from (select count(*) as many from looked group by token) n)
            """;

    private static final String OWN_REPORTS = """
            with seen as (select people.reps_seen() as reps),
            looked as (
                select c.id as subject_id, c.visited_on as said_on, c.rep_id
                from calls.call c
                where c.organisation_id = :organisation
                  and c.rep_id = any ((select reps from seen)::uuid[])
                  and c.visited_on >= :from and c.visited_on <= :to
                  and (:everyRep or c.rep_id = :rep)
                union
                select c.id, c.visited_on, c.rep_id
                from calls.participant p
                join calls.call c on c.organisation_id = p.organisation_id and c.id = p.call_id
                where p.organisation_id = :organisation
                  and p.rep_id = any ((select reps from seen)::uuid[])
                  and c.visited_on >= :from and c.visited_on <= :to
                  and (:everyRep or c.rep_id = :rep)
                union
                select r.id, r.day, r.rep_id
                from calls.report r
                where r.organisation_id = :organisation
                  and r.rep_id = any ((select reps from seen)::uuid[])
                  and r.day >= :from and r.day <= :to
                  and (:everyRep or r.rep_id = :rep)
                order by said_on desc, subject_id desc
                limit :depth),
            cut as (select count(*) = :depth as is_cut from looked)
            """;

    /// Without `offset 0` an EXISTS may be made of a table of all words that there are.
    private static final String HOLDS = """
            and exists (
                select from hearing.token t
                where t.organisation_id = :organisation and t.subject_id = l.subject_id
                  and t.token = any (:group%d)
                  and (not :ofTheme or t.source <> 'remark')
                offset 0)
            """;

    private final JdbcClient sql;
    private final Wordings wordings;
    private final Themes themes;

    Hits(JdbcClient sql, Wordings wordings, Themes themes) {
        this.sql = sql;
        this.wordings = wordings;
        this.themes = themes;
    }

    /// Nothing where neither a word, a theme nor a competitor is asked for.
    @Transactional(readOnly = true)
    Found find(Viewer viewer, Asked asked) {
        var words = wordings.of(viewer, asked.text());
        Set<String> theme = asked.theme() == null ? Set.of()
                : themes.find(viewer, asked.theme()).map(one -> wordings.of(viewer, List.of(one))
                        .getOrDefault(one, Set.of())).orElse(Set.of());
        var groups = new ArrayList<Set<String>>();
        for (var word : words) groups.add(word.tokens());
        if (asked.theme() != null) groups.add(theme);
        if (!asked.rival().isEmpty()) groups.add(Set.of(Tallies.RIVAL + asked.rival()));
        boolean isVain = groups.isEmpty() || groups.stream().anyMatch(Set::isEmpty);
        if (isVain) return new Found(words, theme, List.of(), false);
        var rows = viewer.role().isStaff()
                ? search(viewer, asked, rarestFirst(viewer, groups), PLACES, 1)
                : search(viewer, asked, groups, OWN_REPORTS, 0);
        boolean isCut = rows.size() > MOST || !rows.isEmpty() && rows.getFirst().isCut();
        return new Found(words, theme, rows.stream().limit(MOST).map(Row::place).toList(), isCut);
    }

    private List<Set<String>> rarestFirst(Viewer viewer, List<Set<String>> groups) {
        if (groups.size() == 1) return groups;
        var numbers = new ArrayList<Integer>();
        var tokens = new ArrayList<String>();
        for (int i = 0; i < groups.size(); i++) {
            for (var token : groups.get(i)) {
                numbers.add(i);
                tokens.add(token);
            }
        }
        var order = sql.sql("""
                select g.number
                from unnest(:numbers, :tokens) as g (number, token)
                cross join lateral (
                    select count(*) as many
                    from (select t.token
                          from hearing.token t
                          where t.organisation_id = :organisation and t.token = g.token
                          limit :counted) s) c
                group by g.number
                order by sum(c.many), g.number
                """)
                .param("numbers", numbers.toArray(Integer[]::new))
                .param("tokens", tokens.toArray(String[]::new))
                .param("organisation", viewer.organisation().id())
                .param("counted", COUNTED)
                .query(Integer.class)
                .list();
        return order.stream().map(groups::get).toList();
    }

    private record Row(Place place, boolean isCut) {}

    /// @param looked what is looked at
    /// @param known so many of the groups stand in all of that
    private List<Row> search(
            Viewer viewer, Asked asked, List<Set<String>> groups, String looked, int known) {
        var where = asked.where();
        boolean isNarrow = groups.size() > 1 || asked.isOfCalls();
        var statement = new StringBuilder(looked).append("""
                select distinct l.said_on, l.subject_id, l.rep_id,
                       (select is_cut from cut) as cut
                from looked l
                where (not :ofCalls or exists (
                      select from calls.call c
                      where c.organisation_id = :organisation and c.id = l.subject_id
                        and (:everyAccount or c.account_id = :account)
                        and (:everyAgency or c.agency_id = :agency)
                        and (:state = '' or c.state = :state)
                        and (:kind = '' or c.kind = :kind)
                        and (:outcome = '' or c.outcome = :outcome)
                        and (:everyLine or :line = any (c.lines))
                        and (:customerType = '' or exists (
                            select from accounts.account a
                            where a.organisation_id = :organisation and a.id = c.account_id
                              and a.customer_type = :customerType))
                      offset 0))
                """);
        for (int n = known; n < groups.size(); n++) statement.append(HOLDS.formatted(n));
        var asking = sql.sql(statement.append("""
                order by l.said_on desc, l.subject_id desc
                limit :most
                """).toString());
        for (int n = 0; n < groups.size(); n++) {
            asking = asking.param("group" + n, groups.get(n).toArray(String[]::new));
        }
        return asking
                .param("organisation", viewer.organisation().id())
                .param("from", where.from() == null ? KnownYears.DAYS.from() : where.from())
                .param("to", where.to() == null ? KnownYears.DAYS.to() : where.to())
                .param("everyRep", where.rep() == null)
                .param("rep", where.rep())
                .param("everyAccount", where.account() == null)
                .param("account", where.account())
                .param("everyAgency", where.agency() == null)
                .param("agency", where.agency())
                .param("state", where.state() == null ? "" : where.state().code())
                .param("kind", where.kind() == null ? "" : where.kind().code())
                .param("outcome", asked.outcome() == null ? "" : asked.outcome().code())
                .param("customerType", asked.customerType())
                .param("everyLine", asked.line() == null)
                .param("line", asked.line())
                .param("ofCalls", asked.isOfCalls())
                .param("ofTheme", asked.theme() != null)
                // each call has up to four sources of one token
                .param("depth", known == 0 ? OWN : isNarrow ? DEPTH : 4 * MOST)
                .param("most", MOST + 1)
                .query((row, _) -> new Row(new Place(row.getObject("subject_id", UUID.class),
                        row.getObject("said_on", LocalDate.class),
                        row.getObject("rep_id", UUID.class)), row.getBoolean("cut")))
                .list();
    }
}
