package linecard.database;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;

import static linecard.database.EmbeddedSample.refused;
import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedRefusedTest extends EmbeddedHome {

    @Test
    void a_second_start_with_the_same_folder_is_refused() {
        try (var _ = start()) {
            refused(home, "Linecard is already running with the folder " + home
                    + "; stop it first, or choose another with LINECARD_HOME.");
        }
    }

    @Test
    void wrong_folders_are_refused_in_one_sentence() throws Exception {
        var file = Files.createFile(temporary.resolve("file"));
        refused(file, file + " is a file, and Linecard needs a folder there;"
                + " choose another with LINECARD_HOME.");
        refused(file.resolve("below"), "The folder " + file.resolve("below")
                + " cannot be written to by the user " + System.getProperty("user.name")
                + "; give that user the right, or choose another with LINECARD_HOME.");
        refused(temporary.resolve("a$b"), "The folder " + temporary.resolve("a$b") + " has a quote,"
                + " a dollar sign or a backslash in its name; choose another with LINECARD_HOME.");
    }

    @Test
    void data_of_another_major_version_are_refused_and_left_as_they_are() throws Exception {
        Files.writeString(home.resolve("data/PG_VERSION"), "17\n");
        refused(home, "The data in " + home.resolve("data") + " belong to PostgreSQL 17 and this"
                + " Linecard brings PostgreSQL 18; make a whole export with the earlier Linecard"
                + " and bring it into a fresh LINECARD_HOME.");
    }

    @Test
    void data_without_their_passwords_or_with_wrong_ones_are_refused() throws Exception {
        var passwords = home.resolve("passwords.properties");
        Files.delete(passwords);
        refused(home, "The file " + passwords + ", which opens the data beside it, is missing;"
                + " put it back from a copy.");
        Files.writeString(passwords, "admin=wrong\n");
        refused(home, "The file " + passwords + " lacks one of its two lines, admin and owner;"
                + " put it back from a copy.");
        Files.writeString(passwords, "admin=wrong\nowner=wrong\n");
        refused(home, "PostgreSQL does not let us in (FATAL: password authentication failed for"
                + " user \"linecard_admin\"); " + passwords + " must be the one made with the data"
                + " beside it.");
        assertThat(EmbeddedPostmaster.living(home.resolve("data"))).isEmpty();
    }
}
