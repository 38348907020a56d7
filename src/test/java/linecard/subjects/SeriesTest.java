package linecard.subjects;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// Columns of numbers and of texts hold what was put into them, over many chunks.
class SeriesTest {

    @Test
    void numbers_of_all_sizes_stay_what_they_are() {
        var random = new Random(7);
        var series = new Series();
        var all = new ArrayList<Long>();
        for (int i = 0; i < 300_000; i++) {
            long value = i < 70_000 ? 0
                    : i < 140_000 ? random.nextInt() : random.nextLong() >> random.nextInt(64);
            series.add(value);
            all.add(value);
        }
        for (int i = 0; i < all.size(); i += 1 + random.nextInt(50)) {
            long value = random.nextLong();
            series.set(i, value);
            all.set(i, value);
        }

        for (int i = 0; i < all.size(); i++) assertThat(series.get(i)).isEqualTo(all.get(i));
        assertThat(series.size()).isEqualTo(300_000);
    }

    @Property(tries = 200)
    void texts_are_numbered_as_they_come(@ForAll @Size(max = 60) List<String> said) {
        var texts = new Texts();
        var seen = new ArrayList<String>();
        for (var text : said) {
            var whole = text.replaceAll("[\\ud800-\\udfff]", "");
            if (!seen.contains(whole)) seen.add(whole);
            assertThat(texts.add(whole)).isEqualTo(seen.indexOf(whole));
        }
        for (int i = 0; i < seen.size(); i++) assertThat(texts.get(i)).isEqualTo(seen.get(i));
    }

    @Test
    void texts_go_over_many_blocks() {
        var texts = new Texts();
        for (int i = 0; i < 200_000; i++) {
            assertThat(texts.add("a document's number " + i)).isEqualTo(i);
        }
        for (int i = 0; i < 200_000; i += 37) {
            assertThat(texts.add("a document's number " + i)).isEqualTo(i);
            assertThat(texts.get(i)).isEqualTo("a document's number " + i);
        }
        assertThat(texts.size()).isEqualTo(200_000);
    }
}
