package linecard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The body of a request as a [Form], so that the rules of a page hold for programs too. Each
/// component of the record is a field of that name; what JSON calls it otherwise is its
/// `@JsonProperty`.
public final class Entered {

    /// A field of such a form alone: numbers in objects are written as programs write them.
    public static final String PLAIN = "plain";

    private final Form form;
    private final RecordComponent[] components;

    private Entered(Form form, RecordComponent[] components) {
        this.form = form;
        this.components = components;
    }

    /// @param version of the record that is to be changed
    static Entered of(Record body, int version, Words words) {
        var values = new LinkedMultiValueMap<String, String>();
        var components = body.getClass().getRecordComponents();
        values.add("version", String.valueOf(version));
        values.add(PLAIN, "true");
        var missing = new ArrayList<String>();
        addMissing("", body, missing);
        for (var component : components) {
            var value = value(component, body);
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, one) -> values.add(component.getName() + "/" + key,
                        one == null ? "" : one.toString()));
                continue;
            }
            var all = value instanceof List<?> list ? list : Collections.singletonList(value);
            for (var one : all) {
                if (one != null) values.add(component.getName(), text(one, words));
            }
        }
        var form = new Form(words, values);
        for (var field : missing) form.problem(field, "web.missing");
        return new Entered(form, components);
    }

    /// Notes the fields that must be there and are not, those of records in lists as well:
    /// `reps/0/year`.
    private static void addMissing(String path, Record body, List<String> missing) {
        for (var component : body.getClass().getRecordComponents()) {
            var field = path + component.getName();
            var value = value(component, body);
            if (value == null) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    missing.add(field);
                }
            } else if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) == null) missing.add(field + "/" + i);
                    if (list.get(i) instanceof Record one) {
                        addMissing(field + "/" + i + "/", one, missing);
                    }
                }
            }
        }
    }

    public Form form() {
        return form;
    }

    /// @throws Refused where something is missing that must be there
    public void requireWhole() {
        if (form.hasProblems()) throw refusal();
    }

    /// What was read, if nothing is wrong with it.
    ///
    /// @throws Refused with every problem of the form
    public <T> T orRefuse(Optional<T> read) {
        if (read.isPresent() && !form.hasProblems()) return read.get();
        throw refusal();
    }

    /// The 'no' that the problems of the form amount to.
    public Refused refusal() {
        var errors = new ArrayList<Problem.Error>();
        form.problems().forEach((field, detail) ->
                errors.add(Problem.Error.at("#/" + name(field), detail)));
        return new Refused(new Problem(Problem.Kind.INVALID, errors));
    }

    /// What was said, or else what is stored.
    public static boolean or(@Nullable Boolean said, boolean stored) {
        return said == null ? stored : said;
    }

    private String name(String field) {
        for (var component : components) {
            if (component.getName().equals(field)) return name(component);
        }
        return field;
    }

    /// What JSON calls a component.
    static String name(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static @Nullable Object value(RecordComponent component, Record body) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As a person of that language would type it.
    private static String text(Object value, Words words) {
        return switch (value) {
            case Money money -> decimal(money.decimal(), words) + " " + money.currency();
            case Rate rate -> decimal(rate.percent(), words);
            case Enum<?> word -> Strict.word(word);
            default -> value.toString();
        };
    }

    private static String decimal(BigDecimal number, Words words) {
        var plain = number.toPlainString();
        return words.language() == Language.HUNGARIAN ? plain.replace('.', ',') : plain;
    }
}
