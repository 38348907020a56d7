package linecard.database;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// Those rows of a table that a filter leaves. Within the transaction of who calls.
///
/// @param asked gives a statement all that the conditions name
/// @param all the statement for all rows of `table`, without a condition
/// @param where the filter's conditions
/// @param order the columns they are listed by
/// @param <T> what such a row is
public record NarrowedRows<T>(
        Function<String, StatementSpec> asked, String all, String table, String where,
        String order, RowMapper<T> reader) {

    /// A page of rows that are likely to be few: up to so many are sorted when asked for; of more,
    /// the first are read in the order of an index.
    public Paged<T> pageOfFew(int number, int mostSorted) {
        var few = few(mostSorted);
        return few.size() > mostSorted ? page(number, count())
                : new Paged<>(those(few, Paged.SIZE, Paged.offset(number)), number, few.size());
    }

    /// @param total how many there are
    public Paged<T> page(int number, long total) {
        return new Paged<>(part(Paged.SIZE, Paged.offset(number)), number, total);
    }

    public long count() {
        return asked.apply("select count(*) from %s %s".formatted(table, where))
                .query(Long.class)
                .single();
    }

    /// The first of rows that are likely to be few.
    public List<T> firstOfFew(int most, int mostSorted) {
        var few = few(mostSorted);
        return few.size() > mostSorted ? part(most, 0) : those(few, most, 0);
    }

    /// One more than would be sorted, where they are more.
    private List<UUID> few(int mostSorted) {
        return asked.apply("select id from %s %s limit :most".formatted(table, where))
                .param("most", mostSorted + 1)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Of the rows that have these ids, whatever the filter leaves.
    public List<T> those(List<UUID> ids, int size, int offset) {
        return asked.apply("%s where id = any (:ids) order by %s limit :size offset :offset"
                        .formatted(all, order))
                .param("ids", ids.toArray(UUID[]::new))
                .param("size", size)
                .param("offset", offset)
                .query(reader)
                .list();
    }

    private List<T> part(int size, int offset) {
        return asked.apply("%s %s order by %s limit :size offset :offset"
                        .formatted(all, where, order))
                .param("size", size)
                .param("offset", offset)
                .query(reader)
                .list();
    }

    /// Those that follow an id, in the order they were added.
    public List<T> after(UUID after, int most) {
        return asked.apply("%s %s and id > :after order by id limit :most".formatted(all, where))
                .param("after", after)
                .param("most", most)
                .query(reader)
                .list();
    }

    /// Every one of them, one after the other.
    public void each(Consumer<? super T> taker) {
        asked.apply("%s %s order by %s".formatted(all, where, order))
                .withFetchSize(1000)
                .query((RowCallbackHandler) row -> taker.accept(reader.mapRow(row, 0)));
    }
}
