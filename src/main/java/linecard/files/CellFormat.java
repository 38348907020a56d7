package linecard.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;

/// How a spreadsheet shows the number in a cell, as far as it changes what the number says.
enum CellFormat {

    NUMBER, PERCENT, DAY, MOMENT, TIME;

    /// Spreadsheets keep and show 15 significant digits; what follows is noise of binary
    /// fractions, as in 0.30000000000000004.
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    /// No longer number stands in a spreadsheet: 17 digits, a sign, a point and an exponent.
    private static final int NUMBER_CHARS = 40;
    private static final int EXPONENT = 308;

    /// 31 December 9999, the last day a spreadsheet knows.
    private static final int LAST_DAY = 2_958_465;
    private static final int SECONDS_OF_DAY = 86_400;

    /// The format of a number that every spreadsheet knows (ECMA-376 part 1, 18.8.30).
    static CellFormat builtIn(int id) {
        if (id == 9 || id == 10) return PERCENT;
        if (id == 22) return MOMENT;
        if (id >= 18 && id <= 21 || id >= 45 && id <= 47 && id != 46) return TIME;
        if (id >= 14 && id <= 17 || id >= 27 && id <= 36 || id >= 50 && id <= 58) return DAY;
        return NUMBER;
    }

    /// The format of a code such as `yyyy\-mm\-dd` or `0.0%`; of its sections the first counts.
    static CellFormat of(String code) {
        var bare = code.replaceAll("\"[^\"]*\"?|\\\\.|[_*].", "").split(";", 2)[0];
        boolean isSpan = bare.matches("(?i).*\\[(h+|m+|s+)].*");
        bare = bare.replaceAll("\\[[^]]*]", "").replaceAll("(?i)general|am/pm|a/p", "");
        if (bare.indexOf('%') >= 0) return PERCENT;
        if (isSpan || bare.matches("(?s).*[#?].*")) return NUMBER;
        boolean hasDay = bare.matches("(?is).*[yd].*");
        boolean hasTime = bare.matches("(?is).*[hs].*");
        if (hasDay) return hasTime ? MOMENT : DAY;
        if (hasTime) return TIME;
        return bare.matches("(?is).*m.*") ? DAY : NUMBER;
    }

    /// The number of a cell as a person sees it, with a point and without exponent; what is no
    /// number is given as it stands.
    String text(String raw, boolean from1904) {
        if (raw.length() > NUMBER_CHARS) return raw;
        BigDecimal number;
        try {
            number = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (number.signum() == 0) number = BigDecimal.ZERO;
        if (Math.abs((long) number.precision() - number.scale()) > EXPONENT) return raw;
        return switch (this) {
            case NUMBER -> plain(number);
            case PERCENT -> plain(number.movePointRight(2)) + "%";
            case DAY, MOMENT, TIME -> moment(number, from1904);
        };
    }

    private static String plain(BigDecimal number) {
        var shown = number.round(SHOWN).stripTrailingZeros();
        return shown.signum() == 0 ? "0" : shown.toPlainString();
    }

    private String moment(BigDecimal number, boolean from1904) {
        var seconds = number.remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(SECONDS_OF_DAY)).setScale(0, RoundingMode.HALF_UP);
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_DAY + 1)) >= 0) {
            return plain(number);
        }
        int day = number.intValue();
        int second = seconds.intValueExact();
        if (second == SECONDS_OF_DAY) {
            day++;
            second = 0;
        }
        var time = LocalTime.ofSecondOfDay(second).toString();
        if (this == TIME && day == 0) return time;
        if (this == DAY || second == 0) return date(day, from1904).toString();
        return date(day, from1904) + " " + time;
    }

    /// Day 1 is 1 January 1900, and day 60 a 29 February 1900 that never was.
    private static LocalDate date(int day, boolean from1904) {
        if (from1904) return LocalDate.of(1904, 1, 1).plusDays(day);
        return LocalDate.of(1899, 12, day < 60 ? 31 : 30).plusDays(day);
    }
}
