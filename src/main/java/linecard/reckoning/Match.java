package linecard.reckoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What a rate is agreed for.
public sealed interface Match {

    /// The rate stands on the document itself.
    record Stated() implements Match {}

    /// An account of the house, or an excluded one: at zero or at a reduced rate, and what is sold
    /// to it counts toward no tier.
    record House(UUID account) implements Match {}

    record Contract(String number) implements Match {}

    record Account(UUID account) implements Match {}

    record Item(UUID item) implements Match {}

    record LineForType(UUID productLine, String customerType) implements Match {}

    record Line(UUID productLine) implements Match {}

    record CustomerType(String customerType) implements Match {}

    record Any() implements Match {}

    /// All that could be agreed for the subject, in the order in which it wins: the nearest product
    /// line first among those of a kind.
    ///
    /// @param kinds that are agreed at all
    static List<Match> of(Subject subject, Set<Class<?>> kinds) {
        var matches = new ArrayList<Match>(4);
        var type = subject.customerType();
        if (kinds.contains(House.class)) matches.add(new House(subject.account()));
        if (kinds.contains(Contract.class) && subject.contract() != null) {
            matches.add(new Contract(subject.contract()));
        }
        if (kinds.contains(Account.class)) matches.add(new Account(subject.account()));
        if (kinds.contains(Item.class) && subject.item() != null) {
            matches.add(new Item(subject.item()));
        }
        for (var line : subject.productLines()) {
            if (type == null || !kinds.contains(LineForType.class)) break;
            matches.add(new LineForType(line, type));
        }
        for (var line : subject.productLines()) {
            if (kinds.contains(Line.class)) matches.add(new Line(line));
        }
        if (kinds.contains(CustomerType.class) && type != null) {
            matches.add(new CustomerType(type));
        }
        if (kinds.contains(Any.class)) matches.add(new Any());
        return matches;
    }
}
