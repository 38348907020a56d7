package linecard.terms;

import linecard.reckoning.Agreement;
import linecard.reckoning.Finding;
import linecard.reckoning.Finding.Clause;
import linecard.reckoning.Finding.Contradiction;
import linecard.reckoning.Ladder;
import linecard.reckoning.RateRule;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.TermsCheck;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// What of an agreement contradicts itself, said of the clause that is to change.
final class Contradictions {

    private Contradictions() {}

    /// Within one version, beside the flat rates of its days.
    ///
    /// @param flat how a flat rate is called, by its id; what is none stays as it is
    static List<Objection> in(Composition all, Version version, UnaryOperator<String> flat) {
        var objections = new ArrayList<Objection>();
        for (var finding : findings(all, version)) {
            objections.add(objection(finding, version.terms(), flat));
        }
        return objections;
    }

    private static List<Finding> findings(Composition all, Version version) {
        var agreement = all.agreement().orElseThrow();
        var its = agreement.versions().stream()
                .filter(one -> one.from().equals(version.from())).toList();
        if (its.isEmpty()) {
            return List.of(new Finding(Clause.VERSION, Contradiction.AFTER_END,
                    List.of(version.from().toString())));
        }
        var alone = new Agreement(agreement.agency(), agreement.currency(), agreement.european(),
                agreement.from(), agreement.to(), Agreement.Tail.NONE, List.of(), its);
        return TermsCheck.findings(alone).stream()
                .filter(finding -> finding.what() != Contradiction.STARTS_LATE).toList();
    }

    /// Whether anything in any version contradicts itself.
    static boolean anywhere(Composition all) {
        return all.agreement().filter(one -> !TermsCheck.findings(one).isEmpty()).isPresent();
    }

    /// Of what holds over all versions.
    static List<Objection> in(Composition all, Frame frame) {
        var objections = new ArrayList<Objection>();
        for (var part : List.of("tail", "inherited")) {
            var steps = part.equals("tail") ? frame.tail().steps() : frame.inherited();
            int last = 0;
            for (var step : steps) {
                if (step.month() <= last) {
                    objections.add(part.equals("tail")
                            ? new Objection(part, Clause.TAIL, "",
                                    key(Contradiction.NOT_ASCENDING), List.of())
                            : Objection.of(part, "terms.inherited.notAscending"));
                    break;
                }
                last = step.month();
            }
        }
        for (var version : all.versions()) {
            for (var finding : findings(all, version)) {
                if (finding.what() != Contradiction.PRINCIPALS_FAULT) continue;
                objections.add(Objection.of(
                        "european", "terms.european.fault", version.from()));
            }
        }
        return objections;
    }

    private static Objection objection(
            Finding finding, Terms terms, UnaryOperator<String> flat) {
        var names = finding.names();
        var own = own(finding, terms);
        var arguments = names.stream().map(name -> argument(name, flat)).toList();
        return new Objection(at(finding, terms, own), finding.clause(),
                own == null ? "" : own, key(finding.what()), arguments);
    }

    private static Object argument(String name, UnaryOperator<String> flat) {
        if (name.matches("\\d{4}-\\d\\d-\\d\\d")) return LocalDate.parse(name);
        return flat.apply(name);
    }

    private static String key(Contradiction what) {
        return "terms.finding." + what.name().toLowerCase(Locale.ROOT);
    }

    /// The clause of these terms that is meant: the last that is named, where both of two are.
    private static @Nullable String own(Finding finding, Terms terms) {
        var known = names(finding.clause(), terms);
        return finding.names().reversed().stream().filter(known::contains).findFirst()
                .orElse(null);
    }

    private static List<String> names(Clause clause, Terms terms) {
        return switch (clause) {
            case RATE -> terms.rates().stream().map(RateRule::name).toList();
            case LADDER -> terms.ladders().stream().map(Ladder::name).toList();
            case SPIFF -> terms.spiffs().stream().map(Spiff::name).toList();
            case OVERRIDE -> terms.override() == null ? List.of()
                    : List.of(terms.override().name());
            default -> List.of();
        };
    }

    private static String at(Finding finding, Terms terms, @Nullable String own) {
        var clause = finding.clause();
        return switch (clause) {
            case AGREEMENT, VERSION, SHARE, TAIL -> "from";
            case ROLE -> "roles";
            case RATE, LADDER, SPIFF -> own == null ? group(clause)
                    : group(clause) + "/" + names(clause, terms).lastIndexOf(own);
            case LIMIT -> terms.minimum() != null && (terms.cap() == null
                    || terms.minimum().minor() < 0
                    || finding.what() == Contradiction.MINIMUM_ABOVE_CAP) ? "minimum" : "cap";
            case BASE, OVERRIDE, DRAW, HOLDBACK, CLAWBACK ->
                    clause.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String group(Clause clause) {
        return clause.name().toLowerCase(Locale.ROOT) + "s";
    }
}
