package linecard.quotes;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.quotes.Quote.Number;
import linecard.words.SearchText;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/// The SQL that writes quotes, and gives them their numbers.
@Repository
class QuoteRows {

    private final JdbcClient sql;
    private final Batches batches;

    QuoteRows(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// @param account what its account is called
    record Named(Quote quote, String account) {}

    @Transactional
    void add(Viewer viewer, List<Named> added) {
        batches.run("""
                insert into quotes.quote (
                    id, organisation_id, account_id, opportunity_id, contact_id, rep_id, agency_id,
                    title, language, currency, lines, net_minor, tax_minor, valid_until, delivery,
                    payment, note, revision, previous_id, year, serial, state, approval,
                    approved_name, sent_at, sent_name, letterhead, customer, answered_on,
                    answer_note, created_at, search)
                values (
                    :id, :organisation, :account, :opportunity, :contact, :rep, :agency,
                    :title, :language, :currency, :lines::jsonb, :net, :tax, :validUntil,
                    :delivery, :payment, :note, :revision, :previous, :year, :serial, :state,
                    :approval, :approvedBy, :sentAt, :sentBy, :letterhead, :customer, :answeredOn,
                    :answerNote, coalesce(:sentAt, now()), :search)
                """, added, one -> columns(viewer, one));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Quote changed, String account) {
        int rows = batches.run("""
                update quotes.quote
                set contact_id = :contact, title = :title, language = :language,
                    currency = :currency, lines = :lines::jsonb, net_minor = :net,
                    tax_minor = :tax, valid_until = :validUntil, delivery = :delivery,
                    payment = :payment, note = :note, year = :year, serial = :serial,
                    state = :state, approval = :approval, approved_name = :approvedBy,
                    sent_at = :sentAt, sent_name = :sentBy, letterhead = :letterhead,
                    customer = :customer, search = :search, version = version + 1
                where id = :id and version = :version and state = 'draft'
                """, List.of(new Named(changed, account)), one -> columns(viewer, one));
        if (rows == 0) throw new Stale("quote");
    }

    /// What became of one that was sent.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    void answer(Viewer viewer, Quote changed) {
        var answer = changed.answer();
        int rows = sql.sql("""
                update quotes.quote
                set state = :state, answered_on = :on, answer_note = :note, version = version + 1
                where id = :id and version = :version and state <> 'draft'
                """)
                .param("state", changed.state().code())
                .param("on", answer == null ? null : answer.on())
                .param("note", answer == null ? "" : answer.note())
                .param("id", changed.id())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("quote");
    }

    /// @throws Stale where somebody changed it since, or it was sent
    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        int rows = sql.sql("""
                delete from quotes.quote where id = :id and version = :version and state = 'draft'
                """)
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("quote");
    }

    /// The next of a year's numbers. Who asks at the same time waits for this transaction, and a
    /// number of one that is rolled back is given again: no gap.
    @Transactional
    Number next(Viewer viewer, int year) {
        int serial = sql.sql("""
                insert into quotes.series (organisation_id, year, last)
                values (:organisation, :year, 1)
                on conflict (organisation_id, year)
                    do update set last = series.last + 1, version = series.version + 1
                returning last
                """)
                .param("organisation", viewer.organisation().id())
                .param("year", year)
                .query(Integer.class)
                .single();
        return new Number(year, serial);
    }

    private static MapSqlParameterSource columns(Viewer viewer, Named named) {
        var one = named.quote();
        var offer = one.offer();
        var totals = offer.totals();
        var number = one.number();
        var sent = one.sent();
        var answer = one.answer();
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", one.id())
                .addValue("account", one.account())
                .addValue("opportunity", one.opportunity())
                .addValue("contact", one.contact())
                .addValue("rep", one.rep())
                .addValue("agency", one.agency())
                .addValue("title", offer.title())
                .addValue("language", offer.language().code())
                .addValue("currency", offer.currency().getCurrencyCode())
                .addValue("lines", StoredLine.write(offer.lines()))
                .addValue("net", totals.net().minor())
                .addValue("tax", totals.tax().minor())
                .addValue("validUntil", offer.validUntil())
                .addValue("delivery", offer.delivery())
                .addValue("payment", offer.payment())
                .addValue("note", offer.note())
                .addValue("revision", one.revision())
                .addValue("previous", one.previous())
                .addValue("year", number == null ? null : number.year())
                .addValue("serial", number == null ? null : number.serial())
                .addValue("state", one.state().code())
                .addValue("approval", one.approval().code())
                .addValue("approvedBy", one.approvedBy())
                .addValue("sentAt", sent == null ? null : Timestamp.from(sent.at()))
                .addValue("sentBy", sent == null ? "" : sent.by())
                .addValue("letterhead", sent == null ? "" : sent.letterhead())
                .addValue("customer", sent == null ? "" : sent.customer())
                .addValue("answeredOn", answer == null ? null : answer.on())
                .addValue("answerNote", answer == null ? "" : answer.note())
                .addValue("version", one.version())
                .addValue("search", SearchText.of(
                        offer.title(), named.account(), one.label()));
    }
}
