package linecard.scoring;

import linecard.calendar.Span;
import linecard.packing.Sha256;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Rules as text, a line a rule and always in the same order, so that the same rules have the same
/// hash: a word, then its values, parted by tabs.
public final class RulesText {

    private RulesText() {}

    public static String of(Rules rules) {
        var text = new StringBuilder();
        line(text, "kind", rules.kind());
        line(text, "measure", rules.measure());
        named(text, "line", rules.line());
        line(text, "days", rules.days().from(), rules.days().to());
        line(text, "cut_off", rules.cutOff());
        line(text, "handicap", rules.handicap());
        line(text, "bar", rules.bar() == null ? ""
                : rules.bar().stripTrailingZeros().toPlainString());
        line(text, "minimum", rules.minimum() == null ? "" : rules.minimum());
        line(text, "passes_down", rules.passesDown());
        line(text, Stream.concat(Stream.of("breaks"), rules.breaks().stream()).toArray());
        line(text, "tied", rules.tied());
        line(text, "returns", rules.returns());
        line(text, "leavers", rules.leavers());
        line(text, "by_team", rules.byTeam());
        eligible(text, rules.eligible());
        for (var prize : rules.prizes()) {
            line(text, "prize", prize.place(), prize.isCash() ? "cash" : "thing", prize.minor(),
                    Field.plain(prize.name()));
        }
        if (rules.follows() != null) line(text, "follows", rules.follows());
        return text.toString();
    }

    /// What holds nobody back is not said, as it was not before it could be.
    private static void eligible(StringBuilder text, Eligibility eligible) {
        for (var one : eligible.territories()) named(text, "territory", one);
        for (var one : eligible.agencies()) named(text, "agency", one);
        if (eligible.withGoal()) line(text, "with_goal", true);
        if (eligible.joinedBefore() != null) line(text, "joined_before", eligible.joinedBefore());
    }

    private static void named(StringBuilder text, String word, @Nullable Named named) {
        if (named == null) line(text, word, "");
        else line(text, word, named.code(), named.name());
    }

    /// The hash by which entrants know that the rules are those of the start.
    public static String hash(Rules rules) {
        return Sha256.hex(of(rules));
    }

    /// @throws RuntimeException of any kind where the text is not as [#of] writes it
    public static Rules read(String text) {
        var lines = text.lines().map(line -> line.split("\t", -1)).toList();
        var values = new HashMap<String, String[]>();
        var territories = new ArrayList<Named>();
        var agencies = new ArrayList<Named>();
        var prizes = new ArrayList<Prize>();
        for (var line : lines) {
            switch (line[0]) {
                case "territory" -> territories.add(new Named(line[1], line[2]));
                case "agency" -> agencies.add(new Named(line[1], line[2]));
                case "prize" -> prizes.add(new Prize(Integer.parseInt(line[1]),
                        line[2].equals("cash"), line[4], Long.parseLong(line[3])));
                default -> values.put(line[0], line);
            }
        }
        var joined = values.get("joined_before");
        var rules = read(values, new Eligibility(territories, agencies,
                values.containsKey("with_goal"),
                joined == null ? null : LocalDate.parse(joined[1])), prizes);
        if (!of(rules).equals(text)) throw new IllegalArgumentException("other words");
        return rules;
    }

    private static Rules read(
            Map<String, String[]> values, Eligibility eligible, List<Prize> prizes) {
        var line = of(values, "line");
        var follows = values.get("follows");
        var bar = one(values, "bar");
        var minimum = one(values, "minimum");
        var days = of(values, "days");
        return new Rules(word(Kind.class, one(values, "kind")), one(values, "measure"),
                line[1].isEmpty() ? null : new Named(line[1], line[2]),
                new Span(LocalDate.parse(days[1]), LocalDate.parse(days[2])),
                LocalDate.parse(one(values, "cut_off")),
                word(Handicap.class, one(values, "handicap")),
                bar.isEmpty() ? null : new BigDecimal(bar),
                minimum.isEmpty() ? null : Long.valueOf(minimum),
                Boolean.parseBoolean(one(values, "passes_down")),
                Arrays.stream(of(values, "breaks")).skip(1)
                        .map(word -> word(Break.class, word)).toList(),
                word(Tied.class, one(values, "tied")), word(Returns.class, one(values, "returns")),
                word(Leavers.class, one(values, "leavers")),
                Boolean.parseBoolean(one(values, "by_team")), eligible, prizes,
                follows == null ? null : follows[1]);
    }

    private static String[] of(Map<String, String[]> values, String word) {
        var fields = values.get(word);
        if (fields == null) throw new IllegalArgumentException("no " + word);
        return fields;
    }

    private static String one(Map<String, String[]> values, String word) {
        return of(values, word)[1];
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static void line(StringBuilder text, Object... fields) {
        text.append(Field.line(fields)).append('\n');
    }
}
