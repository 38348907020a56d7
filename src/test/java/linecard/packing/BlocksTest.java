package linecard.packing;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlocksTest {

    @Property(tries = 500)
    void a_block_comes_back_and_is_stored_in_no_more_bytes(
            @ForAll @IntRange(min = 1, max = 127) int form, @ForAll @IntRange(max = 3_000) int more,
            @ForAll @IntRange(min = 1, max = 256) int kinds, @ForAll long seed) {
        var block = block(form, more, kinds, seed);
        var stored = Blocks.stored(block);
        assertThat(stored.length).isLessThanOrEqualTo(block.length);
        assertThat(stored[0] & 0x7F).isEqualTo(form);
        assertThat(Blocks.read(stored)).isEqualTo(block);
    }

    private static byte[] block(int form, int more, int kinds, long seed) {
        var random = new Random(seed);
        var block = new byte[1 + more];
        for (int i = 1; i < block.length; i++) block[i] = (byte) random.nextInt(kinds);
        block[0] = (byte) form;
        return block;
    }

    @Test
    void what_comes_again_and_again_becomes_smaller() {
        assertThat(Blocks.stored(block(3, 10_000, 1, 0)).length).isLessThan(100);
    }

    @Test
    void blocks_that_were_stored_as_they_are_are_read_still() {
        var block = block(2, 1_000, 1, 0);
        assertThat(Blocks.read(block)).isSameAs(block);
    }

    @Property(tries = 1_000)
    void a_broken_block_is_refused_or_is_of_the_length_it_says(
            @ForAll @Size(max = 60) byte[] bytes,
            @ForAll @ByteRange(min = Byte.MIN_VALUE, max = -1) byte form) {
        var broken = bytes.clone();
        if (broken.length == 0) broken = new byte[1];
        broken[0] = form;
        try {
            assertThat(Blocks.read(broken)).hasSize(ByteBuffer.wrap(broken).getInt(1));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("a block");
        }
    }

    @Test
    void a_block_that_was_cut_or_says_that_it_is_huge_is_refused_before_there_is_room_for_it() {
        var stored = Blocks.stored(block(3, 10_000, 2, 1));
        for (int length : new int[] {1, 4, 5, 6, stored.length - 1}) {
            assertThatThrownBy(() -> Blocks.read(Arrays.copyOf(stored, length)))
                    .isInstanceOf(IllegalStateException.class);
        }
        for (int length : new int[] {Integer.MAX_VALUE, -1, 0, 10_000, 10_002}) {
            var other = stored.clone();
            ByteBuffer.wrap(other).putInt(1, length);
            assertThatThrownBy(() -> Blocks.read(other)).isInstanceOf(IllegalStateException.class);
        }
    }
}
