package linecard.contacts;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.database.NarrowedRows;
import linecard.database.Paged;
import linecard.keeping.Kept;
import linecard.keeping.Kept.Topic;
import linecard.traits.Trait;
import linecard.words.SearchText;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Lists contacts and finds them by what is known of them.
@Repository
public class ContactRows {

    /// Words are letters and digits, see [SearchText]; compared byte by byte, since each contact is
    /// looked through.
    private static final String NARROWED = """
            where (:archived or c.archived_at is null)
              and (:everywhere or c.id = any (contacts.held()))
              and (:everyAccount or c.id in (select p.contact_id from contacts.place p
                                             where p.account_id = :account))
              and (:agreed = '' or c.id in (select s.contact_id from contacts.consent s
                                            where s.purpose = :agreed
                                              and s.withdrawn_on is null))
              and (:first = '' or c.search collate "C" like '%' || :first || '%')
              and (:second = '' or c.search collate "C" like '%' || :second || '%')
              and (:third = '' or c.search collate "C" like '%' || :third || '%')
            """;

    private static final int WORDS = 3;

    private static final String BY_NAME =
            "c.family_name collate \"hu-x-icu\", c.given_name collate \"hu-x-icu\", c.id";

    /// So many are sorted when asked for; of more, the first are read in the order of an index.
    private static final int MOST_SORTED = 10_000;

    private record Counted(ContactFilter filter) implements Kept.Asked<Long> {

        @Override
        public Set<Topic> topics() {
            return EnumSet.of(Topic.RESULTS, Topic.CONTACTS);
        }
    }

    private final JdbcClient sql;
    private final ContactTexts texts;
    private final Kept kept;

    ContactRows(JdbcClient sql, ContactTexts texts, Kept kept) {
        this.sql = sql;
        this.texts = texts;
        this.kept = kept;
    }

    @Transactional(readOnly = true)
    Paged<Contact> page(Viewer viewer, ContactFilter filter, int number) {
        var rows = rows(viewer, filter);
        if (filter.isTextAlone()) {
            var words = SearchText.asked(filter.text(), WORDS).stream()
                    .filter(word -> !word.isEmpty()).toList();
            var found = texts.bearing(viewer, words).orElse(null);
            if (found != null) {
                var shown = found.stream().skip(Paged.offset(number)).limit(Paged.SIZE).toList();
                return new Paged<>(rows.those(shown, Paged.SIZE, 0), number, found.size());
            }
        }
        return filter.isNarrow() ? rows.pageOfFew(number, MOST_SORTED)
                : rows.page(number, kept.of(viewer, new Counted(filter), rows::count));
    }

    /// Those of a list that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    public List<Contact> after(Viewer viewer, ContactFilter filter, UUID after, int most) {
        return rows(viewer, filter).after(after, most);
    }

    /// Every contact of a list, one after the other.
    @Transactional(readOnly = true)
    void each(Viewer viewer, ContactFilter filter, Consumer<? super Contact> reader) {
        rows(viewer, filter).each(reader);
    }

    private NarrowedRows<Contact> rows(Viewer viewer, ContactFilter filter) {
        return new NarrowedRows<>(statement -> asked(viewer, statement, filter), Contacts.CONTACT,
                "contacts.contact c", NARROWED + filter.own().conditions(Trait.Of.CONTACT, "c.id"),
                BY_NAME, Contacts::read);
    }

    private JdbcClient.StatementSpec asked(
            Viewer viewer, String statement, ContactFilter filter) {
        var words = SearchText.asked(filter.text(), WORDS);
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
