package linecard;

import java.time.LocalDate;

/// The rules of the usual contest of the tests, as text: by revenue, with one prize.
public final class Race {

    private Race() {}

    public static String rules(LocalDate from, LocalDate to, LocalDate cutOff) {
        return """
                kind\tranking
                measure\trevenue
                line\t
                days\t%s\t%s
                cut_off\t%s
                handicap\tnone
                bar\t
                minimum\t
                passes_down\tfalse
                breaks
                tied\teach
                returns\tin_time
                leavers\tstay
                by_team\tfalse
                prize\t1\tcash\t10000\t
                """.formatted(from, to, cutOff);
    }
}
