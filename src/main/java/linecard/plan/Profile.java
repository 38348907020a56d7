package linecard.plan;

import java.util.Locale;

/// How a year's goal lies over its months.
public enum Profile {

    EVEN,
    /// By the working days of each month.
    WORKING_DAYS,
    /// By the same months of the year before.
    LAST_YEAR,
    /// Month by month, as typed; the year is their sum.
    MANUAL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Profile of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
