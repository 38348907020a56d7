package linecard.keyaccounts;

import linecard.keyaccounts.Setting.Measure;
import linecard.keyaccounts.Warning.Evidence;
import linecard.web.Page;
import linecard.web.ParetoCurve;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// How key accounts are said on a page.
final class KeyText {

    /// In millionths: less is not told apart.
    private static final long LEAST_CHANCE = 1000;

    private final Page page;

    KeyText(Page page) {
        this.page = page;
    }

    /// `12 accounts, 13% of all, make 80.4% of the revenue`
    private String found(Review review, Scope scope) {
        var key = review.measure() == Measure.MARGIN ? "keyaccounts.found.margin"
                : "keyaccounts.found.revenue";
        return page.t(key, scope.few(), percent(scope.part(scope.few()), 0),
                percent(scope.ofTotal(scope.fewMinor()), 1));
    }

    /// What the twelve months were.
    String window(Review review) {
        return page.t("keyaccounts.window", page.words().shortDate(review.since()),
                page.words().shortDate(review.asOf().minusDays(1)));
    }

    String measure(Review review) {
        return page.t("keyaccounts.measure." + review.measure().code());
    }

    String amount(long minor) {
        return page.money(page.organisation().money(minor));
    }

    String millionths(long part) {
        return page.words().percent(BigDecimal.valueOf(part, 6), 1);
    }

    String permille(long part) {
        return page.words().percent(BigDecimal.valueOf(part, 3), 0);
    }

    String percent(double part) {
        return percent(part, 1);
    }

    String threshold(Review review) {
        return page.words().percent(review.threshold());
    }

    /// Calls that are expected, with one decimal.
    String calls(double expected) {
        return index(expected);
    }

    private String percent(double part, int digits) {
        return page.words().percent(BigDecimal.valueOf(part), digits);
    }

    @Nullable ParetoCurve chart(Review review, Scope scope) {
        if (scope.points().isEmpty()) return null;
        return new ParetoCurve(found(review, scope),
                List.of(page.t("keyaccounts.accounts"), measure(review)),
                part -> page.words().percent(BigDecimal.valueOf(part, 6), 0), scope.points(),
                Math.round(1e6 * scope.part(scope.few())),
                Math.round(1e6 * scope.ofTotal(scope.fewMinor())),
                page.t("keyaccounts.even"));
    }

    /// `0.4 (0.2–0.7)`
    String attention(Attention attention) {
        if (!attention.isEnough()) return page.t("keyaccounts.few");
        return page.t("keyaccounts.attention.range", index(attention.index()),
                index(attention.low()), index(attention.high()));
    }

    private String index(double index) {
        return page.words().decimal(BigDecimal.valueOf(index).setScale(1, RoundingMode.HALF_UP));
    }

    /// How long ago somebody was there.
    String since(@Nullable LocalDate lastOn, LocalDate today) {
        return lastOn == null ? page.t("keyaccounts.never")
                : page.t("keyaccounts.days", today.toEpochDay() - lastOn.toEpochDay());
    }

    /// What shows a warning.
    ///
    /// @param lines names of product lines
    String evidence(Evidence evidence, Map<UUID, String> lines) {
        var chance = (evidence.chance() < LEAST_CHANCE ? "<" : "") + page.words().percent(
                BigDecimal.valueOf(Math.max(LEAST_CHANCE, evidence.chance()), 6), 1);
        return switch (evidence.kind()) {
            case INTERVAL -> page.t("keyaccounts.evidence.interval", evidence.before(),
                    evidence.now(), evidence.points(),
                    page.words().shortDate(evidence.from()), chance);
            case SILENCE -> page.t("keyaccounts.evidence.silence", evidence.now(),
                    evidence.before(), evidence.points(),
                    page.words().shortDate(evidence.from()), chance);
            case MIX -> page.t("keyaccounts.evidence.mix", evidence.now(), evidence.before(),
                    page.words().shortDate(evidence.from()), evidence.lines().stream()
                            .map(line -> Objects.requireNonNullElse(lines.get(line), "–"))
                            .collect(Collectors.joining(", ")), chance);
            case RETURNS -> page.t("keyaccounts.evidence.returns", permille(evidence.before()),
                    permille(evidence.now()), page.words().shortDate(evidence.from()),
                    evidence.points(), chance);
            case CONTACT -> page.t("keyaccounts.evidence.contact");
        };
    }

    /// Where the evidence itself is.
    String path(Warning warning) {
        var evidence = warning.evidence();
        var documents = "/documents?account=" + warning.account();
        return switch (evidence.kind()) {
            case INTERVAL, SILENCE -> documents + "&from=" + evidence.from().minusYears(1);
            case MIX -> documents + "&from=" + evidence.from().minusYears(1)
                    + "&line=" + evidence.lines().getFirst();
            case RETURNS -> documents + "&kind=credit&from=" + evidence.from();
            case CONTACT -> "/contacts/" + evidence.contact();
        };
    }
}
