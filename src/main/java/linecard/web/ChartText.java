package linecard.web;

import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/// How a chart names its series and writes its amounts, so that no chart knows words or money.
///
/// @param full an amount as tables and titles write it
/// @param brief the same in a few characters, for beside a column: '1,2 M'
/// @param needed the sentence that says how much each remaining month has to bring
public record ChartText(
        String period, String actual, String goal, String prior, String pace, String variance,
        LongFunction<String> full, LongFunction<String> brief, LongFunction<String> needed) {

    private static final char MINUS = '\u2212';

    /// It takes long to make one, and each is for one thread: others are copied from it.
    private static final Map<Language, NumberFormat> BRIEF = new ConcurrentHashMap<>();

    /// The usual names and short amounts; for one thread.
    ///
    /// @param decimals how many digits of an amount are minor units: 2 for cents, 0 for forints
    public static ChartText of(Words words, int decimals, LongFunction<String> full) {
        var form = (NumberFormat) BRIEF
                .computeIfAbsent(words.language(), ChartText::brief).clone();
        LongFunction<String> brief = amount -> brief(form, decimals, amount);
        return new ChartText(
                words.text("web.chart-period"), words.text("web.chart-actual"),
                words.text("web.chart-goal"), words.text("web.chart-prior"),
                words.text("web.chart-pace"), words.text("web.chart-variance"),
                full, brief, amount -> words.text("web.chart-needed", brief.apply(amount)));
    }

    private static NumberFormat brief(Language language) {
        var form = NumberFormat.getCompactNumberInstance(
                language.locale(), NumberFormat.Style.SHORT);
        form.setMaximumFractionDigits(2);
        return form;
    }

    /// Three digits and the language's sign for thousands or millions. Rounded before it becomes a
    /// double, which holds three digits well: the JDK's compact form cuts a BigDecimal's decimals.
    private static String brief(NumberFormat form, int decimals, long amount) {
        var rounded = BigDecimal.valueOf(amount, decimals).round(new MathContext(3));
        return form.format(rounded.doubleValue()).replace('-', MINUS);
    }

    String fullOrDash(@Nullable Long amount) {
        return amount == null ? "–" : full.apply(amount);
    }

    String fullSigned(long amount) {
        return (amount > 0 ? "+" : "") + full.apply(amount);
    }

    String briefSigned(long amount) {
        return (amount > 0 ? "+" : "") + brief.apply(amount);
    }
}
