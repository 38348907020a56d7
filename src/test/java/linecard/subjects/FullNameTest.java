package linecard.subjects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FullNameTest {

    @Test
    void the_family_stands_first_in_hungary() {
        assertThat(FullName.of("Szűcs Árpád", true)).isEqualTo(new FullName("", "Szűcs", "Árpád"));
        assertThat(FullName.of("Dr.  Szűcs Anna Mária", true))
                .isEqualTo(new FullName("Dr.", "Szűcs", "Anna Mária"));
    }

    @Test
    void it_stands_last_elsewhere_and_before_a_comma() {
        assertThat(FullName.of("Anna J. Miller", false))
                .isEqualTo(new FullName("", "Miller", "Anna J."));
        assertThat(FullName.of("J. Miller", false)).isEqualTo(new FullName("", "Miller", "J."));
        assertThat(FullName.of("de la Cruz, Ana", false))
                .isEqualTo(new FullName("", "de la Cruz", "Ana"));
    }

    @Test
    void a_single_word_is_a_family() {
        assertThat(FullName.of("Dr. Ash", false)).isEqualTo(new FullName("Dr.", "Ash", ""));
        assertThat(FullName.of(" Ash ", false).isWhole()).isFalse();
        assertThat(FullName.of("", true)).isEqualTo(new FullName("", "", ""));
    }
}
