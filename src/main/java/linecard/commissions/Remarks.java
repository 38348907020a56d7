package linecard.commissions;

import linecard.web.Page;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/// How a room that builds on statements says what it knows of their lines: it offers one as a bean.
///
/// @param ofStatement the remarks on a statement, as far as who looks may see them
public record Remarks(BiFunction<Page, UUID, List<Remark>> ofStatement) {}
