package linecard.pipeline;

import linecard.calendar.KnownYears;
import linecard.pipeline.OpportunityFilter.State;
import linecard.traits.Trait;
import linecard.words.SearchText;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.time.LocalDate;

/// What of `pipeline.opportunity o` a filter leaves, as conditions of SQL.
final class Narrowed {

    private static final String NARROWED = """
            where (:everyRep or o.rep_id = :rep)
              and (:everyAgency or o.agency_id = :agency)
              and (:everyAccount or o.account_id = :account)
              and (:everyStage or o.stage_id = :stage)
              and (:everyLine or :line = any (o.lines))
              and o.expected_close >= :from and o.expected_close <= :to
              and (:state = 'all' or :ended and :state = o.outcome
                   or not :ended and o.outcome is null
                      and (:state = 'open'
                           or :state = 'overdue' and o.expected_close < :today
                           or :state = 'idle' and coalesce(o.next_on, '-infinity') < :today
                           or :state = 'moved'
                              and exists (select from accounts.assignment a
                                          where a.account_id = o.account_id and a.valid @> :today)
                              and not exists (select from accounts.assignment a
                                              where a.account_id = o.account_id
                                                and a.rep_id = o.rep_id and a.valid @> :today)
                           or :state = 'ageing' and exists (
                               select from pipeline.stage s
                               where s.id = o.stage_id
                                 and o.stage_at < now() - make_interval(days => s.ageing_days))))
              and (:first = '' or position(:first in o.search) > 0)
              and (:second = '' or position(:second in o.search) > 0)
              and (:third = '' or position(:third in o.search) > 0)
            """;

    private Narrowed() {}

    static String where(OpportunityFilter filter) {
        return NARROWED + filter.own().conditions(Trait.Of.OPPORTUNITY, "o.id");
    }

    static StatementSpec bind(StatementSpec statement, OpportunityFilter filter, LocalDate today) {
        var words = SearchText.asked(filter.text(), 3);
        return filter.own().bind(statement)
                .param("everyRep", filter.rep() == null)
                .param("rep", filter.rep())
                .param("everyAgency", filter.agency() == null)
                .param("agency", filter.agency())
                .param("everyAccount", filter.account() == null)
                .param("account", filter.account())
                .param("everyStage", filter.stage() == null)
                .param("stage", filter.stage())
                .param("everyLine", filter.line() == null)
                .param("line", filter.line())
                .param("from", filter.from() == null ? KnownYears.DAYS.from() : filter.from())
                .param("to", filter.to() == null ? KnownYears.DAYS.to() : filter.to())
                .param("state", filter.state().code())
                .param("ended", filter.state() == State.WON || filter.state() == State.LOST)
                .param("today", today)
                .param("first", words.get(0))
                .param("second", words.get(1))
                .param("third", words.get(2));
    }
}
