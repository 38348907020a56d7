package linecard.files;

import java.math.BigDecimal;
import java.time.LocalDate;

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

    record Whole(long number) implements Cell {}

    /// An amount of money or another exact number, shown with as many digits as its scale:
    /// 1250.50 with two, an amount of forints with none.
    record Decimal(BigDecimal number) implements Cell {

        public Decimal {
            if (number.scale() < 0) number = number.setScale(0);
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
