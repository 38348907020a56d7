package linecard.stated;

import linecard.access.Organisation;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Course;
import linecard.reckoning.Dated;
import linecard.reckoning.Entry;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.Strand;
import linecard.stated.WayColumns.Clause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Tells how entries came to their amounts in the words of a statement.
public final class Ways {

    private final Organisation organisation;
    private final Function<UUID, String> lineName;
    private final Agreement agreement;
    private final Map<Strand, @Nullable Agreed> agreed = new IdentityHashMap<>();

    /// @param lineName the names of product lines
    public Ways(Organisation organisation, Function<UUID, String> lineName, Agreement agreement) {
        this.organisation = organisation;
        this.lineName = lineName;
        this.agreement = agreement;
    }

    public @Nullable Way of(@Nullable Entry entry) {
        if (entry == null) return null;
        var course = entry.course();
        var clause = clause(course.strand(), entry.line().document().takesBack());
        boolean isSpiff = course.strand() instanceof Strand.PerUnit;
        return new Way(clause.rule(), clause.by(), clause.name(), clause.share(), entry.slices(),
                counted(course), isSpiff ? money(0) : money(entry.base()),
                isSpiff ? money(0) : money(entry.before()), money(entry.rated()),
                money(entry.amount()));
    }

    public Clause clause(Strand strand, boolean isReturn) {
        return new Clause(rule(strand, isReturn), agreed.computeIfAbsent(strand, this::agreed),
                name(strand), share(strand));
    }

    public static long counted(Course course) {
        return course.strand() instanceof Strand.PerUnit spiff ? spiff.spiff().perUnit()
                : course.position();
    }

    private static String name(Strand strand) {
        return switch (strand) {
            case Strand.Climb climb -> climb.ladder().name();
            case Strand.Over over -> over.override().name();
            case Strand.PerUnit spiff -> spiff.spiff().name();
            case Strand.Flat _, Strand.Nothing _ -> "";
        };
    }

    private static Rate share(Strand strand) {
        return switch (strand) {
            case Strand.Flat flat -> flat.share();
            case Strand.Climb climb -> climb.share();
            case Strand.Over over -> over.share();
            case Strand.PerUnit spiff -> spiff.share();
            case Strand.Nothing _ -> Rate.WHOLE;
        };
    }

    private static Rule rule(Strand strand, boolean isReturn) {
        return switch (strand) {
            case Strand.Climb climb -> climb.ladder().counts().kind() == Measure.Kind.UNITS
                    ? Rule.UNIT_LADDER : Rule.LADDER;
            case Strand.Over _ -> Rule.OVERRIDE;
            case Strand.PerUnit _ -> Rule.SPIFF;
            case Strand.Flat flat -> isReturn ? Rule.ORIGINAL : rule(flat.match());
            case Strand.Nothing(var reason) -> rule(reason, isReturn);
        };
    }

    private static Rule rule(Match match) {
        return switch (match) {
            case Match.Stated _ -> Rule.STATED;
            case Match.House _ -> Rule.HOUSE_ACCOUNT;
            case Match.Contract _ -> Rule.CONTRACT;
            case Match.Account _ -> Rule.ACCOUNT;
            case Match.Item _ -> Rule.ITEM;
            case Match.LineForType _ -> Rule.LINE_FOR_TYPE;
            case Match.Line _ -> Rule.PRODUCT_LINE;
            case Match.CustomerType _ -> Rule.CUSTOMER_TYPE;
            case Match.Any _ -> Rule.DEFAULT;
        };
    }

    private static Rule rule(Strand.Reason reason, boolean isReturn) {
        return switch (reason) {
            case NONE_AGREED -> isReturn ? Rule.ORIGINAL_WITHOUT_RATE : Rule.NO_RATE;
            default -> Rule.valueOf(reason.name());
        };
    }

    private @Nullable Agreed agreed(Strand strand) {
        return switch (strand) {
            case Strand.Flat flat -> new Agreed(flat.rate(), what(flat), since(flat));
            case Strand.Over over -> new Agreed(
                    over.override().rate(), over.override().name(), over.version());
            case Strand.Climb _, Strand.PerUnit _, Strand.Nothing _ -> null;
        };
    }

    /// What the rate was agreed for; empty for the default.
    private String what(Strand.Flat flat) {
        return switch (flat.match()) {
            case Match.Line(var line) -> lineName.apply(line);
            case Match.LineForType(var line, var type) -> lineName.apply(line) + " · " + type;
            case Match.CustomerType(var type) -> type;
            case Match.Contract(var number) -> number;
            case Match.Any _ -> "";
            default -> flat.rule();
        };
    }

    private LocalDate since(Strand.Flat flat) {
        for (var version : agreement.versions()) {
            if (!version.from().equals(flat.version())) continue;
            for (var rule : version.terms().rates()) {
                Dated dated = rule.dated();
                if (rule.name().equals(flat.rule()) && dated.from() != null) return dated.from();
            }
        }
        return flat.version();
    }

    private Money money(long minor) {
        return organisation.money(minor);
    }
}
