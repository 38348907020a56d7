package linecard.files;

import linecard.money.Money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// What stands in a cell of an export. Only a [Text] comes from what people typed.
public sealed interface Cell {

    /// @param text at most 32,767 characters, as no spreadsheet holds more
    record Text(String text) implements Cell {

        public Text {
            if (text.length() > Limits.CELL_CHARS) {
                throw new IllegalArgumentException(text.length() + " characters in one cell");
            }
        }
    }

    /// A text of any length: what no spreadsheet holds is cut, and the cut shown.
    static Text cut(String text) {
        return new Text(text.length() <= Limits.CELL_CHARS ? text
                : text.substring(0, Limits.CELL_CHARS - 1) + "…");
    }

    /// One of a few known values.
    ///
    /// @param code as programs call it, the same in every language
    /// @param shown as people read it
    record Choice(String code, String shown) implements Cell {}

    record Truth(boolean is, String shown) implements Cell {}

    record Whole(long number) implements Cell {}

    /// An amount of money or another exact number, shown with as many digits as its scale:
    /// 1250.50 with two, an amount of forints with none.
    record Decimal(BigDecimal number) implements Cell {

        public Decimal {
            if (number.scale() < 0) number = number.setScale(0);
        }
    }

    record Amount(Money money) implements Cell {}

    /// @param zone in which people read it
    record Moment(Instant at, ZoneId zone) implements Cell {

        /// To the minute, by the clock of its readers.
        LocalDateTime local() {
            return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        }

        /// `2026-11-03 14:05`
        String shown() {
            return local().toString().replace('T', ' ');
        }
    }

    record Day(LocalDate day) implements Cell {}

    /// @param percent as people say it: 7.5 is seven and a half per cent
    record Percent(BigDecimal percent) implements Cell {

        public Percent {
            if (percent.scale() < 0) percent = percent.setScale(0);
        }
    }

    record Empty() implements Cell {}
}
