package linecard.matching;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

class DistanceTest {

    @Property(tries = 2_000)
    void as_many_slips_as_the_whole_table_says(
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 9) String one,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 9) String other,
            @ForAll @IntRange(max = 4) int most) {
        int slips = Distance.between(one, other, most);
        int all = whole(one, other);
        if (all <= most) assertThat(slips).isEqualTo(all);
        else assertThat(slips).isGreaterThan(most);
    }

    private static int whole(String one, String other) {
        var slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    slips[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                slips[i][j] = Math.min(slips[i - 1][j - 1] + same,
                        Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    slips[i][j] = Math.min(slips[i][j], slips[i - 2][j - 2] + 1);
                }
            }
        }
        return slips[one.length()][other.length()];
    }
}
