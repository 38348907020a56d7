package linecard.calls;

import linecard.calls.Call.State;
import linecard.web.Page;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// How calls are said on a page.
final class CallText {

    private final Page page;

    CallText(Page page) {
        this.page = page;
    }

    String of(String what, @Nullable Coded choice) {
        return choice == null ? "" : page.t("calls." + what + "." + choice.code());
    }

    String of(String what, @Nullable String code) {
        return code == null ? "" : page.t("calls." + what + "." + code);
    }

    /// What came of a call in a word or two.
    String result(Call call) {
        var told = call.told();
        if (told.state() != State.MADE) return of("state", told.state());
        return told.outcome() != null ? of("outcome", told.outcome()) : page.t(
                call.device().startsWith(BroughtCalls.FROM) ? "calls.elsewhere"
                        : "calls.state.made");
    }

    String tone(Call call) {
        return switch (call.told().state()) {
            case PLANNED -> "accent";
            case CANCELLED, NOBODY_THERE -> "warn";
            case MADE -> call.told().outcome() == Call.Outcome.ORDER ? "good" : "";
        };
    }

    /// Why an account is suggested.
    ///
    /// @param urged what another room says of it; null for nothing
    String why(Suggestions.Suggestion one, Urging.@Nullable Urged urged) {
        if (urged != null) return page.t(urged.key(), urged.arguments().toArray());
        if (one.isDue() && one.nextOn() != null) {
            return page.t("calls.due", of("nextStep", one.nextStep()),
                    page.words().shortDate(one.nextOn()));
        }
        return one.lastOn() == null ? page.t("calls.never")
                : page.t("calls.last", page.words().shortDate(one.lastOn()));
    }

    /// The next step and its day.
    String next(Call call) {
        var parts = new ArrayList<String>();
        var told = call.told();
        if (told.nextStep() != null) parts.add(of("nextStep", told.nextStep()));
        if (told.nextOn() != null) parts.add(page.words().shortDate(told.nextOn()));
        return String.join(", ", parts);
    }

    /// What the customer asked for.
    String owed(Told told) {
        var parts = new ArrayList<String>();
        if (told.sampleAsked()) parts.add(page.t("calls.owed.sample"));
        if (told.quoteAsked()) parts.add(page.t("calls.owed.quote"));
        return String.join(", ", parts);
    }

    /// `Monday, 2 March 2026`
    String day(LocalDate day) {
        var name = DateTimeFormatter.ofPattern("EEEE", page.language().locale()).format(day);
        return page.t("calls.dayNamed", name, page.words().date(day));
    }

    /// `Mar`, `márc.`
    String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLL", page.language().locale()).format(day);
    }

    /// With two decimals.
    String decimal(double number) {
        return page.words().decimal(
                BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP));
    }

    String moment(Instant at) {
        return page.words().moment(at, page.organisation().zone());
    }

    /// How late a report came, in words; empty where it came in time.
    String lag(CallReport report, Hours hours) {
        long days = hours.day(report.first().submittedAt()).toEpochDay()
                - report.day().toEpochDay();
        return days <= 0 ? "" : page.t("calls.lag", days);
    }

    List<String> lines(String content) {
        return content.lines().toList();
    }
}
