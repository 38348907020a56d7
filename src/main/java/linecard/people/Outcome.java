package linecard.people;

import linecard.api.Entered;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.web.Form;
import linecard.words.Words;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What came of a change that rules may refuse.
public sealed interface Outcome {

    /// @param rows what was written, in the order to take it back
    record Done(List<UUID> rows) implements Outcome {}

    /// What was written, for a program.
    ///
    /// @throws linecard.api.Refused with the reason at its field
    default List<UUID> orRefuse(Entered entered) {
        return switch (this) {
            case Done done -> done.rows();
            case Refused refused -> {
                refused.on(entered.form(), entered.form().words());
                throw entered.refusal();
            }
        };
    }

    /// @param field the field of the form that should change
    /// @param key the words that say why
    record Refused(String field, String key, List<Object> arguments) implements Outcome {

        public static Refused of(String field, String key, Object... arguments) {
            return new Refused(field, key, List.of(arguments));
        }

        /// The reason in words.
        public String text(Words words) {
            return words.text(key, arguments.stream().map(a -> said(a, words)).toArray());
        }

        /// Says so at the field.
        public void on(Form form, Words words) {
            form.problem(field, key, arguments.stream().map(a -> said(a, words)).toArray());
        }

        private static Object said(Object argument, Words words) {
            return switch (argument) {
                case LocalDate date -> words.date(date);
                case Rate rate -> words.percent(rate);
                case Money money -> words.money(money);
                default -> argument;
            };
        }
    }
}
