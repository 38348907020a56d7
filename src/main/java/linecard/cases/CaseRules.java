package linecard.cases;

import linecard.people.Restraint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What may still be done in a case, and what follows from its weight.
final class CaseRules {

    static final int MOST_ACT_DAYS = 30;
    static final int MOST_ANSWER_DAYS = 90;
    static final int MOST_MONTHS = 240;
    static final int MOST_TITLE = 200;
    static final int MOST_WORDS = 10_000;

    /// What somebody is not given while a serious case about the same is undecided.
    static final List<Restraint.Kind> OF_SERIOUS = List.of(Restraint.Kind.NO_TERRITORY,
            Restraint.Kind.NO_KEY_ACCOUNT, Restraint.Kind.PRIZE_SUSPENDED);

    private static final int SHORT = 80;

    private CaseRules() {}

    /// What is told without a title is called on lists by its first words.
    static String title(String content) {
        var line = content.strip().lines().findFirst().orElse("").strip();
        if (line.length() <= SHORT) return line;
        int end = line.lastIndexOf(' ', SHORT);
        int cut = Character.isHighSurrogate(line.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
        return line.substring(0, end < SHORT / 2 ? cut : end) + " …";
    }

    /// Why a case cannot be decided that way on a day, as a words key.
    static Optional<String> againstDeciding(ConflictCase one, Verdict verdict, LocalDate today) {
        var course = one.course();
        if (one.isDecided()) return Optional.of("cases.no.decided");
        if (course.answerDue() != null && !today.isAfter(course.answerDue())) {
            return Optional.of("cases.no.unanswered");
        }
        if (verdict != Verdict.UNFOUNDED && one.subject().agency() != null
                && course.questions() == 0) {
            return Optional.of("cases.no.unheard");
        }
        return Optional.empty();
    }
}
