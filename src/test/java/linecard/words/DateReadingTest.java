package linecard.words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.YearMonth;

import static linecard.words.Language.ENGLISH;
import static linecard.words.Language.HUNGARIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DateReadingTest {

    static final LocalDate DATE = LocalDate.of(2026, 11, 3);

    @ParameterizedTest
    @ValueSource(strings = {"2026.11.03.", "2026. 11. 3.", "2026-11-03", "2026. november 3.",
            "2026/11/03", "2026.11.03", "2026. nov. 3.", "2026 November 3", " 2026. 11. 03. ",
            "2026.\u00a0november\u00a03."})
    void a_date_as_hungarians_write_it_is_read(String typed) {
        assertThat(Reading.date(typed, HUNGARIAN)).isEqualTo(DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-03", "3 November 2026", "3-Nov-2026", "03 nov 2026",
            "November 3, 2026", "Nov. 3 2026", "2026/11/3"})
    void a_date_as_the_english_write_it_is_read(String typed) {
        assertThat(Reading.date(typed, ENGLISH)).isEqualTo(DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026. 11. 03. 10:30", "2026.11.03 9:05:07", "2026.11.03. 10:30",
            "2026-11-03T10:00:00Z", "2026-11-03T10:00:00.123+01:00", "2026-11-03 10:00 +0100",
            "3/11/2026 10:30 AM", "3/11/2026, 10:30:15\u202fp.m.", "3/11/2026 0:00",
            "2026. november 3.", "2026. nov. 3. 8:00", "3 November 2026", "Nov 3, 2026, 10:30 PM",
            "3-Nov-2026", "2026-11-03"})
    void a_date_in_a_file_may_have_words_of_either_language_and_a_time_of_day(String written) {
        assertThat(Reading.day(written, DateOrder.DMY)).isEqualTo(DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:30", "2026-11-03 x", "2026-11-03 10", "2026-11-03 10:30 sharp",
            "3 november. 2026. 10:30", "2026 May 3", "3 május 2026", "46329"})
    void what_is_no_date_in_a_file_is_refused(String written) {
        assertThatThrownBy(() -> Reading.day(written, DateOrder.DMY))
                .isInstanceOf(ReadingException.class);
    }

    @Test
    void a_decomposed_accent_is_the_same_letter() {
        assertThat(Reading.date("2026. ma\u0301rcius 3.", HUNGARIAN)).isEqualTo("2026-03-03");
    }

    @ParameterizedTest
    @CsvSource({"MDY, 11/03/2026", "DMY, 03/11/2026", "DMY, 3.11.2026", "DMY, 2026-11-03",
            "YMD, 2026.11.03", "ISO, 2026-11-03", "MDY, 3 November 2026"})
    void the_caller_may_know_the_order(DateOrder order, String typed) {
        assertThat(Reading.date(typed, ENGLISH, order)).isEqualTo(DATE);
    }

    @ParameterizedTest
    @CsvSource({"YMD, 11/03/2026", "ISO, 2026.11.03.", "ISO, 2026-11-3", "ISO, 3 November 2026",
            "MDY, 13/01/2026", "DMY, 01/13/2026", "DMY, 1/2/26", "DMY, 1/2-2026"})
    void another_order_is_refused(DateOrder order, String typed) {
        assertThatThrownBy(() -> Reading.date(typed, ENGLISH, order))
                .isInstanceOf(ReadingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10",
            "2026-11-00", "26-11-03", "2026-11", "20261103", "2026-11-03T00:00",
            "2026-11-03 12:00", "46329",
            "11/03/2026", "3.11.2026", "0226-11-03", "2926-11-03", "12026-11-03", "2026-11-03x",
            "3 Smarch 2026", "2026. smarch 3.", "November 2026", "31 April 2026",
            "\u0662026-11-03"})
    void what_is_no_certain_date_is_refused(String typed) {
        for (var language : Language.values()) {
            assertThatThrownBy(() -> Reading.date(typed, language))
                    .isInstanceOf(ReadingException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "2026. 11.", "2026.11", "2026/11", "November 2026",
            "Nov 2026", "2026. november", "2026. nov."})
    void a_month_is_read_in_either_language(String typed) {
        assertThat(Reading.month(typed)).isEqualTo(YearMonth.of(2026, 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-13", "2026-0", "11-26", "2026-11-03", "Smarch 2026",
            "1026-11"})
    void what_is_no_month_is_refused(String typed) {
        assertThatThrownBy(() -> Reading.month(typed)).isInstanceOf(ReadingException.class);
    }
}
