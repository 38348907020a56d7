package linecard.emails;

import linecard.emails.Match.Target;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class PlacementRulesTest {

    private static final UUID DUNA = UUID.randomUUID();
    private static final UUID TISZA = UUID.randomUUID();
    private static final UUID EVA = UUID.randomUUID();
    private static final UUID BELA = UUID.randomUUID();

    private static final List<Match> KNOWN = List.of(new Match("eva@duna", EVA, DUNA),
            new Match("bela@tisza", BELA, TISZA), new Match("info@duna", null, DUNA),
            new Match("shared@x", EVA, DUNA), new Match("shared@x", BELA, TISZA));

    @SafeVarargs
    private static List<Target> targets(List<String>... circles) {
        return PlacementRules.targets(List.of(circles), KNOWN);
    }

    @Test
    void a_mail_stands_at_everybody_of_its_own_head() {
        assertThat(targets(List.of("me@us", "eva@duna", "bela@tisza", "x@y")))
                .containsExactly(new Target(DUNA, EVA), new Target(TISZA, BELA));
        assertThat(targets(List.of("eva@duna", "info@duna"))).containsExactly(new Target(DUNA, EVA));
        assertThat(targets(List.of("info@duna"))).containsExactly(new Target(DUNA, null));
    }

    @Test
    void who_is_handed_on_counts_where_nobody_else_is_known() {
        assertThat(targets(List.of("me@us"), List.of("bela@tisza"))).containsExactly(new Target(TISZA, BELA));
        assertThat(targets(List.of("eva@duna"), List.of("bela@tisza")))
                .containsExactly(new Target(DUNA, EVA));
    }

    @Test
    void an_address_of_two_accounts_is_for_a_person_to_decide() {
        assertThat(targets(List.of("shared@x"))).isEmpty();
        assertThat(PlacementRules.proposals(List.of(List.of("shared@x", "eva@duna")), KNOWN))
                .containsExactly(new Target(DUNA, EVA), new Target(TISZA, BELA));
        assertThat(targets(List.of("nobody@y"))).isEmpty();
    }
}
