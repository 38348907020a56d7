package linecard.accounts;

import linecard.access.Viewer;
import linecard.database.NarrowedRows;
import linecard.database.Paged;
import linecard.keeping.Kept;
import linecard.traits.Trait;
import linecard.words.SearchText;

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
    Paged<Account> page(
            Viewer viewer, AccountFilter filter, AccountSort sort, int number) {
        var rows = rows(filter, sort);
        return filter.isNarrow() ? rows.pageOfFew(number, MOST_SORTED)
                : rows.page(number, kept.of(viewer, new Counted(filter), rows::count));
    }

    /// The first by name that are called so, wherever in the name, the code, the city or the tax
    /// number; none that is archived.
    @Transactional(readOnly = true)
    public List<Account> named(Viewer viewer, String text, int most) {
        var filter = new AccountFilter(text, null, null, "", false, LocalDate.EPOCH);
        return rows(filter, AccountSort.NAME).firstOfFew(most, MOST_SORTED);
    }

    /// Those of a list that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    public List<Account> after(Viewer viewer, AccountFilter filter, UUID after, int most) {
        return rows(filter, AccountSort.NAME).after(after, most);
    }

    /// Every account of a list, one after the other.
    @Transactional(readOnly = true)
    void each(
            Viewer viewer, AccountFilter filter, AccountSort sort,
            Consumer<? super Account> reader) {
        rows(filter, sort).each(reader);
    }

    private NarrowedRows<Account> rows(AccountFilter filter, AccountSort sort) {
        return new NarrowedRows<>(statement -> asked(statement, filter), Accounts.ACCOUNT,
                "accounts.account a", NARROWED + filter.own().conditions(Trait.Of.ACCOUNT, "a.id"),
                sort.columns(), Accounts::read);
    }

    private JdbcClient.StatementSpec asked(String statement, AccountFilter filter) {
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
