package linecard.cases;

import linecard.calendar.WorkingDays;
import linecard.people.Restraint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// When a case is due, what may still be done in it, and what follows from its weight.
final class CaseRules {

    static final int MOST_ACT_DAYS = 30;
    static final int MOST_ANSWER_DAYS = 90;
    static final int MOST_MONTHS = 240;
    static final int MOST_TITLE = 200;
    static final int MOST_WORDS = 10_000;

    /// What somebody is not given while a serious case about the same is undecided.
    static final List<Restraint.Kind> OF_SERIOUS = List.of(Restraint.Kind.NO_TERRITORY,
            Restraint.Kind.NO_KEY_ACCOUNT, Restraint.Kind.PRIZE_SUSPENDED);

    /// No stretch of days off is longer.
    private static final int MOST_DAYS_OFF = 60;

    private static final int SHORT = 80;

    private CaseRules() {}

    /// The last day for the first action: so many working days after the one it came on.
    static LocalDate due(LocalDate reported, int workingDays, WorkingDays calendar) {
        var due = reported;
        for (int left = workingDays; left > 0; left--) due = next(due, calendar);
        return due;
    }

    private static LocalDate next(LocalDate day, WorkingDays calendar) {
        var next = day.plusDays(1);
        for (int tried = 0; tried < MOST_DAYS_OFF && !calendar.isWorking(next); tried++) {
            next = next.plusDays(1);
        }
        return next;
    }

    /// What is told without a title is called on lists by its first words.
    static String title(String content) {
        var line = content.strip().lines().findFirst().orElse("").strip();
        if (line.length() <= SHORT) return line;
        int end = line.lastIndexOf(' ', SHORT);
        int cut = Character.isHighSurrogate(line.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
        return line.substring(0, end < SHORT / 2 ? cut : end) + " …";
    }

    /// By when somebody who is asked today is to answer, where nobody says otherwise.
    static LocalDate answer(LocalDate today, int days, WorkingDays calendar) {
        return next(today.plusDays(days - 1), calendar);
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
