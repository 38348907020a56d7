package linecard.calls;

import linecard.calendar.WorkingDays;
import linecard.calls.Call.Kind;
import linecard.words.Coded;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What holds for all calls of the organisation.
///
/// @param counted the kinds of contact that count
/// @param cutoffDays working days after a call on which it may still be entered in time; 0: only
/// on its own day
/// @param version 0 as long as nobody changed what holds at first
record Setting(Set<Kind> counted, int cutoffDays, int version) {

    static final int MOST_DAYS = 30;

    public static final Setting USUAL =
            new Setting(EnumSet.of(Kind.VISIT, Kind.ONLINE, Kind.EVENT), 1, 0);

    public Setting {
        counted = Set.copyOf(counted);
    }

    static Set<Kind> kinds(String codes) {
        return Arrays.stream(codes.split(" ")).filter(code -> !code.isEmpty())
                .map(code -> Coded.of(Kind.class, code))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    String codes() {
        return Arrays.stream(Kind.values()).filter(counted::contains).map(Kind::code)
                .collect(Collectors.joining(" "));
    }

    /// The last day on which a call of a day is in time, by the calendar of its rep.
    LocalDate cutoff(LocalDate day, WorkingDays worked) {
        return worked.after(day, cutoffDays);
    }
}
