package linecard.exchange;

import linecard.files.Guess;
import linecard.words.DateOrder;
import linecard.words.Language;

import org.junit.jupiter.api.Test;

import java.util.List;

import static linecard.words.Language.ENGLISH;
import static linecard.words.Language.HUNGARIAN;
import static org.assertj.core.api.Assertions.assertThat;

class GuessTest {

    private static final List<Field> FIELDS = List.of(
            Field.required("account", "customerid"), Field.required("rep"),
            Field.required("from", "mettől"), Field.optional("until", "to"));

    private static Language numbers(String... cells) {
        return Guess.numbers(List.of(List.of(cells)), HUNGARIAN);
    }

    private static DateOrder dates(String country, String... cells) {
        return Guess.dates(List.of(List.of(cells)), country);
    }

    @Test
    void numbers_tell_their_writer() {
        assertThat(numbers("1,234.5")).isEqualTo(ENGLISH);
        assertThat(numbers("12.50", "x")).isEqualTo(ENGLISH);
        assertThat(numbers("1 234,5")).isEqualTo(HUNGARIAN);
        assertThat(numbers("1.234,5", "12.5", "7,25")).isEqualTo(HUNGARIAN);
        assertThat(numbers("1.234", "2026.03.01", "12")).isEqualTo(HUNGARIAN);
        assertThat(numbers("(12.50)", "x")).isEqualTo(ENGLISH);
        assertThat(numbers("€1,234.50-")).isEqualTo(ENGLISH);
        assertThat(numbers("USD 12.50")).isEqualTo(ENGLISH);
        assertThat(numbers("12.5%")).isEqualTo(ENGLISH);
        assertThat(numbers("1,250,000")).isEqualTo(ENGLISH);
        assertThat(Guess.numbers(List.of(List.of("1.234,50 Ft")), ENGLISH)).isEqualTo(HUNGARIAN);
        assertThat(Guess.numbers(List.of(List.of("1.250.000 Ft")), ENGLISH)).isEqualTo(HUNGARIAN);
    }

    @Test
    void dates_tell_their_order() {
        assertThat(dates("US", "31/01/2026")).isEqualTo(DateOrder.DMY);
        assertThat(dates("HU", "01/31/2026")).isEqualTo(DateOrder.MDY);
        assertThat(dates("HU", "1/31/2026, 10:30 AM")).isEqualTo(DateOrder.MDY);
        assertThat(dates("US", "01/02/2026")).isEqualTo(DateOrder.MDY);
        assertThat(dates("GB", "01/02/2026")).isEqualTo(DateOrder.DMY);
        assertThat(dates("US", "2026-01-31", "01.02.2026")).isEqualTo(DateOrder.DMY);
        assertThat(dates("US", "2026-01-31", "Acme")).isEqualTo(DateOrder.MDY);
        assertThat(dates("GB", "2026-01-31", "Acme")).isEqualTo(DateOrder.DMY);
    }

    @Test
    void columns_are_found_by_their_names_in_both_languages_and_mean_one_thing() {
        var header = List.of("Képviselő kódja", "CUSTOMER_ID", "mettől", "To", "Region");
        var found = Columns.match(header, FIELDS);

        assertThat(found).containsEntry("rep", "Képviselő kódja").containsEntry("from", "mettől")
                .containsEntry("account", "CUSTOMER_ID").containsEntry("until", "To").hasSize(4);
        assertThat(Columns.fingerprint(List.of("A", "é"))).isEqualTo(
                Columns.fingerprint(List.of("E", "a")));
    }

    @Test
    void kinds_go_by_any_of_their_names() {
        var kind = Field.required("kind").oneOf("order", "invoice", "credit");
        assertThat(Choices.find(kind, " Jóváírás ")).contains("credit");
        assertThat(Choices.find(kind, "bill")).isEmpty();
    }
}
