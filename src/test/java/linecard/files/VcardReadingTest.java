package linecard.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import static linecard.files.TableFiles.csv;
import static org.assertj.core.api.Assertions.assertThat;

class VcardReadingTest {

    private static final String CARD = """
            BEGIN:VCARD
            VERSION:3.0
            N:Szűcs;Árpád;;Dr.;
            FN:Dr. Szűcs Árpád
            ORG:Hegyi Gépház Kft.;Beszerzés
            TITLE:Beszerzési vezető
            TEL;TYPE=WORK:+36 30 123 4567
            item1.TEL;TYPE=CELL:06 20 765 4321
            EMAIL:arpad@hegyi.example
            PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
             /2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwg
            NOTE:Első sor\\nmásodik\\, sor
            UID:u-1
            END:VCARD
            """;

    @Test
    void a_card_is_a_row() throws IOException {
        assertThat(cells(CARD)).containsExactly(List.of("Szűcs", "Árpád", "Dr.",
                "Hegyi Gépház Kft.", "Beszerzési vezető", "+36 30 123 4567", "06 20 765 4321",
                "arpad@hegyi.example", "", "", "Első sor\nmásodik, sor", "u-1"));
    }

    @Test
    void old_and_new_cards_stand_in_one_file() throws IOException {
        var read = cells("BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
                + "Sz=C5=B1cs;=C3=81rp=C3=A1d\r\nPHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n"
                + "TEL;WORK:1\r\nEND:VCARD\r\nbegin:vcard\r\nVERSION:4.0\r\nFN:Kiss Zsófia\r\n"
                + "TEL;VALUE=uri:tel:+36-1-234-5678\r\nLANG:hu\r\nEND:VCARD\r\n");
        assertThat(read.get(0)).startsWith("Szűcs", "Árpád").contains("1");
        assertThat(read.get(1)).startsWith("Kiss Zsófia", "").contains("+36-1-234-5678", "hu");
    }

    @Test
    void what_is_broken_is_refused_alone() throws IOException {
        var text = CARD + "some words\nand more\n" + CARD.replace("NOTE:", "NOTE:" + "x".repeat(9_000)
                + ("\nNOTE:" + "y".repeat(9_000)).repeat(8) + "\nNOTE:") + CARD + "BEGIN:VCARD\nN:Torn;";
        try (var sheet = Sheets.open(csv(text), "a.vcf")) {
            var keys = new ArrayList<String>();
            for (var row : sheet) keys.add(row.number() + " " + row.problem().map(Problem::key).orElse("good"));
            assertThat(keys).containsExactly("1 good", "15 files.card-outside", "17 files.card-long",
                    "40 good", "54 files.card-open");
        }
    }

    @Test
    @Timeout(20)
    void fifty_megabytes_of_picture_cost_nothing() throws IOException {
        var file = TableFiles.file(new byte[0]);
        try (var out = new BufferedWriter(Files.newBufferedWriter(file))) {
            out.write("BEGIN:VCARD\nVERSION:3.0\nN:Nagy;Kép\nPHOTO;ENCODING=b:");
            for (int i = 0; i < 250_000; i++) out.write("A".repeat(100));
            out.write("\nPHOTO;ENCODING=b:");
            for (int i = 0; i < 400_000; i++) out.write("\n " + "B".repeat(73));
            out.write("\nEND:VCARD\n" + CARD);
        }
        assertThat(Files.size(file)).isGreaterThan(50L << 20);
        try (var sheet = Sheets.open(file, "big.vcf")) {
            assertThat(sheet).extracting(row -> row.cells().getFirst()).containsExactly("Nagy", "Szűcs");
        }
    }

    private static List<List<String>> cells(String text) throws IOException {
        try (var sheet = Sheets.open(csv(text), "a.vcf")) {
            var all = new ArrayList<List<String>>();
            for (var row : sheet) all.add(row.cells());
            return all;
        }
    }
}
