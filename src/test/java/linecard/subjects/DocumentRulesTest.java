package linecard.subjects;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentRulesTest {

    @Property
    void lines_sum_to_the_documents_net(
            @ForAll @Size(min = 1, max = 40)
                    List<@LongRange(min = -99_999_999, max = 99_999_999) Long> gross,
            @ForAll @LongRange(min = -9_999_999_999L, max = 9_999_999_999L) long net) {
        var amounts = gross.stream().mapToLong(Long::longValue).toArray();

        var nets = DocumentRules.nets(amounts, net);

        if (Arrays.stream(amounts).allMatch(amount -> amount == 0)) {
            assertThat(nets.isPresent()).isEqualTo(net == 0);
        } else {
            assertThat(DocumentRules.sum(nets.orElseThrow())).isEqualTo(net);
        }
    }

    @Property
    void a_document_with_the_other_sign_has_its_lines_with_the_other_sign(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 99_999_999) Long> gross,
            @ForAll @LongRange(min = 0, max = 9_999_999_999L) long net) {
        var amounts = gross.stream().mapToLong(Long::longValue).toArray();
        var turned = gross.stream().mapToLong(amount -> -amount).toArray();

        var nets = DocumentRules.nets(amounts, net).orElseThrow();
        var other = DocumentRules.nets(turned, -net).orElseThrow();

        assertThat(other).isEqualTo(Arrays.stream(nets).map(part -> -part).toArray());
    }

    @Property
    void a_goal_is_spread_evenly_and_wholly(
            @ForAll @LongRange(min = 0, max = 1L << 50) long steps,
            @ForAll("spans") int months, @ForAll boolean forints) {
        long step = forints ? 100 : 1;

        var parts = GoalIntake.evenly(steps * step, months, step);

        assertThat(DocumentRules.sum(parts)).isEqualTo(steps * step);
        assertThat(Arrays.stream(parts)).allMatch(part -> part % step == 0);
        assertThat(parts[0] - parts[months - 1]).isBetween(0L, step);
    }

    @Provide
    Arbitrary<Integer> spans() {
        return Arbitraries.of(1, 3, 12);
    }

    @Test
    void without_a_documents_net_lines_stay() {
        assertThat(DocumentRules.nets(new long[] {5, -7}, null)).contains(new long[] {5, -7});
    }

    @Test
    void cost_is_rounded_half_up() {
        assertThat(DocumentRules.cost(333, 1_500)).isEqualTo(500);
        assertThat(DocumentRules.cost(333, -1_500)).isEqualTo(-500);
    }
}
