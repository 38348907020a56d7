package linecard.hearing;

import org.junit.jupiter.api.Test;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class NearTest {

    @Test
    void a_word_is_near_to_what_one_edit_makes_of_it() {
        assertThat(Near.of("szalitas")).contains("szallitas", "szalitasi", "zsalitas", "szalita")
                .doesNotContain("szalitas", "szallitasi");
        assertThat(Near.of("ar")).isEmpty();
        assertThat(Near.of("x".repeat(1000))).isEmpty();
    }

    @Test
    void a_snippet_shows_the_first_hit_and_marks_what_stands_for_it() {
        var text = "Bevezető szavak, amelyek nem számítanak semmit. ".repeat(10)
                + "A szállítási időt hosszúnak találja. " + "Vége. ".repeat(100);
        var snippet = Snippet.of(text, Set.of("szallitas"));
        assertThat(snippet.isHit()).isTrue();
        assertThat(snippet.text()).startsWith("… ").endsWith(" …").hasSizeLessThan(260);
        assertThat(snippet.parts()).filteredOn(Snippet.Part::isMarked)
                .extracting(Snippet.Part::text).containsExactly("szállítási");
        assertThat(Snippet.of("Fast delivery, late deliveries.", Set.of("deliveri")).parts())
                .filteredOn(Snippet.Part::isMarked).hasSize(2);
        assertThat(Snippet.of("", Set.of("x")).parts()).isEmpty();
        assertThat(Snippet.of("Arany", Set.of("ar")).isHit()).isTrue();
        assertThat(Snippet.of("Aranyosan", Set.of("ar")).isHit()).isFalse();
        assertThat(Snippet.of("😀".repeat(500), Set.of("x")).text()).doesNotContain("?");
    }
}
