package linecard.scoring;

import linecard.packing.Sha256;
import linecard.scoring.Place.Out;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Reads what [Published#text] wrote, line by line.
public final class PublishedFile {

    /// A file that is none, or is not whole any more.
    public static final class Unreadable extends Exception {

        Unreadable(int line, String why) {
            super("line " + line + ": " + why);
        }
    }

    private final MessageDigest digest = Sha256.digest();
    private final StringBuilder rulesText = new StringBuilder();
    private final List<Entrant> entrants = new ArrayList<>();
    private final List<Day> days = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private String name = "";
    private String rulesHash = "";
    private @Nullable Rules rules;

    private PublishedFile() {}

    /// @throws Unreadable at the first line that is not as it was written, which it names
    public static Published read(BufferedReader lines) throws IOException, Unreadable {
        var file = new PublishedFile();
        int number = 1;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (number == 1 && !line.equals(Published.FORM)) {
                throw new Unreadable(1, "this is no contest file of Linecard");
            }
            try {
                var wrong = file.read(line);
                if (wrong != null) throw new Unreadable(number, wrong);
            } catch (RuntimeException e) {
                throw new Unreadable(number, "this line is not understood");
            }
            number++;
        }
        if (file.rules == null) throw new Unreadable(number, "the end is missing: the hash");
        return new Published(file.name, file.rules, file.entrants, file.days, file.places);
    }

    /// What is wrong with the line, if anything.
    private @Nullable String read(String line) {
        if (rules != null) return "this stands after the end";
        var fields = line.split("\t", -1);
        if (fields[0].equals("hash")) return end(fields[1]);
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        switch (fields[0]) {
            case Published.FORM -> {}
            case "name" -> name = fields[1];
            case "rules" -> rulesHash = fields[1];
            case "entrant" -> {
                entrants.add(new Entrant(
                        fields[1], text(fields[2]), number(fields[3]), date(fields[4])));
                if (!codes.add(fields[1])) return "this entrant stands here twice";
            }
            case "day" -> {
                days.add(new Day(fields[1], LocalDate.parse(fields[2]),
                        Long.parseLong(fields[3]), Long.parseLong(fields[4])));
                if (!codes.contains(fields[1])) return "a day of nobody who takes part";
            }
            case "place" -> places.add(place(fields));
            default -> rulesText.append(line).append('\n');
        }
        return null;
    }

    private @Nullable String end(String hash) {
        if (!Sha256.hex(digest).equals(hash)) {
            return "the hash is another: the file was changed";
        }
        if (!Sha256.hex(rulesText.toString()).equals(rulesHash)) {
            return "the rules have another hash";
        }
        rules = RulesText.read(rulesText.toString());
        return null;
    }

    private static Place place(String[] fields) {
        var number = number(fields[2]);
        var result = number(fields[3]);
        var prize = number(fields[8]);
        return new Place(fields[1], number == null ? null : Integer.valueOf(number.intValue()),
                result == null ? null
                        : new Score(result, Objects.requireNonNull(number(fields[4]))),
                Long.parseLong(fields[5]), date(fields[6]),
                fields[7].isEmpty() ? null : Out.valueOf(fields[7].toUpperCase(Locale.ROOT)),
                prize == null ? null : Integer.valueOf(prize.intValue()),
                Long.parseLong(fields[9]));
    }

    private static @Nullable String text(String field) {
        return field.isEmpty() ? null : field;
    }

    private static @Nullable Long number(String field) {
        return field.isEmpty() ? null : Long.valueOf(field);
    }

    private static @Nullable LocalDate date(String field) {
        return field.isEmpty() ? null : LocalDate.parse(field);
    }
}
