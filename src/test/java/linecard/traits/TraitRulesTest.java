package linecard.traits;

import linecard.traits.Trait.Kind;
import linecard.traits.Trait.Of;
import linecard.traits.Trait.Reps;
import linecard.words.Language;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.words.Language.ENGLISH;
import static linecard.words.Language.HUNGARIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TraitRulesTest {

    private static Trait trait(Kind kind, String... choices) {
        return new Trait(UUID.randomUUID(), Of.ACCOUNT, "one", "One", "", kind, List.of(choices),
                false, Reps.SEEN, 0, false, 1);
    }

    private static String read(Kind kind, String text, Language in) {
        return TraitRules.read(trait(kind, "East", "West"), text, in);
    }

    @Test
    void values_are_kept_as_programs_write_them() {
        assertThat(read(Kind.NUMBER, "1 234,50", HUNGARIAN)).isEqualTo("1234.5");
        assertThat(read(Kind.NUMBER, "-0.00", ENGLISH)).isEqualTo("0");
        assertThat(read(Kind.DATE, "2026. november 3.", HUNGARIAN)).isEqualTo("2026-11-03");
        assertThat(read(Kind.TRUTH, "Igen", HUNGARIAN)).isEqualTo("true");
        assertThat(read(Kind.TRUTH, "no", ENGLISH)).isEqualTo("false");
        assertThat(read(Kind.CHOICE, "east", ENGLISH)).isEqualTo("East");
    }

    @Test
    void what_is_none_of_the_kind_is_refused() {
        assertThatThrownBy(() -> read(Kind.NUMBER, "many", ENGLISH)).isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> read(Kind.NUMBER, "9".repeat(31), ENGLISH)).isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> read(Kind.DATE, "31 Feb 2026", ENGLISH)).isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> read(Kind.TRUTH, "perhaps", ENGLISH)).isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> read(Kind.CHOICE, "North", ENGLISH)).isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> read(Kind.TEXT, "x".repeat(1001), ENGLISH)).isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> read(Kind.TEXT, "a\0b", ENGLISH)).isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> TraitRules.plainNumber("1,5")).isInstanceOf(ReadingException.class);
    }

    @Test
    void what_a_form_shows_is_read_back_as_it_was() {
        for (var language : Language.values()) {
            for (var number : List.of("0", "-12.5", "1234.567", "1234567", "0.0000000001")) {
                var typed = TraitRules.typed(trait(Kind.NUMBER), number, Words.in(language));
                assertThat(read(Kind.NUMBER, typed, language)).as(typed).isEqualTo(number);
            }
        }
    }

    @Test
    void a_key_is_made_of_the_name_and_of_no_other() {
        assertThat(TraitRules.key("Szerződés vége", Set.of())).isEqualTo("szerzodesVege");
        assertThat(TraitRules.key("2nd <b>", Set.of())).isEqualTo("ndB");
        assertThat(TraitRules.key("Привет", Set.of())).matches("[a-z][a-zA-Z0-9]*");
        assertThat(TraitRules.key("One", Set.of("one", "one2"))).isEqualTo("one3");
        assertThat(TraitRules.key("x".repeat(60), Set.of()).length()).isLessThan(40);
    }

    @Test
    void a_tag_is_the_same_in_other_capitals() {
        assertThat(Tags.read("vip,  Export ;VIP\n key  account", List.of("Vip")))
                .containsExactly("Export", "key account", "Vip");
        assertThatThrownBy(() -> Tags.read("x".repeat(41), List.of())).isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> Tags.read("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u", List.of()))
                .isInstanceOf(ReadingException.class);
    }
}
