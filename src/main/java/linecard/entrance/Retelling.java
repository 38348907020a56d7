package linecard.entrance;

import linecard.access.Change;
import linecard.web.Page;

import java.util.List;
import java.util.function.BiFunction;

/// How a room tells a record's history by what people call its columns: it offers one as a bean
/// for each table whose history a page leads to. Of others programs alone are told.
///
/// @param relation schema and table
/// @param told the same changes, newest first, with names and values as people read them
public record Retelling(
        String relation, BiFunction<Page, List<Change>, List<Change>> told) {}
