package linecard.reckoning;

import java.util.ArrayList;
import java.util.List;
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
    static List<Match> of(Subject subject) {
        var matches = new ArrayList<Match>();
        matches.add(new House(subject.account()));
        if (subject.contract() != null) matches.add(new Contract(subject.contract()));
        matches.add(new Account(subject.account()));
        if (subject.item() != null) matches.add(new Item(subject.item()));
        var type = subject.customerType();
        if (type != null) {
            for (var line : subject.productLines()) matches.add(new LineForType(line, type));
        }
        for (var line : subject.productLines()) matches.add(new Line(line));
        if (type != null) matches.add(new CustomerType(type));
        matches.add(new Any());
        return matches;
    }
}
