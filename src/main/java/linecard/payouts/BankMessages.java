package linecard.payouts;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.database.Batches;
import linecard.database.Paged;
import linecard.files.FileName;
import linecard.files.FileRefused;
import linecard.payouts.BankMessage.Kind;
import linecard.payouts.BankNews.Meaning;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What banks say of payments. A message is taken whole or not at all, and once: what it says takes
/// effect with it.
@Repository
public class BankMessages {

    private static final int PAYMENTS_AT_MOST = 20_000;
    private static final int CODE_CHARS = 35;
    private static final Pattern ORDER =
            Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    private static final String MESSAGE = """
            select m.id, m.kind, m.number, m.made_at, m.file_name, m.sha256, m.others, m.taken_at,
                   m.taken_name,
                   (select count(*) from payouts.said s where s.message_id = m.id) as payments,
                   (select count(*) from payouts.said s
                    where s.message_id = m.id
                      and s.consequence in ('different', 'contrary', 'day', 'unclear'))
                     as troubles
            from payouts.message m
            """;

    private static final String LATEST = "order by m.taken_at desc, m.id desc\n";

    private final JdbcClient sql;
    private final Batches rows;
    private final Ledger ledger;
    private final PayoutBatches batches;
    private final PaymentStates states;

    BankMessages(JdbcClient sql, Batches rows, Ledger ledger, PayoutBatches batches,
            PaymentStates states) {
        this.sql = sql;
        this.rows = rows;
        this.ledger = ledger;
        this.batches = batches;
        this.states = states;
    }

    /// Takes a message. Asked twice with the same id, it is taken once.
    ///
    /// @param name of the file
    /// @throws FileRefused where it is no message of a bank
    @Transactional
    public Outcome take(
            Viewer viewer, UUID id, String name, byte[] content, LocalDate today) {
        var message = BankReading.of(content);
        ledger.waitForOthers(viewer);
        if (find(id) != null) return new Outcome.Done(List.of(id));
        var earlier = earlier(message);
        if (earlier != null) {
            return Refused.of("file", "payouts.message.doubled", message.number(),
                    LocalDate.ofInstant(earlier.takenAt(), viewer.organisation().zone()),
                    earlier.takenName());
        }
        var payments = payments(viewer, message);
        if (payments.size() > PAYMENTS_AT_MOST) {
            return Refused.of("file", "payouts.message.many", PAYMENTS_AT_MOST);
        }
        var of = batches.of(viewer, payments.stream().map(Payment::batch).distinct().toList());
        var byName = BankRules.byName(of, payments);
        var unknown = BankRules.unknown(message, byName);
        if (!unknown.isEmpty()) {
            return Refused.of("file", "payouts.message.unknown", shortened(unknown));
        }
        var effect = BankRules.effect(message, byName, today);
        var heard = effect.heard();
        if (heard.isEmpty()) return Refused.of("file", "payouts.message.noneOurs");
        for (var one : heard) {
            if (one.payment().state() == State.BATCHED) {
                return Refused.of("file", "payouts.message.notApproved", one.payment().reference());
            }
        }
        write(viewer, id, message, name, content, effect.others());
        write(viewer, id, heard);
        states.follow(viewer, heard, today);
        return new Outcome.Done(List.of(id));
    }

    private List<Payment> payments(Viewer viewer, BankMessage message) {
        Set<String> references = new HashSet<>();
        Set<UUID> orders = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (var told : message.told()) {
            references.add(told.reference());
            var order = ORDER.matcher(told.order());
            if (order.matches()) {
                orders.add(UUID.fromString(order.replaceFirst("$1-$2-$3-$4-$5")));
            }
            int end = told.block().lastIndexOf('-');
            if (end > 0) numbers.add(told.block().substring(0, end));
        }
        return batches.named(viewer, references, orders, numbers, PAYMENTS_AT_MOST + 1);
    }

    private void write(
            Viewer viewer, UUID id, BankMessage message, String name, byte[] content, int others) {
        sql.sql("""
                insert into payouts.message (id, organisation_id, kind, number, made_at, file_name,
                                             sha256, others, taken_name)
                values (:id, :organisation, :kind, :number, :madeAt, :fileName,
                        encode(sha256(:content), 'hex'), :others, :name)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("kind", message.kind().code())
                .param("number", message.number())
                .param("madeAt", message.madeAt())
                .param("fileName", FileName.shown(name))
                .param("content", content)
                .param("others", others)
                .param("name", viewer.user().name(viewer.organisation().language()))
                .update();
    }

    private void write(Viewer viewer, UUID id, List<Heard> heard) {
        var words = Words.in(viewer.organisation().language());
        rows.run("""
                insert into payouts.said (organisation_id, message_id, payment_id, code,
                                          meaning, consequence, value_on, reason)
                values (:organisation, :message, :payment, :code,
                        :meaning, :consequence, :value, :reason)
                """, heard, one -> new MapSqlParameterSource()
                .addValue("organisation", viewer.organisation().id())
                .addValue("message", id)
                .addValue("payment", one.payment().id())
                .addValue("code", shortened(one.told().code()))
                .addValue("meaning", one.told().meaning().code())
                .addValue("consequence", one.consequence().code())
                .addValue("value", one.moved(), Types.DATE)
                .addValue("reason", reason(words, one)));
    }

    private static String reason(Words words, Heard heard) {
        var misfit = heard.misfit();
        return misfit != null ? misfit.packed()
                : heard.told().meaning() == Meaning.REFUSED
                ? BankRules.reason(words, heard.told()) : "";
    }

    private static String shortened(String code) {
        return code.length() <= CODE_CHARS ? code : code.substring(0, CODE_CHARS);
    }

    /// The same message, where it was taken before: by what the bank calls it.
    private @Nullable TakenMessage earlier(BankMessage message) {
        return sql.sql(MESSAGE + """
                where m.kind = :kind and m.number = :number and m.made_at = :madeAt
                """)
                .param("kind", message.kind().code())
                .param("number", message.number())
                .param("madeAt", message.madeAt())
                .query(BankMessages::read)
                .optional()
                .orElse(null);
    }

    private @Nullable TakenMessage find(UUID id) {
        return sql.sql(MESSAGE + "where m.id = :id")
                .param("id", id)
                .query(BankMessages::read)
                .optional()
                .orElse(null);
    }

    /// @throws Absent where there is none that the viewer sees
    @Transactional(readOnly = true)
    TakenMessage of(Viewer viewer, UUID id) {
        var found = find(id);
        if (found == null) throw new Absent("message");
        return found;
    }

    /// A page of them, the latest first.
    @Transactional(readOnly = true)
    Paged<TakenMessage> page(Viewer viewer, int number) {
        long total = sql.sql("select count(*) from payouts.message").query(Long.class).single();
        var rows = sql.sql(MESSAGE + LATEST + "limit :size offset :offset")
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query(BankMessages::read)
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Those that follow an id.
    @Transactional(readOnly = true)
    List<TakenMessage> after(Viewer viewer, UUID after, int most) {
        return sql.sql(MESSAGE + "where m.id > :after order by m.id limit :most")
                .param("after", after)
                .param("most", most)
                .query(BankMessages::read)
                .list();
    }

    /// All of them, the latest first: for files.
    @Transactional(readOnly = true)
    void each(Viewer viewer, Consumer<? super TakenMessage> taker) {
        sql.sql(MESSAGE + LATEST)
                .withFetchSize(500)
                .query((RowCallbackHandler) row -> taker.accept(read(row, 0)));
    }

    /// Those that speak of a batch, the latest first.
    @Transactional(readOnly = true)
    List<TakenMessage> ofBatch(Viewer viewer, UUID batch) {
        return sql.sql(MESSAGE + """
                where m.id in (select s.message_id
                               from payouts.said s
                               join payouts.payment p on p.id = s.payment_id
                               where p.batch_id = :batch)
                """ + LATEST)
                .param("batch", batch)
                .query(BankMessages::read)
                .list();
    }

    /// What a message said of each payment: what somebody has to look at first.
    @Transactional(readOnly = true)
    List<SaidOfPayment> said(Viewer viewer, UUID message) {
        return sql.sql("""
                select s.payment_id, p.batch_id, b.number, p.agency_id, p.agency_name, p.reference,
                       p.amount_minor, s.code, s.consequence, s.value_on, s.reason
                from payouts.said s
                join payouts.payment p on p.id = s.payment_id
                join payouts.batch b on b.id = p.batch_id
                where s.message_id = :message
                order by s.consequence not in ('different', 'contrary', 'day', 'unclear'),
                         p.reference
                limit 20000
                """)
                .param("message", message)
                .query((row, _) -> said(viewer, row))
                .list();
    }

    private static SaidOfPayment said(Viewer viewer, ResultSet row) throws SQLException {
        var consequence = Consequence.of(row.getString("consequence"));
        var reason = row.getString("reason");
        var misfit = consequence.isTrouble()
                ? Misfit.of(reason, viewer.organisation().currency()) : null;
        return new SaidOfPayment(
                row.getObject("payment_id", UUID.class),
                row.getObject("batch_id", UUID.class), row.getString("number"),
                row.getObject("agency_id", UUID.class), row.getString("agency_name"),
                row.getString("reference"),
                viewer.organisation().money(row.getLong("amount_minor")),
                row.getString("code"), consequence, row.getObject("value_on", LocalDate.class),
                misfit == null ? reason : "", misfit);
    }

    private static TakenMessage read(ResultSet row, int number) throws SQLException {
        return new TakenMessage(
                row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
                row.getString("number"), row.getString("made_at"), row.getString("file_name"),
                row.getString("sha256"), row.getInt("payments"), row.getInt("troubles"),
                row.getInt("others"), row.getTimestamp("taken_at").toInstant(),
                row.getString("taken_name"));
    }
}
