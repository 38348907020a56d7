package linecard.files;

import linecard.words.Language;
import linecard.words.Words;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class FilesWordsTest {

    @Test
    void every_refusal_has_words_in_both_languages() throws IOException {
        var keys = new TreeSet<String>();
        try (var sources = Files.list(Path.of("src/main/java/linecard/files"))) {
            for (var source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"(files\\.[a-z0-9-]+)\"").matcher(Files.readString(source))
                        .results().forEach(found -> keys.add(found.group(1)));
            }
        }
        assertThat(keys).hasSizeGreaterThan(30);
        for (var key : keys) {
            for (var language : Language.values()) {
                assertThat(Words.in(language).text(key, 1, 2, "c")).as(key).doesNotContain("{");
            }
        }
    }
}
