package linecard.hearing;

import linecard.access.Viewer;
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
/// The rarest word's latest places are read from the index and asked for the other words. Where
/// every word is frequent, only so many of the latest are looked at: that is told.
@Repository
class Hits {

    /// No more are listed.
    static final int MOST = 1_000;
    /// So many places of each token are looked at.
    static final int DEPTH = 2_500;
    /// Counting further does not tell which word is rarer.
    private static final int COUNTED = 300;

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
    public Found find(Viewer viewer, Asked asked) {
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
        return search(viewer, asked, words, theme, rarestFirst(viewer, groups));
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

    /// Without `offset 0` an EXISTS may be made of a table of all calls that there are.
    private Found search(Viewer viewer, Asked asked, List<Wanted> words, Set<String> theme,
            List<Set<String>> groups) {
        var where = asked.where();
        boolean isNarrow = groups.size() > 1 || asked.isOfCalls();
        var rows = sql.sql("""
                with looked as (
                    select g.token, f.subject_id, f.said_on, f.rep_id
                    from unnest(:first) as g (token)
                    cross join lateral (
                        select t.subject_id, t.said_on, t.rep_id
                        from hearing.token t
                        where t.organisation_id = :organisation and t.token = g.token
                          and t.said_on >= :from and t.said_on <= :to
                          and (:everyRep or t.rep_id = :rep)
                          and (not :ofTheme or t.source <> 'remark')
                        order by t.said_on desc, t.subject_id desc
                        limit :depth) f
                )
                select distinct l.said_on, l.subject_id, l.rep_id,
                       (select max(n.many) = :depth
                        from (select count(*) as many from looked group by token) n) as cut
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
                  and (:groups < 2 or exists (
                      select from hearing.token t
                      where t.organisation_id = :organisation and t.subject_id = l.subject_id
                        and t.token = any (:second)
                        and (not :ofTheme or t.source <> 'remark')
                      offset 0))
                  and (:groups < 3 or exists (
                      select from hearing.token t
                      where t.organisation_id = :organisation and t.subject_id = l.subject_id
                        and t.token = any (:third)
                        and (not :ofTheme or t.source <> 'remark')
                      offset 0))
                  and (:groups < 4 or exists (
                      select from hearing.token t
                      where t.organisation_id = :organisation and t.subject_id = l.subject_id
                        and t.token = any (:fourth)
                        and (not :ofTheme or t.source <> 'remark')
                      offset 0))
                  and (:groups < 5 or exists (
                      select from hearing.token t
                      where t.organisation_id = :organisation and t.subject_id = l.subject_id
                        and t.token = any (:fifth)
                        and (not :ofTheme or t.source <> 'remark')
                      offset 0))
                  and (:groups < 6 or exists (
                      select from hearing.token t
                      where t.organisation_id = :organisation and t.subject_id = l.subject_id
                        and t.token = any (:sixth)
                      offset 0))
                order by l.said_on desc, l.subject_id desc
                limit :most
                """)
                .param("organisation", viewer.organisation().id())
                .param("first", tokens(groups, 0))
                .param("second", tokens(groups, 1))
                .param("third", tokens(groups, 2))
                .param("fourth", tokens(groups, 3))
                .param("fifth", tokens(groups, 4))
                .param("sixth", tokens(groups, 5))
                .param("groups", groups.size())
                .param("from", where.from() == null ? LocalDate.of(1990, 1, 1) : where.from())
                .param("to", where.to() == null ? LocalDate.of(2200, 1, 1) : where.to())
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
                .param("depth", isNarrow ? DEPTH : 4 * MOST)
                .param("most", MOST + 1)
                .query((row, _) -> new Row(new Place(row.getObject("subject_id", UUID.class),
                        row.getObject("said_on", LocalDate.class),
                        row.getObject("rep_id", UUID.class)), row.getBoolean("cut")))
                .list();
        boolean isCut = rows.size() > MOST || !rows.isEmpty() && rows.getFirst().isCut();
        return new Found(words, theme, rows.stream().limit(MOST).map(Row::place).toList(), isCut);
    }

    private static String[] tokens(List<Set<String>> groups, int number) {
        return number < groups.size() ? groups.get(number).toArray(String[]::new) : new String[0];
    }
}
