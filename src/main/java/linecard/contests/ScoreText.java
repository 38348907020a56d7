package linecard.contests;

import linecard.access.Organisation;
import linecard.files.Cell;
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

    /// For a file: a number, as what it is one of.
    public Cell cell(Score score) {
        if (rules.handicap() != Handicap.NONE) {
            return new Cell.Percent(score.rounded(6).movePointRight(2).stripTrailingZeros());
        }
        var measure = Measure.of(rules.measure());
        if (measure.isMoney()) return new Cell.Amount(organisation.money(score.result()));
        return measure == Measure.UNITS
                ? new Cell.Decimal(BigDecimal.valueOf(score.result(), 3).stripTrailingZeros())
                : new Cell.Whole(score.result());
    }

    public String score(Score score) {
        return rules.handicap() == Handicap.NONE ? amount(score.result())
                : words.percent(score.rounded(6), 2);
    }
}
