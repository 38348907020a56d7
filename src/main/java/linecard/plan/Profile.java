package linecard.plan;

import linecard.web.Choice;
import linecard.web.Page;
import linecard.words.Coded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a year's goal lies over its months.
public enum Profile implements Coded {

    EVEN,
    /// By the working days of each month.
    WORKING_DAYS,
    /// By the same months of the year before.
    LAST_YEAR,
    /// Month by month, as typed; the year is their sum.
    MANUAL;

    /// @param manual whether typing the months is one of them
    static List<Choice> choices(Page page, boolean manual) {
        var choices = new ArrayList<Choice>();
        for (var profile : values()) {
            if (profile == MANUAL && !manual) continue;
            choices.add(new Choice(profile.code(), page.t("plan.profile." + profile.code())));
        }
        return choices;
    }

    static Profile of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
