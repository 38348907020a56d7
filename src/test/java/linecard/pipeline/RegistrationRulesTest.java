package linecard.pipeline;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static linecard.pipeline.RegistrationRules.plain;
import static org.assertj.core.api.Assertions.assertThat;

class RegistrationRulesTest {

    @ParameterizedTest
    @CsvSource({
        "Árvíz Gépház Kft., ARVIZ GEPHAZ KFT, true",
        "Árvíz Gépház Kft., Árvíz Gépház Zrt., true",
        "Smith & Sons Inc., Smith and Sons, false",
        "'Acme, Inc.', ACME LLC, true",
        "Kft., Bt., false",
        "Duna Kft., Tisza Kft., false",
    })
    void names_are_compared_without_accents_marks_and_the_form_of_the_firm(
            String one, String other, boolean isSame) {
        assertThat(plain(one, "").name().equals(plain(other, "").name())).isEqualTo(isSame);
    }

    @ParameterizedTest
    @CsvSource({
        "12345678-2-41, 12345678-2-09, true",
        "HU12345678, 12345678-2-41, true",
        "12-3456789, 123456789, true",
        "12345678-2-41, 12345679-2-41, false",
    })
    void tax_numbers_are_compared_by_what_names_the_firm(String one, String other, boolean isSame) {
        assertThat(plain("", one).taxNumber().equals(plain("", other).taxNumber())).isEqualTo(isSame);
    }
}
