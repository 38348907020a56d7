package linecard.terms;

import linecard.access.Change;
import linecard.access.Change.Field;
import linecard.catalog.ProductLines;
import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.reckoning.Terms;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Tells the history of terms clause by clause, as their page says them, and of flat rates.
@Configuration(proxyBeanMethods = false)
class TermsHistory {

    private static final UUID NOBODY = new UUID(0, 0);

    @Bean
    static Retelling versionsHistory(ClauseBoards boards) {
        return new Retelling("terms.version", (page, changes) -> {
            var text = boards.text(page, agency(changes), versions(changes));
            return changes.stream().map(change -> with(change, change.fields().stream()
                    .flatMap(field -> version(page, text, field)).toList())).toList();
        });
    }

    @Bean
    static Retelling agreementsHistory(ClauseBoards boards, Names names, Agencies agencies) {
        return new Retelling("terms.agreement", (page, changes) -> {
            var text = boards.text(page, agency(changes), List.of());
            return changes.stream().map(change -> with(change, change.fields().stream()
                    .flatMap(field -> agreement(page, text, names, agencies, field)).toList()))
                    .toList();
        });
    }

    @Bean
    static Retelling flatRatesHistory(ProductLines lines) {
        return new ToldColumns()
                .record("product_line_id", "catalog.line", (page, _) ->
                        lines.names(page.viewer()))
                .day("starts_on", "terms.rate.from")
                .share("rate_millionths", "terms.rate.percent")
                .of("terms.rate");
    }

    private static Change with(Change change, List<Field> fields) {
        return new Change(
                change.id(), change.at(), change.by(), change.action(), fields, change.latest());
    }

    /// Whose terms they are: that stands where they were written first.
    private static UUID agency(List<Change> changes) {
        return changes.stream().flatMap(change -> change.fields().stream())
                .filter(field -> field.column().equals("agency_id"))
                .map(field -> field.after().isEmpty() ? field.before() : field.after())
                .map(UUID::fromString).findFirst().orElse(NOBODY);
    }

    /// All that the history speaks of, for the names in it.
    private static List<Version> versions(List<Change> changes) {
        return changes.stream().flatMap(change -> change.fields().stream())
                .filter(field -> field.column().equals("clauses"))
                .flatMap(field -> Stream.of(field.before(), field.after()))
                .flatMap(text -> terms(text).stream())
                .map(terms -> new Version(NOBODY, NOBODY, LocalDate.EPOCH, terms, 1))
                .toList();
    }

    /// Empty for what this program cannot read, or where nothing was.
    private static Optional<Terms> terms(String clauses) {
        if (clauses.isEmpty()) return Optional.empty();
        try {
            return Optional.of(AgreementText.terms(clauses));
        } catch (ReadingException _) {
            return Optional.empty();
        }
    }

    private static Stream<Field> version(Page page, ClausesText text, Field field) {
        return switch (field.column()) {
            case "agency_id" -> Stream.of();
            case "starts_on" -> Stream.of(new Field(page.t("terms.from"),
                    day(page, field.before()), day(page, field.after())));
            case "clauses" -> clauses(page, text, field);
            default -> Stream.of(field);
        };
    }

    private static String day(Page page, String stored) {
        return stored.isEmpty() ? "" : day(page, LocalDate.parse(stored));
    }

    private static String day(Page page, @Nullable LocalDate day) {
        return day == null ? "" : page.words().date(day);
    }

    /// The clauses that are not the same before and after.
    private static Stream<Field> clauses(Page page, ClausesText text, Field field) {
        var before = said(page, text, field.before());
        var after = said(page, text, field.after());
        var all = new LinkedHashMap<>(after);
        before.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .map(clause -> new Field(clause, before.getOrDefault(clause, ""),
                        after.getOrDefault(clause, "")))
                .filter(one -> !one.before().equals(one.after()));
    }

    private static Map<String, String> said(Page page, ClausesText text, String clauses) {
        var said = new LinkedHashMap<String, String>();
        if (clauses.isEmpty()) return said;
        var terms = terms(clauses);
        if (terms.isEmpty()) return Map.of("clauses", clauses);
        for (var one : text.of(terms.get())) {
            var kind = page.t("terms.clause." + one.kind());
            var name = Stream.of(kind, one.name(), one.what()).filter(part -> !part.isEmpty())
                    .reduce((left, right) -> left + " · " + right).orElse(kind);
            var days = one.isDated() ? ", " + day(page, one.from()) + " – " + day(page, one.to())
                    : "";
            said.merge(name, one.says() + days, (left, right) -> left + "; " + right);
        }
        return said;
    }

    private static Stream<Field> agreement(
            Page page, ClausesText text, Names names, Agencies agencies, Field field) {
        return switch (field.column()) {
            case "agency_id" -> Stream.of();
            case "european" -> Stream.of(told(page, "terms.european", field,
                    is -> page.t(is.equals("true") ? "web.yes" : "web.no")));
            case "inherited" -> Stream.of(told(page, "terms.steps.inherited", field,
                    steps -> text.steps(AgreementText.steps(steps))));
            case "predecessor_id" -> Stream.of(told(page, "terms.predecessor", field,
                    id -> name(page, agencies, id)));
            case "tail" -> Stream.of(
                    told(page, "terms.steps.tail", field,
                            tail -> text.steps(AgreementText.tail(tail).steps())),
                    told(page, "terms.life", field, tail -> String.join(", ",
                            names.products(page.viewer(), AgreementText.tail(tail).life())
                                    .values().stream().map(Names.Named::label).sorted().toList())))
                    .filter(one -> !one.before().equals(one.after()));
            default -> Stream.of(field);
        };
    }

    private static String name(Page page, Agencies agencies, String id) {
        return agencies.all(page.viewer()).stream()
                .filter(one -> one.id().toString().equals(id))
                .map(Agency::name).findFirst().orElse(id);
    }

    private static Field told(
            Page page, String key, Field field, UnaryOperator<String> words) {
        return new Field(page.t(key), said(field.before(), words), said(field.after(), words));
    }

    private static String said(String stored, UnaryOperator<String> words) {
        try {
            return stored.isEmpty() ? "" : words.apply(stored);
        } catch (ReadingException _) {
            return stored;
        }
    }
}
