package linecard.api;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Says what is wrong with JSON that could not be read: which field, and what should stand there.
final class Unread {

    private Unread() {}

    static Problem problem(Throwable cause, Words words) {
        return switch (cause) {
            case StreamConstraintsException _ -> new Problem(Problem.Kind.UNREADABLE, List.of(
                    Problem.Error.at("#", words.text("api.excessive", Strict.DEEPEST))));
            case UnrecognizedPropertyException unknown -> invalid(unknown,
                    words.text("api.unknownField", unknown.getPropertyName()));
            case MismatchedInputException wrong when !wrong.getPath().isEmpty() ->
                    invalid(wrong, wanted(wrong.getTargetType(), words));
            default -> Problem.of(Problem.Kind.UNREADABLE);
        };
    }

    private static Problem invalid(JacksonException e, String detail) {
        return new Problem(Problem.Kind.INVALID,
                List.of(Problem.Error.at(pointer(e.getPath()), detail)));
    }

    /// `#/lines/0/code`, as RFC 6901 writes it in an address.
    private static String pointer(List<JacksonException.Reference> path) {
        return "#" + path.stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex())
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    static String wanted(@Nullable Class<?> type, Words words) {
        if (type == null) return words.text("api.wanted.other");
        if (type.isEnum()) {
            return words.text("api.wanted.oneOf", Arrays.stream(type.getEnumConstants())
                    .map(value -> Strict.word((Enum<?>) value))
                    .collect(Collectors.joining(", ")));
        }
        if (type == String.class) return words.text("api.wanted.text");
        if (type == UUID.class) return words.text("api.wanted.id");
        if (type == LocalDate.class) return words.text("api.wanted.date");
        if (type == Money.class) return words.text("api.wanted.amount");
        if (type == Rate.class) return words.text("api.wanted.rate");
        if (type == Boolean.class || type == boolean.class) {
            return words.text("api.wanted.yesOrNo");
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return words.text("api.wanted.whole");
        }
        return words.text(List.class.isAssignableFrom(type)
                ? "api.wanted.list" : "api.wanted.other");
    }
}
