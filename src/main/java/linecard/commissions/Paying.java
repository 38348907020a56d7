package linecard.commissions;

import linecard.access.Viewer;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/// How the room that pays says which statements are paid: it offers one as a bean.
///
/// @param ofStatements those that stand in a payment, as far as who looks may see it
public record Paying(BiFunction<Viewer, Collection<UUID>, Map<UUID, Paid>> ofStatements) {

    /// Of one statement after the other.
    Map<UUID, Paid> of(Viewer viewer, Collection<Statement> statements) {
        return ofStatements.apply(viewer, statements.stream().map(Statement::id).toList());
    }
}
