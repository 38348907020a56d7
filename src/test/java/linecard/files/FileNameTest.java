package linecard.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNameTest {

    @Test
    void a_browser_gets_the_letters_and_an_old_program_a_plain_name() {
        assertThat(FileName.attachment("Árvíz jelentés.xlsx")).isEqualTo("attachment; "
                + "filename=\"Arviz jelentes.xlsx\"; "
                + "filename*=UTF-8''%C3%81rv%C3%ADz%20jelent%C3%A9s.xlsx");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "../../etc/passwd, passwd", "C:\\temp\\a.csv, a.csv", "`a\"; x=\"b.csv`, a_; x=_b.csv",
        "`a\r\nSet-Cookie: x`, a__Set-Cookie_ x", ".htaccess, htaccess", "CON.txt, _CON.txt",
        "x\u202excod.exe, x_xcod.exe", "..., file", "a. , a", "dir/, file", "a%2fb.csv, a%2fb.csv"
    })
    void a_name_has_no_path_and_no_tricks(String name, String shown) {
        assertThat(FileName.shown(name)).isEqualTo(shown);
        assertThat(FileName.attachment(name)).matches(
                "attachment; filename=\"[^\"%\\\\\\p{Cntrl}]+\"; "
                + "filename\\*=UTF-8''[\\w!#$&+.^`|~%-]+");
    }

    @Test
    void a_long_name_keeps_its_ending() {
        assertThat(FileName.shown("ő".repeat(300) + ".xlsx")).hasSize(120).endsWith("ő.xlsx");
    }
}
