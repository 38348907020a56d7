package linecard.quotes;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.money.Money;
import linecard.quotes.Quote.Answer;
import linecard.quotes.Quote.Approval;
import linecard.quotes.Quote.Number;
import linecard.quotes.Quote.Offer;
import linecard.quotes.Quote.Sent;
import linecard.quotes.Quote.State;
import linecard.words.Coded;
import linecard.words.Language;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The quotes, and the SQL that finds them.
@Repository
public class Quotes {

    private static final String QUOTE = """
            select q.id, q.account_id, q.opportunity_id, q.contact_id, q.rep_id, q.agency_id,
                   q.title, q.language, q.currency, q.lines, q.valid_until, q.delivery, q.payment,
                   q.note, q.year, q.serial, q.revision, q.previous_id, q.state, q.approval,
                   q.approved_name, q.sent_at, q.sent_name, q.letterhead, q.customer,
                   q.answered_on, q.answer_note, q.version
            from quotes.quote q
            """;

    private static final String NARROWED = """
            where (:everyRep or q.rep_id = :rep)
              and (:everyAccount or q.account_id = :account)
              and (:everyOpportunity or q.opportunity_id = :opportunity)
              and (:standing = ''
                   or :standing = 'draft' and q.state = 'draft' and q.approval = 'none'
                   or :standing = 'waiting' and q.state = 'draft' and q.approval = 'asked'
                   or :standing = 'approved' and q.state = 'draft' and q.approval = 'given'
                   or :standing = 'sent' and q.state = 'sent' and q.valid_until >= :today
                   or :standing = 'expired' and q.state = 'sent' and q.valid_until < :today
                   or :standing = q.state and q.state not in ('draft', 'sent'))
              and (:first = '' or position(:first in q.search) > 0)
              and (:second = '' or position(:second in q.search) > 0)
              and (:third = '' or position(:third in q.search) > 0)
            """;

    private static final Pattern NUMBER =
            Pattern.compile("(?i)q[- ]?(\\d{4})[- ](\\d{1,6})(/\\d{0,3})?");

    private final JdbcClient sql;

    Quotes(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent where the viewer sees no such quote
    @Transactional(readOnly = true)
    Quote of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("quote"));
    }

    @Transactional(readOnly = true)
    Optional<Quote> find(Viewer viewer, UUID id) {
        return sql.sql(QUOTE + "where q.id = :id")
                .param("id", id)
                .query(Quotes::read)
                .optional();
    }

    /// Sent ones with a number, with zeros or without: `Q-2026-12`, and all its revisions.
    @Transactional(readOnly = true)
    public List<Quote> numbered(Viewer viewer, String typed, int most) {
        var match = NUMBER.matcher(typed);
        if (!match.matches()) return List.of();
        return sql.sql(QUOTE + """
                where q.year = :year and q.serial = :serial and q.sent_at is not null
                order by q.revision desc
                limit :most
                """)
                .param("year", Integer.parseInt(match.group(1)))
                .param("serial", Integer.parseInt(match.group(2)))
                .param("most", most)
                .query(Quotes::read)
                .list();
    }

    /// What was made to revise it.
    @Transactional(readOnly = true)
    Optional<Quote> following(Viewer viewer, UUID id) {
        return sql.sql(QUOTE + "where q.previous_id = :id")
                .param("id", id)
                .query(Quotes::read)
                .optional();
    }

    @Transactional(readOnly = true)
    long count(Viewer viewer, QuoteFilter filter, LocalDate today) {
        return narrowed("select count(*) from quotes.quote q\n" + NARROWED, filter, today)
                .query(Long.class)
                .single();
    }

    /// How many wait for approval.
    @Transactional(readOnly = true)
    public long waiting(Viewer viewer, LocalDate today) {
        return count(viewer, QuoteFilter.WAITING, today);
    }

    /// A page of a list, the latest first.
    @Transactional(readOnly = true)
    Paged<Quote> page(Viewer viewer, QuoteFilter filter, LocalDate today, int number) {
        long total = count(viewer, filter, today);
        if (total == 0) return Paged.of(List.of(), number);
        var rows = narrowed(QUOTE + NARROWED + """
                order by q.created_at desc, q.id desc
                limit :size offset :offset
                """, filter, today)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query(Quotes::read)
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Those of a list that follow an id.
    @Transactional(readOnly = true)
    List<Quote> after(Viewer viewer, QuoteFilter filter, LocalDate today, UUID after, int most) {
        return narrowed(QUOTE + NARROWED + "and q.id > :after order by q.id limit :most", filter,
                today)
                .param("after", after)
                .param("most", most)
                .query(Quotes::read)
                .list();
    }

    /// Every quote of a list, one after the other.
    @Transactional(readOnly = true)
    void each(Viewer viewer, QuoteFilter filter, LocalDate today, Consumer<? super Quote> reader) {
        narrowed(QUOTE + NARROWED + "order by q.created_at desc, q.id desc", filter, today)
                .withFetchSize(500)
                .query((RowCallbackHandler) row -> reader.accept(read(row, 0)));
    }

    /// How many there are in a currency, and what they come to before tax.
    public record Sum(long count, Money net) {}

    /// By currency, the largest number of quotes first.
    @Transactional(readOnly = true)
    List<Sum> sums(Viewer viewer, QuoteFilter filter, LocalDate today) {
        return narrowed("""
                select q.currency, count(*) as number, sum(q.net_minor) as net
                from quotes.quote q
                """ + NARROWED + "group by q.currency order by number desc, q.currency", filter,
                today)
                .query(Quotes::sum)
                .list();
    }

    /// The same of what was sent to these accounts, holds still and is unanswered.
    @Transactional(readOnly = true)
    public List<Sum> open(Viewer viewer, Collection<UUID> accounts, LocalDate today) {
        return sql.sql("""
                select q.currency, count(*) as number, sum(q.net_minor) as net
                from quotes.quote q
                where q.account_id = any (:accounts) and q.state = 'sent'
                  and q.valid_until >= :today
                group by q.currency
                order by number desc, q.currency
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("today", today)
                .query(Quotes::sum)
                .list();
    }

    private static Sum sum(ResultSet row, int n) throws SQLException {
        return new Sum(row.getLong("number"), new Money(
                row.getBigDecimal("net").longValueExact(),
                Currency.getInstance(row.getString("currency"))));
    }

    private JdbcClient.StatementSpec narrowed(
            String statement, QuoteFilter filter, LocalDate today) {
        var words = SearchText.asked(filter.text(), 3);
        return sql.sql(statement)
                .param("everyRep", filter.rep() == null)
                .param("rep", filter.rep())
                .param("everyAccount", filter.account() == null)
                .param("account", filter.account())
                .param("everyOpportunity", filter.opportunity() == null)
                .param("opportunity", filter.opportunity())
                .param("standing", filter.standing() == null ? "" : filter.standing().code())
                .param("today", today)
                .param("first", words.get(0))
                .param("second", words.get(1))
                .param("third", words.get(2));
    }

    private static Quote read(ResultSet row, int n) throws SQLException {
        return new Quote(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("opportunity_id", UUID.class),
                row.getObject("contact_id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("agency_id", UUID.class), offer(row), number(row),
                row.getInt("revision"), row.getObject("previous_id", UUID.class),
                Coded.of(State.class, row.getString("state")),
                Coded.of(Approval.class, row.getString("approval")),
                row.getString("approved_name"), sent(row), answer(row), row.getInt("version"));
    }

    private static Offer offer(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new Offer(row.getString("title"), Language.of(row.getString("language")), currency,
                StoredLine.read(row.getString("lines"), currency),
                row.getObject("valid_until", LocalDate.class), row.getString("delivery"),
                row.getString("payment"), row.getString("note"));
    }

    private static @Nullable Number number(ResultSet row) throws SQLException {
        int year = row.getInt("year");
        return row.wasNull() ? null : new Number(year, row.getInt("serial"));
    }

    private static @Nullable Sent sent(ResultSet row) throws SQLException {
        var at = row.getTimestamp("sent_at");
        return at == null ? null : new Sent(at.toInstant(), row.getString("sent_name"),
                row.getString("letterhead"), row.getString("customer"));
    }

    private static @Nullable Answer answer(ResultSet row) throws SQLException {
        var on = row.getObject("answered_on", LocalDate.class);
        return on == null ? null : new Answer(on, row.getString("answer_note"));
    }
}
