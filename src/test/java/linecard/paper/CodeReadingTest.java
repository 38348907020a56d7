package linecard.paper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/// The square code of a clear page is read, whatever it says.
class CodeReadingTest {

    private static final double QUIET_MM = 4;

    /// Some of the first thousands that ZXing 3.5 does not see at every size.
    @ParameterizedTest
    @ValueSource(longs = {402, 644, 774, 2225, 2255, 2326})
    void a_clear_code_is_read_whatever_it_says(long seed) {
        var code = code(seed);
        assertThat(CodeReading.of(size -> picture(code, seed, size))).contains(code);
    }

    @Test
    void a_code_that_is_not_seen_at_one_size_is_read_at_another() {
        var code = code(1);
        var looks = new AtomicInteger();
        assertThat(CodeReading.of(size -> looks.getAndIncrement() == 0
                ? new Grey(9, 9) : picture(code, 1, size))).contains(code);
    }

    private static SheetCode code(long seed) {
        var random = new Random(seed);
        return new SheetCode(new UUID(random.nextLong(), random.nextLong()), random.nextInt(2), 1);
    }

    /// As a scanner sees it: not quite on the grid, and with a little noise.
    private static Grey picture(SheetCode code, long seed, double pixelsPerMm) {
        var random = new Random(seed);
        var squares = code.squares();
        double square = SheetLayout.code().width() * pixelsPerMm / squares.getWidth();
        double from = QUIET_MM * pixelsPerMm + random.nextDouble();
        int size = (int) ((SheetLayout.code().width() + 2 * QUIET_MM) * pixelsPerMm);
        var picture = new Grey(size, size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int dark = 0;
                for (int part = 0; part < 16; part++) {
                    int column = (int) Math.floor((x + (part % 4 + 0.5) / 4 - from) / square);
                    int row = (int) Math.floor((y + (part / 4 + 0.5) / 4 - from) / square);
                    boolean isIn = Math.min(column, row) >= 0 && Math.max(column, row) < squares.getWidth();
                    if (isIn && squares.get(column, row)) dark++;
                }
                picture.put(x, y, Math.clamp(240 - dark * 13 + (int) (random.nextGaussian() * 3), 0, 255));
            }
        }
        return picture;
    }
}
