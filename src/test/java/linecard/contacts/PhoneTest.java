package linecard.contacts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "06 30 123 4567, HU, +36301234567, +36 30 123 4567",
        "30/123-4567, HU, +36301234567, +36 30 123 4567",
        "+36 (1) 234 5678, US, +3612345678, +36 1 234 5678",
        "(319) 555-0142, US, +13195550142, +1 319-555-0142",
        "0043 664 1234567, AT, +436641234567, +43 664 1234567",
        "+1 319 555 0142 ext. 7, US, +13195550142, +1 319 555 0142 ext. 7",
        "mellék 12, HU, '', mellék 12",
        "1, HU, '', 1",
        "+999 1, HU, '', +999 1",
    })
    void a_number_is_kept_as_typed_and_by_e164(String typed, String country, String number, String shown) {
        var phone = Phone.of(typed, country);
        assertThat(phone.typed()).isEqualTo(typed);
        assertThat(phone.number()).isEqualTo(number);
        assertThat(phone.shown()).isEqualTo(shown);
    }
}
