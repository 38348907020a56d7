package linecard.database;

import linecard.words.Words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/// One sentence about the server or its backups: a words key and what fills its places.
public record Diagnosis(String key, List<Object> arguments) {

    static Diagnosis of(String key, Object... arguments) {
        return new Diagnosis(key, List.of(arguments));
    }

    /// Moments are written as the commands read them: `2026-11-25T14:05:09+01:00`.
    public String text(Words words) {
        return words.text(key, arguments.stream()
                .map(argument -> argument instanceof Instant at ? written(at) : argument)
                .toArray());
    }

    public static String written(Instant at) {
        return ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));
    }
}
