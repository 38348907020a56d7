package linecard.subjects;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
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
            long value = i < 70_000 ? 0 : i < 140_000 ? random.nextInt()
                    : i < 200_000 ? Integer.MAX_VALUE - 20_000 + random.nextInt(40_000)
                    : i < 270_000 ? Long.MAX_VALUE - random.nextInt(20_000)
                    : random.nextLong() >> random.nextInt(64);
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

    @Property
    void numbers_set_anywhere_leave_the_others_as_they_are(
            @ForAll @Size(min = 1, max = 20) List<Long> said, @ForAll List<Integer> places,
            @ForAll @Size(min = 1) List<@LongRange(min = -40_000, max = 40_000) Long> others) {
        var series = new Series();
        said.forEach(value -> series.add(value == 7 ? value : 0));
        var all = new ArrayList<>(said.stream().map(value -> value == 7 ? value : 0L).toList());
        for (int i = 0; i < places.size(); i++) {
            int at = Math.floorMod(places.get(i), said.size());
            long value = i % 3 == 0 ? said.get(at) : others.get(i % others.size());
            series.set(at, value);
            all.set(at, value);
        }

        for (int i = 0; i < all.size(); i++) assertThat(series.get(i)).isEqualTo(all.get(i));
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
