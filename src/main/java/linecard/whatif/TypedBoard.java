package linecard.whatif;

import linecard.terms.Typed;
import linecard.terms.TypedVersions.Answer.Read;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The page on which a version of terms is tried as it was typed.
///
/// @param form the days that were chosen
/// @param years to choose from
/// @param result null where it cannot be said; the form says why
record TypedBoard(Read read, Form form, List<Integer> years, @Nullable Result result) {

    /// What it comes to on some days.
    ///
    /// @param since the day before which nothing was agreed, where some of these days are before it
    /// @param unlike on which days, from these to its own, what is in force changes while what was
    ///     typed does not
    /// @param idle how the clauses are called that hold on none of these days
    /// @param isLonger whether anything is summed over a longer period than these days
    record Result(
            Trial trial, Stretch stretch, @Nullable LocalDate since, List<LocalDate> unlike,
            List<String> idle, boolean isLonger) {}

    Typed typed() {
        return read.typed();
    }

    /// Who was asked about, and for when; empty without a result.
    String label(Words words) {
        return result == null ? ""
                : result.stretch().label(words) + ", " + typed().agency().name();
    }

    List<Choice> yearChoices() {
        return years.stream().map(year -> new Choice(year.toString(), year.toString())).toList();
    }

    /// What was typed, so that it stands in its form again.
    List<Map.Entry<String, List<String>>> fields() {
        return read.fields().entrySet().stream()
                .filter(field -> !field.getKey().equals("year") && !field.getKey().equals("part"))
                .toList();
    }
}
