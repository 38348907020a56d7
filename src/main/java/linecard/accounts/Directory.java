package linecard.accounts;

import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.keeping.Kept;
import linecard.traits.Trait;
import linecard.words.SearchText;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Lists accounts and finds them by what is known of them. They are looked through one by one
/// (see docs/decisions/0019): no index of words is kept.
@Repository
public class Directory {

    private static final String NARROWED = """
            where (:archived or a.archived_at is null)
              and (:everyTerritory or a.territory_id = :territory)
              and (:customerType = '' or a.customer_type = :customerType)
              and (:everyRep or a.id in (select s.account_id from accounts.assignment s
                                         where s.rep_id = :rep and s.valid @> :day))
              and (:first = '' or position(:first in a.search) > 0)
              and (:second = '' or position(:second in a.search) > 0)
              and (:third = '' or position(:third in a.search) > 0)
            """;

    /// So many are sorted when asked for; of more, the first are read in the order of an index.
    private static final int MOST_SORTED = 2_000;

    private record Counted(AccountFilter filter) implements Kept.Asked<Long> {}

    private final JdbcClient sql;
    private final Kept kept;

    Directory(JdbcClient sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    @Transactional(readOnly = true)
    public Paged<Account> page(
            Viewer viewer, AccountFilter filter, AccountSort sort, int number) {
        if (filter.isNarrow()) {
            var few = few(filter);
            if (few.size() <= MOST_SORTED) {
                return new Paged<>(
                        those(few, sort, Paged.SIZE, Paged.offset(number)), number, few.size());
            }
        }
        long total = filter.isNarrow() ? count(filter)
                : kept.of(viewer, new Counted(filter), () -> count(filter));
        return new Paged<>(
                first(filter, sort, Paged.SIZE, Paged.offset(number)), number, total);
    }

    private long count(AccountFilter filter) {
        return narrowed("select count(*) from accounts.account a\n" + where(filter), filter)
                .query(Long.class)
                .single();
    }

    /// The first by name that are called so, wherever in the name, the code, the city or the tax
    /// number; none that is archived.
    @Transactional(readOnly = true)
    public List<Account> named(Viewer viewer, String text, int most) {
        var filter = new AccountFilter(text, null, null, "", false, LocalDate.EPOCH);
        var few = few(filter);
        return few.size() <= MOST_SORTED ? those(few, AccountSort.NAME, most, 0)
                : first(filter, AccountSort.NAME, most, 0);
    }

    /// Those of a list that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    public List<Account> after(Viewer viewer, AccountFilter filter, UUID after, int most) {
        return narrowed(Accounts.ACCOUNT + where(filter)
                + "and a.id > :after order by a.id limit :most", filter)
                .param("after", after)
                .param("most", most)
                .query(Accounts::read)
                .list();
    }

    /// Every account of a list, one after the other.
    @Transactional(readOnly = true)
    public void each(
            Viewer viewer, AccountFilter filter, AccountSort sort,
            Consumer<? super Account> reader) {
        narrowed("%s %s order by %s"
                .formatted(Accounts.ACCOUNT, where(filter), sort.columns()), filter)
                .withFetchSize(1000)
                .query((RowCallbackHandler) row -> reader.accept(Accounts.read(row, 0)));
    }

    /// One more than would be sorted, where they are more.
    private List<UUID> few(AccountFilter filter) {
        return narrowed("select a.id from accounts.account a\n" + where(filter) + "limit :most",
                filter)
                .param("most", MOST_SORTED + 1)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    private List<Account> those(List<UUID> found, AccountSort sort, int size, int offset) {
        return sql.sql("%s where a.id = any (:found) order by %s limit :size offset :offset"
                        .formatted(Accounts.ACCOUNT, sort.columns()))
                .param("found", found.toArray(UUID[]::new))
                .param("size", size)
                .param("offset", offset)
                .query(Accounts::read)
                .list();
    }

    private List<Account> first(AccountFilter filter, AccountSort sort, int size, int offset) {
        return narrowed("%s %s order by %s limit :size offset :offset"
                        .formatted(Accounts.ACCOUNT, where(filter), sort.columns()), filter)
                .param("size", size)
                .param("offset", offset)
                .query(Accounts::read)
                .list();
    }

    private static String where(AccountFilter filter) {
        return NARROWED + filter.own().conditions(Trait.Of.ACCOUNT, "a.id");
    }

    private JdbcClient.StatementSpec narrowed(String statement, AccountFilter filter) {
        var words = SearchText.asked(filter.text(), 3);
        return filter.own().bind(sql.sql(statement))
                .param("archived", filter.archived())
                .param("everyTerritory", filter.territory() == null)
                .param("territory", filter.territory())
                .param("customerType", filter.customerType())
                .param("everyRep", filter.rep() == null)
                .param("rep", filter.rep())
                .param("day", filter.day())
                .param("first", words.get(0))
                .param("second", words.get(1))
                .param("third", words.get(2));
    }
}
