package linecard.entrance;

import linecard.access.Change;
import linecard.web.Page;

import java.util.List;
import java.util.function.BiFunction;

/// How a room whose columns say nothing to people tells a record's history: it offers one as a
/// bean for each such table.
///
/// @param relation schema and table
/// @param told the same changes, newest first, with names and values as people read them
public record Retelling(
        String relation, BiFunction<Page, List<Change>, List<Change>> told) {}
