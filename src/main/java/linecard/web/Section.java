package linecard.web;

/// What a room shows of a record of a lower one on the record's own page, below what that room
/// knows: each offers one as a Spring component, in its order.
///
/// @param <T> what such a record is
@FunctionalInterface
public interface Section<T> {

    Html of(Page page, T one);
}
