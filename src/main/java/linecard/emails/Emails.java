package linecard.emails;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.database.Paged;
import linecard.emails.Match.Target;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The mails that members handed in, and the SQL that keeps them.
@Repository
class Emails {

    private static final String HEAD = """
            select e.id, e.user_id, e.agency_id, e.way, e.from_name, e.from_address, e.recipients,
                   e.recipient_count, e.subject, e.sent_at, e.received_at, e.is_cut,
                   e.is_automatic, e.is_broken,\s""";

    private static final String LISTED = HEAD + "left(e.content, 300) as content\n"
            + "from emails.email e\n";

    private static final String NARROWED = """
            where (not :waiting or e.user_id = :viewer
                   and not exists (select from emails.placement p where p.email_id = e.id))
              and (:everyAccount or e.id in (select p.email_id from emails.placement p
                                             where p.account_id = :account))
              and (:everyContact or e.id in (select p.email_id from emails.placement p
                                             where p.contact_id = :contact))
              and (:q = '' or position(lower(:q) in lower(
                       e.subject || ' ' || e.from_name || ' ' || e.from_address)) > 0)
            """;

    private static final String LATEST = "order by e.sent_at desc, e.id desc\n";

    private final JdbcClient sql;
    private final Attachments attachments;
    private final Placements placements;

    Emails(JdbcClient sql, Attachments attachments, Placements placements) {
        this.sql = sql;
        this.attachments = attachments;
        this.placements = placements;
    }

    /// Keeps a mail, with what came with it and where it stands: all or nothing.
    ///
    /// @return its id; that of the first where the same mail of this member is here already, which
    /// then stays as it is
    @Transactional
    Kept add(Viewer viewer, Incoming mail, Way way, List<Attachment.Fresh> files,
            List<Target> targets) {
        var id = Ids.fresh();
        int rows = sql.sql("""
                insert into emails.email (
                    id, organisation_id, user_id, agency_id, way, message_key, from_name,
                    from_address, recipients, recipient_count, addresses, subject, sent_at,
                    content, is_cut, is_automatic, is_broken)
                values (:id, :organisation, :user, :agency, :way, :key, :fromName,
                        :fromAddress, :recipients, :count, :addresses, :subject, :sentAt,
                        :content, :cut, :automatic, :broken)
                on conflict (organisation_id, user_id, message_key) do nothing
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("user", viewer.user().id())
                .param("agency", viewer.agency())
                .param("way", way.code())
                .param("key", mail.key())
                .param("fromName", mail.from().name())
                .param("fromAddress", mail.from().address())
                .param("recipients", mail.recipients().toArray(String[]::new))
                .param("count", mail.to().size())
                .param("addresses", mail.addresses().toArray(String[]::new))
                .param("subject", mail.subject())
                .param("sentAt", Timestamp.from(mail.sentAt()))
                .param("content", mail.text())
                .param("cut", mail.isCut())
                .param("automatic", mail.isAutomatic())
                .param("broken", mail.isBroken())
                .update();
        if (rows == 0) return new Kept(known(viewer, mail.key()), false);
        attachments.addAll(viewer, id, files);
        for (var target : targets) placements.add(viewer, id, target);
        return new Kept(id, true);
    }

    /// @param isNew whether it was not here before
    record Kept(UUID id, boolean isNew) {}

    private UUID known(Viewer viewer, String key) {
        return sql.sql("""
                select id from emails.email where user_id = :user and message_key = :key
                """)
                .param("user", viewer.user().id())
                .param("key", key)
                .query(UUID.class)
                .single();
    }

    @Transactional(readOnly = true)
    Paged<Email> page(Viewer viewer, EmailFilter filter, int number) {
        long total = narrowed(viewer, "select count(*) from emails.email e\n" + NARROWED, filter)
                .query(Long.class)
                .single();
        var rows = narrowed(viewer, LISTED + NARROWED + LATEST + "limit :size offset :offset",
                filter)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query(Emails::read)
                .list();
        return new Paged<>(rows, number, total);
    }

    /// The latest of a list, so many at most.
    @Transactional(readOnly = true)
    List<Email> latest(Viewer viewer, EmailFilter filter, int most) {
        return narrowed(viewer, LISTED + NARROWED + LATEST + "limit :most", filter)
                .param("most", most)
                .query(Emails::read)
                .list();
    }

    /// The same, with all that they say.
    @Transactional(readOnly = true)
    List<Email> whole(Viewer viewer, EmailFilter filter, int most) {
        return narrowed(viewer, HEAD + "e.content\nfrom emails.email e\n" + NARROWED + LATEST
                + "limit :most", filter)
                .param("most", most)
                .query(Emails::read)
                .list();
    }

    /// Those that follow an id, in the order they came in.
    @Transactional(readOnly = true)
    List<Email> after(Viewer viewer, EmailFilter filter, UUID after, int most) {
        return narrowed(viewer, LISTED + NARROWED + "and e.id > :after order by e.id limit :most",
                filter)
                .param("after", after)
                .param("most", most)
                .query(Emails::read)
                .list();
    }

    /// Every mail of a list, one after the other.
    @Transactional(readOnly = true)
    void each(Viewer viewer, EmailFilter filter, Consumer<? super Email> reader) {
        narrowed(viewer, LISTED + NARROWED + LATEST, filter)
                .withFetchSize(500)
                .query((RowCallbackHandler) row -> reader.accept(read(row, 0)));
    }

    private StatementSpec narrowed(Viewer viewer, String statement, EmailFilter filter) {
        return sql.sql(statement)
                .param("viewer", viewer.user().id())
                .param("waiting", filter.waiting())
                .param("everyAccount", filter.account() == null)
                .param("account", filter.account())
                .param("everyContact", filter.contact() == null)
                .param("contact", filter.contact())
                .param("q", filter.text());
    }

    /// With all that it says.
    ///
    /// @throws Absent where there is none that the viewer may see
    @Transactional(readOnly = true)
    Email of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("email"));
    }

    /// @throws Absent where the viewer handed in none of that id
    @Transactional(readOnly = true)
    Email own(Viewer viewer, UUID id) {
        return find(viewer, id).filter(one -> one.user().equals(viewer.user().id()))
                .orElseThrow(() -> new Absent("email"));
    }

    @Transactional(readOnly = true)
    boolean isSeen(Viewer viewer, UUID id) {
        return find(viewer, id).isPresent();
    }

    private Optional<Email> find(Viewer viewer, UUID id) {
        return sql.sql(HEAD + "e.content from emails.email e where e.id = :id")
                .param("id", id)
                .query(Emails::read)
                .optional();
    }

    /// The addresses in a mail, by which places can be proposed.
    @Transactional(readOnly = true)
    List<String> addresses(Viewer viewer, UUID id) {
        return sql.sql("""
                select a.address
                from emails.email e
                cross join lateral unnest(e.addresses) as a (address)
                where e.id = :id
                limit 200
                """)
                .param("id", id)
                .query((row, _) -> row.getString("address"))
                .list();
    }

    /// How many of the viewer's mails wait for an account.
    @Transactional(readOnly = true)
    long waiting(Viewer viewer) {
        return narrowed(viewer, "select count(*) from emails.email e\n" + NARROWED,
                EmailFilter.WAITING).query(Long.class).single();
    }

    /// Throws a mail of one's own away, for good.
    ///
    /// @throws Absent where the viewer handed in none of that id
    @Transactional
    void remove(Viewer viewer, UUID id) {
        int rows = sql.sql("delete from emails.email where id = :id and user_id = :user")
                .param("id", id)
                .param("user", viewer.user().id())
                .update();
        if (rows == 0) throw new Absent("email");
    }

    /// Throws away, of all members, what waited for an account too long.
    @Transactional
    long clear(Viewer owner) {
        return sql.sql("select emails.clear()").query(Long.class).single();
    }

    /// Throws away whatever is from or to a person who was erased, whosever it is.
    @Transactional
    void forget(Viewer viewer, UUID contact, List<String> addresses) {
        sql.sql("select emails.forget(:contact, :addresses)")
                .param("contact", contact)
                .param("addresses", addresses.toArray(String[]::new))
                .query(row -> { });
    }

    private static Email read(ResultSet row, int n) throws SQLException {
        return new Email(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class),
                row.getObject("agency_id", UUID.class), Way.of(row.getString("way")),
                new Party(row.getString("from_name"), row.getString("from_address")),
                Arrays.asList((String[]) row.getArray("recipients").getArray()),
                row.getInt("recipient_count"), row.getString("subject"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("received_at").toInstant(), row.getString("content"),
                row.getBoolean("is_cut"), row.getBoolean("is_automatic"),
                row.getBoolean("is_broken"));
    }
}
