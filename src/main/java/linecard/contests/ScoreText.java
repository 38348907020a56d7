package linecard.contests;

import linecard.access.Organisation;
import linecard.plan.Goal.Measure;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Score;
import linecard.words.Words;

import java.math.BigDecimal;

/// Says figures of a contest in its measure.
public record ScoreText(Words words, Organisation organisation, Rules rules) {

    /// A result before any handicap.
    String amount(long amount) {
        var measure = Measure.of(rules.measure());
        if (measure.isMoney()) return words.money(organisation.money(amount));
        return measure == Measure.UNITS
                ? words.decimal(BigDecimal.valueOf(amount, 3).stripTrailingZeros())
                : words.number(amount);
    }

    public String score(Score score) {
        return rules.handicap() == Handicap.NONE ? amount(score.result())
                : words.percent(score.rounded(6), 2);
    }
}
