package linecard.scoring;

import linecard.packing.Sha256;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/// A finished contest as a file from which anybody works out the same places: its rules, who took
/// part, the days that counted, the places, and a hash over all of it.
///
/// @param days in the order of entrants and dates, so that the same contest is the same file
public record Published(
        String name, Rules rules, List<Entrant> entrants, List<Day> days, List<Place> places) {

    static final String FORM = "linecard contest 1";

    public Published {
        entrants = entrants.stream().sorted(Comparator.comparing(Entrant::code)).toList();
        days = days.stream().sorted(Comparator.comparing(Day::entrant)
                .thenComparing(Day::on)).toList();
        places = List.copyOf(places);
    }

    public static Published of(String name, Rules rules, List<Entrant> entrants, List<Day> days) {
        return new Published(name, rules, entrants, days, Scoring.of(rules, entrants, days));
    }

    /// The file; its last line bears the hash of all before it.
    public String text() {
        var text = body();
        return text + Field.line("hash", Sha256.hex(text)) + "\n";
    }

    public String hash() {
        return Sha256.hex(body());
    }

    /// Whether the places are those that the rules give.
    public boolean isRight() {
        return places.equals(Scoring.of(rules, entrants, days));
    }

    private String body() {
        var text = new StringBuilder(FORM).append('\n');
        line(text, "name", Field.plain(name));
        line(text, "rules", RulesText.hash(rules));
        text.append(RulesText.of(rules));
        for (var one : entrants) {
            line(text, "entrant", one.code(), one.team(), one.base(), one.left());
        }
        for (var one : days) {
            line(text, "day", one.entrant(), one.on(), one.amount(), one.returned());
        }
        for (var one : places) {
            var score = one.score();
            line(text, "place", one.who(), one.number(), score == null ? null : score.result(),
                    score == null ? null : score.base(), one.returned(), one.reached(), one.out(),
                    one.prize(), one.minor());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, @Nullable Object... fields) {
        text.append(Field.line(fields)).append('\n');
    }
}
