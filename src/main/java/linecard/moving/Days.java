package linecard.moving;

import linecard.access.Viewer;
import linecard.words.DateOrder;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// The days that another program writes. Of a moment, the day it was where the organisation is.
record Days(ZoneId zone, DateOrder order) {

    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:?\\d\\d)";
    private static final String TIME = "(?<=\\d[.]?)[ T]\\d{1,2}:\\d\\d.*$";

    static Days of(Viewer viewer) {
        boolean isMonthFirst = viewer.organisation().country().equals("US");
        return new Days(viewer.organisation().zone(),
                isMonthFirst ? DateOrder.MDY : DateOrder.DMY);
    }

    /// @throws ReadingException where it is none
    LocalDate read(String text) {
        if (text.matches(MOMENT)) {
            try {
                return OffsetDateTime.parse(text.replaceFirst("(\\d\\d)(\\d\\d)$", "$1:$2"))
                        .atZoneSameInstant(zone).toLocalDate();
            } catch (DateTimeException e) {
                throw new ReadingException("words.notADate");
            }
        }
        return Reading.date(text.replaceFirst(TIME, ""), Language.ENGLISH, order);
    }

    /// Null where it is none.
    @Nullable LocalDate find(String text) {
        try {
            return text.isEmpty() ? null : read(text);
        } catch (ReadingException e) {
            return null;
        }
    }
}
