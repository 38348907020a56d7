package linecard.contacts;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.traits.Trait;
import linecard.words.SearchText;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Lists contacts and finds them by what is known of them.
@Repository
public class ContactRows {

    private static final String NARROWED = """
            where (:archived or c.archived_at is null)
              and (:everywhere or c.id = any (contacts.held()))
              and (:everyAccount or c.id in (select p.contact_id from contacts.place p
                                             where p.account_id = :account))
              and (:agreed = '' or c.id in (select s.contact_id from contacts.consent s
                                            where s.purpose = :agreed
                                              and s.withdrawn_on is null))
              and (:first = '' or position(:first in c.search) > 0)
              and (:second = '' or position(:second in c.search) > 0)
              and (:third = '' or position(:third in c.search) > 0)
            """;

    private static final String BY_NAME = """
            order by c.family_name collate "hu-x-icu", c.given_name collate "hu-x-icu", c.id
            """;

    private final JdbcClient sql;

    ContactRows(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Paged<Contact> page(Viewer viewer, ContactFilter filter, int number) {
        long total = narrowed(viewer,
                "select count(*) from contacts.contact c\n" + where(filter), filter)
                .query(Long.class)
                .single();
        return new Paged<>(
                narrowed(viewer, Contacts.CONTACT + where(filter) + BY_NAME
                        + "limit :size offset :offset", filter)
                        .param("size", Paged.SIZE)
                        .param("offset", Paged.offset(number))
                        .query(Contacts::read)
                        .list(), number, total);
    }

    /// Those of a list that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    public List<Contact> after(Viewer viewer, ContactFilter filter, UUID after, int most) {
        return narrowed(viewer, Contacts.CONTACT + where(filter)
                + "and c.id > :after order by c.id limit :most", filter)
                .param("after", after)
                .param("most", most)
                .query(Contacts::read)
                .list();
    }

    /// Every contact of a list, one after the other.
    @Transactional(readOnly = true)
    public void each(Viewer viewer, ContactFilter filter, Consumer<? super Contact> reader) {
        narrowed(viewer, Contacts.CONTACT + where(filter) + BY_NAME, filter)
                .withFetchSize(1000)
                .query((RowCallbackHandler) row -> reader.accept(Contacts.read(row, 0)));
    }

    private static String where(ContactFilter filter) {
        return NARROWED + filter.own().conditions(Trait.Of.CONTACT, "c.id");
    }

    private JdbcClient.StatementSpec narrowed(
            Viewer viewer, String statement, ContactFilter filter) {
        var words = SearchText.asked(filter.text(), 3);
        return filter.own().bind(sql.sql(statement))
                .param("archived", filter.archived())
                .param("everywhere", viewer.isEverywhere(Audience.STAFF))
                .param("everyAccount", filter.account() == null)
                .param("account", filter.account())
                .param("agreed", filter.agreed() == null ? "" : filter.agreed().code())
                .param("first", words.get(0))
                .param("second", words.get(1))
                .param("third", words.get(2));
    }
}
