package linecard.search;

import linecard.search.Spelling.Meant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class VocabularyTest {

    @Property(tries = 2_000)
    void what_is_meant_is_what_word_by_word_would_be(
            @ForAll @Size(max = 40) Set<@CharRange(from = 'a', to = 'c')
                    @StringLength(min = 2, max = 11) String> words,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 11) String typed) {
        var vocabulary = new Vocabulary(words);
        assertThat(vocabulary.meant(typed)).isEqualTo(oneByOne(words, typed));
        vocabulary.ranks(typed).forEach((word, rank) ->
                assertThat(rank).as(word).isEqualTo(Spelling.rank(typed, word)));
        assertThat(vocabulary.ranks(typed).keySet()).containsExactlyInAnyOrderElementsOf(
                words.stream().filter(word -> Spelling.rank(typed, word) >= 0).toList());
    }

    @Property(tries = 500)
    void so_are_numbers_which_forgive_no_slip(
            @ForAll @Size(max = 40) Set<@CharRange(from = '0', to = '1')
                    @StringLength(min = 2, max = 9) String> words,
            @ForAll @CharRange(from = '0', to = '1') @StringLength(min = 4, max = 9) String typed) {
        assertThat(new Vocabulary(words).meant(typed)).isEqualTo(oneByOne(words, typed));
    }

    private static List<Meant> oneByOne(Set<String> words, String typed) {
        if (typed.length() < Spelling.SHORTEST_FOR_ONE) return List.of();
        return words.stream()
                .map(word -> new Meant(word, Spelling.rank(typed, word)))
                .filter(meant -> meant.rank() > Spelling.BEGUN)
                .sorted(Comparator.comparingInt(Meant::rank).thenComparing(Meant::word))
                .limit(Vocabulary.MOST)
                .toList();
    }
}
